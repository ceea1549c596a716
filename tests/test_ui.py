"""The pages without a browser: what each state shows, and that no template asks for what its context lacks."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from fastapi.testclient import TestClient
from jinja2 import meta, nodes
from starlette.datastructures import QueryParams

from index.answer import Mark, MarkKind, Quote
from ingest.deidentify.roles import ROLES
from tests.fakes.base import BROKEN, MemoryBase
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services, visitor
from tests.pages import words
from ui.contexts.page import Context
from ui.dates import count, period
from ui.render import Renderer
from ui.search import period_label
from ui.search_state import SearchState, read
from ui.text import MASK, Segment, blocks, segments, shortened

MEMO, LETTER, LESSON, LONG, PENDING = (identity(recipe.title) for recipe in RECIPES[:5])


@pytest.fixture
def base() -> MemoryBase:
    return MemoryBase()


@pytest.fixture
def client(base: MemoryBase) -> TestClient:
    return visitor(fake_services(base))


# A dataclass with slots replaces the class it is made of, which may linger among the subclasses.
CONTEXTS = {each.template: each for each in Context.__subclasses__()}


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
def test_a_template_uses_only_the_fields_of_its_context(context: type) -> None:
    environment = Renderer().environment
    names: set[str] = {"static"}
    imported: set[str] = set()
    todo = [context.template]  # type: ignore[attr-defined]
    while todo:
        source, *_ = environment.loader.get_source(environment, todo.pop())  # type: ignore[union-attr]
        tree = environment.parse(source)
        names |= meta.find_undeclared_variables(tree)
        imported |= {
            name if isinstance(name, str) else name[1]
            for node in tree.find_all(nodes.FromImport)
            for name in node.names
        }
        imported |= {node.name for node in tree.find_all(nodes.Macro)}
        todo += [
            node.template.value
            for node in tree.find_all((nodes.Extends, nodes.Include))
            if isinstance(node.template, nodes.Const)
        ]
    assert names - imported - {"static"} <= {field.name for field in fields(context)}


def test_a_first_visit_shows_examples_counts_and_the_newest_five(client: TestClient) -> None:
    page = client.get("/").text
    assert "Waar zoekt u informatie over?" in page
    assert page.count('href="/zoeken?q=') == 3
    assert page.count('class="kb-result ') == 5
    assert "18" in words(page)
    assert "Filters" not in words(page)


def test_results_show_the_sentence_with_its_marks_and_a_link_to_its_passage(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "koerswijziging"}).text
    assert "1 resultaat" in words(page)
    assert "<mark>koerswijziging</mark>" in page
    assert f"/documenten/{MEMO}?q=koerswijziging&amp;passage=2#passage-2" in page
    assert "Waarom dit resultaat" in page


def test_a_sentence_found_by_meaning_is_marked_in_another_way_and_says_so(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "koerswijziging olifant"}).text
    assert '<mark class="kb-zin">' in page
    assert "past door de betekenis" in page


def test_masks_are_badges_and_other_words_in_brackets_are_not() -> None:
    assert segments("Bel [naam] of [persoon 2] [sic]") == (
        Segment("Bel "),
        Segment("naam", mask=True),
        Segment(" of "),
        Segment("persoon 2", mask=True),
        Segment(" [sic]"),
    )


def test_a_long_quote_is_shown_around_its_first_mark() -> None:
    text = "woord " * 100 + "koerswijziging" + " woord" * 100
    at = text.index("koers")
    short, marks = shortened(text, [Mark(at, at + 14, MarkKind.WORD), Mark(0, len(text), MarkKind.MEANING)])
    assert len(short) <= 324
    assert short.startswith("… woord") and short.endswith("woord …")
    assert short[marks[0].start : marks[0].end] == "koerswijziging"
    assert short[marks[1].start : marks[1].end] == short.strip("… ")


def test_a_mark_that_cuts_a_mask_leaves_the_mask_whole() -> None:
    assert segments("Bel [naam] nu", [Mark(0, 7, MarkKind.WORD)])[1] == Segment("naam", mask=True)


def test_text_of_a_paper_is_never_markup(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_filters_have_counts_and_stable_ids(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "ervaringsdeskundigen", "proeftuin": "foodvalley"}).text
    option = re.search(r'<input[^>]*id="proeftuin-foodvalley"[^>]*>', page)
    assert option and "checked" in option.group()
    assert "Verwijder filter: </span>FoodValley" in page
    assert "Wis alle filters" in page


def test_a_year_bar_is_a_link_with_its_number_in_text(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "proeftuin"}).text
    assert re.search(r'<a href="/zoeken\?q=proeftuin&amp;van=2023&amp;tot=2023"', page)
    assert "stukken in" in page


def test_a_number_is_pinned_with_who_cites_it_when_it_is_not_in_the_collection(client: TestClient) -> None:
    page = words(client.get("/zoeken", params={"q": "31 839, nr. 1018"}).text)
    assert "Niet in de collectie; aangehaald door 1 stuk:" in page
    assert "Verder niet gevonden in deze bronnen" in page


def test_a_short_answer_is_offered_and_made_only_when_asked_for(client: TestClient) -> None:
    offered = client.get("/zoeken", params={"q": "vast gezicht"}).text
    assert "Stel het korte antwoord samen" in offered
    assert "Automatisch samengesteld" not in offered
    made = client.get("/zoeken", params={"q": "vast gezicht", "antwoord": "1"}).text
    assert "Automatisch samengesteld" in made
    assert 'aria-label="Bron 1: DB-memo, 14 maart 2023, pagina 1"' in made
    weak = client.get("/zoeken", params={"q": "onderwerp", "antwoord": "1"}).text
    assert "Kort antwoord is niet gemaakt" in weak


def test_synonyms_can_be_switched_off(client: TestClient) -> None:
    page = client.get("/zoeken", params={"q": "rvt"}).text
    assert "ook regionaal veiligheidsteam, Jeugdlink" in page
    assert "/zoeken?q=rvt&amp;zonder=rvt" in page


def test_the_signs_of_a_question_are_told_as_they_were_read(client: TestClient) -> None:
    asked = '"het gezin" jeugd* -"veilig thuis" -raad* "sociaal team" OF wijk* OF buurt'
    page = words(client.get("/zoeken", params={"q": asked}).text)
    assert "Staat er letterlijk “het gezin”" in page
    assert "Staat er niet in “veilig thuis” raad…" in page
    assert "Begint met jeugd… Een van “sociaal team” of wijk… of buurt" in page


def test_nothing_found_says_what_was_searched_and_how_to_go_on(client: TestClient) -> None:
    page = words(client.get("/zoeken", params={"q": "koerswijziging", "soort": "les"}).text)
    assert "Niet gevonden in deze bronnen" in page
    assert "18 stukken zijn doorzocht" in page
    assert "Haal het filter les uit een casus weg: dan is er 1 resultaat." in page
    assert "Laat weten welk stuk ontbreekt" in page


def test_a_period_that_runs_backwards_is_a_form_error_with_its_sentence(client: TestClient) -> None:
    answer = client.get("/zoeken", params={"q": "x", "van": "2024", "tot": "2021", "soort": "memo"})
    assert answer.status_code == 400
    assert "<title>Fout: " in answer.text
    assert "Kies een jaar dat niet vóór 2024 ligt." in answer.text
    assert 'aria-invalid="true" aria-describedby="tot-fout"' in answer.text
    assert '<input type="hidden" name="soort" value="memo">' in answer.text


def test_a_question_that_is_too_long_is_a_form_error(client: TestClient) -> None:
    answer = client.get("/zoeken", params={"q": "a" * 1001})
    assert answer.status_code == 400
    assert "Gebruik ten hoogste 1000 tekens." in answer.text


def test_when_searching_fails_the_question_is_kept(client: TestClient, base: MemoryBase) -> None:
    base.broken = BROKEN
    answer = client.get("/zoeken", params={"q": "vast gezicht", "soort": "memo"})
    assert answer.status_code == 503
    assert 'value="vast gezicht"' in answer.text
    assert "Zoeken is nu niet gelukt" in answer.text
    assert 'href="/zoeken?q=vast+gezicht&amp;soort=memo">Probeer het opnieuw' in answer.text


def test_fictional_papers_say_so_in_lists_and_on_their_page(client: TestClient) -> None:
    assert "Voorbeeld, fictief" in client.get("/zoeken", params={"q": "koerswijziging"}).text
    assert "Voorbeeldcorpus, fictief" in client.get(f"/documenten/{MEMO}").text


def test_a_document_shows_its_text_with_an_address_for_each_passage(client: TestClient) -> None:
    page = client.get(f"/documenten/{MEMO}").text
    anchors = re.findall(r'id="passage-(\d+)"', page)
    assert anchors == [str(number) for number in range(1, len(anchors) + 1)]
    assert '<span class="kb-mask"><span class="kb-vh">afgeschermd: </span>telefoon</span>' in page
    assert "<h3>" in page


def test_the_passage_that_was_asked_for_is_marked(client: TestClient) -> None:
    page = client.get(f"/documenten/{LETTER}", params={"passage": 3}).text
    assert '<mark class="kb-doel">In het derde kwartaal' in page


def test_a_question_marks_its_sentence_in_the_text(client: TestClient) -> None:
    page = client.get(f"/documenten/{MEMO}", params={"q": "koerswijziging"}).text
    assert "Passages bij ‘koerswijziging’" in page
    assert "<mark>De memo wordt u ter kennisname voorgelegd" in page


def test_a_long_paper_comes_in_parts_and_a_passage_opens_its_own_part(client: TestClient) -> None:
    first = client.get(f"/documenten/{LONG}")
    assert len(first.content) < 30_000
    assert "Deel <b>1</b> van" in first.text
    later = client.get(f"/documenten/{LONG}", params={"passage": 40}).text
    assert 'id="passage-40"' in later
    assert "Deel <b>1</b>" not in later


def test_a_paper_that_waits_for_review_shows_facts_and_no_text(client: TestClient) -> None:
    page = client.get(f"/documenten/{PENDING}", params={"q": "ouders"}).text
    assert "Dit stuk wacht op controle van de afscherming" in page
    assert "Gegevens" in page
    assert "kb-text" not in page
    assert "Passages bij" not in page


def test_facts_point_to_the_passage_that_proves_them(client: TestClient) -> None:
    page = client.get(f"/documenten/{MEMO}").text
    assert re.search(
        r'<dt>Datum</dt>.*?14 maart 2023.*?<a class="kb-cite" href="/documenten/[^"]+#passage-1"', page
    )
    assert "€ 250.000" in page


@pytest.mark.parametrize(
    "path",
    [
        "/uitleg",
        "/uitleg/zoeken",
        "/uitleg/privacy",
        "/uitleg/toegankelijkheid",
        "/uitleg/melden",
        f"/uitleg/melden?stuk={MEMO}",
        "/uitleg/collectie",
    ],
)
def test_each_text_page_has_one_heading_of_the_first_level(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<h1") == 1


def test_what_is_not_in_the_collection_is_named_with_who_cites_it(client: TestClient) -> None:
    page = words(client.get("/uitleg/collectie").text)
    assert "kst-31839-1018 Aangehaald door 1 stuk, zoals Voortgang van de proeftuin" in page
    assert "1 stuk wacht op controle" in page
    assert "Van 2 stukken worden toezeggingen, besluiten en verwijzingen nog (opnieuw) gelezen" in page


def test_unknown_pages_and_papers_are_404_with_a_way_on(client: TestClient) -> None:
    for path in ("/bestaat-niet", "/documenten/00000000-0000-0000-0000-000000000000", "/zoeken/"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "Zoek in de collectie" in answer.text


def test_an_unforeseen_error_is_a_page_without_details(
    client: TestClient, base: MemoryBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(document_id: str) -> None:
        raise ValueError("geheim")

    monkeypatch.setattr(base, "document", explode)
    answer = client.get(f"/documenten/{MEMO}")
    assert answer.status_code == 500
    assert "Er ging iets mis" in answer.text
    assert "geheim" not in answer.text


def test_no_page_holds_inline_style_or_script(client: TestClient) -> None:
    for path in ("/", "/zoeken?q=proeftuin", f"/documenten/{MEMO}?q=proeftuin", "/uitleg/collectie"):
        page = client.get(path).text
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", page)
        assert not re.search(
            r'(?:src|href)="https?://', page.replace("https://zoek.officielebekendmakingen.nl", "")
        )


def test_static_files_may_be_kept_because_their_address_changes_with_them(client: TestClient) -> None:
    page = client.get("/").text
    address = re.search(r'href="(/static/app\.css\?v=[0-9a-f]{10})"', page)
    assert address
    assert "immutable" in client.get(address.group(1)).headers["cache-control"]


def test_pages_stay_within_their_weight(client: TestClient) -> None:
    for path in (
        "/",
        "/zoeken?q=ervaringsdeskundigen",
        f"/documenten/{MEMO}?q=proeftuin",
        f"/documenten/{LONG}",
    ):
        assert len(client.get(path).content) <= 30_000, path


def test_an_address_reads_back_to_the_same_search() -> None:
    state = SearchState("vast gezicht", {"soort": ("memo", "les")}, 2021, 2023, "nieuwste", 3, ("RVT",))
    again, errors = read(QueryParams(state.address().partition("?")[2]))
    assert errors == ()
    assert {**again.chosen}["soort"] == ("memo", "les")
    assert again.address() == state.address()


@pytest.mark.parametrize(
    "query", ["pagina=0", "pagina=x", "van=abcd", "tot=99999", "sorteer=x", "q=%00%ff", "pagina=²"]
)
def test_nonsense_in_an_address_is_left_out(query: str) -> None:
    state, errors = read(QueryParams(query))
    assert (state.page, state.first_year, state.last_year, errors) == (1, None, None, ())


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (2021, 2024, "2021–2024"),
        (2021, None, "vanaf 2021"),
        (None, 2024, "tot en met 2024"),
        (2023, 2023, "2023"),
    ],
)
def test_a_period_reads_as_people_say_it(first: int | None, last: int | None, text: str) -> None:
    assert period_label(SearchState(first_year=first, last_year=last)) == text


def test_dates_and_numbers_are_dutch() -> None:
    from datetime import date

    from index.model import Interval, Precision

    assert count(1659) == "1.659"
    assert period("2023-03-09", Interval(date(2023, 3, 9), date(2023, 3, 9), Precision.DAY)) == "9 maart 2023"
    assert (
        period("zomer van 2022", Interval(date(2022, 6, 1), date(2022, 8, 31), Precision.SEASON))
        == "zomer van 2022"
    )
    assert period("onbekend", Interval(None, None, Precision.UNKNOWN)) == "datum onbekend"


def test_a_passage_that_runs_on_from_the_page_before_keeps_its_anchor() -> None:
    from index.model import Passage

    text = "Een begin.\n\nEen vervolg."
    passage = Passage("p", "d", 4, text, 0, len(text), 1, (), 9)
    [block] = blocks(text, 12, len(text), [passage])
    assert (block.stretches[0].number, block.stretches[0].first) == (5, True)


def test_rows_of_a_table_are_shown_as_one_with_the_passage_that_begins_in_it() -> None:
    from index.model import Passage

    text = "Vooraf.\nNummer | Stand |  \n12 | loopt | ja\nNa afloop."
    begin = text.index("12 |")
    passages = [
        Passage("p", "d", 0, "", 0, begin - 1, 1, (), 9),
        Passage("q", "d", 1, "", begin, len(text), 1, (), 9),
    ]
    before, table, after = blocks(text, 0, len(text), passages)
    assert (before.table, after.table) == (None, None)
    assert table.table is not None
    assert [["".join(s.segments[0].text for s in cell) for cell in row] for row in table.table.rows] == [
        ["Nummer", "Stand", ""],
        ["12", "loopt", "ja"],
    ]
    assert [[part.number for part in cell if part.first] for cell in table.table.rows[1]] == [[2], [], []]


def test_a_quoted_row_shows_no_bars() -> None:
    assert segments("12 | loopt")[0].text == "12 · loopt"


def test_the_number_to_try_is_one_that_a_clerk_would_type_and_that_leads_somewhere(client: TestClient) -> None:
    examples = re.findall(r'<li><a href="/zoeken\?q=[^"]+">([^<]+)</a>', client.get("/").text)
    assert re.fullmatch(r"\d\dbb\d{6}|31 ?839, nr\. \d+", examples[-1])


def test_a_link_to_a_quote_opens_the_sheet_on_which_the_sentence_stands(base: MemoryBase) -> None:
    from index.model import Page
    from index.pictures.values import PageSight, Sight
    from ui.viewer import Asked, Pictured, viewer

    document = base.documents[LETTER]
    passage = next(each for each in document.passages if ". " in each.text)
    cut = passage.text.index(". ") + 2
    sheets = (Page(1, 0, passage.start + cut), Page(2, passage.start + cut, len(document.text)))
    seen = tuple(PageSight(number, 1191, 1684, True, "") for number in (1, 2))
    pictured = Pictured(Sight(seen, 0, sheets), lambda _: ())
    quote = Quote(passage.text[cut:], (), passage.id, passage.ordinal, 1)
    asked = Asked("vraag", passage=passage.ordinal + 1)
    shown = [viewer(document, asked, quotes, pictured) for quotes in ([quote], [])]
    assert [(each.word, each.number) for each in shown] == [("Blad", 2), ("Blad", 1)]


@pytest.mark.parametrize("role", sorted(ROLES))
def test_whoever_a_case_speaks_of_is_shown_as_masked(role: str) -> None:
    number = "A" if role == "hulpverlener" else "2"
    assert MASK.fullmatch(f"[{role} {number}]")
    assert MASK.fullmatch(f"[{role}]")


def test_a_period_that_only_comes_first_can_be_chosen(client: TestClient) -> None:
    found = words(client.get("/zoeken", params={"q": "proeftuin zomer 2023"}).text)
    assert "Beperk tot 2023" in found
    chosen = words(client.get("/zoeken", params={"q": "proeftuin zomer 2023", "van": "2023"}).text)
    assert "Beperk tot" not in chosen


def test_no_choice_is_offered_that_leaves_nothing(client: TestClient) -> None:
    assert "Beperk tot" not in words(client.get("/zoeken", params={"q": "proeftuin zomer 1999"}).text)
