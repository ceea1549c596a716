"""Every file under a path becomes one source or one line of the report."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from index.model import Outcome, Report, Source
from ingest import media
from ingest.sources import Limits, discover
from tests.papers import archive, docx, odt, paragraph, pdf, taken

REFUSED, FAILED = Outcome.REFUSED, Outcome.FAILED
NO_TEXT = "de extensie is .txt, maar de inhoud is geen leesbare tekst"
WRONG_NAME = "het bestand is beschadigd of heet verkeerd"
KIND = "dit soort bestand wordt niet gelezen: "
TEXT = "Geachte raadsleden, hierbij informeren wij u.\n"


def reports(found: list[Source | Report]) -> dict[str, tuple[Outcome, str]]:
    return {line.source: (line.outcome, line.reason) for line in found if isinstance(line, Report)}


def names(found: list[Source | Report]) -> list[str]:
    return [line.name for line in found if isinstance(line, Source)]


def one(tmp_path: Path, name: str, content: bytes) -> Source | Report:
    (tmp_path / name).write_bytes(content)
    (found,) = taken(tmp_path / name)
    return found


def test_a_folder_is_walked_in_order_of_name_and_each_folder_after_its_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "map/c.txt", "map/dieper/d.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(TEXT + name)
    assert names(taken(tmp_path / "in")) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_the_hash_is_that_of_the_bytes_and_the_key_that_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(TEXT)
    first, second = taken(tmp_path / "in")
    assert isinstance(first, Source) and isinstance(second, Source)
    assert first.content_hash == second.content_hash == hashlib.sha256(TEXT.encode()).hexdigest()
    assert first.key != second.key
    assert first.key not in (str(first.path), first.name)
    assert first.size == len(TEXT)


def test_files_are_yielded_before_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text(TEXT)
    found = discover([tmp_path / "in"], tmp_path)
    first = next(found)
    (tmp_path / "in" / "b.txt").unlink()
    second = next(found)
    assert isinstance(first, Source)
    assert second == Report("b.txt", FAILED, "het bestand is er niet (meer)")


def test_a_file_that_is_named_twice_is_taken_in_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    found = list(discover([tmp_path / "in", tmp_path / "in" / "a.txt"], tmp_path))
    assert names(found) == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("brief.pdf", pdf([[]]), media.PDF),
        ("brief.txt", pdf([[]]), media.PDF),
        ("brief", TEXT.encode(), media.TEXT),
        ("brief.TXT", TEXT.encode("utf-16"), media.TEXT),
        ("brief.md", TEXT.encode(), media.MARKDOWN),
        ("brief.docx", docx(paragraph("Geachte raad")), media.DOCX),
        ("brief.zip", docx(paragraph("Geachte raad")), media.DOCX),
        ("brief.odt", odt("<text:p>Geachte raad</text:p>"), media.ODT),
        ("pagina.htm", b"<p>Geachte raad</p>", media.HTML),
        ("pagina.pdf", b"<!-- x --><!DOCTYPE html>\n<html><p>Geachte raad</p></html>", media.HTML),
        ("stuk.xml", b"<?xml version='1.0'?><kamerstuk/>", media.XML),
        ("stuk.txt", b"<?xml version='1.0'?><kamerstuk/>", media.XML),
        ("stuk.html", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", media.HTML),
        ("BMW in beslag genomen.txt", b"BMW in beslag genomen", media.TEXT),
    ],
)
def test_the_kind_of_a_file_is_what_its_bytes_say(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    found = one(tmp_path, name, content)
    assert isinstance(found, Source), found
    assert found.media_type == kind


@pytest.mark.parametrize(
    ("name", "content", "outcome", "reason"),
    [
        ("manifest.jsonl", b'{"id": 1}', REFUSED, KIND + ".jsonl"),
        ("cijfers.csv", b"a;b\n1;2", REFUSED, KIND + ".csv"),
        ("foto.png", b"\x89PNG\r\n\x1a\n", REFUSED, KIND + ".png"),
        ("foto", b"\x89PNG\r\n\x1a\n\0\0", REFUSED, KIND + "afbeelding"),
        ("oud.doc", media.OLE + bytes(600), REFUSED, KIND + ".doc; sla het op als .docx"),
        ("cijfers.xlsx", archive({"[Content_Types].xml": "", "xl/workbook.xml": ""}), REFUSED, KIND + ".xlsx"),
        ("foto.txt", b"\x89PNG\r\n\x1a\n\0\0", FAILED, "de extensie is .txt, maar de inhoud is een afbeelding"),
        ("brief.txt", bytes(range(32)) * 9, FAILED, NO_TEXT),
        ("brief.pdf", b"zomaar tekst", FAILED, "de inhoud is geen PDF: " + WRONG_NAME),
        ("brief.docx", b"tekst", FAILED, "de inhoud is geen DOCX: " + WRONG_NAME),
        ("brief.docx", archive({"iets.txt": "x"}), FAILED, "het DOCX-bestand is onvolledig of beschadigd"),
        ("brief.docx", b"PK\x03\x04" + bytes(99), FAILED, "het DOCX-bestand is beschadigd"),
        ("leeg.zip", archive({}), FAILED, "het ZIP-bestand is leeg"),
        ("leeg.txt", b"", FAILED, "het bestand is leeg"),
        (
            "geheim.docx",
            media.OLE + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
            FAILED,
            "het bestand is beveiligd met een wachtwoord; sla het op zonder wachtwoord",
        ),
    ],
)  # fmt: skip
def test_what_is_not_read_ends_with_a_reason(
    tmp_path: Path, name: str, content: bytes, outcome: Outcome, reason: str
) -> None:
    assert one(tmp_path, name, content) == Report(name, outcome, reason)


def test_droppings_of_systems_are_passed_over_in_silence(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "__MACOSX").mkdir(parents=True)
    for name in (".DS_Store", "Thumbs.db", "~$brief.docx", "._brief.docx", ".~lock.brief.odt#", "__MACOSX/x"):
        (folder / name).write_text("x")
    (folder / "brief.txt").write_text(TEXT)
    assert [line.name for line in taken(folder) if isinstance(line, Source)] == ["brief.txt"]
    assert reports(taken(folder)) == {}


def test_other_hidden_files_and_folders_are_reported(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config.txt").write_text(TEXT)
    (folder / ".concept.txt").write_text(TEXT)
    assert reports(taken(folder)) == {
        ".git": (REFUSED, "verborgen map, overgeslagen"),
        ".concept.txt": (REFUSED, "verborgen bestand, overgeslagen"),
    }


def test_a_symbolic_link_is_refused_and_a_loop_ends(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "brief.txt").write_text(TEXT)
    (folder / "lus").symlink_to(folder)
    (folder / "wijzer.txt").symlink_to(folder / "brief.txt")
    (folder / "zichzelf").symlink_to(folder / "zichzelf")
    found = taken(folder)
    assert names(found) == ["brief.txt"]
    assert set(reports(found)) == {"lus", "wijzer.txt", "zichzelf"}
    assert all("symbolische koppeling" in reason for _, reason in reports(found).values())


def test_a_link_that_is_named_itself_is_followed(tmp_path: Path) -> None:
    (tmp_path / "echt.txt").write_text(TEXT)
    (tmp_path / "wijzer.txt").symlink_to(tmp_path / "echt.txt")
    assert names(taken(tmp_path / "wijzer.txt")) == ["wijzer.txt"]


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.txt")
    assert reports(taken(tmp_path / "pijp.txt")) == {"pijp.txt": (REFUSED, "dit is geen gewoon bestand")}


def test_a_path_that_does_not_exist_is_one_line(tmp_path: Path) -> None:
    assert reports(taken(tmp_path / "weg")) == {"weg": (FAILED, "het bestand is er niet (meer)")}


def test_a_file_without_rights_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "b.txt").write_text(TEXT)
    real = Path.open

    def closed(self: Path, *args: object, **more: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "dicht")
        return real(self, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", closed)
    found = taken(tmp_path / "in")
    assert names(found) == ["b.txt"]
    assert reports(found) == {"a.txt": (FAILED, "geen rechten om dit te lezen")}


def test_a_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    found = one(tmp_path, "brief\naan de raad.txt", TEXT.encode())
    assert isinstance(found, Source)
    assert found.name == "brief�aan de raad.txt"


def test_a_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = os.path.join(os.fsencode(tmp_path / "in"), b"cli\xebnt.txt")  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(TEXT.encode())
    (found,) = taken(tmp_path / "in")
    assert isinstance(found, Source)
    found.name.encode("utf-8")


def test_text_of_fifty_megabytes_is_too_big(tmp_path: Path) -> None:
    with (tmp_path / "groot.txt").open("wb") as file:
        file.truncate(50_000_000)
    (found,) = taken(tmp_path / "groot.txt")
    assert found == Report("groot.txt", FAILED, NO_TEXT)
    (tmp_path / "groot.txt").write_bytes(b"tekst " * 8_400_000)
    (found,) = taken(tmp_path / "groot.txt")
    assert found == Report("groot.txt", REFUSED, "het bestand is te groot (50 MB); gelezen wordt tot 50 MB")


def test_limits_are_a_setting(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(TEXT)
    (found,) = taken(tmp_path / "brief.txt", Limits(text_bytes=10))
    assert isinstance(found, Report) and found.outcome is REFUSED


# --- ZIP ------------------------------------------------------------------------------------------


def test_members_of_a_zip_are_sources_in_the_private_spool(tmp_path: Path) -> None:
    (tmp_path / "bundel.zip").write_bytes(archive({"b.txt": TEXT, "map/a.md": "# " + TEXT}))
    found = taken(tmp_path / "bundel.zip")
    assert names(found) == ["bundel.zip/b.txt", "bundel.zip/map/a.md"]
    for line in found:
        assert isinstance(line, Source)
        assert line.path.parent == tmp_path / "spool"
        assert stat.S_IMODE(line.path.stat().st_mode) == 0o600
    assert len({line.key for line in found if isinstance(line, Source)}) == 2


def test_members_are_unpacked_one_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "bundel.zip").write_bytes(archive({"a.txt": TEXT, "b.txt": TEXT}))
    (tmp_path / "spool").mkdir()
    found = discover([tmp_path / "bundel.zip"], tmp_path / "spool")
    first = next(found)
    assert isinstance(first, Source)
    assert list((tmp_path / "spool").iterdir()) == [first.path]


def test_names_that_lead_out_of_the_zip_are_refused_and_the_others_go_on(tmp_path: Path) -> None:
    bad = {"../buiten.txt": TEXT, "/etc/hosts.txt": TEXT, "C:\\buiten.txt": TEXT, "map/../../weg.txt": TEXT}
    (tmp_path / "bundel.zip").write_bytes(archive({**bad, "goed.txt": TEXT}))
    found = taken(tmp_path / "bundel.zip")
    assert names(found) == ["bundel.zip/goed.txt"]
    assert len(reports(found)) == 4
    assert all("buiten het ZIP-bestand" in reason for _, reason in reports(found).values())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bundel.zip", "spool"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        link = zipfile.ZipInfo("wijzer.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(link, "/etc/passwd")
    (tmp_path / "bundel.zip").write_bytes(made.getvalue())
    assert reports(taken(tmp_path / "bundel.zip")) == {
        "bundel.zip/wijzer.txt": (REFUSED, "dit is een symbolische koppeling in een ZIP-bestand")
    }


def test_a_zip_bomb_is_refused_by_the_bytes_it_unpacks_to(tmp_path: Path) -> None:
    (tmp_path / "bom.zip").write_bytes(archive({"bom.txt": b"a" * 30_000_000, "goed.txt": TEXT}))
    found = taken(tmp_path / "bom.zip")
    assert names(found) == ["bom.zip/goed.txt"]
    assert reports(found) == {
        "bom.zip/bom.txt": (REFUSED, "dit bestand is verdacht sterk ingepakt (mogelijk een zip-bom)")
    }


def test_a_zip_that_lies_about_its_sizes_is_stopped_while_unpacking(tmp_path: Path) -> None:
    honest = archive({"bom.txt": b"a" * 30_000_000})
    claimed = (30_000_000).to_bytes(4, "little")
    (tmp_path / "bom.zip").write_bytes(honest.replace(claimed, (1_000).to_bytes(4, "little")))
    found = taken(tmp_path / "bom.zip")
    assert names(found) == []
    assert len(reports(found)) == 1
    assert list((tmp_path / "spool").iterdir()) == []


def test_a_zip_may_not_hold_too_much_in_all(tmp_path: Path) -> None:
    (tmp_path / "groot.zip").write_bytes(archive({f"{n}.txt": os.urandom(40).hex() * 100 for n in range(5)}))
    found = taken(tmp_path / "groot.zip", Limits(archive_bytes=20_000))
    assert names(found) == ["groot.zip/0.txt", "groot.zip/1.txt"]
    assert "groot.zip" in reports(found)
    found = taken(tmp_path / "groot.zip", Limits(archive_members=4))
    assert reports(found) == {"groot.zip": (REFUSED, "het ZIP-bestand bevat meer dan 4 bestanden")}


def test_zips_in_zips_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = archive({"brief.txt": TEXT})
    (tmp_path / "een.zip").write_bytes(archive({"twee.zip": inner, "diep.zip": archive({"drie.zip": inner})}))
    found = taken(tmp_path / "een.zip")
    assert names(found) == ["een.zip/twee.zip/brief.txt"]
    assert reports(found) == {
        "een.zip/diep.zip/drie.zip": (REFUSED, "ZIP-bestanden in elkaar worden tot 2 diep gelezen")
    }


def test_a_damaged_zip_is_one_line(tmp_path: Path) -> None:
    good = archive({"brief.txt": TEXT * 50})
    (tmp_path / "stuk.zip").write_bytes(good[: len(good) // 2])
    assert reports(taken(tmp_path / "stuk.zip")) == {"stuk.zip": (FAILED, "het ZIP-bestand is beschadigd")}


def test_a_damaged_member_does_not_stop_the_others(tmp_path: Path) -> None:
    good = bytearray(archive({"a.txt": TEXT, "b.txt": TEXT}))
    at = good.index(b"a.txt") + 8
    good[at : at + 6] = b"\xff" * 6
    (tmp_path / "half.zip").write_bytes(bytes(good))
    found = taken(tmp_path / "half.zip")
    assert names(found) == ["half.zip/b.txt"]
    assert set(reports(found)) == {"half.zip/a.txt"}


def test_a_spool_that_cannot_be_written_is_not_called_damage(tmp_path: Path) -> None:
    (tmp_path / "bundel.zip").write_bytes(archive({"a.txt": TEXT}))
    found = list(discover([tmp_path / "bundel.zip"], tmp_path / "weg"))
    assert [reason for _, reason in reports(found).values()] == [
        "uitpakken lukte niet: de schijf is vol of niet beschrijfbaar (systeemfout 2)"
    ]


def test_a_full_disk_is_not_called_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bundel.zip").write_bytes(archive({"a.txt": TEXT}))
    opens = os.open
    full = Path("/dev/full")

    def without_room(path: Path, flags: int, mode: int = 0o777) -> int:
        return opens(full, os.O_WRONLY) if flags & os.O_EXCL else opens(path, flags, mode)

    monkeypatch.setattr(os, "open", without_room)
    assert [reason for _, reason in reports(taken(tmp_path / "bundel.zip")).values()] == [
        "uitpakken lukte niet: de schijf is vol of niet beschrijfbaar (systeemfout 28)"
    ]
