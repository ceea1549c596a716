"""The life of page pictures: made when a PDF is taken in, anew at release, gone when it is forgotten."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from docx import Document
from fastapi.testclient import TestClient
from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import kennisbank
from index.backup import back_up, restore
from index.errors import StoreError
from index.forget import forget
from index.model import Decision, Outcome, Policy
from index.pictures.store import Pictures
from index.pictures.values import SafePage, SafePictures, text_digest
from ingest.pictures.renew import set_anew
from tests.dying import deaths
from tests.fakes.installation import use_fakes

LINES = (
    "Met deze brief informeren wij u over de voortgang van de proeftuin in onze regio.",
    "Gezinnen houden een vast gezicht en vertellen hun verhaal maar een keer aan het team.",
    "Voor vragen belt u mevrouw Fenna Oosterbaan op telefoon 06-12345678 in de ochtend.",
    "Het team vergadert elke week in het Kattenhuis en werkt daar samen aan een plan.",
)
HIDDEN = ("Oosterbaan", "12345678", "Kattenhuis")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[kennisbank.Kennisbank]:
    use_fakes(monkeypatch, tmp_path / "gegevens")
    with kennisbank.opened(kennisbank.read_settings()) as opened:
        yield opened


def taken_in(opened: kennisbank.Kennisbank, folder: Path, policy: Policy | None = None) -> str:
    path = folder / "brief.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for row, line in enumerate(LINES):
        canvas.drawString(60, 770 - 16 * row, line)
    canvas.save()
    [report] = opened.intake.take_in([path], policy)
    assert report.document_id and report.outcome in (Outcome.INDEXED, Outcome.PENDING), report
    return report.document_id


def site(opened: kennisbank.Kennisbank) -> TestClient:
    return TestClient(kennisbank.make_application(opened, "sleutel"))


def text_of(content: bytes, folder: Path) -> str:
    (folder / "af.pdf").write_bytes(content)
    return " ".join(page.extract_text() for page in PdfReader(folder / "af.pdf").pages)


def words_on(opened: kennisbank.Kennisbank, identity: str) -> list[str]:
    text = opened.documents.shown_text(identity)
    return [text[word.start : word.end] for word in opened.pictures.words(identity, text, 1)]


def office_file(folder: Path) -> Path:
    document = Document()
    document.add_heading("Brief over de proeftuin", level=1)
    for _ in range(12):
        for line in LINES:
            document.add_paragraph(line)
    document.save(str(folder / "brief.docx"))
    return folder / "brief.docx"


def test_a_pdf_is_seen_and_downloaded_and_plain_text_is_read(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    identity = taken_in(opened, tmp_path)
    client = site(opened)
    page = client.get(f"/documenten/{identity}").text
    assert f'<img src="/documenten/{identity}/pagina-1.png" width="1191" height="1684"' in page
    assert f'href="/documenten/{identity}/afgeschermd.pdf"' in page
    picture = client.get(f"/documenten/{identity}/pagina-1.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.headers["cache-control"] == "no-store"
    text = text_of(client.get(f"/documenten/{identity}/afgeschermd.pdf").content, tmp_path)
    assert "[persoon 1]" in text and "Oosterbaan" not in text

    (tmp_path / "notitie.txt").write_text("\n".join(LINES[:2]), encoding="utf-8")
    [report] = opened.intake.take_in([tmp_path / "notitie.txt"])
    page = client.get(f"/documenten/{report.document_id}").text
    assert "Van dit stuk zijn geen paginabeelden" in page
    assert client.get(f"/documenten/{report.document_id}/afgeschermd.pdf").status_code == 404


def test_an_office_file_is_seen_on_sheets_whose_numbers_claim_nothing(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    [report] = opened.intake.take_in([office_file(tmp_path)])
    identity = report.document_id or ""
    client = site(opened)
    last = opened.documents.get(identity).passages[-1].ordinal + 1
    page = client.get(f"/documenten/{identity}", params={"passage": last}).text
    assert f'<img src="/documenten/{identity}/pagina-2.png" width="1191" height="1684"' in page
    assert f'id="passage-{last}"' in page and "Blad <b>2</b> van 2" in page
    assert "is geen paginanummer van het origineel" in page
    assert ", p. 2" not in page and "pagina’s</dd>" not in page
    assert client.get(f"/documenten/{identity}/pagina-2.png").status_code == 200
    text = text_of(client.get(f"/documenten/{identity}/afgeschermd.pdf").content, tmp_path)
    assert text.count("[persoon 1]") == 12 and "Oosterbaan" not in text


def test_sheets_of_what_waits_are_set_from_what_the_reviewer_let_through(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    [report] = opened.intake.take_in([office_file(tmp_path)], "casus")
    identity = report.document_id or ""
    client = site(opened)
    assert client.get(f"/documenten/{identity}/pagina-1.png").status_code == 404
    # No file is kept for this: sheets need nothing but the safe text.
    waiting = opened.settings.data / "spool" / "beoordeling"
    assert [path.suffix for path in waiting.iterdir()] == [".json"]
    start = opened.review.dossier(identity).text.index("Kattenhuis")
    opened.review.decide(identity, start, start + 10, "PLACE", Decision.MASK, "redactie", True)
    opened.review.release(identity, "redactie", "gelezen")
    assert client.get(f"/documenten/{identity}/pagina-1.png").status_code == 200
    shown = words_on(opened, identity)
    assert "[plaats]" in shown and not [word for word in shown if any(hidden in word for hidden in HIDDEN)]


def test_office_files_of_before_get_their_sheets_when_the_index_is_rebuilt(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    [report] = opened.intake.take_in([office_file(tmp_path)])
    identity = report.document_id or ""
    pdf = taken_in(opened, tmp_path)
    opened.pictures.forget(identity)
    assert "Van dit stuk zijn geen paginabeelden" in site(opened).get(f"/documenten/{identity}").text
    assert set_anew(opened.documents, opened.pictures) == 1
    assert site(opened).get(f"/documenten/{identity}/pagina-1.png").status_code == 200
    assert opened.pictures.sight(pdf, opened.documents.shown_text(pdf)).sheets == ()  # type: ignore[union-attr]


def test_what_waits_shows_nothing_and_then_what_the_reviewer_decided(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    identity = taken_in(opened, tmp_path, "casus")
    client = site(opened)
    addresses = [f"/documenten/{identity}/{part}" for part in ("pagina-1.png", "afgeschermd.pdf")]
    assert [client.get(address).status_code for address in addresses] == [404, 404]

    text = opened.review.dossier(identity).text
    start = text.index("Kattenhuis")
    opened.review.decide(identity, start, start + 10, "PLACE", Decision.MASK, "redactie", True)
    opened.review.release(identity, "redactie", "gelezen")

    assert [client.get(address).status_code for address in addresses] == [200, 200]
    shown = words_on(opened, identity)
    assert "proeftuin" in shown and not [word for word in shown if any(h in word for h in HIDDEN)]
    assert list((opened.settings.data / "spool" / "beoordeling").iterdir()) == []


def test_without_decisions_the_pictures_of_taking_in_are_those_of_the_release(
    opened: kennisbank.Kennisbank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = taken_in(opened, tmp_path, "casus")
    monkeypatch.setattr(opened.review, "_read_again", None)
    opened.review.release(identity, "redactie", "gelezen")
    assert site(opened).get(f"/documenten/{identity}/pagina-1.png").status_code == 200


def test_a_refused_case_leaves_no_picture_and_no_file(opened: kennisbank.Kennisbank, tmp_path: Path) -> None:
    identity = taken_in(opened, tmp_path, "casus")
    opened.review.refuse(identity, "redactie", "herkenbaar gezin")
    assert not (opened.settings.data / "beelden" / identity).exists()
    assert list((opened.settings.data / "spool" / "beoordeling").iterdir()) == []


def test_a_refusal_that_is_stopped_halfway_can_be_done_again(
    opened: kennisbank.Kennisbank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = taken_in(opened, tmp_path, "casus")
    with monkeypatch.context() as patch:
        patch.setattr(Pictures, "forget", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            opened.review.refuse(identity, "redactie", "herkenbaar gezin")
    assert [card.id for card in opened.review.waiting()] == [identity]
    opened.review.refuse(identity, "redactie", "herkenbaar gezin")
    assert not (opened.settings.data / "beelden" / identity).exists()


def test_pictures_that_cannot_be_removed_keep_their_document_on_record(
    opened: kennisbank.Kennisbank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = taken_in(opened, tmp_path, "casus")
    with monkeypatch.context() as patch:
        patch.setattr("os.unlink", Mock(side_effect=PermissionError(errno.EACCES, "dicht")))
        with pytest.raises(StoreError, match="konden niet worden verwijderd"):
            opened.review.refuse(identity, "redactie", "herkenbaar gezin")
    assert [card.id for card in opened.review.waiting()] == [identity]
    opened.review.refuse(identity, "redactie", "herkenbaar gezin")
    assert not (opened.settings.data / "beelden" / identity).exists()


def test_the_pictures_of_two_shieldings_never_lie_beside_each_other(tmp_path: Path) -> None:
    identity, home = "a" * 36, tmp_path / ("a" * 36)
    pictures = Pictures(tmp_path)

    def put(text: str) -> None:
        pictures.put(identity, SafePictures(text_digest(text), (SafePage(1, 9, 9, b""),)), text)

    put("Mevrouw Oosterbaan belt.")
    for _ in deaths(lambda: put("Mevrouw [persoon 1] belt.")):
        held = {path.name for path in home.iterdir()} - {"half"}
        assert held <= {text_digest("Mevrouw Oosterbaan belt.")} or held == {
            text_digest("Mevrouw [persoon 1] belt.")
        }
        put("Mevrouw Oosterbaan belt.")


def test_pictures_come_along_in_a_backup_and_go_with_the_document(
    opened: kennisbank.Kennisbank, tmp_path: Path
) -> None:
    identity = taken_in(opened, tmp_path)
    back_up(opened.settings.data, tmp_path / "kopie.tar.gz")
    restore(tmp_path / "kopie.tar.gz", tmp_path / "elders")
    assert len(list((tmp_path / "elders" / "beelden" / identity).rglob("*.png"))) == 1
    forget(identity, opened.documents, opened.kept, opened.index, opened.pictures)
    assert list((opened.settings.data / "beelden").iterdir()) == []
