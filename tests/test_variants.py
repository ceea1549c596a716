"""Ways in which people write numbers, addresses, ages and schools: each is covered whole."""

from __future__ import annotations

import pytest

from index.model import Decision, Policy
from ingest.deidentify import Deidentifier


def left(engine: Deidentifier, text: str, policy: Policy) -> str:
    """The letters and digits of the marked stretches "<...>" that stay readable."""
    plain, wanted, inside = "", set(), False
    for character in text:
        if character in "<>":
            inside = character == "<"
            continue
        if inside:
            wanted.add(len(plain))
        plain += character
    masked = {
        i
        for one in engine.findings(plain, policy)
        if one.decision is Decision.MASK
        for i in range(one.start, one.end)
    }
    return "".join(plain[i] for i in sorted(wanted - masked) if plain[i].isalnum())


PHONES = """
Bel <06 - 12 34 56 78> na zessen.
Bel <06/12345678> of mail.
Haar nummer: <06 1 2 3 4 5 6 7 8>.
Mobiel <0612 34 56 78>
M <06-1234 5678>
tel <+31-6-12345678>
Tel.: <0031 6 1234 5678>
Hij is bereikbaar op <06.1234.5678>.
Je kunt me bellen: <zes twaalf vierendertig zesenvijftig achtenzeventig>.
Zijn nummer is <nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig>.
Bel haar op <nul zes een twee drie vier vijf zes zeven acht>.
Bel 010-2671234, toestel <4471>.
Telefoon (010) 267 12 34 (tst. <112>)
De balie: 010 267 12 34, doorkiesnummer <8812>.
Doorkiesnummer is <8812>.
vast nummer <010 2671234>
thuis: <0181-452290>
T: <(0181) 45 22 90>
T <0181 45 22 90>
Ze appte vanaf <0612345678>!
App mij: <06 12345678>
whatsapp <+31 612345678>
Bellen kan: <0181-45 22 90>
Zijn telefoonnummer eindigt op <5678>.
het 06-nummer van vader is <12345678>.
06-nummer: <1234 5678>
Bel <06-12
34 56 78> voor een afspraak.
Bel <010 - 
267 12 34> voor een afspraak.
mob.nr. <06 12 345 678>
Haar oude nummer (<0612345678>) werkt niet meer.
Fax <010-2671235>
piket: <06-20123456>
nummer moeder: <06 20 12 34 56>
<o6-12345678> is het nummer van oma.
Belgisch nummer <0475 12 34 56>.
Zij belt met <+32 475 12 34 56>.
Bel <085-1234567> of 0800-2000.
Zijn nummer: <06-12 34 xx xx>
Bel <06-1234567> (een cijfer te weinig).
intern <4471>
"""

