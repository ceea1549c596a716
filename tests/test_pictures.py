"""Shielded page pictures: what is hidden is gone from the pixels; where there is doubt there is no picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from index.errors import NotFound
from index.model import Converted, Described, Metadata, Policy, Repaired, SafeDocument
from index.pictures.download import picture_pdf
from index.pictures.store import Pictures
from index.pictures.values import SafePage, SafePictures, SafeWord, text_digest
from ingest.convert import convert, ocr
from ingest.deidentify import Deidentifier
from ingest.file import Limits, source_of
from ingest.pictures import MOST_PAGES, make_pictures
from ingest.pictures.page import DOUBT, UNSEEN
from ingest.pictures.paint import STEP, Piece, hide
from ingest.pictures.png import MOST_BYTES, packed, unpacked
from ingest.pictures.proof import Hidden, still_seen
from ingest.pictures.render import draw
from ingest.repair import repair

Draw = Callable[[Canvas], None]
ID = "0b5a6800-0000-4000-8000-000000000001"


@pytest.fixture(scope="module")
def gate() -> Deidentifier:
    return Deidentifier()


class Made:
    """One PDF taken through reading, repair, shielding and picturing."""

    def __init__(self, path: Path, gate: Deidentifier, policy: Policy = "openbaar") -> None:
        self.converted: Converted = convert(source_of(path, path.name, "k", Limits()))
        self.repaired: Repaired = repair(self.converted)
        self.safe: SafeDocument = gate.deidentify(Described(self.repaired, Metadata()), policy)
        pictures = make_pictures(
            self.converted, self.repaired, self.safe, lambda text: gate.findings(text, policy)
        )
        assert pictures is not None
        self.pictures = pictures

    @property
    def page(self) -> SafePage:
        return self.pictures.pages[0]

    def words(self) -> list[str]:
        return [self.safe.text[word.start : word.end] for word in self.page.words]

    def box_of(self, text: str) -> SafeWord:
        return next(word for word in self.page.words if self.safe.text[word.start : word.end] == text)


def drawn(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def letter(*lines: str, top: float = 770) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for row, line in enumerate(lines):
            canvas.drawString(60, top - 16 * row, line)

    return draw


PROSE = (
    "Met deze brief informeren wij u over de voortgang van de proeftuin in onze regio.",
    "Gezinnen houden een vast gezicht en vertellen hun verhaal maar een keer aan het team.",
)
CONTACT = "Voor vragen belt u mevrouw Fenna Oosterbaan op telefoon 06-12345678 in de ochtend."


def ink_at(page: SafePage, word: SafeWord) -> float:
    """The share of dark pixels in a box."""
    pixels = unpacked(page.picture)
    inside = pixels[word.top : word.top + word.height, word.left : word.left + word.width]
    return float((inside.max(axis=2) < 100).mean())


# --- what is hidden ----------------------------------------------------------------------------------


def test_a_masked_name_is_a_box_of_forty_pixel_steps_and_the_rest_of_the_line_stays(
    tmp_path: Path, gate: Deidentifier
) -> None:
    made = Made(drawn(tmp_path / "a.pdf", letter(*PROSE, "", CONTACT)), gate)

    name, phone = made.box_of("[persoon 1]"), made.box_of("[telefoon]")
    assert (made.page.width, made.page.height) == (1191, 1684)
    assert name.width % STEP == 0 and phone.width % STEP == 0
    assert ink_at(made.page, name) > 0.8
    assert "ochtend." in made.words()
    assert 0.05 < ink_at(made.page, made.box_of("ochtend.")) < 0.6


def test_a_slightly_longer_name_moves_nothing_that_follows_it(tmp_path: Path, gate: Deidentifier) -> None:
    one, other = (
        Made(
            drawn(tmp_path / f"{name}.pdf", letter(*PROSE, "", f"Vragen? Bel mevrouw Fenna {name} vandaag.")),
            gate,
        )
        for name in ("Oosterbaan", "Oosterbaam")
    )

    assert one.box_of("[persoon 1]") == other.box_of("[persoon 1]")
    assert abs(one.box_of("vandaag.").left - other.box_of("vandaag.").left) <= 1


def test_a_name_over_two_lines_is_hidden_on_both(tmp_path: Path, gate: Deidentifier) -> None:
    lines = (*PROSE, "Voor al uw vragen over deze brief en de proeftuin belt u met mevrouw Fenna Ooster-")
    made = Made(drawn(tmp_path / "a.pdf", letter(*lines, "baan van het team, telefoon 06-12345678.")), gate)

    boxes = [word for word in made.page.words if made.safe.text[word.start : word.end] == "[persoon 1]"]
    assert len({word.top for word in boxes}) == 2
    assert all(ink_at(made.page, word) > 0.8 for word in boxes)


def test_a_name_in_the_header_of_every_page_is_hidden_too(tmp_path: Path, gate: Deidentifier) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.setFont("Helvetica", 9)
            canvas.drawString(60, 815, "Behandeld door mevrouw Fenna Oosterbaan, telefoon 06-12345678")
            letter(*PROSE, f"Dit is bladzijde {number} van de brief over de proeftuin in onze regio.")(canvas)

        return draw

    made = Made(drawn(tmp_path / "a.pdf", *map(page, range(1, 6))), gate)

    assert "Oosterbaan" not in made.repaired.text
    assert all(page.picture for page in made.pictures.pages)
    pixels = unpacked(made.pictures.pages[2].picture)[40:70, 120:600]
    assert (pixels.max(axis=2) < 60).mean() > 0.2


def test_pictures_drawings_notes_and_fields_are_not_on_the_page(tmp_path: Path, gate: Deidentifier) -> None:
    def draw(canvas: Canvas) -> None:
        letter(*PROSE)(canvas)
        canvas.drawInlineImage(Image.new("RGB", (80, 40), (200, 0, 0)), 60, 500, 160, 80)
        canvas.setStrokeColorRGB(0, 0.6, 0)
        canvas.bezier(300, 500, 340, 600, 380, 420, 440, 560)
        canvas.acroForm.textfield(name="n", value="Fenna Oosterbaan", x=60, y=300, width=300, height=20)
        canvas.textAnnotation("Fenna Oosterbaan", Rect=[60, 200, 200, 240])
        canvas.setFillColorRGB(0, 0, 0.8)
        canvas.rect(60, 400, 300, 2, stroke=0, fill=1)

    made = Made(drawn(tmp_path / "a.pdf", draw), gate)

    pixels = unpacked(made.page.picture).astype(int)
    red = (pixels[:, :, 0] - pixels[:, :, 1]) > 80
    green = (pixels[:, :, 1] - pixels[:, :, 0]) > 80
    blue = (pixels[:, :, 2] - pixels[:, :, 0]) > 80
    assert not red.any() and not green.any()
    assert blue.any(), "a plain rule stays"
    assert (pixels[530:560, 130:430] == pixels[540, 200]).all(), "a grey plane stands for the picture"
    assert (pixels[540, 200] < 250).all()
    assert (pixels[590:620, 200:360].max(axis=2) < 120).any(), "and says that it does"
    assert (pixels[1040:1100, 120:720] > 200).all(), "the field is not drawn"
    assert (pixels[1200:1300, 120:420] > 240).all(), "the note is not drawn"


def test_text_that_was_not_read_is_not_shown(tmp_path: Path, gate: Deidentifier) -> None:
    def draw(canvas: Canvas) -> None:
        letter(*PROSE)(canvas)
        canvas.translate(300, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 40)
        canvas.drawString(0, 0, "Fenna Oosterbaan")

    made = Made(drawn(tmp_path / "a.pdf", draw), gate)

    assert "Oosterbaan" not in made.converted.text
    assert (unpacked(made.page.picture)[400:] > 200).all()


def test_letters_behind_a_picture_give_no_picture_of_the_page(tmp_path: Path, gate: Deidentifier) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.new("RGB", (60, 80), (240, 240, 230)), 0, 0, *A4)
        text = canvas.beginText(60, 770)
        text.setTextRenderMode(3)
        for line in PROSE * 6:
            text.textLine(line)
        canvas.drawText(text)

    made = Made(drawn(tmp_path / "a.pdf", draw), gate)

    assert (made.page.picture, made.page.reason) == (b"", UNSEEN)


def test_of_a_case_nothing_outside_its_text_is_shown(tmp_path: Path, gate: Deidentifier) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.drawString(60, 815, "Jeugdteam Zandwijk, locatie de Vuurtoren")
            letter(*PROSE, f"Dit is bladzijde {number} van de les over het vaste gezicht.")(canvas)

        return draw

    made = Made(drawn(tmp_path / "a.pdf", *map(page, range(1, 6))), gate, "casus")

    pixels = unpacked(made.pictures.pages[0].picture)[35:65, 120:500]
    assert (pixels.max(axis=2) < 60).mean() > 0.6


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_on_a_turned_and_cropped_page_words_lie_where_they_stand_and_a_line_with_a_name_is_one_bar(
    tmp_path: Path, gate: Deidentifier, turned: int
) -> None:
    path = drawn(tmp_path / "a.pdf", letter(*PROSE, "", CONTACT))
    document = pdfium.PdfDocument(path)
    document[0].set_rotation(turned)
    document[0].set_cropbox(20, 20, 580, 830)
    document.save(tmp_path / "b.pdf")
    document.close()

    made = Made(tmp_path / "b.pdf", gate)

    assert made.page.picture and made.page.reason == ""
    assert made.words() == " ".join(PROSE).split()
    assert all(0.05 < ink_at(made.page, word) < 0.3 for word in made.page.words)
    assert (unpacked(made.page.picture).max(axis=2) < 60).mean() > 0.015


# --- room on the line -----------------------------------------------------------------------------------


def line_of(*parts: tuple[int, int, int]) -> list[Piece]:
    """(left, right, cover) → pieces of one line; each shown one is a word."""
    return [
        Piece((left, 20, right, 40), cover, () if cover >= 0 else ((left, left + 1, (left, 20, right, 40)),))
        for left, right, cover in parts
    ]


def canvas_of(pieces: Sequence[Piece], width: int = 600) -> np.ndarray:
    picture = np.full((60, width, 3), 255, np.uint8)
    for piece in pieces:
        picture[20:40, piece.box[0] : piece.box[2] : 2] = 0
    return picture


def test_what_follows_a_box_moves_to_make_room_for_its_full_width() -> None:
    pieces = line_of((10, 60, -1), (70, 115, 0), (122, 160, -1))
    picture = canvas_of(pieces)

    _, cover, after = hide(picture, pieces, ["naam"])

    assert (cover.box[0], cover.box[2] - cover.box[0]) == (68, 80)
    assert after.box[0] > cover.box[2] and after.box[2] - after.box[0] == 38
    assert (picture[20:40, after.box[0] : after.box[2] : 2] == 0).all()


def test_behind_a_wide_gap_nothing_moves() -> None:
    pieces = line_of((10, 60, 0), (300, 360, -1))
    picture = canvas_of(pieces)

    _, after = hide(picture, pieces, ["naam"])

    assert after.box == (300, 20, 360, 40)


def test_without_room_a_box_takes_in_the_words_it_touches() -> None:
    pieces = line_of((10, 55, 0), (60, 120, -1), (130, 190, -1))
    picture = canvas_of(pieces, width=195)

    shown = [word for piece in hide(picture, pieces, ["naam"]) for word in piece.words]

    assert (picture[25:35, 10:120].max(axis=2) < 256).all()
    assert [start for start, *_ in shown] == [130]


# --- the second reading ----------------------------------------------------------------------------------


def test_a_character_that_still_stands_is_seen_by_the_second_reading() -> None:
    before = np.full((60, 200, 3), 255, np.uint8)
    before[20:40, 50:70:3] = 0
    hidden = [Hidden(((50, 20, 70, 40),), ())]

    assert still_seen(before, before, hidden)
    wiped = before.copy()
    wiped[20:40, 50:70] = 255
    assert not still_seen(before, wiped, hidden)


def test_a_cover_with_a_hole_is_seen_by_the_second_reading() -> None:
    before = np.full((60, 200, 3), 255, np.uint8)
    after = before.copy()
    pieces = [Piece((50, 20, 90, 40), 0)]
    [cover] = hide(after, pieces, ["naam"])
    hidden = [Hidden(((50, 20, 90, 40),), ((cover.box, "naam"),))]

    assert not still_seen(before, after, hidden)
    after[22:38, 52:80] = 255
    assert still_seen(before, after, hidden)


def test_a_text_layer_that_changed_meanwhile_gives_no_picture(tmp_path: Path, gate: Deidentifier) -> None:
    path = drawn(tmp_path / "a.pdf", letter(*PROSE, CONTACT))
    converted = convert(source_of(path, path.name, "k", Limits()))
    repaired = repair(converted)
    safe = gate.deidentify(Described(repaired, Metadata()), "openbaar")
    drawn(path, letter("Een heel andere brief.", *PROSE, CONTACT))

    pictures = make_pictures(converted, repaired, safe, lambda text: gate.findings(text, "openbaar"))

    assert pictures is not None
    assert [(page.picture, page.reason) for page in pictures.pages] == [(b"", DOUBT)]


def test_a_page_that_cannot_be_drawn_costs_itself_and_not_the_others(
    tmp_path: Path, gate: Deidentifier, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = draw

    def breaks_once(*given: Any) -> Any:
        monkeypatch.setattr("ingest.pictures.page.draw", real)
        raise ValueError("kapot")

    monkeypatch.setattr("ingest.pictures.page.draw", breaks_once)
    made = Made(drawn(tmp_path / "a.pdf", letter(*PROSE), letter(*PROSE, CONTACT)), gate)

    assert [page.reason for page in made.pictures.pages] == [DOUBT, ""]
    assert made.pictures.pages[1].picture


def test_a_book_gets_no_pictures_and_says_why(tmp_path: Path, gate: Deidentifier) -> None:
    path = drawn(tmp_path / "a.pdf", *[letter("Een bladzijde.")] * (MOST_PAGES + 1))
    made = Made(path, gate)
    assert not made.page.picture
    assert "meer dan 300" in made.page.reason


# --- scans ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(not ocr.available(), reason="Tesseract met Nederlands ontbreekt")
def test_of_a_scan_only_words_that_were_read_are_shown(tmp_path: Path, gate: Deidentifier) -> None:
    path = drawn(tmp_path / "a.pdf", letter(*PROSE * 4, "", CONTACT))
    page = pdfium.PdfDocument(path)[0]
    scan = page.render(scale=200 / 72).to_pil().convert("RGB")
    signature = np.array(scan)
    # A pen stroke that is no word.
    for x in range(400):
        y = 1500 + int(60 * np.sin(x / 30))
        signature[y : y + 8, 200 + x] = (20, 20, 120)

    def draw(canvas: Canvas) -> None:
        canvas.drawInlineImage(Image.fromarray(signature), 0, 0, *A4)

    made = Made(drawn(tmp_path / "b.pdf", draw), gate)

    assert made.converted.from_ocr and made.page.picture
    assert ink_at(made.page, made.box_of("[telefoon]")) > 0.8
    pixels = unpacked(made.page.picture)
    assert (pixels[1000:1200] > 200).all(), "the pen stroke is not shown"
    read = read_again(made.page)
    assert "proeftuin" in read
    assert "Oosterbaan" not in read and "12345678" not in read


@pytest.mark.skipif(not ocr.available(), reason="Tesseract met Nederlands ontbreekt")
def test_tesseract_reads_the_text_and_no_name_from_a_shielded_page(tmp_path: Path, gate: Deidentifier) -> None:
    made = Made(drawn(tmp_path / "a.pdf", letter(*PROSE, "", CONTACT)), gate)
    read = read_again(made.page)
    assert "vast gezicht" in read and "ochtend" in read
    assert "Oosterbaan" not in read and "Fenna" not in read and "12345678" not in read


def read_again(page: SafePage) -> str:
    file = io.BytesIO()
    Image.open(io.BytesIO(page.picture)).convert("L").resize((page.width * 2, page.height * 2)).save(
        file, "PNG"
    )
    table = ocr._tesseract(file.getvalue(), 60)
    return " ".join(row.split("\t")[11] for row in table.splitlines()[1:] if row.count("\t") >= 11)


# --- packing, keeping, downloading --------------------------------------------------------------------


def test_a_heavy_page_is_packed_in_fewer_colours_or_not_at_all() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (1684, 1191, 1), np.uint8).repeat(3, axis=2)
    assert packed(noise) is None
    plain = np.full((1684, 1191, 3), 255, np.uint8)
    plain[100:1500:7, 100:1000:3] = 30
    png = packed(plain)
    assert png is not None and len(png) <= MOST_BYTES
    assert np.abs(unpacked(png).astype(int) - plain).max() <= 20


TEXT = "Bel [persoon 1] over Güneş en ≥ 3."


def pictures_of(text: str = TEXT) -> SafePictures:
    picture = packed(np.full((400, 300, 3), 255, np.uint8)) or b""
    spots = [(0, 3), (4, 15), (16, 20), (21, 26), (27, 29), (30, 31), (32, 34)]
    words = tuple(SafeWord(a, b, 10 + 40 * n, 20, 36, 18) for n, (a, b) in enumerate(spots))
    return SafePictures(
        text_digest(text),
        (SafePage(1, 300, 400, picture, words), SafePage(2, reason="Niet gelezen.")),
    )


def test_the_download_holds_the_safe_text_and_no_metadata() -> None:
    content = picture_pdf(pictures_of().pages, TEXT)

    read = PdfReader(io.BytesIO(content), strict=True)
    assert len(read.pages) == 1
    assert read.metadata is None
    assert read.pages[0].extract_text().split() == TEXT.split()
    again = pdfium.PdfDocument(content)
    assert again[0].get_textpage().get_text_range().split() == TEXT.split()
    assert again[0].render(scale=1).to_numpy().min() > 240, "the text is unseen"


def test_the_download_shows_the_picture_as_it_is(tmp_path: Path, gate: Deidentifier) -> None:
    made = Made(drawn(tmp_path / "a.pdf", letter(*PROSE, "", CONTACT)), gate)
    content = picture_pdf(made.pictures.pages, made.safe.text)

    shown = pdfium.PdfDocument(content)[0].render(scale=2).to_numpy()[:1684, :1191]
    assert np.abs(shown.astype(int) - unpacked(made.page.picture)).mean() < 1


def test_pictures_are_kept_privately_and_given_for_their_own_text_only(tmp_path: Path) -> None:
    store = Pictures(tmp_path / "beelden")
    made = pictures_of()
    store.put(ID, made, TEXT)

    assert store.picture(ID, TEXT, 1) == made.pages[0].picture
    assert store.words(ID, TEXT, 1) == made.pages[0].words
    sight = store.sight(ID, TEXT)
    assert sight is not None and sight.download_bytes == len(store.pdf(ID, TEXT))
    assert [(page.seen, page.reason) for page in sight.pages] == [(True, ""), (False, "Niet gelezen.")]
    assert store.sight(ID, "een andere tekst") is None
    with pytest.raises(NotFound):
        store.picture(ID, "een andere tekst", 1)
    with pytest.raises(NotFound):
        store.picture(ID, TEXT, 2)
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "beelden").rglob("*") if path.is_file()} == {
        0o600
    }


def test_another_shielding_takes_the_place_of_the_old_pictures(tmp_path: Path) -> None:
    store = Pictures(tmp_path / "beelden")
    store.put(ID, pictures_of(), TEXT)
    other = TEXT.replace("over", "voor")
    store.put(ID, pictures_of(other), other)
    assert store.sight(ID, TEXT) is None
    assert store.sight(ID, other) is not None
    store.forget(ID)
    assert list((tmp_path / "beelden").iterdir()) == []


def test_what_belongs_to_no_document_is_removed(tmp_path: Path) -> None:
    store = Pictures(tmp_path / "beelden")
    store.put(ID, pictures_of(), TEXT)
    store.keep_only({ID})
    assert store.sight(ID, TEXT) is not None
    store.keep_only(set())
    assert store.sight(ID, TEXT) is None


@pytest.mark.parametrize("identity", ["..", "../../etc", "x" * 36])
def test_only_an_id_leads_to_a_folder(tmp_path: Path, identity: str) -> None:
    with pytest.raises(NotFound):
        Pictures(tmp_path).picture(identity, TEXT, 1)
