"""How many of something a sentence says there are: "hoeveel proeftuinen" → 6, 11, "9 andere"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from index.lexical import matches

_UP_TO_TWENTY: Final = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip
_NUMBERS: Final = {word: number for number, word in enumerate(_UP_TO_TWENTY)} | {
    "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90,
    "honderd": 100,
}  # fmt: skip

_ASKED: Final = re.compile(r"\b(?:hoeveel|(?:het\s+)?aantal)\s+(?P<rest>[^?]*)", re.IGNORECASE)
_NO_NOUN: Final = re.compile(
    r"(?:verschillende|andere|nieuwe|van|de|het|een|die|er|zijn|is|was|waren|wordt|worden|heeft|hebben|doen|nu)\b",
    re.IGNORECASE,
)
_NOT_COUNTED: Final = re.compile(
    r"(?:geld|euro|subsidie|tijd|jaar|procent|kost|kosten|budget)\w*", re.IGNORECASE
)
"""Of these one asks how much, not how many: any sentence may answer."""

_COUNT: Final = re.compile(
    r"(?<![\w.,:/€-])(?:(?P<digits>\d{1,3}(?:\.\d{3})+|\d{1,5})(?:\s?(?:-|–|à|tot)\s?(?P<high>\d{1,5}))?(?![\d/:%])"
    r"|(?P<word>" + "|".join(_NUMBERS) + r")\b)",
    re.IGNORECASE,
)
_BETWEEN: Final = 3
"""Words that may stand between a number and what it counts ("elf pilot proeftuinen")."""
_OTHERS: Final = re.compile(r"\b(?:andere|overige)\s+$", re.IGNORECASE)
_OTHER_AFTER: Final = re.compile(
    r"\s+(?:andere|overige)\s+\w+en\b|\s+(?:andere|overige)\s+\w+s\b", re.IGNORECASE
)
_PLURAL: Final = re.compile(r"\s+(?:(?:andere|overige)\s+)?\w+(?:en|s|'s|’s)\b")
_MONEY: Final = re.compile(r"(?:€|EUR|euro)\s*$")
_MONTH: Final = re.compile(r"\s*(?:jan|feb|maart|mrt|apr|mei|juni|juli|aug|sep|okt|nov|dec)\w*", re.IGNORECASE)


_NUMBER: Final = rf"(?:\d+|(?:{'|'.join(_NUMBERS)})\b)"
_OF_SO_MANY: Final = r"(?:van|op|uit)\s+(?:de|het|elke|iedere)"
_OF_A_SHARE: Final = re.compile(rf"\s+{_OF_SO_MANY}\s*{_NUMBER}", re.IGNORECASE)
_WHOLE_OF_A_SHARE: Final = re.compile(rf"(?<!\w){_NUMBER}\s+{_OF_SO_MANY}\s*$", re.IGNORECASE)
""" "6 van de 10" is how large a part, not how many."""


class Counted(NamedTuple):
    """A number, the end of a range ("10-20") or 0, and whether it counts the others besides one's own."""

    low: int
    high: int
    others: bool


def counted_noun(question: str) -> str:
    """What a question asks the number of; "" when it does not ask how many.

    >>> counted_noun("hoeveel proeftuinen zijn er"), counted_noun("wat is het aantal casussen in Rijnmond?")
    ('proeftuinen', 'casussen')
    >>> counted_noun("hoeveel subsidie kreeg de proeftuin"), counted_noun("welke proeftuinen zijn er")
    ('', '')
    """
    asked = _ASKED.search(question)
    if not asked:
        return ""
    for word in re.findall(r"[\w-]+", asked["rest"]):
        if _NOT_COUNTED.fullmatch(word):
            return ""
        if len(word) > 2 and not _NO_NOUN.fullmatch(word):
            return str(word)
    return ""


def counted(sentence: str, noun: str, around: str = "") -> list[Counted]:
    """The numbers that `sentence` gives of `noun`; `around` is the text it stands in.

    >>> counted("Er zijn elf pilot proeftuinen.", "proeftuin")
    [Counted(low=11, high=0, others=False)]
    >>> counted("In 2023 werken de proeftuinen.", "proeftuin")
    []
    >>> counted("De andere 9 plaatsen leren mee.", "proeftuinen", "In de proeftuinen werken professionals.")
    [Counted(low=9, high=0, others=True)]
    """
    places = [start for start, _ in matches(sentence, noun)]
    found = []
    for match in _COUNT.finditer(sentence):
        number = match["digits"]
        low = int(number.replace(".", "")) if number else _NUMBERS[match["word"].lower()]
        if (number and len(number) == 4 and 1900 <= low <= 2100) or _MONTH.match(sentence, match.end()):
            continue
        if _MONEY.search(sentence[: match.start()]):
            continue
        behind = sentence[match.end() :]
        if _OF_A_SHARE.match(behind) or _WHOLE_OF_A_SHARE.search(sentence[: match.start()]):
            continue
        others = bool(_OTHERS.search(sentence[: match.start()]) or _OTHER_AFTER.match(behind))
        near = any(
            start >= match.end()
            and len(sentence[match.end() : start].split()) <= _BETWEEN
            and not re.search(r"[.,;:()]", sentence[match.end() : start])
            for start in places
        )
        told_apart = others and _PLURAL.match(behind) and bool(matches(around, noun))
        if near or told_apart:
            found.append(Counted(low, int(match["high"] or 0), others))
    return found
