"""Sheets of office files: all of the safe text, each word once, and nothing that is not in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Decision, Finding, Heading
from index.pictures.values import SafePage, SafePictures, SafeWord
from ingest.convert import ocr
from ingest.pictures import sheets
from ingest.pictures.faces import BOLD, REGULAR, Face, drawn, lacking
from ingest.pictures.paint import STEP, patch
from ingest.pictures.png import MOST_BYTES, unpacked
from ingest.pictures.sheets import FOREIGN, SHEET, on_sheets
from ingest.pictures.typeset import BODY, WIDTH

SENTENCE = "Gezinnen houden een vast gezicht en vertellen hun verhaal maar een keer aan het team."


def masks_in(text: str) -> tuple[Finding, ...]:
    found = re.finditer(r"\[[a-z0-9 -]+\]", text)
    return tuple(Finding(0, 1, "PERSON", "", 1.0, Decision.MASK, "", *each.span()) for each in found)


def made(text: str, headings: Sequence[Heading] = ()) -> SafePictures:
    pictures = on_sheets(text, headings, masks_in(text))
    assert pictures is not None
    return pictures


def told(text: str, pictures: SafePictures) -> list[str]:
    return [text[word.start : word.end] for page in pictures.pages for word in page.words]


def place_of(text: str, page: SafePage, words: str) -> SafeWord:
    return next(word for word in page.words if text[word.start : word.end] == words)


def pixels(page: SafePage, word: SafeWord) -> np.ndarray:  # type: ignore[type-arg]
    return unpacked(page.picture)[word.top : word.top + word.height, word.left : word.left + word.width]


# --- all of the text, and nothing else ---------------------------------------------------------------

PIECES = st.sampled_from(
    ["woord", "[persoon 1]", "[telefoon],", "•", "x" * 300, "12 | loopt | ja", "a | b", "é\u0301",
     "\n", "\n\n", "1. ", "| ", "https://www.voorbeeld.nl/een/heel/lang/adres"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_whatever_a_text_is_like_each_character_stands_on_a_sheet_once(pieces: list[str]) -> None:
    text = " ".join(pieces)
    pictures = on_sheets(text, (), masks_in(text))
    if not text.strip():
        assert pictures is None
        return
    assert pictures is not None
    shown = "".join(told(text, pictures))
    assert re.sub(r"[\s|]", "", shown) == re.sub(r"[\s|]", "", text)
    for page in pictures.pages:
        assert all(
            w.left >= 0 and w.left + w.width <= SHEET[0] and w.top + w.height <= SHEET[1] for w in page.words
        )


def test_what_would_not_be_told_whole_is_not_shown_at_all() -> None:
    # A mask that runs over the edge of a paragraph cannot be drawn in one place.
    over = Finding(0, 1, "PERSON", "", 1.0, Decision.MASK, "", 2, 8)
    assert on_sheets("naam\n\nnog iets", (), (over,)) is None


def test_the_same_text_makes_the_same_sheets() -> None:
    text = f"{SENTENCE} [persoon 1]\n\nJaar | Bedrag\n2024 | € 5"
    assert made(text) == made(text)


def test_a_mask_is_a_box_with_its_label_and_its_width_tells_nothing() -> None:
    text = "Bel [persoon 1] op [telefoon]."
    [page] = made(text).pages
    for mask in ("[persoon 1]", "[telefoon]"):
        box = place_of(text, page, mask)
        assert box.width % STEP == 0
        painted = patch(box.width, box.height, mask.strip("[]"))[:, :, 1].astype(int)
        assert (np.abs(pixels(page, box)[:, :, 1] - painted) < 20).all()


def test_words_of_a_writer_in_brackets_are_no_mask() -> None:
    text = "Zie [bijlage] voor de cijfers."
    pictures = on_sheets(text, (), ())
    assert pictures is not None
    [page] = pictures.pages
    assert (pixels(page, place_of(text, page, "[bijlage]")) < 100).mean() < 0.4


@pytest.mark.skipif(not ocr.available(), reason="Tesseract met Nederlandse taalgegevens ontbreekt")
def test_what_a_stranger_reads_from_a_sheet_is_the_safe_text() -> None:
    text = f"Aanleiding\n\n{SENTENCE}\n\nNummer | Stand\n24bb009107 | loopt"
    [page] = made(text, (Heading(0, 10, 1),)).pages
    twice = np.repeat(np.repeat(unpacked(page.picture)[:, :, 1], 2, axis=0), 2, axis=1)
    read = " ".join(ocr.words_on(np.ascontiguousarray(twice)))
    assert {"Aanleiding", "Gezinnen", "verhaal", "Nummer", "loopt"} <= set(read.split())


# --- how it is set -----------------------------------------------------------------------------------


def test_three_hundred_sheets_are_set_and_more_are_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_SHEETS", 3)
    text = "\n\n".join([" ".join([SENTENCE] * 5)] * 15)
    pictures = made(text)
    assert 1 < len(pictures.pages) <= 3
    assert [sheet.start for sheet in pictures.sheets] == sorted({sheet.start for sheet in pictures.sheets})
    assert on_sheets(f"{text}\n\n{text}", (), ()) is None


def test_a_heading_does_not_stand_alone_at_the_foot() -> None:
    for before in range(30, 46):
        lines = "\n\n".join(f"{number}. Regel." for number in range(before))
        text = f"{lines}\n\nKopje\n\n{SENTENCE}"
        start = text.index("Kopje")
        pictures = made(text, (Heading(start, start + 5, 2),))
        [page] = [page for page in pictures.pages if any(word.start == start for word in page.words)]
        assert "Gezinnen" in {text[word.start : word.end] for word in page.words}


def test_a_word_wider_than_a_line_goes_on_below() -> None:
    text = f"Zie {'Hottentottententententoonstelling' * 5} hier."
    [page] = made(text).pages
    assert len({word.top for word in page.words}) > 2
    assert max(word.left + word.width for word in page.words) <= sheets.LEFT + WIDTH


@pytest.mark.parametrize("columns", [3, 9, 40])
def test_a_table_of_any_width_stays_on_the_sheet(columns: int) -> None:
    row = " | ".join(f"onafscheidelijkgegeven{number}" for number in range(columns))
    text = f"{row}\n{row}"
    [page, *_] = made(text).pages
    assert max(word.left + word.width for word in page.words) <= sheets.LEFT + WIDTH


def test_cells_of_a_row_stand_beside_each_other() -> None:
    text = "Nummer | Stand\n24bb009107 | loopt nog\n24bb009108 | klaar"
    [page] = made(text).pages
    number, state = place_of(text, page, "24bb009107"), place_of(text, page, "loopt")
    assert number.top == state.top and number.left + number.width < state.left
    assert state.left == place_of(text, page, "klaar").left


def test_a_picture_stays_within_its_budget() -> None:
    text = "\n\n".join([" ".join([SENTENCE] * 9)] * 9)
    assert all(0 < len(page.picture) <= MOST_BYTES for page in made(text).pages)


# --- letters -----------------------------------------------------------------------------------------


def test_names_from_all_over_the_netherlands_can_be_written() -> None:
    said = "ëéèüïóàçêö ’‘“”–—…€•☐☑ ğüşıİöç ŁukaszŻółćęąńśź ʿAbdalḤakīmĀṣṭḍ ŠčřžŐű Đặng m²½ ¹²³ § ± ≥ →"
    assert lacking(drawn(said)) == 0
    assert lacking(drawn("▪ ● ☒ ✔ \uf0b7")) == 0


def test_a_letter_that_is_not_in_the_font_is_an_empty_box_and_a_foreign_text_is_read_as_text() -> None:
    some = made(f"{SENTENCE} 漢")
    assert some.pages[0].picture
    [page] = made("漢字 とき عربي").pages
    assert (page.picture, page.reason) == (b"", FOREIGN)


def test_letters_lie_at_parts_of_a_pixel() -> None:
    word = "gezinsbescherming"
    one = BODY.ink(word)
    assert one.black.shape[1] <= BODY.width(word) + 2
    assert Face(BOLD, 22).width(word) > Face(REGULAR, 22).width(word)
