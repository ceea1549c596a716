"""Fictional papers as the catalogue gives them."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import date

from index.answer import DocumentCard, StoredDocument
from index.model import (
    Amount,
    Evidence,
    Fact,
    Heading,
    Interval,
    Metadata,
    Page,
    Passage,
    Precision,
    Reference,
    Release,
    ReleaseState,
)

LABELS = {
    "raadsbrief": "raadsinformatiebrief",
    "commissiebrief": "commissiebrief",
    "memo": "DB-memo",
    "webpagina": "webpagina",
    "les": "les uit een casus",
    "kamerbrief": "Kamerbrief",
    "rotterdam-rijnmond": "Rotterdam-Rijnmond",
    "foodvalley": "FoodValley",
    "amsterdam-amstelland": "Amsterdam-Amstelland",
    "zeeland": "Zeeland",
    "fryslan": "Fryslân",
    "hart-van-brabant": "Hart van Brabant",
    "regionaal-veiligheidsteam": "regionaal veiligheidsteam",
    "ervaringsdeskundigheid": "ervaringsdeskundigheid",
    "rechtsbescherming": "rechtsbescherming",
    "financiering": "financiering",
    "complexe-scheidingen": "complexe scheidingen",
    "volwassenen-ggz": "volwassenen-ggz",
    "gemeente-eikenrode": "Gemeente Eikenrode",
    "gr-jeugd-waterrijk": "GR Jeugd Waterrijk",
    "regio-lindemark": "Regio Lindemark",
    "eikenrode": "Eikenrode",
}


MEMO = """\
Aan: het dagelijks bestuur
Van: [naam], beleidsadviseur
Onderwerp: voortgang van de proeftuin

1. Aanleiding

Deze memo gaat over de voortgang van de proeftuin. De memo wordt u ter kennisname voorgelegd, omdat de \
proeftuin in de zomer van 2022 een koerswijziging heeft doorgemaakt.

2. Toelichting

Professionals in het regionaal veiligheidsteam werken met een vast gezicht voor het gezin. In het begin was er \
te weinig ruimte en duidelijkheid, en daardoor kwam de werkwijze moeizaam van de grond. De partijen hebben \
daarom voorgesteld om de proeftuin anders aan te pakken, met ervaringsdeskundigen in elk overleg.

Voor vragen kunt u bellen met [naam] op [telefoon] of mailen naar [e-mail].

3. Consequenties

Het ministerie heeft € 250.000 beschikbaar gesteld. Alle kosten van de proeftuin worden daaruit betaald. \
Zie ook 31 839, nr. 1018 en 24bb000285."""


LETTER = """\
Geachte leden van de raad,

Met deze brief informeren wij u over de inzet van ervaringsdeskundigen in de proeftuin. Ouders en jongeren die \
zelf met jeugdbescherming te maken kregen, denken mee over de werkwijze.

In het derde kwartaal van 2023 verwachten wij u te kunnen informeren over de resultaten. De eerste ervaringen \
zijn veelbelovend, maar nog niet representatief.

Rechtsbescherming van ouders begint bij begrijpelijke uitleg. Daarom krijgt elk gezin een gezinsadvocaat \
aangeboden, zie 24bb000285.

Met vriendelijke groet,

het college van burgemeester en wethouders"""


LESSON = """\
Situatie

[persoon 1] en [persoon 2] zijn gescheiden en praten niet meer met elkaar. Hun kind van [leeftijd] woont \
afwisselend bij beide ouders. De school maakt zich zorgen.

Wat is gedaan

Het lokale team heeft samen met het regionaal veiligheidsteam een verklarende analyse gemaakt. De \
ervaringsdeskundige sprak apart met [persoon 1]. Daarna konden de ouders weer aan één tafel zitten.

Les