ADDRESSES = """
Zij wonen achter de kerk aan de <Molenweg>.
Hij is woonachtig te Goes, <Beatrixlaan 4>.
Zij woont boven de bakker in de <Kerkstraat>.
Vader staat ingeschreven aan de <Lindelaan>.
Adres: Woonboot <De Hoop>, <Rijnkade t.o. 12>
Ze wonen op woonboot <De Hoop> aan de kade.
Het gezin woont op <Kavel 12> van het woonwagenpark.
Standplaats <Zandpad 14> is van hem.
Haar kamer: <Dorpsstraat 12 kamer 3>.
Woonplek: <Dorpsstraat 12, 2e etage>
<Dorpsstraat 12-3hoog> is te klein.
Naar <Van der Helstplein 3 II> verhuisd.
Post naar <Postbus 4411> van vader.
woont aan de <kerkstraat 12> in ede
ze woont kerkstraat <12> nu
hij woont op de <Dennenlaan nr. 8>
Op nummer <14> van de Dennenlaan wonen zij.
In de <Dennenlaan>, op nummer 14, wonen zij.
Zij logeert in de <Van Beethovenlaan> bij haar tante.
Het huis aan het <Hof van Delft 3> is verkocht.
Op <Burg. de Vlugtlaan 101> gebeurde het.
<Laan van Meerdervoort 101 A> is het adres.
<Plein 1953 nr 10> is het adres.
Zij woont <Boezem 3>, Rotterdam.
Zijn adres is <Achter de Dom 7>, Utrecht.
Adres vader: <Singel 12bis>
Ze woont aan 't <Zand 4>.
Bij de familie aan de <1e Pijnackerstraat 4a>.
Verblijfadres <Kerk
straat 12> is geheim.
Zij woont aan de <Kerkstraat
12> in Goes.
Bewoners van de <Lageweg 10 t/m 24>.
Woont op het <Nieuwe Kerkplein 5-7>.
Hij verblijft in Huize <Avondrood> in Ede.
De oppas woont op de <Noordsingel>.
Zij vluchtte naar de <Wilgenstraat>.
Haar fiets stond in de <Populierenstraat>.
Zij fietst vanaf de <Ringdijk> naar school.
Wonende: <De Ruyterkade 21-2> te Vlissingen.
Zij woont op <Schapendrift 8>.
Adres: <'t Hoogt 5>
Ze wonen aan de <Hoefkamp 77> in Ede.
Post graag p/a <Meulenstraat 9>.
Het huis, <Onder de Bogen 17>, is onbewoonbaar verklaard.
Het gezin verhuisde naar <Karekiet 19> in Goes.
Hij is ingeschreven op <De Hulk 41>, Lelystad.
Haar adres luidt <Waterkers 2> (Veghel).
Woonadres <Klaverblad 19> te Assen
Zij vertrok naar <Rozemarijn 6>.
Ze huurt een flat op <Hogevecht 312>.
Hij slaapt in huisje <45> op recreatiepark <De Zanding>.
Ze staan op camping <De Bocht>, plek <12>.
De opvang zit aan de <Gerbrandystr. 4II>.
Vader: <W. de Zwijgerln 8>, moeder idem.
Zij woont <J.P. Coenstr 3hs>.
Hij woont <Pr. Beatrixln 17>.
Post naar <Kon. Wilhelminapl. 3>.
Zij wonen <Molenstraat 12/14>.
Het adres is <Molenstraat>, huisnummer <12>.
Hij woont in de <Molenstraat> op nummer <12>.
Ze woont nu <Van Speykstraat>.
Ze stonden op de hoek <Kerkstraat>/<Dorpsstraat>.
Zij heeft een briefadres: <Spoorlaan 394>.
Hij woont <kerkstr 12>.
Moeder woont in Kleve, <Hauptstraße 12>.
Haar kamer in de opvang (<Hanzelaan 2>, kamer <14>).
Hij woont aan de <Laan 1940-1945 nr 5>.
Ze wonen op <Plein '40-'45 10>.
Straatnaam: <Bosrand>  Huisnummer: <31>
Straat: <Lange Nering>, nr: <12>
Zij woont aan <Oudezijds Voorburgwal 131>.
Adres partner: <Zuidhoek 44 B-2>
Zij woont op <Achterom 5a>.
Zij woont in appartement <4.12> aan de <Wibautstraat>.
Verblijfplaats: <Wulp 8>, Zeewolde
Het gezin is gehuisvest aan de <Spinet 23>.
Laatst bekende adres: <Grote Beer 44>.
De woning aan de <Zevenblad 3> is ontruimd.
Zij is uitgeschreven van <Snelliusstraat 7B>.
Hij woont bij zijn broer op de <Burgemeester Kolfschotenlaan>.
De politie ging ter plaatse op <Beneluxbaan 900>.
Ze kwamen samen op het <Domplein 29>.
Hij logeert op de <Kerkhoflaan 3-a>.
De auto stond in de <Tolsteegsingel> geparkeerd.
Bezorgen bij: <Vrijheidslaan 7-IV>
Zij heeft een kamer gehuurd aan de <Poolster 61>.
Ouders: <Havikshorst 4>, <8302 AB>.
Moeder zwerft tussen <Kruiskade 20> en haar zus.
De melding komt van <Lijnbaansgr. 288>.
De kinderen zijn te vinden op <De Meent 15a>.
Vader heeft een postadres op <Stationspl. 1>.
Het pand <Nieuwe Gracht 5 zwart> is dicht.
Zij woont <Aan de Wetering 30>.
De tas lag voor de deur van <Zonnedauw 8>.
Vertrokken naar <Rue du Midi 40>, Brussel.
woonpl. en adr.: Ede, <Wolfskuilse weg 12>
gezin op <Jan Luijkenstr. 77 hs>
zij komt van <Sportlaan 3>/<5>
De overdracht was op het plein voor <Marktstraat 1>.
Adres grootouders <Eikenhorst 6 Zeist>
"""

