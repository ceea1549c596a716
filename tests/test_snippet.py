from datetime import date

import pytest

from index.answer import MarkKind, Quote, Reading
from index.model import Passage
from index.query import Terms, read
from index.snippet import LONGEST, best_quote, quote_around

TERMS = Terms(
    {"jeugdlink": ("RVT", "Regionaal Veiligheidsteam"), "sociaal team": ("wijkteam",)},
    {"hart van brabant": ("proeftuin", "hart-van-brabant"), "veilig thuis": ("organisatie", "veilig-thuis")},
)


def quote(text: str, question: str) -> Quote:
    reading: Reading = read(question, TERMS, date(2024, 6, 1))
    return best_quote(Passage("p", "d", 0, text, 0, len(text), 1, (), 9), reading)


def marked(found: Quote) -> list[str]:
    assert all(mark.kind is MarkKind.WORD for mark in found.marks)
    return [found.text[mark.start : mark.end] for mark in found.marks]


def test_the_sentence_with_most_of_the_question_is_quoted_whole() -> None:
    found = quote(
        "Wij zien knelpunten. De wijkteams kampen met krapte en te weinig capaciteit. Er is meer.",
        "capaciteit en krapte wijkteams",
    )
    assert found.text == "De wijkteams kampen met krapte en te weinig capaciteit."
    assert marked(found) == ["wijkteams", "krapte", "capaciteit"]


def test_a_short_question_is_shown_with_what_stands_under_it() -> None:
    found = quote("Wie blijft bij het gezin? Een vast duo blijft. Meer niet.", "wie blijft bij het gezin")
    assert found.text == "Wie blijft bij het gezin? Een vast duo blijft."


def test_common_words_are_not_marked_beside_telling_ones() -> None:
    found = quote("Wij doen het beter met een veiligheidskaart.", "wij werken beter met de veiligheidskaart")
    assert marked(found) == ["veiligheidskaart"]


def test_a_question_of_common_words_only_marks_those() -> None:
    assert marked(quote("Wij kunnen het beter.", "beter")) == ["beter"]


def test_a_synonym_is_marked_whole_and_its_separate_words_are_not() -> None:
    text = "Elk team helpt. Het Regionaal Veiligheidsteam gaat mee op huisbezoek."
    assert marked(quote(text, "Jeugdlink")) == ["Regionaal Veiligheidsteam"]


@pytest.mark.parametrize(
    ("text", "question", "group"),
    [
        ("Ook Hart van Brabant doet mee.", "proeftuin hart van brabant", "Hart van Brabant"),
        ("Meld het bij Veilig Thuis of thuis.", "wat doet veilig thuis", "Veilig Thuis"),
        ("Het sociaal team is van de wijk.", "sociaal team", "sociaal team"),
        ("Wij zijn er voor elkaar.", '"voor elkaar"', "voor elkaar"),
    ],
)
def test_a_name_and_a_group_are_marked_whole(text: str, question: str, group: str) -> None:
    assert marked(quote(text, question)) == [group]


def test_the_sentence_that_is_quoted_holds_the_group_that_must_occur() -> None:
    text = "De jeugdzorg heeft wachttijden in de jeugdzorg. Het gaat om de zorg voor jeugd."
    assert quote(text, 'wachttijden jeugdzorg "zorg voor jeugd"').text == "Het gaat om de zorg voor jeugd."


def test_a_heading_does_not_win_from_a_sentence_that_says_it() -> None:
    found = quote(
        "Verklarende analyse\n\nDe verklarende analyse laat zien waardoor het komt.", "verklarende analyse"
    )
    assert found.text == "De verklarende analyse laat zien waardoor het komt."


@pytest.mark.parametrize("where", [10, 700, 1490])
def test_a_very_long_sentence_is_cut_at_words_around_its_match(where: int) -> None:
    words = ["woord"] * 300
    words[where // 5] = "veiligheidskaart"
    found = quote(" ".join(words) + ".", "veiligheidskaart")
    assert len(found.text) <= LONGEST
    assert marked(found) == ["veiligheidskaart"]
    assert set(found.text.rstrip(".").split()) <= {"woord", "veiligheidskaart"}


def test_a_number_is_quoted_with_its_sentence() -> None:
    text = "Eerder schreef ik u. Dat was brief 24bb000285 van januari."
    found = quote_around(Passage("p", "d", 0, text, 0, len(text), 1, (), 9), 35, 45)
    assert (found.text, marked(found)) == ("Dat was brief 24bb000285 van januari.", ["24bb000285"])


def test_without_a_word_in_common_the_nearest_sentence_is_quoted_and_marked_by_meaning() -> None:
    text = "De vergadering begint. Het gezin houdt dezelfde hulpverlener. Dan is er koffie."
    reading = read("wie blijft", TERMS, date(2024, 6, 1))
    found = best_quote(Passage("p", "d", 0, text, 0, len(text), 1, (), 9), reading, [0.80, 0.86, 0.79])
    assert found.text == "Het gezin houdt dezelfde hulpverlener."
    assert [(mark.start, mark.end, mark.kind) for mark in found.marks] == [(0, 38, MarkKind.MEANING)]


def test_nearness_decides_between_sentences_with_the_same_word() -> None:
    text = "De proeftuin heet zo. De proeftuin wordt betaald door het ministerie."
    reading = read("wie betaalt de proeftuin", TERMS, date(2024, 6, 1))
    found = best_quote(Passage("p", "d", 0, text, 0, len(text), 1, (), 9), reading, [0.80, 0.84])
    assert found.text == "De proeftuin wordt betaald door het ministerie."


def test_a_heading_is_shown_with_what_stands_under_it() -> None:
    text = "Het overleg duurde kort.\n\nFinanciële gevolgen:\n\nHet ministerie betaalt alle kosten. Dat is al."
    assert quote(text, "financiële gevolgen").text == (
        "Financiële gevolgen:\n\nHet ministerie betaalt alle kosten."
    )
