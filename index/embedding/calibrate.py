"""What is measured of the model on Dutch sentences: how its inputs are smoothed, and its mean word.

A few channels of a product's input are ten to twenty times larger than the others, and as they share a
scale, the others lose their precision. Dividing a channel by a factor, and multiplying its row of the
weights by it, leaves the product as it was (SmoothQuant, Xiao et al. 2023, arXiv:2211.10438).
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

import numpy as np

from index.embed import ReadsParts
from index.embedding.e5s1 import Weights
from index.embedding.graph import FloatArray, product_matrix, smoothed_inputs
from index.embedding.layout import PROMPTS
from index.embedding.session import Session
from index.embedding.tokens import Tokens
from index.words_near import telling_spans

MIGRATION = 0.65
"""How much of the difference moves into the weights; .55 and .75 give vectors less like those in float32."""


def sentences() -> list[str]:
    """Fifty fictional Dutch sentences of the field, to measure and to compare with."""
    text = files("index.embedding").joinpath("sentences.txt").read_text(encoding="utf-8")
    return text.splitlines()


def mean_words(model: ReadsParts) -> FloatArray:
    """[2, dimension]: the mean telling word of passages and of questions, as `mean_words.npy` holds it."""
    single = sentences()
    paragraphs = [" ".join(single[start : start + 6]) for start in range(0, len(single), 3)]
    _, of_passages = model.passages_and_parts(paragraphs, [telling_spans(text) for text in paragraphs])
    of_questions = [model.query_and_parts(text, telling_spans(text))[1] for text in single]
    return np.stack([np.concatenate(rows).mean(axis=0) for rows in (of_passages, of_questions)])


def samples(tokens: Tokens) -> list[list[int]]:
    """Token ids to measure the channels on: the sentences as passages and as questions, and paragraphs."""
    single = sentences()
    paragraphs = [" ".join(single[start : start + 12]) for start in range(0, len(single), 6)]
    return [
        *tokens.framed(PROMPTS["passage"], single + paragraphs),
        *tokens.framed(PROMPTS["query"], single),
    ]


def smoothing_factors(
    weights: Weights, session: Session, texts: Sequence[Sequence[int]]
) -> dict[str, FloatArray]:
    """Product → a factor for each of its input channels; `session` runs the float graph on token ids."""
    inputs = smoothed_inputs(weights.architecture.layers)
    peaks = {product: np.zeros(1, np.float32) for product in inputs}
    for text in texts:
        values = session.run(list(inputs.values()), [text])
        for product, value in zip(inputs, values, strict=True):
            peaks[product] = np.maximum(peaks[product], np.abs(value[0]).max(axis=0))
    return {product: _factors(peak, product_matrix(weights, product)) for product, peak in peaks.items()}


def _factors(peak: FloatArray, matrix: FloatArray) -> FloatArray:
    """`peak` [inputs] of the values and `matrix` [inputs, outputs] → factors [inputs]."""
    strongest = np.maximum(np.abs(matrix).max(axis=1), 1e-5)
    factors = peak**MIGRATION / strongest ** (1 - MIGRATION)
    kept: FloatArray = np.clip(factors, 1e-3, 1e3).astype(np.float32)
    return kept
