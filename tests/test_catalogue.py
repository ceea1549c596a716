import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, create_engine, event, inspect, select, text, update

from index.answer import Filters
from index.catalogue.coverage import absent_numbers, coverage
from index.catalogue.document_cards import CARD
from index.catalogue.documents import Documents
from index.catalogue.identity import document_id, passage_id
from index.catalogue.listing import Listing
from index.catalogue.lookup import Lookup
from index.catalogue.passages import Passages
from index.catalogue.removal import forget, withdraw
from index.catalogue.states import is_newest
from index.catalogue.store import open_database
from index.catalogue.tables import documents as catalogue
from index.catalogue.vectors import Embedded, Vectors, content_key
from index.errors import NotFound, StoreCorrupt
from index.model import (
    Decision,
    Fact,
    Finding,
    Interval,
    Metadata,
    Page,
    Passage,
    Precision,
    Reference,
    Release,
    ReleaseState,
    SafeDocument,
)

SERVER = os.environ.get("KENNISBANK_TEST_DATABASE_URL", "")
"""An empty PostgreSQL database that the tests may wipe."""


@pytest.fixture(params=["sqlite", "postgresql"])
def documents(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Documents]:
    if request.param == "sqlite":
        engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    elif SERVER:
        emptied(SERVER)
        engine = open_database(SERVER)
    elif os.environ.get("KENNISBANK_TEST_STRENG") == "1":
        pytest.fail("KENNISBANK_TEST_DATABASE_URL is not set")
    else:
        pytest.skip("no PostgreSQL: KENNISBANK_TEST_DATABASE_URL is not set")
    yield Documents(engine, lambda _field, key: key.capitalize())
    engine.dispose()


def emptied(address: str) -> None:
    wiping = create_engine(address)
    with wiping.begin() as db:
        db.execute(text("DROP SCHEMA public CASCADE"))
        db.execute(text("CREATE SCHEMA public"))
    wiping.dispose()


def safe(
    key: str = "map/brief.txt",
    content_hash: str = "a1",
    *,
    year: int = 2023,
    number: str = "onbekend",
    cites: tuple[str, ...] = (),
    state: ReleaseState = ReleaseState.RELEASED,
) -> SafeDocument:
    return SafeDocument(
        name=key.rsplit("/", 1)[-1],
        key=key,
        content_hash=content_hash,
        text="De proeftuin loopt. Wij melden de [naam].",
        pages=(Page(1, 0, 40),),
        headings=(),
        metadata=Metadata(
            kind=Fact("memo"),
            title=Fact("Voortgang proeftuin"),
            date=Fact(f"9 maart {year}"),
            period=Interval(date(year, 3, 9), date(year, 3, 9), Precision.DAY),
            organisation=Fact("grjr"),
            number=Fact(number),
            proeftuinen=(Fact("zeeland"), Fact("foodvalley")),
            themas=(Fact("toezicht"),),
            references=tuple(Reference(i, i + 1, raw, raw, "bb") for i, raw in enumerate(cites)),
        ),
        findings=(
            Finding(35, 45, "PERSON", "lijst", 0.9, safe_start=34, safe_end=40),
            Finding(50, 60, "OFFICIAL", "ambt", 0.9, Decision.KEEP, safe_start=45, safe_end=55),
        ),
        release=Release("openbaar", "1", state, "beleid openbaar"),
    )


def parts(document: SafeDocument) -> tuple[Passage, ...]:
    identity = document_id(document.key, document.content_hash)
    return (Passage(passage_id(identity, 0), identity, 0, document.text, 0, 40, 1, ("Vervolg",), 9),)


def stored(documents: Documents, document: SafeDocument, *, indexed: bool = True) -> str:
    identity = documents.add(document, parts(document))
    if indexed:
        documents.mark_indexed([identity])
    return identity


def test_what_is_stored_comes_back_whole(documents: Documents) -> None:
    document = safe(cites=("24bb000285",))
    found = documents.get(stored(documents, document))
    assert (found.text, found.metadata, found.passages) == (document.text, document.metadata, parts(document))
    assert (found.card.proeftuinen, found.masked) == (
        (("foodvalley", "Foodvalley"), ("zeeland", "Zeeland")),
        1,
    )


def test_a_document_is_seen_only_after_its_vectors_are_written(documents: Documents) -> None:
    identity = stored(documents, safe(), indexed=False)
    assert (documents.cards([identity]), documents.unindexed()) == ({}, [identity])
    documents.mark_indexed([identity])
    assert (list(documents.cards([identity])), documents.unindexed()) == ([identity], [])


