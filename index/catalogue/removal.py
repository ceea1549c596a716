"""Taking a document out of the catalogue."""

from __future__ import annotations

from sqlalchemy import Engine, delete, or_, select, update

from index.catalogue.document_rows import METADATA, delete_parts
from index.catalogue.states import WITHDRAWN
from index.catalogue.tables import (
    documents,
    judgements,
    lesson_checks,
    lesson_decisions,
    passages,
    theme_opinions,
    theme_verdicts,
)
from index.catalogue.vectors import content_key
from index.model import Metadata


def withdraw(engine: Engine, identity: str, reason: str) -> None:
    """Keep the record, take away everything that can be read or found."""
    with engine.begin() as db:
        delete_parts(db, identity)
        db.execute(
            update(documents)
            .where(documents.c.id == identity)
            .values(
                state=WITHDRAWN,
                reason=reason,
                text="",
                sketch=b"",
                title="",
                pages=[],
                headings=[],
                facts=METADATA.dump_python(Metadata(), mode="json"),
            )
        )


def forget(engine: Engine, identity: str) -> None:
    """Remove every trace of a document; with the last version of a family what was decided about it."""
    with engine.begin() as db:
        family = db.execute(select(documents.c.family).where(documents.c.id == identity)).scalar()
        held = select(passages.c.text).where(passages.c.document_id == identity)
        texts = set(db.execute(held).scalars())
        db.execute(delete(documents).where(documents.c.id == identity))
        elsewhere = set(db.execute(select(passages.c.text).where(passages.c.text.in_(texts))).scalars())
        for text in texts - elsewhere:
            for said in (theme_verdicts, theme_opinions):
                db.execute(delete(said).where(said.c.text_key == content_key(text)))
        if not db.execute(select(documents.c.id).where(documents.c.family == family)).first():
            for table in (lesson_checks, lesson_decisions):
                db.execute(delete(table).where(table.c.family == family))
            db.execute(
                delete(judgements).where(or_(judgements.c.family == family, judgements.c.target == family))
            )


def empty_log(engine: Engine) -> None:
    """What was removed leaves SQLite's write-ahead log too, unless someone reads at this moment."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as db:
            db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