CASES = """
Zaaknummer <C10/654321/FA RK 23-1234> is bekend.
zaak-/rolnummer: <10654321 \\ EJ VERZ 23-4412>
rekestnummer <FA RK 23 1234>
parketnr. <10-123456-22>
Parketnummer: <10.123456.22>
PV-nummer <PL1700-2023123456-1>
BVH <2023123456>
dossier <88.40.1127> ligt er.
referentie: <88.40.1127>
clientnr <0088213>
cliëntnr. <A 88 213>
Ons dossier: <VT 23/00412>
VT-nummer <VT23-00412>
meldingsnummer <M 2023 004412>
Zorgdossier <ZD.2023.4412>
SKJ-registratie <100012345>
BIG <19012345678>
SKJ: <110004412>
beschikking <WMO-2023-4412>
beschikkingsnr <2023/JW/00412>
indicatie nr <88123456>
polisnr. <123 456 789>
V-nummer <280.119.4470>
vnr <2801194470>
leerlingnummer <L-4412>
casus <#4412>
casusnummer: <23-0412>
incidentnummer <2023-10-4412>
kenmerk rechtbank: <JE RK 23/1234>
zaaknr rechtbank <C/09/623411>
dossiernummer
<2023-KL-00871>
zaak <Z23.018834>
zaakid <Z2023-00018834>
toezichtnr <T-88213>
klachtnummer <K23-117>
aangifte <2023/4412789>
paspoort <NXK4L81P2>
rijbewijs <5412789634>
documentnr. id <IX88D3RR1>
kenmerk CJIB <5 1234 5678 9012 3456>
Veilig Thuis kent dit gezin onder <VTGM-24-3312>.
Registratienummer Raad: <4471208/23>
K-nummer: <K2301-4471>
A-nummer <4471208331>
JB-nr <0044712>
cliëntid: <44-71-208>
ECD-nummer <447120>
ECD <447120> is bijgewerkt.
rolnr. <23/4471>
procedurenummer <AWB 23/4471>
zaaknummer <UTR 22/3312 WMO>
De uitspraak <SGR 23/4471> gaat over haar.
mutatienr. <2023/0447120>
mut. <PL1500-2024044712>
registratie politie <1500-2024044712>
CJIB-nummer <0044 7120 8331 2200>
IND-dossier <0904-22-4471>
beschikkingsnummer: <B-2024-4471-01>
zorgtoewijzing: <447120833>
tuchtzaak <22.117Ba>
klachtzaak <24-017>
zaak <22.117Ta> van het College van Toezicht
GI-dossier: <JBW.44712.2>
dossiernr <44712/B>
patientennr <4471208>
MRN <4471208>
Pat.nr.: <447-12-08>
DBC-trajectnr: <447120833>
persoonsgebonden nummer <447120833>
PGN <447120833>
leerling-ID LVS <44712>
huurdersnummer <447120>
toevoeging <4LJ1234>
toevoegingsnummer <3KN4471>
insolventienummer <F.10/23/447>
WSNP <R.10/23/447>
kantonzaak <10447120 CV EXPL 23-447>
zaak <HA ZA 23-447>
kort geding <KG ZA 24-17>
zaak <200.312.447/01>
cassatienummer <23/00447>
zorgmachtiging nr. <ZM-24-0447>
W-document <447120833>
meldnummer <2024-447-1208>
Haar dossier (<447120>) is zoek.
Zijn dossier heeft nummer <44-71>.
onder kenmerk <RJ/44712/ab>
ons kenmerk: <RK.44.712>
uw referentie <2024/RK/44712>
voorwaarden in <22-004471-24> en <05/447120-23>
de gevoegde zaken <447120> en 447121
parketnummers <05-447120-23> en <05-447121-23>
parketnummer <05/447120/23>
bsn-loos, wel vreemdelingennummer <2801194470>
dossier met nr <A.44712>
zaakID <7f3a-4471>
Jeugdzorg-ID <J44712>
woonzorgnr. <WZ 44712>
hulpvraagnummer <HV-44712>
intakenr <I 44712>
Het kenmerk van de melding is <M44712-24>.
aanvraagnr: <44712-2024-J>
lidmaatschapsnr <44 71 20>
klantnummer <447120>
relatienummer: <R-44712>
reserveringscode <XKQ4471>
incident <#2024-0447>
volgnummer band <EM-4471>
de zaak met kenmerk <OTS/24/0912>
onderzoeksnummer Raad <K-24-00912>
verwijzingsnr. <ZK-99812>
Beschikking nummer <JH24-99812>
dossier: <JB-WEST 99812>
indicatiebesluit <IB.99812.3>
contractnummer zorg <2024/99812>
ziekenhuisnummer <99-81-220>
uw nummer is <998122>
cliënt <99812> heeft afgezegd
client# <99812>
RvdK <24-0912-K>
aangiftenr. <PL0900-2024-0998>
JD-nummer: <JD 0099812>
zie zaak <AMS 24/998>
hoger beroep <200.399.812/02 OK>
"""

