"""Cuts Dutch text into tokens, registered as a spaCy tokenizer; the trained component uses the same one."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

WORDS, TEXT = "kennisbank.woorden", "kennisbank.tekst"
"""Where a Doc carries its tokens and its text."""
_LETTER = r"[^\W\d_]"
# Abbreviations that keep their dot; any other dot after a word ends it.
_ABBREVIATIONS = [
    "fam",
    "gez",
    "weth",
    "burg",
    "kon",
    "pr",
    "past",
    "mgr",
    "gen",
    "adm",
    "mw",
    "mevr",
    "mvr",
    "dhr",
    "mej",
    "drs",
    "dra",
    "ir",
    "ing",
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "ds",
    "lt",
    "jhr",
    "wed",
    "nr",
    "nrs",
    "no",
    "art",
    "blz",
    "pag",
    "tel",
    "fax",
    "mob",
    "jl",
    "a.s",
    "nl",
    "bijv",
    "enz",
    "evt",
    "ca",
    "m.b.v",
    "geb",
    "overl",
    "resp",
    "incl",
    "excl",
    "max",
    "min",
    "plv",
    "wnd",
    "loco",
    "gem",
    "prov",
    "st",
    "sr",
    "jr",
    "bc",
    "msc",
    "bsc",
    "mfr",
    "vgl",
    "zgn",
    "kst",
    "stb",
    "stcrt",
    "hfst",
    "vz",
    "secr",
    "w.g",
]
# One initial: a letter, or the few pairs of letters that people use as one.
INITIAL = r"(?:[A-ZÀ-Þ]|Th|Ch|Ph|Fr|Chr|Joh|IJ|St|Jac|Wm|Sj|Tj|Kl|Gr|Kh|Sh|Dj|Yv)\."
# "Veen-de Graaf" is three words and a hyphen.
_SMALL = "van|de|der|den|ter|ten|te|el|al|het|von|in|op"
_PARTICLE = rf"(?:{_SMALL}|{_SMALL.upper()})[ ]"
_TOKEN = re.compile(
    rf"""
      {_LETTER}+(?=[ ,;)?!\n])  # most of a text
    | [ ]*\n[ \n]*
    | [ ]+
    | (?:https?://|www\.)[^\s<>"]+
    | (?<![\w'&])(?:[BNC]\.[ ]?V|V\.O\.F|U\.A|N\.B|P\.S|O\.M|B\.S\.N|B\.S\.O)\.
    | (?<![\w'&])(?:{INITIAL}[ ]?-?(?={INITIAL}))*{INITIAL}(?![a-zà-ÿ\d]|[A-ZÀ-Þ](?![a-zà-ÿ.])|(?<=\w\.)[A-Z]\w?\.[a-z])
    | (?<!\w)(?i:{"|".join(map(re.escape, sorted(_ABBREVIATIONS, key=len, reverse=True)))})\.
    | (?<!\w){_LETTER}{{1,4}}(?:\.{_LETTER}{{1,4}})+\.?
    | (?<!\w)v/d\b
    | (?<!\w)[vV]\.(?=[ ]?(?:d\.[ ]?)?[A-ZÀ-Þ][a-z.])
    | '[tsndm]\b(?!-)
    | (?:'[st]-)?{_LETTER}+(?:['–-](?!{_PARTICLE}){_LETTER}+)*(?:'(?!\w)(?<=[sxzSXZ]'))?(?!\w)
    | {_LETTER}+(?:['–-]{_LETTER}+)*(?=\d{{1,2}}(?!\w))(?<={_LETTER}{{4}})
    | \d+(?:[.,:/-]\d+)*
    | \w+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def words_of(text: str) -> list[str]:
    """The words and marks of a text, without white space."""
    return [word for word in _TOKEN.findall(text) if not word.isspace()]


class DutchTokenizer:
    """Text → Doc; every character of the text is in a token or is the single space after one."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for word in _TOKEN.findall(text):
            if word == " " and words and not spaces[-1]:
                spaces[-1] = True
            elif word[0] == " " and word[-1] == " " and words and not spaces[-1]:
                spaces[-1] = True
                words.append(word[1:])
                spaces.append(False)
            else:
                words.append(word)
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        # Reading tokens back one by one costs more than cutting them.
        doc.user_data[WORDS] = (words, spaces)
        doc.user_data[TEXT] = text
        return doc

    def to_bytes(self, **_: object) -> bytes:
        return b""

    def from_bytes(self, _: bytes, **__: object) -> DutchTokenizer:
        return self

    def to_disk(self, _: object, **__: object) -> None:
        return None

    def from_disk(self, _: object, **__: object) -> DutchTokenizer:
        return self


def make_tokenizer() -> Callable[[Language], DutchTokenizer]:
    return lambda nlp: DutchTokenizer(nlp.vocab)


registry.tokenizers.register("kennisbank.dutch.v1", func=make_tokenizer)
