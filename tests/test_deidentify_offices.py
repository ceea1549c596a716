"""Who acts in office in a published paper stays readable, who only stands near an office does not.

In the texts `<...>` is a name that stays and `[...]` one that must go; each text can be false in every name of it.
"""

# ruff: noqa: E501 -- a text reads best on one line

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.model import Decision, Described, Fact, Metadata, OffsetMap, Page, Repaired, Source
from ingest.deidentify import Deidentifier
from ingest.deidentify.gate import second_reading
from ingest.deidentify.head import LABELS
from ingest.deidentify.page_reader import PageReader
from ingest.deidentify.policy import load_policy
from ingest.deidentify.sheet import Sheet

_MARK = re.compile(r"<(?P<stays>[^>]+)>|\[(?P<goes>[^\]]+)\]")


@pytest.fixture(scope="module")
def engine() -> Deidentifier:
    return Deidentifier()


def wrong(engine: Deidentifier, marked: str) -> list[str]:
    """The names of a marked text that are masked and should stay, or that show and should go."""
    text, names = "", []
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        name = mark["stays"] or mark["goes"]
        names.append((len(text), len(text) + len(name), mark["stays"] is not None))
        text, last = text + name, mark.end()
    text += marked[last:]
    masks = [
        (one.start, one.end)
        for one in engine.findings(text, "openbaar")
        if one.decision is Decision.MASK and one.label == "PERSON"
    ]
    faults = []
    for start, end, stays in names:
        if stays and any(a < end and start < b for a, b in masks):
            faults.append(f"gemaskeerd: {text[start:end]}")
        if not stays and not any(a <= start and end <= b for a, b in masks):
            faults.append(f"zichtbaar: {text[start:end]}")
    return faults


