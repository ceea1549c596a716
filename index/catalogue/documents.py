"""Documents with their passages, references and findings: written in one step, read as values."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    FromClause,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    not_,
    or_,
    select,
    update,
)

from index.answer import DocumentCard, Filters, StoredDocument
from index.catalogue.document_rows import HEADINGS, METADATA, PAGES, document_row, insert_parts, read_passage
from index.catalogue.tables import (
    TAUGHT,
    document_labels,
    documents,
    findings,
    judgements,
    lesson_checks,
    lesson_decisions,
    passages,
    references,
    theme_opinions,
    theme_verdicts,
)
from index.catalogue.vectors import content_key
from index.errors import NotFound
from index.model import (
    UNKNOWN,
    Finding,
    Interval,
    Metadata,
    Passage,
    Policy,
    Precision,
    Reference,
    Release,
    ReleaseState,
    SafeDocument,
)

Label = Callable[[str, str], str]
"""(field, key) → what people read, e.g. ("proeftuin", "foodvalley") → "FoodValley"."""

INDEXED = "opgenomen"
RELEASED = ReleaseState.RELEASED.value
PENDING = ReleaseState.PENDING.value
WITHDRAWN = "ingetrokken"

NAMESPACE = uuid.UUID("6f9f1c1e-8d0c-5b53-9d4e-0d5f7a1f2b11")
JOINTS = "-/.: "
"""What joins the parts of a number, in one way or another."""
MANY = 400

CARD = (
    documents.c.id,
    documents.c.name,
    documents.c.title,
    documents.c.kind,
    documents.c.date_text,
    documents.c.first_day,
    documents.c.last_day,
    documents.c.precision,
    documents.c.derived,
    documents.c.organisation,
    documents.c.municipality,
    documents.c.fictional,
)


# Built once: writing a statement anew takes longer than SQLite needs to answer it.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_NOTHING_YET: dict[str, Any] = {
    "name": "",
    "title": "Stuk dat op controle wacht",
    "kind": (UNKNOWN, UNKNOWN),
    "date": UNKNOWN,
}
"""What a card says of a document that no person and no policy has released."""
_CARDS = select(*CARD).where(documents.c.id.in_(_IDS), documents.c.state == INDEXED)
_LABELS = select(document_labels).where(document_labels.c.document_id.in_(_IDS))
_LOOKS = select(documents.c.id, documents.c.title, documents.c.sketch, documents.c.fictional).where(
    documents.c.id.in_(_IDS), documents.c.state == INDEXED
)
_PASSAGES = select(passages).where(passages.c.id.in_(_IDS))


def document_id(key: str, content_hash: str) -> str:
    """The same bytes from the same place always get the same id, on every machine."""
    return str(uuid.uuid5(NAMESPACE, f"{key}:{content_hash}"))


def family_id(key: str) -> str:
    """All versions that came from one place form a family."""
    return str(uuid.uuid5(NAMESPACE, key))


def passage_id(document: str, ordinal: int) -> str:
    return str(uuid.uuid5(uuid.UUID(document), str(ordinal)))


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that was taken in before, in whatever state."""

    id: str
    state: str
    name: str


