"""Monograms: "HdJ" for H. de Jong, where the text shows that the letters stand for someone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.abbreviations import is_abbreviation
from ingest.deidentify.columns import cells_of_people
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.spread import INITIALS
from ingest.deidentify.tokens import words_of
from ingest.deidentify.word import Is

_SCORE, _LIKELY = 0.8, 0.6
_FORM = re.compile(r"[A-ZÀ-Þ][a-z]{0,3}[A-ZÀ-Þ](?:[a-z]{0,2}[A-ZÀ-Þ]){0,2}")
_LONGEST_NAME, _MOST_PARTS = 6, 9
_LONGEST_LINE = 300
_SIGNED = re.compile(
    r"(?i)(?:paraaf\w*|geparafeerd|parafen)(?: door)?(?:[ ][a-z]+){0,2}(?:[ ]*[:|][ ]*|[ \t]+)$"
)
_ROW_OF_LETTERS = re.compile(
    r"(?i)[ |*–-]{0,9}(?:parafen|initialen|afkortingen|actie(?:s|punten|lijst)?|afspra(?:ak|ken)|rondvraag)\b"
)
_STANDS_FOR = re.compile(r"[ ]*[(=:]+[ ]*(?:(?:=|staat voor)[ ]*)?(?:[a-z]+\.?[ ]){0,2}")
_BEHIND_NAME = re.compile(r"[ ]*\((?:[a-z ]{3,30},[ ])?|,[ ]|[ ]*\|[ ]*(?:[^|\n]{2,40}\|[ ]*)?|[ ]+=[ ]")
_HEADS_LINE = re.compile(r"[ ]*[:=]")
# "- WH en SM: plan", "> correctie LH: tekst": letters with which a line opens, and whoever does it with them.
_LETTERS = r"[A-ZÀ-Þ]\w{1,5}"
_OPEN_LINE = re.compile(
    r"[^\w\n]{0,4}(?:(?i:correctie|opmerking|aanvulling|actie|vraag|antwoord|reactie)[ ])?"
    rf"(?P<row>{_LETTERS}(?:(?:,| en| &|[ ]?/|[ ]?\+)[ ]?{_LETTERS}){{0,4}})[ ]?:",
    re.MULTILINE,
)
# "Trekker: LH", "Afm. IW", "Aantekening griffie (JB)": what only people do.
_DOES = re.compile(
    r"(?i)\b(?:trekkers?|actie|afm\.|afmeld\w+|afwezig|beurt|verslag|notulen|notulist|steller|griffie|redactie|tekst|"
    r"(?:opgesteld|aangevuld|genoteerd|bewaakt) door)(?:[ ]?:[ ]?|[ ]?\(|[ ])\Z"
)


@dataclass(frozen=True, slots=True)
class Monograms:
    """What stands for someone in one text: monogram → PERSON or OFFICIAL, and places where the text says so."""

    labels: dict[str, str]
    places: tuple[Evidence, ...]


def monograms_of(name: str, lexicon: Lexicon) -> set[str]:
    """The ways of writing a name in full with its first letters.

    >>> from ingest.deidentify.lexicon import load_lexicon
    >>> sorted(monograms_of("H. de Jong", load_lexicon()))
    ['HDJ', 'HJ', 'HdJ']
    """
    words = [word for word in words_of(name) if word == "," or word[0].isalpha() or len(word) > 2]
    if "," in words:
        # "Jong, H. de"
        comma = words.index(",")
        behind = words[comma + 1 :]
        words = [*behind, *words[:comma]] if behind and len(behind[0].rstrip(".")) < 3 else words[:comma]
    particles = lexicon.cues["tussenvoegsels"]
    words = [word for word in words if word != "," and not lexicon[word].flags & Is.TITLE]
    if not 1 < len(words) <= _LONGEST_NAME:
        return set()
    final = len(words) - 1
    options: list[tuple[str, ...]] = []
    for place, word in enumerate(words):
        if place and word.lower() in particles:
            small = word.strip("'")[:1]
            options.append(("", small.lower(), small.upper()))
            continue
        first, *others = [part for part in re.split(r"[-–.]", word) if part] or [word]
        own = [first[0].upper()]
        if not place and first[:2] in lexicon.cues["voorletters_van_twee"]:
            own.append(first[:2])
        options.append(tuple(own) if place in {0, final} else ("", *own))
        options.extend(("", part[0].upper()) for part in others if part.lower() not in particles)
    if len(options) > _MOST_PARTS:
        return set()
    given = [word[0].upper() for word in takewhile(lambda word: word.lower() not in particles, words[:-1])]
    found = {"".join(letters) for letters in product(*options) if sum(map(len, letters)) > 1}
    return found if len(given) < 2 else {*found, "".join(given)}


def find_monograms(
    sheet: Sheet, lexicon: Lexicon, people: Sequence[Evidence], chances: NDArray[np.float32] | None
) -> Monograms:
    """The monograms of `people` in their text; `chances` of the tokens that they name a person."""
    text = sheet.text
    candidates = [
        i
        for i, word in enumerate(sheet.words)
        if 1 < len(word) < 7 and sheet.letters[i] not in "lvqkpo" and _FORM.fullmatch(word)
    ]
    if not candidates:
        return Monograms({}, ())
    fits = _fits(text, lexicon, people)
    ends = {one.end: one for one in people}
    starts = {one.start: one for one in people}
    cells = list(cells_of_people(text))
    opening = [match.span("row") for match in _OPEN_LINE.finditer(text)]
    beside = {i: _named_beside(text, sheet, i, starts, ends, lexicon) for i in candidates}
    introduced = {sheet.words[i] for i, label in beside.items() if label}
    labels: dict[str, str] = {}
    places: list[Evidence] = []
    for i in candidates:
        word, start, end = sheet.words[i], sheet.starts[i], sheet.ends[i]
        nearest = max(0, start - _LONGEST_LINE)
        line = max(nearest, text.rfind("\n", nearest, start) + 1)
        named = beside[i]
        label = named or fits.get(word, "")
        if named or (_SIGNED.search(text, max(line, start - 45), start) and not _names_a_body(sheet, i)):
            # "Paraaf portefeuillehouder: TV"
            label = label or ("OFFICIAL" if set(sheet.letters[i - 2 : i]) & set("oF") else "PERSON")
            places.append(Evidence(start, end, label, "doorgetrokken", _SCORE, INITIALS))
            certain = True
        else:
            certain = bool(label) and (
                not word.isupper()
                or (sheet.opens[i] and _HEADS_LINE.match(text, end) is not None)
                or _is_inside(opening, start)
                or _DOES.search(text, max(line, start - 30), start) is not None
                or _ROW_OF_LETTERS.match(text, line, start) is not None
                or _is_inside(cells, start)
                or sheet.letters[i - 1 : i] in {"p", "R"}
                or (chances is not None and float(chances[i]) >= _LIKELY)
            )
        if not certain:
            continue
        if not is_abbreviation(word, lexicon):
            labels[word] = "PERSON" if labels.get(word) == "PERSON" else label
        elif not named and word in introduced and _is_inside(cells, start):
            # "Valerie Boelhouwer (VB)": in the column of who does it these letters are hers.
            places.append(Evidence(start, end, label, "doorgetrokken", _SCORE, INITIALS))
    return Monograms(labels, tuple(places))


def _is_inside(cells: list[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(cells, offset, key=itemgetter(0)) - 1
    return place >= 0 and offset < cells[place][1]


def _fits(text: str, lexicon: Lexicon, people: Iterable[Evidence]) -> dict[str, str]:
    """The monograms of these people, each with the label of who bears it; PERSON where two share one."""
    found: dict[str, str] = {}
    for name, label in {(text[one.start : one.end], one.label) for one in people}:
        for monogram in monograms_of(name, lexicon):
            found[monogram] = label if found.get(monogram, label) == label else "PERSON"
    return found


def _named_beside(
    text: str, sheet: Sheet, i: int, starts: dict[int, Evidence], ends: dict[int, Evidence], lexicon: Lexicon
) -> str:
    """The label of who is named right beside the letters: "Ellen Oomen (EO)", "EO = Ellen Oomen"."""
    word, start, end = sheet.words[i], sheet.starts[i], sheet.ends[i]
    for k in range(i - 1, max(-1, i - 7), -1):
        one = ends.get(sheet.ends[k])
        if one is not None:
            fits = word in monograms_of(text[one.start : one.end], lexicon)
            if fits and _BEHIND_NAME.fullmatch(text, one.end, start):
                return one.label
            break
    for k in range(i + 1, min(len(sheet.words), i + 7)):
        one = starts.get(sheet.starts[k])
        if one is not None:
            fits = word[0] == text[one.start] or word in monograms_of(text[one.start : one.end], lexicon)
            return one.label if fits and _STANDS_FOR.fullmatch(text, end, one.start) else ""
    return ""


def _names_a_body(sheet: Sheet, i: int) -> bool:
    """ "Paraaf GR Peelgemeenten": a kept name, or letters with a name behind them."""
    return bool(sheet.flags[i] & Is.KEEP) or sheet.letters[i + 1 : i + 2] in set("CUPAEO")
