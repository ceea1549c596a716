"""A search beside Haystack over the same passages, in one run: processor time of each part, as ratios.

    pip install -e '.[vergelijk]'
    python -m tests.bench.bench_rivals MAP [--vragen 20]

MAP is a folder that `bench_search --in` grew. Haystack keeps the same vectors and terms in the local mode of
`qdrant-client`; its questions are embedded by the same model in float32, called as sentence-transformers says.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import kennisbank
from index.answer import Question
from index.catalogue.passages import Passages
from index.embedding.layout import NAME
from index.lexical import query_vector
from index.vectors import Point
from index.words_near import telling_spans
from tests.bench.bench_search import QUESTIONS
from tests.bench.grown import settings_for

Cost = tuple[float, float]
"""Milliseconds of processor time and of the clock, the median."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vragen", type=int, default=20)
    options = parser.parse_args()
    texts = [f"{QUESTIONS[i % len(QUESTIONS)]} {i}" for i in range(options.vragen)]
    with kennisbank.opened(settings_for(options.folder)) as base:
        dense = [base.embedder.query(text) for text in texts]
        asked = list(zip(dense, map(query_vector, texts), strict=True))
        ours = {
            "vraag naar vector": cost(
                lambda text: base.embedder.query_and_parts(text, telling_spans(text)),  # type: ignore[attr-defined]
                texts,
            ),
            "hybride vraag": cost(lambda one: base.index.search(*one, limit=10), asked),
            "hele zoekvraag": cost(lambda text: base.search.ask(Question(f"{text} hele")), texts),
        }
        points = list(base.index.scroll(with_vectors=True))
        passages = Passages(base.documents.engine).get([p.id for p in points])
        contents = {each: passage.text for each, passage in passages.items()}
        theirs = haystack(points, contents, texts, asked, base.settings.cache)
    print(f"| {len(points)} passages, {len(texts)} vragen | kennisbank | Haystack | verhouding rekentijd |")
    print("|---|---|---|---|")
    for name, (cpu, wall) in ours.items():
        other = theirs[name]
        print(f"| {name} | {cpu:.1f} ({wall:.1f}) | {other[0]:.1f} ({other[1]:.1f}) | {other[0] / cpu:.1f} |")


def haystack(
    points: Sequence[Point], contents: dict[str, str], texts: Sequence[str], asked: Sequence[Any], cache: Path
) -> dict[str, Cost]:
    from haystack import Document
    from haystack.dataclasses import SparseEmbedding
    from haystack_integrations.components.retrievers.qdrant import QdrantHybridRetriever
    from haystack_integrations.document_stores.qdrant import QdrantDocumentStore
    from sentence_transformers import SentenceTransformer

    warnings.simplefilter("ignore")

    def terms(vector: Any) -> SparseEmbedding:
        return SparseEmbedding(list(vector.indices), list(vector.values))

    store = QdrantDocumentStore(
        ":memory:", embedding_dim=len(points[0].dense), use_sparse_embeddings=True, sparse_idf=True,
        progress_bar=False,
    )  # fmt: skip
    store.write_documents(
        [
            Document(
                id=each.id, content=contents[each.id], meta=dict(each.payload),
                embedding=list(each.dense), sparse_embedding=terms(each.sparse),
            )
            for each in points
        ]
    )  # fmt: skip
    retriever = QdrantHybridRetriever(store, top_k=10)
    model = SentenceTransformer(str(cache / NAME), device="cpu", local_files_only=True)

    def retrieve(one: Any) -> Any:
        return retriever.run(query_embedding=one[0].tolist(), query_sparse_embedding=terms(one[1]))

    return {
        "vraag naar vector": cost(model.encode_query, texts),
        "hybride vraag": cost(retrieve, asked),
        "hele zoekvraag": cost(lambda text: retrieve((model.encode_query(text), query_vector(text))), texts),
    }


def cost(ask: Callable[[Any], Any], asked: Sequence[Any]) -> Cost:
    ask(asked[0])
    spent = []
    for one in asked:
        cpu, wall = time.process_time(), time.perf_counter()
        ask(one)
        spent.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
    cpu, wall = np.median(spent, axis=0)
    return float(cpu), float(wall)


if __name__ == "__main__":
    main()
