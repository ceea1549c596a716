"""Learns what is added to the language model so that a question lies near the passage that answers it.

    pip install -e '.[dev]'
    kennisbank voorbereiden
    python -m training.adapt index/embedding/adapted.npz --papers ../shared/documents --device cuda

Learned is an addition of low rank (Hu e.a., 2021) to the last layers, for questions and passages alike, by
contrast within a batch (van den Oord e.a., 2018). A question of `omschrijvingen.jsonl` is set against its own
passage, passages of the same paper, and passages that the model as it is finds near. Every other batch knows no
questions: there a sentence, a title or a few rare words have to find the passage they come from (inverse cloze,
Lee e.a., 2019), so that the model keeps to the language of the papers and not to that of our questions.
Written is STRENGTH of what was learned: halfway, it also serves papers and questions of another make. A step
reads 640 texts at once, which asks for a large graphics card.
"""

# ruff: noqa: T201 -- a script that tells how far it is

from __future__ import annotations

import argparse
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from index.embed import BUILTIN, CACHE, prepare_embedder
from index.embedding.e5s1 import Weights, read_weights
from index.embedding.ingredients import installed_ingredients
from index.embedding.layout import NAME, PROMPTS
from index.embedding.session import PAD
from index.embedding.tokens import Tokens, builtin_tokens
from training.encoder import Encoder, padded

HERE = Path(__file__).parent
JUDGED = (HERE.parent / "corpus" / "vragen.jsonl", HERE / "vragen.jsonl", HERE / "toetsvragen.jsonl")
"""Questions that others are measured with: their papers are not learned from."""
SEED = 20261127
FIRST, RANK = 4, 32
"""The layers before it stay as they are: de-identification stands on them."""
STRENGTH = 0.5
BATCH, BESIDE, ROUNDS = 128, 3, 4
"""Questions at a time; passages that do not answer, for each of them; how often all questions are read."""
RATE, TEMPERATURE, DROP = 3e-4, 0.02, 0.1
SAME = 0.955
"""Passages nearer to each other than this say the same: neither is a wrong answer where the other is right."""
LONGEST, WORDS = 224, 170
"""Tokens and words of a passage."""

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Lessons:
    """Questions with the place of their passage, passages with the number of their paper, and pairs."""

    questions: list[Ids]
    answers: NDArray[np.int64]
    passages: list[Ids]
    papers: NDArray[np.int64]
    pairs: list[tuple[Ids, Ids]]


