"""The words of a passage are compared with those of a question by meaning, from one bit a number."""

import numpy as np

from index import words_near
from index.words_near import AskedWords, asked_words, compared, packed, telling_spans

RANDOM = np.random.default_rng(3)
GEZIN, TEAM, FIETS, WATER = RANDOM.normal(size=(4, 64)).astype(np.float32)
NO_MEAN = np.zeros(64, np.float32)


def question(text: str, *vectors: np.ndarray) -> AskedWords:
    return asked_words(text, np.stack(vectors), NO_MEAN)


def kept(*vectors: np.ndarray) -> bytes:
    return packed(np.stack(vectors), NO_MEAN)


def nearness(asked: AskedWords, words: dict[str, bytes]) -> dict[str, float]:
    return words_near.nearness(asked, compared(asked, words))


def nearness_of_parts(asked: AskedWords, words: bytes, text: str, parts: list[tuple[int, int]]) -> list[float]:
    return words_near.nearness_of_parts(asked, compared(asked, {"": words}).get(""), text, parts)


def test_stop_words_say_nothing() -> None:
    text = "Wie blijft er bij het gezin?"
    assert [text[a:b] for a, b in telling_spans(text)] == ["blijft", "gezin"]


def test_a_word_is_eight_numbers_in_a_byte() -> None:
    assert len(kept(GEZIN, TEAM, FIETS)) == 3 * 8


def test_the_passage_with_the_words_of_the_question_is_nearest_whatever_else_it_says() -> None:
    near = nearness(
        question("gezin team", GEZIN, TEAM),
        {"beide": kept(FIETS, TEAM, WATER, GEZIN), "een": kept(GEZIN, FIETS), "geen": kept(FIETS, WATER)},
    )
    assert near["beide"] > near["een"] > near["geen"]
    assert near["beide"] > 0.7
    assert abs(near["geen"]) < 0.3


def test_a_rare_word_of_the_question_counts_for_more_than_a_common_one() -> None:
    near = nearness(
        question("klantreis jaar", GEZIN, TEAM), {"zeldzaam": kept(GEZIN, FIETS), "gewoon": kept(TEAM, FIETS)}
    )
    assert near["zeldzaam"] > near["gewoon"]


def test_what_all_words_share_says_nothing() -> None:
    shared = np.full(64, 5, np.float32)
    mean = shared / np.linalg.norm(shared)
    asked = asked_words("gezin", (GEZIN + shared)[None], mean)
    near = nearness(
        asked,
        {"zelfde": packed((GEZIN + shared)[None], mean), "ander": packed((FIETS + shared)[None], mean)},
    )
    assert near["zelfde"] > 0.7
    assert near["ander"] < 0.4


def test_a_passage_or_question_without_words_is_left_out() -> None:
    assert nearness(question("gezin", GEZIN), {"leeg": b"", "niet": kept(FIETS)}).keys() == {"niet"}
    assert nearness(asked_words("", np.zeros((0, 64), np.float32), NO_MEAN), {"een": kept(GEZIN)}) == {}


def test_the_sentence_with_the_word_is_nearest() -> None:
    text = "De fiets. Het gezin. Wat?"
    near = nearness_of_parts(question("gezin", GEZIN), kept(FIETS, GEZIN), text, [(0, 9), (10, 20), (21, 25)])
    assert near[1] > 0.7 > near[0]
    assert near[2] == 0


def test_words_of_another_text_choose_no_sentence() -> None:
    asked = question("gezin", GEZIN)
    assert nearness_of_parts(asked, kept(GEZIN, TEAM), "De fiets.", [(0, 9)]) == []
    assert nearness_of_parts(asked, b"", "De fiets.", [(0, 9)]) == []
