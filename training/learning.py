"""The learning itself: rounds of rows → the component; of what the rows are made it knows nothing."""

# ruff: noqa: T201 -- tells how far it is

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index.embedding.e5s1 import Weights
from training.net import BATCH, Net, Row, batches

SEED = 20261127
TIMES = 2
"""How often all rounds are read."""
RATE, LAYER_RATE = 2e-3, 4e-4
FORGET = 0.3
"""How often all features of a word are hidden, so that the lists are not leaned on alone."""


def train(
    rounds: Sequence[list[Row]], weights: Weights, layers: int, device: str = "cpu", times: int = TIMES
) -> Net:
    """On one thread of a processor, or on a graphics card (`cuda`)."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = np.random.default_rng(SEED)
    net = Net(weights, layers, rounds[0][0][3].shape[1]).to(device)
    added = list(net.encoder.parameters())
    own = [one for part in (net.words, net.around, net.out) for one in part.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": own, "lr": RATE, "weight_decay": 0.01},
            {"params": added, "lr": LAYER_RATE, "weight_decay": 0},
        ]
    )
    steps = times * sum(len(row[1]) for rows in rounds for row in rows) // BATCH + 1
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    started = time.perf_counter()
    for number, rows in enumerate([*rounds] * times, start=1):
        lost, order = 0.0, batches(rows, chance)
        for batch in (one.on(device) for one in order):
            shown = (torch.rand(batch.labels.shape[:2], device=device) > FORGET)[..., None]
            found, known = net(batch, shown), batch.labels >= 0
            loss = functional.binary_cross_entropy_with_logits(found[known], batch.labels[known])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*own, *added], 1.0)
            optimizer.step()
            pace.step()
            lost += loss.item()
        spent = time.perf_counter() - started
        print(
            f"ronde {number}: {len(rows)} stukjes, verlies {lost / len(order):.4f}, {spent:.0f} s", flush=True
        )
    return net


def _pace(step: int, steps: int) -> float:
    """The share of a rate: up in sixty steps, then down to a fiftieth."""
    return min(1.0, (step + 1) / 60) * max(0.02, 1 - 0.98 * step / steps)
