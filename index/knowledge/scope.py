"""For whom a statement holds: a municipality, a joint scheme, a region, a proeftuin or the whole country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index.concepts import Mention
from index.model import UNKNOWN, Metadata
from index.vocabulary import Vocabulary

Level = Literal["gemeente", "gemeenschappelijke_regeling", "regio", "proeftuin", "landelijk", "onbekend"]


@dataclass(frozen=True, slots=True)
class Scope:
    """`entity` is a key of the vocabulary ("gemeente-ede", "rotterdam-rijnmond"), or "onbekend"."""

    level: Level = "onbekend"
    entity: str = UNKNOWN


_NATIONAL = re.compile(
    r"\b(?:landelijk\w*|kabinet|het rijk|rijks\w+|minister(?:ie)?|staatssecretaris|tweede kamer"
    r"|wetgeving\w*|wetsvoorstel)\b",
    re.IGNORECASE,
)
_PROEFTUIN = re.compile(r"\bproeftuin\b|\bpilot\b", re.IGNORECASE)


def find_scope(sentence: str, metadata: Metadata, vocabulary: Vocabulary) -> Scope:
    """The scope that the sentence names, else that of the paper."""
    mentions = vocabulary.mentions(sentence, ("proeftuin", "organisatie"))
    if _PROEFTUIN.search(sentence):
        named = next((m.concept.key for m in mentions if m.concept.scheme == "proeftuin"), None)
        own = metadata.proeftuinen[0].value if len(metadata.proeftuinen) == 1 else UNKNOWN
        return Scope("proeftuin", named or own)
    if _NATIONAL.search(sentence):
        return Scope("landelijk")
    return scope_of_organisation(metadata.organisation.value, vocabulary)


def scope_of_organisation(key: str, vocabulary: Vocabulary) -> Scope:
    if key.startswith("gemeente-"):
        return Scope("gemeente", key)
    if key.startswith("proeftuin-"):
        return Scope("proeftuin", key.removeprefix("proeftuin-"))
    concept = vocabulary.concept("organisatie", key)
    if concept is None:
        return Scope()
    reach = str(concept.details.get("bereik", ""))
    if reach == "gemeenschappelijke_regeling":
        return Scope("gemeenschappelijke_regeling", key)
    if reach == "landelijk":
        return Scope("landelijk", key)
    return Scope("regio", key) if reach == "regio" else Scope()


def organisations_in(sentence: str, vocabulary: Vocabulary) -> list[tuple[Mention, str]]:
    """Organisations and municipalities that a sentence names, each with its key as an organisation."""
    found = []
    for mention in vocabulary.mentions(sentence, ("organisatie", "gemeente")):
        key = mention.concept.key
        found.append((mention, f"gemeente-{key}" if mention.concept.scheme == "gemeente" else key))
    return found
