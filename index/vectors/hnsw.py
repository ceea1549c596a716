"""Building the search graph (HNSW) and int8 vectors of a large index, in a process of its own.

Edge holds the GIL while it builds (44 s at 50,000 points, 6 minutes at 200,000), so it builds in a copy of the
folder while the original goes on answering.
"""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Final

import qdrant_edge as edge

from index.errors import StoreError
from index.vectors.values import DENSE, SPARSE

WORTH_FROM: Final = 20_000
"""Below so many points a search without graph takes about a millisecond, and is exact."""


def build_elsewhere(shard: Path, dimension: int) -> None:
    """Optimise the shard in this folder, which nobody has open; StoreError when that fails."""
    process = multiprocessing.get_context("spawn").Process(
        target=build, args=(str(shard), dimension), daemon=True
    )
    process.start()
    process.join()
    if process.exitcode != 0:
        raise StoreError(
            "Het versnellen van de index is mislukt. De index zelf is in orde; probeer het later opnieuw."
        )


def build(shard_folder: str, dimension: int) -> None:
    """Optimise in this process."""
    shard = edge.EdgeShard.load(shard_folder, graph_config(dimension))
    shard.optimize()
    shard.flush()
    shard.close()


def graph_config(dimension: int) -> edge.EdgeConfig:
    """HNSW over int8 vectors held in memory; the originals stay on disk, for scoring the best again."""
    return edge.EdgeConfig(
        vectors={
            DENSE: edge.EdgeVectorParams(size=dimension, distance=edge.Distance.Cosine, memory=edge.Memory.Cold)
        },
        sparse_vectors={SPARSE: edge.EdgeSparseVectorParams(modifier=edge.Modifier.Idf)},
        hnsw_config=edge.HnswIndexConfig(m=16, ef_construct=100, full_scan_threshold=10_000),
        quantization_config=edge.ScalarQuantizationConfig(
            type=edge.ScalarType.Int8, quantile=0.99, memory=edge.Memory.Pinned
        ),
        optimizers=edge.EdgeOptimizersConfig(deleted_threshold=0.1, vacuum_min_vector_number=100),
    )
