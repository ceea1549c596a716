"""Stretches of a paper whose form says that who is named there is a member or an office holder."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

# What a private person asks of "het college" is no motion.
_MOTION = re.compile(
    r"\A.{0,600}?^[^\w\n]*(?:gewijzigde? )?(?:motie|(?:sub)?amendement|initiatiefvoorstel)\b|\bover tot de orde van de dag\b",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
# The names under "Ingediend door:", each on a line of its own, down to the first line that is empty or a sentence.
_MOVERS = re.compile(
    r"^[ \t]*(?:mede[- ]?)?(?:ingediend door|ondertekend door|ondertekening|de indieners|indieners?)\b[ \t]*:?[ \t]*\n?\s*?"
    r"(?P<names>(?:^|(?<=[ :\n]))[^\n.:?!]{0,3}(?-i:[A-ZÀ-Þ])[^\n:?!]{2,70}(?:\n[ \t]*[-•]?[ \t]*(?-i:[A-ZÀ-Þ])[^\n:?!]{2,70}(?<!\w{3}\.))*)",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = r"(?:(?:[A-ZÀ-Þ]\.)+ ?)?(?:(?:van|de|der|den|ten|ter|el|al|'t|Van|De|Der|Den|Ten|Ter|El|Al)[ -]){0,3}[A-ZÀ-Þ][\w'’-]+(?: (?:van|de|der|den|ten|ter|el|al|'t|Van|De|Der|Den|[A-ZÀ-Þ][\w'’-]+)){0,4}"
_ROW = rf"{_NAME}(?:, {_NAME})*(?: en {_NAME})?"
# "de motie 'Eerst luisteren' (ingediend door Bol, Öz en Van Dam)"
_MOVED_BY = re.compile(
    rf"(?i:\b(?:motie|amendement|initiatiefvoorstel)\b)[^\n.]{{0,80}}\((?i:mede )?(?i:ingediend) (?i:door) (?P<names>{_ROW})\)"
)
# "Art. 36-vragen van Bol en Öz", "Schriftelijke vragen (artikel 40) van Bol": a right of members.
_QUESTIONS = re.compile(
    rf"^[^\w\n]*(?:(?i:art(?:\.|ikel)? ?\d+\w?[- ](?:raads)?vragen)|(?i:(?:beantwoording )?(?:schriftelijke|mondelinge) (?:raads)?vragen)(?: \([^)\n]*\))?) (?i:van) (?P<names>{_ROW})[ \t.]*$",
    re.MULTILINE,
)
# A letter that answers a party is written to a member.
_ANSWER = re.compile(
    r"\A[^\n]*\b(?:beantwoording|antwoord)\b[^\n]*\bvragen\b[^\n]*\b(?:fractie|raadslid|statenlid)\b", re.I
)
_SALUTATION = re.compile(
    r"^Geachte (?:heer|mevrouw|mevrouw, heer) (?P<names>[^\n,]{2,40}),?[ \t]*$", re.MULTILINE
)
# Who was away when a body voted by party.
_FOR, _AGAINST = (
    re.compile(rf"^{side} ?(?:\(\d+\))? ?:", re.IGNORECASE | re.MULTILINE) for side in ("voor", "tegen")
)
_AWAY = re.compile(
    r"^(?:afwezig|onthouden|niet aanwezig) ?(?:\(\d+\))? ?: ?(?P<names>[^\n]{2,200})$", re.I | re.M
)
# A board of office holders, and the row of who is there: "Aanwezig: Bol (vz), Öz, Smit (secr.)".
BOARD = re.compile(
    r"\A[^\n]*(?:\b(?:DB|AB)\b|(?i:\b(?:dagelijks|algemeen) bestuur\b|portefeuillehouders?overleg))"
)
_SPOKESMEN = re.compile(r"\A[^\n]*(?:\b(?:DB|AB|BO)\b|(?i:\bbestuurlijk overleg\b|\bbestuur\b|\bjeugdregio\b))")
# "Bol (Zeist), De Wit (Bunnik; later)": a municipality speaks for itself.
_OF_A_TOWN = re.compile(
    rf"(?P<names>{_NAME})(?= \((?:voorzitter, |vz, )?(?!VNG|GGD)[A-ZÀ-Þ][a-zà-ÿ]+(?:[ -](?:bij|aan|den|de|[A-ZÀ-Þ])[\w-]*)*(?:; \w+)?\))"
)
_PRESENT = re.compile(
    r"^(?:aanwezig|aanw\.|afwezig|afw\.|leden)(?: ?\(\w+\))? ?: ?(?P<row>[^\n]+)$", re.I | re.M
)
_STAFF = re.compile(
    r"\b(?:ambt\w*\.?|verslag|notul\w+|gast(?:en)?|toehoorders?|ondersteuning|namens|directie) ?:?", re.I
)
_ENTRY = re.compile(r"(?P<name>[^,;(]+)(?P<role>\([^)]*\))?[,;.]?")
# The members of a committee that has a clerk of the council.
_CLERK = re.compile(r"^(?:commissie)?griffier ?:", re.IGNORECASE | re.MULTILINE)
_MEMBERS = re.compile(r"^leden ?: ?(?P<names>[^\n]+)$", re.IGNORECASE | re.MULTILINE)
_CHAIR = re.compile(r"\((?:plv\. |plv )?(?:vz|vzt|voorz|voorzitter|vice-?voorzitter)\.?\)", re.I)
# A decision, letter or column that opens with the office and ends with the name alone.
_OPENS_WITH_OFFICE = re.compile(
    r"\A(?:(?:column|brief|blog|reactie|besluit|voorwoord|toespraak) van )?de (?:lokale |nationale )?"
    r"(?P<office>minister|staatssecretaris|burgemeester|kinderombuds(?:man|vrouw)|ombuds(?:man|vrouw)|wethouder|gedeputeerde|commissaris van de koning)\b[^\n]*",
    re.IGNORECASE,
)
_LAST_LINE = re.compile(rf"^(?P<names>{_NAME})\s*\Z", re.MULTILINE)


_ENDS_MOTION = re.compile(r"over tot de orde van de dag\b(?P<rest>[^\n]*)\n?", re.IGNORECASE)
# A word in small letters of what stands behind that, where a motion lost its lines: "Namens de VVD T. Bol P. van Dam".
_SMALL_OF_SIGNERS = re.compile(
    r"(?:namens|fracties?|van|de|der|den|het|en|ten|ter|voor|in|el|al|(?:burger)?raadslid|(?:waarnemend|(?:fractie|raads)?voorzitter))[,.;:]?"
)
_MOST_MOVERS = 20
_ONLY_NAMES = re.compile(rf"{_ROW}(?: \([^()\n]{{2,30}}\))?")


def is_motion(text: str) -> bool:
    return _MOTION.search(text) is not None


def stretches_in_office(text: str) -> Iterator[tuple[int, int]]:
    """Characters `[start, end)` in which every name is that of someone in office."""
    if is_motion(text):
        for block in _MOVERS.finditer(text):
            yield block.span("names")
    for pattern in (_MOVED_BY, _QUESTIONS):
        for match in pattern.finditer(text):
            yield match.span("names")
    if _SPOKESMEN.match(text):
        for match in _OF_A_TOWN.finditer(text):
            yield match.span("names")
    if _CLERK.search(text):
        for match in _MEMBERS.finditer(text):
            yield match.span("names")
    if _ANSWER.match(text):
        for match in _SALUTATION.finditer(text):
            yield match.span("names")
    in_favour = _FOR.search(text)
    if in_favour and _AGAINST.search(text, in_favour.end()):
        for match in _AWAY.finditer(text):
            yield match.span("names")
    if BOARD.match(text):
        for match in _PRESENT.finditer(text):
            yield from _members(text, *match.span("row"))
    yield from _signed(text)
    yield from _under_a_motion(text)


def _members(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The entries of a row of a board, without its staff and without who has another role there."""
    staff = _STAFF.search(text, start, end)
    for entry in _ENTRY.finditer(text, start, staff.start() if staff else end):
        role = entry["role"]
        if role is None or _CHAIR.fullmatch(role):
            yield entry.span("name")


def _under_a_motion(text: str) -> Iterator[tuple[int, int]]:
    """The lines of names after "en gaat over tot de orde van de dag", down to the first line that is none; or
    what stands behind it when that holds no sentence."""
    for signed in _ENDS_MOTION.finditer(text):
        words = signed["rest"].split()
        if words and all(not word[0].islower() or _SMALL_OF_SIGNERS.fullmatch(word) for word in words):
            yield signed.span("rest")
    end = _ENDS_MOTION.search(text)
    start = end.end() if end else len(text)
    for line in text[start : start + 100 * _MOST_MOVERS].splitlines(keepends=True)[:_MOST_MOVERS]:
        if line.strip() and not _ONLY_NAMES.fullmatch(line.strip()):
            return
        yield start, start + len(line)
        start += len(line)


def _signed(text: str) -> Iterator[tuple[int, int]]:
    opening = _OPENS_WITH_OFFICE.match(text)
    if opening is None:
        return
    line = opening.group()
    named = line.lower().startswith(("column", "brief", "blog", "reactie", "besluit", "voorwoord", "toespraak"))
    if named or line.rstrip().endswith(",") or "schrijft aan" in line.lower():
        last = _LAST_LINE.search(text, opening.end())
        if last:
            yield last.span("names")
