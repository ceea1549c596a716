"""A small knowledge base in memory with fictional documents, for tests of the API and the pages."""

from __future__ import annotations

import re
import shutil
import tempfile
import uuid
import weakref
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from api.services import Services
from index.agreement import Agreement
from index.answer import (
    Answer,
    Coverage,
    DocumentCard,
    Facet,
    FacetValue,
    FilterField,
    Filters,
    Hit,
    KnownReference,
    Mark,
    MarkKind,
    Question,
    Quote,
    Reading,
    Searched,
    SourceStatus,
    Statement,
    StoredDocument,
    Synonym,
)
from index.catalogue.chains import Asked
from index.catalogue.collections import Collection
from index.catalogue.judgements import About
from index.catalogue.lessons import Check, Ended
from index.catalogue.rulings import Asked as RulingsAsked
from index.chains import Chain, Citation, LetterNamed, Missing
from index.collection_shelf import Item
from index.compare import Cell, Cited, Matrix
from index.digest import Arrival, Digest, Followed
from index.errors import KennisbankError, NotFound, QueryError, StoreError
from index.excerpts import Place
from index.jobs import Job, Upload
from index.knowledge.chains import LinkStatus, Tie
from index.knowledge.decision_words import DecisionKind
from index.knowledge.ledger import Verdict
from index.ledger import LedgerRow, Proof
from index.lessons import FIELDS as LESSON_FIELDS
from index.lessons import Lesson, Section, read_sections
from index.model import (
    Amount,
    Decision,
    Evidence,
    Fact,
    Finding,
    Heading,
    Interval,
    Metadata,
    Outcome,
    Page,
    Passage,
    Policy,
    Precision,
    Reference,
    Release,
    ReleaseState,
    Report,
)
from index.reference_address import canonical_address
from index.register import Entry, Named
from index.rulings import Differing, Holding, MoneyRow, Ruling
from index.rulings import Said as RulingSaid
from index.theme_shelf import Tagged, Theme
from ingest.deidentify.terms import Term
from ingest.term_list import TermList

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
FIELD_LABELS: dict[FilterField, str] = {
    "soort": "Soort stuk",
    "proeftuin": "Proeftuin",
    "thema": "Thema",
    "organisatie": "Organisatie",
    "gemeente": "Gemeente",
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
        references=tuple(_references(text)),
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


class MemoryBase:
    """Searches by counting words; everything else is the real shape of an answer."""

    def __init__(self, recipes: Sequence[Recipe] = RECIPES) -> None:
        self.documents = {document.card.id: document for document in map(stored, recipes)}
        self.asked: list[Question] = []
        self.broken: KennisbankError | None = None

    # --- searching ---

    def ask(self, question: Question) -> Answer:
        if self.broken:
            raise self.broken
        self.asked.append(question)
        words = _words(question.text)
        reading = self._read(question)
        found = []
        for document in self._released():
            quotes = self.quotes(document.card.id, question.text, 3)
            if not words or quotes:
                found.append((len(quotes), document, quotes))
        wanted = reading.references[0].canonical if reading.references else ""
        found = [each for each in found if not wanted]
        pool = [document for _, document, _ in found]
        kept = [each for each in found if _passes(each[1], question.filters)]
        match question.sort:
            case "nieuwste":
                kept.sort(key=lambda each: each[1].card.period.first or date.min, reverse=True)
            case "oudste":
                kept.sort(key=lambda each: each[1].card.period.first or date.max)
            case _:
                kept.sort(key=lambda each: -each[0])
        start = (question.page - 1) * question.size
        return Answer(
            question=question,
            reading=reading,
            total=len(kept),
            hits=tuple(
                Hit(
                    document=document.card,
                    quotes=quotes,
                    score=float(score),
                    why=("Woorden uit uw vraag staan in de zin.", "De titel gaat over hetzelfde onderwerp."),
                    more_passages=max(0, len(document.passages) - 1),
                    similar=(self._released()[-1].card,) if rank == 0 else (),
                )
                for rank, (score, document, quotes) in enumerate(kept[start : start + question.size])
            ),
            facets=self._facets(pool, question.filters),
            years=_years(pool, replace(question.filters, van=None, tot=None)),
            references=tuple(self._known(each.canonical, each.raw) for each in reading.references),
            searched=self.counts(),
            ways_on=() if kept else ("Probeer een ander woord, of een deel van het woord.",),
        )

    def similar(self, document_id: str, limit: int) -> tuple[Hit, ...]:
        others = [each for each in self._released() if each.card.id != document_id]
        return tuple(Hit(each.card, (), 1.0, ("Lijkt in betekenis.",)) for each in others[:limit])

    def quotes(self, document_id: str, text: str, limit: int) -> tuple[Quote, ...]:
        words = _words(text)
        document = self.documents[document_id]
        found = []
        for passage in document.passages:
            sentences = re.split(r"(?<=[.!?])\s+", passage.text)
            best = max(sentences, key=lambda sentence: len(words & _words(sentence)))
            if score := len(words & _words(best)):
                found.append((score, passage, best))
        found.sort(key=lambda each: -each[0])
        return tuple(
            Quote(
                text=sentence,
                marks=_marks(sentence, words, meaning=score < len(words)),
                passage_id=passage.id,
                ordinal=passage.ordinal,
                page=passage.page,
                heading_path=passage.heading_path,
            )
            for score, passage, sentence in found[:limit]
        )

    def statements(self, question: Question) -> tuple[Statement, ...]:
        hits = [hit for hit in self.ask(question).hits if hit.quotes]
        strong = [hit for hit in hits if sum(m.kind is MarkKind.WORD for m in hit.quotes[0].marks) >= 2]
        return tuple(Statement(hit.quotes[0], hit.document) for hit in strong[:3])

    def _read(self, question: Question) -> Reading:
        references = tuple(_references(question.text))
        synonyms: tuple[Synonym, ...] = ()
        if "rvt" in question.text.lower().split() and "RVT" not in question.without_synonyms:
            synonyms = (Synonym("RVT", ("regionaal veiligheidsteam", "Jeugdlink")),)
        return Reading(
            text=question.text,
            references=references,
            phrases=tuple(re.findall(r'"([^"]+)"', question.text)),
            excluded=tuple(re.findall(r"(?:^|\s)-(\w+)", question.text)),
            synonyms=synonyms,
            suggested_filters=(("proeftuin", "foodvalley"),) if "foodvalley" in question.text.lower() else (),
            warnings=(
                ("Uw vraag bevat negen cijfers. Zoek niet op burgerservicenummers.",)
                if re.search(r"\b\d{9}\b", question.text)
                else ()
            ),
        )

    def _facets(self, pool: Sequence[StoredDocument], filters: Filters) -> tuple[Facet, ...]:
        facets = []
        for field, label in FIELD_LABELS.items():
            chosen = getattr(filters, field)
            without = _without(filters, field)
            counts = Counter(
                key for document in pool if _passes(document, without) for key in _values(document, field)
            )
            rows = counts.most_common() + [(key, 0) for key in chosen if key not in counts]
            values = tuple(FacetValue(key, LABELS.get(key, key), n, key in chosen) for key, n in rows)
            facets.append(Facet(field, label, values))
        return tuple(facets)

    # --- the library ---

    def document(self, document_id: str) -> StoredDocument:
        if document_id not in self.documents:
            raise NotFound("Dit stuk staat niet in de collectie.")
        return self.documents[document_id]

    def newest(self, number: int) -> tuple[DocumentCard, ...]:
        return tuple(document.card for document in self._released()[:number])

    def counts(self) -> Searched:
        if self.broken:
            raise self.broken
        released = self._released()
        return Searched(
            documents=len(released),
            passages=sum(len(document.passages) for document in released),
            until=max((each.card.period.last for each in released if each.card.period.last), default=None),
        )

    def coverage(self) -> Coverage:
        released = self._released()
        counts = self.counts()
        grid = Counter(
            (theme, proeftuin)
            for document in released
            for theme in _values(document, "thema")
            for proeftuin in _values(document, "proeftuin")
        )
        missing = [self._known(number, number) for number in ("kst-31839-1018", "24bb000285")]
        return Coverage(
            documents=counts.documents,
            passages=counts.passages,
            since=date(2021, 6, 3),
            until=counts.until,
            pending=len(self.documents) - len(released),
            undated=1,
            fictional=len(released),
            facets=self._facets(released, Filters()),
            years=_years(released, Filters()),
            grid=tuple((theme, proeftuin, number) for (theme, proeftuin), number in grid.items()),
            sources=(
                SourceStatus(
                    "voorbeeld",
                    "Voorbeeldcorpus",
                    counts.documents,
                    date(2021, 6, 3),
                    counts.until,
                    datetime(2025, 1, 8, 12, tzinfo=UTC),
                ),
            ),
            missing=tuple(missing),
        )

    def references(self, document_id: str) -> tuple[KnownReference, ...]:
        numbers = {each.canonical: each.raw for each in self.document(document_id).metadata.references}
        return tuple(self._known(canonical, raw) for canonical, raw in numbers.items())

    def cited_by(self, document_id: str) -> tuple[DocumentCard, ...]:
        return tuple(each.card for each in self._released()[:1] if each.card.id != document_id)

    def reference(self, canonical: str) -> KnownReference | None:
        known = self._known(canonical, canonical)
        return known if known.document or known.cited_by else None

    def _known(self, canonical: str, raw: str) -> KnownReference:
        numbered = [each.card for each in self._released() if each.metadata.number.value == canonical]
        citing = [
            each.card
            for each in self._released()
            if any(reference.canonical == canonical for reference in each.metadata.references)
        ]
        address = (
            f"https://zoek.officielebekendmakingen.nl/{canonical}.html" if canonical.startswith("kst") else None
        )
        return KnownReference(
            canonical=canonical,
            raw=raw,
            kind="kamerstuk" if canonical.startswith("kst") else "raadsstuk",
            document=numbered[0] if numbered else None,
            cited_by=tuple(citing),
            address=address,
        )

    def _released(self) -> list[StoredDocument]:
        return [each for each in self.documents.values() if each.release.state is ReleaseState.RELEASED]


class MemoryLedger:
    """Three promises: one open in the letter, one without an end in the memo, one kept by the letter."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.judged: list[tuple[str, str, Verdict | None]] = []

    def rows(self) -> tuple[LedgerRow, ...]:
        if any(identity(recipe.title) not in self._base.documents for recipe in RECIPES[:2]):
            return ()
        memo, letter = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:2])
        quarter = Interval(date(2023, 7, 1), date(2023, 9, 30), Precision.QUARTER)
        spring = Interval(date(2023, 3, 1), date(2023, 5, 31), Precision.SEASON)
        always = Interval(None, None, Precision.UNKNOWN)
        told = "In het derde kwartaal van 2023 verwachten wij u te kunnen informeren over de resultaten."
        return (
            self._row(
                memo,
                "Wij sturen u dit voorjaar de planning.",
                spring,
                "dit voorjaar",
                ("voldaan", "voldaan"),
                (letter,),
            ),
            self._row(letter, told, quarter, "In het derde kwartaal van 2023", ("openstaand", "openstaand")),
            self._row(
                memo,
                "Het bestuur wordt door [naam] op de hoogte gehouden.",
                always,
                "",
                ("doorlopend", "doorlopend (zonder termijn)"),
            ),
        )

    def _row(
        self,
        card: DocumentCard,
        sentence: str,
        window: Interval,
        written: str,
        status: tuple[str, str],
        kept_by: tuple[DocumentCard, ...] = (),
    ) -> LedgerRow:
        return LedgerRow(
            id=f"rij-{len(sentence)}",
            document=card,
            said=(Place(sentence, 2),),
            doer=card.organisation[1] if card.organisation else "",
            addressee="de raad",
            subject="de resultaten",
            kind="informeren",
            window=window,
            window_text=written,
            status=status,
            kept_by=tuple(
                Proof(kept, Place("Zoals toegezegd sturen wij de planning.", 1), "nummer") for kept in kept_by
            ),
        )

    def judge(self, row_id: str, candidate: str, verdict: Verdict | None, by: str) -> None:
        self.judged.append((row_id, candidate, verdict))

    def complete_until(self) -> dict[str, date]:
        return {}


class MemoryComparer:
    """Two topics and two proeftuinen; only of money in FoodValley something is known."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def proeftuinen(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, LABELS[key]) for key in ("foodvalley", "zeeland"))

    def topics(self) -> tuple[tuple[str, str], ...]:
        return ("vast-gezicht", "Vast gezicht"), ("geld", "Geld")

    def matrix(self, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
        rows = tuple(pair for pair in self.proeftuinen() if pair[0] in proeftuinen)
        columns = tuple(pair for pair in self.topics() if pair[0] in topics)
        if len(rows) < len(proeftuinen):
            raise QueryError("Deze proeftuin bestaat niet. Kies uit de lijst.")
        if len(columns) < len(topics):
            raise QueryError("Dit onderwerp bestaat niet. Kies uit de lijst.")
        cells = tuple(
            tuple(Cell(row, topic, self._found(row, topic)) for topic, _ in columns) for row, _ in rows
        )
        return Matrix(rows, columns, cells)

    def _found(self, proeftuin: str, topic: str) -> tuple[Cited, ...]:
        if (proeftuin, topic) != ("foodvalley", "geld"):
            return ()
        memo, letter = (self._base.documents[identity(recipe.title)] for recipe in RECIPES[:2])
        return tuple(
            Cited(each.card, quote)
            for each in (memo, letter)
            for quote in self._base.quotes(each.card.id, "proeftuin kosten betaald", 1)
        )


class MemoryChains:
    """The letter cites the memo, a Kamerstuk that is not here and a number that two papers carry."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.judged: list[tuple[str, str, str, str, Verdict | None]] = []

    def of(self, document_id: str) -> Chain:
        if document_id not in self._base.documents:
            raise NotFound("Dit stuk staat niet in de collectie.")
        memo, letter, other = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:3])
        card = self._base.documents[document_id].card
        found = self._citations()
        return Chain(
            document=card,
            cites=tuple(one for one in found if one.document.id == document_id),
            cited_by=tuple(one for one in found if card.id in {target.id for target in one.targets}),
            letters=(LetterNamed(letter, date(2023, 3, 9), self._place(), "meerduidig", (memo, other)),)
            if card.id == letter.id
            else (),
            papers=(memo, letter) if card.id in (memo.id, letter.id) else (card,),
        )

    def references(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, tuple[Citation, ...]]:
        found = [one for one in self._citations() if not asked.statuses or one.status in asked.statuses]
        return len(found), tuple(found[offset : offset + limit])

    def missing(self, limit: int, offset: int = 0) -> tuple[int, tuple[Missing, ...]]:
        one = self._citations()[1]
        return 1, (Missing(one.reference, (one.document,), one.address),)

    def most_cited(self, limit: int) -> tuple[tuple[DocumentCard, int], ...]:
        return ((self._base.documents[identity(RECIPES[0].title)].card, 1),)

    def waiting(self) -> tuple[tuple[Citation, ...], tuple[LetterNamed, ...]]:
        chain = self.of(identity(RECIPES[1].title))
        return tuple(one for one in chain.cites if one.status == "meerduidig"), chain.letters

    def judge(
        self, about: About, document_id: str, subject: str, target: str, verdict: Verdict | None, by: str
    ) -> None:
        self.judged.append((about, document_id, subject, target, verdict))

    def _citations(self) -> tuple[Citation, ...]:
        memo, letter, other = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:3])

        def one(
            raw: str, canonical: str, kind: str, tie: Tie, status: LinkStatus, *targets: DocumentCard
        ) -> Citation:
            reference = Reference(4, 4 + len(raw), raw, canonical, kind)
            return Citation(
                letter, reference, tie, self._place(), status, targets, canonical_address(reference)
            )

        return (
            one("24bb900107", "24bb900107", "bb", "vervolg_op", "gekoppeld", memo),
            one("31 839, nr. 9018", "kst-31839-9018", "kamerstuk", "verwijst_naar", "niet_gevonden"),
            one("24bb900285", "24bb900285", "bb", "beantwoordt", "meerduidig", memo, other),
            one("artikel 2.3 van de Jeugdwet", "bwb:BWBR0034925/2.3", "wet", "verwijst_naar", "niet_gevonden"),
        )

    def _place(self) -> Place:
        return Place("In mijn brief van 9 maart heeft [naam] u dat gemeld.", 1)


class MemoryLessons:
    """The lesson among the papers, twice, as a shelf and as a desk."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self._ended: dict[str, Ended] = {}

    def all(self) -> tuple[Lesson, ...]:
        stored = self._base.documents[identity(RECIPES[2].title)]
        cards = []
        for name in ("een vast gezicht", "een ander gezicht"):
            family = identity(name)
            cards.append(
                Lesson(
                    id=family,
                    document=stored.card,
                    title=stored.card.title if name == "een vast gezicht" else "Een ander gezicht",
                    sections=tuple(
                        Section(key, dict(LESSON_FIELDS)[key], text, 1)
                        for key, text, _ in read_sections(stored.text)
                        if key in dict(LESSON_FIELDS)
                    ),
                    level="praktijkervaring",
                    principles=(("gezinsgericht", "gezinsgericht"),),
                    checks=(Check("geldig", "Gezien bij [naam] en drie andere gezinnen."),),
                    keeps_until=date(2024, 1, 1),
                    ended=self._ended.get(family),
                )
            )
        return tuple(cards)

    def lesson(self, identity: str) -> Lesson:
        found = next((each for each in self.all() if each.id == identity), None)
        if found is None:
            raise NotFound("Deze leskaart staat niet in de collectie.")
        return found

    def similar(self, lesson: Lesson, limit: int) -> tuple[Lesson, ...]:
        return tuple(each for each in self.all() if each.id != lesson.id)[:limit]

    def read(self, report: str) -> dict[str, str]:
        return {key: text for key, text, _ in read_sections(report)}

    def hand_in(self, fields: Mapping[str, str]) -> str:
        return "opname-les"

    def check(
        self, family: str, sentences: Mapping[str, str], level: str, keeps_until: date | None, by: str
    ) -> None:
        if not all(sentences.get(key) for key in ("significant", "geldig", "toepasbaar")):
            raise QueryError("Schrijf bij elk van de drie vinkjes waarom.")

    def end(self, family: str, state: str, reason: str, by: str, replaced_by: str = "") -> None:
        if not reason.strip():
            raise QueryError("Schrijf op waarom deze les niet meer geldt.")
        self._ended[family] = Ended(state, reason, datetime(2025, 5, 1, tzinfo=UTC), replaced_by)

    def resume(self, family: str, by: str) -> None:
        self._ended.pop(family, None)


class MemoryDigests:
    """The letter is new for who follows everything or its kind of thing; its promise falls due."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def of(self, followed: Followed, last: date | None = None, days: int = 7) -> Digest:
        until = last or date(2023, 9, 3)
        card = self._base.documents[identity(RECIPES[1].title)].card
        why = followed.reasons(card)
        told = (Arrival(card, why),) if why or not followed else ()
        due = tuple(row for row in MemoryLedger(self._base).rows() if row.status[0] == "openstaand")
        return Digest(until - timedelta(days=days - 1), until, told, (), (), due if told else ())

    def weeks(self, followed: Followed, count: int) -> tuple[Digest, ...]:
        return tuple(self.of(followed, date(2023, 9, 3) - timedelta(weeks=back)) for back in range(count))


class MemoryThemes:
    """One theme with sentences of two papers, and one principle that nobody names."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def all(self) -> tuple[Theme, ...]:
        return (
            Theme("basisprincipe", "lerend", "lerend", "basisprincipe", "", (), (), 0, 0),
            Theme(
                "thema",
                "ervaringsdeskundigheid",
                "ervaringsdeskundigheid",
                "inhoud",
                "Mensen die zelf hulp hebben gehad, werken mee.",
                ("ED",),
                (("rechtsbescherming", "rechtsbescherming"),),
                2,
                3,
            ),
        )

    def theme(self, key: str) -> Theme:
        found = next((each for each in self.all() if each.key == key), None)
        if found is None:
            raise NotFound("Dit thema bestaat niet.")
        return found

    def tagged(self, key: str) -> tuple[Tagged, ...]:
        if self.theme(key).documents == 0:
            return ()
        memo, letter = (self._base.documents[identity(recipe.title)] for recipe in RECIPES[:2])
        return tuple(
            Tagged(each.card, quote, 0.9, source, more)
            for each, source, more in ((memo, "regel", 0), (letter, "persoon", 1))
            for quote in self._base.quotes(each.card.id, "ervaringsdeskundigen", 1)
        )

    def rejected(self, key: str) -> tuple[Tagged, ...]:
        return self.tagged(key)[:1]

    def decide(self, key: str, passage_id: str, verdict: str, by: str) -> None:
        if verdict not in ("verworpen", "bevestigd"):
            raise QueryError("Kies of het thema klopt of niet klopt.")

    def add(self, key: str, document: str, ordinal: int, by: str) -> None:
        if document not in self._base.documents or ordinal >= 3:
            raise NotFound("Deze passage staat niet in de collectie.")

    def agreement(self) -> tuple[Agreement, ...]:
        return (Agreement("An", "Bo", 12, 10, 0.61),)


class MemoryRegister:
    """A proeftuin with a local name that a paper holds, and an organisation."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def proeftuinen(self) -> tuple[Entry, ...]:
        card = self._base.documents[identity(RECIPES[2].title)].card
        (quote,) = self._base.quotes(card.id, "vast gezicht", 1)
        names = (
            Named("lokale naam", "Jeugdlink", date(2021, 1, 1), None, quote, card),
            Named("eigen naam", "Bouwstenen", date(2021, 1, 1), date(2022, 12, 31)),
        )
        facts = (("tranche", "1"), ("gemeenten en wijken die meededen", "Ede, Barneveld"))
        return (Entry("proeftuin", "foodvalley", "FoodValley", facts, names, date(2021, 1, 1)),)

    def organisations(self) -> tuple[Entry, ...]:
        return (Entry("organisatie", "gemeente-eikenrode", "Gemeente Eikenrode", (("soort", "gemeente"),)),)

    def proeftuin(self, key: str) -> Entry:
        return self._named(self.proeftuinen(), key)

    def organisation(self, key: str) -> Entry:
        return self._named(self.organisations(), key)

    def _named(self, entries: Sequence[Entry], key: str) -> Entry:
        found = next((each for each in entries if each.key == key), None)
        if found is None:
            raise NotFound("Dit staat niet in de woordenlijst.")
        return found


class MemoryCollections:
    """A public collection of three papers, one of them gone, and one for the network with the key "geheim"."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def all(self, everything: bool = False) -> tuple[Collection, ...]:
        then = datetime(2025, 1, 8, 12, tzinfo=UTC)
        found = (
            Collection(
                identity("openbare collectie"),
                "Vaste gezichten",
                "Voor teams die beginnen. Vragen aan [naam].",
                "samengesteld",
                "openbaar",
                "sleutel",
                {},
                then,
                then,
            ),
            Collection(
                identity("collectie van het netwerk"),
                "Nieuw over ervaringsdeskundigen",
                "",
                "levend",
                "netwerk",
                "geheim",
                {"vraag": "ervaringsdeskundigen", "proeftuin": ["zeeland"]},
                then,
                then,
            ),
        )
        return found if everything else found[:1]

    def collection(self, identity: str, token: str = "", everything: bool = False) -> Collection:
        for each in self.all(everything=True):
            if each.id == identity and (everything or each.visibility == "openbaar" or token == each.token):
                return each
        raise NotFound("Deze collectie bestaat niet.")

    def items(self, collection: Collection) -> tuple[Item, ...]:
        memo, letter = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:2])
        then = datetime(2025, 1, 8, 12, tzinfo=UTC)
        return (
            Item(memo.id, memo, "Begin hier.", then),
            Item(letter.id, letter, "", then),
            Item("weg", None, "", then),
        )

    def make(self, title: str, introduction: str, visibility: str, asked: Mapping[str, Any], by: str) -> str:
        if not title:
            raise QueryError("Geef de collectie een titel.")
        return identity("openbare collectie")

    def change(self, identity: str, title: str, introduction: str, visibility: str) -> None: ...

    def remove(self, identity: str) -> None: ...

    def put(self, identity: str, document: str, note: str | None = None) -> None: ...

    def note(self, identity: str, family: str, note: str) -> None: ...

    def drop(self, identity: str, family: str) -> None: ...

    def move(self, identity: str, family: str, up: bool) -> None: ...


