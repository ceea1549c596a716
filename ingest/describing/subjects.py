"""What it is about, in keys of the vocabulary: proeftuinen, themas and basisprincipes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from index.concepts import MEANS_THE_CONCEPT, Mention
from index.model import UNKNOWN, Evidence, Fact
from index.vocabulary import Vocabulary
from ingest.describing.parts import Parts

_NEAR = 160
"""Characters around the word proeftuin in which the name of a region stands for its proeftuin."""
_SHARE = 0.25
"""A proeftuin that is named less than this share of the first is mentioned, not a subject."""
_OWN_FIELD = frozenset(
    {"huiselijk-geweld", "kindermishandeling", "ontwikkelingsbedreiging", "complexe-scheidingen", "lokaal-team",
     "regionaal-veiligheidsteam", "jeugdcriminaliteit", "verklarende-analyse", "hervormingsagenda-jeugd"}
)  # fmt: skip
_OWN_ORGANISATIONS = frozenset(
    {"rvdk", "veilig-thuis", "gi", "vtrr", "jbrr", "wss", "ljr", "grjr", "samen-veilig", "jbra"}
)


def find_proeftuinen(
    parts: Parts, kind: str, municipality: str, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> tuple[Fact, ...]:
    """The proeftuinen that the paper is about, the most named first.

    Names count most; the letterhead counts as a name; where nothing is named, a paper about a proeftuin of a
    municipality that takes part in one, or a case that plays there, belongs to that one.
    """
    scores = _Scores()
    words = [m for m in mentions if m.concept.scheme == "begrip" and m.concept.key == "proeftuin"]
    about = bool(words) or any(m.concept.key == "toekomstscenario" for m in mentions)
    opening = min(len(parts.text), 250)
    for mention in mentions:
        if mention.concept.scheme == "proeftuin":
            weight = _weight(mention, words, parts.text, about)
            bonus = 1 if weight and mention.start < opening else 0
            scores.add(mention.concept.key, weight + bonus, _evidence(mention))
    for line in parts.document.furniture:
        if re.search(r"(?i)\bproeftuin\b", line):
            for mention in vocabulary.mentions(line, ("proeftuin",)):
                scores.add(mention.concept.key, 1.5, Evidence("briefhoofd of voet"))
    if not scores.sum and (about or kind == "casus"):
        for key, evidence in _by_place(kind, municipality, mentions, vocabulary):
            scores.add(key, 1, evidence)
    return scores.facts()


class _Scores:
    """Sums of evidence per proeftuin, with the best piece of each."""

    def __init__(self) -> None:
        self.sum: dict[str, float] = defaultdict(float)
        self.best: dict[str, tuple[float, Evidence]] = {}

    def add(self, key: str, weight: float, evidence: Evidence) -> None:
        if weight:
            self.sum[key] += weight
            if key not in self.best or weight > self.best[key][0]:
                self.best[key] = (weight, evidence)

    def facts(self) -> tuple[Fact, ...]:
        if not self.sum:
            return ()
        floor = max(max(self.sum.values()) * _SHARE, 0.9)
        keys = sorted(
            (key for key in self.sum if self.sum[key] >= floor), key=lambda key: (-self.sum[key], key)
        )
        return tuple(Fact(key, self.best[key][1]) for key in keys)


def _by_place(
    kind: str, municipality: str, mentions: tuple[Mention, ...], vocabulary: Vocabulary
) -> Iterator[tuple[str, Evidence]]:
    """The proeftuin in which the municipality of the paper takes part, or in which the case plays."""
    part_of = {name: c.key for c in vocabulary.scheme("proeftuin") for name in c.known_as("plaats")}
    for mention in mentions:
        if mention.concept.scheme != "gemeente" or mention.concept.label not in part_of:
            continue
        if mention.concept.key == municipality or (municipality == UNKNOWN and kind == "casus"):
            yield part_of[mention.concept.label], _evidence(mention)
            return


def _weight(mention: Mention, words: list[Mention], text: str, about: bool) -> float:
    """Its own name counts whole; a region's name near the word proeftuin too; a place only next to it."""
    gap = min((max(w.start - mention.end, mention.start - w.end, 0) for w in words), default=10_000)
    match mention.name.role:
        case "lokale naam":
            return 1.0
        case "projectnaam":
            return 1.0 if about or text[mention.start].isupper() else 0.0
        case "plaats":
            return 0.8 if gap <= 25 else 0.0
        case _ if not about:
            return 0.0
        case _:
            return 1.0 if gap <= _NEAR else 0.3


_AUTHOR = re.compile(r"(?i)\bproeftuin\b\W{0,3}")


def proeftuin_as_author(parts: Parts, proeftuinen: tuple[Fact, ...]) -> Fact:
    """A paper of one proeftuin that presents itself so: "Leskaart proeftuin Flevoland", or its letterhead."""
    if len(proeftuinen) != 1:
        return Fact()
    (only,) = proeftuinen
    if any(_AUTHOR.search(line) for line in parts.document.furniture):
        return Fact(f"proeftuin-{only.value}", Evidence("briefhoofd of voet"))
    match = _AUTHOR.search(parts.begin)
    evidence = only.evidence
    if match and evidence and evidence.start is not None and 0 <= evidence.start - match.end() <= 3:
        return Fact(f"proeftuin-{only.value}", Evidence("naam in de kop", match.start(), evidence.end))
    return Fact()


def find_themes(parts: Parts, kind: str, mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
    """Themes with enough words for them; general themes only in papers of the own field."""
    in_field = kind == "casus" or _in_own_field(mentions)
    words = max(200, len(parts.text) // 6)
    score: dict[str, float] = defaultdict(float)
    first: dict[str, Mention] = {}
    full: dict[str, int] = defaultdict(int)
    for mention in mentions:
        if mention.concept.scheme != "thema" or (mention.concept.general and not in_field):
            continue
        means_it = mention.name.role in MEANS_THE_CONCEPT
        score[mention.concept.key] += 1.0 if means_it else 0.5
        full[mention.concept.key] += means_it
        if mention.concept.key not in first or (means_it and first[mention.concept.key].name.role == "term"):
            first[mention.concept.key] = mention
    # A long paper names everything once; what it is about it names more often.
    floor = 1.0 if words < 1500 else 1.0 + words / 3000
    chosen = [key for key in score if score[key] >= floor and (in_field or score[key] >= 2)]
    chosen.sort(key=lambda key: (-score[key], key))
    return tuple(Fact(key, _evidence(first[key])) for key in chosen)


def find_principles(mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
    """Basisprincipes, only in papers of the own field; the words are common elsewhere."""
    if not _in_own_field(mentions):
        return ()
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.concept.scheme == "basisprincipe":
            first.setdefault(mention.concept.key, mention)
    return tuple(Fact(key, _evidence(mention)) for key, mention in first.items())


def _in_own_field(mentions: tuple[Mention, ...]) -> bool:
    """Whether the paper is about youth and safety: the scenario, or its organisations and subjects."""
    weight = 0
    for mention in mentions:
        concept = mention.concept
        if concept.scheme == "begrip" and concept.key in ("toekomstscenario", "proeftuin", "stelsel"):
            weight += 2
        elif (
            concept.scheme == "thema" and concept.key in _OWN_FIELD and mention.name.role in MEANS_THE_CONCEPT
        ) or (concept.scheme == "organisatie" and concept.key in _OWN_ORGANISATIONS):
            weight += 1
        if weight >= 3:
            return True
    return False


def _evidence(mention: Mention) -> Evidence:
    return Evidence(f"vocabulaire: {mention.name.role}", mention.start, mention.end)
