"""The vocabulary knows names in time, finds them in a text and offers synonyms for a question."""

from datetime import date
from pathlib import Path

import pytest

from index.errors import SettingsError
from index.mentions import fold
from index.vocabulary import Vocabulary
from index.vocabulary_files import load_vocabulary

FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "vocabulaire"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(FOLDER)


def found(vocabulary: Vocabulary, text: str, scheme: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.concept.key) for m in vocabulary.mentions(text, (scheme,))]


def test_a_key_leads_to_the_label_people_see(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("organisatie", "grjr") == "Gemeenschappelijke Regeling Jeugdhulp Rijnmond"
    assert vocabulary.label("organisatie", "gemeente-ridderkerk") == "gemeente Ridderkerk"
    assert vocabulary.label("gemeente", "ridderkerk") == "Ridderkerk"
    assert vocabulary.label("proeftuin", "fryslan") == "Fryslân"
    assert vocabulary.label("soort", "kamerbrief") == "Kamerbrief"
    assert vocabulary.label("thema", "bestaat-niet") == "bestaat-niet"


def test_names_have_their_time(vocabulary: Vocabulary) -> None:
    scenario = vocabulary.concept("begrip", "toekomstscenario")
    assert scenario is not None
    (old,) = [name for name in scenario.names if name.role == "oude naam"]
    assert (old.text, old.last) == ("Toekomstscenario Jeugdbescherming", date(2021, 12, 31))
    second = vocabulary.concept("proeftuin", "flevoland")
    assert second is not None
    assert second.first == date(2022, 10, 1)


def test_a_merged_municipality_knows_its_end_and_its_heir(vocabulary: Vocabulary) -> None:
    gone = vocabulary.concept("gemeente", "cuijk")
    heir = vocabulary.concept("gemeente", "land-van-cuijk")
    assert gone is not None and gone.last == date(2021, 12, 31)
    assert heir is not None and gone.details["code"] in heir.details["voorgangers"]


@pytest.mark.parametrize(
    ("text", "scheme", "expected"),
    [
        (
            "het Regionaal\nVeiligheidsteam",
            "thema",
            [("Regionaal\nVeiligheidsteam", "regionaal-veiligheidsteam")],
        ),
        ("team JeugdLink in Ede", "thema", [("JeugdLink", "regionaal-veiligheidsteam")]),
        ("de volwassen-GGZ", "thema", [("volwassen-GGZ", "volwassenen-ggz")]),
        ("casuïstiek en casuistiek", "thema", [("casuïstiek", "casuistiek"), ("casuistiek", "casuistiek")]),
        ("de GI's en de RvdK", "organisatie", [("GI's", "gi"), ("RvdK", "rvdk")]),
        ("de gemeente Best is het best", "gemeente", [("Best", "best")]),
        ("Buren maken ruzie in Ede", "gemeente", [("Ede", "ede")]),
        (
            "in 's-Gravenhage en Den Haag",
            "gemeente",
            [("s-Gravenhage", "s-gravenhage"), ("Den Haag", "s-gravenhage")],
        ),
        ("ervaringsdeskundigenteam", "thema", [("ervaringsdeskundigenteam", "ervaringsdeskundigheid")]),
        ("een gi tussen de lt's", "organisatie", []),
        ("Veilig\n\nThuis", "organisatie", []),
    ],
)
def test_names_are_found_where_they_stand(
    vocabulary: Vocabulary, text: str, scheme: str, expected: list[tuple[str, str]]
) -> None:
    assert found(vocabulary, text, scheme) == expected


def test_the_longest_name_wins(vocabulary: Vocabulary) -> None:
    assert found(vocabulary, "Veilig Thuis Rotterdam Rijnmond", "organisatie") == [
        ("Veilig Thuis Rotterdam Rijnmond", "vtrr")
    ]


@pytest.mark.parametrize(
    ("term", "synonym"),
    [
        ("rvt", "Jeugdlink"),
        ("jeugdlink", "regionaal veiligheidsteam"),
        ("regiecentrum", "Jeugdlink"),
        ("toekomstscenario jeugdbescherming", "Toekomstscenario kind- en gezinsbescherming"),
        ("vt", "Veilig Thuis"),
        ("veilig thuis", "VT"),
        ("ots", "ondertoezichtstelling"),
        ("wijkteam", "lokaal team"),
        ("proeftuin rotterdam-rijnmond", "Wij doen het beter"),
    ],
)
def test_a_term_leads_to_its_synonyms(vocabulary: Vocabulary, term: str, synonym: str) -> None:
    assert synonym in vocabulary.terms.synonyms[term]


def test_an_abbreviation_of_two_meanings_or_none_is_not_written_out(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.abbreviations["LTA"]) == 2
    assert vocabulary.abbreviations["DUVO"] == ()
    assert not {"lta", "duvo", "bw"} & (set(vocabulary.terms.synonyms) | set(vocabulary.terms.abbreviations))
    assert vocabulary.terms.abbreviations["rvt"] == "regionaal veiligheidsteam"


def test_related_themes_are_no_synonyms(vocabulary: Vocabulary) -> None:
    theme = vocabulary.concept("thema", "verklarende-analyse")
    assert theme is not None and theme.related == ("integrale-analyse",)
    assert "integrale analyse" not in vocabulary.terms.synonyms["verklarende analyse"]


def test_a_name_in_a_question_stands_for_a_filter(vocabulary: Vocabulary) -> None:
    names = vocabulary.terms.names
    assert names["ridderkerk"] == ("gemeente", "ridderkerk")
    assert names["rotterdam-rijnmond"] == ("proeftuin", "rotterdam-rijnmond")
    assert names["vng"] == ("organisatie", "vng")
    assert names["raadsinformatiebrief"] == ("soort", "raadsinformatiebrief")
    assert names["raadsbrieven"] == ("soort", "raadsinformatiebrief")
    assert "best" not in names and names["gemeente best"] == ("gemeente", "best")


def test_folding_keeps_the_length() -> None:
    for text in ("Cliénten ÉN Fryslân", "İstanbul straße", "ﬁnanciën"):
        assert len(fold(text)) == len(text)


def test_every_kind_has_markers_and_every_key_is_unique(vocabulary: Vocabulary) -> None:
    assert all(kind.markers for kind in vocabulary.scheme("soort"))
    keys = [(concept.scheme, concept.key) for concept in vocabulary.concepts]
    assert len(keys) == len(set(keys))


def test_related_keys_exist(vocabulary: Vocabulary) -> None:
    for concept in vocabulary.concepts:
        assert all(vocabulary.concept(concept.scheme, key) for key in concept.related)


def test_a_folder_without_vocabulary_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="geen vocabulaire"):
        load_vocabulary(tmp_path)
    (tmp_path / "themas.yaml").write_text("schema: thema\nbegrippen:\n  - {naam: zonder sleutel}\n")
    with pytest.raises(SettingsError, match=r"themas\.yaml"):
        load_vocabulary(tmp_path)
