"""Makes plain characters of odd ones: ligatures, spaces, invisible and wrongly decoded characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.model import OffsetMap

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
    "Ĳ": "IJ",
}

_BROKEN = re.compile(r"\r?[\n\u2028] {0,8}[^\W\d_]")

# One character class finds where to look; what stands there is read by the pattern below.
_START = re.compile(
    "[\t\r\x85\xa0\xad\u1680\u2000-\u200f\u2010\u2011\u2029\u202a-\u202f\u205f-\u2064\u3000\ufe63\uff0d\ufeff\ufffe"
    "\x00-\x08\x0b\x0e-\x1f\x7f\uf000-\uf0ffﬀ-ﬆĳĲÃâÂÌ\u0300-\u036f]"
)
_ODD = re.compile(
    r"(?P<soft>\u00ad+)"
    r"|(?P<space>[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t])"
    r"|(?P<line>\r\n?|\x85)"
    r"|(?P<kept>[\x0b\u2029])"
    r"|(?P<hyphen>[\u2010\u2011\ufe63\uff0d])"
    r"|(?P<bullet>[\uf000-\uf0ff])"
    r"|(?P<ligature>[ﬀ-ﬆĳĲ])"
    # UTF-8 that was once read as cp1252: "Ã©" for é, "â€™" for ’.
    r"|(?P<twice>Ã[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf™œ\u009d“”˜¢¦]|Â[\xa0-\xbf]|â‚¬"
    r"|[a-zA-Z]Ì[\x80-\x89€‚ƒ„…†‡ˆ‰])"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<none>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\x00-\x08\x0e-\x1f\x7f]+)"
)


def normalise(text: str) -> tuple[str, OffsetMap]:
    """The text with plain characters, and the map from its offsets to those of `text`.

    >>> normalise("eﬃciënt\\u00ad werk")[0]
    'efficiënt werk'
    """
    parts: list[str] = []
    clean: list[int] = [0]
    raw: list[int] = [0]
    length = end = 0
    for found in _matches(text):
        replacement = _plain(found, text)
        if replacement == found.group():
            continue
        start = found.start()
        parts.append(text[end:start])
        length += start - end
        parts.append(replacement)
        if replacement and clean[-1] != length:
            clean.append(length)
            raw.append(start)
        length += len(replacement)
        end = found.end()
        if len(replacement) != end - start:
            if clean[-1] == length:
                raw[-1] = end
            else:
                clean.append(length)
                raw.append(end)
    if not parts:
        return text, OffsetMap((0,), (0,))
    parts.append(text[end:])
    return "".join(parts), OffsetMap(tuple(clean), tuple(raw))


def _matches(text: str) -> Iterator[re.Match[str]]:
    position = 0
    while (start := _START.search(text, position)) is not None:
        at = start.start()
        position = at + 1
        # What marks the letter before it is read together with that letter.
        binds = text[at] == "Ì" or "\u0300" <= text[at] <= "\u036f"
        match = (_ODD.match(text, at - 1) if binds and at else None) or _ODD.match(text, at)
        if match is not None and match.end() > at:
            yield match
            position = match.end()


def _plain(match: re.Match[str], text: str) -> str:
    kind, found = match.lastgroup, match.group()
    if kind == "soft":
        # A soft hyphen shows only where the line was broken.
        return "-" if _BROKEN.match(text, match.end()) else ""
    if kind == "none":
        return ""
    if kind == "space":
        return " "
    if kind == "line":
        return "\n"
    if kind == "kept":
        return "\u2028"
    if kind == "hyphen":
        return "-"
    if kind == "bullet":
        return "•"
    if kind == "ligature":
        return LIGATURES[found]
    if kind == "marked":
        return unicodedata.normalize("NFC", found)
    try:
        return unicodedata.normalize("NFC", b"".join(map(_byte, found)).decode("utf-8"))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return found


def _byte(char: str) -> bytes:
    """The byte that a reader of cp1252 saw as this character; it lets five bytes through as they are."""
    return bytes([ord(char)]) if 0x80 <= ord(char) <= 0x9F else char.encode("cp1252")
