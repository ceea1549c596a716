"""The component that the project trained: for each token of a sheet, how likely it points at a person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from index.embed import open_token_states
from ingest.deidentify import reading
from ingest.deidentify.head import LABELS, PERSON, Head
from ingest.deidentify.letters import has_vowel
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.titled import may_be_titled
from ingest.deidentify.word import Is

FOLDER = Path(__file__).parent / "model"
CHANCES = "kennisbank.kansen"
"""Where a Doc carries the chance of each token of its sheet that it names a person."""
FEATURES = "kennisbank.kenmerken"
"""Where a Doc carries the features of its sheet, which every component reads."""
WIDE = "kennisbank.ruim"
"""Where a Doc says that every sentence is to be read, whatever it costs: that of a case."""
SETTLED = "kennisbank.vaststaand"
"""Where a Doc carries the places, in characters, of whom it is known already what they are."""
LEAST, ENOUGH = 0.15, 0.4
"""The least chance of a token that may be part of a name, and the least score of a name."""
UNREAD = 0.2
"""The chance of a token in a sentence that was not read: neither someone nor surely nobody."""
UNLIKELY, _LIKELY = 0.05, 0.3
REMEMBERED = 20_000
"""Stretches of which the chances are kept, under a hash of their words."""
TOGETHER = 32
"""Stretches read at a time: what is known of a word while it is read takes 5 kB."""
_SURELY, _SMALL = 0.25, "1"
"""The chance from which a word in small letters that is a given name as well is that name, and its class then:
between a tenth and seven tenths the gold set holds neither names nor words."""
_CERTAIN = frozenset("GSWU")
# From which chance a word of this class counts, and for how much, inside a sentence and where one opens. A word
# that is also something else is enough for a case (0.4) long before it is for a published paper (0.5). Set on
# the open part of the gold set, as it is and with every name replaced by a word or a place.
_COUNTS = {
    "g": (((0.5, 0.6), (0.15, 0.45)), ((0.95, 0.55), (0.4, 0.45))),
    "s": (((0.7, 0.55), (0.15, 0.45)), ((0.95, 0.55), (0.4, 0.45))),
    "C": (((0.75, 0.55), (0.4, 0.45)), ((0.98, 0.55), (0.8, 0.45))),
    "P": (((0.5, 0.55), (0.15, 0.45)), ((0.8, 0.55), (0.3, 0.45))),
    "A": (((0.9, 0.55), (0.5, 0.45)), ((0.7, 0.45),)),
    "E": (((0.9, 0.55), (0.5, 0.45)), ((0.7, 0.45),)),
    "R": (((0.6, 0.45),), ()),
    "I": (((0.7, 0.55), (0.2, 0.45)), ((0.8, 0.45),)),
    "X": (((0.97, 0.42),), ()),
    "l": (((0.85, 0.45),), ()),
    "h": (((0.6, 0.45),), ((0.8, 0.45),)),
    _SMALL: (((_SURELY, 0.45),), ((0.8, 0.45),)),
    "j": (((0.6, 0.45),), ((0.8, 0.45),)),
    "u": (((0.8, 0.45),), ((0.8, 0.45),)),
}
# The chance that the surest word of another kind has to have; such a stretch is masked in a case alone.
_THINGS = {"ADDRESS": 0.5, "SCHOOL": 0.3, "CASE": 0.6, "AGE": 0.85, "PHONE": 0.6, "HANDLE": 0.6}
_THING, _FEWEST_DIGITS = 0.62, 3
_NEVER = frozenset("nN|,.:;()0?!_*/@#&+")
_ONLY_INSIDE = frozenset('l-"vq')
_UNDECIDED, _WORDS = frozenset("GgSsWU"), frozenset("CPE")
_OF_PLACES = frozenset(("in", "te", "uit", "naar", "gemeente", "regio"))


class BuiltIn:
    """Reads sheets; raises OSError, ValueError or KeyError when its folder is damaged, ModelError without the
    language model in `cache`."""

    def __init__(self, cache: Path, folder: Path = FOLDER) -> None:
        self.version = str(json.loads((folder / "meta.json").read_text(encoding="utf-8"))["version"])
        self._head = Head(folder / "weights.npz")
        self._states = open_token_states(cache, reading.LAYER, folder / "layers.npz")
        self._known: dict[bytes, NDArray[np.float32]] = {}
        self.language_model = self._states.fingerprint

    def chances(
        self, sheet: Sheet, rows: NDArray[np.float32], known: Set[int], *, wide: bool
    ) -> NDArray[np.float32]:
        """For each token a number from 0 to 1 for each of LABELS, shape (tokens, labels).

        `rows` are the features of the sheet. Unless `wide`, only sentences are read with a capital that neither
        the lists explain nor `known`: the tokens that a rule is sure of.
        """
        found = np.zeros((len(sheet.words), len(LABELS)), dtype=np.float32)
        found[:, PERSON] = UNREAD
        chosen = [one for one in reading.stretches(sheet) if wide or _is_undecided(sheet, one, known)]
        if chosen:
            keys = [reading.key_of(sheet, one, rows[one.start : one.stop]) for one in chosen]
            self._read(sheet, dict(zip(keys, chosen, strict=True)), rows)
            for one, key in zip(chosen, keys, strict=True):
                found[one.start : one.stop] = self._known[key]
        return found

    def _read(self, sheet: Sheet, chosen: dict[bytes, range], rows: NDArray[np.float32]) -> None:
        """See that the chances of these stretches are known; the second reading of a text meets most again."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        new = [(key, one) for key, one in chosen.items() if key not in self._known]
        for some in (new[at : at + TOGETHER] for at in range(0, len(new), TOGETHER)):
            states = reading.read_words(self._states, [(sheet, one) for _, one in some])
            tokens = np.concatenate([np.arange(one.start, one.stop) for _, one in some])
            lengths = [len(one) for _, one in some]
            chances = np.split(self._head.chances(states, rows[tokens], lengths), np.cumsum(lengths)[:-1])
            self._known |= {key: found for (key, _), found in zip(some, chances, strict=True)}

    def people(self, sheet: Sheet, chances: NDArray[np.float32]) -> Iterator[tuple[int, int, str, float]]:
        """Stretches of likely tokens: start and end in characters, label, score."""
        likely = np.flatnonzero(chances >= LEAST).tolist()
        for run in _runs(i for i in likely if sheet.letters[i] not in _NEVER):
            yield from self._stretch(sheet, chances, run.start, run.stop)

    def things(self, sheet: Sheet, chances: NDArray[np.float32]) -> Iterator[tuple[int, int, str, float]]:
        """Addresses, schools, file numbers and ages in a case: start and end in characters, label, score."""
        for column, label in enumerate(LABELS):
            least = _THINGS.get(label)
            if least is None:
                continue
            likely = np.flatnonzero(chances[:, column] >= LEAST).tolist()
            for run in _runs(i for i in likely if sheet.letters[i] not in "nN|"):
                if chances[run.start : run.stop, column].max() >= least and _tells(sheet, run, label):
                    yield sheet.starts[run.start], sheet.ends[run.stop - 1], label, _THING

    def _stretch(
        self, sheet: Sheet, chances: NDArray[np.float32], first: int, last: int
    ) -> Iterator[tuple[int, int, str, float]]:
        while last > first and _letter(sheet, chances, last - 1) in _ONLY_INSIDE:
            last -= 1
        while first < last and _letter(sheet, chances, first) in 'l-"':
            first += 1
        scores = [self._score(sheet, chances, i) for i in range(first, last)]
        if max(scores, default=0.0) >= ENOUGH:
            yield sheet.starts[first], sheet.ends[last - 1], "PERSON", max(scores)

    def _score(self, sheet: Sheet, chances: NDArray[np.float32], i: int) -> float:
        letter, chance = _letter(sheet, chances, i), float(chances[i])
        if letter in _CERTAIN:
            return max(chance, 0.45) if chance >= _LIKELY else 0.0
        if sheet.opens[i] and letter == "C" and sheet.flags[i] & (Is.STARTER | Is.GREETING):
            return 0.0
        if letter == "u" and not has_vowel(sheet.words[i]):
            # "ouders met lvb": an abbreviation that lost its capitals.
            return 0.0
        if len(sheet.words[i]) == 1:
            # "op X": a letter without a full stop is somebody in a case alone.
            chance = min(chance, 0.45)
        inside, opening = _COUNTS.get(letter, ((), ()))
        return next((score for least, score in (opening if sheet.opens[i] else inside) if chance >= least), 0.0)


