"""Running text → what it says of itself, each value with its evidence, and "onbekend" where it says nothing."""

from __future__ import annotations

from index.amounts import find_amounts
from index.model import UNKNOWN, Metadata, Repaired
from index.references import find_references
from index.vocabulary import Vocabulary
from ingest.describing.dating import find_date
from ingest.describing.kind import find_kind
from ingest.describing.number import find_number
from ingest.describing.parties import find_letterhead, find_parties
from ingest.describing.parts import Parts
from ingest.describing.subjects import find_principles, find_proeftuinen, find_themes, proeftuin_as_author
from ingest.describing.title import find_title

SAMPLE_MARK = "voorbeeldcorpus, fictief"
_SCHEMES = ("proeftuin", "organisatie", "gemeente", "thema", "basisprincipe", "begrip")


def describe(document: Repaired, vocabulary: Vocabulary) -> Metadata:
    """Metadata of `document`; offsets in the evidence are those of its text."""
    parts = Parts(document)
    mentions = vocabulary.mentions(parts.text, _SCHEMES)
    kind = find_kind(parts, vocabulary)
    letterhead = find_letterhead(parts, mentions)
    date, period = find_date(parts, kind.value)
    parties = find_parties(parts, kind.value, vocabulary, mentions, letterhead)
    proeftuinen = find_proeftuinen(parts, kind.value, parties.municipality.value, mentions, vocabulary)
    organisation = parties.organisation
    if organisation.value == UNKNOWN:
        organisation = proeftuin_as_author(parts, proeftuinen)
    number = find_number(parts, kind.value, period)
    return Metadata(
        kind=kind,
        title=find_title(parts, kind.value, letterhead),
        date=date,
        period=period,
        sender=parties.sender,
        addressee=parties.addressee,
        organisation=organisation,
        municipality=parties.municipality,
        number=number,
        proeftuinen=proeftuinen,
        themas=find_themes(parts, kind.value, mentions),
        basisprincipes=find_principles(mentions),
        references=find_references(document.text),
        amounts=find_amounts(document.text),
        fictional=_says_it_is_a_sample(document),
    )


def _says_it_is_a_sample(document: Repaired) -> bool:
    """In its text or, as most do, in a footer on every page."""
    texts = (document.text, *document.furniture)
    return any(SAMPLE_MARK in " ".join(text.casefold().split()) for text in texts)