AGES = """
Het meisje is bijna <vijf>.
De jongste is <acht>, de oudste <tien>.
Hij wordt in mei <negen>.
Een <driejarige> viel van de trap.
De <zestienjarige> liep weg.
Haar zoontje van <anderhalf> huilt.
Zij is <14 jr>.
Zij is <veertien jaar> en woont bij oma.
Zoon (<6>) en dochter (<4>) slapen boven.
De kinderen zijn <3>, 6 en 11.
De kinderen zijn 3, <6> en 11.
De kinderen zijn 3, 6 en <11>.
Drie kinderen: <2>, 5 en 9 jaar.
Kinderen van <twee>, vier en zes.
Kinderen uit de eerste relatie: <12> en 14.
De tweeling (<4>) zit op school.
Ze kreeg op haar <zestiende> een kind.
Op <15-jarige> leeftijd liep hij weg.
Leeftijd: <9>
Lft <9 jr>.
Moeder is <34>.
Moeder, <34 jaar>, werkt.
Vader is begin <veertig>.
Oma is in de <zeventig>.
Een baby van <zes weken> oud.
Een baby van <3 mnd>.
De peuter is <twee en een half>.
Zij is net <18> geworden.
Hij is nog geen <12>.
Als <elfjarige> woonde zij daar.
Een jongen van een jaar of <tien>.
Het kind van <5 jaar> sliep.
meisje <13> jaar
jongen, <7>j
m/<14>
Ze zijn <7> en 9.
Ze zijn 7 en <9>.
hun <8-jarige> dochter
De oudste (bijna <12>) wil niet.
Zij wordt morgen <vijftien>.
Volgende week wordt hij <6>!
Een <achtjarig> meisje.
Vader, een <veertiger>, werkt.
Op z'n <vijftiende> ging hij weg.
Het kind is <drie jaar en zes maanden>.
Toen was ze <23>.
Vader is ongeveer <40 jaar>.
Sem <4>, Noor <6>.
De dochter <6>, de zoon <9>.
naam    rol    leeftijd
Noor    dochter    <6>
Zoon (<3jr>) en dochter (<11 mnd>).
Een kind van <2j6m>.
Zij is <17,5 jaar>.
Een meid van <zeventien> met veel praatjes.
Zij wordt in juni <zes>.
Cliënte (v, <34>) meldt zich.
Cliënt (<34>/v) meldt zich.
Moeder (v<34>) belt.
De <15 jarige> zoon zwijgt.
Twee kinderen, <8> en 10 jaar.
Haar <8-> en 10-jarige zoons.
Haar 8- en <10-jarige> zoons.
Hun kinderen <8>/10/12 wonen bij oma.
Zij zijn <acht> en tien jaar oud.
Sinds haar <13e> rookt ze.
Op haar <dertiende> liep ze weg.
Kalenderleeftijd <6;3>.
leeft. <6 jr>
Hij is <16>, bijna 17.
Hij is 16, bijna <17>.
Vader loopt tegen de <vijftig>.
Oma is rond de <zeventig>.
Moeder is eind <twintig>.
Een zuigeling van <5 weken>.
De baby (<6 wkn>) drinkt slecht.
De jongste (<net 4>) slaapt.
Puber van <14> slaat moeder.
Noor, <zes jaar>, tekent graag.
Noor (<zes>) tekent graag.
Noor <6j>, Sem <4j>.
Een <vierjarige> peuter.
Zijn <anderhalfjarige> zusje.
Haar oudste zoon, <vijftien>, zwijgt.
Toen hij <6> was, verhuisden ze.
Op <zesjarige> leeftijd verhuisde hij.
Zij is <veertien> en wil rust.
Hij is nu <dertien>.
Hij is <dertien> geworden.
<Dertien> is hij nu.
Een jongetje van nog geen <twee>.
De meisjes van <5> en 7 delen een bed.
De meisjes van 5 en <7> delen een bed.
Tweeling van <4>.
Een tienermoeder van <16>.
Man, <52>, woont alleen.
Vrouw van <41>, twee kinderen.
Leeftijd kind: <7>
Leeftijd: <7 jaar en 2 maanden>
lft. <7;2>
Vorige week werd ze <achttien>.
Zij viert haar <twaalfde> verjaardag.
Voor haar <achttiende> verjaardag moet er een plan zijn.
Hij was pas <negen> toen vader stierf.
Het <negen> maanden oude meisje.
Een kind van <drie>.
Zus <Mila> is <12>, broer <Ties> <9>.
Als <16-jarig> meisje kwam ze hier.
Ik ben <15> en woon bij opa.
ik ben <15>
ben <9> jaar
mijn broertje is <4>
Het gaat om een meisje (<bijna 9>).
Er is een dochter, inmiddels <22>.
Zij is moeder geworden op haar <17e>.
Met zijn <45 jaar> is vader de oudste.
Jongste kind: <1½ jaar>
Een kereltje van <vijf>.
Mijn dochter van <9> huilt.
Ze zei: ik ben al <twaalf> hoor.
De kleuter (<4 jr 3 mnd>) zwijgt.
Toen moeder <19> was, kwam de eerste.
Een vrouw, <midden dertig>, deed open.
Een jongen, naar schatting <tien>.
Broer en zus (<7> en <5>) spelen.
Ilse werd vorige maand <16>.
Een <12 jaar> oude jongen.
Over een week is ze <18>.
"""

