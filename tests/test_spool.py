"""What lies unshielded on its way through is gone as soon as nobody waits for it."""

from pathlib import Path

import pytest

import kennisbank
from ingest.spool import Spool
from tests.fakes.installation import use_fakes


def test_text_that_waits_for_a_document_that_is_not_on_record_is_removed(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    review = tmp_path / "beoordeling"
    for name in ("a1.json", "a1.bron", "b2.json", "b2.bron", "c3.half"):
        (review / name).write_text("tekst")
    spool.keep_only({"a1"})
    assert sorted(path.name for path in review.iterdir()) == ["a1.bron", "a1.json"]


@pytest.mark.slow
def test_text_that_a_killed_release_left_behind_is_gone_as_soon_as_the_folder_is_opened(tmp_path: Path) -> None:
    left = tmp_path / "spool" / "beoordeling" / "a1.json"
    left.parent.mkdir(parents=True)
    left.write_text("tekst")
    with kennisbank.opened(kennisbank.Settings(data=tmp_path)):
        assert not left.exists()


def test_half_a_copy_is_removed_also_of_a_document_that_waits(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    (tmp_path / "beoordeling" / "a1.half").write_text("tekst")
    spool.keep_only({"a1"})
    assert list((tmp_path / "beoordeling").iterdir()) == []


def test_what_a_killed_run_left_on_its_way_is_gone_as_soon_as_the_folder_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_fakes(monkeypatch, tmp_path)
    left = tmp_path / "spool" / "onderweg" / "run" / "brief.txt"
    left.parent.mkdir(parents=True)
    left.write_text("tekst")
    with kennisbank.opened(kennisbank.read_settings()):
        assert not left.parent.exists()