def lessons(folder: Path, tokens: Tokens) -> Lessons:
    """What `folder` (papers as text, and a manifest with their titles) and our questions give to learn from."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, not secret
    judged = {source.rpartition(".")[0] for path in JUDGED for row in _rows(path) for source in row["bron"]}
    papers = [row for row in _rows(folder / "manifest.jsonl") if row["id"] not in judged]
    titles = {row["id"]: row["title"] for row in papers if Path(row["file"]).parts[0] == "text"}
    files = {row["id"]: folder / row["file"] for row in papers}
    asked = [row for row in _rows(HERE / "omschrijvingen.jsonl") if row["stuk"] in titles]
    texts: list[str] = []
    of: list[str] = []
    places: dict[tuple[str, int], int] = {}
    for name in titles:
        text = files[name].read_text(encoding="utf-8", errors="replace")
        for place in sorted({row["plek"] for row in asked if row["stuk"] == name}):
            places[name, place] = len(texts)
            texts.append(" ".join(text[place : place + 12 * WORDS].split()[:WORDS]))
            of.append(name)
        words = text.split()
        for start in range(0, len(words) - WORDS // 2, WORDS):
            texts.append(" ".join(words[start : start + WORDS]))
            of.append(name)
    asked = [row for row in asked if (row["stuk"], row["plek"]) in places]
    pairs = list(_pairs(texts, [titles[name] for name in of], chance))
    numbers = {name: number for number, name in enumerate(titles)}
    return Lessons(
        _framed(tokens, "query", [row["q"] for row in asked]),
        np.array([places[row["stuk"], row["plek"]] for row in asked]),
        _framed(tokens, "passage", texts),
        np.array([numbers[name] for name in of]),
        list(
            zip(
                _framed(tokens, "query", [asking for asking, _ in pairs]),
                _framed(tokens, "passage", [answering for _, answering in pairs]),
                strict=True,
            )
        ),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _framed(tokens: Tokens, kind: str, texts: Sequence[str]) -> list[Ids]:
    return [np.array(ids[:LONGEST], np.int32) for ids in tokens.framed(PROMPTS[kind], texts)]


def _pairs(texts: Sequence[str], titles: Sequence[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """A sentence with its passage without it, a few rare words with theirs, a title with a passage under it."""
    words = [sorted(set(re.findall(r"[^\W\d_]{4,}", text.lower()))) for text in texts]
    met = Counter(word for some in words for word in some)
    for text, title, some in zip(texts, titles, words, strict=True):
        sentences = [one for one in re.split(r"(?<=[.!?;])\s+", text) if 6 <= len(one.split()) <= 30]
        if len(sentences) >= 3:
            for sentence in chance.sample(sentences, 2):
                yield sentence, text.replace(sentence, " ")
        rare = [word for word in some if 2 <= met[word] <= len(texts) / 20]
        if len(rare) > 6:
            weights = [math.log(len(texts) / met[word]) for word in rare]
            yield " ".join(dict.fromkeys(chance.choices(rare, weights, k=chance.randint(1, 4)))), text
        if chance.random() < 0.3:
            yield title, text


class Adapting:
    """The model, being adapted on one device."""

    def __init__(self, weights: Weights, device: str) -> None:
        torch.manual_seed(SEED)
        self.device = device
        self.encoder = Encoder(weights, weights.architecture.layers, RANK, FIRST).to(device)

    def vectors(self, texts: Sequence[Ids], drop: float = 0.0) -> Tensor:
        """[n, hidden], L2-normalised means over the tokens."""
        ids, mask = padded(texts, PAD)
        mask = mask.to(self.device)
        with torch.autocast(self.device, torch.bfloat16, enabled=self.device != "cpu"):
            states = self.encoder(ids.to(self.device), mask, drop).float()
        return functional.normalize((states * mask[..., None]).sum(1), dim=-1)

    def all_vectors(self, texts: Sequence[Ids]) -> Tensor:
        """As `vectors`, of any number of texts, with nothing to learn from."""
        found: list[Tensor] = [torch.empty(0)] * len(texts)
        order = np.argsort([len(text) for text in texts])
        with torch.no_grad():
            for some in np.array_split(order, math.ceil(len(order) / BATCH)):
                for place, vector in zip(some, self.vectors([texts[i] for i in some]), strict=True):
                    found[place] = vector
        return torch.stack(found)

    def learn(self, given: Lessons) -> None:
        chance = np.random.default_rng(SEED)
        as_it_is, asked = self.all_vectors(given.passages), self.all_vectors(given.questions)
        near = [
            self._near(question, as_it_is, int(answer))
            for question, answer in zip(asked, given.answers, strict=True)
        ]
        learned = [one for one in self.encoder.parameters() if one.numel()]
        optimizer = torch.optim.AdamW(learned, RATE, weight_decay=0.01)
        steps = 2 * ROUNDS * len(given.questions) // BATCH
        order: list[NDArray[np.int64]] = []
        for step in range(steps):
            if not order:
                shuffled = chance.permutation(len(given.questions))
                order = np.array_split(shuffled, math.ceil(len(shuffled) / BATCH))
            if step % 2 == 0:
                loss = self._of_pairs([given.pairs[i] for i in chance.integers(0, len(given.pairs), 2 * BATCH)])
            else:
                loss = self._of_questions(given, order.pop(), near, as_it_is, chance)
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 30) * max(0.02, 1 - step / steps)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            if step % 50 == 0:
                print(f"stap {step} van {steps}, verlies {loss.item():.3f}", flush=True)

    def _near(self, question: Tensor, passages: Tensor, answer: int) -> NDArray[np.int64]:
        """The thirty passages nearest to a question that do not say what the right one says."""
        scores = passages @ question
        scores[passages @ passages[answer] > SAME] = -1
        return scores.topk(min(30, len(passages))).indices.cpu().numpy()

    def _of_pairs(self, pairs: Sequence[tuple[Ids, Ids]]) -> Tensor:
        asking = self.vectors([one for one, _ in pairs], DROP)
        answering = self.vectors([one for _, one in pairs], DROP)
        return functional.cross_entropy(asking @ answering.T / TEMPERATURE, self._own(len(pairs)))

    def _of_questions(
        self,
        given: Lessons,
        chosen: NDArray[np.int64],
        near: Sequence[NDArray[np.int64]],
        as_it_is: Tensor,
        chance: np.random.Generator,
    ) -> Tensor:
        right = given.answers[chosen]
        beside = [self._beside(given, i, near[i], chance) for i in chosen]
        places = np.concatenate([right, *beside])
        asking = self.vectors([given.questions[i] for i in chosen], DROP)
        answering = self.vectors([given.passages[i] for i in places], DROP)
        same = as_it_is[right] @ as_it_is[places].T > SAME
        own = self._own(len(chosen))
        same[own, own] = False
        scores = (asking @ answering.T / TEMPERATURE).masked_fill(same, -1e4)
        return functional.cross_entropy(scores, own)

    def _beside(
        self, given: Lessons, question: int, near: NDArray[np.int64], chance: np.random.Generator
    ) -> NDArray[np.int64]:
        """One passage of the same paper, if it has another, and others that lie near."""
        answer = given.answers[question]
        siblings = np.flatnonzero(given.papers == given.papers[answer])
        siblings = siblings[siblings != answer]
        one = chance.choice(siblings, 1) if len(siblings) else chance.choice(near, 1)
        return np.concatenate([one, chance.choice(near, BESIDE - 1)])

    def _own(self, count: int) -> Tensor:
        return torch.arange(count, device=self.device)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--device", default="cpu", help="cuda: on a graphics card, in minutes")
    arguments = parser.parse_args()
    prepare_embedder(BUILTIN, CACHE)
    adapting = Adapting(read_weights(installed_ingredients().weights.read()), arguments.device)
    adapting.learn(lessons(arguments.papers, builtin_tokens(CACHE / NAME)))
    found = adapting.encoder.learned()
    scaled = {name: value * (STRENGTH if name.endswith("up") else 1) for name, value in found.items()}
    np.savez_compressed(arguments.target, **{name: value.astype(np.float16) for name, value in scaled.items()})


if __name__ == "__main__":
    main()
