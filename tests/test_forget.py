"""What is forgotten leaves nothing; what is withdrawn leaves only that it was, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unittest.mock import Mock

import pytest

from index.catalogue.listing import Listing
from index.catalogue.lookup import Lookup
from index.catalogue.states import WITHDRAWN
from index.catalogue.vectors import Vectors, content_key
from index.errors import NotFound
from index.forget import forget, withdraw
from index.pictures.store import Pictures
from tests.shelf import shelf, written

WORDS = "Het vaste gezicht blijft bij het gezin."
PAPERS = [
    written("brief.txt", WORDS, day=date(2024, 5, 1)),
    written("tweede.txt", f"{WORDS}\n\nZeldzaam woord.", day=date(2024, 6, 1)),
]


@pytest.mark.parametrize("deed", ["forget", "withdraw"])
def test_a_paper_leaves_catalogue_index_and_vectors_and_the_other_stays(deed: str, tmp_path: Path) -> None:
    with shelf(tmp_path, PAPERS) as kept:
        first, second = (Lookup(kept.documents.engine).named(name)[0] for name in ("brief.txt", "tweede.txt"))
        before = kept.index.count()
        stores = (kept.documents, kept.kept, kept.index, Pictures(tmp_path / "beelden"))
        if deed == "forget":
            forget(second, *stores)
        else:
            withdraw(second, "onjuist (redactie)", *stores)
        with pytest.raises(NotFound):
            kept.documents.get(second)
        assert kept.index.count() == before - 2
        assert kept.documents.get(first).text == WORDS
        assert len(Listing(kept.documents).with_state(WITHDRAWN)) == (deed == "withdraw")


@pytest.mark.parametrize("deed", ["forget", "withdraw"])
def test_stopped_halfway_it_can_still_be_taken_away_with_its_vectors(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with shelf(tmp_path, PAPERS) as kept:
        (identity,) = Lookup(kept.documents.engine).named("tweede.txt")
        rare = [content_key("Zeldzaam woord.")]
        stores = (kept.documents, kept.kept, kept.index, Pictures(tmp_path / "beelden"))

        def take_away() -> None:
            if deed == "forget":
                forget(identity, *stores)
            else:
                withdraw(identity, "onjuist (redactie)", *stores)

        with monkeypatch.context() as patch:
            patch.setattr(Vectors, "forget", Mock(side_effect=KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                take_away()
        assert kept.kept.get(rare) and kept.documents.get(identity)
        take_away()
        assert not kept.kept.get(rare)
        assert kept.kept.get([content_key(WORDS)]), "another paper has the same words"
