from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer import Reading, Synonym
from index.query import LONGEST, Terms, read

TERMS = Terms(
    synonyms={"rvt": ("Regionaal Veiligheidsteam", "Jeugdlink"), "vt": ("Veilig Thuis",)},
    names={
        "foodvalley": ("proeftuin", "foodvalley"),
        "memo": ("soort", "memo"),
        "memo's": ("soort", "memo"),
    },
    abbreviations={"rvt": "regionaal veiligheidsteam"},
    plurals=frozenset({"memo's"}),
)


def reading(typed: str, **options: tuple[str, ...]) -> Reading:
    return read(typed, TERMS, date(2024, 6, 1), **options)


@pytest.mark.parametrize(
    "typed", ["31 839, nr. 1018", "31839-1018", "kst-31839-1018", "Kamerstuk 31 839, nr. 1018"]
)
def test_every_spelling_of_a_number_is_the_same_number(typed: str) -> None:
    assert [reference.canonical for reference in reading(typed).references] == ["kst-31839-1018"]


def test_a_number_in_a_question_is_found() -> None:
    assert [r.canonical for r in reading("wie haalt 24bb285 aan").references] == ["24bb000285"]


def test_quoted_words_must_occur() -> None:
    assert reading('wat is de "ideale klantreis" precies').phrases == ("ideale klantreis",)


def test_an_unbalanced_quote_is_just_a_character() -> None:
    found = reading('wat is "de klantreis')
    assert (found.phrases, "klantreis" in found.text) == ((), True)


def test_a_minus_excludes_a_word_and_a_hyphen_does_not() -> None:
    found = reading("kind- en gezinsbescherming -subsidie VTRR-team")
    assert found.excluded == ("subsidie",)
    assert "gezinsbescherming" in found.text and "VTRR-team" in found.text


@pytest.mark.parametrize("typed", ["-", "?!", "🙂", '""'])
def test_a_question_without_a_word_says_so(typed: str) -> None:
    found = reading(typed)
    assert (found.text, len(found.warnings)) == ("", 1)


def test_a_question_of_nothing_but_what_it_leaves_out_says_so() -> None:
    assert reading("-jeugd").warnings == (
        "In uw vraag staat alleen wat er niet in mag staan. Typ ook een woord, een nummer of een vraag.",
    )
    assert reading("OF").warnings == (
        "In uw vraag staat niets om naar te zoeken. Typ ook een woord, een nummer of een vraag.",
    )
    assert reading("\u200b").warnings and not reading("  ").warnings
    assert not reading("sinds 2023").warnings


@pytest.mark.parametrize("code", ["SV-2024-0409", "RV24-061", "D24.600113", "2025/M041", "RIS319273"])
def test_a_number_of_a_paper_is_seen_in_any_form(code: str) -> None:
    assert reading(f"wat staat er in {code}").codes == (code,)


@pytest.mark.parametrize(
    "typed", ["24bb000285", "31 839, nr. 1018", "op 12-03-2024", "2023-2024", "1.250.000", "24/7"]
)
def test_what_is_read_otherwise_is_no_number_of_a_paper(typed: str) -> None:
    assert reading(typed).codes == ()


@pytest.mark.parametrize(
    "typed",
    [
        "24-uurs bereikbaarheid",
        "covid-19",
        "1gezin1plan",
        "50plus",
        "17-jarigen",
        "D66-motie",
        "1-op-1",
        "Wmo2015",
    ],
)
def test_a_word_with_a_number_in_it_is_a_word_unless_a_paper_is_numbered_so(typed: str) -> None:
    found = reading(typed)
    assert (found.codes, found.perhaps_codes, found.only_numbers) == ((), (typed.split()[0],), False)


@pytest.mark.parametrize(
    "typed",
    ["sv-2024-0409", "ris319273", "24raad00123", "rv24061", "BSK-2023/297705", "RIB-24-061"],
)
def test_a_number_of_a_paper_is_no_word_in_lower_case_either(typed: str) -> None:
    assert reading(typed).codes == (typed,)


def test_since_a_year_filters_and_is_no_longer_searched_for() -> None:
    found = reading("subsidies sinds 2023")
    assert (found.text, found.period_filters) == ("subsidies", True)
    assert found.period is not None and found.period.last is None


@pytest.mark.parametrize(
    "typed",
    [
        "Wie controleert sinds 2015 of hulp aan kinderen netjes gebeurt?",
        "hoeveel extra geld kwam er vanaf 2004 voor basisscholen",
        "Mag een woonhuis sinds 2019 groter zijn",
        "dekking na 2026",
        "waar geldt deze memo sinds 2019",
        "uiterlijk drie maanden terugkoppeling aan de melder",
        "evaluatie na de zomer",
    ],
)
def test_a_period_in_what_is_asked_hides_no_paper_of_another_year(typed: str) -> None:
    found = reading(typed)
    assert not found.period_filters and found.period is not None
    assert found.period_text in found.text


