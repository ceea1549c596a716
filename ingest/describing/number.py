"""The paper's own number, told apart from the numbers that it cites."""

from __future__ import annotations

import re

from index.model import UNKNOWN, Evidence, Fact, Interval
from index.reference_papers import read_own_number
from index.references import find_references
from ingest.describing.parts import Parts

_KST_HEAD = re.compile(
    r"(?P<dossier>\d{2}\s?\d{3})(?:[ -]+(?P<chapter>[IVX]{1,5}|[A-J]|\d{2}))?\b[^\n]{0,120}"
    r"(?:\n[^\n]*){0,6}?\n?\W*Nr\.?\s*(?P<number>\d{1,4}|[A-Z]{1,2})\b",
)
_ANSWER = re.compile(r"^\W*AH\s+(?P<number>\d{1,4})\b", re.MULTILINE)
_SESSION = re.compile(r"[Vv]ergaderjaar\s+(?P<from>20\d\d)\s?[-–]\s?(?P<to>20\d\d)")
_QUESTION = re.compile(r"\b(20\d\dZ\d{5})\b")
_OWN_BB = re.compile(r"\A\W*(?:[\w ]{0,40}[: ])?(\d{2}[Bb]{2}\d{1,6})\b")


def find_number(parts: Parts, kind: str, period: Interval) -> Fact:
    """The number in the head, as one canonical form where it has one, else as written after "kenmerk"."""
    carried = _from_name(parts)
    if carried.value != UNKNOWN:
        return carried
    field = parts.field("ons kenmerk", "kenmerk", "nummer", "zaaknummer", "registratienummer")
    if field and re.search(r"\d", field.value):
        references = find_references(field.value)
        own = read_own_number(field.value)
        value = references[0].canonical if references else own or field.value.split("  ")[0][:60]
        return Fact(value, Evidence(f"{field.label}regel", field.start, field.end))
    for found in (_parliamentary(parts, kind, period), _council(parts), _labelled(parts)):
        if found.value != UNKNOWN:
            return found
    return Fact()


def _parliamentary(parts: Parts, kind: str, period: Interval) -> Fact:
    head = parts.head[:1200]
    if kind == "antwoord-kamervragen":
        session = _SESSION.search(head)
        printed = next((r for r in find_references(parts.furniture) if r.kind == "kamervragen"), None)
        if printed:
            return Fact(printed.canonical, Evidence("voettekst"))
        if answer := _ANSWER.search(head):
            years = (int(session["from"]), int(session["to"])) if session else _session_of(period)
            if years:
                value = f"ah-tk-{years[0]}{years[1]}-{int(answer['number'])}"
                return Fact(value, Evidence("AH-nummer", *answer.span()))
    if kind in ("kamervragen", "antwoord-kamervragen") and (question := _QUESTION.search(head)):
        return Fact(question[1], Evidence("vraagnummer", *question.span(1)))
    if re.search(r"(?i)vergaderjaar|tweede kamer der staten-generaal", head) and (
        match := _KST_HEAD.search(head)
    ):
        dossier = re.sub(r"\D", "", match["dossier"])
        chapter = f"-{match['chapter']}" if match["chapter"] else ""
        return Fact(
            f"kst-{dossier}{chapter}-{match['number']}", Evidence("dossier en nummer in de kop", *match.span())
        )
    return Fact()


def _session_of(period: Interval) -> tuple[int, int] | None:
    """A parliamentary year runs from the third Tuesday of September."""
    if period.last is None:
        return None
    start = period.last.year - (period.last.month < 9 or (period.last.month == 9 and period.last.day < 15))
    return start, start + 1


def _council(parts: Parts) -> Fact:
    match = _OWN_BB.search(parts.begin)
    if not match:
        return Fact()
    (reference,) = find_references(match[1])
    return Fact(reference.canonical, Evidence("nummer in de kop", *match.span(1)))


_LABELLED = re.compile(
    r"\b(?:zaaknummer|ons kenmerk|registratienummer|documentnummer|briefnummer|stuknummer)\s*[:|]?\s+"
    r"(?P<number>[A-Za-z]{0,6}[-/ ]?\d[\w./-]{2,30}(?<![.]))"
    r"|\b(?P<rib>RIB[- ]?(?:nr\.? |nummer )?\d[\d./-]*\d)\b",
    re.IGNORECASE,
)


def _labelled(parts: Parts) -> Fact:
    """A number behind its label in the middle of a line, as where columns were read as one line."""
    if match := _LABELLED.search(parts.head[:1200]):
        name = "number" if match["number"] else "rib"
        return Fact(match[name], Evidence("nummer in de kop", *match.span(name)))
    return Fact()


_NAME = re.compile(
    r"(?:^|/)(?P<number>(?:kst|ah-tk|h-tk|blg|gmb|stcrt|stb|prb|wsb|bgr)-[\w-]*\d[\w]*|\d{2}bb\d{3,6})"
    r"(?=[-_.\s]|$)",
    re.IGNORECASE,
)


def _from_name(parts: Parts) -> Fact:
    """A file that carries its number, or is named after it."""
    carried = parts.document.properties.get("identifier", "")
    references = find_references(carried)
    if references and references[0].end - references[0].start == len(carried):
        return Fact(references[0].canonical, Evidence("nummer van het bestand"))
    match = _NAME.search(parts.document.source.name)
    references = find_references(match["number"]) if match else ()
    return Fact(references[0].canonical, Evidence("bestandsnaam")) if references else Fact()
