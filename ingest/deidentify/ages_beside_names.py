"""Ages that only the name or the column beside them gives away: "Sem 4, Noor 6", "Noor | dochter | 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.no_age import is_no_age
from ingest.deidentify.sheet import Sheet

_BESIDE = re.compile(r"[GgSWkK](?:,|-)?0(?=[,;.)nN|]|$|l[kKGg])|[GgSWU],0(?=,)")
# "haar pleegzoon Djoeke van 9 steeds", "Tijn van 14, en wij": a word between the name and the number.
_OF = re.compile(r"k[GgSWUP]v0(?=[,.;)nNlq]|$)|[GgSWU]v0(?=[,;)nN]|\.[nN]|\.?$)")
# "Nu is Zerai 22 en": turned round.
_INVERTED = re.compile(r"l[GgSWUP]0(?=[,.;)nN]|$|l)")
_IN_A_ROW = re.compile(r"(?<=[nN|])[^nN]*?[GgSsWUCP][^nN]*?\|0(?=[|nN]|$)")
_COLUMN = re.compile(r"(?i)\b(?:leeftijd|lft)\b")
_IS = frozenset(("is", "was", "wordt", "werd"))
_GOES_ON = frozenset(("en", "maar", "of", "geworden", "toen", "dus", "want"))
_THINGS_COUNTED = frozenset(("keer", "uur", "maal", "x"))
_RANKED, _LAST_RANK = frozenset(("ouder", "kind", "jeugdige", "minderjarige", "pleegouder", "partner")), 4
_OLDEST, _SCORE = 99, 0.62


def find_ages_beside_names(sheet: Sheet) -> Iterator[Evidence]:
    """Ages of which no word says that they are one, at most 99 and in figures."""
    for i in _places(sheet):
        if (
            re.fullmatch(r"\d{1,2}", sheet.words[i])
            and int(sheet.words[i]) <= _OLDEST
            and not _is_a_rank(sheet, i)
            and not _opens_a_point(sheet, i)
            and not is_no_age(sheet.text, sheet.starts[i], sheet.ends[i], _SCORE)
            and sheet.words[i + 1 : i + 2] not in [[word] for word in _THINGS_COUNTED]
        ):
            yield Evidence(sheet.starts[i], sheet.ends[i], "AGE", "vorm", _SCORE, "leeftijd bij naam")


def _places(sheet: Sheet) -> Iterator[int]:
    """The tokens of numbers that stand where an age stands."""
    for pattern in (_BESIDE, _IN_A_ROW) if _COLUMN.search(sheet.text) else (_BESIDE,):
        yield from (match.end() - 1 for match in pattern.finditer(sheet.letters))
    for match in _OF.finditer(sheet.letters):
        if sheet.words[match.end() - 2] == "van":
            yield match.end() - 1
    for match in _INVERTED.finditer(sheet.letters):
        behind = sheet.letters[match.end() : match.end() + 1] == "l"
        if sheet.words[match.start()] in _IS and not (behind and sheet.words[match.end()] not in _GOES_ON):
            yield match.end() - 1


def _opens_a_point(sheet: Sheet, i: int) -> bool:
    """ "Aanwezig: Kees Bosman", and on the next line "1. Opening"."""
    broken = "\n" in sheet.text[sheet.ends[i - 1] : sheet.starts[i]]
    return broken and sheet.letters[i + 1 : i + 2] == "."


def _is_a_rank(sheet: Sheet, i: int) -> bool:
    """ "ouder 2", "kind 1", "1. Nadia de Groot  2. Joep Bakker": which of them, not how old."""
    number = int(sheet.words[i])
    if re.match(r"\.[ ]{1,2}[A-ZÀ-Þ]", sheet.text[sheet.ends[i] : sheet.ends[i] + 4]):
        return re.search(rf"(?<!\d){number - 1}\.[ ]", sheet.text[: sheet.starts[i]]) is not None
    return sheet.words[i - 1].lower() in _RANKED and int(sheet.words[i]) <= _LAST_RANK
