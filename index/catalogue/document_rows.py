"""A document as the rows that keep it: its own, and those of its passages, numbers, findings and labels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, Select, delete, insert, select

from index.catalogue.period_columns import period_columns
from index.catalogue.tables import TAUGHT, document_labels, findings, passages, references
from index.likeness import sketch
from index.model import Decision, Finding, Heading, Metadata, Page, Passage, Precision, SafeDocument

METADATA = TypeAdapter(Metadata)
PAGES = TypeAdapter(tuple[Page, ...])
HEADINGS = TypeAdapter(tuple[Heading, ...])


def document_row(document: SafeDocument, identity: str, family: str, version: int) -> dict[str, Any]:
    meta = document.metadata
    return {
        "id": identity,
        "family": family,
        "version": version,
        "key": document.key,
        "name": document.name,
        "content_hash": document.content_hash,
        "state": document.release.state.value,
        "policy": document.release.policy,
        "engine": document.release.engine,
        "released_by": document.release.by,
        "reason": document.release.reason,
        "text": document.text,
        "pages": PAGES.dump_python(document.pages, mode="json"),
        "headings": HEADINGS.dump_python(document.headings, mode="json"),
        "facts": METADATA.dump_python(meta, mode="json"),
        "title": meta.title.value,
        "kind": meta.kind.value,
        "date_text": meta.date.value,
        **period_columns(meta.period),
        "organisation": _known(meta.organisation.value),
        "municipality": _known(meta.municipality.value),
        "number": _known(meta.number.value),
        "from_ocr": document.from_ocr,
        "fictional": meta.fictional,
        "sketch": sketch(document.text),
        "masked": sum(
            finding.decision is Decision.MASK and finding.safe_start is not None
            for finding in document.findings
        ),
        "added_at": datetime.now(UTC),
    }


def insert_parts(db: Connection, document: SafeDocument, identity: str, parts: Sequence[Passage]) -> None:
    meta = document.metadata
    owner = {"document_id": identity}
    rows: list[tuple[Any, list[dict[str, Any]]]] = [
        (
            passages,
            [
                owner
                | {
                    "id": part.id,
                    "ordinal": part.ordinal,
                    "text": part.text,
                    "start": part.start,
                    "end": part.end,
                    "page": part.page,
                    "heading_path": list(part.heading_path),
                    "tokens": part.tokens,
                }
                for part in parts
            ],
        ),
        (
            references,
            [
                owner | {"start": r.start, "end": r.end, "raw": r.raw, "canonical": r.canonical, "kind": r.kind}
                for r in {r.start: r for r in meta.references}.values()
            ],
        ),
        (
            findings,
            [
                owner
                | {"number": number}
                | {name: getattr(finding, name) for name in Finding.__dataclass_fields__}
                for number, finding in enumerate(document.findings)
            ],
        ),
        (
            document_labels,
            [
                owner | {"field": field, "value": value}
                for field, facts in (
                    ("proeftuin", meta.proeftuinen),
                    ("thema", meta.themas),
                    ("basisprincipe", meta.basisprincipes),
                )
                for value in sorted({fact.value for fact in facts})
            ],
        ),
    ]
    for table, values in rows:
        if values:
            db.execute(insert(table), values)


def delete_parts(db: Connection, identity: str) -> None:
    """All that stands under a document, with what was learned from it."""
    for table in (passages, references, findings, document_labels, *TAUGHT):
        db.execute(delete(table).where(table.c.document_id == identity))


def read_passage(row: Row[Any]) -> Passage:
    return Passage(
        id=row.id,
        document_id=row.document_id,
        ordinal=row.ordinal,
        text=row.text,
        start=row.start,
        end=row.end,
        page=row.page,
        heading_path=tuple(row.heading_path),
        tokens=row.tokens,
    )


def passages_of(identity: str) -> Select[Any]:
    return select(passages).where(passages.c.document_id == identity).order_by(passages.c.ordinal)


def _known(value: str) -> str | None:
    return None if value == Precision.UNKNOWN.value else value
