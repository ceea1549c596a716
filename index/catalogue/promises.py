"""The sentences that promise something, as stored, and the papers of the ledger made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, select

from index.catalogue.tables import documents, promises
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.promises import Kind, Paper, Said

_metadata = TypeAdapter(Metadata)


def said_row(said: Said) -> dict[str, Any]:
    return {
        "start": said.start,
        "end": said.end,
        "sentence": said.sentence,
        "kind": said.kind.value,
        "first_day": said.window.first,
        "last_day": said.window.last,
        "precision": said.window.precision.value,
        "derived": said.window.derived,
        "window_text": said.window_text,
        "subject": said.subject,
        "recalled": said.recalled,
        "number": said.number,
    }


def papers(engine: Engine, label: Callable[[str, str], str]) -> list[Paper]:
    """Every indexed paper that promises something, with what it says, oldest first."""
    with engine.connect() as db:
        rows = db.execute(
            select(promises, documents)
            .join(documents)
            .where(documents.c.state == "opgenomen")
            .order_by(documents.c.first_day.nulls_last(), documents.c.id, promises.c.start)
        ).mappings()
        found: dict[str, Paper] = {}
        for row in rows:
            identity = row[documents.c.id]
            said = _said(row)
            if identity in found:
                found[identity] = replace(found[identity], said=(*found[identity].said, said))
            else:
                found[identity] = _paper(row, said, label)
    return list(found.values())


def _paper(row: Any, said: Said, label: Callable[[str, str], str]) -> Paper:
    facts = _metadata.validate_python(row[documents.c.facts])
    organisation = row[documents.c.organisation]
    named = label("organisatie", organisation) if organisation else UNKNOWN
    return Paper(
        id=row[documents.c.id],
        title=row[documents.c.title],
        number=row[documents.c.number],
        written=row[documents.c.first_day],
        doer=facts.sender.value if facts.sender.value != UNKNOWN else named,
        addressee=facts.addressee.value,
        said=(said,),
    )


def _said(row: Any) -> Said:
    table = promises.c
    return Said(
        start=row[table.start],
        end=row[table.end],
        sentence=row[table.sentence],
        kind=Kind(row[table.kind]),
        window=Interval(
            row[table.first_day], row[table.last_day], Precision(row[table.precision]), row[table.derived]
        ),
        window_text=row[table.window_text],
        subject=row[table.subject],
        recalled=row[table.recalled],
        number=row[table.number],
    )
