"""Word files: the text as a reader sees it."""

from __future__ import annotations

from pathlib import Path

from ingest.convert.builder import LINE_BREAK
from tests.papers import archive, docx, paragraph, read


def paragraphs(folder: Path, body: str, parts: dict[str, str] | None = None) -> list[str]:
    return read(folder, "brief.docx", docx(body, parts)).text.strip().replace(LINE_BREAK, "\n").split("\n\n")


def headings(folder: Path, body: str, parts: dict[str, str] | None = None) -> list[tuple[int, str]]:
    converted = read(folder, "brief.docx", docx(body, parts))
    return [(heading.level, converted.text[heading.start : heading.end]) for heading in converted.headings]


def test_headings_follow_the_styles(tmp_path: Path) -> None:
    body = paragraph("Plan", "Kop1") + paragraph("Tekst.") + paragraph("Doel", "Kop2") + paragraph("Meer.")
    assert headings(tmp_path, body) == [(1, "Plan"), (2, "Doel")]


def test_a_short_bold_paragraph_is_a_heading_and_a_bold_sentence_is_not(tmp_path: Path) -> None:
    body = paragraph("Aanleiding", run="<w:b/>") + paragraph("Dit is van belang.", run="<w:b/>")
    assert [text for _, text in headings(tmp_path, body)] == ["Aanleiding"]


def test_deletions_comments_and_hidden_text_are_left_out_and_insertions_stay(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>De raad </w:t></w:r><w:del><w:r><w:delText>verwerpt</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>aanvaardt</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> stiekem</w:t></w:r>"
        "<w:moveFrom><w:r><w:t> oud</w:t></w:r></w:moveFrom>"
        "<w:r><w:commentReference/><w:t> het plan.</w:t></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["De raad aanvaardt het plan."]


def test_field_codes_go_and_what_they_show_stays(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText></w:r>'
        "<w:r><w:t>zie hoofdstuk 2</w:t></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["zie hoofdstuk 2"]


def test_tables_become_rows_and_merged_cells_are_not_repeated(tmp_path: Path) -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    merged = cell("2024", "<w:vMerge/>")
    rows = [
        cell("Jaar") + cell("Bedrag"),
        cell("2024", '<w:vMerge w:val="restart"/>') + cell("€ 5"),
        merged + cell("€ 6"),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert paragraphs(tmp_path, body) == ["Jaar | Bedrag\n2024 | € 5\n€ 6"]


def test_a_table_of_one_column_serves_the_layout(tmp_path: Path) -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('Plan', 'Kop1')}{paragraph('Tekst.')}</w:tc></w:tr></w:tbl>"
    assert paragraphs(tmp_path, body) == ["Plan", "Tekst."]


def test_footnotes_leave_their_mark_and_follow_the_paragraph(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t>De brief</w:t><w:footnoteReference w:id="7"/><w:t> is er.</w:t></w:r></w:p>'
        + paragraph("Slot.")
    )
    note = paragraph("Kamerstuk 31 839.")
    notes = f'<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="7">{note}</w:footnote>'
    assert paragraphs(tmp_path, body, {"footnotes": notes}) == [
        "De brief¹ is er.",
        "¹ Kamerstuk 31 839.",
        "Slot.",
    ]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In het kader.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Tekst.</w:t></w:r><w:r><mc:AlternateContent"
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["Tekst.", "In het kader."]


NUMBERING = """
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop1"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop2"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
"""  # noqa: E501


def test_numbers_that_word_shows_are_written(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for n in (1, 2)
    )
    titles = [("Plan", 1), ("Doel", 2), ("Middel", 2), ("Slot", 1), ("Datum", 2)]
    body = "".join(paragraph(text, f"Kop{level}") for text, level in titles)
    assert headings(tmp_path, body, {"numbering": NUMBERING, "styles": styles}) == [
        (1, "1. Plan"),
        (2, "1.1 Doel"),
        (2, "1.2 Middel"),
        (1, "2. Slot"),
        (2, "2.1 Datum"),
    ]


def test_items_of_a_list_stay_close_together(tmp_path: Path) -> None:
    def item(text: str, level: int) -> str:
        number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>'
        return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = paragraph("Lijst:") + item("een", 0) + item("deel", 1) + item("twee", 0) + paragraph("Slot.")
    assert paragraphs(tmp_path, body, {"numbering": NUMBERING}) == [
        "Lijst:",
        "a) een\n- deel\nb) twee",
        "Slot.",
    ]


def test_breaks_tabs_and_special_hyphens_are_written(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Postbus 1</w:t><w:br/><w:t>1234 AB</w:t><w:tab/><w:t>Stad</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>kind</w:t><w:noBreakHyphen/><w:t> en gezin</w:t></w:r></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["Postbus 1\n1234 AB Stad", "kind- en gezin"]


def test_pages_are_those_that_word_saw(tmp_path: Path) -> None:
    broken = '<w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>Twee.</w:t></w:r></w:p>'
    body = paragraph("Een.") + broken + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Drie.</w:t></w:r></w:p>"
    converted = read(tmp_path, "brief.docx", docx(body))
    assert [converted.text[page.start : page.end].strip() for page in converted.pages] == [
        "Een.",
        "Twee.",
        "Drie.",
    ]


def test_headers_footers_and_contents_stand_outside_the_text(tmp_path: Path) -> None:
    parts = {"header1": paragraph("Gemeente Stad"), "footer1": paragraph("Pagina 1 van 2")}
    body = paragraph("1 Plan .... 3", "Inhopg1") + paragraph("Tekst.")
    converted = read(tmp_path, "brief.docx", docx(body, parts))
    assert converted.text.strip() == "Tekst."
    assert set(converted.marginalia) == {"1 Plan .... 3", "Gemeente Stad", "Pagina 1 van 2"}


def test_the_letterhead_of_a_template_is_part_of_the_letter(tmp_path: Path) -> None:
    parts = {"header1": paragraph("Aan de raad") + paragraph("Betreft: proeftuin")}
    assert paragraphs(tmp_path, paragraph("Geachte leden,"), parts) == [
        "Aan de raad",
        "Betreft: proeftuin",
        "Geachte leden,",
    ]


def test_what_the_file_says_of_itself_becomes_properties(tmp_path: Path) -> None:
    core = "<dc:title>Brief</dc:title><dc:creator>A. Bakker</dc:creator>"
    core += "<dcterms:created>2024-03-14T10:48:00Z</dcterms:created>"
    converted = read(tmp_path, "brief.docx", docx(paragraph("Tekst."), {"core": core}))
    assert converted.properties == {"title": "Brief", "author": "A. Bakker", "date": "2024-03-14T10:48:00Z"}


def test_content_controls_and_links_are_text(tmp_path: Path) -> None:
    body = (
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{paragraph('In een veld.')}</w:sdtContent></w:sdt>"
        "<w:p><w:hyperlink><w:r><w:t>een link</w:t></w:r></w:hyperlink></w:p>"
    )
    assert paragraphs(tmp_path, body) == ["In een veld.", "een link"]


def test_a_strict_file_is_read_like_any_other(tmp_path: Path) -> None:
    from ingest.convert.archive import STRICT, USUAL

    body = paragraph("Plan", "Kop1").encode()
    document = b'<w:document xmlns:w="' + USUAL + b'"><w:body>' + body + b"</w:body></w:document>"
    content = archive({"[Content_Types].xml": "<T/>", "word/document.xml": document.replace(USUAL, STRICT)})
    assert read(tmp_path, "brief.docx", content).text.strip() == "Plan"
