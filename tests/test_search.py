"""Search over a real catalogue and a real index, with an embedder that knows only which words there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from index.answer import Filters, Question
from index.catalogue.documents import Documents
from index.catalogue.identity import document_id
from index.catalogue.learned import Learning
from index.catalogue.removal import forget
from index.catalogue.store import open_database
from index.catalogue.vectors import Vectors
from index.embed import FloatArray, Kind, Parts
from index.errors import ModelError
from index.finding import Tuning
from index.knowledge.learned import Learned
from index.model import (
    Fact,
    Interval,
    Metadata,
    Page,
    Passage,
    Precision,
    Release,
    ReleaseState,
    SafeDocument,
)
from index.query import Terms
from index.rank import Weights
from index.references import find_references
from index.search import Search
from index.vectors import IndexSpec, open_index, point_id
from ingest.write import Writer
from tests.fakes.embedders import WordEmbedder

TERMS = Terms(
    {"rvt": ("Jeugdlink",), "jb": ("jeugdbescherming",)},
    {"verslag": ("soort", "verslag")},
    abbreviations={"jb": "jeugdbescherming"},
)


def paper(
    name: str, text: str, *, kind: str = "brief", year: int | None = None, number: str = "onbekend"
) -> SafeDocument:
    period = (
        Interval(date(year, 3, 1), date(year, 3, 1), Precision.DAY)
        if year
        else Interval(None, None, Precision.UNKNOWN)
    )
    metadata = Metadata(
        kind=Fact(kind),
        title=Fact(name),
        date=Fact(str(year) if year else "onbekend"),
        period=period,
        number=Fact(number),
        municipality=Fact(name.split("-")[1].split(".")[0] if "-" in name else "onbekend"),
        references=find_references(text),
    )
    release = Release("openbaar", "1", ReleaseState.RELEASED, "beleid")
    return SafeDocument(name, name, name, text, (Page(1, 0, len(text)),), (), metadata, (), release)


LETTER = (
    "In deze brief leest u hoe de vier gemeenten in de regio verder gaan met het vaste gezicht. "
    "De gemeenten en de instellingen hebben samen besloten dat het werk nog een jaar doorgaat. "
    "Elk gezin houdt een eigen hulpverlener en het overleg blijft bij het gezin aan tafel. "
    "De kosten blijven gelijk aan die van het vorige jaar en in het najaar volgt een verslag. "
)
PAPERS = [
    paper("brief-goes.txt", LETTER + "Het college van Goes."),
    paper("brief-veere.txt", LETTER + "Het college van Veere."),
    paper("memo.txt", "De wijkteams kampen met krapte. Zie onze brief 24bb000285.", kind="memo", year=2023),
    paper("verslag.txt", "Jeugdlink ging mee op huisbezoek bij acht gezinnen.", kind="verslag", year=2022),
    paper("besluit.txt", "De raad besluit over de begroting.", kind="besluit", number="SV-2024-0409"),
    paper("verwijzing.txt", "Op zaak RV24-061 kwam geen antwoord.", kind="verslag"),
]  # fmt: skip


@contextmanager
def searching(
    folder: Path, embedder: WordEmbedder, papers: Sequence[SafeDocument], written_by: WordEmbedder | None = None
) -> Iterator[Search]:
    engine = open_database(f"sqlite:///{folder / 'catalogus.sqlite3'}")
    documents = Documents(engine, lambda _field, key: key.capitalize())
    kept = Vectors(engine, "woorden")
    with open_index(folder / "index", IndexSpec("woorden", embedder.dimension)) as index:
        ids = []
        for safe in papers:
            identity = document_id(safe.key, safe.content_hash)
            part = Passage(point_id(identity, 0), identity, 0, safe.text, 0, len(safe.text), 1, (), 40)
            ids.append(documents.add(safe, [part]))
        learning = Learning(engine, lambda _text, _metadata: Learned((), (), (), (), (), (), ()))
        Writer(documents, kept, index, written_by or embedder, learning).write(ids)
        tuning = Tuning(
            weights=Weights(best=0.61, best_growth=0.0, answer=0.67, answer_growth=0.0, answer_few=1.0)
        )
        yield Search(documents, index, embedder, TERMS, lambda: date(2024, 6, 1), tuning, kept)
    engine.dispose()


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    with searching(tmp_path_factory.mktemp("zoeken"), WordEmbedder(), PAPERS) as opened:
        yield opened


def names(search: Search, text: str, **options: object) -> list[str]:
    return [hit.document.name for hit in search.ask(Question(text, **options)).hits]  # type: ignore[arg-type]


def test_the_paper_with_the_words_comes_first(search: Search) -> None:
    assert names(search, "krapte wijkteams")[0] == "memo.txt"


def test_a_number_finds_who_cites_it_and_says_that_the_paper_is_missing(search: Search) -> None:
    answer = search.ask(Question("24bb285"))
    assert [hit.document.name for hit in answer.hits] == ["memo.txt"]
    assert (answer.hits[0].pinned, answer.references[0].document) == (True, None)


def test_a_word_with_a_number_in_it_is_pinned_only_where_a_paper_is_numbered_so(tmp_path: Path) -> None:
    papers = [
        paper("plan.txt", "De raad stelt het plan vast.", number="PLAN-12"),
        paper("winkels.txt", "Voor winkels geldt een 24-uurs regeling."),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert search.ask(Question("plan-12")).hits[0].why == ("draagt dit nummer",)
        assert not any(hit.pinned for hit in search.ask(Question("24-uurs regeling winkels")).hits)


def test_a_papers_own_number_of_any_form_is_pinned(search: Search) -> None:
    answer = search.ask(Question("sv-2024-0409"))
    assert (answer.hits[0].document.name, answer.hits[0].why) == ("besluit.txt", ("draagt dit nummer",))


def test_a_number_that_is_only_in_the_text_comes_first(search: Search) -> None:
    assert names(search, "RV24-061")[0] == "verwijzing.txt"


@pytest.mark.parametrize("typed", ["sv 2024 0409", "SV-2024/0409", "SV20240409"])
def test_a_papers_own_number_is_found_whatever_joins_its_parts(search: Search, typed: str) -> None:
    found = search.ask(Question(typed)).hits
    assert [(hit.document.name, hit.pinned) for hit in found] == [("besluit.txt", True)]


@pytest.mark.parametrize("typed", ["kenmerk SV-2024-0409", "zaaknummer RV24-061"])
def test_a_number_that_is_introduced_is_found_as_well(search: Search, typed: str) -> None:
    assert search.ask(Question(typed)).hits[0].pinned


@pytest.mark.parametrize("typed", ["Brief-Veere.txt", "brief-veere"])
def test_a_paper_is_found_by_its_file_name(search: Search, typed: str) -> None:
    first = search.ask(Question(typed)).hits[0]
    assert (first.document.name, first.pinned) == ("brief-veere.txt", True)


def test_the_same_letter_is_one_hit_with_the_others_beside_it(search: Search) -> None:
    answer = search.ask(Question("vaste gezicht eigen hulpverlener Veere"))
    assert (answer.hits[0].document.name, [card.name for card in answer.hits[0].similar]) == (
        "brief-veere.txt",
        ["brief-goes.txt"],
    )


def test_a_synonym_finds_what_does_not_hold_the_word(search: Search) -> None:
    hit = search.ask(Question("RVT huisbezoek")).hits[0]
    assert hit.document.name == "verslag.txt"
    assert "jeugdlink" in hit.why[0]


@pytest.mark.parametrize(
    ("question", "first"), [("hoe heet het RVT elders", "naam.txt"), ("het RVT elders", "team.txt")]
)
def test_who_asks_for_a_name_gets_the_paper_that_says_it(tmp_path: Path, question: str, first: str) -> None:
    papers = [
        paper("team.txt", "Het RVT is een team dat elders in de regio werkt."),
        paper("naam.txt", "Een ploeg naast het gezin is het RVT, dat men bij ons Jeugdlink noemt."),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert names(search, question)[0] == first


def test_a_paper_of_the_kind_that_is_named_goes_first_and_says_so(tmp_path: Path) -> None:
    text = "De wijkteams kampen met krapte."
    papers = [paper("een.txt", text + " Dat blijft."), paper("twee.txt", text + " Zo is het.", kind="verslag")]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        first = search.ask(Question("verslag krapte wijkteams")).hits[0]
        assert first.document.name == "twee.txt"
        assert "hoort bij ‘Verslag’" in first.why
        assert "hoort bij" not in " ".join(search.ask(Question("krapte wijkteams")).hits[0].why)


def test_a_kind_alone_is_no_answer_to_what_is_asked_beside_it(search: Search) -> None:
    assert names(search, "verslag")
    assert names(search, "verslag appeltaart") == []


def test_a_period_of_which_there_is_nothing_gives_papers_of_any_time(search: Search) -> None:
    answer = search.ask(Question("krapte wijkteams tot 2001"))
    assert answer.hits[0].document.name == "memo.txt"
    assert not answer.reading.period_filters


def test_all_that_answers_is_counted_however_little_a_first_look_gives(search: Search) -> None:
    asked = Question("brief van de gemeenten over krapte, gezinnen en begroting", size=1)
    shallow = search.tuned(replace(search._tuning, depth=2))
    assert shallow.ask(asked).total == search.ask(asked).total > 2
    assert not shallow.ask(asked).at_least


def test_a_large_collection_says_that_there_may_be_more(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.finding.COUNTED_WHOLE", 0)
    shallow = search.tuned(replace(search._tuning, depth=2))
    answer = shallow.ask(Question("brief van de gemeenten over krapte, gezinnen en begroting", size=1))
    assert answer.at_least and answer.total >= 1


def test_choosing_a_counted_value_leaves_just_as_many_hits(search: Search) -> None:
    text = "brief van de gemeenten over krapte, gezinnen en begroting"
    counted = [(facet.field, value) for facet in search.ask(Question(text)).facets for value in facet.values]
    assert counted
    for field, value in counted:
        filters = replace(Filters(), **{field: (value.key,)})  # type: ignore[arg-type]
        chosen = search.ask(Question(text, filters))
        assert (field, value.key, chosen.total) == (field, value.key, value.count)


@pytest.mark.parametrize("chosen", [Filters(), Filters(soort=("brief",)), Filters(van=date(2022, 1, 1))])
def test_a_list_without_a_question_counts_what_its_cards_say(search: Search, chosen: Filters) -> None:
    answer = search.ask(Question("", chosen, size=100))
    cards = [hit.document for hit in answer.hits]
    counted = {facet.field: {each.key: each.count for each in facet.values} for facet in answer.facets}
    places = Counter(card.municipality[0] for card in cards if card.municipality)
    assert answer.total == len(cards) > 0
    assert counted["soort"] == Counter(card.kind[0] for card in cards)
    assert counted["gemeente"] == places
    assert dict(answer.years) == Counter(card.period.first.year for card in cards if card.period.first)


def test_the_collection_is_counted_again_after_a_write(tmp_path: Path) -> None:
    with searching(tmp_path, WordEmbedder(), [paper("a.txt", "Een brief over krapte.")]) as search:
        before = search.ask(Question("krapte")).searched
        documents: Documents = search._documents
        forget(documents.engine, documents.indexed()[0])
        assert (before.documents, search.ask(Question("krapte")).searched.documents) == (1, 0)


def test_since_a_year_leaves_out_what_is_older_or_undated(search: Search) -> None:
    assert names(search, "wijkteams krapte gezinnen sinds 2023") == ["memo.txt"]


def test_a_quoted_phrase_must_occur(search: Search) -> None:
    assert names(search, '"mee op huisbezoek" gezinnen') == ["verslag.txt"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("begrot*", ["besluit.txt"]),
        ("huisb*", ["verslag.txt"]),
        ("KRAPT*", ["memo.txt"]),
        ("ezinnen*", []),
        ("100%*", []),
    ],
)
def test_the_beginning_of_a_word_finds_who_holds_such_a_word(
    search: Search, typed: str, found: list[str]
) -> None:
    assert names(search, typed) == found


@pytest.mark.parametrize("typed", ["clie*", "cliënt*", '"clienten"', '"CLIËNTEN"', """"foto's" """, '"foto’s"'])
def test_what_must_stand_there_may_be_typed_with_other_accents_and_apostrophes(
    tmp_path: Path, typed: str
) -> None:
    papers = [paper("recht.txt", "De cliënten zien de foto's."), paper("krom.txt", "De clienten en foto’s.")]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert sorted(names(search, typed)) == ["krom.txt", "recht.txt"]
        assert all(hit.quotes[0].marks for hit in search.ask(Question(typed)).hits)


def test_the_word_that_was_begun_is_marked(search: Search) -> None:
    quote = search.ask(Question("huisb*")).hits[0].quotes[0]
    assert [quote.text[mark.start : mark.end] for mark in quote.marks] == ["huisbezoek"]


def test_a_sentence_that_was_pasted_finds_where_it_stands_first(tmp_path: Path) -> None:
    papers = [
        paper(
            "zin.txt",
            "Eerst iets anders. Het college vraagt de raad\nom een besluit. Daarna de kosten en het plan.",
        ),
        paper(
            "woorden.txt",
            "Besluit van het college: besluit van de raad; de raad vraagt een besluit om het college.",
        ),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert names(search, "het besluit van de raad")[0] == "woorden.txt"
        assert names(search, "Het college vraagt de raad om een besluit.")[0] == "zin.txt"


def test_a_mistyped_word_is_offered_as_the_collection_spells_it(search: Search) -> None:
    assert search.ask(Question("krpate wijkteams")).reading.suggestion == "krapte wijkteams"
    assert search.ask(Question("krapte wijkteams")).reading.suggestion == ""


def test_an_abbreviation_finds_by_meaning_what_writes_it_out(tmp_path: Path) -> None:
    papers = [
        paper("uit.txt", "De jeugdbescherming komt eerder langs."),
        paper("anders.txt", "De tram rijdt later."),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert names(search, "JB") == names(search, "jeugdbescherming") == ["uit.txt"]
        assert names(search, "JB", without_synonyms=("JB",)) == []


def test_an_excluded_word_keeps_its_papers_out(search: Search) -> None:
    assert "memo.txt" not in names(search, "wijkteams krapte -brief")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('overleg -"lokaal team"', ["beide.txt", "sociaal.txt"]),
        ("overleg -socia*", ["lokaal.txt"]),
        ('"sociaal team" OF "lokaal team"', ["lokaal.txt", "sociaal.txt"]),
        ("socialer* OF lokal*", ["beide.txt"]),
        ("SOCIA* OF lokaal", ["beide.txt", "lokaal.txt", "sociaal.txt"]),
    ],
)
def test_signs_can_be_combined(tmp_path: Path, typed: str, found: list[str]) -> None:
    papers = [
        paper("sociaal.txt", "Het overleg van het sociaal team."),
        paper("lokaal.txt", "Overleg van het lokaal team."),
        paper("beide.txt", "Het overleg van een team, lokaler en socialer."),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        assert sorted(names(search, typed)) == found


def test_nothing_found_says_what_else_to_try_and_what_was_searched(search: Search) -> None:
    answer = search.ask(Question("krapte wijkteams", Filters(soort=("motie",))))
    assert (answer.total, answer.searched.documents) == (0, 6)
    assert answer.ways_on[0] == "Zoek zonder de keuze bij soort stuk: 1 stuk."
    assert len(answer.ways_on) == 3


@pytest.mark.parametrize(
    "typed", ["?!", "-", "🙂", '""', "*", "\x00", "<script>", '"onaf', "a" * 10_000, "123456782", "OF", "AND ("]
)
def test_odd_input_finds_nothing_and_breaks_nothing(search: Search, typed: str) -> None:
    answer = search.ask(Question(typed))
    assert (answer.total, answer.hits) == (0, ())


def test_page_ten_thousand_is_empty_and_keeps_the_total(search: Search) -> None:
    answer = search.ask(Question("krapte wijkteams", page=10_000))
    assert (answer.hits, answer.total) == ((), 1)


def test_a_short_answer_is_a_whole_sentence_with_its_paper(search: Search) -> None:
    found = search.statements(Question("krapte bij wijkteams"))
    assert [(s.document.name, s.quote.text) for s in found] == [("memo.txt", "De wijkteams kampen met krapte.")]


def test_what_is_replaced_says_so_stands_below_and_answers_nothing(tmp_path: Path) -> None:
    papers = [
        paper(
            "Werkwijze verlof v1.txt", "Bij verlof van de medewerker wordt zes weken overgedragen.", year=2023
        ),
        paper(
            "Werkwijze verlof v2.txt", "Bij verlof van de medewerker wordt drie weken overgedragen.", year=2024
        ),
    ]
    with searching(tmp_path, WordEmbedder(), papers) as search:
        question = Question("medewerker verlof zes weken overgedragen")
        shown = [
            (hit.document.name[-6:-4], hit.replaced_by and hit.replaced_by.name[-6:-4])
            for hit in search.ask(question).hits
        ]
        assert shown == [("v2", None), ("v1", "v2")]
        assert {one.document.name[-6:-4] for one in search.statements(question)} <= {"v2"}


def test_without_strong_evidence_there_is_no_short_answer(search: Search) -> None:
    assert search.statements(Question("stikstof en boerderijen")) == ()


@pytest.mark.parametrize(
    "typed", ["wie wint de voetbalwedstrijd van zondag", "recept voor soep met knoflook en brood"]
)
def test_a_question_about_something_else_finds_nothing(search: Search, typed: str) -> None:
    answer = search.ask(Question(typed))
    assert (answer.total, search.statements(Question(typed))) == (0, ())


def test_when_nothing_answers_the_nearest_papers_are_named_beside_the_hits(search: Search) -> None:
    answer = search.ask(Question("hoe maak ik een appeltaart"))
    assert (answer.hits, answer.total) == ((), 0)
    assert 1 <= len(answer.nearest) <= 3
    assert search.ask(Question("krapte wijkteams")).nearest == ()


@pytest.mark.parametrize("typed", ['"ideale appeltaart"', "24bb999999", "?!"])
def test_nothing_lies_near_what_must_occur_or_is_a_number(search: Search, typed: str) -> None:
    assert search.ask(Question(typed)).nearest == ()


def test_silence_does_not_depend_on_the_filters(search: Search) -> None:
    asked = Question("krapte bij wijkteams in de gemeenten", Filters(soort=("brief",)))
    assert search.ask(asked).total == next(
        value.count
        for facet in search.ask(Question(asked.text)).facets
        for value in facet.values
        if (facet.field, value.key) == ("soort", "brief")
    )


def test_a_passage_with_all_words_of_the_question_answers_it_however_far_it_lies(search: Search) -> None:
    strict = search.tuned(Tuning(weights=Weights(best=0.0, best_growth=0.0, answer=2.0, answer_few=2.0)))
    assert names(strict, "krapte wijkteams")[0] == "memo.txt"
    assert names(strict, "krapte op het spoor") == []


# --- words by meaning ----------------------------------------------------------------------------

ALIKE = {"gebrek": "tekort", "blijdschap": "vreugde"}


class MeaningEmbedder(WordEmbedder):
    """Also gives words their vectors, those of equal meaning the same one."""

    fingerprint = "betekenis"
    mean_words: Mapping[Kind, FloatArray] = {
        "passage": np.zeros(WordEmbedder.dimension, np.float32),
        "query": np.zeros(WordEmbedder.dimension, np.float32),
    }

    def passages_and_parts(
        self, texts: Sequence[str], parts: Sequence[Parts]
    ) -> tuple[FloatArray, list[FloatArray]]:
        return self.passages(texts), [self._parts(*each) for each in zip(texts, parts, strict=True)]

    def query_and_parts(self, text: str, parts: Parts) -> tuple[FloatArray, FloatArray]:
        return self.query(text), self._parts(text, parts)

    def _parts(self, text: str, parts: Parts) -> FloatArray:
        words = (text[start:end].lower() for start, end in parts)
        rows = [
            np.random.default_rng(crc32(ALIKE.get(w, w).encode())).normal(size=self.dimension) for w in words
        ]
        return np.array(rows, np.float32).reshape(-1, self.dimension)


@pytest.mark.parametrize(("typed", "first"), [("teams gebrek", "a.txt"), ("teams blijdschap", "b.txt")])
def test_of_passages_that_lie_as_near_the_one_with_the_word_that_is_meant_is_first(
    tmp_path: Path, typed: str, first: str
) -> None:
    papers = [paper("a.txt", "De teams kennen tekort."), paper("b.txt", "De teams kennen vreugde.")]
    with searching(tmp_path, MeaningEmbedder(), papers) as search:
        found = search.ask(Question(typed)).hits
        assert (found[0].document.name, len(found)) == (first, 2)


def test_a_folder_without_words_is_searched_as_before(tmp_path: Path) -> None:
    papers = [paper("a.txt", "De teams kennen tekort."), paper("b.txt", "De teams kennen vreugde.")]
    with searching(tmp_path, MeaningEmbedder(), papers, written_by=WordEmbedder()) as search:
        assert len(search.ask(Question("teams blijdschap")).hits) == 2


class StubbornEmbedder(WordEmbedder):
    """Refuses the first text that it is given to search by."""

    def __init__(self) -> None:
        self.refused = False

    def query(self, text: str) -> FloatArray:
        if text == QUESTION and not self.refused:
            self.refused = True
            raise ModelError("Het taalmodel kon de vraag niet lezen.")
        return super().query(text)


QUESTION = "huisbezoek bij gezinnen"


def test_a_question_that_the_model_failed_on_is_read_again_when_it_is_asked_again(tmp_path: Path) -> None:
    with searching(tmp_path, StubbornEmbedder(), PAPERS) as search:
        with pytest.raises(ModelError):
            search.ask(Question(QUESTION))
        assert search.ask(Question(QUESTION)).hits[0].document.name == "verslag.txt"
