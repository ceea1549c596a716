"""Every kind of index passes the same tests: Edge, a server over REST, and local mode as the oracle."""

from __future__ import annotations

import math
import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pytest
from qdrant_client import QdrantClient

from index.errors import ModelMismatch, StoreError
from index.model import Interval, Precision, SparseVector
from index.vectors import Candidate, IndexSpec, Leg, Point, Ranking, VectorIndex, filters, open_index, point_id
from index.vectors.edge_client import EdgeClient
from index.vectors.server import ServerIndex, connect
from tests.qdrant_face import MEMORY, serve

pytestmark = [
    pytest.mark.filterwarnings("ignore:Payload indexes have no effect"),
    pytest.mark.filterwarnings("ignore:Local mode performs exact"),
]

DIMENSION = 8
SPEC = IndexSpec("model-a", DIMENSION, "nl-1")

SERVER_URL = os.environ.get("KENNISBANK_QDRANT_URL") or os.environ.get("QDRANT_URL")
SERVER_KEY = os.environ.get("KENNISBANK_QDRANT_API_KEY") or os.environ.get("QDRANT_API_KEY")
KINDS = [
    "edge",
    "local",
    "rest",
    pytest.param("server", marks=pytest.mark.docker),
]


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory where there is one: the engine calls fsync for every field of every batch."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


@pytest.fixture(params=KINDS)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorIndex]:
    with ExitStack() as stack:
        yield stack.enter_context(opened(request.param, tmp_path, stack))


def opened(kind: str, folder: Path, stack: ExitStack) -> Any:
    if kind == "edge":
        return open_index(folder / "index", SPEC)
    if kind == "local":
        return ServerIndex.open(QdrantClient(":memory:"), "kennisbank", SPEC)
    if kind == "rest":
        url, _ = stack.enter_context(serve(api_key="geheim"))
        return open_index(url, SPEC, api_key="geheim")
    if not SERVER_URL:
        pytest.skip("KENNISBANK_QDRANT_URL is not set")
    name = f"test-{uuid4().hex}"
    stack.callback(remove_collections, name)
    return open_index(SERVER_URL, SPEC, name=name, api_key=SERVER_KEY)


def remove_collections(name: str) -> None:
    client = connect(str(SERVER_URL), SERVER_KEY)
    for each in client.get_collections().collections:
        if each.name.startswith(name):
            client.delete_collection(each.name)
    client.close()


def axis(*weights: float) -> list[float]:
    return [*weights, *[0.0] * (DIMENSION - len(weights))]


def terms(*numbers: int) -> SparseVector:
    return SparseVector(tuple(sorted(numbers)), (1.0,) * len(numbers))


def point(
    document: str,
    ordinal: int = 0,
    dense: list[float] | None = None,
    sparse: SparseVector | None = None,
    **payload: Any,
) -> Point:
    return Point(
        point_id(document, ordinal),
        dense or axis(1.0),
        sparse or terms(1),
        {"document": document, "family": document, "ordinal": ordinal, **payload},
    )


def documents(found: list[Candidate]) -> list[str]:
    return [str(each.payload["document"]) for each in found]


def some_points(count: int, seed: int = 1) -> list[Point]:
    chance = random.Random(seed)
    return [
        point(
            f"d{number // 3}",
            number % 3,
            [chance.gauss(0, 1) for _ in range(DIMENSION)],
            SparseVector(
                tuple(sorted(chance.sample(range(40), 6))), tuple(chance.uniform(0.2, 2) for _ in range(6))
            ),
            kind=chance.choice(["brief", "motie", "casus"]),
            proeftuin=chance.sample(["zeeland", "foodvalley", "rotterdam"], chance.randint(0, 2)),
            **filters.period_payload(
                Interval(date(2020 + number % 4, 1, 1), date(2020 + number % 4, 12, 31), Precision.YEAR)
            ),
        )
        for number in range(count)
    ]


# --- what goes in comes out ----------------------------------------------------------------------


def test_a_point_comes_back_as_it_went_in(index: VectorIndex) -> None:
    stored = point(
        "a", 2, axis(0.6, 0.8), SparseVector((3, 2**32 - 1), (0.5, 1.25)), proeftuin=["zeeland"], page=4
    )
    index.upsert([stored])
    found = index.retrieve([stored.id, point_id("onbekend", 0)], with_vectors=True)
    assert list(found) == [stored.id]
    assert found[stored.id].payload == stored.payload
    assert found[stored.id].sparse == stored.sparse
    assert found[stored.id].dense == pytest.approx(stored.dense)


