"""What the vocabulary knows of the words of a question: synonyms, filters, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from index.answer import FilterField
from index.concepts import MEANS_THE_CONCEPT, Concept, Scheme
from index.lexical.lists import frequencies
from index.lexical.words import STOP_WORDS
from index.query import Terms

COMMON = 40
"""Tenths of Zipf from which a word is an everyday one."""

Abbreviations = Mapping[str, tuple[str, ...]]
"""What each abbreviation, or expression that is written just so, stands for."""


def question_terms(
    concepts: Sequence[Concept], abbreviations: Abbreviations, designations: Abbreviations
) -> Terms:
    """Synonyms to search beside a question, and names that stand for a filter."""
    synonyms = dict(_synonyms(concepts, abbreviations)) | {
        key.casefold(): names for key, names in designations.items()
    }
    written = {key.casefold(): key for key in abbreviations if _is_word(key.casefold())}
    written |= {key.casefold(): key for key in designations}
    full = {key.casefold(): names[0] for key, names in abbreviations.items() if len(names) == 1}
    plurals = frozenset(
        name.text.casefold() for concept in concepts for name in concept.names if name.role == "meervoud"
    )
    return Terms(synonyms, dict(_filter_names(concepts)), written, full, plurals)


def _is_word(form: str) -> bool:
    """Whether an abbreviation is an everyday word when it is written small ("om")."""
    return form in STOP_WORDS or frequencies().get(form, 0) >= COMMON


def _synonyms(
    concepts: Sequence[Concept], abbreviations: Abbreviations
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each way to write a concept leads to the others; an abbreviation of two meanings leads nowhere."""
    groups: dict[str, dict[str, None]] = {}

    def join(words: Sequence[str]) -> None:
        for word in words:
            groups.setdefault(word.casefold(), {}).update(dict.fromkeys(w for w in words if w != word))

    for concept in concepts:
        if concept.scheme in ("thema", "begrip", "organisatie", "basisprincipe", "proeftuin"):
            roles = ("projectnaam",) if concept.scheme == "proeftuin" else MEANS_THE_CONCEPT
            words = [name.text for name in concept.names if name.role in roles]
            if concept.scheme == "thema" and len(words) > 1:
                words = words[1:]  # the label of a theme ("financiering en geld") is a heading, not a word
            if concept.scheme == "proeftuin":
                words = [f"proeftuin {concept.label}", *words]
            join([word for word in words if word not in abbreviations or len(abbreviations[word]) == 1])
    for short, meanings in abbreviations.items():
        if len(meanings) == 1:
            join([short, meanings[0]])
    for word, others in groups.items():
        if others:
            yield word, tuple(others)


def _filter_names(concepts: Sequence[Concept]) -> Iterator[tuple[str, tuple[FilterField, str]]]:
    """Names that stand for a filter; where two share one, the broader (proeftuin, then gemeente) gives way."""
    fields: tuple[tuple[Scheme, FilterField], ...] = (
        ("thema", "thema"),
        ("organisatie", "organisatie"),
        ("proeftuin", "proeftuin"),
        ("gemeente", "gemeente"),
        ("soort", "soort"),
    )
    for scheme, filter_field in fields:
        for concept in concepts:
            if concept.scheme != scheme or (concept.last and scheme == "gemeente"):
                continue
            for name in concept.names:
                if name.role in (*MEANS_THE_CONCEPT, "meervoud") and len(name.text) > 2:
                    prefix = f"{name.only_after} " if name.only_after else ""
                    yield (prefix + name.text).casefold(), (filter_field, concept.key)