class MemoryRulings:
    """A decision with a day, a plan that is over and one without a moment; money and a difference."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.asked: list[RulingsAsked] = []

    def decisions(
        self, asked: RulingsAsked, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[Ruling, ...]]:
        self.asked.append(asked)
        memo, letter = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:2])
        day = Interval(date(2023, 2, 3), date(2023, 2, 3), Precision.DAY)
        plan = Interval(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF_YEAR)
        region = Holding("proeftuin", ("rotterdam-rijnmond", "Rotterdam-Rijnmond"))
        found = (
            self._ruling(letter, "gepland", "Een besluit volgt in de tweede helft van 2024.", plan,
                         "tweede helft van 2024", Holding("landelijk", None), outdated=True),
            self._ruling(memo, "besloten", "De stuurgroep heeft op 3 februari 2023 besloten met [naam].", day,
                         "3 februari 2023", region),
            self._ruling(memo, "gekozen", "Wij kiezen ervoor om klein te beginnen.",
                         Interval(None, None, Precision.UNKNOWN), "", Holding("onbekend", None)),
        )  # fmt: skip
        chosen = [one for one in found if not asked.kinds or one.kind in asked.kinds]
        return len(chosen), tuple(chosen[offset : offset + (limit or len(chosen))])

    def money(self, document_id: str = "") -> tuple[MoneyRow, ...]:
        memo = self._base.documents[identity(RECIPES[0].title)].card
        return (
            MoneyRow(
                document=memo,
                written="€ 640.000",
                cents=64_000_000,
                giver=("vws", "ministerie van VWS"),
                manager=None,
                use="de proeftuin",
                not_for="",
                place=Place("Vanuit VWS is een subsidie toegekend van € 640.000.", 1),
                scope=Holding("proeftuin", None),
            ),
        )

    def differing(self) -> tuple[Differing, ...]:
        memo, letter = (self._base.documents[identity(recipe.title)].card for recipe in RECIPES[:2])
        return (
            Differing(
                topic=("aantal-proeftuinen", "aantal proeftuinen"),
                entity=None,
                values=(
                    ("6", (RulingSaid(memo, Place("Er zijn zes proeftuinen.", 1), False),)),
                    ("11", (RulingSaid(letter, Place("Er zijn elf proeftuinen.", 1), False),)),
                ),
            ),
        )

    def organisations(self) -> tuple[tuple[str, str], ...]:
        return (("gr-jeugd-waterrijk", "GR Jeugd Waterrijk"),)

    def _ruling(
        self,
        card: DocumentCard,
        kind: DecisionKind,
        sentence: str,
        when: Interval,
        words: str,
        scope: Holding,
        outdated: bool = False,
    ) -> Ruling:
        return Ruling(
            card, kind, "de stuurgroep", when, words, card.period, Place(sentence, 1), scope, outdated
        )


class MemoryIntake:
    def __init__(self) -> None:
        self.jobs_by_id: dict[str, Job] = {}

    def submit(self, files: Sequence[Upload], policy: Policy | None = None) -> str:
        job = str(uuid.uuid4())
        reports = tuple(
            Report(each.name, Outcome.PENDING, "een casus wacht op een mens", identity(RECIPES[4].title))
            if policy == "casus"
            else Report(each.name, Outcome.INDEXED)
            for each in files
        )
        self.jobs_by_id[job] = Job(job, "klaar", len(files), reports)
        return job

    def jobs(self) -> tuple[Job, ...]:
        return tuple(reversed(self.jobs_by_id.values()))

    def status(self, job_id: str) -> Job:
        if job_id not in self.jobs_by_id:
            raise NotFound("Deze opname bestaat niet.")
        return self.jobs_by_id[job_id]


CASE = """\
Casus: een huisbezoek dat werd geweigerd

