"""Plain text and Markdown: encodings, pages, headings, markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConversionError
from ingest.convert.markdown import plain as without_markup
from ingest.convert.text import decode, pages_of
from tests.papers import read

LETTER = "De cliënten zijn geïnformeerd over één overleg; de coördinator belde ’s avonds."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    assert decode(LETTER.encode(encoding)) == LETTER


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["Dit is één.", "cliënt", "De raad vergadert. " * 50 + "geïnformeerd", "Zo'n idee"]
)
def test_one_letter_with_a_mark_is_enough_to_tell_the_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["’s-Gravenhage", "€ 800.000", "café’s", "‘hoe ziet het eruit?’ – 2024"])
def test_signs_of_windows_are_read_as_such(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_a_stray_byte_in_utf8_is_read_as_windows_wrote_it() -> None:
    assert decode("één cliënt ".encode() + "geïnformeerd".encode("cp1252")) == "één cliënt geïnformeerd"


def test_line_ends_of_all_systems_become_one() -> None:
    assert decode(b"een\r\ntwee\rdrie\nvier") == "een\ntwee\ndrie\nvier"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(ConversionError, match="geen leesbare tekst"):
        decode(bytes(range(256)) * 4)


def test_letters_that_are_no_words_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConversionError, match="geen leesbare tekst"):
        read(tmp_path, "raar.txt", "Gh jhphhqwh zhunw lq gh surhiwxlq vdphq phw khw zlmnwhdp. " * 20)


def test_a_form_feed_or_four_blank_lines_end_a_page() -> None:
    assert [page.number for page in pages_of("een\ftwee\n\n\n\n\ndrie\n\nnog drie")] == [1, 2, 3]


def test_blank_lines_at_the_ends_of_a_text_make_no_pages() -> None:
    assert len(pages_of("\n\n\n\n\n\neen\n\n\n\n\n\n")) == 1


def test_pages_cover_the_text(tmp_path: Path) -> None:
    converted = read(tmp_path, "brief.txt", "een\ftwee\fdrie")
    assert [converted.text[page.start : page.end].strip("\f") for page in converted.pages] == [
        "een",
        "twee",
        "drie",
    ]


# --- Markdown -------------------------------------------------------------------------------------


def headings(folder: Path, text: str) -> list[tuple[int, str]]:
    converted = read(folder, "stuk.md", text)
    return [(heading.level, converted.text[heading.start : heading.end]) for heading in converted.headings]


def test_headings_are_known_by_their_marks(tmp_path: Path) -> None:
    text = "# Plan\n\nTekst.\n\n## 1. Doel ##\nTekst.\n\nOnderstreept\n============\n\nTekst.\n\nOok\n---\n"
    assert headings(tmp_path, text) == [(1, "Plan"), (2, "1. Doel"), (1, "Onderstreept"), (2, "Ook")]


def test_a_heading_without_a_space_counts_as_publications_write_it(tmp_path: Path) -> None:
    assert headings(tmp_path, "##Besluit van 16 december\n\nWij Beatrix\n\n####Artikel 1\n") == [
        (2, "Besluit van 16 december"),
        (4, "Artikel 1"),
    ]


def test_a_number_alone_is_completed_by_the_title_below_it(tmp_path: Path) -> None:
    text = "###Artikel 1\n\n####Doel\n\nTekst.\n\n### 2.1\n\nTekst.\n\n####Los\n"
    assert headings(tmp_path, text) == [(3, "Artikel 1 Doel"), (3, "2.1"), (4, "Los")]


def test_an_underline_of_the_same_length_counts_over_a_blank_line(tmp_path: Path) -> None:
    assert headings(tmp_path, "Toelichting\n\n-----------\n\nTekst.\n") == [(2, "Toelichting")]


def test_a_rule_between_paragraphs_makes_no_heading(tmp_path: Path) -> None:
    assert headings(tmp_path, "Een alinea met een zin.\n\n---\n\nEen andere alinea.\n") == []


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("Zie **de brief** van *het college*.", "Zie de brief van het college."),
        ("Zie [de brief](https://example.org/a_b) van 2024.", "Zie de brief van 2024."),
        ("![Kaart van de regio](kaart.png)", "Kaart van de regio"),
        ("Bed \\& breakfast &amp; meer", "Bed & breakfast & meer"),
        ("3 * 4 * 5 en naam_van_bestand", "3 * 4 * 5 en naam_van_bestand"),
        ('<span id="p"></span>**Titel**<br>regel', "Titel regel"),
        ("`code` en ~~door~~", "code en ~~door~~"),
    ],
)
def test_markup_goes_and_words_stay(marked: str, bare: str) -> None:
    assert without_markup(marked) == bare


def test_tables_quotes_lists_and_code_keep_their_text(tmp_path: Path) -> None:
    table = "| Jaar | Bedrag |\n| --- | ---: |\n| 2024 | € 5 |\n\n"
    text = table + "> citaat\n\n* een\n+ twee\n\n```\n# geen kop\n```\n"
    converted = read(tmp_path, "stuk.md", text)
    assert " ".join(converted.text.split()) == "Jaar | Bedrag 2024 | € 5 citaat - een - twee # geen kop"
    assert converted.headings == ()


def test_front_matter_becomes_properties(tmp_path: Path) -> None:
    converted = read(tmp_path, "les.md", '---\ntitle: "Vast gezicht"\ndate: 2024-03-01\n---\n\n# Les\n')
    assert converted.properties == {"title": "Vast gezicht", "date": "2024-03-01"}
    assert converted.text.strip() == "Les"