def test_writing_a_point_again_replaces_all_of_it(index: VectorIndex) -> None:
    index.upsert([point("a", kind="brief", page=1)])
    index.upsert([point("a", kind="motie")])
    assert index.count() == 1
    assert index.retrieve([point_id("a", 0)])[point_id("a", 0)].payload.get("page") is None
    assert index.count(filters.any_value("kind", ["motie"])) == 1


def test_removing_a_document_removes_all_its_points_and_no_others(index: VectorIndex) -> None:
    index.upsert([point("a", 0), point("a", 1), point("b", 0)])
    index.delete(["a", "onbekend"])
    assert index.size() == index.count() == 1
    assert documents(index.search(axis(1.0))) == ["b"]
    index.delete([])
    assert index.count() == 1


def test_points_are_walked_through_in_order_of_id_past_the_page_size(index: VectorIndex) -> None:
    points = some_points(600)
    index.upsert(points)
    assert [each.id for each in index.scroll()] == sorted(each.id for each in points)
    of_one = list(index.scroll(filters.of_documents(["d7"]), with_vectors=True))
    assert sorted(int(each.payload["ordinal"]) for each in of_one) == [0, 1, 2]
    assert all(len(each.dense) == DIMENSION for each in of_one)


# --- what is wrong stays out ---------------------------------------------------------------------


WRONG = {
    "NaN": lambda p: replace(p, dense=axis(math.nan)),
    "infinity": lambda p: replace(p, dense=axis(math.inf)),
    "all zeros": lambda p: replace(p, dense=axis()),
    "7 dimensions instead of 8": lambda p: replace(p, dense=[1.0] * 7),
    "a term occurs twice": lambda p: replace(p, sparse=SparseVector((1, 1), (1.0, 1.0))),
    "1 terms but 2 weights": lambda p: replace(p, sparse=SparseVector((1,), (1.0, 1.0))),
    "unsigned 32-bit": lambda p: replace(p, sparse=SparseVector((2**32,), (1.0,))),
    "sparse vector holds NaN": lambda p: replace(p, sparse=SparseVector((1,), (math.nan,))),
    "not a UUID": lambda p: replace(p, id="brief-12"),
    "same id": lambda p: replace(p, id=point_id("goed", 0)),
    "no index for payload field 'tekst'": lambda p: replace(p, payload={**p.payload, "tekst": "x"}),
    "'document' is missing": lambda p: replace(p, payload={"ordinal": 1}),
    "RFC 3339": lambda p: replace(p, payload={**p.payload, "from": "1 maart 2024"}),
}


