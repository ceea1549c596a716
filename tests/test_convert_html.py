"""Web pages: the text of the document and nothing of the page around it."""

from __future__ import annotations

from pathlib import Path

from ingest.convert.builder import LINE_BREAK
from tests.papers import read

BODY = "De proeftuin werkt samen met het wijkteam en met Veilig Thuis. " * 6


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='nl'><head>{head}</head><body>{body}</body></html>"


def test_scripts_styles_menus_and_hidden_parts_are_no_text(tmp_path: Path) -> None:
    body = (
        "<nav><a href='/'>Menu</a></nav><script>var geheim = 1;</script><style>p {color: red}</style>"
        f"<main><h1>Proeftuin</h1><p>{BODY}</p><p hidden>verborgen</p><p style='display: none'>weg</p>"
        "<noscript>zet scripts aan</noscript><!-- opmerking --></main><footer>Colofon</footer>"
    )
    text = read(tmp_path, "pagina.html", page(body)).text
    assert text.split() == ["Proeftuin", *BODY.split()]


def test_text_after_a_removed_part_stays(tmp_path: Path) -> None:
    text = read(tmp_path, "pagina.html", page(f"<main><p>Voor <script>x</script>na {BODY}</p></main>")).text
    assert text.startswith("Voor na De proeftuin")


def test_headings_keep_their_level(tmp_path: Path) -> None:
    parts = ("<h1>Plan</h1>", "<h2>Doel</h2>", "<h3>Stap <em>een</em></h3>")
    body = "<main>" + "".join(f"{part}<p>{BODY}</p>" for part in parts) + "</main>"
    converted = read(tmp_path, "pagina.html", page(body))
    assert [(h.level, converted.text[h.start : h.end]) for h in converted.headings] == [
        (1, "Plan"),
        (2, "Doel"),
        (3, "Stap een"),
    ]


def test_lists_tables_and_breaks_keep_their_lines(tmp_path: Path) -> None:
    body = (
        f"<main><p>{BODY}</p><ul><li>een<ul><li>dieper</li></ul></li><li>twee</li></ul><ol><li>eerst</li></ol>"
        "<table><tr><th>Jaar</th><th>Bedrag</th></tr><tr><td>2024</td><td>€ 5</td></tr></table>"
        "<p>Postbus 1<br>1234 AB Stad</p></main>"
    )
    lines = read(tmp_path, "pagina.html", page(body)).text.replace(LINE_BREAK, "\n").split("\n")
    assert [line for line in lines[1:] if line] == [
        "- een", "- dieper", "- twee", "1. eerst", "Jaar | Bedrag", "2024 | € 5", "Postbus 1", "1234 AB Stad",
    ]  # fmt: skip


def test_a_raised_number_is_a_mark(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        "pagina.html",
        page(f"<main><p>De brief<sup><a href='#n'>1</a></sup> is er. {BODY}</p></main>"),
    ).text
    assert text.startswith("De brief¹ is er.")


def test_a_table_of_one_column_serves_the_layout(tmp_path: Path) -> None:
    body = f"<main><table><tr><td><h2>Kop</h2><p>{BODY}</p></td></tr></table></main>"
    converted = read(tmp_path, "pagina.html", page(body))
    assert len(converted.headings) == 1


def test_what_the_page_says_of_itself_becomes_properties(tmp_path: Path) -> None:
    head = (
        "<title>Proeftuin - VNG</title><meta name='DCTERMS.issued' content='2021-06-21'>"
        "<meta name='DC.creator' content='VNG'><meta name='DC.identifier' content='kst-31839-1018'>"
    )
    properties = read(tmp_path, "pagina.html", page(f"<main><p>{BODY}</p></main>", head)).properties
    assert properties["title"] == "Proeftuin - VNG"
    assert properties["date"] == "2021-06-21"
    assert properties["author"] == "VNG"
    assert properties["identifier"] == "kst-31839-1018"


def test_a_page_that_names_no_main_part_is_read_without_its_menu(tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='/{n}'>Onderwerp {n}</a></li>" for n in range(12))
    body = f"<div class='menu'><ul>{menu}</ul></div><div><h1>Proeftuin</h1><p>{BODY}</p><p>{BODY}</p></div>"
    text = read(tmp_path, "pagina.html", page(body)).text
    assert BODY.strip() in text
    assert "Onderwerp 7" not in text


def test_broken_markup_is_read_all_the_same(tmp_path: Path) -> None:
    text = read(tmp_path, "pagina.html", f"<html><p>{BODY}<p>Tweede <b>alinea</i> zonder einde").text
    assert "Tweede alinea zonder einde" in text


def test_xhtml_with_its_own_declaration_is_html(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body>'
    converted = read(
        tmp_path, "pagina.html", f"{text}<div id='broodtekst'><h1>Kop</h1><p>{BODY}</p></div></body></html>"
    )
    assert [h.level for h in converted.headings] == [1]