Moeder Samira Boukhari belt op 3 mei met het wijkteam. De gezinsmanager heet Daan Terpstra.

Samira Boukhari vraagt om rust. In de tuin bloeit een roos. 😀 Wethouder Ada Vos komt langs."""


@dataclass(frozen=True)
class MemoryDossier:
    id: str
    text: str
    findings: tuple[Finding, ...]
    decisions: int = 0
    policy: Policy = "casus"
    reason: str = "een casus wordt door een mens vrijgegeven"

    @property
    def shielded(self) -> str:
        shown, at = [], 0
        for each in self.findings:
            keep = each.decision is Decision.KEEP
            shown += [self.text[at : each.start], self.text[each.start : each.end] if keep else "[naam]"]
            at = each.end
        return "".join([*shown, self.text[at:]])


class MemoryReview:
    """One waiting case: one name that is masked, one in doubt, one that is kept."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self._steps: list[tuple[Finding, ...]] = [
            tuple(
                Finding(m.start(), m.end(), label, source, score, decision)
                for pattern, label, source, score, decision in (
                    ("Moeder Samira Boukhari", "PERSON", "lijst", 0.98, Decision.MASK),
                    ("Daan Terpstra", "PERSON", "model", 0.61, Decision.UNDECIDED),
                    ("Ada Vos", "OFFICIAL", "ambt", 0.9, Decision.KEEP),
                )
                for m in re.finditer(pattern, CASE)
            )
        ]
        self.ended: list[tuple[str, str, str, str]] = []

    def waiting(self) -> tuple[DocumentCard, ...]:
        pending = (each for each in self._base.documents.values() if each.release.state is ReleaseState.PENDING)
        return tuple(each.card for each in pending if all(each.card.id != done[1] for done in self.ended))

    def dossier(self, identity: str) -> MemoryDossier:
        return MemoryDossier(identity, CASE, self._steps[-1], len(self._steps) - 1)

    def decide(
        self, identity: str, start: int, end: int, label: str, decision: Decision, by: str, everywhere: bool
    ) -> None:
        wanted = re.escape(CASE[start:end])
        places = [m.span() for m in re.finditer(wanted, CASE)] if everywhere else [(start, end)]
        made = [Finding(a, b, label, "beoordelaar", 1.0, decision, by) for a, b in places]
        rest = [f for f in self._steps[-1] if all(f.end <= a or b <= f.start for a, b in places)]
        self._steps.append(tuple(sorted([*rest, *made], key=lambda each: each.start)))

    def undo(self, identity: str) -> None:
        self._steps = self._steps[: max(1, len(self._steps) - 1)]

    def release(self, identity: str, by: str, reason: str) -> None:
        self.ended.append(("vrijgegeven", identity, by, reason))

    def refuse(self, identity: str, by: str, reason: str) -> None:
        self.ended.append(("geweigerd", identity, by, reason))

    def withdraw(self, identity: str, by: str, reason: str) -> None:
        self._base.documents.pop(identity, None)
        self.ended.append(("ingetrokken", identity, by, reason))


