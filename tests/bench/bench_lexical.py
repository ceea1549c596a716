"""Searching by words on real motions: what each part of the Dutch analysis brings, and how fast it is.

    python -m tests.bench.bench_lexical [--shared FOLDER]

Three sets over the motions of `shared/evaluation`: *ctx* (463 questions without the words of the request),
*titels* (500 official subjects) and *samenstellingen* (the questions of this folder: each says a rare compound
of one motion in other words; one part was used to choose weights, the other not). The index is Qdrant Edge.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from index import lexical
from index.lexical import Terms
from index.model import SparseVector
from index.vectors import IndexSpec, Point, open_index, point_id

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1].parent / "shared"

Weigh = Callable[[Terms], Iterable[tuple[int, float]]]


def stems(terms: Terms) -> Iterable[tuple[int, float]]:
    """BM25 with Snowball: what the other rows are measured against."""
    return [(terms.stem, 1.0)]


def with_parts(terms: Terms) -> Iterable[tuple[int, float]]:
    return [(terms.stem, 1.0 if terms.whole else 0.5), *((part, 0.5) for part in terms.parts)]


def vector(text: str, weigh: Weigh, *, passage: bool) -> SparseVector:
    counts: dict[int, float] = {}
    length = 0
    for _, terms in lexical.analyse(text):
        length += terms.whole
        for term, weight in weigh(terms):
            counts[term] = counts.get(term, 0.0) + weight if passage else max(weight, counts.get(term, 0.0))
    slack = lexical.K1 * (1 - lexical.B + lexical.B * length / lexical.AVERAGE_LENGTH)
    values = {
        term: count * (lexical.K1 + 1) / (count + slack) if passage else count
        for term, count in sorted(counts.items())
    }
    return SparseVector(tuple(values), tuple(values.values()))


SYSTEMS: dict[str, tuple[Callable[[str], SparseVector], Callable[[str], SparseVector]]] = {
    "BM25 + Snowball": (
        lambda text: vector(text, stems, passage=True),
        lambda text: vector(text, stems, passage=False),
    ),
    "+ delen van samenstellingen": (
        lambda text: vector(text, with_parts, passage=True),
        lambda text: vector(text, with_parts, passage=False),
    ),
    "+ paren van delen, eigen vormen (in gebruik)": (lexical.passage_vector, lexical.query_vector),
}


def evaluate(
    passages: list[str],
    questions: list[dict[str, Any]],
    of_passage: Callable[[str], SparseVector],
    of_question: Callable[[str], SparseVector],
    folder: Path,
) -> tuple[float, float]:
    """Mean nDCG@10 and recall@10."""
    ids = [point_id(str(number), 0) for number in range(len(passages))]
    number_of = {identifier: number for number, identifier in enumerate(ids)}
    gain = found = 0.0
    with open_index(folder, IndexSpec("woorden", 2)) as index:
        for first in range(0, len(passages), 1024):
            index.upsert(
                [
                    Point(ids[number], (1.0, 0.0), of_passage(passages[number]), {"document": str(number)})
                    for number in range(first, min(first + 1024, len(passages)))
                ]
            )
        for question in questions:
            hits = index.search(None, of_question(question["q"]), mode="sparse", limit=10)
            ranks = [rank for rank, hit in enumerate(hits) if number_of[hit.id] in question["rel"]]
            ideal = sum(1 / math.log2(rank + 2) for rank in range(min(10, len(question["rel"]))))
            gain += sum(1 / math.log2(rank + 2) for rank in ranks) / ideal
            found += len(ranks) / len(question["rel"])
    return gain / len(questions), found / len(questions)


def speed(passages: list[str]) -> tuple[float, float]:
    """Words a second and core, for texts met for the first time and for the same texts again."""
    total = sum(len(passage.split()) for passage in passages)
    times = []
    for _ in range(2):
        start = time.process_time()
        for passage in passages:
            lexical.passage_vector(passage)
        times.append(time.process_time() - start)
    return total / times[0], total / times[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    folder = parser.parse_args().shared / "evaluation"
    if not folder.is_dir():
        print(f"Overgeslagen: {folder} is er niet.")
        return
    ctx = json.loads((folder / "moties-ctx.json").read_text())
    titles = json.loads((folder / "moties.json").read_text())
    compounds, apart = (
        [json.loads(line) for line in (HERE / name).read_text().splitlines()]
        for name in ("samenstellingen.jsonl", "samenstellingen-apart.jsonl")
    )
    fresh, again = speed(titles["passages"])
    sets = {
        "ctx": (ctx["passages"], ctx["queries"]),
        "titels": (titles["passages"], titles["queries"]),
        "samenstellingen": (ctx["passages"], compounds),
        "samenstellingen, apart gehouden": (ctx["passages"], apart),
    }
    print(
        "| nDCG@10 / recall@10 | " + " | ".join(f"{name} ({len(qs)})" for name, (_, qs) in sets.items()) + " |"
    )
    print("|---|" + "---|" * len(sets))
    for system, (of_passage, of_question) in SYSTEMS.items():
        cells = []
        for passages, questions in sets.values():
            with tempfile.TemporaryDirectory() as place:
                ndcg, recall = evaluate(passages, questions, of_passage, of_question, Path(place))
            cells.append(f"{ndcg:.3f}/{recall:.3f}")
        print(f"| {system} | " + " | ".join(cells) + " |")
    print(f"\nWoorden per seconde en kern: {fresh:,.0f} (eerste keer), {again:,.0f} (bekende woorden).")


if __name__ == "__main__":
    main()
