"""Every page in every state, on a wide and a narrow screen: accessible, whole, and looked at."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browsing import (
    KEPT,
    LESSON,
    LETTER,
    LONG,
    MEMO,
    PENDING,
    SCREENSHOTS,
    Site,
    Tab,
    axe_violations,
    tab_opener,
)
from tests.fakes.base import BROKEN
from tests.fakes.papers import identity

pytestmark = pytest.mark.browser

STATES = {
    "eerste-bezoek": "/",
    "resultaten": "/zoeken?q=ervaringsdeskundigen+vast+gezicht",
    "resultaten-bladzijde-2": "/zoeken?q=proeftuin&pagina=2",
    "resultaten-met-filters": "/zoeken?q=proeftuin&proeftuin=foodvalley&soort=webpagina&van=2021&tot=2024",
    "resultaten-zonder-vraag": "/zoeken?thema=volwassenen-ggz&sorteer=nieuwste",
    "kort-antwoord": "/zoeken?q=vast+gezicht+ervaringsdeskundigen&antwoord=1",
    "kort-antwoord-niet-gemaakt": "/zoeken?q=onderwerp&antwoord=1",
    "zo-is-uw-vraag-gelezen": "/zoeken?q=rvt+proeftuin+foodvalley+%22vast+gezicht%22+-Rotterdam",
    "nummer-niet-in-collectie": "/zoeken?q=31+839,+nr.+1018",
    "nummer-in-collectie": "/zoeken?q=24bb000311",
    "waarschuwing": "/zoeken?q=123456789+proeftuin",
    "niets-gevonden": "/zoeken?q=koerswijziging&soort=les",
    "niets-gevonden-zonder-filter": "/zoeken?q=kinderbeschermingstafel",
    "formulierfout-periode": "/zoeken?q=x&van=2024&tot=2021",
    "formulierfout-vraag": "/zoeken?q=" + "a" * 1001,
    "zoeken-mislukt": "/zoeken?q=proeftuin",
    "stuk-met-vraag": f"{MEMO}?q=koerswijziging+proeftuin",
    "stuk-met-vraag-als-tekst": f"{MEMO}?q=koerswijziging+proeftuin&weergave=tekst",
    "stuk-met-passage-in-beeld": f"{MEMO}?passage=2#passage-2",
    "stuk-pagina-zonder-beeld": f"{MEMO}?pagina=2",
    "stuk-op-bladen": f"{LETTER}?passage=3#passage-3",
    "stuk-op-bladen-als-tekst": f"{LETTER}?weergave=tekst",
    "stuk-met-passage": f"{LESSON}?passage=2#passage-2",
    "stuk-les": LESSON,
    "stuk-lang": f"{LONG}?pagina=2",
    "stuk-niet-vrijgegeven": PENDING,
    "stuk-bewaard": f"{MEMO}?selectie=bewaard",
    "inzicht": "/inzicht",
    "overzichten": "/overzichten",
    "themas": "/themas",
    "thema": "/themas/ervaringsdeskundigheid",
    "proeftuin": "/proeftuinen/foodvalley",
    "organisaties": "/organisaties",
    "organisatie": "/organisaties/gemeente-eikenrode",
    "collecties": "/collecties",
    "collectie": f"/collecties/{identity('openbare collectie')}",
    "collectie-levend": f"/collecties/{identity('collectie van het netwerk')}",
    "collectie-nieuw": "/redactie/collecties",
    "vergelijk": "/vergelijk",
    "vergelijk-met-keuze": "/vergelijk?proeftuin=zeeland&onderwerp=geld",
    "lessen": "/lessen",
    "les": f"/lessen/{identity('een vast gezicht')}",
    "les-nieuw": "/redactie/lessen",
    "toezeggingen": "/toezeggingen",
    "ketens": "/ketens",
    "keten": f"/ketens/{LETTER.rpartition('/')[2]}",
    "besluiten": "/besluiten",
    "besluiten-formulierfout": "/besluiten?van=2023-02-31",
    "toezeggingen-formulierfout": "/toezeggingen?vervaltVan=2023-02-31",
    "redactie": "/redactie",
    "redactie-beoordeling": PENDING.replace("/documenten/", "/redactie/stukken/"),
    "redactie-intrekken": MEMO.replace("/documenten/", "/redactie/intrekken/"),
    "selectie-leeg": "/selectie",
    "selectie": "/selectie",
    "uitleg": "/uitleg",
    "uitleg-zoeken": "/uitleg/zoeken",
    "uitleg-privacy": "/uitleg/privacy",
    "uitleg-toegankelijkheid": "/uitleg/toegankelijkheid",
    "uitleg-melden": f"/uitleg/melden?stuk={MEMO.rpartition('/')[2]}",
    "uitleg-collectie": "/uitleg/collectie",
    "bestaat-niet": "/bestaat-niet",
}
KEEPING = {"selectie", "stuk-bewaard"}


@pytest.fixture(scope="module", params=STATES)
def shown(request: pytest.FixtureRequest, browser: Any, site: Site) -> Iterator[Tab]:
    """A tab that shows one state; the tests of that state share it and set its width themselves."""
    site.base.broken = BROKEN if request.param == "zoeken-mislukt" else None
    with tab_opener(browser, site) as opener:
        tab = opener(kept=KEPT if request.param in KEEPING else "")
        tab.page.goto(STATES[request.param])
        tab.page.wait_for_load_state("networkidle")
        yield tab
    site.base.broken = None


def at_width(tab: Tab, width: int) -> Page:
    tab.page.set_viewport_size({"width": width, "height": 900})
    return tab.page


@pytest.mark.parametrize("width", [1280, 390])
def test_a_screenshot_is_kept_to_look_at_and_shows_something(
    shown: Tab, width: int, request: pytest.FixtureRequest
) -> None:
    state = request.node.callspec.params["shown"]
    SCREENSHOTS.mkdir(exist_ok=True)
    kept = SCREENSHOTS / f"{state}-{width}.png"
    at_width(shown, width).screenshot(path=kept, full_page=True)
    with Image.open(kept) as picture:
        darkest, lightest = picture.convert("L").getextrema()
        assert picture.width == width and darkest != lightest


def test_nothing_sticks_out_of_a_narrow_screen(shown: Tab) -> None:
    """WCAG 1.4.10: no scrolling in two directions at 320 px."""
    assert at_width(shown, 320).evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough(shown: Tab) -> None:
    """WCAG 2.5.8: 24 by 24, except a link inside a sentence."""
    small = at_width(shown, 390).evaluate(
        """() => [...document.querySelectorAll("a,button,input,select,summary")].filter(each => {
          const box = each.getBoundingClientRect();
          if (!box.width || each.closest(".kb-vh,label") || each.type === "hidden") return false;
          const inline = getComputedStyle(each).display === "inline";
          if (inline && each.closest("p,dd,li,h1,h2,h3,td,th")) return false;
          return box.width < 23.5 || box.height < 23.5;
        }).map(each => each.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_headings_make_a_table_of_contents(shown: Tab) -> None:
    levels = shown.page.evaluate(
        "[...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(each => +each.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(shown: Tab, width: int) -> None:
    page = at_width(shown, width)
    # What is folded is part of the page too.
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    assert axe_violations(page) == []
    assert shown.complaints == []


def test_in_forced_colours_marks_and_masks_can_still_be_told(shown: Tab) -> None:
    page = at_width(shown, 1280)
    page.emulate_media(forced_colors="active")
    plain = page.evaluate(
        """() => [...document.querySelectorAll("main mark, .kb-mask")].filter(each => {
          const style = getComputedStyle(each);
          return style.forcedColorAdjust !== "none" && style.textDecorationLine === "none"
            && style.borderTopStyle === "none";
        }).map(each => each.outerHTML)"""
    )
    page.emulate_media(forced_colors="none")
    assert plain == []


def test_wider_text_spacing_cuts_nothing_off(shown: Tab) -> None:
    """WCAG 1.4.12; the last test of a state, for it changes the page."""
    cut = at_width(shown, 1280).evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;"
          + "word-spacing:.16em!important} p{margin-block-end:2em!important}");
        document.adoptedStyleSheets.push(sheet);
        return [...document.querySelectorAll("a,button,p,h1,h2,h3,label,span,td,th,dd")]
        .filter(each => !each.closest(".kb-vh,.kb-scroll") && getComputedStyle(each).overflow !== "visible"
          && each.scrollWidth > each.clientWidth + 2).map(each => each.outerHTML.slice(0, 100)) }"""
    )
    assert cut == []
