"""The component in torch, to be learned: what `TokenStates`, `reading` and `Head` work out together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from index.embedding.e5s1 import Weights
from index.embedding.session import PAD
from ingest.deidentify.head import LABELS, REACH
from training.encoder import Encoder, padded

RANK, HIDDEN, DROP = 32, 128, 0.1
"""Of what is added to the layers; of the head; the share of values left out."""
Row = tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8], NDArray[np.float32]]
"""Of a stretch the ids of its pieces; of each word the pieces that it runs from and to, features, labels."""


class Net(nn.Module):
    """What `TokenStates`, `reading` and `Head` work out, to be learned."""

    def __init__(self, weights: Weights, layers: int, features: int) -> None:
        super().__init__()
        self.encoder = Encoder(weights, layers, RANK)
        self.words = nn.Linear(2 * self.encoder.hidden + features, HIDDEN)
        self.around = nn.ModuleList(nn.Conv1d(HIDDEN, HIDDEN, 2 * REACH + 1, padding=REACH) for _ in range(2))
        self.out = nn.Linear(HIDDEN, len(LABELS))

    def forward(self, batch: Batch, shown: Tensor) -> Tensor:
        """Logits [stretches, words, labels]; `shown` says of which words the features are."""
        return self.judged(self._of_words(batch), batch.features * shown, batch.there)

    def judged(self, states: Tensor, features: Tensor, there: Tensor) -> Tensor:
        """As `Head.chances`, before they are made chances."""
        normal = functional.layer_norm(states, states.shape[-1:])
        hidden = torch.relu(self.words(torch.cat([normal, features], -1)))
        hidden = functional.dropout(hidden, 0.2, self.training) * there
        for layer in self.around:
            hidden = (hidden + torch.relu(layer(hidden.transpose(1, 2)).transpose(1, 2))) * there
        found: Tensor = self.out(hidden)
        return found

    def _of_words(self, batch: Batch) -> Tensor:
        """As `reading.read_words`: of each word the state of its first piece and the mean of its pieces."""
        states = self.encoder(batch.ids, batch.mask, DROP)
        sums = functional.pad(states.cumsum(1), (0, 0, 1, 0))

        def at(values: Tensor, places: Tensor) -> Tensor:
            return values.gather(1, places[..., None].expand(-1, -1, values.shape[-1]))

        count = (batch.after - batch.first)[..., None]
        # The start token stands before the first piece.
        first = at(states, (batch.first + 1).clamp(max=states.shape[1] - 1))
        mean = (at(sums, batch.after + 1) - at(sums, batch.first + 1)) / count.clamp(min=1)
        return torch.cat([first, mean], -1) * (count > 0)

    def head(self) -> dict[str, NDArray[np.float16]]:
        """As `Head` reads it."""
        matrix = self.words.weight.detach().cpu().numpy().T
        states = 2 * self.encoder.hidden
        found = {
            "states": matrix[:states],
            "features": matrix[states:],
            "bias": self.words.bias.detach().cpu().numpy(),
            "out": self.out.weight.detach().cpu().numpy().T,
            "out_bias": self.out.bias.detach().cpu().numpy(),
        }
        for name, layer in zip(("first", "second"), self.around, strict=True):
            # [out, in, place] → [place * in, out]
            found[name] = layer.weight.detach().cpu().numpy().transpose(2, 1, 0).reshape(-1, HIDDEN)
            found[f"{name}_bias"] = layer.bias.detach().cpu().numpy()
        return {name: value.astype(np.float16) for name, value in found.items()}


@dataclass(frozen=True, slots=True)
class Batch:
    """Stretches of about one length, padded."""

    ids: Tensor
    mask: Tensor
    first: Tensor
    after: Tensor
    features: Tensor
    labels: Tensor
    there: Tensor

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Batch:
        ids, mask = padded([row[0] for row in rows], PAD)
        first, after = (_square([row[which][:, None] for row in rows], 0)[..., 0].long() for which in (1, 2))
        labels = _square([row[4] for row in rows], -2)
        there = (labels[..., :1] > -2).float()
        return cls(ids, mask, first, after, _square([row[3] for row in rows], 0), labels, there)

    def on(self, device: str) -> Batch:
        return Batch(*(getattr(self, field.name).to(device) for field in fields(self)))


def _square(parts: Sequence[NDArray[Any]], empty: float) -> Tensor:
    found = np.full((len(parts), max(map(len, parts)), parts[0].shape[1]), empty, dtype=np.float32)
    for i, part in enumerate(parts):
        found[i, : len(part)] = part
    return torch.from_numpy(found)


def batches(rows: Sequence[Row], together: int, chance: np.random.Generator) -> list[Batch]:
    """Rows of about one length, so many words together, in another order each time."""
    sizes = np.array([len(row[1]) for row in rows])
    found: list[list[Row]] = [[]]
    words = 0
    for i in np.argsort(sizes + chance.random(len(rows)) * 8):
        found[-1].append(rows[i])
        words += sizes[i]
        if words >= together:
            found.append([])
            words = 0
    found = [batch for batch in found if batch]
    return [Batch.of(found[i]) for i in chance.permutation(len(found))]
