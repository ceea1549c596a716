"""Where Dutch sentences begin and end."""

from __future__ import annotations

import re
from functools import lru_cache

# A full stop behind these ends no sentence. Written without the final dot, in lower case.
ABBREVIATIONS = frozenset(
    """
    0.a a.d.h.v a.g.v a.h.w a.i a.m a.s a.u.b aang aanw afb afd afl afz alg arch art artt b.g.g b.v bc
    bijl bijv biz blz bv bvb c.a c.q c.s ca cf cie cod conf cq d.d d.i d.m.v d.t.v d.w.z dd dhr dl
    dr drs ds e.a e.d e.e.a e.g e.v em enz etc ev evt exc excl fig g.g.d geb gebr gec gem get gld gr
    h.c h.o.d.n hr hs i.b i.c i.c.m i.e i.h.a i.h.b i.h.k.v i.i.g i.m i.o i.o.m i.o.v i.p.v i.s.m
    i.t.t i.v.m inc incl ing inz ir jhr jkvr jl jr jur k.k lic ll m.a.w m.b.t m.b.v m.e.r m.h.o m.i
    m.i.v m.m m.n m.n.a m.u.v m.v maj mej mevr mgr mld mln mr mw n.a.v n.b n.l n.m n.n.b n.o.t.k
    n.v.t nl nos nr nrs nvt o.a o.b.v o.g o.i o.i.v o.l.v o.m o.t.t onderz ong op.cit p.a p.m p.p
    pag par plm plv pnt prof q.q r.k resp s.j s.v.p sr st str t.a.v t.b.v t.g.v t.h.t t.k t.n.v
    t.o.v t.z.t tel temp u.i v.a v.a.f v.d v.d.m v.g v.h v.l.n.r v.m v.w.b v.z.v vb verg vergad verl
    verm vgl vlg vlgs vnl voorz vs w.o w.v.t wnd wo z.g z.i z.k z.o.z z.s.m zg zgn
    """.split()  # noqa: SIM905
)
# These may close a sentence as well; a word that usually opens one then decides.
CLOSING = frozenset("a.s c.s e.a e.d e.o e.v enz etc jl m.k".split())  # noqa: SIM905
_OPENER = re.compile(
    r"(?:Aan|Als|Bij|Bovendien|Daar|Daarbij|Daarin|Daarmee|Daarna|Daarnaast|Daarom|Daarvoor|Dan|Dat|De|Deze|Dit|Door|Een"
    r"|Er|Haar|Het|Hier|Hierbij|Hiermee|Hij|Hoe|Ik|In|Inmiddels|Maar|Met|Na|Naar|Naast|Om|Onze|Ook|Op|Over|Sinds|Ten"
    r"|Tevens|Tijdens|Tot|Uit|Uw|Vanaf|Verder|Volgens|Voor|Waar|Wat|We|Wel|Wie|Wij|Zij|Zijn|Zo)(?=[ \n])"
)
NUMBERED = frozenset({"p", "pp"})
"""Abbreviations only before a number: "p. 12"."""
MONTHS = frozenset("jan feb febr mrt apr jun jul aug sep sept okt nov dec".split())  # noqa: SIM905

# The mark of a footnote belongs to the sentence that it closes.
_CLOSERS = """)]"'”’»⁰¹²³⁴⁵⁶⁷⁸⁹"""
_END = re.compile(rf"""[.!?…]+[{re.escape(_CLOSERS)}]*(?=\s)|\n[ \t]*\n""")
_WORD_BEFORE = re.compile(r"[\w.&-]+$")
_OPENS = re.compile(r"""\s*[("'“‘«\[•–-]*\s*(?P<first>\S)""")
_BULLET = re.compile(r"\n(?=[ \t]*(?:[•▪◦*–-]|\d{1,2}[.)]|[a-z][.)])[ \t])")
_ROW = re.compile(r"^[^\n]* \| [^\n]*", re.MULTILINE)
_LONGEST_ABBREVIATION = 24


def sentences(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the sentences of `text`, in order, without white space around them.

    A blank line and a new list item always end a sentence; a row of a table ("a | b") is one of its own.

    >>> text = "Zie art. 3 a.d.h.v. dhr. Vos. Dat is jl. besproken."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Zie art. 3 a.d.h.v. dhr. Vos.', 'Dat is jl. besproken.']
    """
    return list(_sentences(text))


@lru_cache(maxsize=64)  # the passages of one answer are each asked for a few times
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    cuts = {match.end() for match in _END.finditer(text) if _ends_sentence(text, match)}
    cuts |= {match.end() for match in _BULLET.finditer(text)}
    if " | " in text:
        cuts |= {edge for row in _ROW.finditer(text) for edge in row.span()}
    spans = []
    start = 0
    for end in [*sorted(cuts), len(text)]:
        stretch = text[start:end]
        left = start + len(stretch) - len(stretch.lstrip())
        right = start + len(stretch.rstrip())
        if left < right:
            spans.append((left, right))
        start = end
    return tuple(spans)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if "\n" in mark:
        return True
    following = _OPENS.match(text, match.end())
    first = following.group("first") if following else ""
    if first and (first.islower() or first == "|"):
        return False
    if not mark.startswith(".") or len(mark.rstrip(_CLOSERS)) > 1:
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), match.start())
    word = before.group() if before else ""
    if word.lower() in CLOSING and following and _OPENER.match(text, following.start("first")):
        return True
    if word.lower() in ABBREVIATIONS or (word.lower() in NUMBERED and first.isdigit()):
        return False
    if (
        word.lower() in MONTHS
        and text[max(0, match.start() - len(word) - 2) : match.start() - len(word)].rstrip()[-1:].isdigit()
    ):
        return False
    # Initials ("J. de Vries", "R.B. Jansen") and list numbers ("1. Aanleiding") end no sentence.
    last = word.rsplit(".", 1)[-1]
    if len(last) == 1 and last.isupper():
        return False
    return not (word.isdigit() and _opens_item(text, match.start() - len(word), word))


def _opens_item(text: str, offset: int, number: str) -> bool:
    """Whether a number stands where the item of a list begins: at a line start, or in the line after a stop."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset].rstrip()
    return not before or (len(number) <= 2 and before.endswith((".", ":", ";")))
