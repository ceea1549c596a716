"""The people of one text: one name for what was seen of each, the office they act in, every other mention."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from ingest.deidentify.another_role import has_another_role
from ingest.deidentify.built_in import CHANCES, FEATURES, settled_in
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import SPREAD, WHO, Evidence, add, all_of
from ingest.deidentify.head import OFFICE
from ingest.deidentify.in_office import HARDLY, features
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.monograms import find_monograms
from ingest.deidentify.named_after import find_named_after
from ingest.deidentify.namesakes import Namesakes
from ingest.deidentify.offices import Offices
from ingest.deidentify.page_reader import PageReader
from ingest.deidentify.policy import Rules
from ingest.deidentify.sheet import Sheet, sheet_in
from ingest.deidentify.spread import Known, spread, tokens_of
from ingest.deidentify.terms import SOURCE
from ingest.deidentify.word import Is

_NOT_AROUND_A_NAME = frozenset(["DATE", "AGE", "PLACE"])
_LIKELY, _SEEN, _CERTAIN = 0.75, 0.7, 0.97


@dataclass(frozen=True, slots=True)
class People:
    """Tells the people of one text after another."""

    lexicon: Lexicon
    reader: PageReader | None
    """Says who acts in an office; without it the rules alone do."""

    def found(self, doc: Doc, rules: Rules, known: Known, *, aside: bool) -> list[Evidence]:
        """Names with the office they act in, spread over the whole text; `known` learns who they are.

        What stands `aside`, a title or a file name, is too short to read in it who acts in an office.
        """
        sheet = sheet_in(doc)
        other = _others(doc, rules)
        people = _merged(doc, rules, other)
        offices = Offices.of(sheet, self.lexicon)
        read = rules.name == "openbaar" and not aside
        odds = self._odds(doc, people, offices) if read else _ruled(people, offices)
        people = self._with_offices(sheet, people, offices, odds, known)
        for one in people:
            if one.label == "PERSON" and _is_surely_someone(doc, one, sheet, self.lexicon):
                known.learn(sheet, self.lexicon, one.start, one.end, one.label)
        people = self._with_monograms(doc, people, other, known)
        covered = tokens_of(sheet, [*people, *other])
        spread_out = list(self._spread(sheet, known, covered, wide=rules.name == "casus"))
        add(doc, SPREAD, spread_out)
        return [*people, *spread_out]

    def _odds(self, doc: Doc, people: Sequence[Evidence], offices: Offices) -> dict[Evidence, float]:
        """Of each person how likely they act in office here, as log-odds."""
        if self.reader is None:
            return _ruled(people, offices)
        odds = self.reader.weighing.odds(self.weighed(doc, self.reader, people, offices))
        return dict(zip(people, odds.tolist(), strict=True))

    def weighed(
        self, doc: Doc, reader: PageReader, people: Sequence[Evidence], offices: Offices
    ) -> NDArray[np.float32]:
        """What is weighed of each person, a row of `in_office.FEATURES`."""
        sheet = sheet_in(doc)
        asked = tokens_of(sheet, people) - settled_in(doc, sheet)
        chances = reader.chances(sheet, doc.user_data[FEATURES], asked)[:, OFFICE]
        return features(sheet, people, offices, chances)

    def _with_offices(
        self,
        sheet: Sheet,
        people: Sequence[Evidence],
        offices: Offices,
        odds: Mapping[Evidence, float],
        known: Known,
    ) -> list[Evidence]:
        """The same people; who is named in office once is so in every mention that does not tell otherwise."""
        people = [
            replace(one, label="OFFICIAL") if one.source != SOURCE and odds[one] > 0 else one for one in people
        ]
        for one in people:
            if one.label == "OFFICIAL":
                known.learn(sheet, self.lexicon, one.start, one.end, one.label)
        known.learn_shared(sheet, people)
        namesakes = Namesakes.of(sheet, self.lexicon, people)
        return [
            replace(one, label="OFFICIAL", ground="elders in ambt genoemd")
            if one.label == "PERSON"
            and one.source != SOURCE
            and odds.get(one, 0.0) >= HARDLY
            and known.is_official(sheet, one.start, one.end)
            and not offices.is_private(one.start, one.end)
            and not namesakes.is_another(one)
            else one
            for one in people
        ]

    def _with_monograms(
        self, doc: Doc, people: Sequence[Evidence], other: Sequence[Evidence], known: Known
    ) -> list[Evidence]:
        """The same people, a monogram with the office of who bears it, and those that the text tells of."""
        sheet = sheet_in(doc)
        monograms = find_monograms(sheet, self.lexicon, people, doc.user_data.get(CHANCES))
        known.monograms.update(monograms.labels)
        borne = [
            replace(one, label=known.monograms.get(sheet.text[one.start : one.end], one.label))
            if one.source != SOURCE
            else one
            for one in people
        ]
        covered = tokens_of(sheet, [*borne, *other])
        return [*borne, *(one for one in monograms.places if covered.isdisjoint(tokens_of(sheet, [one])))]

    def _spread(self, sheet: Sheet, known: Known, covered: set[int], *, wide: bool) -> Iterator[Evidence]:
        yield from spread(sheet, self.lexicon, known, covered, wide=wide)
        yield from find_named_after(sheet, self.lexicon, known.parts)


def _ruled(people: Sequence[Evidence], offices: Offices) -> dict[Evidence, float]:
    """As `_odds`, by the rules alone."""
    return {one: 1.0 if offices.holds(one.start, one.end) else -1.0 for one in people}


def _others(doc: Doc, rules: Rules) -> list[Evidence]:
    """What may take characters of a name; what this policy will not mask cannot hide one either."""
    return [
        one
        for one in all_of(doc)
        if one.label not in WHO | _NOT_AROUND_A_NAME
        and one.score >= max(0.5, rules.thresholds.get(one.label, 0.5))
    ]


def _merged(doc: Doc, rules: Rules, other: Collection[Evidence]) -> list[Evidence]:
    """What was seen of people as one name each, without what `other` takes."""
    sheet = sheet_in(doc)
    named = [
        one if one.source == SOURCE else _bare_name(one, sheet)
        for one in all_of(doc)
        if one.label in WHO and one.score >= rules.thresholds["PERSON"]
    ]
    return [one for one in resolve(sheet.text, [*named, *other], lambda one: 0.0) if one.label in WHO]


def _bare_name(one: Evidence, sheet: Sheet) -> Evidence:
    """ "Minister Hermans" → "Hermans", "Janssen van de VVD" → "Janssen": without office or party."""
    tokens = sheet.tokens_in(one.start, one.end)
    if len(tokens) < 2:
        return one
    first, last = tokens.start, tokens.stop
    while first + 1 < last and sheet.letters[first] in "oF":
        first += 1
    if sheet.flags[last - 1] & Is.PARTY and sheet.flags[last - 1] & Is.CAPITAL:
        last -= 1
        while last > first + 1 and sheet.letters[last - 1] in "vq":
            last -= 1
    return replace(
        one,
        start=max(one.start, sheet.starts[first]) if first > tokens.start else one.start,
        end=min(one.end, sheet.ends[last - 1]) if last < tokens.stop else one.end,
    )


def _is_surely_someone(doc: Doc, one: Evidence, sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether a name is to be found in every mention: by a rule, a role, a full name or near certainty."""
    return (
        one.score >= _LIKELY
        or _is_a_full_name(one, sheet)
        or _is_all_but_certain(doc, one, sheet)
        or has_another_role(sheet, lexicon, sheet.tokens_in(one.start, one.end))
    )


def _is_a_full_name(one: Evidence, sheet: Sheet) -> bool:
    """What the component alone saw, but with a given name of the lists in front: "Bart Lichtenvoorde"."""
    tokens = [i for i in sheet.tokens_in(one.start, one.end) if sheet.letters[i] not in "vVqQ-"]
    return len(tokens) == 2 and bool(sheet.flags[tokens[0]] & Is.COUNTED)


def _is_all_but_certain(doc: Doc, one: Evidence, sheet: Sheet) -> bool:
    """What the component alone saw in a word of no list, and all but certain.

    A word that the text writes small as well is a word: "Grasaren zijn gevaarlijk; grasaren verwijderen".
    """
    chances = doc.user_data.get(CHANCES)
    tokens = sheet.tokens_in(one.start, one.end)
    return (
        chances is not None
        and len(tokens) == 1
        and one.score >= _SEEN
        and sheet.letters[tokens[0]] in "SWU"
        and float(chances[tokens[0]]) >= _CERTAIN
        and sheet.words[tokens[0]].lower() not in sheet.words
    )
