"""What people come to do, from start to end: with a mouse, a keyboard, a phone, without scripts, on paper."""

from __future__ import annotations

import gzip
import io
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browsing import KEPT, LONG, MEMO, Site, press, running_site, tab_opener
from tests.fakes.base import BROKEN
from ui.render import STATIC

pytestmark = pytest.mark.browser

SEARCH = "/zoeken?q=ervaringsdeskundigen"


# --- three readers ---------------------------------------------------------------------------------


def test_programme_staff_find_what_works_and_read_the_sentence_in_its_place(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto("/")
    page.get_by_label("Waar zoekt u informatie over?").fill("vast gezicht ervaringsdeskundigen")
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("heading", level=2, name="resultaten")).to_be_visible()
    page.get_by_label("FoodValley").check()
    expect(page).to_have_url(re.compile("proeftuin=foodvalley"))
    expect(page.locator("#kb-status")).to_contain_text("resultaten voor")
    page.get_by_role("link", name="Lees op pagina 1").first.click()
    expect(page.get_by_role("heading", level=2, name="Passages bij")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Gegevens")).to_be_visible()
    assert page.locator(".kb-text mark").count() >= 1
    assert urlsplit(page.url).fragment.startswith("passage-")
    assert tab.complaints == []


def test_a_council_clerk_follows_a_number_to_who_cites_it(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto("/")
    page.get_by_label("Waar zoekt u informatie over?").fill("31 839, nr. 1018")
    press(page, "Enter")
    expect(page.get_by_text("Niet in de collectie; aangehaald door 1 stuk:")).to_be_visible()
    page.get_by_role("link", name="Voortgang van de proeftuin").click()
    cited = page.get_by_role("region", name="Haalt aan")
    expect(cited).to_contain_text("31 839, nr. 1018")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Toegevoegd aan uw selectie")).to_be_visible()
    page.get_by_role("link", name="Bekijk en exporteer uw selectie").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download als CSV").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "titel;soort;datum;organisatie;proeftuin;bron;adres"
    assert rows[1].startswith(
        "Voortgang van de proeftuin ‘Samen veilig’ en het Toekomstscenario;DB-memo;14 maart 2023"
    )
    assert tab.complaints == []


def test_the_learning_network_browses_from_the_map_to_a_theme(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto("/")
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Inzicht").click()
    page.get_by_role("link", name=re.compile(r"^\d+: FoodValley")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("FoodValley")
    page.get_by_role("region", name="Thema’s in deze stukken").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(r"thema=.*"))
    expect(page.get_by_role("list", name="resultaten")).to_be_visible()
    page.get_by_role("link", name="Verwijder filter: FoodValley").click()
    expect(page).not_to_have_url(re.compile("foodvalley"))
    assert tab.complaints == []


def test_a_short_answer_is_made_on_request_and_cites_each_sentence(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto("/zoeken?q=vast+gezicht+ervaringsdeskundigen")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Stel het korte antwoord samen").focus()
    press(page, "Enter")
    expect(page.get_by_role("link", name=re.compile("^Bron 1: "))).to_be_visible()
    expect(page.locator("#kb-status")).to_contain_text("Kort antwoord uit")
    assert page.evaluate("document.activeElement.id") == "h-kort"
    page.check("#soort-webpagina")
    expect(page).to_have_url(re.compile("soort=webpagina.*antwoord=1|antwoord=1.*soort=webpagina"))
    expect(page.get_by_role("link", name=re.compile("^Bron 1: webpagina"))).to_be_visible()
    page.get_by_role("link", name=re.compile("^Bron 1: ")).click()
    expect(page).to_have_url(re.compile("#passage-"))
    assert tab.complaints == []


# --- the same by other means -------------------------------------------------------------------------


def test_the_tab_key_walks_in_reading_order_with_a_ring_that_shows(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(SEARCH)
    seen = []
    for _ in range(30):
        press(page, "Tab")
        seen.append(
            page.evaluate(
                """() => { const each = document.activeElement, style = getComputedStyle(each),
                box = each.getBoundingClientRect();
                return {text: (each.innerText || each.name || "").trim(), id: each.id, tag: each.tagName,
                  ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
                  seen: box.bottom > 0 && box.top < innerHeight}; }"""
            )
        )
    assert seen[0]["text"] == "Naar de inhoud"
    ids = [each["id"] for each in seen]
    assert ids.index("q") < ids.index("soort-webpagina")
    assert [each for each in seen if not each["ring"]] == []
    assert [each for each in seen if not each["seen"]] == []


def test_the_skip_link_brings_the_keyboard_to_the_content(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(SEARCH)
    press(page, "Tab")
    press(page, "Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_a_filter_set_with_the_space_bar_keeps_the_focus_and_the_way_back(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    page.focus("#soort-memo")
    with page.expect_response(lambda answer: "soort=memo" in answer.url):
        press(page, "Space")
    expect(page).to_have_url(re.compile("soort=memo"))
    expect(page.locator("#kb-status")).to_have_text("1 resultaat voor ‘ervaringsdeskundigen’")
    assert page.evaluate("document.activeElement.id") == "soort-memo"
    assert page.is_checked("#soort-memo")
    page.go_back()
    expect(page).not_to_have_url(re.compile("soort="))
    assert tab.complaints == []


def test_sorting_refreshes_the_list_though_it_stands_outside_the_form(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    with page.expect_response(lambda answer: "sorteer=nieuwste" in answer.url):
        page.select_option("#sorteer", "nieuwste")
    expect(page.locator(".kb-result time").first).to_have_text("3 oktober 2025")


def test_when_refreshing_fails_the_page_says_so(open_tab: Any, site: Site) -> None:
    page = open_tab().page
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    site.base.broken = BROKEN
    try:
        page.check("#soort-memo")
        expect(page.get_by_text("Zoeken is nu niet gelukt").first).to_be_visible()
        expect(page.get_by_label("Waar zoekt u informatie over?")).to_have_value("ervaringsdeskundigen")
    finally:
        site.base.broken = None
    page.get_by_role("link", name="Probeer het opnieuw").click()
    expect(page.get_by_role("heading", level=2, name="1 resultaat")).to_be_visible()


def test_slow_results_keep_the_old_list_paler_and_then_show_a_spinner(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    page.route("**/zoeken?*soort=memo*", lambda route: (page.wait_for_timeout(900), route.continue_()))
    page.check("#soort-memo")
    expect(page.locator(".kb-resulthead")).to_have_css("opacity", "0.6")
    expect(page.locator(".kb-laden")).to_be_visible()
    expect(page.locator(".kb-laden")).to_be_hidden()


def test_on_a_phone_the_filters_fold_and_stay_open_while_choosing(open_tab: Any) -> None:
    page = open_tab(width=390, height=844).page
    page.goto(SEARCH)
    page.wait_for_load_state("networkidle")
    button = page.get_by_role("button", name="Filters", exact=True)
    assert not page.locator("#soort-memo").is_visible()
    button.focus()
    press(page, "Enter")
    assert button.get_attribute("aria-expanded") == "true"
    with page.expect_response(lambda answer: "soort=memo" in answer.url):
        page.check("#soort-memo")
    expect(page.locator("#kb-status")).to_contain_text("1 resultaat")
    assert page.locator("#soort-memo").is_visible()


def test_escape_closes_the_menu_of_a_phone_and_returns_the_focus(open_tab: Any) -> None:
    page = open_tab(width=390).page
    page.goto("/")
    page.locator(".kb-menu summary").click()
    expect(page.locator(".kb-menu").get_by_role("link", name="Inzicht")).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".kb-menu").get_by_role("link", name="Inzicht")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_everything_works_without_scripts(open_tab: Any) -> None:
    page = open_tab(java_script_enabled=False).page
    page.goto("/")
    page.get_by_label("Waar zoekt u informatie over?").fill("proeftuin")
    page.get_by_role("button", name="Zoeken").click()
    page.check("#proeftuin-zeeland")
    page.get_by_role("button", name="Filters toepassen").click()
    expect(page).to_have_url(re.compile("proeftuin=zeeland"))
    page.get_by_text("Waarom dit resultaat").first.click()
    expect(page.get_by_text("Woorden uit uw vraag staan in de zin.").first).to_be_visible()
    page.locator(".kb-result h3 a").first.click()
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Toegevoegd aan uw selectie")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    page.goto(LONG)
    page.get_by_role("link", name="Volgende").click()
    expect(page.get_by_text("Deel 2 van").first).to_be_visible()


def test_the_citation_is_copied_and_that_is_said(open_tab: Any) -> None:
    tab = open_tab(permissions=["clipboard-read", "clipboard-write"])
    tab.page.goto(MEMO)
    tab.page.get_by_role("button", name="Kopieer verwijzing").click()
    expect(tab.page.locator("#kb-status")).to_have_text("Verwijzing gekopieerd")
    copied = tab.page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "GR Jeugd Waterrijk, Voortgang van de proeftuin ‘Samen veilig’ en het Toekomstscenario, "
        "DB-memo, 14 maart 2023, p. 1 (afgeschermde versie)."
    )


@pytest.mark.parametrize(
    ("path", "shown", "hidden"),
    [
        (SEARCH, "Ervaringsdeskundigen in de proeftuin", "Filters toepassen"),
        (f"{MEMO}?q=koerswijziging", "koerswijziging", "Kopieer verwijzing"),
        ("/inzicht", "Kaart van de proeftuinen", "Zo werkt zoeken"),
        ("/selectie", "Eén vast gezicht", "Haal weg"),
    ],
)
def test_on_paper_only_what_is_worth_reading_is_left(open_tab: Any, path: str, shown: str, hidden: str) -> None:
    page = open_tab(kept=KEPT).page
    page.goto(path)
    page.wait_for_load_state("networkidle")
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=False)))
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in paper.pages)
    assert shown in text
    assert hidden not in text
    assert [round(float(edge)) for edge in paper.pages[0].mediabox[2:]] == [595, 842]


# --- weight and reach --------------------------------------------------------------------------------


def test_a_page_asks_nothing_of_any_other_site(open_tab: Any, site: Site) -> None:
    tab = open_tab()
    for path in ("/", SEARCH, f"{MEMO}?q=proeftuin", "/inzicht", "/themas", "/uitleg/collectie"):
        tab.page.goto(path)
        tab.page.wait_for_load_state("networkidle")
    assert {urlsplit(address).netloc for address in tab.requests} == {urlsplit(site.address).netloc}


def test_style_scripts_and_fonts_stay_within_their_weight(open_tab: Any) -> None:
    def packed(name: str) -> int:
        return len(gzip.compress((STATIC / name).read_bytes(), 9))

    assert packed("app.css") <= 16_000
    assert packed("app.js") + packed("vendor/htmx.min.js") <= 17_000
    tab = open_tab()
    tab.page.goto(SEARCH)
    tab.page.wait_for_load_state("networkidle")
    fonts = {urlsplit(address).path.removeprefix("/static/") for address in tab.requests if "woff2" in address}
    assert sum((STATIC / name).stat().st_size for name in fonts) <= 80_000


# --- page pictures -----------------------------------------------------------------------------------


def test_a_passage_is_pointed_at_on_the_page_and_has_the_same_address_in_the_text(open_tab: Any) -> None:
    tab = open_tab()
    page = tab.page
    page.goto(f"{MEMO}?q=koerswijziging+proeftuin")
    marks = page.locator(".kb-hl:not(.kb-hl--stil)")
    assert marks.count() >= 1
    chosen = marks.first.get_attribute("id")
    page.locator(f".kb-jump a[href$='#{chosen}']").click()
    expect(page).to_have_url(re.compile(f"#{chosen}$"))
    expect(page.locator(".kb-hl:target")).to_have_count(1)
    page.get_by_role("link", name="Tekst", exact=True).click()
    expect(page.locator(f".kb-text #{chosen}")).to_be_visible()
    page.get_by_role("link", name="Pagina", exact=True).click()
    expect(page.get_by_role("img", name=re.compile("^Pagina 1, met afgeschermde"))).to_be_visible()
    assert tab.complaints == []


def test_a_mark_leads_to_its_quote_and_is_reached_by_keyboard_with_a_ring(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(f"{MEMO}?q=koerswijziging+proeftuin")
    mark = page.locator(".kb-hl:not(.kb-hl--stil)").first
    page.locator(".kb-seg a").first.focus()
    for _ in range(20):
        press(page, "Tab")
        if page.evaluate("document.activeElement.closest('.kb-sheet') !== null"):
            break
    focused = page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth")
    assert focused == "3px"
    number = (mark.get_attribute("id") or "").removeprefix("passage-")
    mark.focus()
    press(page, "Enter")
    assert urlsplit(page.url).fragment == f"bij-{number}"


def test_text_under_a_mark_stays_black(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(f"{MEMO}?q=koerswijziging+proeftuin")
    rect = page.locator(".kb-hl:not(.kb-hl--stil) rect").first
    assert rect.evaluate("each => getComputedStyle(each).mixBlendMode") == "multiply"


def test_a_page_without_a_picture_says_why_and_shows_its_text(open_tab: Any) -> None:
    page = open_tab().page
    page.goto(f"{MEMO}?pagina=2")
    expect(
        page.get_by_text("Deze pagina is een plaatje dat niet gelezen is. U leest hier de tekst.")
    ).to_be_visible()


def test_the_shielded_pdf_is_downloaded_without_scripts_and_can_be_searched(open_tab: Any) -> None:
    page = open_tab(java_script_enabled=False).page
    page.goto(MEMO)
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"^Download PDF \(afgeschermd, \d+ kB\)$")).click()
    assert download.value.suggested_filename == "db-memo-14-maart-2023-afgeschermd.pdf"
    text = PdfReader(download.value.path()).pages[0].extract_text()
    assert "koerswijziging" in text and "[naam]" in text


def test_a_page_picture_stays_within_its_budget(open_tab: Any) -> None:
    tab = open_tab()
    response = tab.page.goto(f"{MEMO}/pagina-1.png")
    assert response is not None and response.headers["content-type"] == "image/png"
    assert len(response.body()) <= 120_000


# --- editors -----------------------------------------------------------------------------------------


def test_an_editor_hands_in_reviews_by_keyboard_masks_what_was_missed_and_releases(browser: Any) -> None:
    with running_site() as own, tab_opener(browser, own) as opener:
        tab = opener()
        page = tab.page
        page.goto("/")
        page.get_by_role("link", name="Redactie: opnemen en beoordelen").click()
        handed_in = {"name": "casus.txt", "mimeType": "text/plain", "buffer": b"tekst"}
        page.get_by_label("Bestanden").set_input_files([handed_in])  # type: ignore[list-item]
        page.get_by_label("Hoe afschermen?").select_option("casus")
        page.get_by_role("button", name="Neem op").click()
        expect(page.get_by_text("Klaar: 1 van 1")).to_be_visible()
        page.get_by_role("link", name="casus.txt").click()
        place = page.locator("#h-plek")
        expect(place).to_have_text("Plek 2")
        press(page, "h")
        expect(place).to_have_text("Plek 3")
        press(page, "v")
        expect(page.locator(".kb-paneel dd").first).to_have_text("blijft staan")
        press(page, "z")
        expect(page.locator(".kb-paneel dd").first).to_have_text("nog niet beslist")
        press(page, "m")
        expect(place).to_have_text("Plek 3")
        word = page.evaluate(
            """() => {
              const walker = document.createTreeWalker(document.querySelector("[data-oordeel]"), 4);
              while (walker.nextNode()) {
                const node = walker.currentNode, at = node.data.indexOf("roos");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 4);
                node.parentElement.scrollIntoView();
                const box = range.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
              }
            }"""
        )
        page.mouse.dblclick(*word)
        expect(page.get_by_label("Deze woorden maskeren")).to_have_value("roos")
        page.get_by_label("Als", exact=True).select_option("TRAIT")
        page.get_by_role("button", name="Voeg toe").click()
        expect(page.locator(".kb-oordeel .kb-vondst--maskeren", has_text="roos")).to_be_visible()
        page.get_by_label("Uw naam of functie").fill("B. Redacteur")
        page.get_by_label("Waarom?").fill("Elke plek nagelezen.")
        page.get_by_role("button", name="Geef vrij").dblclick()
        expect(page.get_by_text("Het stuk staat in de collectie.")).to_be_visible()
        page.go_back()
        expect(page.get_by_text("Dit stuk wacht niet (meer) op beoordeling.")).to_be_visible()
        page.get_by_role("link", name="Terug naar de redactie").click()
        expect(page.get_by_text("Er wacht niets op beoordeling.")).to_be_visible()
        assert tab.complaints == []