@pytest.mark.parametrize(
    "marked",
    [
        "De raad nam amendement A3 over de wachttijden aan, mede ingediend door <Van Sluis>, <Bakker> en mevrouw <Ait Hadi>.",
        "De gemeenteraad koos een selectiecommissie uit de raadsleden <T. Heller>, <T. Manders> (voorzitter), <M. Rieter> en <A. Wijnands>.",
        "Namens de burgemeesters: <P. Blank>, <A. Boel>, <R. Bosma>, <C. van den Elsen>, <M. Houben> en <J. Jorritsma>.",
        "Besluitenlijst gemeenteraad\nAanwezige raadsleden\nVVD (2)\nJ.B. (Hans) <de Mare>, A.M. (Annegien) <Wijnands>\nCDA (1)\nP.T.J. (Pieter) <Vervoort>\n",
        "De raad besluit tot toelating van de heren <M.F. van Geel> en <A. Mahrou> als lid van de gemeenteraad.",
        "De gemeenteraad besluit te benoemen als burgercommissielid: mevrouw <J. Verbaarschot>.",
        "Besluitenlijst presidium Wijdemeren\nAanwezig: <Torsius>, <Boermans>, <Fecken> en burgemeester <Verheij> (voorzitter)\nGriffie: [D. van Huizen]\n1. Opening. <Fecken> vraagt naar de planning.",
        "Verslag portefeuillehoudersoverleg jeugd\nDeelnemers: <Wouter Houtzager> (Houten), <Marlies Verweij> (Vianen), [Dorothé Nieman] (regio)\nEn verder. <Verweij> wil het wijkteam laten scholen.",
        "Notulen raad Zwartewaterland\nHoofdelijke stemming: <Bakker> – tegen; <De Lange> – voor; <Pierik> – tegen; <Rienties> – voor\nHet amendement is verworpen.",
        "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nDe Kamer vraagt.\nDe voorzitter van de commissie,\n<Smals-Kuit>\nDe adjunct-griffier van de commissie,\nBakker\n",
        "Voortgang Jeugd Flevodelta\nAan het algemeen bestuur: <Kosterman>, <Dikkers>, <Yasar>, <Van der Es>\nVan: directeur [Marlies Pereboom]\nDe raad wacht.",
        "Motie M-7 (ingediend door <Bregje Schaafsma> en <Okke Bodifee>) wordt uitgevoerd.",
        "De motie is ingediend door mevrouw <Stoffelsma> (SP) en medeondertekend door de heer <Wolbrink>.",
        "De heer <Wolbrink> dient namens zijn fractie een motie in, mede namens de leden <Van Eerden> en <Stoffelsma>.",
        "Motie vreemd aan de orde van de dag\nDe raad, bijeen op 3 mei,\nverzoekt het college\n"
        "en gaat over tot de orde van de dag.\n<K. Wolbrink>, <Truus Stoffelsma>\nLokaal Boxmeer",
        "Oplegger dagelijks bestuur, 4 mei\nDB-lid <Stoffelsma> vroeg naar de tarieven. AB-lid <M. Teitsma> meldt zich af. "
        "De AB-leden <Bruil> en <Van Haren> stemmen in.",
        "Raadscommissie Sociaal, 4 juni\nAanwezig: <T. Bruil> (vz.), <Ouwerkerk> (VVD)\nConclusie vz. <Bruil>: bespreekstuk.",
        "Raadsvoorstel Verordening jeugdhulp\nWoordvoerders: <Teitsma>, <Abdoelrazak>, <Van Haren>, mw. <Ter Steege-Visser>\n"
        "Insprekers: [Bregje Schaafsma] (ouderplatform)\nAdvies: rijp voor behandeling. <Teitsma> kondigt een amendement aan.",
        "Ik neem mijn collega-wethouder <Roel Bodifee> mee. Ook collega-burgemeester <Teitsma> komt.",
        "Aan: burgemeester <Wolbrink>\nVan: [Annelot Berendsen]\n\nUw collega <Stoffelsma> uit Cuijk tekent donderdag.",
        "Portefeuillehouder jeugd <Bodifee> en wethouder zorg <Stoffelsma> lichten toe.",
        "De voorzitter:\nHet woord is aan de staatssecretaris, voor de vragen van de zijde van mevrouw <Stoffelsma> en de heer <Wolbrink>.\n\n"
        "Staatssecretaris <Tersteeg>:\nDank. De heer <Wolbrink> haalde woorden aan van [Dunya Rojava]. Ik kom daar zo op.",
        "Minister <Tersteeg>:\nVoorzitter. De heer <Wolbrink> vroeg naar de wachttijden. Richting mevrouw <Stoffelsma> wil ik zeggen dat er geld komt. "
        "Ik kom op de interruptie van de heer <Van Eerden>.",
        "Geachte raad, in de commissievergadering van 4 juni vroeg <Okke Bodifee> of er meer zaken zijn. "
        "Tijdens de raadsvergadering vroegen mevrouw <Schaafsma> en de heer <Teitsma> naar de kosten.",
        "In het presidium vroeg <Bregje Schaafsma> of dat zo blijft. De heer <Teitsma> verzocht in de raad van 9 mei om een overzicht.",
        "AB-vergadering Regio Noord, 2 juli\nVoorzitter <Bruil> heet nieuw lid <A. van Haren> (gemeente Boxmeer) welkom.\n"
        "Verslag vastgesteld; op blz. 3 moet 'mevrouw <Teitsma>' gelezen worden als 'de heer <Teitsma>'.",
        "Toezeggingenlijst raad, stand 1 oktober\nT-26-041. Aan <Bodifee> (FNP): overzicht.\nT-26-052. Aan <Van Haren>: navraag bij de regio.",
        "Technische vragen raad, begroting 2027\nVragensteller: <Bodifee>\nVraag 1: hoe hoog is de reserve?",
        "Burgerraadslid <Schaafsma> is er. Fractievertegenwoordiger <Ouwerkerk>, burgerlid <Teitsma> en duoraadslid <Bruil> ook.",
        "De voorzitter: Het woord is aan de heer <Bodifee>.\nDe heer <Bodifee>: Ik sluit me aan bij collega <Schaafsma>.\n"
        "De voorzitter: Mevrouw <Teitsma>.\nMevrouw <Teitsma>: Dank.",
        "De voorzitter: Er zijn drie insprekers geweest. Dan geef ik het woord aan mevrouw <Stoffelsma> van de PvdA.\n"
        "Mevrouw <Stoffelsma>: Dank. De voorzitter: De heer <Bodifee>.\nDe heer <Bodifee>: Ik ook.",
        "De voorzitter: Mevrouw <Teitsma>.\nMevrouw <Teitsma> (Pro Actief): Wat ziet u voor de gemeente?\nWethouder <Bodifee>: Veel.",
        "Commissie. Opmerking van de directeur: <Bruil> (VVD) kwam later. Adviseur [Kars] en raadslid <Teitsma>, beleidsadviseur [Joop Kars] en <Bruil> praatten na.",
        "Raadsvoorstel jeugdhulp\nBurgemeester en wethouders van Boxmeer,\nde secretaris,\n<H. Ouwerkerk>\nde burgemeester,\n<T. Bruil>",
        "Aldus vastgesteld in de openbare raad van 4 juni\nde griffier,\n<M. Teitsma>   de voorzitter,\n<T. Bruil>",
        "De raad is akkoord. Met vriendelijke groet, de gemeenteraad van Boxmeer, de voorzitter de griffier mevr. <A.B. Bruil – van den Berg> mr. <J. Teitsma>",
        "Antwoord op vragen van het lid <Wolbrink> over de cliëntenraad van een instelling. Ook de leden <Stoffelsma> en <Bodifee> vroegen ernaar.",
        "In de vergadering van 25 september vroegen <Sef Knapen> en <Hatice Demirel> de raad om een overzicht. De vraag van <Demirel> volgt.",
        "In de raad heeft de wethouder zich verontschuldigd, na een vraag van <Ellen Paulussen>.",
        "Dat vindt een meerderheid van de raad, die maandag de motie van <Bart Lievestro> aannam.",
        "Bijlage bij schriftelijke vragen van <Bianca Bodifee>: berichten uit de wijk aan de raad.",
        "PETITIE\nWij, ouders, vragen de gemeenteraad om geld.\nNamens de raad namen <Corrie Beets> en <Emre Aslan> haar in ontvangst.",
        "De petitie lag bij de gemeente. Namens de raad namen <Corrie Beets> en <Emre Aslan> haar in ontvangst. 15.45 Namens de raad: <Sraar Weijs> (nestor)",
        "De raad van De Wolden heeft bij monde van <Klaas Wolbrink> en <Nynke Hiemstra> vragen gesteld over de kosten.",
        "In de raad zei <Marit Bodifee> laatst dat het niet kan. De heer <Haan> en mevrouw <Boom-Ferrier> van de raad komen kijken.",
        "De raad wacht. <Duivesteijn> is wethouder in Westland; <Bodifee> zit sinds 2018 in de raad.",
        "Geïnterviewden voor de raad\n| Naam | Functie | Organisatie |\n| <Corné Bodifee> | wethouder jeugd | gemeente Gouda |\n| [Pim Stoffelsma] | jeugdbeschermer | GI |\n",
        "Het algemeen bestuur bestaat uit:\n| Gemeente | Lid | Plaatsvervanger |\n| Raalte | Mw. <G. Hiethaar> | Dhr. <F. Kappert> |\n| Ommen | Mw. <B. Bodifee> | vacature |\n",
        "Antwoord aan de raad\nVan: <A. Steenbergen> en <R. Bodifee>, raadsleden\nAan: college",
        "De heer <TIMMERIJE> (Drentse Stem) vraagt Gedeputeerde Staten of de provincie een rol heeft. De heer <Bodifee> (Dorpsbelang) ook.",
        "Memo aan het college\nPortefeuille: <Merijn Bodifee>\nOnderwerp: advies ouderraad\nIn de raad is hierom eerder gevraagd door <Van Drunen> (motie M14).",
    ],
)
def test_who_acts_in_office_stays_readable(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "marked",
    [
        "Over de motie is gestemd. De zienswijze, ingediend door [Okke Bodifee], is ongegrond.",
        "De raad bespreekt de motie en het bezwaar, ingediend door [Bregje Schaafsma] en [Okke Bodifee].",
        "Het burgerinitiatief is mede ingediend door [Van Eerden].",
        "Notulen cliëntenraad\nDB-lid [Stoffelsma] vroeg naar de taart. Vz. [T. Bruil] opent. Op blz. 3 wordt 'mevrouw [Teitsma]' 'de heer [Teitsma]'.",
        "Verslag OR-vergadering, 3 mei\nVz. [T. Bruil] opent. Woordvoerders: [Schaafsma], [Van Eerden].",
        "Dagelijks bestuur voetbalvereniging. DB-lid [Wolbrink] en vz. [Schaafsma] regelen de kantine.",
        "Bezwaarschriftencommissie. Voorzitter [K. Wolbrink], leden [T. Stoffelsma] en [B. van Eerden].",
        "Persbericht. Woordvoerders: [Tom Bodifee] (politie) en [Anna Teitsma] (OM).",
        "Persbericht gemeente. Woordvoerder van de wethouder: [Annelot Berendsen].",
        "Aan: wethouder <Bodifee>\nVan: [Annelot Berendsen]\nMijn collega [Jolien Teitsma] belt u, onze collega [Van Haaften] van Financiën ook.",
        "De voorzitter:\nEen vervolgvraag, mevrouw <Stoffelsma>.\n\nMevrouw <Stoffelsma> (PvdD):\nWat zegt de minister tegen bestuurder [Machteld Elzinga]?\n\n"
        "Minister <Tersteeg>:\nTegen mevrouw [Elzinga] zeg ik dat ik haar oproep ken.",
        "Wethouder <Hoekzema>: Voorzitter. Ik was op werkbezoek en mevrouw [Stoffelsma] vroeg mij toen wat er gebeurt.",
        "In de commissievergadering vroeg mevrouw [Schaafsma], die insprak namens de buurt, om een zebrapad.",
        "In de klachtencommissie vroeg [Bregje Schaafsma] om uitstel. In de cliëntenraad vroeg [Okke Bodifee] naar de bus.",
        "De raad vergadert met de wethouder.\nVoorzitter [Karima Verweij] van de stichting vroeg om een bijdrage.",
        "Toezeggingenlijst cliëntenraad\n1. Aan [Van der Sloot]: navraag bij de directeur.",
        "Toezeggingenlijst raad\n4. Aan inspreker [Stoffelsma]: antwoord.\n6. Aan de heer [Wolbrink] (inspreker): een gesprek.",
        "De voorzitter: Het woord is aan de heer <Bodifee>.\nDe heer <Bodifee>: Ik sprak vorige week met mevrouw [De Wit]. Mevrouw [De Wit] wacht al een jaar.\n"
        "De voorzitter: Mevrouw <Teitsma>.\nMevrouw <Teitsma>: Ik kreeg een brief van de heer [Ouwerkerk].",
        "De voorzitter: Vanavond is er mevrouw [Van Leersum] van de GGD. Mevrouw [Van Leersum], gaat uw gang.\nMevrouw [Van Leersum]: Dank u wel.\n"
        "De heer <Bodifee> (VVD): Wat kost dat?",
        "De voorzitter: Ambtelijk is aanwezig de heer [Bruil]. De heer <Bodifee> heeft een vraag.\nDe heer <Bodifee>: Hoeveel kost het?\n"
        "De heer [Bruil]: Dat weet ik niet.\nDe voorzitter: Dank.",
        "De voorzitter: Ik geef het woord aan de directeur van de instelling, de heer [Bruil].\nDe heer [Bruil]: Dank u.\n"
        "De heer <Bodifee> (CDA): Hoe lang duurt het?\nDe voorzitter: De heer [Bruil].",
        "Rondetafelgesprek Tweede Kamer\nDe voorzitter: Welkom.\nMevrouw [Stoffelsma]: Dank dat ik hier mag zijn.\nDe heer [Wolbrink]: Ook dank.\n"
        "Mevrouw <Van Eerden> (D66): Wat moet er veranderen?",
        "Geachte raad, het onderzoek staat onder leiding van een onafhankelijk voorzitter, mevrouw [T. Stoffelsma]. De gemeenteraad krijgt het rapport.",
        "Met deze brief informeer ik uw Kamer over het ondersteuningsteam. Ik heb de voorzitter, mevrouw [Stoffelsma], gevraagd te adviseren.",
        "De voorzitter: De heer <Bodifee>.\nDe heer <Bodifee>: Wij hebben een brief ontvangen van de heer [Wolbrink], voorzitter van Stichting Wijkraad Noord.\n"
        "De voorzitter: Mevrouw <Teitsma>.\nMevrouw <Teitsma>: Ook de heer [Van Leersum], secretaris van de ondernemersvereniging, schreef ons.\nDe voorzitter: Dank.",
        "Commissie Samenleving. Voorzitter: <T. Bruil> (VVD). Griffier: [H. Ouwerkerk]. Griffier [Ouwerkerk] deelt de moties uit.",
        "De voorzitter: De griffier, mevrouw [Ouwerkerk], legt de toezegging vast. De heer <Bodifee> (CDA) heeft het woord.",
        "Vergadering college. Aanwezig: burgemeester <Bruil>, wethouders <Bodifee> en <Teitsma>, gemeentesecretaris [H. Ouwerkerk]. Verslag: [Joop Kars].",
        "Memo aan de raad\nVan: raadsgriffier [Annelot Ouwerkerk]\nDe griffie helpt raadsleden. [Ouwerkerk] is er maandag.",
        "Verslag raadscommissie, 3 mei\nWethouder <Bodifee> licht toe.\n[Hanne Ouwerkerk], commissiegriffier",
        "De minister sprak met de secretaris-generaal, de heer [Ouwerkerk]. De Kamer dankt de heer [Ouwerkerk].",
        "De raad sprak met minister <Teitsma> (VVD), [Okke Bodifee] (FNV Zorg) en [Bregje Schaafsma] (hoogleraar jeugdrecht). [Schaafsma] wil meer geld.",
        "Commissie Sociaal. Aanwezig voor uitleg: [J.W. Bodifee], vastgoedadviseur. Wethouder <Teitsma> bedankt [Bodifee].",
        "De raad dankt [Okke Bodifee], bestuurder van de zorggroep, en [Bregje Schaafsma], onze bode.",
        "De Kamer sprak met [Okke Bodifee], tot voor kort burgemeester van Boxmeer. De heer [Bodifee] was het eens met minister <Teitsma>.",
        "Toenmalig wethouder [Hoekzema] tekende het contract, zegt de raad. De vorige wethouder, [Anna Stoffelsma], ook.",
        "[Roel Bodifee] (oud-minister) en [Truus Stoffelsma], oud-wethouder, spraken de raad toe.",
        "De raad hoorde mantelzorger [Trijntje van Sluis]. Wethouder <Van Sluis> antwoordde. [Trijntje van Sluis] bedankte.",
        "Petitie aan de gemeenteraad\nWij vragen de raad en de wethouder om een zebrapad.\nOndergetekenden: [Okke Bodifee], [Bregje Schaafsma]",
        "Open brief aan wethouder <Teitsma>\nGeachte raad, laat het pad open.\n[Okke Bodifee]\n[Bregje Schaafsma]",
        "De voorzitter: Het woord is aan de heer [Bodifee].\nDe heer [Bodifee]: Ik ben huisarts in Ede en zie veel ouderen.\n"
        "De heer <Teitsma> (VVD): Wat kost dat?\nDe voorzitter: De heer [Bodifee].",
        "De voorzitter: Het woord is aan de heer [Bodifee].\nDe heer [Bodifee] (huisarts te Ede): Dank u.\n"
        "De heer <Teitsma> (VVD): Wat kost dat?\nDe voorzitter: De heer [Bodifee].",
        "De vroegere wethouder [Hoekzema] en voormalig DB-lid [Stoffelsma] kwamen langs.",
        "Bij de raad waren te gast [Youssef Amrani] en wethouder <Karin Jansen>.",
        "De raad sprak aan tafel met moeder [Lotte Prins], wethouder <Kim Ruiter> en oma [Greet Vink].",
        "Vergadering raad.\nAanwezig: [Tessa van Essen], [Jan Peters], wethouder <Karin Jansen>.",
        "De raad is blij. Wethouder <Karin Jansen> belde mevrouw [Terpstra] over haar zoon.",
        "Wethouder [Bodifee] woont in Ede en is vader van [Kim], zegt de raad.",
        "De raad zwijgt. Afgetreden wethouder [Roel Bodifee] ook; de eerdere wethouder [Hoekzema] sprak met wethouder <Teitsma>.",
        "De raad besprak de badmeester, [Sem Bodifee]. Wethouder <Teitsma> antwoordde.",
        "Rechtbank Gelderland, uitspraak van 3 mei. De raad is verweerder, gemachtigde [Annelot Berendsen].\nDeze uitspraak is gedaan door mr. [S.W. van Eerden], voorzitter, mr. [B. Stoffelsma] en mr. [T. Bruil], leden.",
        "Adviescommissie bezwaarschriften, kamer Sociaal\nVoorzitter mr. dr. [C. van Eerden]; leden [P. Stoffelsma] en [W.A. Bruil].\nOp een vraag van [Stoffelsma] zegt wethouder <Hoekzema> dat er een besluit was.",
        "Verslag bewonersavond gezinshuis\nAanwezig: wethouder <Sietske Hoekzema>.\nMevrouw [Osinga-Haile] vindt dat de buurt te laat is betrokken. De heer [Bodifee] vraagt naar het parkeren.",
        "Burgemeester <Nelis Hoekzema> legde een krans met [Evert Stoffelsma] (96). Wethouder <Stoffelsma> hield de paraplu vast. [Evert Stoffelsma] zweeg.",
        "De stoel van de burgemeester\nDoor [Christa Wolbrink]\nWethouder <Hoekzema> zit rechts van het raam.",
        "Op de foto burgemeester <Marjan Hoekzema> en de partner van de burgemeester, [Frank Stoffelsma].",
        "De raad hoorde wethouder <Zwart>. Teamcoach [Ed Zwart] (geen familie van de wethouder) luisterde mee.",
        "Wethouder <Hoekzema> stemde niet mee, omdat zijn zuster [Tine Wolbrink] bij de stichting werkt.",
        "Met vriendelijke groet,\nnamens burgemeester en wethouders,\n[E. Wolbrink]\nteammanager Samenleving",
        "Het college nodigt u uit voor het afscheid van\n<Kees Hoekzema>\nwethouder van 2014 tot heden\nen van\n[Toos Stoffelsma]\ndirecteur Sociaal Domein sinds 1999",
        "De raad dankt het college, uw onderzoekers [Bodifee] en [Schaafsma] en haar medewerkers [Pepijn Dassen], [Soraya Lim] en [Okke Wolbrink].",
        "De raad gaf subsidie aan Stichting De Kap, vertegenwoordigd door haar voorzitter [H.B. Stoffelsma]. Wethouder <Hoekzema> tekende.",
        "Het college leende aan stichting De Speelhoeve: nee. De voorzitter, [Staf Wolbrink], krijgt een brief van wethouder <Hoekzema>.",
        "Voorzitter [Karima Schaafsma] van de stichting vroeg de raad om een jaar uitstel. Wethouder <Hoekzema> vond dat goed.",
        "De voorzitter: Ik geef het woord aan mevrouw [Stoffelsma]. U hebt vijf minuten.\nMevrouw [Stoffelsma]: Dank u.\nDe heer <Bodifee>: Waar gaat u heen?\nMevrouw [Stoffelsma]: Nergens.",
        "De voorzitter: De heer <Bodifee>.\nDe heer <Bodifee>: Ik sprak een moeder, ik noem haar met haar toestemming bij naam: [Hatice Wolbrink]. Zij wachtte lang.\n"
        "Mevrouw <Teitsma>: Mevrouw [Wolbrink] zit vandaag op de publieke tribune.",
        "De voorzitter: De heer <Bodifee>.\nMinister <Teitsma>: De heer [Stoffelsma] van mijn departement appt mij dat.\nDe heer <Bodifee>: Dank aan [Stoffelsma].",
        "Gesprek met: [Egbert Wolbrink], [Anna Stoffelsma].\nDe heer [Wolbrink]: Ik was rechter.\nMevrouw <Teitsma> (VVD): Mijn vraag is aan mevrouw [Stoffelsma].\nMevrouw [Stoffelsma]: Ja.",
        "Toespraak van wethouder <Lineke Hoekzema>\nBeste mensen, beste [Kirsten], beste burgemeester, wij zijn begonnen.",
        "PROJECTPLAN Huis van de Buurt\n1. Aanvragers\n[Jolien Wethouders], [Hakan Acar] en [Marja ter Kuile], bewoners.\n2. Steun\nWethouder <Hoekzema> schreef een brief.",
        "Raad van toezicht: mr. [F. Rademaker], [Lotte Stoffelsma], [J.P. de Burgemeester]. Wethouder <Hoekzema> kwam langs.",
        "Op 12 juli heeft de raad ingestemd met het verzoek van de heer [Jaspers] om zijn werkzaamheden als griffier te beëindigen. Wethouder <Hoekzema> dankt hem.",
        "Op vragen van mevrouw [Stoffelsma], inspreker namens de buurt, antwoordt het college dat het pad blijft. Wethouder <Hoekzema> komt kijken.",
        "| van | aan | beoordeling |\n| ouders B. en [M. Hogerwerf] | minister | geweigerd |\n| minister <Drenthe> | Kamer | openbaar |",
        "De kinderburgemeester [Yara Wolbrink] opende de dag. Jeugdraadslid [Sem Stoffelsma] hield een toespraak.",
    ],
)
def test_who_only_stands_near_an_office_goes(engine: Deidentifier, marked: str) -> None:
    assert wrong(engine, marked) == []


