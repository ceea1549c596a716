"""Documents with their passages, references and findings: written in one step, read as values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from index.answer import DocumentCard, StoredDocument
from index.catalogue.chunks import bound, chunks
from index.catalogue.document_cards import CARD, Label, read_cards
from index.catalogue.document_rows import (
    HEADINGS,
    METADATA,
    PAGES,
    delete_parts,
    document_row,
    insert_parts,
    passages_of,
    read_passage,
)
from index.catalogue.identity import document_id, family_id
from index.catalogue.looks import Looks
from index.catalogue.states import INDEXED, PENDING, RELEASED, WITHDRAWN
from index.catalogue.tables import document_labels, documents, findings
from index.catalogue.writes import Writes
from index.errors import NotFound
from index.model import UNKNOWN, Finding, Metadata, Passage, Policy, Release, ReleaseState, SafeDocument

# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_CARDS = select(*CARD).where(documents.c.id.in_(bound()), documents.c.state == INDEXED)
_NOTHING_YET: dict[str, Any] = {
    "name": "",
    "title": "Stuk dat op controle wacht",
    "kind": (UNKNOWN, UNKNOWN),
    "date": UNKNOWN,
}
"""What a card says of a document that no person and no policy has released."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that was taken in before, in whatever state."""

    id: str
    state: str
    name: str
    key: str


