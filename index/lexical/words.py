"""Text → words with their place, folded so that spellings and scanning errors of one word become equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from index.lexical.lists import WORD_GROUPS, frequencies

STOP_WORDS: Final = WORD_GROUPS["stopwoorden"]
"""In no passage and no question."""

_LETTER: Final = r"[^\W_][\u0300-\u036f\u00ad\u200b-\u200d\u2060]*"
_TOKEN: Final = re.compile(
    rf"""(?<![^\W_])(?:
        (?P<number>\d{{1,3}}(?:[.\u0020\u00a0]\d{{3}})+(?![\d]|[.]\d))             # 1.250.000  31 839
      | (?P<short>(?:[^\W_]\.){{1,7}}[^\W_](?:\.|(?![^\W_])))                      # o.a.  i.h.k.v.  0.a.
      | (?P<code>(?=[^\W_]*(?:[-/:.][^\W_]+)*\d)[^\W_]+(?:[-/:.][^\W_]+)+)         # 2023-KL-00871  31839-1018
      | (?P<word>(?:{_LETTER})+(?:[-\u2010\u2011'’](?:{_LETTER})+)*)               # e-mail  cliënt  foto's
    )""",
    re.VERBOSE,
)
_INNER: Final = re.compile(rf"(?:{_LETTER})+")
_AROUND: Final = '.,;:!?()[]"“”„‘’'
_SLIP: Final = re.compile(r"[a-z]*[01][a-z]+(?:[01][a-z]*)?")


class Word(NamedTuple):
    """A folded word at `text[start:end]`; `whole` is False for a piece of a longer word or number."""

    start: int
    end: int
    form: str
    whole: bool = True


def words(text: str) -> Iterator[Word]:
    """Words, numbers and codes in order; a word with hyphens and a code are followed by their pieces.

    >>> [word.form for word in words("De cliënten, 0.a. van dossier 31 839 (Z-24-018834): e-mail")]
    ['de', 'clienten', 'oa', 'van', 'dossier', '31839', 'z24018834', '24', '018834', 'email', 'mail']
    """
    bare = text.strip(_AROUND)
    if bare.isascii() and (bare.isalpha() or bare.isdigit()):
        # Nearly every stretch without white space: the pattern takes five times as long to see that.
        start = text.index(bare)
        yield Word(start, start + len(bare), bare.lower())
        return
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        token = match[0]
        kind = match.lastgroup
        if kind == "number":
            yield Word(start, end, re.sub(r"\D", "", token))
        elif kind == "short" and not token.replace(".", "").isdigit():
            yield Word(start, end, _abbreviation(token))
        elif kind == "word" and token.isalpha() and token.isascii():
            yield Word(start, end, token.lower())
        else:
            form = fold(token)
            pieces = list(_INNER.finditer(token))
            form = _mend(form.translate(_JOINTS)) if kind == "word" else _number(form)
            yield Word(start, end, form)
            if len(pieces) > 1:
                for piece in pieces:
                    if len(piece[0]) > 1:
                        yield Word(start + piece.start(), start + piece.end(), fold(piece[0]), whole=False)


@lru_cache(maxsize=100_000)
def fold(token: str) -> str:
    """Lower case without diacritics, ligatures, soft hyphens and zero-width characters.

    >>> fold("Cliënt"), fold("cliént"), fold("ﬁnancie\u00adel"), fold("IJsselmonde")
    ('client', 'client', 'financieel', 'ijsselmonde')
    """
    decomposed = unicodedata.normalize("NFKD", token.lower())
    return "".join(each for each in decomposed if unicodedata.category(each) not in ("Mn", "Cf"))


def _number(form: str) -> str:
    """A code with letters is the same whatever joins its parts: SV-2024/0409 and sv20240409."""
    return re.sub(r"[-/:.]", "" if re.search(r"[a-z]", form) else "-", form)


_JOINTS: Final = str.maketrans("", "", "-\u2010\u2011'’")


def _abbreviation(token: str) -> str:
    """`0.a.` is `o.a.`: between full stops a scanner's nought is an o and its one an i."""
    return fold(token).replace(".", "").translate(str.maketrans("01", "oi"))


def _mend(form: str) -> str:
    """`j0ngeren` → `jongeren`, when that makes it a known word."""
    if _SLIP.fullmatch(form):
        for one in ("l", "i"):
            mended = form.replace("0", "o").replace("1", one)
            if mended in frequencies():
                return mended
    return form
