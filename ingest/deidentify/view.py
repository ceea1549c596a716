"""A readable view beside the text, with the way back: no invisible characters, no word broken over a line."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

# One character for another: offsets stay as they are.
_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
        ),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-"),
        **dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n"),
        "\uff20": "@",
    }
)
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffc\x00-\x08"
_ODD = re.compile(
    rf"[{_INVISIBLE}]+|[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    r"|(?<=[^\W\d_])-[ ]?\n[ ]*(?=[a-zà-öø-ÿ])|(?<=[^\W\d_]-)[ ]?\n[ ]*(?=[A-ZÀ-ÖØ-Þ][a-z])"
    r"|[^\W\d_][\u0300-\u036f]+"
)
_CONTINUES_LIST = re.compile(r"(?:en|of|t/m|tot)\b")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what the rules read; its character `i` stands at `origin[i]` of `raw` (None: at `i`)."""

    raw: str
    text: str
    origin: array[int] | None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the view → offsets in the raw text, combining marks included."""
        if self.origin is None or start >= end:
            return start, end
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return first, last

    def of_raw(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the raw text → offsets in the view."""
        if self.origin is None:
            return start, end
        return bisect_left(self.origin, start), bisect_left(self.origin, end)


_FEWEST_CELLS = 3
"""A line of so many cells with a tab between them is a row of a table."""


def view_of(raw: str) -> View:
    """The view on a text.

    >>> view = view_of("Ma\u00adriska van der Stee-\\nge")
    >>> view.text, view.to_raw(0, 22)
    ('Mariska van der Steege', (0, 25))
    """
    text = ("\n".join(map(_row, raw.split("\n"))) if "\t" in raw else raw).translate(_SAME_LENGTH)
    parts: list[str] = []
    origin = array("L")
    done = 0
    for match in _ODD.finditer(text):
        replacement = _replacement(match, text)
        if replacement is None:
            continue
        parts.append(text[done : match.start()])
        origin.extend(range(done, match.start()))
        parts.append(replacement)
        origin.extend([match.start()] * len(replacement))
        done = match.end()
    if not parts:
        return View(raw, text, None)
    parts.append(text[done:])
    origin.extend(range(done, len(text)))
    return View(raw, "".join(parts), origin)


def _row(line: str) -> str:
    cells = sum(not cell.isspace() for cell in line.split("\t") if cell)
    return line.replace("\t", "|") if cells >= _FEWEST_CELLS else line


def _replacement(match: re.Match[str], text: str) -> str | None:
    found = match.group()
    if found[0] == "-" or found.lstrip(" ")[:1] == "\n":
        # "in- en uitstroom" keeps its hyphen when the line ends there.
        return None if _CONTINUES_LIST.match(text, match.end()) else ""
    if len(found) > 1 and unicodedata.combining(found[1]):
        return unicodedata.normalize("NFC", found)
    if found[0] >= "\ufb00":
        folded = unicodedata.normalize("NFKC", found)
        return "" if not folded.isprintable() or found[0] == "\ufeff" else folded
    return ""