@pytest.mark.parametrize(
    "text",
    ["Brief van de heer Jansen (", "Wethouder jeugd is Mustafa", "De griffier, mevrouw Bol,", "Ondergetekende"],
)
def test_a_text_may_end_anywhere(engine: Deidentifier, text: str) -> None:
    engine.shield(text, load_policy("openbaar").name)


def test_what_was_weighed_among_names_is_not_weighed_again_among_dots(engine: Deidentifier) -> None:
    rules = load_policy("openbaar")
    text = "Aanwezig: Y. Blokpoel (Stadsbelang), mevrouw I. Kralingse (Haven en Burger), wethouder Haverdink."
    safe, findings = engine.shield(text, "openbaar")
    assert second_reading(engine, safe, rules, findings) == ""
    assert second_reading(engine, safe + "\nMevrouw Kralingse belde.", rules, findings)


def test_no_page_is_read_again_for_whom_the_first_reading_settled(
    engine: Deidentifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = load_policy("openbaar")
    safe, findings = engine.shield("Wethouder Kralingse zegt mevrouw De Wit toe dat het lukt.", "openbaar")
    read: list[range] = []

    def reads(_: PageReader, sheet: Sheet, page: range, rows: object) -> NDArray[np.float32]:
        read.append(page)
        return np.full((1, len(LABELS)), 0.5, np.float32)

    monkeypatch.setattr(PageReader, "_read", reads)
    assert second_reading(engine, safe, rules, findings) == "" and not read
    assert second_reading(engine, f"{safe} Mevrouw Bol belde.", rules, findings) and read


def test_who_acts_in_office_in_the_text_is_told_in_what_stands_beside_it(engine: Deidentifier) -> None:
    text = "Wethouder Bodifee informeert de raad over de wachttijden. Beleidsadviseur Annelot Berendsen schreef mee."
    source = Source("memo-bodifee.txt", "sleutel", "hash", "text/plain", 1, Path("memo.txt"))
    repaired = Repaired(source, text, (Page(1, 0, len(text)),), OffsetMap((0,), (0,)))
    metadata = Metadata(title=Fact("Memo van Bodifee en Berendsen"), sender=Fact("Bodifee"))
    safe = engine.deidentify(Described(repaired, metadata), "openbaar")
    assert "Bodifee" in safe.metadata.title.value and "Berendsen" not in safe.metadata.title.value
    assert safe.metadata.sender.value == "Bodifee" and "bodifee" in safe.name