@dataclass(frozen=True)
class MemoryProposal:
    document: str
    start: int
    end: int
    text: str
    label: str
    decision: Decision
    policy: Policy
    count: int


class MemoryWords:
    """The list itself is the real one, on a disk that goes; what was decided is one name to mask."""

    def __init__(self) -> None:
        folder = tempfile.mkdtemp(prefix="kennisbank-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._list = TermList(Path(folder))
        at = CASE.index("Daan Terpstra")
        self._proposals = [
            MemoryProposal(
                identity(RECIPES[4].title), at, at + 13, "Daan Terpstra", "PERSON", Decision.MASK, "casus", 3
            )
        ]

    def all(self) -> tuple[Term, ...]:
        return tuple(reversed(self._list.now().terms))

    def proposals(self) -> tuple[MemoryProposal, ...]:
        return tuple(self._proposals)

    def approve(self, document: str, start: int, end: int, by: str) -> Term:
        one = self._take(document, start, end)
        return self._list.approve(one.text, one.decision, one.policy, one.label, by)

    def refuse(self, document: str, start: int, end: int) -> None:
        self._take(document, start, end)

    def add(self, text: str, decision: Decision, policy: Policy, label: str, by: str) -> Term:
        return self._list.approve(text, decision, policy, label, by)

    def remove(self, identity: str) -> None:
        self._list.remove(identity)

    def _take(self, document: str, start: int, end: int) -> MemoryProposal:
        for one in self._proposals:
            if (one.document, one.start, one.end) == (document, start, end):
                self._proposals.remove(one)
                return one
        raise QueryError("Over deze plek is nog niets besloten.")


def fake_services(base: MemoryBase | None = None) -> Services:
    base = base or MemoryBase()
    lessons, collections = MemoryLessons(base), MemoryCollections(base)
    return Services(
        search=base,
        library=base,
        intake=MemoryIntake(),
        short_answers=base,
        ledger=MemoryLedger(base),
        chains=MemoryChains(base),
        rulings=MemoryRulings(base),
        comparer=MemoryComparer(base),
        lessons=lessons,
        lesson_desk=lessons,
        collections=collections,
        collection_desk=collections,
        themes=MemoryThemes(base),
        digests=MemoryDigests(base),
        register=MemoryRegister(base),
        review=MemoryReview(base),
        words=MemoryWords(),
    )


BROKEN = StoreError("De index is op dit moment niet bereikbaar.")


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in text.split("\n\n"):
        spans.append((at, at + len(part)))
        at += len(part) + 2
    return spans


def _references(text: str) -> list[Reference]:
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


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w-]{4,}", text.lower()))


