"""The trained component behind one setting: `ingebouwd`, `spacy:<name>`, `gliner`, `transformers` or `geen`.

Whatever the model, it only adds evidence: its people join those of the rules, its organisations and places
veto nothing. A model that is set and missing stops the work; nothing is released with less than was asked.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from index.embed import CACHE
from index.errors import ModelError
from ingest.deidentify import page_reader
from ingest.deidentify.built_in import CHANCES, FEATURES, FOLDER, WIDE, BuiltIn, settled_in
from ingest.deidentify.evidence import MODEL, SHAPES, WHO, Evidence, add, all_of
from ingest.deidentify.features import Features
from ingest.deidentify.head import LABELS, PERSON
from ingest.deidentify.lexicon import Lexicon, load_lexicon
from ingest.deidentify.no_age import is_of_a_thing
from ingest.deidentify.no_name import names_nobody
from ingest.deidentify.page_reader import PageReader
from ingest.deidentify.sheet import Sheet, sheet_in
from ingest.deidentify.sweep import ends_like_a_thing, is_thing
from ingest.deidentify.two_readings import MAYBE, joined
from ingest.deidentify.word import Is

_PERSON = frozenset({"PERSON", "PER", "B-PER", "I-PER", "persoon", "naam"})
_THINGS = frozenset(LABELS) - {"PERSON", "OFFICE"}
"""What only the built-in component sees besides people."""
_SURE = 0.9
_SCORE = 0.9
"""What an entity of a model without chances counts for."""
_MOST = 0.7
"""What a model counts for at most: a name that only a model saw is not carried on over the document."""
_LEADS_TO = frozenset(("Aan", "Bij", "Voor", "Met", "Door", "Namens", "Tegen"))
_KNOWN = 0.85
"""From which score on a rule leaves nothing for the model to find out about its words."""
_PIECE = 4000
"""Characters a model reads at once; longer texts are cut at blank lines."""

Read = Callable[[Doc], Iterable[tuple[int, int, str, float]]]
"""A text → its entities: first and last character, label, score."""


class Model:
    """One model, its name and the hash of its files; the built-in one also reads page by page."""

    def __init__(self, name: str, fingerprint: str, read: Read | None, pages: PageReader | None = None) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.read = read
        self.pages = pages


def open_model(setting: str, cache: Path = CACHE) -> Model:
    """The model that a setting names; raises ModelError, in Dutch, when it is not there."""
    kind, _, name = setting.partition(":")
    if kind == "geen":
        return Model("geen", "geen", None)
    if kind == "ingebouwd":
        return _built_in(cache)
    if kind == "spacy" and name:
        return _spacy(name)
    if kind in {"gliner", "transformers"}:
        return _pipeline(kind, name)
    raise ModelError(
        f"Het taalmodel “{setting}” bestaat niet; kies ingebouwd, spacy:<naam>, gliner, transformers of geen."
    )


def _built_in(cache: Path) -> Model:
    """The component that the project trained."""
    try:
        own = BuiltIn(cache, FOLDER)
        pages = PageReader(cache, page_reader.FOLDER)
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ModelError("Het ingebouwde taalmodel is beschadigd; installeer Kennisbank opnieuw.") from error
    features = Features(load_lexicon())

    def read(doc: Doc) -> Iterator[tuple[int, int, str, float]]:
        sheet = sheet_in(doc)
        known = _surely(doc, sheet, {*WHO, "ADDRESS"})
        wide = bool(doc.user_data.get(WIDE))
        rows = doc.user_data[FEATURES] = features.rows(sheet)
        chances = own.chances(sheet, rows, known, wide=wide)
        if not wide:
            maybe = {
                *_surely(doc, sheet, WHO),
                *np.flatnonzero(chances[:, PERSON] >= MAYBE).tolist(),
            }
            asked = maybe - settled_in(doc, sheet)
            chances[:, PERSON] = joined(chances[:, PERSON], pages.chances(sheet, rows, asked)[:, PERSON])
        doc.user_data[CHANCES] = chances[:, PERSON]
        yield from own.people(sheet, chances[:, PERSON])
        if wide:
            yield from own.things(sheet, chances)

    files = f"{_hash(FOLDER)} {own.language_model} {_hash(page_reader.FOLDER)} {pages.language_model}"
    return Model(f"ingebouwd {own.version}, ambten {pages.version}", files, read, pages)


def _surely(doc: Doc, sheet: Sheet, labels: Set[str]) -> set[int]:
    """Tokens of which a rule is sure that they are one of these."""
    return {
        i
        for one in all_of(doc)
        if one.score >= _KNOWN and one.label in labels
        for i in sheet.tokens_in(one.start, one.end)
    }


def _spacy(name: str) -> Model:
    try:
        nlp = spacy.load(name, exclude=["parser", "lemmatizer", "attribute_ruler", "tagger", "morphologizer"])
    except (OSError, ValueError) as error:
        raise ModelError(
            f"Het taalmodel “{name}” is niet gevonden; installeer het of kies een ander."
        ) from error
    return Model(
        f"spacy:{name} {nlp.meta['version']}", str(nlp.meta.get("vectors", {}).get("name", "")), _reader(nlp)
    )


def _pipeline(kind: str, name: str) -> Model:
    """GLiNER or a token classification of transformers, when someone installed it."""
    try:
        if kind == "gliner":
            model: Any = importlib.import_module("gliner").GLiNER.from_pretrained(name, local_files_only=True)
            return Model(f"gliner:{name}", name, lambda doc: _gliner(model, doc))
        classify: Any = importlib.import_module("transformers").pipeline(
            "ner", model=name, aggregation_strategy="simple"
        )
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"Het taalmodel “{kind}:{name}” kan niet worden geladen; installeer het of kies een ander."
        ) from error
    return Model(
        f"transformers:{name}",
        name,
        lambda doc: ((e["start"], e["end"], e["entity_group"], float(e["score"])) for e in classify(doc.text)),
    )


def _gliner(model: Any, doc: Doc) -> Iterator[tuple[int, int, str, float]]:
    for entity in model.predict_entities(doc.text, ["persoon"], threshold=0.5):
        yield entity["start"], entity["end"], "PERSON", float(entity["score"])


def _reader(nlp: Language) -> Read:
    """Reads the tokens of our own tokenizer, so that a model and the rules speak of the same words."""

    def read(doc: Doc) -> Iterator[tuple[int, int, str, float]]:
        for start, piece in _pieces(doc.text):
            own = nlp(piece)
            for entity in own.ents:
                yield start + entity.start_char, start + entity.end_char, entity.label_, _SCORE

    return read


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        end = start + _PIECE
        if end < len(text):
            cut = max(text.rfind("\n\n", start, end), text.rfind(". ", start, end), start + _PIECE // 2)
            end = cut + 1
        yield start, text[start:end]
        start = end


def find_by_model(doc: Doc, sheet: Sheet, read: Read) -> Iterator[Evidence]:
    """People whom the model sees, on whole words; a kept name or a word of the grammar is none."""
    for start, end, label, score in read(doc):
        # "adres is Meerpaal 14": the figures alone look like an age.
        weaker = "AGE" if label == "ADDRESS" else label
        if label in _THINGS and not any(
            one.start < end and start < one.end and one.label not in {label, weaker}
            for one in all_of(doc, SHAPES)
        ):
            if label == "AGE" and is_of_a_thing(sheet.text, start, end):
                continue
            yield Evidence(start, end, label, "spaCy", score, "taalmodel")
        if label not in _PERSON:
            continue
        tokens = [i for i in sheet.tokens_in(start, end) if sheet.letters[i] not in "nN|"]
        if len(tokens) > 1 and sheet.opens[tokens[0]] and sheet.words[tokens[0]] in _LEADS_TO:
            # "Aan Van der Sloot: ..."
            tokens = tokens[1:]
        if not tokens or all(sheet.flags[i] & (Is.KEEP | Is.STARTER | Is.TITLE) for i in tokens):
            continue
        if len(tokens) == 1 and names_nobody(sheet, load_lexicon(), tokens[0]):
            continue
        if load_lexicon()["-".join(sheet.words[i] for i in tokens)].flags & Is.KEEP:
            # "Gemert Bakel", which is Gemert-Bakel
            continue
        if _is_doubtful(sheet, load_lexicon(), tokens):
            score = min(score, 0.45 if score >= _SURE else 0.3)
        score = min(score, _MOST)
        yield Evidence(sheet.starts[tokens[0]], sheet.ends[tokens[-1]], "PERSON", "spaCy", score, "taalmodel")


def _is_doubtful(sheet: Sheet, lexicon: Lexicon, tokens: list[int]) -> bool:
    """ "de Benelux", "alle Helmondse", "Occupied Territory": unknown words that stand as a thing does."""
    core = [i for i in tokens if sheet.letters[i] not in 'vVqQ-"']
    if any(sheet.letters[i] in "IGg" or _is_given_small(sheet, i) for i in core):
        return False
    return (
        any(is_thing(sheet, lexicon, i) for i in core)
        or any(sheet.flags[i] & Is.ENGLISH for i in core)
        or ends_like_a_thing(sheet.words[core[-1]] if core else "")
    )


def _is_given_small(sheet: Sheet, i: int) -> bool:
    """ "sem", "roos": a given name typed without its capital, as in a chat."""
    return bool(sheet.flags[i] & Is.GIVEN) and not sheet.flags[i] & Is.CAPITAL


@Language.factory("kennisbank_model", default_config={"setting": "ingebouwd", "cache": str(CACHE)})
class ModelComponent:
    """People whom the trained component sees → `doc.spans["model"]`."""

    def __init__(self, nlp: Language, name: str, setting: str, cache: str) -> None:
        self.model = open_model(setting, Path(cache))
        self.lexicon = load_lexicon()

    def __call__(self, doc: Doc) -> Doc:
        if self.model.read is not None:
            add(doc, MODEL, find_by_model(doc, sheet_in(doc), self.model.read))
        return doc


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