@pytest.mark.parametrize(
    "typed",
    ["welke memo's zijn er sinds 2023 over wonen?", "wat is er aan stukken sinds 2023", "wachttijden tot 2023"],
)
def test_who_asks_for_papers_of_a_period_gets_no_others(typed: str) -> None:
    assert reading(typed).period_filters


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("besluiten tussen 2021 en 2023", 2021, 2023),
        ("memo's vanaf 2021 tot 2024", 2021, 2023),
        ("waarheidsvinding sinds vorig jaar", 2023, None),
    ],
)
def test_two_bounds_are_one_period(typed: str, first: int, last: int | None) -> None:
    found = reading(typed)
    assert found.period_filters and found.period is not None and found.period.first
    assert (found.period.first.year, found.period.last and found.period.last.year) == (first, last)
    assert found.text == typed.split()[0]


def test_a_period_after_the_newest_paper_hides_nothing() -> None:
    assert read("kosten vanaf 2024", TERMS, date(2026, 6, 1), until=date(2023, 12, 31)).period_filters is False


def test_what_keywords_ask_of_a_place_or_kind_is_known_apart() -> None:
    assert reading("krapte memo FoodValley").topic == "krapte"
    assert reading("wat staat er in de memo over krapte").topic == reading("memo FoodValley").topic == ""


@pytest.mark.parametrize("typed", ["memo's 2024", "2024 jeugdzorg", "jeugdzorg 2024?", "jeugdzorg in 2024"])
def test_a_year_is_a_period_also_without_a_word_that_says_so_and_hides_nothing(typed: str) -> None:
    found = reading(typed)
    assert (found.period_text, found.period_filters) == ("2024", False)
    assert "2024" in found.text


@pytest.mark.parametrize(
    "typed",
    [
        "€ 2024",
        "2024 euro",
        "2011 AB Haarlem",
        "postbus 2024",
        "motie nr. 2024",
        "Wmo 2015",
        "Leerplichtwet 1969",
        "meer dan 2024 meldingen",
        "2025 gezinnen",
        "31839 nr. 2024",
        "2024Z12345",
        "SV-2024-0409",
        "2.024",
        "2022/23",
    ],
)
def test_a_number_that_looks_like_a_year_is_no_period(typed: str) -> None:
    assert reading(typed).period is None


@pytest.mark.parametrize("typed", ["de", "wat nu", "van de", "kan dat niet?", "de -wijkteam"])
def test_words_that_every_paper_has_find_nothing_and_ask_for_another(typed: str) -> None:
    found = reading(typed)
    assert (found.text, len(found.warnings)) == ("", 1)


def test_a_word_that_every_paper_has_is_searched_where_it_must_occur() -> None:
    assert reading('"van de"').text == "van de"


def test_a_season_is_only_offered() -> None:
    assert not reading("koerswijziging zomer 2022").period_filters


def test_a_small_number_behind_a_minus_is_not_left_out() -> None:
    assert reading("temperatuur -1 in de klas").excluded == ()
    assert reading("begroting -2024").excluded == ("2024",)


def test_of_gives_alternatives() -> None:
    assert reading("wijkteam OF buurtteam").alternatives == (("wijkteam", "buurtteam"),)


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ('"sociaal team" OF "lokaal team"', ("sociaal team", "lokaal team")),
        ("jeugd* OF wijk*", ("jeugd*", "wijk*")),
        ('plan ("sociaal team" OF wijk* OF buurt)?', ("sociaal team", "wijk*", "buurt")),
        ('"dit OF dat" OF niets', ("dit OF dat", "niets")),
    ],
)
def test_groups_and_beginnings_are_alternatives_too(typed: str, row: tuple[str, ...]) -> None:
    found = reading(typed)
    assert (found.alternatives, found.phrases, found.prefixes) == ((row,), (), ())
    assert all(term.strip("*") in found.text for term in row if " OF " not in term)


@pytest.mark.parametrize(
    ("typed", "excluded", "text"),
    [
        ('jeugdzorg -"veilig thuis"', ("veilig thuis",), "jeugdzorg"),
        ("plan -jeugd*", ("jeugd*",), "plan"),
        ("plan -wijk OF buurt", ("wijk",), "plan buurt"),
        ("kind -en gezinsbescherming", (), "kind en gezinsbescherming"),
        ('kind -"van de" -" "', (), "kind van de"),
    ],
)
def test_a_minus_excludes_the_term_behind_it_unless_that_says_nothing(
    typed: str, excluded: tuple[str, ...], text: str
) -> None:
    found = reading(typed)
    assert (found.excluded, found.text, found.musts) == (excluded, text, ())


def test_a_star_searches_the_beginning_of_words() -> None:
    found = reading("jeugdbescherm* Ede")
    assert (found.prefixes, found.text) == (("jeugdbescherm",), "jeugdbescherm Ede")


