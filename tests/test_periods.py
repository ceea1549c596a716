"""Dates as Dutch writes them become intervals with the precision that the words have."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Interval, Precision
from index.period_parts import UNRESOLVED
from index.periods import find_periods, parse_period

MEMO_DATE = date(2023, 3, 9)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def interval(first: str | None, last: str | None, precision: str, derived: bool = False) -> Interval:
    return Interval(day(first), day(last), Precision(precision), derived)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Q3 2023", "2023-07-01", "2023-09-30", "kwartaal"),
        ("derde kwartaal van 2023", "2023-07-01", "2023-09-30", "kwartaal"),
        ("3e kwartaal 2023", "2023-07-01", "2023-09-30", "kwartaal"),
        ("Q3/Q4 2023", "2023-07-01", "2023-12-31", "kwartaal"),
        ("Q2 2023 t/m Q1 2024", "2023-04-01", "2024-03-31", "kwartaal"),
        ("zomer van 2024", "2024-06-01", "2024-08-31", "seizoen"),
        ("najaar 2021", "2021-09-01", "2021-11-30", "seizoen"),
        ("herfst van 2021", "2021-09-01", "2021-11-30", "seizoen"),
        ("voorjaar 2022", "2022-03-01", "2022-05-31", "seizoen"),
        ("winter 2022-2023", "2022-12-01", "2023-02-28", "seizoen"),
        ("winter 2023", "2022-12-01", "2023-02-28", "seizoen"),
        ("2de helft van 2024", "2024-07-01", "2024-12-31", "halfjaar"),
        ("tweede helft 2027", "2027-07-01", "2027-12-31", "halfjaar"),
        ("eerste halfjaar van 2024", "2024-01-01", "2024-06-30", "halfjaar"),
        ("medio 2024", "2024-05-15", "2024-08-15", "ruim"),
        ("begin 2024", "2024-01-01", "2024-03-31", "ruim"),
        ("eind 2024", "2024-10-01", "2024-12-31", "ruim"),
        ("eind april 2021", "2021-04-20", "2021-04-30", "ruim"),
        ("voor het zomerreces van 2023", None, "2023-07-07", "ruim"),
        ("omstreeks Q3 2023", "2023-06-01", "2023-10-31", "ruim"),
        ("t/m 2030", None, "2030-12-31", "jaar"),
        ("tot en met 2030", None, "2030-12-31", "jaar"),
        ("tenminste t/m 2025", "2025-12-31", None, "jaar"),
        ("9 maart 2023", "2023-03-09", "2023-03-09", "dag"),
        ("donderdag 9 maart 2023", "2023-03-09", "2023-03-09", "dag"),
        ("9 mrt. 2023", "2023-03-09", "2023-03-09", "dag"),
        ("09-03-2023", "2023-03-09", "2023-03-09", "dag"),
        ("2023-03-09", "2023-03-09", "2023-03-09", "dag"),
        ("24 april 20241", "2024-04-24", "2024-04-24", "dag"),
        ("week 12 van 2025", "2025-03-17", "2025-03-23", "dag"),
        ("januari/februari 2025", "2025-01-01", "2025-02-28", "maand"),
        ("17-18 mei 2021", "2021-05-17", "2021-05-18", "dag"),
        ("17 en 18 mei 2021", "2021-05-17", "2021-05-18", "dag"),
        ("van 3 maart tot en met 5 april 2022", "2022-03-03", "2022-04-05", "dag"),
        ("20 december 2022 t/m 8 januari 2023", "2022-12-20", "2023-01-08", "dag"),
        ("maart 2021", "2021-03-01", "2021-03-31", "maand"),
        ("januari t/m maart 2023", "2023-01-01", "2023-03-31", "maand"),
        ("eind april – juni 2021", "2021-04-20", "2021-06-30", "maand"),
        ("2025", "2025-01-01", "2025-12-31", "jaar"),
        ("2026-2031", "2026-01-01", "2031-12-31", "jaar"),
        ("tussen 2022 en 2024", "2022-01-01", "2024-12-31", "jaar"),
        ("schooljaar 2023-2024", "2023-08-01", "2024-07-31", "jaar"),
        ("vanaf 1 januari 2024", "2024-01-01", None, "dag"),
        ("uiterlijk 1 juli 2023", None, "2023-07-01", "dag"),
        ("vóór 1 juli 2023", None, "2023-06-30", "dag"),
        ("tot 31 mei 2023", None, "2023-05-31", "dag"),
    ],
)
def test_a_written_period_needs_no_anchor(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    assert parse_period(text, None) == interval(first, last, precision)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("Q3", "2023-07-01", "2023-09-30", "kwartaal"),
        ("24 januari", "2023-01-24", "2023-01-24", "dag"),
        ("9 maart jl.", "2023-03-09", "2023-03-09", "dag"),
        ("15 december jl.", "2022-12-15", "2022-12-15", "dag"),
        ("2 januari a.s.", "2024-01-02", "2024-01-02", "dag"),
        ("binnen zes weken", "2023-03-09", "2023-04-20", "dag"),
        ("binnen een half jaar", "2023-03-09", "2023-09-09", "dag"),
        ("in april", "2023-04-01", "2023-04-30", "maand"),
        ("dit najaar", "2023-09-01", "2023-11-30", "seizoen"),
        ("afgelopen zomer", "2022-06-01", "2022-08-31", "seizoen"),
        ("volgende maand", "2023-04-01", "2023-04-30", "maand"),
        ("komend jaar", "2024-01-01", "2024-12-31", "jaar"),
        ("eind dit jaar", "2023-10-01", "2023-12-31", "ruim"),
        ("voor het zomerreces", None, "2023-07-07", "ruim"),
        ("na de zomer", "2023-09-01", "2023-11-30", "ruim"),
    ],
)
def test_without_a_year_the_date_of_the_document_gives_it(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    assert parse_period(text, MEMO_DATE) == interval(first, last, precision, derived=True)
    assert parse_period(text, None) == UNRESOLVED


def test_a_quarter_that_is_over_is_the_one_of_next_year() -> None:
    assert parse_period("Q3", date(2023, 10, 2)) == interval(
        "2024-07-01", "2024-09-30", "kwartaal", derived=True
    )
    assert parse_period("Q3", date(2023, 9, 30)) == interval(
        "2023-07-01", "2023-09-30", "kwartaal", derived=True
    )


def test_the_year_of_a_cited_number_beats_the_year_of_the_document() -> None:
    text = "heb ik u op 24 januari een brief gestuurd met aanvullende informatie (24bb000285)."
    ((start, end, found),) = find_periods(text, date(2025, 1, 6))
    assert text[start:end] == "24 januari"
    assert found == interval("2024-01-24", "2024-01-24", "dag", derived=True)


@pytest.mark.parametrize(
    "text",
    [
        "31 februari 2023",
        "31-02-2023",
        "voor 2000 inwoners",
        "over 2015 euro",
        "€ 2024",
        "Postbus 2024",
        "06 12 20 23",
        "31 839, nr. 1018",
        "vergaderjaar 2023–2024",
        "binnen zes weken na de dag van verzending",
        "de zomer viel tegen",
        "eerste kwart",
        "0-100 jaar",
    ],
)
def test_other_words_and_numbers_are_no_period(text: str) -> None:
    assert find_periods(text, MEMO_DATE) == ()


def test_two_dates_joined_by_en_stay_two_dates() -> None:
    found = find_periods("op 3 maart 2022 en 5 april 2023", None)
    assert [i.first for _, _, i in found] == [date(2022, 3, 3), date(2023, 4, 5)]


def test_years_count_where_a_word_says_so() -> None:
    text = "De Jaarverantwoording 2021, de impuls voor 2022 en 2023, en de Wmo 2015 met 2040 inwoners."
    assert [text[start:end] for start, end, _ in find_periods(text, None)] == ["2021", "2022", "2023"]


def test_offsets_cover_the_word_that_bounds_the_period() -> None:
    text = "De implementatie loopt naar verwachting tenminste t/m 2025."
    ((start, end, _),) = find_periods(text, None)
    assert text[start:end] == "tenminste t/m 2025"


def test_a_line_break_inside_a_period_does_not_hide_it() -> None:
    ((_, _, found),) = find_periods("in de tweede\nhelft van 2027 afgerond", None)
    assert found == interval("2027-07-01", "2027-12-31", "halfjaar")


def test_a_question_is_no_period() -> None:
    assert parse_period("wat gebeurde er in 2024", None) is None
    assert parse_period("", None) is None


@given(st.text(alphabet="0123456789 -/.qQhjanmrtei tm/voorinbetweenkwartaal van\n", max_size=60))
def test_any_text_gives_ordered_intervals_inside_it(text: str) -> None:
    end_before = 0
    for start, end, found in find_periods(text, MEMO_DATE):
        assert end_before <= start < end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last
        end_before = end
