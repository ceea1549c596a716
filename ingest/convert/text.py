"""Plain text: finds the encoding and the pages."""

from __future__ import annotations

import codecs
import re

from index.errors import ConversionError
from index.model import Converted, Page, Source
from ingest.convert.readable import is_readable
from ingest.media import looks_like_text, utf16_without_bom

# A form feed, or four blank lines or more: what text layers of scans and exports leave of a page break.
PAGE_BREAK = re.compile(r"\f|\n(?:[ \t\xa0]*\n){4,}")

# Encodings of Dutch offices, likeliest first: Windows, old DOS programs, old Macs.
ENCODINGS = ("cp1252", "cp850", "mac_roman")
SAMPLE = 200_000

# What Dutch letters hold besides ASCII. charset-normalizer reads "één" in cp1252 as "ΘΘn" and cp850 as
# "cli‰nt": it knows all languages and not how short the telling parts are; this knows one language.
LETTERS = frozenset("ëéèêïîöôóòüúùûáàâäåçñíìÿËÉÈÏÖÜÁÓÚ")
SIGNS = frozenset("’‘“”€–—…•°§½¼²³«»·´±×®©\xa0\xad")


def convert(source: Source) -> Converted:
    """Raises ConversionError for a text that broken fonts left of a paper: nobody can read or find that."""
    text = decode(source.path.read_bytes())
    if not is_readable(text):
        raise ConversionError("de inhoud is geen leesbare tekst")
    return Converted(source, text, pages_of(text))


def decode(data: bytes) -> str:
    """Bytes to text: a byte order mark, UTF-8, UTF-16, or the likeliest of the 8-bit encodings.

    Raises ConversionError when the bytes are no text.
    """
    text = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def pages_of(text: str) -> tuple[Page, ...]:
    """Pages by the marks a text holds, else one page.

    >>> [page.number for page in pages_of("een\\ftwee")]
    [1, 2]
    """
    last = len(text.rstrip())
    first = len(text) - len(text.lstrip())
    starts = [0, *(match.end() for match in PAGE_BREAK.finditer(text) if first < match.end() <= last)]
    ends = [*starts[1:], len(text)]
    return tuple(
        Page(number, start, end) for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
    )


def _decode(data: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    wide = utf16_without_bom(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace")
    if not looks_like_text(data[:SAMPLE]):
        raise ConversionError("de inhoud is geen leesbare tekst")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "kennisbank-cp1252")
    return data.decode(_eight_bit(data), "replace")


def _mostly_utf8(data: bytes) -> bool:
    """Whether the text is UTF-8 with a stray byte of another encoding in it."""
    text = data.decode("utf-8", "replace")
    stray = text.count("\ufffd")
    good = sum(map(text.count, "ëéèïöüáóàêçôíúäâû’‘“”€–…"))
    return good > stray


def _eight_bit(data: bytes) -> str:
    """The encoding in which the bytes above ASCII are what Dutch uses, where Dutch uses it."""
    telling = b" ".join(re.findall(rb"[^\x80-\xff]?[\x80-\xff]+[^\x80-\xff]?", data)[:SAMPLE])
    scores = {encoding: _score(telling.decode(encoding, "replace")) for encoding in ENCODINGS}
    scores["cp1252"] += 4  # the others are rare enough that two letters must speak for them
    return max(scores, key=scores.__getitem__)


def _score(text: str) -> int:
    score = 0
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char in LETTERS:
            usual = 2 if char in "ëéï" else 1
            score += 2 * usual if before.isalpha() or after.isalpha() else usual
        elif char in SIGNS:
            # A sign inside a word ("cli‘nt") is a letter of another encoding; an apostrophe may stand there.
            score += -3 if before.isalpha() and after.isalpha() and char not in "’´\xad" else 2
        elif ord(char) > 127:
            score -= 3
    return score


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("kennisbank-cp1252", _as_cp1252)
