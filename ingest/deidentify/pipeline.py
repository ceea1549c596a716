"""The spaCy pipeline, each step a factory: tokens → keep list → shapes → names → model → doubt → sweep."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache as cached
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from index.embed import CACHE
from ingest.deidentify import tokens as _tokens
from ingest.deidentify.address import find_addresses
from ingest.deidentify.ages import find_ages
from ingest.deidentify.ages_beside_names import find_ages_beside_names
from ingest.deidentify.beside import find_behind_addresses, find_in_rows
from ingest.deidentify.built_in import CHANCES, UNLIKELY, WIDE
from ingest.deidentify.cells import find_cells
from ingest.deidentify.columns import find_in_columns
from ingest.deidentify.contact import find_contact
from ingest.deidentify.dates import find_dates
from ingest.deidentify.dictated import find_dictated
from ingest.deidentify.doubt import doubted
from ingest.deidentify.evidence import KEPT, MODEL, NAMES, SHAPES, SWEEP, Evidence, add, all_of, set_evidence
from ingest.deidentify.keep import KeepList, build_keep_list
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.local_places import find_local_places
from ingest.deidentify.moments import find_moments
from ingest.deidentify.names import find_names
from ingest.deidentify.numbers import find_numbers
from ingest.deidentify.phones import find_spoken_numbers
from ingest.deidentify.places import find_places
from ingest.deidentify.postcodes import find_postcodes
from ingest.deidentify.schools import find_schools
from ingest.deidentify.sheet import Sheet, sheet_in
from ingest.deidentify.spread import tokens_of
from ingest.deidentify.sweep import sweep
from ingest.deidentify.titled import find_titled
from ingest.deidentify.trained import ModelComponent
from ingest.deidentify.traits import find_traits


@cached
def _keep_list() -> KeepList:
    return build_keep_list(load_lexicon())


@Language.factory("kennisbank_behouden")
class KeepComponent:
    """Organisations, laws, programmes and places of the lists → `doc.spans["behouden"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.keep_list = _keep_list()

    def __call__(self, doc: Doc) -> Doc:
        add(doc, KEPT, self.keep_list.mark(sheet_in(doc)))
        return doc


@Language.factory("kennisbank_vormen")
class ShapeComponent:
    """Numbers, contact data, dates, addresses and schools → `doc.spans["vormen"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon: Lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        sheet = sheet_in(doc)
        text, places = sheet.text, sheet.places
        has_digit = re.search(r"\d", text) is not None
        if has_digit:
            add(doc, SHAPES, find_numbers(places))
        add(doc, SHAPES, find_spoken_numbers(places))
        add(doc, SHAPES, find_dictated(places))
        add(doc, SHAPES, find_cells(text))
        add(doc, SHAPES, find_in_columns(text))
        add(doc, SHAPES, find_dates(places))
        if doc.user_data.get(WIDE):
            add(doc, SHAPES, find_moments(places))
            add(doc, SHAPES, find_local_places(sheet, self.lexicon))
        add(doc, SHAPES, find_ages(places))
        add(doc, SHAPES, find_ages_beside_names(sheet))
        add(doc, SHAPES, find_contact(places))
        add(doc, SHAPES, find_addresses(sheet, self.lexicon, places))
        add(doc, SHAPES, find_postcodes(text, self.lexicon))
        add(doc, SHAPES, find_schools(places))
        add(doc, SHAPES, find_traits(places))
        add(doc, SHAPES, find_places(sheet, self.lexicon))
        return doc


@Language.factory("kennisbank_namen")
class NameComponent:
    """Names by context and form → `doc.spans["namen"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon: Lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        sheet = sheet_in(doc)
        mail = [one for one in all_of(doc, SHAPES) if one.label == "EMAIL"]
        add(doc, NAMES, find_behind_addresses(sheet, self.lexicon, mail, wide=bool(doc.user_data.get(WIDE))))
        add(doc, NAMES, find_names(sheet, self.lexicon))
        return doc


@Language.factory("kennisbank_twijfel")
class DoubtComponent:
    """What the model alone saw, weighed by how the text uses the words → `doc.spans["model"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon: Lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        seen = [one for one in all_of(doc, MODEL) if one.label == "PERSON"]
        if seen:
            sheet = sheet_in(doc)
            ruled = [one for one in all_of(doc, NAMES, SHAPES) if one.label == "PERSON" and one.score >= 0.5]
            things = [one for one in all_of(doc, MODEL) if one.label != "PERSON"]
            set_evidence(doc, MODEL, [*things, *doubted(sheet, self.lexicon, seen, tokens_of(sheet, ruled))])
        return doc


@Language.factory("kennisbank_veeg")
class SweepComponent:
    """Unknown capitalised words that nothing else explains → `doc.spans["veeg"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.lexicon: Lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        sheet = sheet_in(doc)
        chances = doc.user_data.get(CHANCES)
        if chances is not None:
            add(doc, NAMES, find_titled(sheet, chances))
        strong = [one for one in all_of(doc) if one.label not in {"DATE", "AGE", "PLACE"} and not _weak(one)]
        swept = sweep(sheet, self.lexicon, tokens_of(sheet, strong))
        add(doc, SWEEP, (_weighed(one, sheet, chances) for one in swept))
        named = [one for one in all_of(doc) if one.label == "PERSON" and one.score >= 0.55]
        add(doc, NAMES, find_in_rows(sheet, tokens_of(sheet, named)))
        return doc


def _weighed(one: Evidence, sheet: Sheet, chances: NDArray[np.float32] | None) -> Evidence:
    """An unknown capital that the trained component takes for no person is masked in a case alone."""
    if chances is None or one.label != "PERSON" or one.score < 0.5:
        return one
    return replace(one, score=0.45) if chances[sheet.token_at(one.start)] < UNLIKELY else one


def _weak(one: Evidence) -> bool:
    return one.label == "ADDRESS" and one.score < 0.5


def build_pipeline(model: str = "ingebouwd", cache: Path = CACHE) -> Language:
    """Tokens, rules, lists and the model of that setting; raises ModelError when the model is missing."""
    # With its own vocabulary spaCy works out the shape and prefix of each new word; nobody asks for those.
    nlp = spacy.blank("nl", vocab=Vocab())
    nlp.max_length = 50_000_000
    nlp.tokenizer = _tokens.DutchTokenizer(nlp.vocab)
    for name in ("kennisbank_behouden", "kennisbank_vormen", "kennisbank_namen"):
        nlp.add_pipe(name)
    nlp.add_pipe("kennisbank_model", config={"setting": model, "cache": str(cache)})
    nlp.add_pipe("kennisbank_twijfel")
    nlp.add_pipe("kennisbank_veeg")
    return nlp


def model_of(nlp: Language) -> ModelComponent:
    component = nlp.get_pipe("kennisbank_model")
    assert isinstance(component, ModelComponent)
    return component
