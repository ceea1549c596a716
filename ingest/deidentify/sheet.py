"""The tokens of a text in the alphabet of the grammar: one letter a token, with what opens a sentence or a line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.deidentify.lexicon import Is, Lexicon

_SENTENCE_END = frozenset(".?!")
_FULL_LINE = 50


@dataclass(slots=True)
class Sheet:
    """Parallel lists, one entry a token; white space and line breaks inside a sentence are left out.

    `letters[i]` is the class of token `i` (see `lexicon._letter`); a line break that matters is `n`, a blank line `N`.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    flags: list[Is] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    letters: str = ""
    opens: list[bool] = field(default_factory=list)

    def token_at(self, offset: int) -> int:
        """The token that ends after `offset`, or the number of tokens."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        first = bisect_right(self.ends, start)
        return range(first, max(first, bisect_left(self.starts, end)))

    def sentence(self, index: int) -> range:
        """The tokens of the sentence or line around a token."""
        first = last = index
        while first > 0 and not (self.opens[first] and self.letters[first - 1] in ".?!nN*"):
            first -= 1
        while last < len(self.words) and self.letters[last] not in ".?!nN":
            last += 1
        return range(first, last)


def sheet_of(doc: Doc, lexicon: Lexicon) -> Sheet:
    text = doc.text
    sheet = Sheet(text)
    letters: list[str] = []
    offset = line_start = 0
    opens = True
    for token in doc:
        word = token.text
        start = offset
        offset += len(word) + (1 if token.whitespace_ else 0)
        known = lexicon[word]
        letter = known.letter
        if letter == "_":
            continue
        if letter in "nN":
            length = len(text[line_start:start].rstrip())
            line_start = start + len(word)
            if letter == "n" and length >= _FULL_LINE and letters and letters[-1] not in ".?!:;nN":
                continue
            opens = True
        sheet.words.append(word)
        sheet.starts.append(start)
        sheet.ends.append(start + len(word))
        sheet.flags.append(known.flags)
        sheet.bases.append(known.base)
        sheet.opens.append(opens)
        letters.append(letter)
        if letter not in '"(nN':
            opens = (
                letter in _SENTENCE_END
                or letter in ":*"
                or (letter == "-" and opens)
                or (letter == "0" and opens)
            )
    sheet.letters = "".join(letters)
    return sheet
