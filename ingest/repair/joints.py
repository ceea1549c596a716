"""Decides what stands between two lines: nothing, a space, a line break or the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from ingest.repair.lines import Line


class Joint(Enum):
    NONE = ""
    SPACE = " "
    LINE = "\n"
    PARAGRAPH = "\n\n"
    HYPHEN = "-"
    """Bound without a space, and the hyphen above taken away."""
    BOUND = "+"
    """Bound without a space; a hyphen above stays."""

    @property
    def text(self) -> str:
        return self.value if self not in (Joint.HYPHEN, Joint.BOUND) else ""


# A line that ends in one of these goes on, whatever comes between.
OPEN_WORDS = frozenset({
    "de", "het", "een", "van", "voor", "en", "of", "in", "op", "te", "met", "aan", "bij", "door", "naar",
    "om", "dat", "die", "als", "tot", "uit", "over", "onder", "per", "tussen", "zoals", "ten", "ter", "der",
    "den", "hun", "haar", "zijn", "onze", "ons", "uw", "deze", "dit", "is", "wordt", "worden", "niet",
    "ook", "heer", "mevrouw", "dhr", "mw", "zich", "wij", "we", "kan", "zal", "zullen", "kunnen", "moet",
    "moeten", "heeft", "hebben", "binnen", "zonder", "volgens", "tegen", "via", "vanuit", "rond", "waar",
    "waarin", "waarbij", "welke",
})  # fmt: skip
# After a hyphen at the end of a line these show that the hyphen stands for a left out part: "kind- en jeugd".
SHARED_PART = frozenset(
    {"en", "of", "en/of", "tot", "als", "c.q.", "dan", "respectievelijk", "alsmede", "noch", "t/m"}
)
# Parts that Dutch writes with a hyphen after them.
HYPHENATED = frozenset(
    [
        "niet",
        "oud",
        "ex",
        "non",
        "pro",
        "anti",
        "semi",
        "quasi",
        "bijna",
        "vice",
        "adjunct",
        "aspirant",
        "chef",
        "kandidaat",
        "leerling",
        "interim",
        "loco",
        "co",
        "e",
        "sub",
        "sociaal",
    ]
)

_LAST_WORD = re.compile(r"([^\s(«“‘\"']+)$")
_FIRST_WORD = re.compile(r"^([^\s]+)")
_DAY = re.compile(
    r"\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)$"
)
_BRACKET = re.compile(r"\([^()]{1,100}$")
_LONE_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
_HYPHEN_END = re.compile(r"[^\W_]-$")


SHORT_ITEM = 100
"""Characters of an item of a list that needs no blank line around it."""


class Joiner:
    """Judges the lines of one document, of which it knows how long a full line is."""

    def __init__(self, lines: Sequence[Line], lines_known: bool, width: int | None) -> None:
        self._lines_known = lines_known
        self._width = width
        self._vocabulary = _vocabulary(lines)

    def between(self, above: Line, line: Line) -> Joint:
        """The joint between two lines of running text that follow each other."""
        if above.heading or line.heading:
            return self._beside_heading(above, line)
        if _HYPHEN_END.search(above.text) and not line.is_item:
            hyphen = self._hyphen(above.text, line.text)
            if hyphen is not None and (line.gap == 0 or line.page != above.page):
                return hyphen
        if line.is_mark:
            return Joint.BOUND if above.is_closed else Joint.SPACE
        if line.gap == 0 and not line.kept:
            if line.text[0] in "),;" or above.text == "(":
                return Joint.BOUND
            if line.text == "(" or _LONE_NUMBER.fullmatch(above.text):
                return Joint.SPACE
        if line.page != above.page or line.gap:
            return self._across(above, line)
        if line.kept or above.is_tabular or line.is_tabular:
            return Joint.LINE
        if line.is_item:
            return Joint.LINE
        if self._lines_known:
            return Joint.SPACE
        return self._undecided(above, line)

    def _beside_heading(self, above: Line, line: Line) -> Joint:
        same = above.heading == line.heading and line.gap == 0 and above.page == line.page
        return Joint.SPACE if same and self._lines_known else Joint.PARAGRAPH

    def _across(self, above: Line, line: Line) -> Joint:
        """Over blank lines or a page break, a paragraph goes on only when it clearly does."""
        if line.is_tabular or above.is_tabular:
            return Joint.LINE if line.is_tabular and above.is_tabular and line.gap <= 1 else Joint.PARAGRAPH
        if line.is_item and above.is_item and line.gap <= 1:
            return Joint.LINE if max(len(above.text), len(line.text)) <= SHORT_ITEM else Joint.PARAGRAPH
        if above.is_closed or line.is_item:
            return Joint.PARAGRAPH
        open_end = above.text.endswith(",") or is_open(above.text)
        if line.page != above.page:
            return Joint.SPACE if line.text[0].islower() or open_end else Joint.PARAGRAPH
        goes_on = open_end and line.text[0].islower() and len(above.text) > 40
        return Joint.SPACE if goes_on and not _ends_item(above.text) else Joint.PARAGRAPH

    def _undecided(self, above: Line, line: Line) -> Joint:
        """A single line break in text of which nothing more is known."""
        if self._width is not None and is_full(above, line, self._width):
            return Joint.SPACE
        if above.is_closed:
            return Joint.LINE if above.text.endswith(":") or above.is_item else Joint.PARAGRAPH
        if is_open(above.text):
            return Joint.SPACE
        if line.text[0].islower() and self._width is not None and len(above.text) >= 0.5 * self._width:
            return Joint.SPACE
        return Joint.LINE

    def _hyphen(self, above: str, line: str) -> Joint | None:
        """What becomes of a hyphen at the end of a line; None when it is a dash or the line starts anew."""
        left, right = _last_word(above, fold=False), _FIRST_WORD.match(line)
        if right is None:
            return None
        part, rest = left[:-1], right[1]
        word = rest.strip(".,;:!?)»”’\"'")
        if word.lower() in SHARED_PART:
            return Joint.SPACE
        if "://" in left or left.startswith("www.") or "@" in left:
            return Joint.BOUND
        if part[-1:].isdigit() or rest[0].isdigit():
            return Joint.BOUND if rest[0].isalnum() else None
        if not rest[0].isalpha():
            return None
        if rest[0].isupper():
            shouted = len(part) > 1 and part.isupper() and word.isupper()
            return Joint.HYPHEN if shouted else Joint.BOUND
        whole, hyphenated = (part + word).lower(), f"{part}-{word}".lower()
        if hyphenated in self._vocabulary:
            return Joint.BOUND
        if whole in self._vocabulary:
            return Joint.HYPHEN
        if part.isupper() or part.lower() in HYPHENATED:
            return Joint.BOUND
        return Joint.HYPHEN


def is_full(above: Line, line: Line, width: int) -> bool:
    """Whether the first word of `line` would not have fitted on the line above."""
    first = _FIRST_WORD.match(line.text)
    return len(above.text) + 1 + (len(first[1]) if first else 0) >= 0.85 * width


def is_open(text: str) -> bool:
    """Whether a line ends where a sentence cannot: after "van de" or a dash, in a date, within brackets."""
    if text.endswith((" -", " –", " &", " /")) or _last_word(text) in OPEN_WORDS:
        return True
    return _DAY.search(text[-20:]) is not None or _BRACKET.search(text[-102:]) is not None


def wrap_width(lines: Sequence[Line]) -> int | None:
    """How many characters a full line holds; None when the text is not wrapped.

    Lines of wrapped text are about equally long: at the width, most of them lie within 15 percent below it.
    """
    lengths = sorted(
        len(above.text)
        for above, line in pairwise(lines)
        if line.gap == 0 and not line.kept and 30 <= len(above.text) <= 200
    )
    followed = sum(1 for line in lines if line.gap == 0 and not line.kept)
    if len(lengths) < 3:
        return None
    best = width = low = 0
    for high, length in enumerate(lengths):
        while lengths[low] < 0.85 * length:
            low += 1
        if high - low + 1 >= best:
            best, width = high - low + 1, length
    return width if best >= max(3, 0.25 * followed) else None


def _vocabulary(lines: Sequence[Line]) -> frozenset[str]:
    """Words of the document, when hyphens at line ends must be judged by them."""
    wanted = set()
    for above, line in pairwise(lines):
        if _HYPHEN_END.search(above.text):
            left, right = _last_word(above.text, fold=False), _FIRST_WORD.match(line.text)
            if right:
                part, word = left[:-1].lower(), right[1].strip(".,;:!?)»”’\"'").lower()
                wanted |= {part + word, f"{part}-{word}"}
    if not wanted:
        return frozenset()
    found = set()
    for line in lines:
        for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.lower()):
            if word in wanted:
                found.add(word)
    return frozenset(found)


def _last_word(text: str, fold: bool = True) -> str:
    match = _LAST_WORD.search(text[-400:])
    word = match[1] if match else ""
    return word.lower() if fold else word


def _ends_item(text: str) -> bool:
    """ "...; en" closes an item of a list; the next line is the next item."""
    return re.search(r"[;,] (?:en|of)$", text[-8:]) is not None
