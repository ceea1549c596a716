"""A few fictional papers in a real catalogue and a real index, for tests of what reads both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from index.catalogue.documents import Documents
from index.catalogue.identity import document_id
from index.catalogue.learned import Learning
from index.catalogue.store import open_database
from index.catalogue.vectors import Vectors
from index.knowledge.learned import Learned
from index.model import Fact, Interval, Metadata, Page, Passage, Precision, Release, ReleaseState, SafeDocument
from index.rank import Weights
from index.vectors import IndexSpec, VectorIndex, open_index, point_id
from index.vocabulary import Vocabulary
from index.vocabulary_files import load_vocabulary
from ingest.write import Writer
from tests.fakes.embedders import WordEmbedder

VOCABULARY = Path(__file__).resolve().parents[1] / "corpus" / "vocabulaire"
WEIGHTS = Weights(best=0.6, best_growth=0.0)
"""The floor of evidence for an embedder that only knows words."""


@dataclass(frozen=True)
class Shelf:
    documents: Documents
    index: VectorIndex
    embedder: WordEmbedder
    kept: Vectors
    writer: Writer
    vocabulary: Vocabulary

    def put(self, safe: SafeDocument) -> str:
        """Take in a document, a passage for each paragraph between blank lines."""
        identity = document_id(safe.key, safe.content_hash)
        parts, at = [], 0
        for ordinal, text in enumerate(safe.text.split("\n\n")):
            begin, end = at, at + len(text)
            parts.append(
                Passage(
                    point_id(identity, ordinal), identity, ordinal, text, begin, end, 1, (), len(text.split())
                )
            )
            at = end + 2
        self.documents.add(safe, parts)
        self.writer.write([identity])
        return identity


@contextmanager
def shelf(folder: Path, papers: Sequence[SafeDocument] = ()) -> Iterator[Shelf]:
    vocabulary = load_vocabulary(VOCABULARY)
    engine = open_database(f"sqlite:///{folder / 'catalogus.sqlite3'}")
    documents, embedder = Documents(engine, vocabulary.label), WordEmbedder()
    kept = Vectors(engine, embedder.fingerprint)
    learning = Learning(engine, lambda _text, _metadata: Learned((), (), (), (), (), (), ()))
    with open_index(folder / "index", IndexSpec(embedder.fingerprint, embedder.dimension)) as index:
        writer = Writer(documents, kept, index, embedder, learning)
        made = Shelf(documents, index, embedder, kept, writer, vocabulary)
        for safe in papers:
            made.put(safe)
        yield made
    engine.dispose()


def written(
    name: str,
    text: str,
    *,
    day: date | None = None,
    proeftuinen: Sequence[str] = (),
    kind: str = "raadsinformatiebrief",
    key: str = "",
) -> SafeDocument:
    """A released document of this text."""
    period = Interval(day, day, Precision.DAY if day else Precision.UNKNOWN)
    metadata = Metadata(
        kind=Fact(kind),
        title=Fact(name),
        date=Fact(day.isoformat() if day else "onbekend"),
        period=period,
        proeftuinen=tuple(Fact(each) for each in proeftuinen),
    )
    release = Release("openbaar", "1", ReleaseState.RELEASED, "beleid")
    digest = sha256(f"{name}:{text}".encode()).hexdigest()
    return SafeDocument(name, key or name, digest, text, (Page(1, 0, len(text)),), (), metadata, (), release)
