"""What stands around a word is what stands near it, also in a text without full stops or line breaks."""

import spacy

from ingest.deidentify.compounds import Compounds
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.sheet import Sheet, sheet_of
from ingest.deidentify.signatures import Signatures
from ingest.deidentify.tokens import DutchTokenizer


def sheet(text: str) -> Sheet:
    return sheet_of(DutchTokenizer(spacy.blank("nl").vocab)(text), load_lexicon())


def test_a_sentence_ends_at_its_full_stop() -> None:
    read = sheet("De moeder belt. Het kind slaapt al. De school wacht.")
    around = read.sentence(read.words.index("kind"))
    assert read.words[around.start : around.stop] == ["Het", "kind", "slaapt", "al"]


def test_of_a_sentence_without_end_only_what_is_near_is_read() -> None:
    read = sheet("de moeder belt en " * 2_000)
    around = read.sentence(4_000)
    assert 4_000 in around and len(around) < 1_000


def test_of_a_line_without_end_only_what_is_near_is_read() -> None:
    read = sheet("de moeder belt en " * 2_000)
    around = read.line(4_000, 4_002)
    assert {4_000, 4_001} < set(around) and len(around) < 1_000


def test_a_name_at_the_head_of_a_text_has_no_line_above_it() -> None:
    read = sheet("Jan de Vries\nwethouder\n")
    assert read.line(0, 3) == range(0, 3)
    assert Signatures(read, load_lexicon()).holds(0, 3)


def test_what_is_longer_than_any_word_is_not_tried_as_a_compound() -> None:
    words = frozenset(["raads", "informatiebrief", "a" * 70])
    compounds = Compounds(words, *[frozenset[str]()] * 3)
    assert compounds.is_compound("raadsinformatiebrief")
    assert not compounds.is_compound("a" * 70 + "informatiebrief")
