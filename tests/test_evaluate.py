import math

from index.evaluate import Judged, figures, report, run


def judged(*answers: str) -> Judged:
    return Judged("vraag", answers, "trefwoord", "griffie", "ontwikkeling", "corpus")


def test_an_answer_on_the_second_place_counts_half_for_mrr_and_less_for_ndcg() -> None:
    found = figures(run([judged("b.txt")], lambda _: ["a.txt", "b.txt"]))
    assert (found.recall_1, found.recall_10, found.mrr) == (0, 1, 0.5)
    assert math.isclose(found.ndcg_10, 1 / math.log2(3))


def test_all_answers_on_top_is_perfect() -> None:
    assert figures(run([judged("a.txt", "b.txt")], lambda _: ["b.txt", "a.txt", "c.txt"])).ndcg_10 == 1


def test_a_question_without_an_answer_is_about_silence_only() -> None:
    found = figures(run([judged(), judged("a.txt")], lambda _: []))
    assert (found.questions, found.recall_10, found.unanswerable, found.abstained) == (1, 0, 1, 1)


def test_a_question_whose_answer_is_not_among_ten_is_missed() -> None:
    outcome = run([judged("z.txt")], lambda _: [f"{i}.txt" for i in range(12)])[0]
    assert outcome.missed


def test_a_report_shows_each_variant_and_what_the_last_one_missed() -> None:
    asks = {"woorden": lambda _: ["b.txt"], "in gebruik": lambda _: ["a.txt"]}
    lines = report([judged("a.txt"), judged("z.txt")], asks, misses=True).splitlines()
    assert [line.split("  ")[0] for line in lines[1:5]] == [
        "woorden", "in gebruik", "woorden · trefwoord", "in gebruik · trefwoord",
    ]  # fmt: skip
    assert lines[-1] == "gemist: vraag → z.txt"
