"""Dates and ages of a case: wider, in the order and at the distance that they had."""

from __future__ import annotations

import pytest

from ingest.deidentify.age_bands import age_band
from ingest.deidentify.case_dates import CaseDates
from tests.fakes.gate import gate


def counted(*written: str) -> list[str]:
    case = CaseDates()
    case.learn(written)
    return [case.shown(text) for text in written]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (["28 maart 2023", "3 mei 2023", "12 juni 2024"], ["[maand 1]", "[maand 3]", "[maand 16]"]),
        (["3 mei 2023", "12 juni"], ["[maand 1]", "[maand 2]"]),
        (["7 november 2023", "2 februari"], ["[maand 1]", "[maand 4]"]),
        (["12 juni", "3 mei 2023"], ["[maand 2]", "[maand 1]"]),
        (["2019", "2021"], ["[jaar 1]", "[jaar 3]"]),
        (["3 maart 2023", "2019"], ["[maand 51]", "[jaar 1]"]),
        (["mei 2022", "augustus 2023", "05/04/22"], ["[maand 2]", "[maand 17]", "[maand 1]"]),
        (["Q3 2023", "week 14 van 2023", "kerst 2022"], ["[maand 8-10]", "[maand 5]", "[maand 1]"]),
        (["schooljaar 2022-2023", "'22"], ["[jaar 1-2]", "[jaar 1]"]),
        (["1 januari 2020 tot en met 31 december 2021"], ["[maand 1-24]"]),
        (["28 maart", "2 april", "dinsdag 7 mei"], ["[maand 1]", "[maand 2]", "[maand 3]"]),
        (["maandag", "3 mei 2023"], ["[datum]", "[maand 1]"]),
    ],
)
def test_order_and_distance_are_kept_and_no_day_is_told(written: list[str], shown: list[str]) -> None:
    assert counted(*written) == shown


def test_what_lies_before_the_first_date_of_the_text_is_told_so() -> None:
    case = CaseDates()
    case.learn(["3 mei 2023"])
    assert (case.shown("1 april 2023"), case.shown("februari 2023")) == (
        "[1 maand eerder]",
        "[3 maanden eerder]",
    )
    assert case.shown("2021") == "[2 jaar eerder]"


@pytest.mark.parametrize(
    "text",
    [
        "In week 14 van 2023 en in Q3 2023 ging het mis.",
        "In schooljaar 2022-2023 zat hij thuis. Kerst 2022 was moeilijk, tweede paasdag 2023 ook.",
        "De zitting is op 3 en 4 mei 2023 en op 12, 13 en 14 juni 2023.",
        "Zitting 2024-01-09. Zij woont er vanaf nov 2021. Het was '21 of '22.",
        "Sinds eind 2021 is vader weg; in het voorjaar van 2023 kwam hij terug. Dat was 2023.",
    ],
)
def test_no_year_month_or_day_of_a_case_stays(text: str) -> None:
    safe = gate().shield(text, "casus")[0]
    for told in ("202", "'2", "mei", "juni", "nov", "kerst", "paas", "q3", "week", "jaar van", "dossier"):
        assert told not in safe.lower(), safe


def test_words_around_a_date_stay_and_a_span_of_time_is_no_date() -> None:
    safe = gate().shield("Sinds eind 2021 is vader weg. Vorige week en over zes weken is er overleg.", "casus")[
        0
    ]
    assert safe == "Sinds [maand 1-3] is vader weg. Vorige week en over zes weken is er overleg."


def test_a_published_paper_keeps_its_dates() -> None:
    text = "Kerst 2022, week 14 van 2023, Q3 2023 en schooljaar 2022-2023 staan in het plan van 2021."
    assert gate().shield(text, "openbaar")[0] == text


def test_ages_become_bands() -> None:
    assert age_band("14 jaar") == "[12-17 jaar]"
    assert age_band("3, 6 en 11 jaar") == "[0-3, 4-11 jaar]"
    assert age_band("zestienjarige") == "[12-17 jaar]"
    assert age_band("achtenveertig jaar") == "[40-64 jaar]"
    assert age_band("haar zeventiende") == "[12-17 jaar]"
    assert age_band("102 jaar") == "[65+ jaar]"
