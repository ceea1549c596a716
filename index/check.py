"""Whether the stores agree with each other, in sentences."""

from __future__ import annotations

from sqlalchemy import text

from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.vectors import VectorIndex


def check(documents: Documents, index: VectorIndex) -> list[str]:
    """What is wrong, each with what to do; an empty list when all is well."""
    wrong = []
    if documents.engine.dialect.name == "sqlite":
        with documents.engine.connect() as db:
            if db.execute(text("PRAGMA integrity_check")).scalar_one() != "ok":
                wrong.append("De catalogus is beschadigd. Zet een reservekopie terug met `kennisbank herstel`.")
    waiting = len(documents.unindexed())
    if waiting:
        wrong.append(f"{waiting} stukken wachten op de zoekindex. Start `kennisbank opnemen` of `herbouw`.")
    _, passages, _ = Listing(documents).counts()
    points = index.count()
    if points != passages and not waiting:
        wrong.append(
            f"De zoekindex telt {points} passages en de catalogus {passages}. Draai `kennisbank herbouw`."
        )
    return wrong
