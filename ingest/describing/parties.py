"""Who speaks and who is spoken to: sender, addressee, organisation and municipality."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.concepts import Mention
from index.model import Fact
from index.vocabulary import Vocabulary
from ingest.describing.correspondents import find_addressee, find_sender
from ingest.describing.organisation import find_organisation
from ingest.describing.parts import Parts


@dataclass(frozen=True, slots=True)
class Parties:
    sender: Fact
    addressee: Fact
    organisation: Fact
    municipality: Fact


def find_letterhead(parts: Parts, mentions: tuple[Mention, ...]) -> Mention | None:
    """The organisation of which the name alone stands on the first line."""
    first = re.match(r"\W*([^\n]+)", parts.text)
    if first is None:
        return None
    line = re.sub(r"(?i)^gemeente\s+", "", first[1]).strip(" \t|*#")
    return next(
        (
            mention
            for mention in mentions
            if mention.end <= first.end()
            and mention.concept.scheme in ("organisatie", "gemeente")
            and mention.end - mention.start == len(line)
        ),
        None,
    )


def find_parties(
    parts: Parts,
    kind: str,
    vocabulary: Vocabulary,
    mentions: tuple[Mention, ...],
    letterhead: Mention | None = None,
) -> Parties:
    """Read the parties; `mentions` are those of the vocabulary in the running text."""
    sender = find_sender(parts, vocabulary)
    organisation = find_organisation(parts, kind, vocabulary, mentions, letterhead)
    if organisation.value.startswith("gemeente-"):
        municipality = Fact(organisation.value.removeprefix("gemeente-"), organisation.evidence)
    else:
        municipality = Fact()
    return Parties(sender, find_addressee(parts), organisation, municipality)
