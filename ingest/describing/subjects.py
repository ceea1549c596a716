"""What it is about, in keys of the vocabulary: proeftuinen, themas and basisprincipes."""

from __future__ import annotations

from collections import defaultdict

from index.model import Evidence, Fact
from index.vocabulary import MEANS_THE_CONCEPT, Mention
from ingest.describing.parts import Parts

_FULL = ("naam", "synoniem", "afkorting", "projectnaam", "lokale naam", "oude naam")
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


def find_proeftuinen(parts: Parts, mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
    """The proeftuinen that the paper is about, the most named first."""
    word = [m for m in mentions if m.concept.scheme == "begrip" and m.concept.key == "proeftuin"]
    scenario = any(
        m.concept.key in ("proeftuin", "toekomstscenario") for m in mentions if m.concept.scheme == "begrip"
    )
    if not scenario:
        return ()
    title_end = min(len(parts.text), 250)
    score: dict[str, float] = defaultdict(float)
    place: dict[str, tuple[float, Mention]] = {}
    for mention in mentions:
        if mention.concept.scheme != "proeftuin":
            continue
        weight = _weight(mention, word)
        if mention.start < title_end and weight:
            weight += 1
        if weight:
            key = mention.concept.key
            score[key] += weight
            if key not in place or weight > place[key][0]:
                place[key] = (weight, mention)
    if not score:
        return ()
    floor = max(max(score.values()) * _SHARE, 0.9)
    keys = sorted((key for key in score if score[key] >= floor), key=lambda key: (-score[key], key))
    return tuple(Fact(key, _evidence(place[key][1])) for key in keys)


def _weight(mention: Mention, words: list[Mention]) -> float:
    """Its own name counts whole; a region's name near the word proeftuin too; a place only next to it."""
    gap = min((max(w.start - mention.end, mention.start - w.end, 0) for w in words), default=10_000)
    match mention.name.role:
        case "projectnaam" | "lokale naam":
            return 1.0
        case "plaats":
            return 0.8 if gap <= 25 else 0.0
        case _:
            return 1.0 if gap <= _NEAR else 0.3


def find_themes(parts: Parts, mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
    """Themes with enough words for them; general themes only in papers of the own field."""
    in_field = _in_own_field(mentions)
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


def find_principles(parts: Parts, mentions: tuple[Mention, ...]) -> tuple[Fact, ...]:
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
        elif (concept.scheme == "thema" and concept.key in _OWN_FIELD and mention.name.role in _FULL) or (
            concept.scheme == "organisatie" and concept.key in _OWN_ORGANISATIONS
        ):
            weight += 1
        if weight >= 3:
            return True
    return False


def _evidence(mention: Mention) -> Evidence:
    return Evidence(f"vocabulaire: {mention.name.role}", mention.start, mention.end)