SCHOOLS = """
Hij gaat naar <obs De Vlinder> in Goes.
Zij zit in groep 5 van <De Regenboog>.
groep 4, <basisschool de Springplank>
Op <kinderdagverblijf Pippeloentje> viel het op.
<kdv 't Hummeltje> belde.
Hij zit op het <Lek en Linge>.
Zij zit op <Calvijn College>, klas 2B.
De juf van <De Wegwijzer> belde.
De school (<De Wegwijzer>) maakt zich zorgen.
School: <De Wegwijzer>
school <De Wegwijzer>, groep 6
<Prins Willem-Alexanderschool> meldde dit.
<CBS Het Kompas> en de ouders spraken.
De intern begeleider van <Het Kompas> meldt.
<PSZ Dribbel> is dicht op woensdag.
Peuterspeelzaal <Dribbel> is dicht.
bso <De Zwaluw> haalt hem op.
de <Mariaschool> belde moeder
Ze moet van het <Erasmiaans Gymnasium> af.
Mentor van het <Wellantcollege> belt.
Overstap naar vso <De Piloot>.
Op de <Montessorischool Kralingen> gaat het goed.
zit op <Thorbecke VO>
Hij volgt praktijkonderwijs op <Accent> nu.
Zij zit op <IKC Nova> in groep 8.
De directeur van <'t Schrijverke> belde.
Hij zit op de <Klimop>.
de juf van de <Klimop> belde
voorschool <De Kabouter> ziet hem
gastouderbureau <Zonnestraal> vroeg het na
Hij zit op <De Ark> (sbo).
Leerling van <'t Palet>.
Zij doet <mbo-college Zuid>.
Hij zit op <Da Vinci College>.
Zij volgt een opleiding bij <ROC A12>.
Overgestapt naar cluster 4-school <De Piloot>.
Hij gaat naar <praktijkschool De Atlant>.
Zij zit op de <Vrije School Vredehof>.
De <islamitische basisschool Al Ghazali> belde.
<ibs Al-Hambra> meldt verzuim.
<kc De Kleine Wereld> meldt verzuim.
<kindcentrum Nieuw Zuid> meldt verzuim.
<Kinderopvang Partou, locatie Zeeburg>
vve-groep <De Rupsen>
ISK <Ithaka>
speciaal basisonderwijs (<De Kameleon>)
Hij gaat na de zomer naar <De Delta>, brugklas.
Hij zit op <Het Baken>.
Schoolnaam: <De Zonnebloem>
Basisschool: <De Zonnebloem>
Opvang: <De Zonnebloem>
Huidige school – <De Zonnebloem>
rk basisschool <St. Jozef>
<Sint-Jozefschool> belde
<Dr. Schaepmanschool> belde
het <W.A. Visser 't Hooftlyceum>
Zij zit op het <Rudolf Steiner College>.
havo 3 van <Penta>
2 vmbo-t op <Penta College>
het <Grafisch Lyceum Utrecht>
School: <openbare basisschool De Zonnebloem>
Hij zit in groep 4 van obs <De Zonnebloem>.
zijn juf op <De Zonnebloem>
Zij is aangemeld bij <De Zonnebloem>, een school voor speciaal onderwijs.
School (<De Zonnebloem>, Goes) belt.
Directeur <De Zonnebloem>: kind is veilig.
Mentor (<Penta College>) belt.
De kinderen gaan naar <De Zonnebloem> in Goes.
Na school naar bso <'t Kwetternest>.
peuterspeelzaal <Pinkeltje>
Zij loopt stage op <basisschool Het Kompas>.
dagbehandeling <De Buitenpost>
medisch kinderdagverblijf <De Blauwe Vogel>
De twee oudsten zitten op <De Wilgen>, de jongste op <Dribbel>.
op <De Wilgen> wordt hij gepest
De school, <De Wilgen>, maakt zich zorgen.
leerplicht meldt verzuim op <Lyceum Ypenburg>
Hij is leerling van het <Minkema>.
Zij is van <De Zwaan> gestuurd, haar derde school.
De crèche (<Olleke Bolleke>) merkt honger op.
Voor- en vroegschoolse educatie bij <De Speeldoos>.
Hij doet niveau 2 op het <Nova College>.
De gymjuf van <OBS Wereldwijs> zag het.
School = <Pcb De Rank>
kleuterjuf <De Rank> gesproken
Zorgoverleg <Het Vlot> (sbo)
Hij gaat met een busje naar <De Kom> voor zmlk.
Overdracht van <peuteropvang Ukkie>.
zwemles via school (<De Kring>)
Zij volgt les op de <Taalschool>.
"""


