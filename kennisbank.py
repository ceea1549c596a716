"""The composition root: reads the settings, builds the parts, hands them over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedding.layout import CACHE
from index.errors import SettingsError
from index.model import Finding, Policy, Source

if TYPE_CHECKING:
    from haystack import Pipeline

    from index.catalogue.documents import Documents
    from index.catalogue.learned import Learning
    from index.catalogue.vectors import Vectors
    from index.collection_shelf import CollectionShelf
    from index.compare import Comparison
    from index.embed import Embedder
    from index.lessons import Lessons
    from index.owner import Ownership
    from index.pictures.store import Pictures
    from index.search import Search
    from index.theme_shelf import Themes
    from index.vectors import VectorIndex
    from index.vocabulary import Vocabulary
    from ingest.collection_desk import CollectionDesk
    from ingest.deidentify import Deidentifier
    from ingest.intake import Intake
    from ingest.lesson_desk import LessonDesk
    from ingest.pipeline import Prepared
    from ingest.queue import Queue, Turns
    from ingest.review import Review
    from ingest.spool import Spool
    from ingest.word_desk import WordDesk
    from ingest.write import Writer

HERE = Path(__file__).parent


class Settings(BaseSettings):
    """Everything that differs between installations; each is set by `KENNISBANK_<NAME>`."""

    model_config = SettingsConfigDict(env_prefix="KENNISBANK_", env_file=".env", extra="ignore")

    data: Path = Path.home() / ".local" / "share" / "kennisbank"
    cache: Path = CACHE
    vocabulaire: Path | None = None
    model: str = "ingebouwd"
    naammodel: str = "ingebouwd"
    database_url: str = ""
    qdrant_url: str = ""
    qdrant_api_key: str = ""
    host: str = "127.0.0.1"
    poort: int = 8000
    adres: str = ""
    contact_naam: str = "Redactie Kennisbank"
    contact_email: str = ""


def read_settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"KENNISBANK_{'_'.join(map(str, e['loc'])).upper()}" for e in error.errors())
        raise SettingsError(f"Deze instelling klopt niet: {names}.") from None


def open_vocabulary(settings: Settings) -> Vocabulary:
    from index.vocabulary_files import load_vocabulary

    beside = HERE / "corpus" / "vocabulaire"
    packaged = HERE / "index" / "vocabulaire"
    return load_vocabulary(settings.vocabulaire or (beside if beside.exists() else packaged))


def make_deidentifier(settings: Settings) -> Deidentifier:
    from ingest.deidentify import Deidentifier
    from ingest.term_list import TermList

    return Deidentifier(model=settings.naammodel, cache=settings.cache, terms=TermList(settings.data).now)


def make_reading_pipeline(settings: Settings) -> Pipeline:
    """Runs in the worker, so it is handed settings and not objects."""
    from index.embed import open_tokenizer
    from ingest.pipeline import build

    return build(
        open_vocabulary(settings),
        make_deidentifier(settings),
        open_tokenizer(settings.model, settings.cache),
    )


@dataclass
class Kennisbank:
    """The opened stores of one data folder; what takes in and reviews is loaded when it is first used."""

    settings: Settings
    owner: Ownership
    vocabulary: Vocabulary
    documents: Documents
    kept: Vectors
    index: VectorIndex
    embedder: Embedder
    spool: Spool
    pictures: Pictures

    @cached_property
    def search(self) -> Search:
        from index.search import Search

        return Search(self.documents, self.index, self.embedder, self.vocabulary.terms, kept=self.kept)

    @cached_property
    def comparer(self) -> Comparison:
        from index.compare import Comparison

        return Comparison(self.documents, self.index, self.embedder, self.vocabulary)

    @cached_property
    def lessons(self) -> Lessons:
        from index.catalogue.lessons import LessonDecisions
        from index.lessons import Lessons

        return Lessons(self.documents, self.index, LessonDecisions(self.documents.engine))

    @cached_property
    def lesson_desk(self) -> LessonDesk:
        from index.catalogue.lessons import LessonDecisions
        from ingest.lesson_desk import LessonDesk

        decisions = LessonDecisions(self.documents.engine)
        return LessonDesk(self.queue.submit, decisions, lambda: make_deidentifier(self.settings))

    @cached_property
    def writer(self) -> Writer:
        from ingest.write import Writer

        return Writer(self.documents, self.kept, self.index, self.embedder, self.learning, self.themes.mark)

    @cached_property
    def collections(self) -> CollectionShelf:
        from index.catalogue.collections import Collections
        from index.collection_shelf import CollectionShelf

        return CollectionShelf(Collections(self.documents.engine), self.documents, self.search)

    @cached_property
    def collection_desk(self) -> CollectionDesk:
        from index.catalogue.collections import Collections
        from ingest.collection_desk import CollectionDesk

        collections = Collections(self.documents.engine)
        return CollectionDesk(collections, self.documents, lambda: make_deidentifier(self.settings))

    @cached_property
    def themes(self) -> Themes:
        from index.catalogue.theme_tags import ThemeTags
        from index.theme_shelf import Themes
        from index.themes import ThemeReader

        reader = ThemeReader(self.vocabulary, self.embedder)
        return Themes(self.documents, ThemeTags(self.documents.engine), self.vocabulary, reader)

    @cached_property
    def learning(self) -> Learning:
        from index.catalogue.learned import Learning
        from index.knowledge.learned import learn

        return Learning(self.documents.engine, partial(learn, vocabulary=self.vocabulary))

    @cached_property
    def intake(self) -> Intake:
        from index.catalogue.decisions import Decisions
        from ingest.intake import Intake
        from ingest.sources import Limits
        from ingest.worker import Worker

        make_pipeline = partial(make_reading_pipeline, self.settings)
        return Intake(
            self.documents,
            Decisions(self.documents.engine),
            self.writer,
            self.spool,
            self.pictures,
            lambda: Worker(make_pipeline),
            Limits(),
        )

    @cached_property
    def turns(self) -> Turns:
        from ingest.queue import Turns

        return Turns(self.intake.take_in)

    @cached_property
    def queue(self) -> Queue:
        """The waiting line of uploads; it takes in nothing before `start`."""
        from ingest.queue import Queue

        return Queue(self.settings.data / "spool" / "wachtrij", self.turns.take_in)

    @cached_property
    def review(self) -> Review:
        from index.catalogue.decisions import Decisions
        from index.embed import open_tokenizer
        from ingest.review import Review

        return Review(
            self.documents,
            Decisions(self.documents.engine),
            self.spool,
            self.writer,
            lambda: make_deidentifier(self.settings),
            lambda text: open_tokenizer(self.settings.model, self.settings.cache)(text),
            self.pictures,
            self._read_again,
            self._withdraw,
        )

    @cached_property
    def word_desk(self) -> WordDesk:
        from index.catalogue.decisions import Decisions
        from ingest.term_list import TermList
        from ingest.word_desk import WordDesk

        decisions = Decisions(self.documents.engine)
        words = TermList(self.settings.data)
        return WordDesk(self.documents, decisions, self.spool, self.review.found, words)

    def _withdraw(self, identity: str, reason: str) -> None:
        from index.forget import withdraw

        withdraw(identity, reason, self.documents, self.kept, self.index, self.pictures)
        # What was taken away may hold what should never have been seen: it leaves the disk as well.
        self.writer.settle()

    def _read_again(self, source: Source, policy: Policy, decisions: Sequence[Finding]) -> Prepared:
        """In a reading process of its own: a file that crashes it may not take the pages along."""
        from ingest.worker import Worker

        worker = Worker(partial(make_reading_pipeline, self.settings))
        try:
            return worker.result(worker.submit(source, policy, decisions))
        finally:
            worker.close()


@contextmanager
def opened(settings: Settings, *, to_rebuild: bool = False) -> Iterator[Kennisbank]:
    """Own the data folder and open its stores; everything is closed again afterwards."""
    from index.backup import PICTURES, remove_half
    from index.catalogue.documents import Documents
    from index.catalogue.store import open_database
    from index.catalogue.vectors import Vectors
    from index.embed import open_embedder
    from index.lexical import fingerprint
    from index.owner import Ownership
    from index.pictures.store import Pictures
    from index.vectors import IndexSpec, open_index
    from ingest.spool import Spool

    with ExitStack() as stack:
        owner = stack.enter_context(Ownership(settings.data))
        vocabulary = open_vocabulary(settings)
        engine = open_database(catalogue_address(settings))
        stack.callback(engine.dispose)
        embedder = open_embedder(settings.model, settings.cache)
        index = stack.enter_context(
            open_index(
                settings.qdrant_url or settings.data / "index",
                IndexSpec(embedder.fingerprint, embedder.dimension, fingerprint()),
                api_key=settings.qdrant_api_key or None,
                to_rebuild=to_rebuild,
            )
        )
        documents, spool = Documents(engine, vocabulary.label), Spool(settings.data / "spool")
        # Killed halfway, what a run or a release left unshielded would lie here for good.
        spool.clear()
        spool.keep_only(documents.waiting())
        remove_half(settings.data)
        yield Kennisbank(
            settings,
            owner,
            vocabulary,
            documents,
            Vectors(engine, embedder.fingerprint),
            index,
            embedder,
            spool,
            Pictures(settings.data / PICTURES),
        )


def catalogue_address(settings: Settings) -> str:
    return settings.database_url or f"sqlite:///{settings.data / 'catalogus.sqlite3'}"


@contextmanager
def reading(settings: Settings) -> Iterator[Documents]:
    """The catalogue with what was learned from it, also while a server owns the data folder."""
    from index.catalogue.documents import Documents
    from index.catalogue.store import open_database
    from index.owner import running_server

    if not running_server(settings.data):
        with opened(settings) as kennisbank:
            kennisbank.learning.catch_up()
            yield kennisbank.documents
        return
    engine = open_database(catalogue_address(settings))
    try:
        yield Documents(engine, open_vocabulary(settings).label)
    finally:
        engine.dispose()


def make_application(kennisbank: Kennisbank, token: str) -> Any:
    """The API with the pages; the token is what `api.handover` asks of a command that hands over its work."""
    from api.app import create_app
    from api.handover import routes
    from api.services import Services
    from api.settings import ApiSettings
    from index.chains import Chains
    from index.digest import Digests
    from index.ledger import Ledger
    from index.library import Library
    from index.pictures.gallery import Gallery
    from index.register import Register
    from index.rulings import Rulings
    from ui.pages import mount

    settings = kennisbank.settings
    ledger = Ledger(kennisbank.documents)
    services = Services(
        kennisbank.search,
        Library(kennisbank.documents),
        short_answers=kennisbank.search,
        ledger=ledger,
        chains=Chains(kennisbank.documents),
        rulings=Rulings(kennisbank.documents, kennisbank.vocabulary.label),
        comparer=kennisbank.comparer,
        lessons=kennisbank.lessons,
        collections=kennisbank.collections,
        collection_desk=kennisbank.collection_desk,
        themes=kennisbank.themes,
        digests=Digests(kennisbank.documents, ledger.rows),
        register=Register(kennisbank.vocabulary, kennisbank.search),
        lesson_desk=kennisbank.lesson_desk,
        intake=kennisbank.queue,
        review=kennisbank.review,
        words=kennisbank.word_desk,
        pictures=Gallery(kennisbank.documents, kennisbank.pictures),
    )
    application = create_app(
        services,
        ApiSettings(
            public_url=settings.adres,
            contact_name=settings.contact_naam,
            contact_email=settings.contact_email,
            https=settings.adres.startswith("https://"),
        ),
    )
    application.include_router(routes(kennisbank.search, kennisbank.comparer, kennisbank.turns.take_in, token))
    mount(application, services)
    return application


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line, which stands on top of all of this."""
    from cli.main import run

    run(arguments)


if __name__ == "__main__":
    main()
