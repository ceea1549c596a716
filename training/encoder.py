"""The layers of the built-in language model in torch, with additions of low rank that can be learned."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from index.embedding.e5s1 import BLOCK, Weights
from index.embedding.graph import product_matrix

PRODUCTS = ("qkv", "ao", "fi", "fo")


class Product(nn.Module):
    """`x @ matrix + bias + x @ down @ up`, of which only `down` and `up` are learned (Hu e.a., 2021)."""

    def __init__(self, matrix: NDArray[np.float32], bias: NDArray[np.float32], rank: int) -> None:
        super().__init__()
        self.register_buffer("matrix", torch.from_numpy(matrix.T.copy()))
        self.register_buffer("bias", torch.from_numpy(bias.copy()))
        inputs, outputs = matrix.shape
        self._rank = rank
        self.down = nn.Parameter(torch.randn(rank, inputs) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, x: Tensor) -> Tensor:
        plain = functional.linear(x, self.matrix, self.bias)
        if not self._rank:
            return plain
        return plain + functional.linear(functional.linear(x, self.down), self.up)


class Layer(nn.Module):
    def __init__(self, weights: Weights, number: int, rank: int) -> None:
        super().__init__()
        name, vectors = f"l{number}.", weights.vectors
        self.heads, self.epsilon = weights.architecture.heads, weights.architecture.epsilon
        for product in PRODUCTS:
            parts = "qkv" if product == "qkv" else [product]
            bias = np.concatenate([vectors[f"{name}{part}.b"] for part in parts])
            self.add_module(product, Product(product_matrix(weights, name + product), bias, rank))
        for norm in ("aln", "oln"):
            self.register_buffer(
                norm, torch.from_numpy(np.stack([vectors[f"{name}{norm}.w"], vectors[f"{name}{norm}.b"]]))
            )

    def forward(self, x: Tensor, mask: Tensor | None, drop: float) -> Tensor:
        batch, length, width = x.shape
        query, key, value = (
            part.reshape(batch, length, self.heads, -1).transpose(1, 2)
            for part in self.get_submodule("qkv")(x).split(width, -1)
        )
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        joined = context.transpose(1, 2).reshape(batch, length, width)
        x = self._norm("aln", x, self.get_submodule("ao")(joined), drop)
        wide = functional.gelu(self.get_submodule("fi")(x))
        return self._norm("oln", x, self.get_submodule("fo")(wide), drop)

    def _norm(self, name: str, x: Tensor, added: Tensor, drop: float) -> Tensor:
        scale, shift = self.get_buffer(name)
        dropped = functional.dropout(added, drop, self.training)
        return functional.layer_norm(x + dropped, x.shape[-1:], scale, shift, self.epsilon)


class Encoder(nn.Module):
    """The first `layers` of the model: token ids and mask [batch, length] → states [batch, length, hidden].

    Nothing is added to the layers before `first`.
    """

    def __init__(self, weights: Weights, layers: int, rank: int, first: int = 0) -> None:
        super().__init__()
        sizes, vectors = weights.architecture, weights.vectors
        self.hidden, self.epsilon = sizes.hidden, sizes.epsilon
        self._words = weights.matrices["emb.word"]
        only_type = vectors["emb.type"].reshape(sizes.types, sizes.hidden)[0]
        places = vectors["emb.pos"].reshape(sizes.positions, sizes.hidden) + only_type
        self.register_buffer("places", torch.from_numpy(places))
        norm = np.stack([vectors["emb.ln.w"], vectors["emb.ln.b"]])
        self.register_buffer("norm", torch.from_numpy(norm))
        self.layers = nn.ModuleList(
            Layer(weights, number, rank if number >= first else 0) for number in range(layers)
        )
        self._first = first

    def forward(self, ids: Tensor, mask: Tensor, drop: float = 0.0) -> Tensor:
        scale, shift = self.get_buffer("norm")
        summed = self._embedded(ids) + self.get_buffer("places")[: ids.shape[1]]
        x = functional.layer_norm(summed, (self.hidden,), scale, shift, self.epsilon)
        seen = None if bool(mask.all()) else mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen, drop)
        return x

    def _embedded(self, ids: Tensor) -> Tensor:
        """Rows of the 4-bit table, made dense where they are asked for: the whole would be 400 MB."""
        met, places = np.unique(ids.cpu().numpy(), return_inverse=True)
        blocks = self._words.nibbles[met].reshape(len(met), -1, BLOCK).astype(np.float32) - 8
        rows = (blocks * self._words.scales[met].astype(np.float32)[:, :, None]).reshape(len(met), -1)
        return torch.from_numpy(rows).to(ids.device)[torch.from_numpy(places.reshape(ids.shape)).to(ids.device)]

    def learned(self) -> dict[str, NDArray[np.float16]]:
        """What was learned, as `index.embedding.states` adds it: `l0.qkv.down` [inputs, rank], `l0.qkv.up`
        [rank, outputs] and so on."""
        return {
            f"l{number}.{product}.{part}": getattr(layer.get_submodule(product), part)
            .detach()
            .cpu()
            .numpy()
            .T.astype(np.float16)
            for number, layer in enumerate(self.layers)
            if number >= self._first
            for product in PRODUCTS
            for part in ("down", "up")
        }


def padded(texts: Sequence[NDArray[np.int32]], pad: int) -> tuple[Tensor, Tensor]:
    """Token ids and mask [texts, longest]."""
    shape = (len(texts), max(map(len, texts)))
    ids, mask = torch.full(shape, pad), torch.zeros(shape)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = torch.from_numpy(text.astype(np.int64))
        mask[row, : len(text)] = 1
    return ids, mask
