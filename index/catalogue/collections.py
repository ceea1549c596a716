"""Collections as stored: what they are called, what stands in them in which order, and the notes beside it."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from index.catalogue.tables import collection_items, collections
from index.errors import NotFound

CURATED, LIVING = "samengesteld", "levend"
PUBLIC, NETWORK = "openbaar", "netwerk"


@dataclass(frozen=True, slots=True)
class Collection:
    """`asked` is the stored search of a living collection, as text and filters by field."""

    id: str
    title: str
    introduction: str
    kind: str
    """samengesteld or levend"""
    visibility: str
    """openbaar or netwerk"""
    token: str
    """What the address of a collection for the network must hold."""
    asked: Mapping[str, Any]
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """A document in a curated collection, by version family, so that a newer version takes its place."""

    family: str
    note: str
    added_at: datetime


class Collections:
    """Independent of the documents in them: taking in again or forgetting a paper leaves the collection."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Collection]:
        """The last changed first."""
        with self._engine.connect() as db:
            rows = db.execute(select(collections).order_by(collections.c.changed_at.desc())).all()
        return [_collection(row) for row in rows]

    def get(self, identity: str) -> Collection:
        """Raises NotFound."""
        with self._engine.connect() as db:
            row = db.execute(select(collections).where(collections.c.id == identity)).first()
        if row is None:
            raise NotFound("Deze collectie bestaat niet.")
        return _collection(row)

    def items(self, identity: str) -> list[Kept]:
        """In the order that the maker gave them."""
        with self._engine.connect() as db:
            rows = db.execute(
                select(collection_items)
                .where(collection_items.c.collection_id == identity)
                .order_by(collection_items.c.position)
            ).all()
        return [Kept(row.family, row.note, _aware(row.added_at)) for row in rows]

    def make(
        self, title: str, introduction: str, kind: str, visibility: str, asked: Mapping[str, Any], by: str
    ) -> str:
        identity, now = str(uuid.uuid4()), datetime.now(UTC)
        with self._engine.begin() as db:
            db.execute(
                insert(collections).values(
                    id=identity,
                    title=title,
                    introduction=introduction,
                    kind=kind,
                    visibility=visibility,
                    token=secrets.token_urlsafe(16),
                    asked=dict(asked),
                    created_at=now,
                    changed_at=now,
                    by=by,
                )
            )
        return identity

    def change(self, identity: str, **values: Any) -> None:
        with self._engine.begin() as db:
            _touch(db, identity, **values)

    def remove(self, identity: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(collections).where(collections.c.id == identity))

    def put(self, identity: str, family: str, note: str | None = None) -> None:
        """Add a document at the end, or change the note beside it."""
        items = collection_items.c
        here = items.collection_id == identity, items.family == family
        with self._engine.begin() as db:
            _touch(db, identity)
            if db.execute(select(items.family).where(*here)).first():
                if note is not None:
                    db.execute(update(collection_items).where(*here).values(note=note))
                return
            last = db.execute(select(func.max(items.position)).where(items.collection_id == identity)).scalar()
            db.execute(
                insert(collection_items).values(
                    collection_id=identity,
                    family=family,
                    position=(last or 0) + 1,
                    note=note or "",
                    added_at=datetime.now(UTC),
                )
            )

    def drop(self, identity: str, family: str) -> None:
        items = collection_items.c
        with self._engine.begin() as db:
            _touch(db, identity)
            db.execute(delete(collection_items).where(items.collection_id == identity, items.family == family))

    def move(self, identity: str, family: str, up: bool) -> None:
        """Change places with the neighbour above or below."""
        items = collection_items.c
        with self._engine.begin() as db:
            _touch(db, identity)
            rows = db.execute(
                select(items.family).where(items.collection_id == identity).order_by(items.position)
            )
            order = list(rows.scalars())
            if family not in order:
                return
            at = order.index(family)
            to = max(0, at - 1) if up else min(len(order) - 1, at + 1)
            order.insert(to, order.pop(at))
            for position, each in enumerate(order, 1):
                db.execute(
                    update(collection_items)
                    .where(items.collection_id == identity, items.family == each)
                    .values(position=position)
                )


def _touch(db: Connection, identity: str, **values: Any) -> None:
    done = db.execute(
        update(collections).where(collections.c.id == identity).values(**values, changed_at=datetime.now(UTC))
    )
    if done.rowcount == 0:
        raise NotFound("Deze collectie bestaat niet.")


def _collection(row: Any) -> Collection:
    return Collection(
        row.id,
        row.title,
        row.introduction,
        row.kind,
        row.visibility,
        row.token,
        row.asked,
        _aware(row.created_at),
        _aware(row.changed_at),
    )


def _aware(moment: datetime) -> datetime:
    """SQLite gives back times without their zone."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
