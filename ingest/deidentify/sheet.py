"""The tokens of a text in the alphabet of the grammar: one letter a token, and what opens a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.glued import unglued
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.openings import Places
from ingest.deidentify.tokens import TEXT, WORDS
from ingest.deidentify.word import Is, Word

_SHEET = "kennisbank.blad"
_SENTENCE_END = frozenset(".?!")
_FULL_LINE = 50
_FAR = 250
"""In tokens: what stands further off says nothing of a word, whether or not a full stop comes between."""
# "Groepsleiding: Hoi": a line that opens with a label continues none.
_LABEL = re.compile(r"[A-ZÀ-Þ][^\W\d_]{1,20}:(?=\s)")
_LOWERED = {"C": "l", "E": "l", "V": "v", "Q": "q", "K": "k", "R": "p", "F": "o", "M": "l"}
_PLACE_CUES = frozenset(
    ["in", "te", "uit", "naar", "nabij", "rond", "rondom", "vanuit", "richting", "gemeente"]
)
_NAMED_THING = re.compile(
    r"(?i:\w*(?:commissie|motie|wet|zaak|rapport|amendement|fractie|lijst|kabinet|plan|arrest|richtlijn|norm|code|methode))"
    r"-(?i:de|van|ter|ten|den|der|el|al|in|op|'t)"
)
# "de motie-Bol/De Wit"
_MOVED_BY = re.compile(r"(?i:motie|amendement)-[A-ZÀ-Þ]")
# "De Wet van Dam", "de ladder van Arnstein": called after someone who is not in the text.
_CALLED_AFTER = frozenset(["wet", "ladder", "schaal", "piramide", "syndroom", "cirkel", "curve", "stelling"])
_CODE = frozenset("=%<>#_+\\{}$~^")


@dataclass(slots=True)
class Sheet:
    """Parallel lists, one entry a token; white space and line breaks inside a sentence are left out.

    `letters[i]` is the class of token `i` (see `Lexicon._letter`); a line break that matters is `n`, a blank
    line `N`, a wide gap `|`.
    """

    text: str
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    letters: str = ""
    opens: list[bool] = field(default_factory=list)
    _places: Places | None = None

    @property
    def places(self) -> Places:
        """The text for patterns that open with a word."""
        if self._places is None:
            self._places = Places.of(self.text)
        return self._places

    def token_at(self, offset: int) -> int:
        """The token that ends after `offset`, or the number of tokens."""
        return bisect_right(self.ends, offset)

    def tokens_in(self, start: int, end: int) -> range:
        first = bisect_right(self.ends, start)
        return range(first, max(first, bisect_left(self.starts, end)))

    def sentence(self, index: int) -> range:
        """The tokens of the sentence or line around a token; of one without end those that are near."""
        first = last = index
        lowest, highest = max(0, index - _FAR), min(len(self.words), index + _FAR)
        while first > lowest and not (self.opens[first] and self.letters[first - 1] in ".?!nN*"):
            first -= 1
        while last < highest and self.letters[last] not in ".?!nN":
            last += 1
        return range(first, last)

    def line(self, first: int, last: int) -> range:
        """The tokens of the line around tokens `[first, last)`; of one without end those that are near."""
        lowest, highest = max(0, first - _FAR), min(len(self.words), last + _FAR)
        while first > lowest and self.letters[first - 1] not in "nN":
            first -= 1
        while last < highest and self.letters[last] not in "nN":
            last += 1
        return range(first, last)


def name_start(sheet: Sheet, surname: int) -> int:
    """The first token of a name: the given names, initials and tussenvoegsels in front of its surname."""
    first = surname
    while first > 0 and sheet.letters[first - 1] in "vVqQGgUI":
        first -= 1
    return first


def person(sheet: Sheet, first: int, last: int, score: float, ground: str) -> Evidence:
    """Tokens `[first, last)` as a person that a rule saw."""
    return Evidence(sheet.starts[first], sheet.ends[last - 1], "PERSON", "regel", score, ground)


def sheet_in(doc: Doc) -> Sheet:
    """The sheet that a Doc carries, made when first asked for."""
    sheet: Sheet | None = doc.user_data.get(_SHEET)
    if sheet is None:
        sheet = doc.user_data[_SHEET] = sheet_of(doc, load_lexicon())
    return sheet


def sheet_of(doc: Doc, lexicon: Lexicon) -> Sheet:
    text = doc.user_data.get(TEXT) or doc.text
    rows: list[tuple[str, int, Word, bool]] = []
    letters: list[str] = []
    offset = line_start = 0
    opens, columns = True, False
    words, spaces = doc.user_data.get(WORDS) or ([t.text for t in doc], [bool(t.whitespace_) for t in doc])
    for word, space in zip(words, spaces, strict=True):
        start = offset
        offset += len(word) + space
        known = lexicon[word]
        letter = known.letter
        if letter == "_":
            if len(word) + (text[start - 1 : start] == " ") < 3 or not letters:
                continue
            # A wide gap separates columns.
            letter, columns = "|", True
        if letter in "nN":
            length = len(text[line_start:start].rstrip())
            line_start = start + len(word)
            table, columns = columns, False
            if (
                letter == "n"
                and length >= _FULL_LINE
                and not table
                and letters
                and letters[-1] not in ".?!:;nN"
                and not _LABEL.match(text, offset)
            ):
                continue
            opens = True
        if letter in "XU" and (parts := unglued(word, lexicon))[1:]:
            for part in parts[:-1]:
                held = lexicon[part]
                rows.append((part, start, held, opens))
                letters.append(held.letter)
                start += len(part)
            word, opens = parts[-1], False
            known = lexicon[word]
            letter = known.letter
        rows.append((word, start, known, opens))
        letters.append(letter)
        if letter not in '"(nN':
            opens = (
                letter in _SENTENCE_END
                or letter in ":*"
                or (letter == "-" and opens)
                or (letter == "0" and opens)
            )
    sheet = Sheet(
        text,
        words=[word for word, _, _, _ in rows],
        starts=[start for _, start, _, _ in rows],
        ends=[start + len(word) for word, start, _, _ in rows],
        flags=[known.flags for _, _, known, _ in rows],
        bases=[known.base for _, _, known, _ in rows],
        opens=[opens for _, _, _, opens in rows],
    )
    _reconsider(sheet, letters)
    sheet.letters = "".join(letters)
    return sheet


_ROW_OF_TWO = re.compile(r"(?<![^nN])(?:[loFkKR]|[CAEXO](?=l))[lv]{0,3}(?P<bar>\|)(?=[^|nN:]+(?:[nN]|$))")


def _label_cells(letters: list[str]) -> None:
    """A row of two cells of which the first is a label says what "label: value" says."""
    for row in _ROW_OF_TWO.finditer("".join(letters)):
        letters[row.start("bar")] = ":"


def _reconsider(sheet: Sheet, letters: list[str]) -> None:
    """What a word is depends on its neighbours: capitals among capitals, abbreviations, stretches of code."""
    text = sheet.text
    _lower_capitals(sheet, letters)
    _label_cells(letters)
    _join_named_things(sheet, letters)
    for i, letter in enumerate(letters):
        flags = sheet.flags[i]
        if flags & Is.CAPITALS and letter in "GgSsTWPRKF" and (len(sheet.words[i]) <= 4 or letter == "T"):
            around = range(max(0, i - 1), min(i + 2, len(letters)))
            if sum(
                bool(sheet.flags[k] & Is.CAPITALS) and sheet.words[k].isalpha() for k in around
            ) < 2 and letters[i + 1 : i + 2] not in (["I"],):
                letters[i] = "X"
        elif letter == "M" and i and not sheet.opens[i] and "0" not in letters[max(0, i - 2) : i + 2]:
            # A month has no capital inside a sentence; Mei and Augustus are names too.
            letters[i] = "g"
        elif (
            letter in "gsS"
            and flags & Is.PLACE
            and i
            and (sheet.words[i - 1].lower() in _PLACE_CUES or sheet.flags[i - 1] & Is.DESCRIBES)
        ):
            letters[i] = "P"
        elif letter in "oF" and _is_a_surname(sheet, letters, i):
            letters[i] = "U"
            sheet.flags[i] = flags & ~Is.OFFICE
        elif letter in "GgSsWUXP" and _in_code(text, sheet.starts[i], sheet.ends[i]):
            letters[i] = "X"
        elif (
            letter in "GgSsWUP"
            and i
            and letters[i - 1] == "("
            and letters[i + 1 : i + 2] == [")"]
            and _abbreviates(sheet, i)
        ):
            letters[i] = "O"
            sheet.flags[i] = flags & ~(Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE)


def _is_a_surname(sheet: Sheet, letters: list[str], i: int) -> bool:
    """ "Jolien Wethouders", "J.P. de Burgemeester": an office behind a first name and before no name."""
    if not sheet.flags[i] & Is.CAPITAL or sheet.opens[i]:
        return False
    before = i - 1
    while before >= 0 and letters[before] in "vV":
        before -= 1
    led = before >= 0 and (
        letters[before] == "I" or (letters[before] == "G" and bool(sheet.flags[before] & Is.COUNTED))
    )
    return (
        led
        and letters[i + 1 : i + 2] != ["I"]
        and sheet.words[i + 1 : i + 3] != ["en", "wethouders"]
        and not (i + 1 < len(letters) and letters[i + 1] in "GSWUTvV" and bool(sheet.flags[i + 1] & Is.CAPITAL))
    )


def _join_named_things(sheet: Sheet, letters: list[str]) -> None:
    """ "de commissie-De Winter", "de motie-Van den Berg c.s.": what follows the hyphen is no person here."""
    for i, word in enumerate(sheet.words):
        if "-" in word:
            pair = letters[i + 1 : i + 2] == ["/"] and _MOVED_BY.match(word) is not None
            if not pair and not _NAMED_THING.fullmatch(word):
                continue
        elif word.lower() in _CALLED_AFTER and sheet.words[i + 1 : i + 2] == ["van"]:
            pair = False
        else:
            continue
        k = i + 1
        while letters[k : k + 1] and letters[k] in "vVqQ":
            k += 1
        if pair:
            k += 1
            while letters[k : k + 1] and letters[k] in "vVqQ":
                k += 1
        if k < len(letters) and sheet.flags[k] & Is.CAPITAL:
            for j in range(i + 1, k + 1):
                letters[j] = "O"
                sheet.flags[j] = (sheet.flags[j] | Is.KEEP) & ~(Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE)


def _lower_capitals(sheet: Sheet, letters: list[str]) -> None:
    """In a line of capitals only what is no dictionary word can be a name."""
    first = 0
    while first < len(letters):
        last = first
        while last < len(letters) and letters[last] not in "nN":
            last += 1
        words = [i for i in range(first, last) if sheet.words[i][0].isalpha() and len(sheet.words[i]) > 1]
        if len(words) > 1 and sum(bool(sheet.flags[i] & Is.CAPITALS) for i in words) > 0.7 * len(words):
            for i in words:
                if not sheet.flags[i] & Is.CAPITALS:
                    continue
                lowered = _LOWERED.get(letters[i])
                if lowered and not (
                    letters[i] == "C" and not sheet.flags[i] & (Is.WORD | Is.COMPOUND | Is.STARTER)
                ):
                    letters[i] = lowered
                elif letters[i] == "X" and len(sheet.words[i]) > 3:
                    letters[i] = "U"
        first = last + 1


def _in_code(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return before in _CODE or after in _CODE or before.isdigit() or after.isdigit()


def _abbreviates(sheet: Sheet, i: int) -> bool:
    """ "Wet veiligheidsregio's (Wvr)": the letters of the word open, in order, the words before the bracket."""
    word = sheet.words[i].lower()
    first = max(0, i - 1 - 2 * len(word) - 3)
    initials = "".join(other[0].lower() for other in sheet.words[first : i - 1] if other[0].isalpha())
    where = -1
    for letter in word:
        where = initials.find(letter, where + 1)
        if where < 0:
            break
    else:
        return len(word) <= 8
    # "Bestuursrapportage (Berap)": letters of one long word.
    previous = sheet.words[i - 2].lower() if i > 1 else ""
    return (
        len(previous) > 2 * len(word) and previous[0] == word[0] and previous[:3] == word[:3] and len(word) <= 6
    )
