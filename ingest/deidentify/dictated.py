"""Numbers as people say or scribble them: "nul zes, 41 88 20 37", "0318 6 81 2-drie-drie"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places

_UNITS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = (
    "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_VALUES = {word: str(i) for i, word in enumerate(_UNITS)} | {"één": "1", "eén": "1"}
_VALUES |= {word: str(i) for i, word in enumerate(_TEENS, 10)}
_VALUES |= {word: str(i) for i, word in zip(range(20, 100, 10), _TENS, strict=True)}
_VALUES |= {
    unit + joint + ten: f"{tens}{value}"
    for tens, ten in enumerate(_TENS, 2)
    for value, unit in enumerate(_UNITS)
    if value
    for joint in ("en", "ën", "-en-", "-ën-")
}
NUMBER_WORD = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"
_ITEM = rf"(?:(?:\d|[oO]6(?!\w))[\dxX]*|{NUMBER_WORD}(?![a-zà-ÿ]))"
# What may stand between two groups when someone dictates, corrects or counts on their fingers.
_GLUE = r"(?:[ ]?(?:\.{2,3}|…)[ ]?|,?[ ](?:en[ ]dan|en[ ]daarna|dan|daarna|vervolgens|gevolgd[ ]door|en|plus|dubbel|twee[ ]keer|streep(?:je)?|spatie|punt|eh|nee)[ :,]{1,2}|:[ ]?|[ ]?[-–\u2011/.()][ ]?|,[ ]|[ ])"
_DICTATED = re.compile(
    rf"(?<![\w.,-])\(?(?:\+|0\d{{0,3}}|o6|nulzes|nul|6|zes)(?![a-zà-ÿ])\)?(?:{_GLUE}{{1,2}}{_ITEM}){{2,}}", re.I
)
_ONE = re.compile(_ITEM, re.I)
_TWICE = re.compile(r"\b(?:dubbel|dubbele|twee keer)[ ]$", re.I)
_STRANGE = re.compile(r"[a-zà-ÿ]{2,}|\.{2}|…|\d[xX]|\d{3}[ ]\d[ ]\d{2}[ ]\d[ -]", re.I)
_CORRECTED = re.compile(rf",?[ ](?:nee|sorry|of nee|wacht),?[ ](?P<rest>{_ITEM}(?:[ -]{_ITEM}){{0,5}})", re.I)
# "u kunt me bellen: vierenveertig achttien negentig", "bel me thuis 4131 zeven nul": without the code of the town.
_CALLED = Opened(
    "bel|bellen|belt|bereiken|lijn|netnummer",
    rf"[^.\n\d]{{0,40}}?[ :](?P<number>{_ITEM}(?:[ -]{_ITEM}){{2,4}}|\d{{4}}[ ]{NUMBER_WORD}[ ]{NUMBER_WORD})(?!\w|[ ](?:uur|keer|jaar|minuten|dagen|weken))",
    re.I,
)
_POSTCODE = Opened(
    "postcode",
    rf"[ :]{{1,2}}(?P<code>{NUMBER_WORD}(?:[ ,]{{1,2}}{NUMBER_WORD}){{0,3}}(?:,?[ ](?!{NUMBER_WORD})(?-i:[A-ZÀ-Þ])\w*){{1,2}})",
)
_HOUSE_TAIL = r"(?:[ ](?:zwart|rood|hs|huis|bis|hoog|boven|beneden|[a-h])\b)?"
_HOUSE = Opened(
    "huisnummer|huisnr",
    rf"(?i:(?:huisnummer|huisnr\.?))[ :]{{1,2}}(?P<number>(?:\d{{1,4}}[a-z]?|{NUMBER_WORD}){_HOUSE_TAIL})(?!\w)",
    ahead=True,
)
_ENDS = "(?:straat|laan|weg|plein|dijk|dyk|kade|gracht|hof|singel|dreef|steeg|pad|plantsoen)"
_TO_NUMBER = r"(?:,?[ ](?:huis)?(?:nummer|nr\.?))?[ ]"
# Where such a street ends, and how far it reaches on each side.
_STREET_NEAR = Opened(
    "*straat|*laan|*weg|*plein|*dijk|*dyk|*kade|*gracht|*hof|*singel|*dreef|*steeg|*pad|*plantsoen",
    rf"{_TO_NUMBER}(?:\d|{NUMBER_WORD})",
)
_BEFORE, _BEHIND = 150, 80
_STREET = re.compile(
    rf"(?P<street>(?:[A-ZÀ-Þ][\w'.-]{{1,40}}[ ]){{0,2}}[A-ZÀ-Þa-z][\w'-]{{0,40}}{_ENDS})"
    rf"{_TO_NUMBER}(?P<number>(?:{NUMBER_WORD}|(?<=nr\. )\d{{1,4}}|(?<=nummer )\d{{1,4}}){_HOUSE_TAIL}(?:,[ ](?:woning|kamer|flat|etage)[ ](?:\d+|{NUMBER_WORD}))?)(?!\w|[ ](?:jaar|keer|uur|kinderen|huizen|woningen|auto))"
)
_LOCAL = (6, 7)
"""Digits of a number without the code of its town."""
_DIGITS = 10
"""Digits of a Dutch telephone number."""


def find_dictated(places: Places) -> Iterator[Evidence]:
    """Telephone numbers, postcodes and house numbers of which at least one part is no plain digit."""
    text = places.text
    for match in _DICTATED.finditer(text):
        found = _telephone(text, match.start(), match.end())
        if found:
            yield found
            again = _CORRECTED.match(text, found.end)
            if again:
                yield Evidence(*again.span("rest"), "PHONE", "vorm", 0.8, "verbeterd nummer")
    for match in _CALLED.finditer(places):
        said = [
            _VALUES.get(item.group().lower(), item.group()) for item in _ONE.finditer(match.group("number"))
        ]
        if len("".join(said)) in _LOCAL and min(map(len, said)) < 5:
            yield Evidence(*match.span("number"), "PHONE", "vorm", 0.8, "nummer zonder netnummer")
    for opened, label in ((_POSTCODE, "POSTCODE"), (_HOUSE, "ADDRESS")):
        for match in opened.finditer(places):
            yield Evidence(*match.span(match.lastgroup or 0), label, "vorm", 0.8, "uitgeschreven")
    for match in within(near(text, _STREET_NEAR.finditer(places), _BEFORE, _BEHIND), _STREET, text):
        yield Evidence(match.start("street"), match.end("number"), "ADDRESS", "vorm", 0.75, "uitgeschreven")


def _telephone(text: str, start: int, stop: int) -> Evidence | None:
    """The stretch from `start` whose groups together are a number of ten digits (more from abroad)."""
    digits, end = "", start
    glued = text[start : start + 6].lower() == "nulzes"
    if glued:
        digits, start = "06", start + 6
    for item in _ONE.finditer(text, start, stop):
        word = item.group().lower()
        group = _VALUES.get(word, word.replace("o", "0"))
        digits += group * 2 if _TWICE.search(text, max(0, item.start() - 12), item.start()) else group
        end = item.end()
        abroad = digits.startswith("00") or text[start] == "+"
        if len(digits) >= _DIGITS and not abroad:
            break
    whole = digits.startswith("0") and digits[1:2] != "0" and len(digits) == _DIGITS
    mobile = digits.startswith("6") and len(digits) == _DIGITS - 1 and re.match("(?i)zes|6", text[start:])
    from_abroad = (digits.startswith("00") or text[start] == "+") and 11 <= len(digits) <= 15
    start -= 6 * glued
    said = text[start:end]
    if re.match(r"06[ :-]{0,2}\(|06:|0\d{2,3}:", said) and whole:
        return Evidence(start, end, "PHONE", "vorm", 0.8, "uitgeschreven")
    if not (whole or mobile or from_abroad) or _STRANGE.search(said) is None:
        return None
    return Evidence(start + (said[0] == "(" and ")" not in said), end, "PHONE", "vorm", 0.85, "uitgeschreven")
