"""Whatever is laid in the folder: each file ends in one line with a reason, and the run goes on."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import KennisbankError, SourceError
from index.model import Report, Source
from ingest.convert import convert
from ingest.repair import repair
from ingest.sources import discover
from tests.papers import archive, column, docx, odt, paragraph, pdf, scan, source

TEXT = "De raad stemt in met het voorstel over de proeftuin. " * 5
BOMB = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'

GOOD: dict[str, bytes] = {
    "goed.txt": TEXT.encode(),
    "goed.md": b"# Plan\n\n" + TEXT.encode(),
    "goed.html": f"<html><body><p>{TEXT}</p></body></html>".encode(),
    "goed.xml": f"<kamerstuk><al>{TEXT}</al></kamerstuk>".encode(),
    "goed.docx": docx(paragraph(TEXT)),
    "goed.odt": odt(f"<text:p>{TEXT}</text:p>"),
    "goed.pdf": pdf([column([TEXT[:80]])]),
    "latijn.txt": "De cliënt is geïnformeerd over het plan.".encode("cp1252"),
    "scripts.html": f"<html><script>while(1){{}}</script><p onclick='x()'>{TEXT}</p></html>".encode(),
}
BAD: dict[str, tuple[bytes, str]] = {
    "leeg.txt": (b"", "het bestand is leeg"),
    "wit.txt": (b" \n\n \f \n", "er staat geen tekst in dit bestand"),
    "leeg.docx": (docx(""), "er staat geen tekst in dit bestand"),
    "leeg.odt": (odt(""), "er staat geen tekst in dit bestand"),
    "leeg.html": (b"<html><body></body></html>", "er staat geen tekst in dit bestand"),
    "leeg.xml": (b"<kamerstuk/>", "er staat geen tekst in dit bestand"),
    "leeg.pdf": (pdf([[]]), "er staat geen tekst in dit bestand"),
    "stuk.pdf": (b"%PDF-1.7\n%%EOF", "het PDF-bestand is beschadigd"),
    "stuk.docx": (docx(paragraph(TEXT))[:300], "het DOCX-bestand is beschadigd"),
    "zonder.docx": (
        archive({"[Content_Types].xml": "<T/>", "word/x.xml": "<x/>"}),
        "het DOCX-bestand heeft geen tekst",
    ),
    "binnenin.docx": (
        archive({"[Content_Types].xml": "<T/>", "word/document.xml": "<w"}),
        "het DOCX-bestand is beschadigd: het XML-bestand is beschadigd (regel 1)",
    ),
    "bom.xml": (
        BOMB.encode(),
        "het XML-bestand bevat entiteiten; die worden om veiligheid niet uitgevoerd. Sla het op zonder DTD",
    ),
    "bom.docx": (
        archive({"[Content_Types].xml": "<T/>", "word/document.xml": BOMB}),
        "het DOCX-bestand is beschadigd: het XML-bestand bevat entiteiten;"
        " die worden om veiligheid niet uitgevoerd. Sla het op zonder DTD",
    ),
    "dik.docx": (
        archive({"[Content_Types].xml": "<T/>", "word/document.xml": "<w>" + " " * 20_000_000 + "</w>"}),
        "het DOCX-bestand is verdacht sterk ingepakt of te groot",
    ),
    "stuk.xml": (b"<a><b></a>", "het XML-bestand is beschadigd (regel 1)"),
    "tekst.pdf": (b"zomaar tekst", "de inhoud is geen PDF: het bestand is beschadigd of heet verkeerd"),
    "blad.csv": (b"a;b", "dit soort bestand wordt niet gelezen: .csv"),
    "nieuwe\nregel.csv": (b"a;b", "dit soort bestand wordt niet gelezen: .csv"),
}


def outcome(found: Source | Report) -> tuple[str, str]:
    """The line of the report that a file ends in, as the run makes it; "" for one that is read."""
    if isinstance(found, Report):
        return found.source, found.reason
    try:
        repair(convert(found))
    except SourceError as error:
        return found.name, str(error)
    return found.name, ""


def test_each_file_of_a_bad_folder_ends_in_one_line_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, content in {**GOOD, **{name: content for name, (content, _) in BAD.items()}}.items():
        (folder / name).write_bytes(content)
    lines = [outcome(found) for found in discover([folder], tmp_path)]
    expected = {name.replace("\n", "�"): reason for name, (_, reason) in BAD.items()}
    assert dict(lines) == {**dict.fromkeys(GOOD, ""), **expected}
    assert len(lines) == len(GOOD) + len(BAD)


def test_a_file_that_vanishes_between_finding_and_reading_says_so(tmp_path: Path) -> None:
    for name, content in GOOD.items():
        found = source(tmp_path, name, content)
        found.path.unlink()
        assert outcome(found) == (name, "het bestand is er niet (meer)")


def test_a_file_that_shrinks_between_finding_and_reading_says_so(tmp_path: Path) -> None:
    for name in ("goed.docx", "goed.odt", "goed.pdf", "goed.xml", "goed.txt", "goed.html"):
        found = source(tmp_path, name, GOOD[name])
        os.truncate(found.path, 0)
        assert outcome(found)[1] != "", name


def test_reasons_hold_no_text_of_the_document(tmp_path: Path) -> None:
    secret = "Geheimenis"
    broken = {
        "a.xml": f"<a>{secret}<b></a>",
        "b.xml": f"<!DOCTYPE a [<!ENTITY {secret} '{secret}'>]><a>&{secret};</a>",
        "c.xml": f"<?xml version='1.0' encoding='{secret}'?><a/>",
        "d.html": f"<!-- {secret} -->",
        "e.pdf": f"%PDF-1.4 {secret}",
        "f.docx": f"PK\x03\x04 {secret}",
    }
    for name, content in broken.items():
        (tmp_path / name).write_text(content)
        for found in discover([tmp_path / name], tmp_path):
            assert secret not in outcome(found)[1], name


@pytest.mark.parametrize("name", sorted(GOOD))
def test_damage_anywhere_in_a_file_never_breaks_the_run(tmp_path: Path, name: str) -> None:
    chosen = random.Random(name)
    for turn in range(12):
        content = bytearray(GOOD[name])
        for _ in range(1 + turn):
            content[chosen.randrange(len(content))] = chosen.randrange(256)
        if turn % 3 == 0:
            content = content[: chosen.randrange(1, len(content))]
        path = tmp_path / name
        path.write_bytes(bytes(content))
        assert len([outcome(found) for found in discover([path], tmp_path)]) >= 1


def test_a_damaged_scan_never_breaks_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.convert.ocr.available", lambda: False)
    whole = scan([column(["Een gescande bladzijde."])])
    for cut in (0.2, 0.5, 0.9):
        (tmp_path / "scan.pdf").write_bytes(whole[: int(cut * len(whole))])
        assert [outcome(found)[1] for found in discover([tmp_path / "scan.pdf"], tmp_path)] != [""]


@given(
    st.binary(max_size=2_000),
    st.sampled_from(["x.txt", "x.md", "x.html", "x.xml", "x.pdf", "x.docx", "x.zip", "x"]),
)
@settings(max_examples=150, deadline=None)
def test_any_bytes_under_any_name_end_well(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    folder = tmp_path_factory.mktemp("in")
    (folder / name).write_bytes(content)
    for found in discover([folder / name], folder):
        try:
            outcome(found)
        except KennisbankError as error:
            pytest.fail(f"not a SourceError: {error}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_says_so(tmp_path: Path) -> None:
    found = source(tmp_path, "goed.txt", TEXT)
    found.path.chmod(0)
    assert outcome(found) == ("goed.txt", "geen rechten om dit te lezen")
