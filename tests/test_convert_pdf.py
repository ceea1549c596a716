"""PDF files: lines by their place on the page, pages without text by their picture."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from index.errors import ConversionError
from index.model import Converted
from ingest.convert import ocr
from ingest.convert.builder import LINE_BREAK
from ingest.convert.readable import is_readable
from ingest.repair import repair
from tests.papers import At, column, pdf, read, scan, source

BODY = [
    "De gemeente werkt in de proeftuin samen met het wijkteam, met Veilig Thuis en met",
    "de Raad voor de Kinderbescherming. Professionals onderzoeken met ervaringsdeskun-",
    "digen wat de beste weg is voor het gezin, en delen wat zij daarvan leren.",
]


def text_of(folder: Path, *pages: list[At]) -> str:
    return repair(read(folder, "brief.pdf", pdf(pages))).text


def test_lines_of_a_paragraph_become_whole_sentences(tmp_path: Path) -> None:
    assert text_of(tmp_path, column(BODY)) == (
        "De gemeente werkt in de proeftuin samen met het wijkteam, met Veilig Thuis en met de Raad voor"
        " de Kinderbescherming. Professionals onderzoeken met ervaringsdeskundigen wat de beste weg is"
        " voor het gezin, en delen wat zij daarvan leren."
    )


def test_a_gap_between_lines_parts_paragraphs(tmp_path: Path) -> None:
    assert text_of(tmp_path, column([*BODY, "", "Een tweede alinea."])).split("\n\n")[1:] == [
        "Een tweede alinea."
    ]


def test_short_lines_of_an_address_stay_lines(tmp_path: Path) -> None:
    lines = ["Aan de leden van de raad", "Stadhuisplein 1", "1234 AB Stad", "", *BODY]
    assert text_of(tmp_path, column(lines)).startswith(
        "Aan de leden van de raad\nStadhuisplein 1\n1234 AB Stad\n\nDe"
    )


def test_larger_and_bold_lines_are_headings_in_order_of_size(tmp_path: Path) -> None:
    page = [
        At(70, 780, "Plan van aanpak", 20),
        *column(BODY, top=740),
        At(70, 680, "Aanleiding", 11, bold=True),
        *column(BODY, top=660),
        At(70, 600, "Doel van het plan", 14),
        *column(BODY, top=570),
    ]
    converted = read(tmp_path, "brief.pdf", pdf([page]))
    assert [(heading.level, converted.text[heading.start : heading.end]) for heading in converted.headings] == [
        (1, "Plan van aanpak"),
        (3, "Aanleiding"),
        (2, "Doel van het plan"),
    ]


def test_a_bold_word_at_the_start_of_a_line_makes_no_heading(tmp_path: Path) -> None:
    page = [
        At(70, 760, "Besluit:", bold=True),
        At(125, 760, "het wetsvoorstel wordt behandeld"),
        *column(BODY, top=730),
    ]
    converted = read(tmp_path, "brief.pdf", pdf([page]))
    assert converted.headings == ()
    assert converted.text.startswith("Besluit: het wetsvoorstel wordt behandeld")


def test_a_small_raised_number_is_the_mark_of_a_footnote(tmp_path: Path) -> None:
    page = [
        At(70, 760, "In de Kamerbrief van 24 april 2024"),
        At(239, 764, "1", 6),
        At(246, 760, "is te lezen dat het werkt."),
        *column(BODY, top=730),
        At(70, 100, "1", 6),
        At(75, 97, "Tweede Kamer, 31 839, nr. 1018", 9),
    ]
    text = text_of(tmp_path, page)
    assert text.startswith("In de Kamerbrief van 24 april 2024 ¹ is te lezen dat het werkt.")
    assert text.endswith("¹ Tweede Kamer, 31 839, nr. 1018")


def test_a_sign_of_a_larger_font_raises_no_digits(tmp_path: Path) -> None:
    page = [
        At(70, 760, "hiervoor"),
        At(118, 757, "€", 18),
        At(134, 760, "96.000 per jaar."),
        *column(BODY, top=730),
    ]
    assert text_of(tmp_path, page).startswith("hiervoor € 96.000 per jaar.")


def test_what_stands_above_is_read_before_what_was_drawn_first(tmp_path: Path) -> None:
    page = [
        *column(BODY, top=500),
        At(70, 760, "Aan de raad van de gemeente"),
        At(70, 740, "Datum: 9 maart 2023"),
    ]
    assert text_of(tmp_path, page).startswith("Aan de raad")


def test_columns_beside_each_other_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = [f"links regel {n} van de kolom" for n in range(8)]
    right = [f"rechts regel {n} van de kolom" for n in range(8)]
    words = text_of(tmp_path, [*column(left), *column(right, x=330)])
    assert words.index("links regel 7") < words.index("rechts regel 0")


def test_a_note_in_the_margin_does_not_break_a_sentence(tmp_path: Path) -> None:
    body = column(BODY)
    page = [body[0], At(500, 757, "1400405", 7), *body[1:]]
    assert "en met de Raad voor de Kinderbescherming" in text_of(tmp_path, page)


def turned(content: bytes, degrees: int) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    for page in writer.pages:
        page.add_transformation(pypdf.Transformation().rotate(degrees).translate(300, 300))
        page.rotate(degrees)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_meant(tmp_path: Path, degrees: int) -> None:
    assert repair(read(tmp_path, "brief.pdf", turned(pdf([column(BODY)]), degrees))).text == text_of(
        tmp_path, column(BODY)
    )


def test_text_up_the_side_comes_last_and_a_watermark_is_left_out(tmp_path: Path) -> None:
    made = io.BytesIO()
    canvas = Canvas(made)
    for angle, text in ((90, "Kenmerk 1400405"), (45, "CONCEPT")):
        canvas.saveState()
        canvas.translate(300, 300)
        canvas.rotate(angle)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    for line in column(BODY):
        canvas.drawString(line.x, line.y, line.text)
    canvas.showPage()
    canvas.save()
    text = repair(read(tmp_path, "brief.pdf", made.getvalue())).text
    assert text.endswith("en delen wat zij daarvan leren.\n\nKenmerk 1400405")


def test_headers_and_page_numbers_are_lifted_out_of_the_sentence_they_cut(tmp_path: Path) -> None:
    themes = ("veiligheid", "onderzoek", "samenwerking", "rechtsbescherming")
    pages = [
        [
            At(70, 810, "Gemeente Stad"),
            *column([f"Over {theme} zegt het plan dat de professionals van het wijkteam en van de"], top=760),
            At(280, 30, f"{number} / 4"),
        ]
        for number, theme in enumerate(themes, 1)
    ]
    pages[1].insert(1, At(70, 775, "andere organisaties samen leren."))
    result = repair(read(tmp_path, "brief.pdf", pdf(pages)))
    assert "Gemeente Stad" not in result.text
    assert "/ 4" not in result.text
    assert result.furniture == ("Gemeente Stad", "1 / 4")
    assert len(result.pages) == 4
    assert "van het wijkteam en van de andere organisaties samen leren.\n\nOver onderzoek" in result.text
    assert result.text[result.pages[1].start :].startswith("andere organisaties")


def test_properties_hold_title_author_and_date(tmp_path: Path) -> None:
    properties = read(
        tmp_path, "brief.pdf", pdf([column(BODY)], {"title": "Brief", "author": "Griffie"})
    ).properties
    assert properties["title"] == "Brief"
    assert properties["author"] == "Griffie"
    assert len(properties["date"]) == 10


def test_three_hundred_pages_are_read(tmp_path: Path) -> None:
    pages = [column([f"Dit is bladzijde {n} van een lang rapport over de proeftuin."]) for n in range(300)]
    converted = read(tmp_path, "rapport.pdf", pdf(pages))
    assert len(converted.pages) == 300
    assert "bladzijde 299" in converted.text[converted.pages[299].start :]


# --- files that cannot be read --------------------------------------------------------------------


def encrypted(password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([column(BODY)])))
    writer.encrypt(user_password=password, owner_password="eigenaar", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="beveiligd met een wachtwoord"):
        read(tmp_path, "geheim.pdf", encrypted("geheim"))


def test_a_file_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    assert "proeftuin" in read(tmp_path, "brief.pdf", encrypted("")).text


@pytest.mark.parametrize("content", [b"%PDF-1.7\nrommel", pdf([column(BODY)])[:400]])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConversionError, match="het PDF-bestand is beschadigd"):
        read(tmp_path, "stuk.pdf", content)


def test_a_file_without_pages_is_said_to_have_none(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    made = io.BytesIO()
    writer.write(made)
    with pytest.raises(ConversionError, match="0 pagina's"):
        read(tmp_path, "leeg.pdf", made.getvalue())


def test_pages_with_nothing_on_them_hold_no_text(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="geen tekst"):
        read(tmp_path, "wit.pdf", pdf([[], []]))


# --- scans ----------------------------------------------------------------------------------------

SCANNED = [
    "De gemeente werkt in de proeftuin samen met het wijkteam en",
    "met de Raad voor de Kinderbescherming aan de veiligheid.",
]


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.usefixtures("without_tesseract")
def test_a_scan_without_tesseract_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(ConversionError) as error:
        read(tmp_path, "scan.pdf", scan([column(SCANNED, size=14)]))
    assert str(error.value) == "scan zonder tekstlaag; installeer tesseract-ocr-nld"


@pytest.mark.usefixtures("without_tesseract")
def test_one_scanned_page_among_pages_with_text_does_not_lose_those(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    for content in (pdf([column(BODY)]), pdf([column(BODY)]), scan([column(SCANNED, size=14)])):
        writer.append(io.BytesIO(content))
    made = io.BytesIO()
    writer.write(made)
    converted = read(tmp_path, "bundel.pdf", made.getvalue())
    assert len(converted.pages) == 3
    assert converted.text.count("Veilig Thuis") == 2
    assert converted.properties["unread_pages"] == "3"
    assert not converted.from_ocr


@pytest.mark.skipif(
    not ocr.available(), reason="tesseract with Dutch data is not installed (tesseract-ocr-nld)"
)
def test_a_scan_is_read_with_tesseract(tmp_path: Path) -> None:
    converted = read(tmp_path, "scan.pdf", scan([column(SCANNED, size=14)]))
    assert converted.from_ocr
    assert "de Raad voor de Kinderbescherming" in repair(converted).text
    assert converted.pages[0].number == 1


@pytest.mark.skipif(
    not ocr.available(), reason="tesseract with Dutch data is not installed (tesseract-ocr-nld)"
)
def test_a_scan_that_takes_too_long_ends_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "Budget", lambda: _Spent(page_seconds=0.01))
    with pytest.raises(ConversionError, match="duurde langer dan"):
        read(tmp_path, "scan.pdf", scan([column(SCANNED, size=14)]))


class _Spent(ocr.Budget):
    pass


def test_a_document_may_ask_only_so_much_reading() -> None:
    with pytest.raises(ConversionError, match="splits het bestand"):
        ocr.Budget(pages=0).take()
    with pytest.raises(ConversionError, match="splits het bestand"):
        ocr.Budget(seconds=0).take()


def test_words_of_which_tesseract_is_unsure_are_left_out() -> None:
    head = "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n"
    rows = "5\t1\t1\t1\t1\t1\t100\t50\t80\t20\t96\tDe\n5\t1\t1\t1\t1\t2\t190\t50\t90\t20\t12\t~#\n"
    rows += "5\t1\t1\t1\t2\t1\t100\t80\t80\t20\t90\te\n5\t1\t1\t1\t2\t2\t190\t80\t90\t20\t90\tVoorstel\n"
    lines, words = ocr._lines(head + rows, 1.0, 1000)
    assert [line.text for line in lines] == ["De", "• Voorstel"]
    assert [list(line.glyphs) for line in lines]
    assert len(words) == 3


@pytest.mark.usefixtures("without_tesseract")
def test_a_text_layer_of_nonsense_is_not_believed(tmp_path: Path) -> None:
    nonsense = [". 4 >?@ABCDEDF?GHABDABI/03J 4 : 2. K 3 ;L2. .</035M +.. 45 '5 59= 5+ 5 92"] * 20
    with pytest.raises(ConversionError, match="de tekstlaag is onbruikbaar; installeer tesseract-ocr-nld"):
        read(tmp_path, "raar.pdf", pdf([column(nonsense, size=8)]))


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        (" ".join(BODY) * 3, True),
        ("Jan Jansen 1.200 Piet Pietersen 3.400 Kees Keesen 5.600 " * 20, True),
        ("1.200 3.400 5.600 2023 2024 " * 40, True),
        ("Gh jhphhqwh zhunw lq gh surhiwxlq vdphq phw khw zlmnwhdp " * 10, False),
        ("\ue001\ue002\ue003\ue004 \ue005\ue006" * 40, False),
        ("kort", True),
        ("Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. " * 8, True),
        ("Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. " * 12, True),
        ("يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. " * 12, True),
    ],
)
def test_readable_text_is_told_from_what_broken_fonts_give(text: str, readable: bool) -> None:
    assert is_readable(text) is readable


# --- the real papers ------------------------------------------------------------------------------

NATIVE = Path(__file__).resolve().parents[1].parent / "shared" / "documents" / "native"


@pytest.mark.skipif(not NATIVE.is_dir(), reason="../shared is absent")
@pytest.mark.usefixtures("without_tesseract")
def test_every_real_pdf_with_a_text_layer_is_read_and_every_scan_says_so(tmp_path: Path) -> None:
    read_well, scans = 0, 0
    for path in sorted(NATIVE.glob("*.pdf")):
        try:
            converted = read(tmp_path, path.name, path.read_bytes())
        except ConversionError as error:
            assert "scan zonder tekstlaag" in str(error), path.name
            scans += 1
        else:
            read_well += len(converted.text) > 300
    assert (read_well, scans) == (38, 16)


def test_reading_a_pdf_does_not_load_haystack() -> None:
    code = "import sys, ingest.convert.pdf; sys.exit('haystack' in sys.modules or 'torch' in sys.modules)"
    done: Any = subprocess.run([sys.executable, "-c", code], env={**os.environ}, check=False)
    assert done.returncode == 0


def test_line_breaks_that_stay_are_marked_as_such(tmp_path: Path) -> None:
    converted: Converted = read(tmp_path, "brief.pdf", pdf([column(["Postbus 1", "Stad", "", *BODY])]))
    assert converted.lines_known
    assert converted.text.startswith(f"Postbus 1{LINE_BREAK}Stad\n\n")
    assert source(tmp_path, "x.pdf", pdf([column(BODY)])).media_type == "application/pdf"
