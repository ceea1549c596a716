"""A catalogue with papers of which only the words and a few facts matter, for tests of what papers teach."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from index.amounts import find_amounts
from index.catalogue.documents import Documents
from index.catalogue.identity import document_id, passage_id
from index.catalogue.learned import Learning
from index.catalogue.store import open_database
from index.knowledge.learned import learn
from index.model import (
    UNKNOWN,
    Fact,
    Interval,
    Metadata,
    Page,
    Passage,
    Precision,
    Release,
    ReleaseState,
    SafeDocument,
)
from index.references import find_references
from index.vocabulary_files import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).resolve().parents[1] / "corpus" / "vocabulaire")


class Shelf:
    """Puts papers in the catalogue as the intake does: stored, studied, indexed."""

    def __init__(self, folder: Path, version: int = 1) -> None:
        self.engine = open_database(f"sqlite:///{folder / 'catalogus.sqlite3'}")
        self.documents = Documents(self.engine, VOCABULARY.label)
        self.learning = Learning(self.engine, partial(learn, vocabulary=VOCABULARY), version)

    def put(
        self,
        name: str,
        text: str,
        day: str = "",
        *,
        number: str = UNKNOWN,
        organisation: str = "gemeente-rotterdam",
        title: str = "Voortgang",
        kind: str = "raadsinformatiebrief",
        content: str = "",
    ) -> str:
        when = date.fromisoformat(day) if day else None
        period = Interval(when, when, Precision.DAY if when else Precision.UNKNOWN)
        document = SafeDocument(
            name=name,
            key=name,
            content_hash=content or name,
            text=text,
            pages=(Page(1, 0, len(text)),),
            headings=(),
            metadata=Metadata(
                kind=Fact(kind),
                title=Fact(title),
                date=Fact(day or UNKNOWN),
                period=period,
                sender=Fact("het college"),
                addressee=Fact("de raad"),
                organisation=Fact(organisation),
                number=Fact(number),
                references=find_references(text),
                amounts=find_amounts(text),
            ),
            findings=(),
            release=Release("openbaar", "1", ReleaseState.RELEASED, "beleid openbaar"),
        )
        identity = document_id(document.key, document.content_hash)
        part = Passage(passage_id(identity, 0), identity, 0, text, 0, len(text), 1, (), 9)
        self.documents.add(document, (part,))
        self.learning.study(identity)
        self.documents.mark_indexed([identity])
        return identity