def test_the_same_document_twice_is_stored_once(documents: Documents) -> None:
    assert stored(documents, safe()) == stored(documents, safe())
    assert Listing(documents).counts()[0] == 1


def test_changed_bytes_from_one_place_are_a_new_version_and_the_old_one_stays(documents: Documents) -> None:
    old = stored(documents, safe(content_hash="a1"))
    new = stored(documents, safe(content_hash="b2"))
    assert (documents.get(new).version, documents.get(new).older, documents.get(old).newer) == (2, old, new)


def test_a_look_that_is_held_is_told_anew_after_a_write(documents: Documents) -> None:
    identity = stored(documents, safe(), indexed=False)
    documents.looks.read_ahead()
    assert documents.looks.of([identity]) == {}
    documents.mark_indexed([identity])
    assert documents.looks.of([identity])[identity].title == "Voortgang proeftuin"
    renamed = safe()
    renamed = replace(renamed, metadata=replace(renamed.metadata, title=Fact("Andere titel")))
    documents.replace(identity, renamed, parts(renamed))
    documents.mark_indexed([identity])
    documents.looks.read_ahead()
    assert documents.looks.of([identity])[identity].title == "Andere titel"


def test_a_look_that_was_read_during_a_write_is_not_held(documents: Documents) -> None:
    identity = stored(documents, safe())
    look = documents.looks.of([identity])[identity]
    with documents.engine.begin() as db:
        db.execute(update(catalogue).values(title="Andere titel"))
        assert documents.looks.of([identity]) == {identity: look}
    assert documents.looks.of([identity])[identity].title == "Andere titel"


def test_a_look_for_which_there_is_no_room_is_told_all_the_same(
    documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.catalogue.looks.KEPT", 1)
    ids = [stored(documents, safe(key=f"stuk {number}", content_hash=f"{number}")) for number in range(3)]
    documents.looks.of(ids[:1])
    assert set(documents.looks.of(ids)) == set(documents.looks.of(ids[1:])) | {ids[0]} == set(ids)


def test_many_ids_are_asked_for_at_once(documents: Documents) -> None:
    identity = stored(documents, safe())
    asked = [identity, *(f"d{number}" for number in range(900))]
    assert set(documents.cards(asked)) == set(documents.looks.of(asked)) == {identity}


def test_what_waits_for_review_shows_no_text(documents: Documents) -> None:
    identity = stored(documents, safe(state=ReleaseState.PENDING))
    found = documents.get(identity)
    assert (found.text, found.passages, documents.cards([identity])) == ("", (), {})


def test_what_is_withdrawn_is_gone_for_readers_and_known_to_the_intake(documents: Documents) -> None:
    identity = stored(documents, safe())
    withdraw(documents.engine, identity, "verzoek van de afzender")
    with pytest.raises(NotFound):
        documents.get(identity)
    known = documents.known("map/brief.txt", "a1")
    assert known is not None and (known.id, known.state) == (identity, "ingetrokken")


def test_forgetting_leaves_nothing(documents: Documents, tmp_path: Path) -> None:
    identity = stored(documents, safe())
    forget(documents.engine, identity)
    assert documents.known("map/brief.txt", "a1") is None
    assert Passages(documents.engine).get([parts(safe())[0].id]) == {}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 2),
        (Filters(soort=("memo",)), 2),
        (Filters(proeftuin=("zeeland",), thema=("toezicht",)), 2),
        (Filters(proeftuin=("utrecht",)), 0),
        (Filters(van=date(2024, 1, 1)), 1),
        (Filters(tot=date(2023, 3, 9)), 1),
    ],
)
def test_browsing_follows_the_filters(documents: Documents, filters: Filters, found: int) -> None:
    stored(documents, safe("a.txt", "a1", year=2023))
    stored(documents, safe("b.txt", "b2", year=2024))
    total, cards = (
        Listing(documents).counted(filters).total,
        Listing(documents).page(filters, "nieuwste", 10, 0),
    )
    assert (total, len(cards)) == (found, found)


def test_a_number_knows_who_cites_it_and_who_carries_it(documents: Documents) -> None:
    own = stored(documents, safe("a.txt", "a1", number="24bb000285", cites=("24bb000285",)))
    citing = stored(documents, safe("b.txt", "b2", cites=("24bb000285", "24bb000300")))
    lookup = Lookup(documents.engine)
    assert (lookup.numbered("24bb000285"), lookup.citing("24bb000285")) == ([own], [citing])
    assert [number.canonical for number in absent_numbers(documents.engine, 10)] == ["24bb000300"]


