"""A copy is made or put back whole, or not at all: also when the process is killed halfway."""

from __future__ import annotations

import errno
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from index.backup import CATALOGUE, OWN_WORDS, PICTURES, back_up, remove_half, restore
from index.catalogue.documents import Documents
from index.catalogue.store import open_database
from index.errors import StoreCorrupt, StoreError
from tests.dying import deaths
from tests.shelf import shelf, written

PICTURE = "a" * 36


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with two documents, a picture and a list of own words."""
    folder = tmp_path / "gegevens"
    folder.mkdir()
    with shelf(folder, [written("een.txt", "Een gezin."), written("twee.txt", "Een school.")]):
        pass
    (folder / PICTURES / PICTURE / "b").mkdir(parents=True)
    (folder / PICTURES / PICTURE / "b" / "pagina-0001.png").write_bytes(b"beeld")
    (folder / OWN_WORDS).write_text("{}")
    return folder


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(f"{CATALOGUE}-")}


def test_a_copy_that_is_killed_leaves_nothing_in_the_data_folder_once_that_is_opened(
    data: Path, tmp_path: Path
) -> None:
    before, copy = names_in(data), tmp_path / "kopie.tar.gz"
    for _ in deaths(lambda: back_up(data, copy)):
        remove_half(data)
        assert names_in(data) == before
        copy.unlink(missing_ok=True)
    assert names_in(data) == before
    with tarfile.open(copy) as archive:
        assert {CATALOGUE, PICTURES, OWN_WORDS} <= set(archive.getnames())


def test_a_copy_under_way_is_left_alone_by_who_opens_the_folder(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = tarfile.TarFile.add

    def open_meanwhile(self: tarfile.TarFile, *arguments: object, **named: object) -> None:
        remove_half(data)
        add(self, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(tarfile.TarFile, "add", open_meanwhile)
    back_up(data, tmp_path / "kopie.tar.gz")
    assert (tmp_path / "kopie.tar.gz").exists()


def test_a_copy_whose_putting_back_is_killed_can_be_put_back_again(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "kopie.tar.gz")
    for at in deaths(lambda: restore(tmp_path / "kopie.tar.gz", tmp_path / "killed")):
        to = tmp_path / "killed"
        if not (to / CATALOGUE).exists():
            restore(tmp_path / "kopie.tar.gz", to)
        remove_half(to)
        assert names_in(to) == {CATALOGUE, PICTURES, OWN_WORDS}, at
        assert (to / PICTURES / PICTURE / "b" / "pagina-0001.png").read_bytes() == b"beeld"
        with closing(sqlite3.connect(to / CATALOGUE)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        to.rename(tmp_path / f"killed-{at}")


def test_what_was_put_back_waits_for_the_index(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "kopie.tar.gz")
    restore(tmp_path / "kopie.tar.gz", tmp_path / "terug")
    engine = open_database(f"sqlite:///{tmp_path / 'terug' / CATALOGUE}")
    documents = Documents(engine, lambda _field, key: key)
    assert set(documents.unindexed()) == documents.ids() != set()
    engine.dispose()


def test_a_full_disk_is_not_called_a_damaged_copy(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(data, tmp_path / "kopie.tar.gz")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "vol")

    monkeypatch.setattr(tarfile.TarFile, "extractall", full)
    with pytest.raises(OSError, match="vol"):
        restore(tmp_path / "kopie.tar.gz", tmp_path / "terug")
    assert list((tmp_path / "terug").iterdir()) == []


@pytest.mark.parametrize("where", ["middle", "checksum"])
def test_a_copy_of_which_a_byte_changed_is_refused_and_nothing_of_it_stays(
    where: str, data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kopie.tar.gz"
    back_up(data, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 if where == "middle" else -8] ^= 0xFF
    copy.write_bytes(content)
    with pytest.raises(StoreCorrupt):
        restore(copy, tmp_path / "terug")
    assert list((tmp_path / "terug").iterdir()) == []


def test_a_folder_in_use_is_not_overwritten(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "kopie.tar.gz")
    with pytest.raises(StoreError, match="staat al een kennisbank"):
        restore(tmp_path / "kopie.tar.gz", data)


@pytest.mark.parametrize("name", ["../elders", "/tmp/elders", "beelden/../../elders"])
@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.SYMTYPE])
def test_a_copy_that_would_write_elsewhere_is_refused(
    name: str, kind: bytes, data: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "kopie.tar.gz"
    with tarfile.open(copy, "w:gz") as archive:
        archive.add(data / CATALOGUE, CATALOGUE)
        member = tarfile.TarInfo(name if kind == tarfile.REGTYPE else "koppeling")
        member.type, member.linkname = kind, name
        archive.addfile(member)
    with pytest.raises(StoreCorrupt):
        restore(copy, tmp_path / "terug")
    assert not (tmp_path / "elders").exists()
    assert list((tmp_path / "terug").iterdir()) == []
