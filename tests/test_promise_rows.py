from datetime import date

import pytest

from index.promises import Paper, Promise, Status, find_promises, ledger

TODAY = date(2025, 6, 1)


def paper(
    text: str,
    identity: str = "a",
    *,
    number: str | None = None,
    written: date | None = date(2024, 3, 1),
    kind: str = "raadsinformatiebrief",
) -> Paper:
    return Paper(identity, "Voortgang", number, written, "college", "raad", find_promises(text, kind, written))


def rows(*papers: Paper) -> tuple[Promise, ...]:
    return ledger(papers, TODAY)


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("In het derde kwartaal van 2024 informeren wij u over de resultaten.", (2024, 7, 1), (2024, 9, 30)),
        ("Wij zullen uw raad in het najaar van 2024 nader informeren.", (2024, 9, 1), (2024, 11, 30)),
        ("De raad wordt hierover in Q4 2024 geïnformeerd.", (2024, 10, 1), (2024, 12, 31)),
        (
            "De pilot loopt tot 1 mei 2024, waarna het DB naar verwachting in Q3 geïnformeerd zal worden.",
            (2024, 7, 1),
            (2024, 9, 30),
        ),
        ("Ik zeg toe de Kamer in mei 2025 een overzicht te sturen.", (2025, 5, 1), (2025, 5, 31)),
        ("In mei 2025 kom ik hierop terug.", (2025, 5, 1), (2025, 5, 31)),
        (
            "De raad wordt na afloop geïnformeerd over de resultaten. "
            "Naar verwachting zal dit in Q3 2024 zijn.",
            (2024, 7, 1),
            (2024, 9, 30),
        ),
    ],
)
def test_a_promise_has_the_window_its_words_give(
    sentence: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    window = rows(paper(sentence))[0].window
    assert (window.first, window.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "sentence",
    [
        "Met deze brief informeren wij u over de voortgang.",
        "Wij hebben u hierover geïnformeerd.",
        "Kunt u toezeggen de raad in mei te informeren?",
        "De raad verzoekt het college de raad in het najaar te informeren.",
        "Ouders worden door het wijkteam geïnformeerd over het plan.",
        "Het rapport van de commissie wordt besproken in het najaar.",
    ],
)
def test_what_only_looks_like_a_promise_is_none(sentence: str) -> None:
    assert rows(paper(sentence)) == ()


def test_a_motion_asks_and_does_not_promise() -> None:
    assert rows(paper("De raad wordt in Q4 2024 geïnformeerd.", kind="motie")) == ()


def test_two_sentences_about_the_same_moment_are_one_row() -> None:
    text = (
        "Het DB wordt in Q3 over de resultaten geïnformeerd. "
        "Het DB wordt geïnformeerd over de resultaten, omstreeks Q3 2024."
    )
    found = rows(paper(text))
    assert (len(found), len(found[0].said)) == (1, 2)


def test_without_a_term_it_goes_on() -> None:
    found = rows(paper("Bij nieuwe ontwikkelingen zal ik u uiteraard nader informeren."))
    assert [row.status for row in found] == [Status.ONGOING]


def test_past_its_window_nothing_is_called_late_only_not_found() -> None:
    found = rows(paper("De raad wordt hierover in Q4 2024 geïnformeerd."))
    assert [row.status for row in found] == [Status.NOT_FOUND]


def test_before_its_window_ends_a_promise_is_open() -> None:
    found = rows(paper("De raad wordt hierover in Q4 2025 geïnformeerd."))
    assert [row.status for row in found] == [Status.OPEN]


def test_a_later_letter_that_recalls_the_number_keeps_the_promise() -> None:
    made = paper("In de zomer van 2024 informeren wij u over de voortgang.", number="24bb000900")
    kept = paper(
        "Op 1 maart stuurde ik u een brief (24bb000900). In deze brief heb ik aangekondigd u in de zomer "
        "van 2024 te informeren over de voortgang.",
        "b",
        written=date(2024, 8, 1),
    )
    found = rows(made, kept)
    assert [(row.document_id, row.status, row.kept_by) for row in found] == [("a", Status.KEPT, ("b",))]


def test_a_recalled_promise_of_a_paper_we_do_not_hold_is_kept_by_the_letter_itself() -> None:
    text = "In mijn brief (24bb000285) heb ik aangekondigd u in de zomer van 2024 nader te informeren."
    found = rows(paper(text, written=None))
    assert [(row.status, row.kept_by, row.window.first) for row in found] == [
        (Status.KEPT, ("a",), date(2024, 6, 1))
    ]


def test_the_same_sender_to_the_same_reader_about_the_same_subject_keeps_it_too() -> None:
    made = paper("In het najaar van 2024 informeren wij u over de wachttijden bij het wijkteam.")
    kept = paper(
        "Zoals toegezegd informeren wij u over de wachttijden bij het wijkteam.",
        "b",
        written=date(2024, 11, 1),
    )
    assert [(row.document_id, row.status) for row in rows(made, kept)] == [("a", Status.KEPT)]