def test_coverage_counts_what_can_be_found(documents: Documents) -> None:
    stored(documents, safe("a.txt", "a1", year=2023))
    stored(documents, safe("b.txt", "b2", state=ReleaseState.PENDING))
    found = coverage(documents.engine, documents.label)
    assert (found.documents, found.pending, found.years) == (1, 1, ((2023, 1),))
    assert set(found.grid) == {("toezicht", "zeeland", 1), ("toezicht", "foodvalley", 1)}


def test_kept_vectors_come_back_for_their_own_model_only(documents: Documents) -> None:
    vector = np.linspace(-1, 1, 8, dtype=np.float32)
    key = content_key("een passage")
    Vectors(documents.engine, "model-1").put({key: Embedded(vector)})
    assert np.allclose(Vectors(documents.engine, "model-1").get([key])[key], vector, atol=1e-3)
    assert Vectors(documents.engine, "model-2").get([key]) == {}


def test_vectors_of_sentences_keep_their_direction(documents: Documents) -> None:
    rows = np.random.default_rng(1).normal(size=(3, 8)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    kept = Vectors(documents.engine, "model-1")
    kept.put({"met": Embedded(rows[0], rows), "zonder": Embedded(rows[0])})
    found = kept.sentences(["met", "zonder", "onbekend"], 8)
    assert list(found) == ["met"]
    assert (found["met"] * rows).sum(axis=1).min() > 0.999


def test_vectors_made_again_take_the_place_of_those_without_words(documents: Documents) -> None:
    vector = np.ones(8, np.float32)
    kept = Vectors(documents.engine, "model-1")
    kept.put({"tekst": Embedded(vector)})
    assert kept.words(["tekst"]) == {}
    kept.put({"tekst": Embedded(vector, words=b"woorden")})
    assert kept.words(["tekst", "onbekend"]) == {"tekst": b"woorden"}


def test_a_file_that_is_no_database_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "catalogus.sqlite3"
    path.write_bytes(b"geen database " * 100)
    with pytest.raises(StoreCorrupt, match="herstel"):
        open_database(f"sqlite:///{path}")


@pytest.mark.parametrize("statements", [1, 12, 40, 70])
def test_a_first_start_that_is_cut_off_is_taken_up_again(tmp_path: Path, statements: int) -> None:
    url = f"sqlite:///{tmp_path / 'catalogus.sqlite3'}"
    done = 0

    def cut_off(*_: object) -> None:
        nonlocal done
        done += 1
        if done > statements:
            raise KeyboardInterrupt

    event.listen(Engine, "before_cursor_execute", cut_off)
    try:
        with pytest.raises(KeyboardInterrupt):
            open_database(url)
    finally:
        event.remove(Engine, "before_cursor_execute", cut_off)

    engine = open_database(url)

    assert set(inspect(engine).get_table_names()) >= set(catalogue.metadata.tables)
    engine.dispose()


def test_a_list_of_papers_is_read_without_their_texts(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    columns = ", ".join(column.name for column in CARD)
    with engine.connect() as db:
        for wanted in (columns, "id, title, sketch"):
            plan = db.execute(
                text(
                    f"explain query plan select {wanted} from documents where id in ('a', 'b') and state = 'c'"
                )
            ).all()
            assert "COVERING INDEX ix_documents_card" in plan[0].detail
    engine.dispose()


def test_what_every_question_looks_up_is_found_without_walking_past_every_paper(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    asked: list[tuple[str, Any]] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _u, said, given, *_: asked.append((said, given)))
    documents = Documents(engine, lambda field, key: key)
    Lookup(documents.engine).called("brief over de wachttijden")
    Lookup(documents.engine).number_like("24bb000285")
    Listing(documents).totals()
    looked_up = tuple(asked)
    with engine.connect() as db:
        for statement, given in looked_up:
            for step in db.exec_driver_sql(f"explain query plan {statement}", given).all():
                covered = "COVERING INDEX" in step.detail
                assert covered or not {"SCAN", "ix_documents_state"} & set(step.detail.split()), step.detail
    engine.dispose()


def test_the_newest_of_a_family_is_told_from_an_index(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'catalogus.sqlite3'}")
    asked = select(catalogue.c.id).where(is_newest()).compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as db:
        plan = [step.detail for step in db.execute(text(f"explain query plan {asked}"))]
    assert any("INDEX ix_documents_newest (family=? AND state=? AND version>?)" in step for step in plan), plan
    engine.dispose()