Begin met één vast gezicht. Wissel niet van professional tijdens de eerste drie maanden. Dit is een \
voorbeeldcorpus, fictief."""


LONG = "\n\n".join(
    f"{number}. Onderdeel {number}\n\n"
    + " ".join(
        f"In onderdeel {number} staat hoe de proeftuin omgaat met subsidie, planning en verantwoording, "
        f"en welke afspraak {step} daarbij hoort."
        for step in range(1, 7)
    )
    for number in range(1, 41)
)


@dataclass(frozen=True)
class Recipe:
    title: str
    text: str
    kind: str
    when: date | None
    organisation: str = ""
    municipality: str = ""
    proeftuinen: tuple[str, ...] = ()
    themas: tuple[str, ...] = ()
    fictional: bool = True
    pending: bool = False
    number: str = ""


RECIPES = (
    Recipe(
        "Voortgang van de proeftuin ‘Samen veilig’ en het Toekomstscenario",
        MEMO,
        "memo",
        date(2023, 3, 14),
        "gr-jeugd-waterrijk",
        proeftuinen=("rotterdam-rijnmond",),
        themas=("regionaal-veiligheidsteam", "financiering", "ervaringsdeskundigheid"),
    ),
    Recipe(
        "Ervaringsdeskundigen in de proeftuin kind- en gezinsbescherming",
        LETTER,
        "raadsbrief",
        date(2023, 5, 22),
        "gemeente-eikenrode",
        "eikenrode",
        ("rotterdam-rijnmond", "zeeland"),
        ("ervaringsdeskundigheid", "rechtsbescherming"),
        number="24bb000311",
    ),
    Recipe(
        "Eén vast gezicht bij een complexe scheiding",
        LESSON,
        "les",
        None,
        proeftuinen=("foodvalley",),
        themas=("complexe-scheidingen", "ervaringsdeskundigheid"),
    ),
    Recipe(
        "Meerjarenplan van de proeftuin met subsidie, planning en verantwoording",
        LONG,
        "kamerbrief",
        date(2024, 4, 24),
        "regio-lindemark",
        proeftuinen=("foodvalley", "amsterdam-amstelland", "zeeland", "fryslan"),
        themas=("financiering",),
    ),
    Recipe(
        "Een huisbezoek dat werd geweigerd",
        LESSON,
        "les",
        date(2024, 9, 2),
        proeftuinen=("zeeland",),
        themas=("rechtsbescherming",),
        pending=True,
    ),
    *(
        Recipe(
            f"Nieuwsbericht {number} over de proeftuin in Lindemark",
            f"Bericht {number}. De proeftuin in Lindemark organiseert een bijeenkomst over samenwerking met de "
            f"volwassenen-ggz.\n\nErvaringsdeskundigen vertellen wat een vast gezicht voor hen betekende. "
            f"Aanmelden kan bij [naam] via [e-mail].",
            "webpagina",
            date(2021 + number % 5, 1 + number % 12, 3),
            "regio-lindemark",
            proeftuinen=(("foodvalley", "hart-van-brabant", "fryslan")[number % 3],),
            themas=("volwassenen-ggz", "ervaringsdeskundigheid"),
        )
        for number in range(1, 15)
    ),
)


def identity(title: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, title))


def stored(recipe: Recipe) -> StoredDocument:
    document_id = identity(recipe.title)
    spans = list(_paragraph_spans(recipe.text))
    headings = tuple(
        Heading(start, end, 1)
        for start, end in spans
        if end - start < 40 and not recipe.text[start:end].endswith(",")
    )
    passages: list[Passage] = []
    heading = ""
    for start, end in spans:
        if any(start == each.start for each in headings):
            heading = recipe.text[start:end]
            continue
        passages.append(
            Passage(
                id=f"{document_id}-{len(passages)}",
                document_id=document_id,
                ordinal=len(passages),
                text=recipe.text[start:end],
                start=start,
                end=end,
                page=1,
                heading_path=(heading,) if heading else (),
                tokens=40,
            )
        )
    period = (
        Interval(recipe.when, recipe.when, Precision.DAY)
        if recipe.when
        else Interval(None, None, Precision.UNKNOWN)
    )
    text = recipe.text
    card = DocumentCard(
        id=document_id,
        name=f"{recipe.kind}.{'docx' if recipe.kind == 'raadsbrief' else 'pdf'}",
        title=recipe.title,
        kind=(recipe.kind, LABELS[recipe.kind]),
        date=recipe.when.isoformat() if recipe.when else "onbekend",
        period=period,
        organisation=_pair(recipe.organisation),
        municipality=_pair(recipe.municipality),
        proeftuinen=tuple((key, LABELS[key]) for key in recipe.proeftuinen),
        themas=tuple((key, LABELS[key]) for key in recipe.themas),
        fictional=recipe.fictional,
    )
    first = passages[0]
    metadata = Metadata(
        kind=Fact(recipe.kind, Evidence("kind.markers", 0, 10)),
        title=Fact(recipe.title, Evidence("title.subject", first.start, first.end)),
        date=Fact(card.date, Evidence("date.header", first.start, first.end) if recipe.when else None),
        period=period,
        sender=Fact("[naam], beleidsadviseur", Evidence("header.van", 27, 50))
        if recipe.kind == "memo"
        else Fact(),
        number=Fact(recipe.number) if recipe.number else Fact(),
        organisation=Fact(recipe.organisation or "onbekend"),
        themas=tuple(Fact(key, Evidence("theme.words", first.start, first.end)) for key in recipe.themas),
        basisprincipes=(Fact("gezinsgericht", Evidence("principle.words", first.start, first.end)),),
        references=tuple(references_in(text)),
        amounts=tuple(
            Amount(found.start(), found.end(), found.group(), 25_000_000)
            for found in re.finditer(r"€ 250\.000", text)
        ),
    )
    state = ReleaseState.PENDING if recipe.pending else ReleaseState.RELEASED
    return StoredDocument(
        card=card,
        text="" if recipe.pending else text,
        pages=() if recipe.pending else (Page(1, 0, len(text)),),
        metadata=metadata,
        release=Release("casus" if recipe.kind == "les" else "openbaar", "1.0", state, "regels"),
        passages=() if recipe.pending else tuple(passages),
        masked=len(re.findall(r"\[[a-z]", text)),
        headings=headings,
    )


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append((at, at + len(part)))
        at += len(part) + 2
    return spans


def references_in(text: str) -> list[Reference]:
    chamber = [
        Reference(*match.span(), match.group(), f"kst-31839-{match.group(1)}", "kamerstuk")
        for match in re.finditer(r"31 ?839, nr\. (\d+)", text)
    ]
    council = [
        Reference(*match.span(), match.group(), match.group(), "raadsstuk")
        for match in re.finditer(r"\d\dbb\d{6}", text)
    ]
    return chamber + council


def _pair(key: str) -> tuple[str, str] | None:
    return (key, LABELS[key]) if key else None
