"""A paper that another one replaces says so, and stands below it."""

from datetime import date

import pytest

from index.catalogue.removal import forget
from index.knowledge.editions import Edition, replaced_editions, work
from index.rank import Group
from index.replaced import Replaced, current_first
from index.vectors import Candidate
from tests.papershelf import Shelf


def edition(
    identity: str, title: str = "Plan van aanpak proeftuin", head: str = "", day: int = 1, **fields: object
) -> Edition:
    given = {"name": "a.pdf", "kind": "plan", "organisation": "a", "proeftuinen": frozenset(), **fields}
    return Edition(identity, title, head=head, day=date(2024, 1, day), **given)  # type: ignore[arg-type]


def test_a_higher_version_of_the_same_work_replaces_a_lower_one() -> None:
    papers = [
        edition("a", head="Versie | 0.9"),
        edition("b", head="Versie 1.0"),
        edition("c", head="versie: 1.10"),
    ]
    assert replaced_editions(papers) == {"a": "c", "b": "c"}


def test_what_was_a_concept_gives_way_to_what_is_none() -> None:
    papers = [edition("a", "Concept-plan van aanpak proeftuin"), edition("b")]
    assert replaced_editions(papers) == {"a": "b"}


@pytest.mark.parametrize(
    "other",
    [
        edition("b", head="Versie 2", title="Plan van aanpak wijkteam"),
        edition("b", head="Versie 2", kind="memo"),
        edition("b", head="Versie 2", organisation="b"),
        edition("b", head="Datum: 3 mei"),
        edition("b", head="Versie 1"),
        edition("b", head="Zie ook versie 2"),
    ],
)
def test_another_work_another_maker_and_no_higher_version_replace_nothing(other: Edition) -> None:
    assert replaced_editions([edition("a", head="Versie 1"), other]) == {}


def test_a_version_that_is_older_by_its_date_replaces_nothing() -> None:
    assert replaced_editions([edition("a", head="Versie 1", day=9), edition("b", head="Versie 2", day=2)]) == {}


def test_a_short_title_tells_no_works_apart() -> None:
    assert work("Raadsbesluit") == "raadsbesluit" and work("Memo, versie 2") == ""


def group(identity: str, *similar: str) -> Group:
    def candidate(i: str) -> Candidate:
        return Candidate(i, 0.9, {"document": i, "family": i}, None, None)

    return Group(identity, (candidate(identity),), tuple(map(candidate, similar)))


def test_what_is_replaced_stands_right_below_what_replaces_it() -> None:
    order = [
        each.document for each in current_first([group("x"), group("a"), group("y"), group("b")], {"a": "b"})
    ]
    assert order == ["x", "b", "a", "y"]
    assert [g.document for g in current_first([group("b"), group("x"), group("a")], {"a": "b"})] == [
        "b",
        "x",
        "a",
    ]


def test_of_papers_shown_as_one_the_current_one_is_shown() -> None:
    (shown,) = current_first([group("a", "c", "b")], {"a": "b"})
    assert shown.document == "b" and [each.id for each in shown.similar] == ["a", "c"]


def test_a_paper_that_says_so_by_its_number_replaces_the_other_as_long_as_both_are_there(shelf: Shelf) -> None:
    old = shelf.put("a.txt", "De afspraken.", "2024-01-24", number="24bb000285")
    new = shelf.put("b.txt", "Deze brief vervangt de brief met nummer 24bb000285.", "2024-06-19")
    replaced = Replaced(shelf.documents)
    assert replaced.all() == {old: new}
    seen = replaced.of(shelf.documents.get(old))
    assert seen.replaced_by is not None and seen.replaced_by.id == new
    assert [card.id for card in replaced.of(shelf.documents.get(new)).replaces] == [old]
    forget(shelf.documents.engine, new)
    assert Replaced(shelf.documents).all() == {}


def test_what_replaces_a_paper_later_is_seen_after_the_write(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.replaced.KEPT", 0.0)
    monkeypatch.setattr("index.replaced.AS_LONG", 0)
    replaced = Replaced(shelf.documents)
    old = shelf.put("a.txt", "De afspraken.", "2024-01-24", number="24bb000285")
    assert replaced.all() == {}
    new = shelf.put("b.txt", "Deze brief vervangt de brief met nummer 24bb000285.", "2024-06-19")
    assert replaced.all() == {old: new}