class Look(NamedTuple):
    """By what one document is told from another: its title, its sketch (`index.likeness`), if a sample."""

    title: str
    sketch: bytes
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index needs of one passage: its text, what it stands under, and what it is filtered by."""

    passage: Passage
    family: str
    title: str
    kind: str
    organisation: str | None
    municipality: str | None
    labels: tuple[tuple[str, str], ...]
    first_day: date | None
    last_day: date | None
    number: str | None = None
    parts: int = 1
    """How many passages the document has."""


class Documents:
    """The aggregate of documents over one engine; every method is one transaction."""

    def __init__(self, engine: Engine, label: Label) -> None:
        self.engine = engine
        self.label = label

    # --- writing ---

    def add(self, document: SafeDocument, parts: Sequence[Passage]) -> str:
        """Store a safe document as the newest version of its family; the same one again changes nothing."""
        identity = document_id(document.key, document.content_hash)
        family = family_id(document.key)
        with self.engine.begin() as db:
            if db.execute(select(documents.c.id).where(documents.c.id == identity)).first():
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
            old = db.execute(
                select(documents.c.family, documents.c.version, documents.c.added_at).where(
                    documents.c.id == identity
                )
            ).first()
            if old is None:
                raise NotFound("Dit stuk staat niet in de collectie.")
            for table in (passages, references, findings, document_labels, *TAUGHT):
                db.execute(delete(table).where(table.c.document_id == identity))
            row = document_row(document, identity, old.family, old.version) | {"added_at": old.added_at}
            db.execute(update(documents).where(documents.c.id == identity).values(row))
            insert_parts(db, document, identity, parts)

    def mark_indexed(self, ids: Iterable[str]) -> None:
        self._set_state(ids, RELEASED, INDEXED)

    def withdraw(self, identity: str, reason: str) -> None:
        """Keep the record, take away everything that can be read or found."""
        with self.engine.begin() as db:
            for table in (passages, references, findings, document_labels, *TAUGHT):
                db.execute(delete(table).where(table.c.document_id == identity))
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

    def forget(self, identity: str) -> None:
        """Remove every trace of a document; with the last version of a family what was decided about it."""
        with self.engine.begin() as db:
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

    def empty_log(self) -> None:
        """What was removed leaves SQLite's write-ahead log too, unless someone reads at this moment."""
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as db:
                db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _set_state(self, ids: Iterable[str], before: str, after: str) -> None:
        with self.engine.begin() as db:
            for chunk in _chunks(list(ids)):
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
        return KnownDocument(row.id, row.state, row.name)

    def ids(self) -> set[str]:
        """Of every document that is on record, in whatever state."""
        with self.engine.connect() as db:
            return set(db.execute(select(documents.c.id)).scalars())

    def unindexed(self) -> list[str]:
        """Released documents whose passages are not known to be in the index yet."""
        with self.engine.connect() as db:
            found = db.execute(select(documents.c.id).where(documents.c.state == RELEASED))
            return list(found.scalars())

    def index_entries(self, identity: str) -> list[IndexEntry]:
        with self.engine.connect() as db:
            row = db.execute(select(documents).where(documents.c.id == identity)).one()
            parts = db.execute(_passages_of(identity)).all()
            labels = db.execute(
                select(document_labels.c.field, document_labels.c.value).where(
                    document_labels.c.document_id == identity
                )
            ).all()
        return [
            IndexEntry(
                passage=read_passage(part),
                family=row.family,
                title=row.title,
                kind=row.kind,
                organisation=row.organisation,
                municipality=row.municipality,
                labels=tuple((label.field, label.value) for label in labels),
                first_day=row.first_day,
                last_day=row.last_day,
                number=row.number,
                parts=len(parts),
            )
            for part in parts
        ]

    # --- reading ---

    def get(self, identity: str) -> StoredDocument:
        """A document whole; until it is released nothing of it is told, also no title. Raises NotFound."""
        with self.engine.connect() as db:
            row = db.execute(select(documents).where(documents.c.id == identity)).first()
            if row is None or row.state == WITHDRAWN:
                raise NotFound("Dit stuk staat niet in de collectie.")
            shown = row.state in (RELEASED, INDEXED)
            parts = db.execute(_passages_of(identity)).all() if shown else []
            family = db.execute(
                select(documents.c.id, documents.c.version)
                .where(documents.c.family == row.family)
                .order_by(documents.c.version)
            ).all()
            card = self._cards(db, [row])[0] if shown else DocumentCard(identity, **_NOTHING_YET)
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
            for chunk in _chunks(list(ids)):
                rows = db.execute(_CARDS, {"ids": chunk}).all()
                found |= {card.id: card for card in self._cards(db, rows)}
        return found

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        found: dict[str, Passage] = {}
        with self.engine.connect() as db:
            for chunk in _chunks(list(ids)):
                rows = db.execute(_PASSAGES, {"ids": chunk}).all()
                found |= {row.id: read_passage(row) for row in rows}
        return found

    def browse(self, filters: Filters, sort: str, limit: int, offset: int) -> tuple[int, list[DocumentCard]]:
        """How many documents pass the filters, and one page of them."""
        base = _filtered(filters)
        # nulls_last keeps papers without a date below those with one, whichever way it is sorted.
        order = {
            "oudste": documents.c.first_day.asc().nulls_last(),
        }.get(sort, documents.c.first_day.desc().nulls_last())
        with self.engine.connect() as db:
            total = db.execute(select(func.count()).select_from(base.subquery())).scalar_one()
            chosen = base.order_by(order, documents.c.id).limit(limit).offset(offset)
            rows = db.execute(
                select(*CARD).where(documents.c.id.in_(chosen.with_only_columns(documents.c.id)))
            ).all()
            cards = {card.id: card for card in self._cards(db, rows)}
            ordered = db.execute(chosen.with_only_columns(documents.c.id)).scalars()
            return total, [cards[identity] for identity in ordered]

    def indexed(self, kind: str = "") -> list[str]:
        """Ids of all documents in the index (of this kind), also of cards that are no longer in force."""
        found = select(documents.c.id).where(documents.c.state == INDEXED)
        with self.engine.connect() as db:
            return list(db.execute(found.where(documents.c.kind == kind) if kind else found).scalars())

    def matching(self, filters: Filters) -> list[str]:
        with self.engine.connect() as db:
            return list(db.execute(_filtered(filters).with_only_columns(documents.c.id)).scalars())

    def newest(self, count: int) -> tuple[DocumentCard, ...]:
        """The documents that were taken in last, newest first."""
        with self.engine.connect() as db:
            rows = db.execute(
                select(*CARD)
                .where(documents.c.state == INDEXED)
                .order_by(documents.c.added_at.desc(), documents.c.id)
                .limit(count)
            ).all()
            return tuple(self._cards(db, rows))

    def counts(self) -> tuple[int, int, date | None]:
        """Documents in the index, their passages, and the newest day any of them is dated."""
        total, until = self.totals()
        with self.engine.connect() as db:
            parts = db.execute(
                select(func.count()).select_from(passages.join(documents)).where(documents.c.state == INDEXED)
            ).scalar_one()
        return total, parts, until

    def organisations(self) -> set[str]:
        """Keys of the organisations of which a paper is indexed."""
        with self.engine.connect() as db:
            found = db.execute(
                select(documents.c.organisation)
                .where(documents.c.state == INDEXED, documents.c.organisation.is_not(None))
                .distinct()
            )
            return {key for key in found.scalars() if key}

    def totals(self) -> tuple[int, date | None]:
        """Documents in the index, and the newest day any of them is dated."""
        # Two statements: each is then answered from an index alone.
        shown = documents.c.state == INDEXED
        with self.engine.connect() as db:
            total = db.execute(select(func.count()).select_from(documents).where(shown)).scalar_one()
            until = db.execute(select(func.max(documents.c.last_day)).where(shown)).scalar_one()
        return total, until

    def with_state(self, state: str) -> tuple[DocumentCard, ...]:
        with self.engine.connect() as db:
            rows = db.execute(
                select(*CARD).where(documents.c.state == state).order_by(documents.c.added_at)
            ).all()
            return tuple(self._cards(db, rows))

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

    def citing(self, canonical: str) -> list[str]:
        """Ids of the indexed documents that cite this number other than as their own, most often cited first.

        A dossier is cited by whoever cites a paper of it.
        """
        cited = _same_number(references.c.canonical, canonical)
        with self.engine.connect() as db:
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

    def numbered(self, canonical: str) -> list[str]:
        """The indexed documents that carry this number themselves, of each the newest version first.

        A dossier is carried by all its papers.
        """
        with self.engine.connect() as db:
            rows = db.execute(
                select(documents.c.id, documents.c.family)
                .where(_same_number(documents.c.number, canonical), documents.c.state == INDEXED)
                .order_by(documents.c.number, documents.c.version.desc(), documents.c.name)
            )
            newest: dict[str, str] = {}
            for row in rows:
                newest.setdefault(row.family, row.id)
            return list(newest.values())

    def number_like(self, written: str) -> str | None:
        """The own number of an indexed document that is written so, whatever its capitals and what joins it."""
        number = func.lower(documents.c.number)
        for joint in JOINTS:
            # In the statement itself, as in the index that holds it (migration 0010).
            number = func.replace(number, literal_column(f"'{joint}'"), literal_column("''"))
        bare = "".join(character for character in written.lower() if character not in JOINTS)
        with self.engine.connect() as db:
            return db.execute(
                select(documents.c.number).where(documents.c.state == INDEXED, number == bare)
            ).scalar()

    def called(self, text: str) -> list[str]:
        """Ids of the indexed documents of which this is the file name or the title, newest first."""
        asked = text.lower()
        with self.engine.connect() as db:
            named = {"asked": asked, "from": f"{asked}.", "to": f"{asked}/"}
            rows = {*db.execute(self._called_by_name, named)}
            if len(text.split()) > 2:
                rows |= {*db.execute(self._called_by_title, {"asked": asked})}
        shown = [row for row in rows if row.state == INDEXED]
        shown.sort(key=lambda row: (-row.first_day.toordinal() if row.first_day else 0, row.id))
        return [row.id for row in shown]

    @cached_property
    def _called_by_name(self) -> Select[Any]:
        """Built once. The state is not asked: the database would walk past all documents of that state."""
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
        return low.collate("C") if self.engine.dialect.name == "postgresql" else low

    def reference(self, canonical: str) -> Reference | None:
        """How a number is written somewhere in the collection."""
        with self.engine.connect() as db:
            row = db.execute(select(references).where(references.c.canonical == canonical)).first()
        return Reference(row.start, row.end, row.raw, row.canonical, row.kind) if row else None

    def texts_in_use(self, texts: Sequence[str]) -> set[str]:
        """Which of these passage texts some document still holds."""
        found: set[str] = set()
        with self.engine.connect() as db:
            for chunk in _chunks(list(texts)):
                found |= set(db.execute(select(passages.c.text).where(passages.c.text.in_(chunk))).scalars())
        return found

    def named(self, name: str) -> list[str]:
        """Ids of the documents taken in under this file name or id, newest version first."""
        with self.engine.connect() as db:
            return list(
                db.execute(
                    select(documents.c.id)
                    .where(or_(documents.c.name == name, documents.c.id == name))
                    .order_by(documents.c.version.desc())
                ).scalars()
            )

    def looks(self, ids: Sequence[str]) -> dict[str, Look]:
        """What those of these documents look like that are in the index."""
        found: dict[str, Look] = {}
        with self.engine.connect() as db:
            for chunk in _chunks(list(ids)):
                rows = db.execute(_LOOKS, {"ids": chunk}).all()
                found |= {identity: Look(*look) for identity, *look in rows}
        return found

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

    def newest_of(self, families: Sequence[str]) -> dict[str, DocumentCard]:
        """The card of the newest version of each of these families that is in the index."""
        found: dict[str, str] = {}
        with self.engine.connect() as db:
            for chunk in _chunks(list(families)):
                rows = db.execute(
                    select(documents.c.family, documents.c.id)
                    .where(documents.c.family.in_(chunk), documents.c.state == INDEXED)
                    .order_by(documents.c.version)
                )
                found |= {row.family: row.id for row in rows}
        cards = self.cards(list(found.values()))
        return {family: cards[identity] for family, identity in found.items()}

    def families(self, ids: Sequence[str]) -> dict[str, str]:
        with self.engine.connect() as db:
            rows = db.execute(select(documents.c.id, documents.c.family).where(documents.c.id.in_(ids)))
            return {row.id: row.family for row in rows}

    def _cards(self, db: Connection, rows: Sequence[Any]) -> list[DocumentCard]:
        labels: dict[str, list[tuple[str, str]]] = {row.id: [] for row in rows}
        for chunk in _chunks(list(labels)):
            for found in db.execute(_LABELS, {"ids": chunk}):
                labels[found.document_id].append((found.field, found.value))
        return [self._card(row, labels[row.id]) for row in rows]

    def _card(self, row: Any, labels: Sequence[tuple[str, str]]) -> DocumentCard:
        def pair(field: str, key: str) -> tuple[str, str]:
            return key, self.label(field, key)

        def pairs(field: str) -> tuple[tuple[str, str], ...]:
            return tuple(pair(field, value) for name, value in sorted(labels) if name == field)

        return DocumentCard(
            id=row.id,
            name=row.name,
            title=row.title,
            kind=pair("soort", row.kind),
            date=row.date_text,
            period=Interval(row.first_day, row.last_day, Precision(row.precision), row.derived),
            organisation=pair("organisatie", row.organisation) if row.organisation else None,
            municipality=pair("gemeente", row.municipality) if row.municipality else None,
            proeftuinen=pairs("proeftuin"),
            themas=pairs("thema"),
            fictional=row.fictional,
        )


