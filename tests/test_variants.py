"""Ways in which people write numbers, addresses, ages and schools: each is covered whole."""

from __future__ import annotations

import pytest

from index.model import Decision, Policy
from ingest.deidentify import Deidentifier


@pytest.fixture(scope="module")
def engine() -> Deidentifier:
    return Deidentifier(model="geen")


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