class Documents:
    """The aggregate of documents over one engine; every method is one transaction."""

    def __init__(self, engine: Engine, label: Label) -> None:
        self.engine = engine
        self.label = label
        self.writes = Writes(engine)
        self.looks = Looks(engine, self.writes)

    # --- writing ---

    def add(self, document: SafeDocument, parts: Sequence[Passage]) -> str:
        """Store a safe document as the newest version of its family.

        The same one again takes the place of one that waits for a person, and changes nothing otherwise.
        """
        identity = document_id(document.key, document.content_hash)
        family = family_id(document.key)
        with self.engine.begin() as db:
            state = db.execute(select(documents.c.state).where(documents.c.id == identity)).scalar()
            if state == PENDING:
                self._replace(db, identity, document, parts)
            if state is not None:
                return identity
            newest = db.execute(
                select(func.max(documents.c.version)).where(documents.c.family == family)
            ).scalar()
            db.execute(insert(documents).values(document_row(document, identity, family, (newest or 0) + 1)))
            insert_parts(db, document, identity, parts)
        return identity

    def replace(self, identity: str, document: SafeDocument, parts: Sequence[Passage]) -> None:
        """Put a new shielding of the same bytes in the place of the old one (after review)."""
        with self.engine.begin() as db:
            self._replace(db, identity, document, parts)

    def _replace(self, db: Connection, identity: str, document: SafeDocument, parts: Sequence[Passage]) -> None:
        old = db.execute(
            select(documents.c.family, documents.c.version, documents.c.added_at).where(
                documents.c.id == identity
            )
        ).first()
        if old is None:
            raise NotFound("Dit stuk staat niet in de collectie.")
        delete_parts(db, identity)
        row = document_row(document, identity, old.family, old.version) | {"added_at": old.added_at}
        db.execute(update(documents).where(documents.c.id == identity).values(row))
        insert_parts(db, document, identity, parts)

    def mark_indexed(self, ids: Iterable[str]) -> None:
        self._set_state(ids, RELEASED, INDEXED)

    def _set_state(self, ids: Iterable[str], before: str, after: str) -> None:
        with self.engine.begin() as db:
            for chunk in chunks(list(ids)):
                db.execute(
                    update(documents)
                    .where(documents.c.id.in_(chunk), documents.c.state == before)
                    .values(state=after)
                )

    # --- knowing ---

    def known(self, key: str, content_hash: str) -> KnownDocument | None:
        """The document with these bytes: from this place first, else from any other."""
        with self.engine.connect() as db:
            rows = db.execute(
                select(documents.c.id, documents.c.state, documents.c.name, documents.c.key).where(
                    documents.c.content_hash == content_hash
                )
            ).all()
        if not rows:
            return None
        row = next((r for r in rows if r.key == key), rows[0])
        return KnownDocument(row.id, row.state, row.name, row.key)

    def ids(self) -> set[str]:
        """Of every document that is on record, in whatever state."""
        with self.engine.connect() as db:
            return set(db.execute(select(documents.c.id)).scalars())

    def waiting(self) -> set[str]:
        """Ids of the documents that wait for a person."""
        with self.engine.connect() as db:
            return set(db.execute(select(documents.c.id).where(documents.c.state == PENDING)).scalars())

    def unindexed(self) -> list[str]:
        """Released documents whose passages are not known to be in the index yet."""
        with self.engine.connect() as db:
            found = db.execute(select(documents.c.id).where(documents.c.state == RELEASED))
            return list(found.scalars())

    # --- reading ---

    def get(self, identity: str) -> StoredDocument:
        """A document whole; until it is released nothing of it is told, also no title. Raises NotFound."""
        with self.engine.connect() as db:
            row = db.execute(select(documents).where(documents.c.id == identity)).first()
            if row is None or row.state == WITHDRAWN:
                raise NotFound("Dit stuk staat niet in de collectie.")
            shown = row.state in (RELEASED, INDEXED)
            parts = db.execute(passages_of(identity)).all() if shown else []
            family = db.execute(
                select(documents.c.id, documents.c.version)
                .where(documents.c.family == row.family)
                .order_by(documents.c.version)
            ).all()
            card = read_cards(db, [row], self.label)[0] if shown else DocumentCard(identity, **_NOTHING_YET)
        versions = {entry.version: entry.id for entry in family}
        return StoredDocument(
            card=card,
            text=row.text if shown else "",
            headings=HEADINGS.validate_python(row.headings) if shown else (),
            pages=PAGES.validate_python(row.pages) if shown else (),
            metadata=METADATA.validate_python(row.facts) if shown else Metadata(),
            release=Release(
                policy=row.policy,
                engine=row.engine,
                state=ReleaseState.RELEASED if shown else ReleaseState.PENDING,
                by=row.released_by,
                reason=row.reason,
            ),
            passages=tuple(read_passage(part) for part in parts),
            version=row.version,
            newer=versions.get(row.version + 1),
            older=versions.get(row.version - 1),
            from_ocr=row.from_ocr,
            masked=row.masked,
        )

    def shown_text(self, identity: str) -> str:
        """The safe text of a document that is released; "" of any other."""
        with self.engine.connect() as db:
            found = db.execute(
                select(documents.c.text).where(
                    documents.c.id == identity, documents.c.state.in_((RELEASED, INDEXED))
                )
            ).scalar()
        return found or ""

    def findings(self, identity: str) -> tuple[Finding, ...]:
        with self.engine.connect() as db:
            rows = db.execute(
                select(findings).where(findings.c.document_id == identity).order_by(findings.c.number)
            ).mappings()
            names = Finding.__dataclass_fields__
            return tuple(Finding(**{name: row[name] for name in names}) for row in rows)

    def cards(self, ids: Sequence[str]) -> dict[str, DocumentCard]:
        """Cards of the documents that are in the index; others are left out."""
        found: dict[str, DocumentCard] = {}
        with self.engine.connect() as db:
            for chunk in chunks(ids):
                rows = db.execute(_CARDS, {"ids": chunk}).all()
                found |= {card.id: card for card in read_cards(db, rows, self.label)}
        return found

    def indexed(self, kind: str = "") -> list[str]:
        """Ids of all documents in the index (of this kind), also of cards that are no longer in force."""
        found = select(documents.c.id).where(documents.c.state == INDEXED)
        with self.engine.connect() as db:
            return list(db.execute(found.where(documents.c.kind == kind) if kind else found).scalars())

    def policy(self, identity: str) -> Policy:
        with self.engine.connect() as db:
            found: Policy = db.execute(
                select(documents.c.policy).where(documents.c.id == identity)
            ).scalar_one()
            return found

    def released_cases(self) -> tuple[tuple[frozenset[str], str], ...]:
        """Keys of the proeftuinen, and the safe text, of every case that people may read."""
        with self.engine.connect() as db:
            texts = db.execute(
                select(documents.c.id, documents.c.text).where(
                    documents.c.policy == "casus", documents.c.state.in_((RELEASED, INDEXED))
                )
            ).all()
            labels = db.execute(
                select(document_labels.c.document_id, document_labels.c.value).where(
                    document_labels.c.field == "proeftuin"
                )
            ).all()
        return tuple((frozenset(value for owner, value in labels if owner == i), text) for i, text in texts)

    def added(self, identity: str) -> date:
        """The day on which a document was taken in."""
        with self.engine.connect() as db:
            found: datetime = db.execute(
                select(documents.c.added_at).where(documents.c.id == identity)
            ).scalar_one()
        return found.date()

    def added_at(self, ids: Sequence[str]) -> dict[str, datetime]:
        """The moment at which each of these documents was taken in."""
        with self.engine.connect() as db:
            rows = db.execute(select(documents.c.id, documents.c.added_at).where(documents.c.id.in_(ids)))
            return {
                row.id: row.added_at if row.added_at.tzinfo else row.added_at.replace(tzinfo=UTC)
                for row in rows
            }

    def families(self, ids: Sequence[str]) -> dict[str, str]:
        with self.engine.connect() as db:
            rows = db.execute(select(documents.c.id, documents.c.family).where(documents.c.id.in_(ids)))
            return {row.id: row.family for row in rows}
