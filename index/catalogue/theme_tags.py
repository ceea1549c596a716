"""The themes of passages as stored, and what people said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, func, insert, select

from index.agreement import Opinion
from index.catalogue.tables import documents, passage_themes, passages, theme_opinions, theme_verdicts
from index.catalogue.vectors import content_key
from index.errors import NotFound
from index.themes import Tag

INDEXED = "opgenomen"
REJECTED, CONFIRMED = "verworpen", "bevestigd"
PERSON = "persoon"


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag with its passage and document; `rejected` when a person said that it is wrong."""

    passage_id: str
    document_id: str
    tag: Tag
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class TagCount:
    documents: int
    passages: int


class ThemeTags:
    """A verdict is kept by the hash of the words it is about, so it outlives taking in again and rebuilding."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, texts: Mapping[str, str], tags: Mapping[str, Sequence[Tag]]) -> None:
        """Put these tags of passages (by id) in the place of older ones, as far as nobody rejected them."""
        keys = {identity: content_key(text) for identity, text in texts.items()}
        with self._engine.begin() as db:
            verdicts = _verdicts(db, set(keys.values()))
            rows: list[dict[str, Any]] = []
            for identity, key in keys.items():
                said = verdicts.get(key, {})
                found = {(tag.scheme, tag.key): tag for tag in tags.get(identity, ())}
                for what, verdict in said.items():
                    if verdict.verdict == REJECTED:
                        found.pop(what, None)
                    else:
                        found[what] = Tag(*what, verdict.start, verdict.end, 1.0, PERSON)
                rows += [_row(identity, key, tag) for tag in found.values()]
            for identity in keys:
                db.execute(delete(passage_themes).where(passage_themes.c.passage_id == identity))
            if rows:
                db.execute(insert(passage_themes), rows)

    def counts(self) -> dict[tuple[str, str], TagCount]:
        """Documents and passages of each (scheme, key)."""
        table = passage_themes.c
        with self._engine.connect() as db:
            rows = db.execute(
                select(table.scheme, table.key, func.count(passages.c.document_id.distinct()), func.count())
                .select_from(passage_themes.join(passages).join(documents))
                .where(documents.c.state == INDEXED)
                .group_by(table.scheme, table.key)
            ).all()
        return {(row[0], row[1]): TagCount(row[2], row[3]) for row in rows}

    def rows(self, scheme: str, key: str) -> list[TagRow]:
        """Every tag of this theme in the index, best first, newest paper first among equals."""
        table = passage_themes.c
        with self._engine.connect() as db:
            found = db.execute(
                select(passage_themes, passages.c.document_id)
                .select_from(passage_themes.join(passages).join(documents))
                .where(table.scheme == scheme, table.key == key, documents.c.state == INDEXED)
                .order_by(table.score.desc(), documents.c.first_day.desc().nulls_last(), table.passage_id)
            ).all()
        return [TagRow(row.passage_id, row.document_id, _tag(row)) for row in found]

    def rejected(self, scheme: str, key: str) -> list[TagRow]:
        """What people rejected of this theme, as far as the passage is still there."""
        said = theme_verdicts.c
        with self._engine.connect() as db:
            found = db.execute(
                select(theme_verdicts).where(said.scheme == scheme, said.key == key, said.verdict == REJECTED)
            ).all()
            by_passage = {row.passage_id: row for row in found}
            there = db.execute(
                select(passages.c.id, passages.c.document_id).where(passages.c.id.in_(list(by_passage)))
            ).all()
        return [TagRow(row.id, row.document_id, _tag(by_passage[row.id]), True) for row in there]

    def decide(self, passage_id: str, scheme: str, key: str, verdict: str, by: str) -> None:
        """Reject or confirm a tag of a passage. Raises NotFound when there is no such passage or tag."""
        with self._engine.begin() as db:
            text = _text(db, passage_id)
            said = _about(theme_verdicts, content_key(text), scheme, key)
            known = db.execute(
                select(passage_themes).where(
                    passage_themes.c.passage_id == passage_id,
                    passage_themes.c.scheme == scheme,
                    passage_themes.c.key == key,
                )
            ).first()
            shown = known or db.execute(select(theme_verdicts).where(*said)).first()
            if shown is None:
                raise NotFound("Dit thema staat niet bij deze passage.")
            _judged(db, passage_id, text, _tag(shown), verdict, by)

    def add(self, passage_id: str, tag: Tag, by: str) -> None:
        """Give a passage a tag that no reader gave it. Raises NotFound when there is no such passage."""
        with self._engine.begin() as db:
            _judged(db, passage_id, _text(db, passage_id), tag, CONFIRMED, by)

    def opinions(self) -> list[Opinion]:
        """What each person said last of each theme of each passage."""
        with self._engine.connect() as db:
            rows = db.execute(select(theme_opinions)).all()
        return [Opinion((row.text_key, row.scheme, row.key), row.by, row.verdict) for row in rows]


def _text(db: Connection, passage_id: str) -> str:
    text = db.execute(select(passages.c.text).where(passages.c.id == passage_id)).scalar()
    if text is None:
        raise NotFound("Deze passage staat niet in de collectie.")
    return str(text)


def _about(table: Table, text_key: str, scheme: str, key: str) -> tuple[ColumnElement[bool], ...]:
    return table.c.text_key == text_key, table.c.scheme == scheme, table.c.key == key


def _judged(db: Connection, passage_id: str, text: str, tag: Tag, verdict: str, by: str) -> None:
    """Let this verdict hold for every passage of the same words, and remember whose it is."""
    words, now = content_key(text), datetime.now(UTC)
    about = (words, tag.scheme, tag.key)
    row = _row(passage_id, words, tag)
    db.execute(delete(theme_verdicts).where(*_about(theme_verdicts, *about)))
    db.execute(insert(theme_verdicts).values({**row, "verdict": verdict, "by": by, "at": now}))
    db.execute(delete(theme_opinions).where(*_about(theme_opinions, *about), theme_opinions.c.by == by))
    opinion = {"text_key": words, "scheme": tag.scheme, "key": tag.key, "by": by, "verdict": verdict, "at": now}
    db.execute(insert(theme_opinions).values(opinion))
    db.execute(delete(passage_themes).where(*_about(passage_themes, *about)))
    if verdict == CONFIRMED:
        others = db.execute(select(passages.c.id).where(passages.c.text == text)).scalars().all()
        kept = Tag(tag.scheme, tag.key, tag.start, tag.end, 1.0, PERSON)
        db.execute(insert(passage_themes), [_row(other, words, kept) for other in others])


def _verdicts(db: Connection, keys: set[str]) -> dict[str, dict[tuple[str, str], Any]]:
    found: dict[str, dict[tuple[str, str], Any]] = defaultdict(dict)
    rows = db.execute(select(theme_verdicts).where(theme_verdicts.c.text_key.in_(keys)))
    for row in rows:
        found[row.text_key][(row.scheme, row.key)] = row
    return found


def _row(passage_id: str, text_key: str, tag: Tag) -> dict[str, Any]:
    return {
        "passage_id": passage_id,
        "scheme": tag.scheme,
        "key": tag.key,
        "text_key": text_key,
        "start": tag.start,
        "end": tag.end,
        "score": tag.score,
        "source": tag.source,
    }


def _tag(row: Any) -> Tag:
    return Tag(row.scheme, row.key, row.start, row.end, row.score, row.source)
