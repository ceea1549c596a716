"""Dutch words find each other: in other spellings, as stems, and inside compounds."""

from __future__ import annotations

import re

import pytest

from index import lexical
from index.lexical.compounds import parts
from index.lexical.words import words
from index.model import SparseVector


def score(question: str, passage: str, title: str = "", headings: tuple[str, ...] = ()) -> float:
    """Dot product without IDF."""
    asked, stored = lexical.query_vector(question), lexical.passage_vector(passage, title, headings)
    weights = dict(zip(stored.indices, stored.values, strict=True))
    return sum(
        weight * weights.get(term, 0.0) for term, weight in zip(asked.indices, asked.values, strict=True)
    )


def forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("clienten", "De cliënten kwamen."),
        ("cliënten", "De clienten kwamen."),
        ("cliénten", "De cliënten kwamen."),
        ("cliënt", "DE CLIËNTEN KWAMEN."),
        ("coordinatie", "de coördinatie"),
        ("o.a.", "scholen, 0.a. in Ede"),
        ("i.h.k.v.", "1.h.k.v. het programma"),
        ("jongeren", "de j0ngeren in de wijk"),
        ("financieel", "het \ufb01nancie\u00adel toezicht"),
        ("email", "stuur een e-mail"),
        ("e-mail", "stuur een email"),
        ("gezin", "twee gezinnen"),
        ("kinderrechter", "de kinderrechters"),
        ("keten jeugdbescherming", "de jeugdbeschermingsketen"),
        ("jeugdbeschermingsketen", "de keten van de jeugdbescherming"),
        ("veiligheid team regio", "het Regionaal Veiligheidsteam"),
        ("jeugdwet", "de Wet op de jeugd"),
        ("31839", "Kamerstuk 31 839, nr. 1018"),
        ("31839-1018", "zie kst-31839-1018"),
        ("1018", "zie 31839-1018"),
        ("24bb000285", "brief 24BB000285 van het college"),
        ("1.250.000", "een bedrag van € 1.250.000,-"),
        ("C/10/654321", "zaaknummer C/10/654321 / JE RK 23-1234"),
        ("foto's", "de fotos van het plein"),
    ],
)
def test_a_question_finds_the_passage_that_spells_it_otherwise(question: str, passage: str) -> None:
    assert score(question, passage) > 0


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("gezin", "het gezag over een gezel"),
        ("kind", "een verkindering"),
        ("1018", "het bedrag 10180"),
        ("de het een", "de het een van"),
        ("", "tekst"),
        ("?!… — 😀", "tekst?! 😀"),
    ],
)
def test_a_question_does_not_find_what_only_looks_like_it(question: str, passage: str) -> None:
    assert score(question, passage) == 0


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("jeugdbeschermingsketen", ("jeugd", "bescherming", "keten")),
        ("gezinsbescherming", ("gezin", "bescherming")),
        ("kindermishandeling", ("kinder", "mishandeling")),
        ("raadsinformatiebrief", ("raad", "informatie", "brief")),
        ("toekomstscenario", ("toekomst", "scenario")),
        ("rechtsbescherming", ("recht", "bescherming")),
        ("jeugdwet", ("jeugd", "wet")),
        ("overheidsorganisaties", ("overheid", "organisaties")),
        ("warmtenetten", ("warmte", "netten")),
    ],
)
def test_a_compound_falls_apart_into_its_words(compound: str, expected: tuple[str, ...]) -> None:
    assert parts(compound)[: len(expected)] == expected


@pytest.mark.parametrize(
    "word",
    [
        "maatregelen",
        "nederland",
        "onderzoek",
        "samenwerking",
        "veiligheid",
        "mogelijkheden",
        "belangrijke",
        "verschillende",
        "overwegende",
        "gesproken",
        "verantwoordelijk",
        "voorkomen",
        "waaronder",
        "buitenland",
        "minderheden",
        "wethouder",
        "burgemeester",
        "gezin",
        "kind",
        "de",
        "qqqqqqqqqqqqqqqq",
        "24bb000285",
    ],
)
def test_a_derivation_is_no_compound(word: str) -> None:
    assert parts(word) == ()


def test_numbers_and_codes_stay_whole_and_give_their_pieces() -> None:
    assert forms("31839-1018") == ["31839-1018", "31839", "1018"]
    assert forms("31 839, nr. 1018") == ["31839", "nr", "1018"]
    assert forms("2023-KL-00871") == ["2023kl00871", "2023", "kl", "00871"]
    assert forms("in 2023 400 kinderen") == ["in", "2023", "400", "kinderen"]
    assert forms("a.d.h.v. de B.V.") == ["adhv", "de", "bv"]
    assert forms("De zin eindigt hier.De volgende") == ["de", "zin", "eindigt", "hier", "de", "volgende"]


def test_a_whole_word_weighs_more_than_a_part_and_a_part_more_than_nothing() -> None:
    whole = score("bescherming", "de bescherming van kinderen thuis")
    part = score("bescherming", "de jeugdbescherming van kinderen thuis")
    assert whole > part > 0