def test_a_period_in_words_becomes_an_interval() -> None:
    found = reading("koerswijziging zomer 2022")
    assert found.period is not None
    assert (found.period_text, found.period.first) == ("zomer 2022", date(2022, 6, 1))


def test_an_abbreviation_brings_its_synonyms() -> None:
    assert [s.added for s in reading("wat doet het RVT").synonyms] == [
        ("Regionaal Veiligheidsteam", "Jeugdlink")
    ]


def test_an_abbreviation_is_written_out_for_the_language_model() -> None:
    assert reading("wat doet het RVT").meant == "wat doet het regionaal veiligheidsteam"


@pytest.mark.parametrize("typed", ["r.v.t. in Goes", "R.v.t in Goes", "R.V.T. in Goes"])
def test_an_abbreviation_with_full_stops_is_that_abbreviation(typed: str) -> None:
    found = reading(typed)
    assert [each.added for each in found.synonyms] == [("Regionaal Veiligheidsteam", "Jeugdlink")]
    assert found.written_out == "regionaal veiligheidsteam in Goes"


def test_a_word_behind_a_full_stop_is_no_abbreviation() -> None:
    assert reading("rv.t2 en i.v.m. een.rvt").text == "rv.t2 en i.v.m. een.rvt"


def test_an_abbreviation_whose_synonyms_were_removed_is_not_written_out() -> None:
    assert reading("wat doet het RVT", without=("RVT",)).meant == "wat doet het RVT"


def test_other_forms_of_the_same_words_are_not_shown_as_synonyms() -> None:
    synonym = Synonym("wijkteam", ("wijkteams", "lokaal team", "lokale teams", "buurtteam"))
    assert synonym.shown == ("lokaal team", "buurtteam")


def test_a_synonym_that_was_removed_stays_away() -> None:
    assert reading("wat doet het RVT", without=("RVT",)).synonyms == ()


def test_a_name_of_a_proeftuin_is_offered_as_a_filter() -> None:
    assert reading("memo over FoodValley").suggested_filters == (("soort", "memo"), ("proeftuin", "foodvalley"))


def test_nine_digits_give_a_warning() -> None:
    assert "burgerservicenummer" in reading("123456782").warnings[0]


def test_a_reference_number_gives_no_warning() -> None:
    assert reading("24bb000285").warnings == ()


def test_a_very_long_question_is_read_in_part_and_says_so() -> None:
    found = reading("woord " * 5000)
    assert len(found.text) <= LONGEST
    assert str(LONGEST) in found.warnings[0]


@pytest.mark.parametrize("typed", ["", "   ", "?!...", "🙂", "\x00\x07", '""', "*", "“”"])
def test_nothing_to_search_reads_as_nothing(typed: str) -> None:
    assert reading(typed).text == ""


@settings(deadline=None)
@given(st.text(max_size=200))
def test_anything_typed_can_be_read(typed: str) -> None:
    assert len(reading(typed).text) <= LONGEST


@pytest.mark.parametrize("typed", ["zaaknummer 50415173", "kenmerk: 4711024", "50415173"])
def test_a_number_without_letters_is_seen_too(typed: str) -> None:
    assert reading(typed).codes == (typed.split()[-1],)


@pytest.mark.parametrize(
    "typed", ["800.000", "€ 800000", "0612345678", "123456782", "zomer 2024", "10-20 casussen"]
)
def test_an_amount_a_telephone_number_and_a_year_are_no_number_of_a_paper(typed: str) -> None:
    assert reading(typed).codes == ()


def test_the_years_of_a_session_are_no_number() -> None:
    assert reading("Kamerstukken II 2022/23, 31 839, nr. 9088").codes == ()


def test_a_short_number_inside_a_question_is_read() -> None:
    assert [r.canonical for r in reading("wat staat er in 31839-1018").references] == ["kst-31839-1018"]


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("motie 24bb9215", True),
        ("SV-2024-0409", True),
        ("Kamerstuk 31839 nr. 1018", True),
        ("Kamerstukken II 2023/24, 31 839, nr. 1018", True),
        ("Kamerstukken 31839 nr. 1018 en 31839 nr. 921", True),
        ("1:255 BW", True),
        ("brief 24bb009290 over rechtssteun", False),
        ("wat zegt 1:255 BW over gezag", False),
    ],
)
def test_a_question_for_a_number_alone_is_told_from_one_about_something(typed: str, alone: bool) -> None:
    assert reading(typed).only_numbers is alone


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat doet de Raad", ["de Raad"]),
        ("wat doet de raad", []),
        ("de Raad van State", []),
        ("gooide het roer om", []),
    ],
)
def test_capitals_tell_the_raad_from_the_council(typed: str, meant: list[str]) -> None:
    terms = Terms(
        {"de raad": ("RvdK",), "om": ("Openbaar Ministerie",)}, {}, {"de raad": "de Raad", "om": "OM"}
    )
    assert [each.term for each in read(typed, terms, date(2024, 6, 1)).synonyms] == meant
