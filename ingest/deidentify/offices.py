"""Public office: whether a name is that of someone who acts in an office."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Is, Lexicon
from ingest.deidentify.sheet import Sheet

_BETWEEN = frozenset("TIvVqQlCXOAPGgSsWUE,&/-(.")
_STOP = frozenset(".?!;nN")
_PRIVATE = re.compile(
    r"\b(?:woont|woonachtig|wonende|geboren|prive|privé|echtgeno\w+|partner|zoon|dochter|kinderen van|gezin van|vader van|moeder van|cliënt|patiënt|verdachte|slachtoffer|"
    r"als (?:vader|moeder|ouder|buurman|buurvrouw|inwoner|bewoner|particulier))\b",
    re.IGNORECASE,
)
_STRONG_LEFT = re.compile(r"(?:[oF](?:(?:[lvqCXOAP,/&-])*?[,:(]?)?(?:lT|T|l)*)$")


def is_official(sheet: Sheet, lexicon: Lexicon, start: int, end: int, weak: frozenset[str]) -> bool:
    """Whether the person at these characters is named in an office here."""
    tokens = sheet.tokens_in(start, end)
    if not tokens:
        return False
    first, last = tokens.start, tokens.stop
    if _is_private(sheet, first, last):
        return False
    return (
        _office_left(sheet, first, weak)
        or _office_right(sheet, lexicon, last, weak)
        or _office_line(sheet, lexicon, first, last)
    )


def _is_private(sheet: Sheet, first: int, last: int) -> bool:
    sentence = sheet.sentence(first)
    around = range(max(sentence.start, first - 6), min(sentence.stop, last + 8))
    if not around:
        return False
    text = sheet.text[sheet.starts[around.start] : sheet.ends[around.stop - 1]]
    return _PRIVATE.search(text) is not None


def _office_left(sheet: Sheet, first: int, weak: frozenset[str]) -> bool:
    """ "wethouder J. Jansen", "de minister voor Rechtsbescherming, de heer Dekker", "de leden A, B en C", "motie-Segers"."""
    i = first - 1
    steps = 0
    while i >= 0 and steps < 14:
        letter = sheet.letters[i]
        if letter in _STOP or letter in ")":
            return False
        if letter in "oF" or sheet.words[i].lower().endswith(("-lid", "kamerlid", "raadslid")):
            word = sheet.words[i].lower()
            if word not in weak:
                between = sheet.letters[i + 1 : first]
                return (
                    len(between) <= 3
                    or not re.search(r"l{3}|:", between)
                    or re.search(r"[GSWUgsI],?(?:l|,)?$", between) is not None
                )
            return _weak_left(sheet, i, first)
        if letter == "l" and sheet.flags[i] & Is.VERB and sheet.words[i].lower() not in {"van"}:
            return False
        i -= 1
        steps += 1
    return False


def _weak_left(sheet: Sheet, office: int, first: int) -> bool:
    """ "het lid Ceder", "de leden Westerveld en Ellian", "voorzitter Jansen" but not "lid van het gezin van Ceder"."""
    between = sheet.letters[office + 1 : first]
    if (
        re.fullmatch(
            r"(?:[TIGgSsWUPvVqXCEA](?:\([^)]*\))?|,|l(?=[TIGSWUgsVCX])|\([XOCSUWE/lG-]*\)){0,24}", between
        )
        is None
    ):
        return False
    return not re.search(r"l.*l", re.sub(r"[^l]", "", between)) if len(between) < 4 else True


def _office_right(sheet: Sheet, lexicon: Lexicon, last: int, weak: frozenset[str]) -> bool:
    """ "Jansen (VVD)", "Jansen, wethouder", "Jansen van de PvdA-fractie"."""
    rest = sheet.letters[last : last + 6]
    words = [word.lower() for word in sheet.words[last : last + 6]]
    if rest[:1] == "(":
        inside = words[1:4]
        if any(_is_party(word, lexicon) for word in inside[:3]):
            return True
        return any(
            letter in "oF" and word not in weak for letter, word in zip(rest[1:4], words[1:4], strict=False)
        )
    if rest[:1] == ",":
        return any(
            letter in "oF" and word not in weak for letter, word in zip(rest[1:4], words[1:4], strict=False)
        )
    if (
        rest[:1]
        and rest[0] in "vql-"
        and any(_is_party(word, lexicon) or word.endswith("-fractie") for word in words[1:4])
    ):
        return words[0] in {"van", "namens", "-", "–"}
    return False


def _is_party(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.cues["partijen"] or word.removesuffix("-fractie") in lexicon.cues["partijen"]


def _office_line(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """A signature: the name is alone on its line and an office stands on the line above or below."""
    start = first
    while start > 0 and sheet.letters[start - 1] not in "nN":
        start -= 1
    stop = last
    while stop < len(sheet.words) and sheet.letters[stop] not in "nN":
        stop += 1
    line = sheet.letters[start:stop]
    if len(line) > 14 or re.search(r"[.?!](?!.*I)", line[:-1]) or line.count("l") > 3:
        return False
    offices = lexicon.cues["ambtsregels"] | frozenset(("de", "het", "namens", "waarnemend"))
    return _opens_with_office(sheet, _next_line(sheet, stop), offices) or any(
        _opens_with_office(sheet, line_above, offices) or _ends_with_office(sheet, line_above)
        for line_above in _lines_above(sheet, start)
    )


def _next_line(sheet: Sheet, stop: int) -> range:
    first = stop
    while first < len(sheet.words) and sheet.letters[first] in "nN":
        first += 1
    last = first
    while last < len(sheet.words) and sheet.letters[last] not in "nN":
        last += 1
    return range(first, last)


def _lines_above(sheet: Sheet, start: int) -> Iterable[range]:
    """The two lines above: an office may stand over a row of names."""
    last = start
    for _ in range(2):
        while last > 0 and sheet.letters[last - 1] in "nN":
            last -= 1
        first = last
        while first > 0 and sheet.letters[first - 1] not in "nN":
            first -= 1
        yield range(first, last)
        last = first


def _opens_with_office(sheet: Sheet, line: range, offices: frozenset[str]) -> bool:
    words = [sheet.words[i].lower() for i in line][:3]
    if not words or len(line) > 24 or any(sheet.letters[i] in ".?!" and i + 1 < line.stop for i in line[3:]):
        return False
    while words and words[0] in {"de", "het", "namens", "waarnemend", "wnd.", "loco"}:
        words.pop(0)
    return bool(words) and words[0] in offices - {"de", "het", "namens", "waarnemend"}


def _ends_with_office(sheet: Sheet, line: range) -> bool:
    """ "De minister van Justitie en Veiligheid," on a line of its own."""
    if not line or len(line) > 16:
        return False
    return sheet.letters[line.stop - 1] == "," and any(sheet.letters[i] in "oF" for i in line[:3])


def officials(
    sheet: Sheet, lexicon: Lexicon, people: Iterable[Evidence], weak: frozenset[str]
) -> dict[tuple[int, int], bool]:
    return {(one.start, one.end): is_official(sheet, lexicon, one.start, one.end, weak) for one in people}