@pytest.mark.parametrize("reason", WRONG)
def test_a_wrong_point_keeps_the_whole_batch_out(index: VectorIndex, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        index.upsert([point("goed"), WRONG[reason](point("fout"))])
    assert index.count() == 0


# --- what is asked is found ----------------------------------------------------------------------


def test_every_candidate_has_its_exact_score_in_both_lists(index: VectorIndex) -> None:
    index.upsert(
        [
            point("a", 0, axis(1.0), terms(1)),
            point("b", 0, axis(0.8, 0.6), terms(2)),
            point("c", 0, axis(0.0, 1.0), terms(2, 3)),
            point("d", 0, axis(0.0, 0.6, 0.8), terms(4)),
        ]
    )
    found = {str(c.payload["document"]): c for c in index.candidates(axis(1.0), terms(3), depth=1)}
    assert {name: (c.dense and c.dense.score, c.sparse is not None) for name, c in found.items()} == {
        "a": (pytest.approx(1.0), False),
        "c": (pytest.approx(0.0, abs=1e-6), True),
    }
    alone = index.search(sparse=terms(3), mode="sparse")[0].score
    assert found["c"].sparse is not None and found["c"].sparse.score == pytest.approx(alone)
    assert index.candidates(None, None) == []


def test_dense_finds_the_nearest_by_cosine(index: VectorIndex) -> None:
    index.upsert(
        [point("near", dense=axis(9, 1)), point("far", dense=axis(1, 9)), point("mid", dense=axis(1, 1))]
    )
    found = index.search(axis(1.0), mode="dense")
    assert documents(found) == ["near", "mid", "far"]
    assert found[1].score == pytest.approx(math.sqrt(0.5), abs=1e-5)


def test_sparse_weighs_rare_terms_more_and_finds_nothing_without_a_shared_term(index: VectorIndex) -> None:
    index.upsert([point(f"d{n}", sparse=terms(1, 2)) for n in range(9)] + [point("rare", sparse=terms(1, 3))])
    found = index.search(None, terms(2, 3), mode="sparse", limit=20)
    assert documents(found)[0] == "rare"
    assert len(found) == 10
    assert index.search(None, terms(77), mode="sparse") == []
    # ln(1 + (N - n + 0.5) / (n + 0.5)) for n = 1 of N = 10
    assert found[0].score == pytest.approx(math.log(1 + 9.5 / 1.5), abs=1e-4)


def test_hybrid_scores_are_weighted_reciprocal_ranks(index: VectorIndex) -> None:
    index.upsert(some_points(90))
    question, words = axis(0.3, -1, 0.5), terms(1, 2, 3, 4, 5, 6)
    ranking = Ranking(k=10, dense_weight=1.0, sparse_weight=2.0, candidates=30)
    found = index.search(question, words, limit=20, ranking=ranking, explain=True)
    assert len(found) == 20
    for each in found:
        expected = 0.0
        for leg, weight in ((each.dense, 1.0), (each.sparse, 2.0)):
            if leg is not None:
                expected += 1 / (leg.rank / weight + 10 - 1)
        assert each.score == pytest.approx(expected, abs=1e-5)
    dense = {each.id: each.score for each in index.search(question, mode="dense", limit=30)}
    assert all(each.dense.score == pytest.approx(dense[each.id], abs=1e-5) for each in found if each.dense)


def test_candidates_of_both_lists_come_with_their_score_and_place_in_each(index: VectorIndex) -> None:
    index.upsert(some_points(90))
    question, words = axis(0.3, -1, 0.5), terms(1, 2, 3)
    where = filters.any_value("kind", ["brief", "motie"])
    found = index.candidates(question, words, where, depth=15)
    in_the_making = index.candidates(lambda: question, words, where, depth=15)
    assert [each.id for each in in_the_making] == [each.id for each in found]
    dense = {each.id: each for each in index.search(question, None, where, limit=90, mode="dense")}
    sparse = {each.id: each for each in index.search(None, words, where, limit=90, mode="sparse")}
    best = [list(dense)[:15], list(sparse)[:15]]
    assert {each.id for each in found} == {*best[0], *best[1]}
    assert [each.id for each in found] == sorted(each.id for each in found)
    for each in found:
        assert each.payload == dense[each.id].payload
        assert each.dense is not None
        assert each.dense.score == pytest.approx(dense[each.id].score, abs=1e-5)
        assert (each.sparse is None) == (each.id not in sparse)
        if each.sparse is not None:
            assert each.sparse.score == pytest.approx(sparse[each.id].score, abs=1e-4)
    assert {each.id for each in found if each.dense and each.dense.rank <= 15} == set(best[0])
    assert {each.id for each in index.candidates(question, None, depth=3)} == {
        each.id for each in index.search(question, limit=3)
    }
    assert index.candidates(None, None) == []


def test_equal_scores_come_in_order_of_id(index: VectorIndex) -> None:
    index.upsert([point(f"d{n}") for n in range(30)])
    found = index.search(axis(1.0), terms(1), limit=30, explain=False, mode="dense")
    assert [each.id for each in found] == sorted(each.id for each in found)


def test_a_question_with_an_empty_side_is_answered_by_the_other(index: VectorIndex) -> None:
    index.upsert([point("a", dense=axis(1, 1), sparse=terms(1)), point("b", dense=axis(1, 0), sparse=terms(2))])
    assert documents(index.search(axis(1.0), SparseVector((), ()))) == ["b", "a"]
    assert documents(index.search(None, terms(1))) == ["a"]
    assert index.search(None, None) == []
    assert index.search(axis(1.0), limit=0) == []
    only = index.search(axis(1.0), explain=True)[0]
    assert (only.dense, only.sparse) == (Leg(1, only.score), None)


def test_an_empty_index_finds_nothing(index: VectorIndex) -> None:
    assert index.search(axis(1.0), terms(1), explain=True) == []
    assert index.count() == 0
    assert index.more_like([point_id("a", 0)]) == []
    assert list(index.scroll()) == []


@pytest.mark.parametrize("mode", ["hybrid", "dense", "sparse"])
def test_filters_hold_in_every_mode(index: VectorIndex, mode: Any) -> None:
    points = some_points(90)
    index.upsert(points)
    where = filters.all_of(
        filters.chosen({"kind": ["brief", "motie"], "proeftuin": ["zeeland"], "thema": []}),
        filters.none_of(filters.of_documents(["d3"])),
    )
    passing = {
        each.id
        for each in points
        if each.payload["kind"] in ("brief", "motie")
        and "zeeland" in each.payload["proeftuin"]
        and each.payload["document"] != "d3"
    }
    found = index.search(axis(1.0, 1.0), terms(*range(40)), where, limit=90, mode=mode)
    assert {each.id for each in found} == passing
    assert index.count(where) == len(passing) > 5


def test_a_period_filter_passes_what_overlaps_and_nothing_undated(index: VectorIndex) -> None:
    def dated(name: str, first: date | None, last: date | None) -> Point:
        return point(name, **filters.period_payload(Interval(first, last, Precision.WIDE)))

    index.upsert(
        [
            dated("before", date(2023, 1, 1), date(2023, 12, 31)),
            dated("touches", date(2023, 6, 1), date(2024, 1, 1)),
            dated("inside", date(2024, 3, 1), date(2024, 3, 1)),
            dated("since 2022", date(2022, 1, 1), None),
            dated("until 2023", None, date(2023, 12, 31)),
            dated("after", date(2025, 1, 1), date(2025, 1, 1)),
            dated("undated", None, None),
        ]
    )

    def passing(first: date | None, last: date | None) -> set[str]:
        where = filters.overlapping(Interval(first, last, Precision.WIDE))
        return set(documents(index.search(axis(1.0), where=where, limit=10)))

    assert passing(date(2024, 1, 1), date(2024, 12, 31)) == {"touches", "inside", "since 2022"}
    assert passing(date(2025, 1, 1), None) == {"after", "since 2022"}
    assert passing(None, date(2023, 5, 31)) == {"before", "since 2022", "until 2023"}
    assert len(passing(None, None)) == 7


def test_more_like_this_finds_neighbours_and_not_the_thing_itself(index: VectorIndex) -> None:
    index.upsert(
        [
            point("a", 0, axis(1, 0.1)),
            point("a", 1, axis(1, 0.2)),
            point("b", 0, axis(1, 0.3)),
            point("c", 0, axis(0, 1)),
        ]
    )
    own = [point_id("a", 0), point_id("a", 1)]
    assert documents(index.more_like(own)) == ["b", "c"]
    assert documents(index.more_like(vectors=[axis(0, 5)], limit=1)) == ["c"]
    assert documents(index.more_like(own, where=filters.of_documents(["c"]))) == ["c"]
    assert index.more_like() == []


@pytest.mark.parametrize("kind", ["edge", "rest"])
def test_edge_and_the_server_agree_with_the_oracle(kind: str, tmp_path: Path) -> None:
    points = some_points(120, seed=5)
    question = [random.Random(6).gauss(0, 1) for _ in range(DIMENSION)]
    words = SparseVector((1, 5, 9, 13, 21, 33), (1.0, 0.6, 1.0, 0.3, 1.0, 1.0))
    wheres = [
        None,
        filters.any_value("kind", ["casus"]),
        filters.chosen({"proeftuin": ["zeeland", "rotterdam"]}),
    ]
    everything = Ranking(k=7, candidates=200)
    with ExitStack() as stack:
        one = stack.enter_context(opened(kind, tmp_path, stack))
        oracle = stack.enter_context(opened("local", tmp_path, stack))
        for each in (one, oracle):
            each.upsert(points)
        for where in wheres:
            for mode in ("dense", "sparse", "hybrid"):
                found, expected = (
                    each.search(question, words, where, mode=mode, limit=200, ranking=everything)
                    for each in (one, oracle)
                )
                assert [each.id for each in found] == [each.id for each in expected]
                assert [each.score for each in found] == pytest.approx(
                    [each.score for each in expected], abs=1e-3
                )
            assert one.count(where) == oracle.count(where)


# --- rebuilding ----------------------------------------------------------------------------------


def test_a_rebuild_takes_the_place_of_the_old_index_at_once(index: VectorIndex) -> None:
    index.upsert([point("old")])
    rebuilt = index.begin_rebuild()
    rebuilt.upsert([point("new")])
    assert documents(index.search(axis(1.0))) == ["old"]
    index.commit(rebuilt)
    assert documents(index.search(axis(1.0))) == ["new"]
    index.upsert([point("later")])
    assert index.count() == 2


def test_a_rebuild_that_is_abandoned_leaves_no_trace(index: VectorIndex) -> None:
    index.upsert([point("old")])
    rebuilt = index.begin_rebuild()
    rebuilt.upsert([point("new")])
    index.abandon(rebuilt)
    assert documents(index.search(axis(1.0))) == ["old"]
    with pytest.raises(StoreError, match="herbouw"):
        index.commit(rebuilt)
    again = index.begin_rebuild()
    assert again.count() == 0


def test_what_is_written_during_a_rebuild_is_final(index: VectorIndex) -> None:
    index.upsert([point("kept"), point("renewed", 0), point("renewed", 1), point("forgotten")])
    rebuilt = index.begin_rebuild()
    rebuilt.upsert([point("forgotten")])
    index.delete(["forgotten"])
    index.upsert([point("renewed", 0, kind="new")])
    rebuilt.upsert([point("kept"), point("forgotten"), point("renewed", 0, kind="old"), point("renewed", 1)])
    index.commit(rebuilt)
    left = [(each.payload["document"], each.payload.get("kind")) for each in index.scroll()]
    assert sorted(left) == [("kept", None), ("renewed", "new")]


def test_a_rebuild_may_be_of_another_model(index: VectorIndex) -> None:
    index.upsert([point("old")])
    rebuilt = index.begin_rebuild(IndexSpec("model-b", 3, "nl-2"))
    rebuilt.upsert([replace(point("new"), dense=[1.0, 2.0, 3.0])])
    index.upsert([point("old")])
    index.delete(["old"])
    index.commit(rebuilt)
    assert index.spec == IndexSpec("model-b", 3, "nl-2")
    assert documents(index.search([1.0, 2.0, 3.0])) == ["new"]


def test_only_one_rebuild_at_a_time(index: VectorIndex) -> None:
    index.begin_rebuild()
    with pytest.raises(StoreError, match="al herbouwd"):
        index.begin_rebuild()


# --- the server ----------------------------------------------------------------------------------


def test_a_server_keeps_its_contents_and_refuses_another_model() -> None:
    with serve() as (url, face):
        with open_index(url, SPEC) as index:
            index.upsert([point("a")])
        with open_index(url, SPEC) as index:
            assert index.count() == 1
        with pytest.raises(ModelMismatch, match="ander taalmodel"):
            open_index(url, replace(SPEC, model="model-b"))
        with pytest.raises(ModelMismatch, match="woordenlijst"):
            open_index(url, replace(SPEC, terms="nl-2"))
        other = replace(SPEC, model="model-b")
        with open_index(url, other, to_rebuild=True) as index:
            rebuilt = index.begin_rebuild()
            rebuilt.upsert([point("b")])
            index.commit(rebuilt)
        with open_index(url, other) as index:
            assert documents(index.search(axis(1.0))) == ["b"]
        assert list(face.collections) == ["kennisbank-g000002"]


def test_a_wrong_key_an_absent_server_and_a_slow_one_are_said_in_dutch() -> None:
    with serve(api_key="geheim") as (url, face):
        with pytest.raises(StoreError, match="weigert de toegang"):
            open_index(url, SPEC, api_key="fout")
        with open_index(url, SPEC, api_key="geheim", timeout=1) as index:
            index.upsert([point("a")])
            face.delay = 1.5
            with pytest.raises(StoreError, match="niet bereikbaar"):
                index.count()
            face.delay = 0.0
            face.aliases.clear()
            face.collections.popitem()[1][0].close()
            with pytest.raises(StoreError, match="herbouw"):
                index.count()
    with pytest.raises(StoreError, match="niet bereikbaar"):
        open_index(url, SPEC, timeout=1)


def test_an_address_of_the_wrong_kind_is_said_in_dutch() -> None:
    with pytest.raises(StoreError, match="geen adres"):
        open_index("ftp://ergens:21", SPEC)


def test_a_first_start_on_a_server_that_was_cut_off_is_taken_up_again() -> None:
    with serve() as (url, face):
        with open_index(url, SPEC) as index:
            index.upsert([point("a")])
        face.aliases.clear()
        with open_index(url, SPEC) as index:
            assert index.count() == 1
        rest = face.collections["kennisbank-g000001"]
        face.collections["kennisbank-g000002"] = (EdgeClient.create(face.folder / "half", DIMENSION), rest[1])
        (face.folder / "half").rename(face.folder / "kennisbank-g000002")
        with open_index(url, SPEC) as index:
            rebuilt = index.begin_rebuild()
            assert rebuilt.count() == 0


def test_no_error_holds_a_question_or_a_key() -> None:
    with serve(api_key="geheim") as (url, _), suppress(StoreError):
        try:
            open_index(url, SPEC, api_key="ander-geheim")
        except StoreError as error:
            assert "geheim" not in str(error)


def test_a_mean_of_examples_does_not_favour_long_vectors() -> None:
    from index.vectors.questions import mean_vector

    mean = mean_vector([[100.0, 0.0], [0.0, 1.0]])
    assert np.allclose(mean, [0.5, 0.5])
