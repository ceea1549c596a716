from typing import Any

import pytest

from index.likeness import sketch
from index.model import SparseVector
from index.rank import (
    Closer,
    Group,
    Weights,
    closer,
    grouped,
    lexical_weight,
    merged,
    named,
    real_first,
    weighed,
)
from index.vectors import Candidate, Leg

ASKED = SparseVector((1, 2, 3, 4), (1.0, 1.0, 1.0, 1.0))


def candidate(identity: str, dense: float, sparse: float = 0.0, **payload: Any) -> Candidate:
    where = {"document": identity, "family": identity, **payload}
    return Candidate(identity, 0.0, where, Leg(1, dense), Leg(1, sparse) if sparse else None)


def ids(found: list[Candidate]) -> list[str]:
    return [each.id for each in found]


def test_many_shared_words_win_from_a_little_more_likeness() -> None:
    found = weighed([candidate("betekenis", 0.88), candidate("woorden", 0.86, 20.0)], ASKED, 1000)
    assert ids(found) == ["woorden", "betekenis"]


def test_much_more_likeness_wins_from_one_shared_word() -> None:
    found = weighed([candidate("betekenis", 0.92), candidate("woord", 0.86, 3.0)], ASKED, 1000)
    assert ids(found) == ["betekenis", "woord"]


def test_the_nearest_of_many_passages_counts_for_less_than_the_only_one() -> None:
    found = weighed([candidate("dik rapport", 0.88, parts=200), candidate("brief", 0.87, parts=1)], ASKED, 1000)
    assert ids(found) == ["brief", "dik rapport"]


def test_what_is_no_evidence_is_not_shown_however_little_there_is_else() -> None:
    assert ids(weighed([candidate("a", 0.70), candidate("b", 0.60)], ASKED, 1000)) == ["a"]
    assert weighed([candidate("b", 0.60)], ASKED, 1000) == []


def test_a_question_in_other_words_also_gets_what_lies_just_below_its_weak_best() -> None:
    nearly, far = candidate("net niet", 0.63), candidate("ver", 0.59)
    assert ids(weighed([candidate("zwak", 0.66), nearly, far], ASKED, 1000)) == ["zwak", "net niet"]
    assert ids(weighed([candidate("sterk", 0.80), nearly, far], ASKED, 1000)) == ["sterk"]
    assert weighed([far], ASKED, 1000) == []


def test_what_a_filter_leaves_is_measured_by_the_best_of_the_whole_collection() -> None:
    assert weighed([candidate("net niet", 0.63)], ASKED, 1000, best=0.80) == []
    assert ids(weighed([candidate("net niet", 0.63)], ASKED, 1000, best=0.66)) == ["net niet"]


def test_a_rare_word_is_worth_as_much_in_a_large_collection_as_in_a_small_one() -> None:
    small, large = (
        weighed([candidate("a", 0.85, idf)], ASKED, size)[0].score
        for size, idf in ((1_000, 6.9), (1_000_000, 13.8))
    )
    assert small == pytest.approx(large, abs=1e-4)


def test_one_list_alone_has_no_floor() -> None:
    assert ids(weighed([candidate("a", 0.2)], SparseVector((), ()), 1000)) == ["a"]


def test_the_period_of_the_question_is_preferred_and_hides_nothing() -> None:
    found = weighed(
        [candidate("ander jaar", 0.88, 5.0), candidate("dit jaar", 0.87, 5.0, jaar=2022)],
        ASKED,
        1000,
        preference=lambda payload: 0.05 if payload.get("jaar") == 2022 else 0.0,
    )
    assert ids(found) == ["dit jaar", "ander jaar"]


def test_versions_of_one_paper_are_one_group_named_by_the_best_passage() -> None:
    found = [
        candidate("nieuw", 0.9, family="brief"),
        candidate("oud", 0.89, family="brief"),
        candidate("x", 0.8),
    ]
    assert [(g.document, len(g.candidates)) for g in grouped(found)] == [("nieuw", 1), ("x", 1)]


