"""OpenDocument texts: the text as a reader sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConversionError
from ingest.convert.builder import LINE_BREAK
from tests.papers import odt, read


def paragraphs(folder: Path, body: str, styles: str = "") -> list[str]:
    return read(folder, "brief.odt", odt(body, styles)).text.strip().replace(LINE_BREAK, "\n").split("\n\n")


def test_headings_and_paragraphs_are_read_in_order(tmp_path: Path) -> None:
    body = '<text:h text:outline-level="2">Doel</text:h>'
    body += "<text:p>De <text:span>raad</text:span><text:s/>stemt.</text:p>"
    converted = read(tmp_path, "brief.odt", odt(body))
    assert converted.text.split("\n\n")[:2] == ["Doel", "De raad stemt."]
    assert [(heading.level, converted.text[heading.start : heading.end]) for heading in converted.headings] == [
        (2, "Doel")
    ]


def test_lists_are_numbered_when_their_style_counts(tmp_path: Path) -> None:
    styles = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'
    items = "".join(f"<text:list-item><text:p>{word}</text:p></text:list-item>" for word in ("een", "twee"))
    body = f'<text:list text:style-name="L1">{items}</text:list><text:list>{items}</text:list>'
    assert paragraphs(tmp_path, body, styles) == ["1. een\n2. twee", "- een\n- twee"]


def test_tables_become_rows(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    assert paragraphs(tmp_path, f"<table:table>{row('Jaar', 'Bedrag')}{row('2024', '€ 5')}</table:table>") == [
        "Jaar | Bedrag\n2024 | € 5"
    ]


def test_notes_leave_their_mark_and_follow_the_paragraph(tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Kamerstuk 31 839.</text:p></text:note-body></text:note>"
    )
    assert paragraphs(tmp_path, f"<text:p>De brief{note} is er.</text:p>") == [
        "De brief¹ is er.",
        "¹ Kamerstuk 31 839.",
    ]


def test_deletions_comments_and_hidden_text_are_left_out(tmp_path: Path) -> None:
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
        "<text:p>Blijft<office:annotation><text:p>opmerking</text:p></office:annotation>"
        '<text:span text:style-name="T1"> stiekem</text:span>.</text:p>'
    )
    assert paragraphs(tmp_path, body, styles) == ["Blijft."]


def test_soft_page_breaks_make_pages(tmp_path: Path) -> None:
    body = "<text:p>Een.</text:p><text:soft-page-break/><text:p>Twee.</text:p>"
    converted = read(tmp_path, "brief.odt", odt(body))
    assert [converted.text[page.start : page.end].strip() for page in converted.pages] == ["Een.", "Twee."]


def test_text_boxes_and_line_breaks_are_text(tmp_path: Path) -> None:
    body = (
        "<text:p>Postbus 1<text:line-break/>Stad<draw:frame><draw:text-box><text:p>In een kader.</text:p>"
        "</draw:text-box></draw:frame></text:p>"
    )
    assert paragraphs(tmp_path, body) == ["Postbus 1\nStad", "In een kader."]


def test_what_the_file_says_of_itself_becomes_properties(tmp_path: Path) -> None:
    converted = read(tmp_path, "brief.odt", odt("<text:p>Tekst.</text:p>", meta="<dc:title>Brief</dc:title>"))
    assert converted.properties == {"title": "Brief"}


def test_a_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    locked = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    with pytest.raises(ConversionError, match="wachtwoord"):
        read(tmp_path, "brief.odt", odt("<text:p>x</text:p>", manifest=locked))
