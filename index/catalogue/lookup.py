"""Documents looked up by the number or the name that someone wrote."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, and_, bindparam, func, literal_column, not_, or_, select

from index.catalogue.states import INDEXED
from index.catalogue.tables import documents, references
from index.model import Reference

JOINTS = "-/.: "
"""What joins the parts of a number, in one way or another."""


class Lookup:
    """Every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def numbered(self, canonical: str) -> list[str]:
        """The indexed documents that carry this number themselves, of each the newest version first.

        A dossier is carried by all its papers.
        """
        # The state is not asked: SQLite would walk past all documents of that state.
        with self._engine.connect() as db:
            rows = db.execute(
                select(documents.c.id, documents.c.family, documents.c.state)
                .where(_same_number(documents.c.number, canonical))
                .order_by(documents.c.number, documents.c.version.desc(), documents.c.name)
            )
            newest: dict[str, str] = {}
            for row in rows:
                if row.state == INDEXED:
                    newest.setdefault(row.family, row.id)
            return list(newest.values())

    def citing(self, canonical: str) -> list[str]:
        """Ids of the indexed documents that cite this number other than as their own, most often cited first.

        A dossier is cited by whoever cites a paper of it.
        """
        cited = _same_number(references.c.canonical, canonical)
        with self._engine.connect() as db:
            return list(
                db.execute(
                    select(references.c.document_id)
                    .join(documents)
                    .where(
                        cited,
                        documents.c.state == INDEXED,
                        or_(documents.c.number.is_(None), not_(_same_number(documents.c.number, canonical))),
                    )
                    .group_by(references.c.document_id)
                    .order_by(func.count().desc(), references.c.document_id)
                ).scalars()
            )

    def number_like(self, written: str) -> str | None:
        """The own number of an indexed document that is written so, whatever its capitals and what joins it."""
        number = func.lower(documents.c.number)
        for joint in JOINTS:
            # In the statement itself, as in the index that holds it (migration 0010).
            number = func.replace(number, literal_column(f"'{joint}'"), literal_column("''"))
        bare = "".join(character for character in written.lower() if character not in JOINTS)
        with self._engine.connect() as db:
            return db.execute(
                select(documents.c.number).where(documents.c.state == INDEXED, number == bare)
            ).scalar()

    def reference(self, canonical: str) -> Reference | None:
        """How a number is written somewhere in the collection."""
        with self._engine.connect() as db:
            row = db.execute(select(references).where(references.c.canonical == canonical)).first()
        return Reference(row.start, row.end, row.raw, row.canonical, row.kind) if row else None

    def named(self, name: str) -> list[str]:
        """Ids of the documents taken in under this file name or id, newest version first."""
        with self._engine.connect() as db:
            return list(
                db.execute(
                    select(documents.c.id)
                    .where(or_(documents.c.name == name, documents.c.id == name))
                    .order_by(documents.c.version.desc())
                ).scalars()
            )

    def called(self, text: str) -> list[str]:
        """Ids of the indexed documents of which this is the file name or the title, newest first."""
        asked = text.lower()
        with self._engine.connect() as db:
            named = {"asked": asked, "from": f"{asked}.", "to": f"{asked}/"}
            rows = {*db.execute(self._called_by_name, named)}
            if len(text.split()) > 2:
                rows |= {*db.execute(self._called_by_title, {"asked": asked})}
        shown = [row for row in rows if row.state == INDEXED]
        shown.sort(key=lambda row: (-row.first_day.toordinal() if row.first_day else 0, row.id))
        return [row.id for row in shown]

    @cached_property
    def _called_by_name(self) -> Select[Any]:
        """Built once. The state is not asked, as in `numbered`."""
        name = self._folded(documents.c.name)
        # A name with an ending lies between these two: the slash comes after the full stop.
        ended = and_(name >= bindparam("from"), name < bindparam("to"))
        found = select(documents.c.id, documents.c.state, documents.c.first_day)
        return found.where(or_(name == bindparam("asked"), ended))

    @cached_property
    def _called_by_title(self) -> Select[Any]:
        found = select(documents.c.id, documents.c.state, documents.c.first_day)
        return found.where(self._folded(documents.c.title) == bindparam("asked"))

    def _folded(self, column: ColumnElement[str]) -> ColumnElement[str]:
        """In lower case, byte by byte, as the indexes of migration 0010 hold it."""
        low = func.lower(column)
        return low.collate("C") if self._engine.dialect.name == "postgresql" else low


def _same_number(column: Any, canonical: str) -> ColumnElement[bool]:
    """The number itself, or any number of the dossier."""
    dossier = canonical.removeprefix("dossier-")
    if dossier == canonical:
        return column == canonical  # type: ignore[no-any-return]
    return or_(column == canonical, column.like(f"kst-{dossier}-%"))