def test_the_same_letter_to_another_council_stands_under_the_first() -> None:
    letter = " ".join(f"zin {i} van de brief over de proeftuin en het vaste gezicht" for i in range(12))
    sketches = {
        "goes": sketch(letter + " Goes"),
        "veere": sketch(letter + " Veere"),
        "memo": sketch("een ander stuk"),
    }
    groups = merged(grouped([candidate(d, 0.9) for d in ("goes", "memo", "veere")]), sketches, Weights().alike)
    assert [(g.document, [c.id for c in g.similar]) for g in groups] == [("goes", ["veere"]), ("memo", [])]


def test_what_the_catalogue_does_not_know_is_not_shown() -> None:
    assert merged(grouped([candidate("weg", 0.9)]), {}, 0.65) == []


def group(document: str, score: float) -> Group:
    return Group(document, (candidate(document, score)._replace(score=score),))


def test_a_paper_that_is_asked_by_its_title_comes_first() -> None:
    titles = {"ander": "Evaluatie van het huisverbod en de Wet", "wet": "Wet tijdelijk huisverbod"}
    found = named([group("ander", 0.9), group("wet", 0.87)], titles, "wet tijdelijk huisverbod", 0.05)
    assert [each.document for each in found] == ["wet", "ander"]


def test_a_title_that_holds_one_word_of_a_long_question_gains_next_to_nothing() -> None:
    question = "wat moet een gemeente doen als ouders na het huisverbod weer thuis willen wonen"
    titles = {"goed": "Brief", "wet": "Huisverbod en veiligheid in de gemeente"}
    found = named([group("goed", 0.9), group("wet", 0.89)], titles, question, 0.05)
    assert [each.document for each in found] == ["goed", "wet"]


def alone(identity: str, score: float) -> Group:
    return Group(identity, (candidate(identity, score)._replace(score=score),))


def test_of_papers_that_are_as_good_as_the_best_the_real_one_goes_first() -> None:
    groups = [alone("voorbeeld", 0.900), alone("eigen", 0.893), alone("nog een voorbeeld", 0.892)]
    found = real_first(groups, {"voorbeeld", "nog een voorbeeld"}, 0.01)
    assert [group.document for group in found] == ["eigen", "voorbeeld", "nog een voorbeeld"]


def test_a_sample_that_is_clearly_better_stays_first() -> None:
    groups = [alone("voorbeeld", 0.900), alone("eigen", 0.880)]
    assert real_first(groups, {"voorbeeld"}, 0.01) == groups
    assert real_first([], {"voorbeeld"}, 0.01) == []


def test_of_equal_passages_the_one_that_holds_more_of_the_question_goes_first() -> None:
    found = [alone("half", 0.880).best, alone("heel", 0.879).best]
    assert ids(closer(found, Closer(near={}, said={"half": 0.5, "heel": 1.0}), 0.0)) == ["heel", "half"]
    assert ids(closer(found, Closer(near={"half": 0.2, "heel": 0.4}, said={}), 0.0)) == ["heel", "half"]
    assert closer(found, Closer(near={}, said={}), 0.0) == found


def test_words_count_for_less_when_no_passage_holds_much_of_the_question() -> None:
    found = [candidate("woorden", 0.70, 20.0), candidate("betekenis", 0.77)]
    found = weighed(found, ASKED, 1000)
    assert ids(found) == ["woorden", "betekenis"]
    weight = lexical_weight(ASKED, 1000)
    little, much = (
        closer(found, Closer(near={}, said={"woorden": share, "betekenis": share}), weight)
        for share in (0.1, 0.9)
    )
    assert ids(little) == ["betekenis", "woorden"]
    assert ids(much) == ["woorden", "betekenis"]


def test_what_is_known_of_a_few_candidates_leaves_the_others_where_they_were() -> None:
    found = [alone("a", 0.90).best, alone("b", 0.88).best, alone("c", 0.87).best]
    moved = closer(found, Closer(near={"a": 0.3, "b": 0.3}, said={}), 0.0)
    assert [each.score for each in moved] == pytest.approx([0.90, 0.88, 0.87])


def test_a_passage_that_gives_the_name_that_is_asked_is_raised() -> None:
    found = [alone("a", 0.90).best, alone("b", 0.88).best]
    assert ids(closer(found, Closer(near={}, said={}, names=["b"]), 0.0)) == ["b", "a"]
