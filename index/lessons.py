"""Lesson cards: the fields of a case lesson, read from its safe text, with what editors decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.answer import DocumentCard, StoredDocument
from index.catalogue.documents import Documents
from index.catalogue.lessons import Check, Ended, LessonDecisions
from index.errors import NotFound
from index.vectors import VectorIndex
from index.vectors.filters import all_of, any_value, none_of

KIND: Final = "casus"
FIELDS: Final = (
    ("situatie", "Situatie"),
    ("fase", "Fase"),
    ("functies", "Betrokken functies"),
    ("gedaan", "Wat is gedaan"),
    ("uitkomst", "Uitkomst"),
    ("les", "Les"),
    ("advies", "Advies"),
    ("voorwaarden", "Werkt onder welke voorwaarden"),
    ("tegenbewijs", "Tegenbewijs"),
)
"""What a card holds, in the order in which it is read."""
CHECKS: Final = (
    ("significant", "Significant"),
    ("geldig", "Geldig"),
    ("toepasbaar", "Toepasbaar"),
)
LEVELS: Final = (
    "idee",
    "praktijkervaring",
    "meervoudige praktijkervaring",
    "onderzoek",
    "eerste aanwijzingen",
    "goede aanwijzingen",
    "sterke aanwijzingen",
)
"""How well a lesson is founded; the last three are the words of the Nederlands Jeugdinstituut."""
DEFAULT_LEVEL: Final = "praktijkervaring"
KEEPS: Final = 3
"""Years that a lesson keeps when nobody says otherwise."""

_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "situatie": ("situatie", "wat er speelde", "de feiten", "aanleiding"),
    "fase": ("fase", "fase en betrokkenen"),
    "functies": ("betrokken functies", "betrokkenen"),
    "gedaan": (
        "wat is gedaan",
        "wat wij hebben gedaan",
        "wat wij deden",
        "wat wij daarna deden",
        "wat ging mis",
        "wat wij fout deden",
        "wat wij anders zouden doen",
        "aanpak",
    ),
    "uitkomst": ("uitkomst", "hoe het nu gaat", "wat er daarna gebeurde", "resultaat"),
    "les": ("les", "lessen", "wat wij ervan leren", "wat het ons leerde", "wat wij leerden"),
    "advies": (
        "advies",
        "advies voor andere proeftuinen",
        "advies aan andere proeftuinen",
        "wat wij anderen aanraden",
        "wat wij nu doen",
    ),
    "voorwaarden": (
        "werkt onder welke voorwaarden",
        "werkt onder deze voorwaarden",
        "voor wie is dit bruikbaar",
    ),
    "tegenbewijs": ("tegenbewijs", "wat hiertegen pleit"),
    "bewijsniveau": ("bewijsniveau",),
    "basisprincipe": ("basisprincipe", "basisprincipes"),
    "themas": ("thema's", "thema’s", "themas"),
    "": (
        "houdbaar tot", "beoordeeld door", "datum", "proeftuin", "titel", "ingevuld door", "contactpersoon",
        "waarom wij dit opschreven", "de metrolijn",
    ),
} | {key: (key,) for key, _ in CHECKS}  # fmt: skip
_FIELD_OF: Final = {heading: field for field, headings in _HEADINGS.items() for heading in headings}
_INLINE: Final = re.compile(
    rf"(?i)^({'|'.join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))})\s*[:?]\s*(.*)$"
)
_LINE: Final = re.compile(r"[^\n]+")
_CLOSING: Final = re.compile(r"(?i)^\*?voorbeeldcorpus, fictief")
_PREFIX: Final = re.compile(r"(?i)^\W*(?:leskaart\s*[:|]?|(?:casus|les)\s*[:|])\s*")


@dataclass(frozen=True, slots=True)
class Section:
    """A field with its text, literally from the source; `passage` is where it begins (from 1, else 0)."""

    key: str
    label: str
    text: str
    passage: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """A card; `id` is that of the version family, so that a corrected text stays the same card."""

    id: str
    document: DocumentCard
    title: str
    sections: tuple[Section, ...]
    level: str
    principles: tuple[tuple[str, str], ...]
    checks: tuple[Check, ...]
    keeps_until: date | None
    ended: Ended | None = None

    @property
    def checked(self) -> bool:
        return len(self.checks) == len(CHECKS)

    def text(self, key: str) -> str:
        return next((section.text for section in self.sections if section.key == key), "")


class Cards:
    """Reads the cards from the catalogue alone."""

    def __init__(self, documents: Documents, decisions: LessonDecisions) -> None:
        self._documents = documents
        self._decisions = decisions

    def all(self) -> tuple[Lesson, ...]:
        """Every case of which the lesson can be read, newest version only; also what ended."""
        found = [self._lesson(self._documents.get(i)) for i in self._documents.indexed(KIND)]
        newest = {lesson.id: lesson for lesson in found if lesson is not None}
        return tuple(sorted(newest.values(), key=lambda lesson: lesson.title.casefold()))

    def lesson(self, identity: str) -> Lesson:
        """The card of this family, or of the document with this id. Raises NotFound."""
        found = next((each for each in self.all() if identity in (each.id, each.document.id)), None)
        if found is None:
            raise NotFound("Deze leskaart staat niet in de collectie.")
        return found

    def _lesson(self, document: StoredDocument) -> Lesson | None:
        sections = {section.key: section for section in sections_of(document)}
        if "les" not in sections or document.newer:
            return None
        family = self._documents.families([document.card.id])[document.card.id]
        decided = self._decisions.of(family)
        written = tuple(Check(key, sections[key].text) for key, _ in CHECKS if key in sections)
        kept = {check.key: check for check in (*written, *decided.checks)}
        added = self._documents.added(document.card.id)
        return Lesson(
            id=family,
            document=document.card,
            title=_PREFIX.sub("", document.card.title),
            sections=tuple(
                Section(key, label, sections[key].text, sections[key].passage)
                for key, label in FIELDS
                if key in sections
            ),
            level=decided.level
            or level_of(sections["bewijsniveau"].text if "bewijsniveau" in sections else ""),
            principles=tuple(
                (fact.value, self._documents.label("basisprincipe", fact.value))
                for fact in document.metadata.basisprincipes
            ),
            checks=tuple(kept[key] for key, _ in CHECKS if key in kept),
            keeps_until=decided.keeps_until or added.replace(year=added.year + KEEPS, day=min(added.day, 28)),
            ended=decided.ended,
        )


class Lessons(Cards):
    """The cards, with those that are alike. Fulfils `api.ports.lessons.LessonShelf`."""

    def __init__(self, documents: Documents, index: VectorIndex, decisions: LessonDecisions) -> None:
        super().__init__(documents, decisions)
        self._index = index

    def similar(self, lesson: Lesson, limit: int) -> tuple[Lesson, ...]:
        """Other cards in force, nearest first: by their text, and by what they share in fields."""
        known = {each.document.id: each for each in self.all() if each.ended is None and each.id != lesson.id}
        own = [passage.id for passage in self._documents.get(lesson.document.id).passages]
        if not own or not known:
            return ()
        where = all_of(any_value("kind", [KIND]), none_of(any_value("family", [lesson.id])))
        near: dict[str, float] = {}
        for candidate in self._index.more_like(own[:20], where=where, limit=limit * 8):
            identity = candidate.payload["document"]
            near[identity] = max(near.get(identity, 0.0), candidate.score)
        scores = {i: score + _shared(lesson, known[i]) for i, score in near.items() if i in known}
        ordered = sorted(scores, key=lambda i: (-scores[i], i))
        return tuple(known[i] for i in ordered[:limit])


def sections_of(document: StoredDocument) -> tuple[Section, ...]:
    """The fields of a stored document with the passages they begin in."""
    return tuple(
        Section(key, "", text, next((p.ordinal + 1 for p in document.passages if p.start <= at < p.end), 0))
        for key, text, at in read_sections(document.text)
    )


def read_sections(text: str) -> list[tuple[str, str, int]]:
    """(field, text, offset) of the fields of a case report, by the headings that people write above them.

    A heading stands on a line of its own ("Situatie", "WAT IS GEDAAN", "## Les") or before a colon
    ("Bewijsniveau: praktijkervaring"). Text before the first heading belongs to no field.

    >>> read_sections("Verslag\\n\\nLES\\nVraag het eerst.\\n\\nTegenbewijs: geen.")
    [('les', 'Vraag het eerst.', 13), ('tegenbewijs', 'geen.', 44)]
    """
    found: dict[str, tuple[list[str], int]] = {}
    current = ""
    for start, line in _lines(text):
        if _CLOSING.match(line):
            current = ""
            continue
        inline = _INLINE.match(line)
        bare = _FIELD_OF.get(line.strip("#:? \t").casefold())
        if bare is not None:
            current = bare
        elif inline and (inline.group(2) or inline.group(1).casefold() in _FIELD_OF):
            current = _FIELD_OF[inline.group(1).casefold()]
            _add(found, current, inline.group(2), start + inline.start(2))
        else:
            _add(found, current, line, start)
    return [(key, "\n".join(lines).strip(), at) for key, (lines, at) in found.items() if key and lines]


def level_of(text: str) -> str:
    """The level of evidence that a text begins with.

    >>> level_of("Meervoudige praktijkervaring (vijf gezinnen)."), level_of("")
    ('meervoudige praktijkervaring', 'praktijkervaring')
    """
    folded = text.casefold().lstrip(" -•")
    return next((level for level in LEVELS if folded.startswith(level)), DEFAULT_LEVEL)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for match in _LINE.finditer(text.replace("\u2028", "\n")):
        line = match.group().strip()
        if line:
            yield match.start() + match.group().index(line), line


def _add(found: dict[str, tuple[list[str], int]], key: str, line: str, at: int) -> None:
    if key and line:
        found.setdefault(key, ([], at))[0].append(line)


def _shared(one: Lesson, other: Lesson) -> float:
    """What fields in common count against a cosine."""

    def keys(pairs: Sequence[tuple[str, str]]) -> set[str]:
        return {key for key, _ in pairs}

    themes = keys(one.document.themas) & keys(other.document.themas)
    regions = keys(one.document.proeftuinen) & keys(other.document.proeftuinen)
    return 0.02 * min(len(themes), 3) + 0.02 * bool(regions) + 0.01 * (one.level == other.level)
