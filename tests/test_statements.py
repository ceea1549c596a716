"""The short answer is made of whole sentences of sources; different counts stand side by side."""

from __future__ import annotations

from datetime import date

import pytest

from index.answer import DocumentCard
from index.counting import Counted, counted, counted_noun
from index.model import Interval, Passage, Precision
from index.query import Terms, read
from index.sentences import sentences
from index.statements import choose

UNDATED = Interval(None, None, Precision.UNKNOWN)


def paper(name: str, text: str, year: int | None = None) -> tuple[DocumentCard, Passage]:
    period = Interval(date(year, 1, 1), date(year, 1, 1), Precision.DAY) if year else UNDATED
    card = DocumentCard(name, name, name, ("brief", "Brief"), str(year or "onbekend"), period)
    return card, Passage(name, name, 0, text, 0, len(text), 1, (), 30)


def answer(
    question: str, *papers: tuple[DocumentCard, Passage], far: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """`far` names the papers that lie far from the question."""
    near = {
        passage.id: [0.5 if passage.id in far else 0.8] * len(sentences(passage.text)) for _, passage in papers
    }
    found = choose(papers, read(question, Terms({}, {}), date(2024, 6, 1)), near)
    return [(each.document.name, each.quote.text) for each in found]


COUNTS = (
    paper("brief", "Rotterdam leert van de proeftuin. Er zijn nog 9 andere plaatsen in Nederland.", 2024),
    paper("memo", "Er zijn in 2023 elf pilot proeftuinen opgezet.", 2023),
    paper("pagina", "Het scenario wordt beproefd in de zes proeftuinen. Dat duurt twee jaar."),
    paper("kopie", "Er zijn 11 proeftuinen."),
)


def test_sources_that_count_differently_stand_side_by_side_by_date() -> None:
    assert answer("hoeveel proeftuinen zijn er", *COUNTS) == [
        ("memo", "Er zijn in 2023 elf pilot proeftuinen opgezet."),
        ("brief", "Er zijn nog 9 andere plaatsen in Nederland."),
        ("pagina", "Het scenario wordt beproefd in de zes proeftuinen."),
    ]


def test_a_question_how_many_is_not_answered_by_a_sentence_that_counts_something_else() -> None:
    assert answer("hoeveel kinderen doen mee", *COUNTS) == []


def test_a_number_far_from_what_is_asked_is_no_answer() -> None:
    waiting = paper("brief", "Veel kinderen wachten al maanden op een plek.")
    play = paper("spel", "Wij spraken er met vijf kinderen over het spel.")
    question = "hoeveel kinderen wachten op een plek"
    assert answer(question, waiting, play, far=("spel",)) == []
    assert [name for name, _ in answer(question, waiting, play)] == ["spel"]


def test_what_is_told_apart_answers_only_beside_a_count_and_then_however_far() -> None:
    assert [name for name, _ in answer("hoeveel proeftuinen zijn er", *COUNTS, far=("brief",))] == [
        "memo",
        "brief",
        "pagina",
    ]
    assert answer("hoeveel proeftuinen zijn er", COUNTS[0]) == []


def test_a_heading_and_a_web_address_are_no_answer() -> None:
    text = "De proeftuin Ede\n\nLees meer over de proeftuin op https://voorbeeld.nl/proeftuin."
    assert answer("proeftuin Ede", paper("pagina", text)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Wij beproeven ongeveer 10-20 casussen.", [Counted(10, 20, False)]),
        ("Op 15 mei 2023 bespraken wij de casussen.", []),
        ("Wij bespraken 6 van de 10 casussen.", []),
        ("In 1 op de tien casussen lukte het.", []),
        ("Dat kost € 800.000 voor alle casussen.", []),
        ("Er zijn dertien complexe casussen, twee minder.", [Counted(13, 0, False)]),
    ],
)
def test_only_a_number_of_what_is_asked_counts(sentence: str, found: list[Counted]) -> None:
    assert counted(sentence, "casussen") == found


def test_how_much_is_not_how_many() -> None:
    assert counted_noun("hoeveel geld is er voor de proeftuin") == ""