def is_newest(paper: FromClause = documents) -> ColumnElement[bool]:
    """Indexed, and no newer version of its family is: what an older one said is not said any more."""
    other = documents.alias()
    newer = select(other.c.id).where(
        other.c.family == paper.c.family, other.c.version > paper.c.version, other.c.state == INDEXED
    )
    return and_(paper.c.state == INDEXED, ~newer.exists())


def _filtered(filters: Filters) -> Select[Any]:
    """What readers may choose from: not the cards that are no longer in force."""
    ended = select(lesson_decisions.c.family).where(
        lesson_decisions.c.family == documents.c.family, lesson_decisions.c.state != ""
    )
    chosen = select(documents).where(documents.c.state == INDEXED, ~ended.exists())
    if filters.soort:
        chosen = chosen.where(documents.c.kind.in_(filters.soort))
    if filters.organisatie:
        chosen = chosen.where(documents.c.organisation.in_(filters.organisatie))
    if filters.gemeente:
        chosen = chosen.where(documents.c.municipality.in_(filters.gemeente))
    for field, values in (("proeftuin", filters.proeftuin), ("thema", filters.thema)):
        if values:
            labelled = select(document_labels.c.document_id).where(
                document_labels.c.field == field, document_labels.c.value.in_(values)
            )
            chosen = chosen.where(documents.c.id.in_(labelled))
    if filters.van:
        chosen = chosen.where(documents.c.last_day >= filters.van)
    if filters.tot:
        chosen = chosen.where(documents.c.first_day <= filters.tot)
    return chosen


def _same_number(column: Any, canonical: str) -> ColumnElement[bool]:
    """The number itself, or any number of the dossier."""
    dossier = canonical.removeprefix("dossier-")
    if dossier == canonical:
        return column == canonical  # type: ignore[no-any-return]
    return or_(column == canonical, column.like(f"kst-{dossier}-%"))


def _passages_of(identity: str) -> Select[Any]:
    return select(passages).where(passages.c.document_id == identity).order_by(passages.c.ordinal)


def _chunks(ids: list[str]) -> Iterable[list[str]]:
    return (ids[i : i + MANY] for i in range(0, len(ids), MANY))