def rows(block: str) -> list[str]:
    """The sentences of a block; a line with an open "<" goes on on the next."""
    found: list[str] = []
    for line in block.strip("\n").split("\n"):
        goes_on = found and (
            found[-1].count("<") > found[-1].count(">") or "<" not in found[-1].split("\n")[-1]
        )
        if goes_on:
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


@pytest.mark.parametrize("text", [*rows(PHONES), *rows(ADDRESSES), *rows(CASES), *rows(AGES), *rows(SCHOOLS)])
def test_however_it_is_written_a_case_shows_nothing_of_it(engine: Deidentifier, text: str) -> None:
    assert left(engine, text, "casus") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Moeder van drie, vader van twee.",
        "Zij is dertig jaar getrouwd en werkt al tien jaar.",
        "De wachttijd was 14 weken, het traject duurt 9 maanden.",
        "Kinderen tot 12 jaar en jongeren van 12 tot 18 jaar.",
        "In 18 van de 24 zaken was er een plan.",
        "In vier maanden is er geen politie geweest.",
        "Zij is twintig weken zwanger en vader zit zes maanden vast.",
    ],
)
def test_what_only_looks_like_an_age_stays(engine: Deidentifier, text: str) -> None:
    assert not [one for one in engine.findings(text, "casus") if one.label == "AGE"]


def test_a_school_or_street_met_once_is_known_wherever_it_stands_and_trees_stay_trees(
    engine: Deidentifier,
) -> None:
    text = "Hij zit op obs De Wilgen. Volgens De Wilgen spijbelt hij. Bij de wilgen staat een bank."
    assert engine.shield(text, "casus")[0] == (
        "Hij zit op [school]. Volgens [school] spijbelt hij. Bij de wilgen staat een bank."
    )
    text = "Zij woont Molenweg 12. Op de Molenweg stond een auto."
    assert engine.shield(text, "casus")[0] == "Zij woont [adres]. Op de [adres] stond een auto."


def test_a_school_begins_with_its_sentence_and_is_not_a_person_with_an_article(engine: Deidentifier) -> None:
    text = "Mevrouw De Wit kwam uit Syrië. School De Regenboog belde."
    assert engine.shield(text, "casus")[0] == "Mevrouw [persoon 1] kwam uit Syrië. [school] belde."


def test_a_known_name_in_capitals_is_that_name(engine: Deidentifier) -> None:
    text = "Lisa ging weg. Later kwam LISA terug, en LVB bleef LVB."
    assert engine.shield(text, "casus")[0] == (
        "[persoon 1] ging weg. Later kwam [persoon 1] terug, en LVB bleef LVB."
    )