def test_the_exact_form_weighs_more_than_another_form_of_the_same_stem() -> None:
    assert score("gezinnen", "drie gezinnen") > score("gezinnen", "een gezin") > 0


def test_title_and_headings_count_but_less_than_the_text_itself() -> None:
    body = score("pleegzorg", "pleegzorg in de regio")
    assert body > score("pleegzorg", "opvang in de regio", title="Pleegzorg") > 0
    assert body > score("pleegzorg", "opvang in de regio", headings=("Pleegzorg",)) > 0


def test_a_compound_is_found_before_its_parts_apart() -> None:
    question = "kabinet van een minderheid"
    whole = score(question, "het minderheidskabinet in Den Haag")
    apart = score(question, "het kabinet schreef de Kamer dat een minderheid van de raden zorgen heeft")
    assert whole > 0.8 * apart
    assert score("keten jeugdbescherming", "de jeugdbeschermingsketen") > 1.2 * score(
        "keten jeugdbescherming", "de jeugdhulpketen en de rechtsbescherming"
    )


def test_repetition_saturates_and_length_dilutes() -> None:
    once = score("toezicht", "toezicht " + "woord " * 50)
    often = score("toezicht", "toezicht " * 20 + "woord " * 31)
    assert once < often < 3 * once
    assert score("toezicht", "toezicht " + "woord " * 300) < once


def test_a_vector_has_ascending_unique_unsigned_32_bit_terms() -> None:
    vector = lexical.passage_vector("De jeugdbeschermingsketen van 31839-1018, de keten. " * 3, "Keten")
    assert list(vector.indices) == sorted(set(vector.indices))
    assert all(0 <= term < 2**32 for term in vector.indices)
    assert all(weight > 0 for weight in vector.values)
    assert lexical.passage_vector("") == SparseVector((), ())


def test_term_ids_are_the_same_in_every_process() -> None:
    assert lexical.query_vector("kind") == SparseVector((lexical.term_id("kind"),), (1.0,))
    assert lexical.term_id("kind") == 2320501379


def test_matches_are_the_surface_forms_that_answer_the_question() -> None:
    text = "De gezinnen in de jeugdbeschermingsketen, cliënten én hun kinderen."
    found = [text[start:end] for start, end in lexical.matches(text, "keten clienten gezin")]
    assert found == ["gezinnen", "jeugdbeschermingsketen", "cliënten"]
    assert lexical.matching_words("drie gezinnen", "het gezin") == [(5, 13, "gezin")]
    assert lexical.matches("De raad van de stad", "de van") == []


def test_a_match_has_more_than_half_a_compound_in_common() -> None:
    text = "jeugdzorg, jeugdbescherming, gezinsbescherming en de jeugdbeschermingsketen"
    assert [text[a:b] for a, b in lexical.matches(text, "jeugdbeschermingstafel")] == [
        "jeugdbescherming",
        "jeugdbeschermingsketen",
    ]


def test_matches_of_a_code_do_not_overlap() -> None:
    text = "zie kst-31839-1018 van de minister"
    assert [text[a:b] for a, b in lexical.matches(text, "31839-1018 1018")] == ["31839", "1018"]
    assert [text[a:b] for a, b in lexical.matches(text, "kst-31839-1018")] == ["kst-31839-1018"]


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "0.a." * 20_000, "x-" * 50_000, "1.234" * 20_000, "é" * 50_000]
)
def test_strange_text_of_any_length_is_read(text: str) -> None:
    assert lexical.passage_vector(text).indices
    assert lexical.query_vector(text).indices


@pytest.mark.parametrize(
    "text",
    [
        "De keten, de keten;\u2028ketens (keten) ketenketen: keten",
        "Dossier 31 839 over de keten van 1 250 000 gezinnen in de keten",
        "e-mail over keten/ketens\nketen",
    ],
)
def test_where_a_word_answers_is_told_at_every_place_and_in_order(text: str) -> None:
    spoken = [match.span() for match in re.finditer(r"\bketen\b", text)]
    found = lexical.matches(text, "de keten")
    assert found == sorted(found)
    assert [span for span in found if text[slice(*span)] == "keten"] == spoken


@pytest.mark.parametrize("text", ["De keten. Het gezin wacht.", "In 31 839 staat: 1 250 000 gezinnen.", ""])
def test_words_before_a_place_are_counted_as_they_are_found(text: str) -> None:
    places = list(range(len(text) + 1))
    starts = [start for start, _ in lexical.whole_words(text)]
    assert lexical.whole_words_before(text, places) == [
        sum(start < place for start in starts) for place in places
    ]


def test_the_fingerprint_follows_what_the_analysis_does(monkeypatch: pytest.MonkeyPatch) -> None:
    before = lexical.fingerprint()
    lexical.fingerprint.cache_clear()
    assert lexical.fingerprint() == before
    monkeypatch.setattr(lexical, "PART_WEIGHT", 0.4)
    lexical.fingerprint.cache_clear()
    assert lexical.fingerprint() != before
    lexical.fingerprint.cache_clear()