def _marks(sentence: str, words: set[str], meaning: bool) -> tuple[Mark, ...]:
    marks = [
        Mark(match.start(), match.end(), MarkKind.WORD)
        for match in re.finditer(r"[\w-]{4,}", sentence)
        if match.group().lower() in words
    ]
    return tuple(([Mark(0, len(sentence), MarkKind.MEANING)] if meaning else []) + marks)


def _without(filters: Filters, field: FilterField) -> Filters:
    kept: dict[str, Any] = {field: ()}
    return replace(filters, **kept)


def _values(document: StoredDocument, field: FilterField) -> tuple[str, ...]:
    card = document.card
    match field:
        case "soort":
            return (card.kind[0],)
        case "proeftuin":
            return tuple(key for key, _ in card.proeftuinen)
        case "thema":
            return tuple(key for key, _ in card.themas)
        case "organisatie":
            return (card.organisation[0],) if card.organisation else ()
        case "gemeente":
            return (card.municipality[0],) if card.municipality else ()


def _passes(document: StoredDocument, filters: Filters) -> bool:
    for field in FIELD_LABELS:
        wanted = getattr(filters, field)
        if wanted and not set(wanted) & set(_values(document, field)):
            return False
    day = document.card.period.first
    if filters.van and (day is None or day < filters.van):
        return False
    return not (filters.tot and (day is None or day > filters.tot))


def _years(pool: Sequence[StoredDocument], filters: Filters) -> tuple[tuple[int, int], ...]:
    counts = Counter(
        document.card.period.first.year
        for document in pool
        if document.card.period.first and _passes(document, filters)
    )
    return tuple(sorted(counts.items()))
