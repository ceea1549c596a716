"""What lies unshielded on its way through is gone as soon as nobody waits for it."""

from pathlib import Path

from ingest.spool import Spool


def test_text_that_waits_for_a_document_that_is_not_on_record_is_removed(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    review = tmp_path / "beoordeling"
    for name in ("a1.json", "a1.bron", "b2.json", "b2.bron", "c3.half"):
        (review / name).write_text("tekst")
    spool.keep_only({"a1"})
    assert sorted(path.name for path in review.iterdir()) == ["a1.bron", "a1.json"]
