"""The learning itself: rounds of rows → the component; of what the rows are made it knows nothing."""

# ruff: noqa: T201 -- tells how far it is

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from index.embedding.e5s1 import Weights
from ingest.deidentify.head import LABELS, OFFICE
from ingest.deidentify.reading import Size
from training.net import Net, Row, batches

SEED = 20261127
RATE, LAYER_RATE = 2e-3, 4e-4
FORGET = 0.3
"""How often all features of a word are hidden, so that the lists are not leaned on alone."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is read on how many layers, how often, and how much an office weighs beside another label."""

    layers: int
    size: Size
    times: int
    together: int
    """Words learned from at a time."""
    office: float = 1.0
    public: bool = False
    """Only published papers are read: in a case nobody asks who acts in an office."""


def train(rounds: Sequence[list[Row]], weights: Weights, plan: Plan, device: str = "cpu") -> Net:
    """On one thread of a processor, or on a graphics card (`cuda`), in half precision where it has that."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    chance = np.random.default_rng(SEED)
    net = Net(weights, plan.layers, rounds[0][0][3].shape[1]).to(device)
    added = list(net.encoder.parameters())
    own = [one for part in (net.words, net.around, net.out) for one in part.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": own, "lr": RATE, "weight_decay": 0.01},
            {"params": added, "lr": LAYER_RATE, "weight_decay": 0},
        ]
    )
    steps = plan.times * sum(len(row[1]) for rows in rounds for row in rows) // plan.together + 1
    weighs = torch.ones(len(LABELS), device=device)
    weighs[OFFICE] = plan.office
    halves = device != "cpu" or torch.cpu._is_avx512_bf16_supported()
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, steps))
    started = time.perf_counter()
    for number, rows in enumerate([*rounds] * plan.times, start=1):
        lost, order = 0.0, batches(rows, plan.together, chance)
        for batch in (one.on(device) for one in order):
            shown = (torch.rand(batch.labels.shape[:2], device=device) > FORGET)[..., None]
            with torch.autocast(device, torch.bfloat16, enabled=halves):
                found = net(batch, shown).float()
            known = (batch.labels >= 0) * weighs
            each = functional.binary_cross_entropy_with_logits(
                found, batch.labels.clamp(min=0), reduction="none"
            )
            loss = (each * known).sum() / known.sum()
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