def settled_in(doc: Doc, sheet: Sheet) -> set[int]:
    """The tokens of whom it is known already what they are."""
    return {i for start, end in doc.user_data.get(SETTLED, ()) for i in sheet.tokens_in(start, end)}


def _runs(places: Iterable[int]) -> Iterator[range]:
    """Places in a row, each row as one range.

    >>> list(_runs([1, 2, 5]))
    [range(1, 3), range(5, 6)]
    """
    row = range(0)
    for place in places:
        if row and place == row.stop:
            row = range(row.start, place + 1)
        else:
            if row:
                yield row
            row = range(place, place + 1)
    if row:
        yield row


def _letter(sheet: Sheet, chances: NDArray[np.float32], i: int) -> str:
    """The class of a word; a word that is a given name too and surely one here ("bij bas thuis") is a name."""
    letter = sheet.letters[i]
    return _SMALL if letter == "l" and sheet.flags[i] & Is.GIVEN and chances[i] >= _SURELY else letter


def _tells(sheet: Sheet, tokens: range, label: str) -> bool:
    """A number holds digits; a school or street has a name, and that a capital ("blok C" is none); an age needs
    no more."""
    if label in {"AGE", "HANDLE"}:
        return True
    if label in {"CASE", "PHONE"}:
        return sum(c.isdigit() for i in tokens for c in sheet.words[i]) >= _FEWEST_DIGITS
    return any(
        sheet.flags[i] & Is.CAPITAL and not sheet.flags[i] & Is.KEEP and len(sheet.words[i]) > 1 for i in tokens
    )


def _is_undecided(sheet: Sheet, tokens: range, known: Set[int]) -> bool:
    """Whether a capital in it may be someone: no word of the lists, or a word where words have no capital."""
    for i in tokens:
        letter = sheet.letters[i]
        if letter in _UNDECIDED and i not in known:
            return True
        if may_be_titled(sheet, i):
            return True
        if (
            letter in _WORDS
            and not sheet.opens[i]
            and i not in known
            and not sheet.flags[i] & (Is.STARTER | Is.CAPITALS)
            and not (letter == "P" and i and sheet.words[i - 1].lower() in _OF_PLACES)
        ):
            return True
    return False
