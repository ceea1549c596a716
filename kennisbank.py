"""The composition root: reads the settings, builds the parts, hands them over; it is also the command line."""

from __future__ import annotations

import errno
import gc
import getpass
import json
import secrets
import socket
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.embedding.layout import CACHE
from index.errors import KennisbankError, NotFound, QueryError, SettingsError
from index.model import Decision, Finding, Policy, Source

if TYPE_CHECKING:
    from haystack import Pipeline

    from index.catalogue.documents import Documents
    from index.catalogue.learned import Learning
    from index.catalogue.vectors import Vectors
    from index.collection_shelf import CollectionShelf
    from index.compare import Comparison
    from index.embed import Embedder
    from index.finding import Tuning
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


# --- wiring --------------------------------------------------------------------------------------


def open_vocabulary(settings: Settings) -> Vocabulary:
    from index.vocabulary import load_vocabulary

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
        from ingest.intake import Intake
        from ingest.sources import Limits
        from ingest.worker import Worker

        make_pipeline = partial(make_reading_pipeline, self.settings)
        return Intake(
            self.documents, self.writer, self.spool, self.pictures, lambda: Worker(make_pipeline), Limits()
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
        self.index.compact()

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
    from index.backup import PICTURES
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
        yield Kennisbank(
            settings,
            owner,
            vocabulary,
            Documents(engine, vocabulary.label),
            Vectors(engine, embedder.fingerprint),
            index,
            embedder,
            Spool(settings.data / "spool"),
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


# --- command line --------------------------------------------------------------------------------

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Kennisbank kind- en gezinsbescherming: stukken opnemen, afschermen, doorzoeken.",
)

Json = Annotated[bool, typer.Option("--json", help="Uitvoer voor machines: een JSON-regel per uitkomst.")]
Beleid = Annotated[
    str | None,
    typer.Option(help="openbaar of casus; zonder keuze beslist de soort van het stuk."),
]


@app.command()
def voorbereiden() -> None:
    """Maak het ingebouwde model klaar; dat duurt eenmalig ongeveer 15 seconden."""
    from index.embed import BUILTIN, prepare_embedder

    settings = read_settings()
    prepare_embedder(settings.model, settings.cache)
    if settings.naammodel == BUILTIN:
        make_deidentifier(settings)
    say("Het model staat klaar.")


@app.command()
def opnemen(
    paden: list[Path],
    beleid: Beleid = None,
    vrijgave: Annotated[
        Path | None, typer.Option(help="Bestand met stukken die iemand al heeft vrijgegeven.")
    ] = None,
    als_json: Json = False,
) -> None:
    """Neem bestanden of mappen op: lezen, afschermen, indexeren."""
    from index.owner import running_server
    from ingest.deidentify.release import read_releases
    from ingest.report import show

    settings = read_settings()
    policy = checked_policy(beleid)
    releases = read_releases(vrijgave) if vrijgave else {}
    server = running_server(settings.data)
    if server:
        from api.client import Client

        raise typer.Exit(show(Client(server).take_in(paden, policy, releases), paden, als_json))
    with opened(settings) as kennisbank:
        raise typer.Exit(show(kennisbank.intake.take_in(paden, policy, releases), paden, als_json))


@app.command()
def zoek(
    tekst: Annotated[str, typer.Argument(help="Uw vraag, een nummer of trefwoorden.")] = "",
    aantal: Annotated[int, typer.Option(min=1, max=100, help="Hoeveel treffers.")] = 10,
    vragen: Annotated[
        Path | None, typer.Option(help='Bestand met een JSON-regel {"q": ...} per vraag.')
    ] = None,
    als_json: Json = False,
) -> None:
    """Zoek in de opgenomen stukken."""
    from index.answer import Question
    from index.owner import running_server

    settings = read_settings()
    questions = read_questions(vragen) if vragen else [tekst]
    server = running_server(settings.data)
    with ExitStack() as stack:
        if server:
            from api.client import Client

            client = Client(server)
            stack.callback(client.close)
            ask = client.ask
        else:
            from api.lines import answer_line

            search = stack.enter_context(opened(settings)).search

            def ask(text: str, size: int) -> dict[str, Any]:
                return answer_line(search.ask(Question(text, size=size)))

        for text in questions:
            print_answer(ask(text, aantal), als_json)


@app.command()
def start(
    poort: Annotated[int | None, typer.Option(min=1, max=65535, help="Poort van de webpagina's.")] = None,
) -> None:
    """Start de webpagina's en de API."""
    import uvicorn

    from api.logs import log_config

    settings = read_settings()
    port = poort or settings.poort
    check_port(settings.host, port)
    with opened(settings) as kennisbank:
        from index.owner import Server

        token = secrets.token_urlsafe(32)
        application = make_application(kennisbank, token)
        address = f"http://{settings.host}:{port}"
        kennisbank.learning.catch_up()
        kennisbank.owner.announce(Server(address, token))
        say(f"Kennisbank staat klaar op {address} (stoppen met Ctrl+C).")
        kennisbank.queue.start()
        # Word lists and the like stay for good: not looked through again and again for what can be thrown away.
        gc.collect()
        gc.freeze()
        try:
            uvicorn.run(
                application,
                host=settings.host,
                port=port,
                log_config=log_config("WARNING"),
                access_log=False,
                # Who may open the pages of the editors is told by the connection, not by a header.
                proxy_headers=False,
            )
        finally:
            kennisbank.queue.close()


@app.command()
def afscherm(
    beleid: Annotated[str, typer.Option(help="openbaar of casus.")] = "openbaar",
    als_json: Json = False,
) -> None:
    """Scherm tekst af van standaardinvoer; met --json een regel {"text", "kind"} per tekst."""
    from ingest.shield_lines import shield_lines

    policy = checked_policy(beleid) or "openbaar"
    deidentifier = make_deidentifier(read_settings())
    if not als_json:
        try:
            text = b"".join(given()).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise QueryError("De tekst is geen UTF-8. Sla haar opnieuw op als UTF-8.") from None
        sys.stdout.write(deidentifier.shield(text, policy)[0])
        return
    wrong = 0
    for line in shield_lines(given(), lambda text: deidentifier.shield(text, policy)):
        wrong += "fout" in line
        write_line(line)
    if wrong:
        say(f"{wrong} {'regel was' if wrong == 1 else 'regels waren'} niet te lezen; de rest is afgeschermd.")
        raise typer.Exit(1)


@app.command()
def herbouw() -> None:
    """Maak de zoekindex opnieuw uit de catalogus, en de bladen van kantoorbestanden."""
    from ingest.pictures.renew import set_anew

    with opened(read_settings(), to_rebuild=True) as kennisbank:
        kennisbank.writer.rebuild()
        count = set_anew(kennisbank.documents, kennisbank.pictures)
    say("De zoekindex is opnieuw gemaakt.")
    if count:
        say(f"Op bladen gezet: {count} {'kantoorbestand' if count == 1 else 'kantoorbestanden'}.")


@app.command()
def evalueer(
    pad: Annotated[
        Path | None,
        typer.Argument(help="Vragen met antwoorden (JSON-regels), of een map met gelabelde teksten."),
    ] = None,
    deel: Annotated[str, typer.Option(help="Alleen dit deel, bijvoorbeeld ontwikkeling of slot.")] = "",
    verzameling: Annotated[str, typer.Option(help="Alleen deze verzameling: corpus, seeds, documents.")] = "",
    missers: Annotated[bool, typer.Option("--missers", help="Toon wat niet gevonden is.")] = False,
    afscherming: Annotated[
        bool, typer.Option("--afscherming", help="Meet het afschermen, op gelabelde teksten.")
    ] = False,
    stukken: Annotated[
        Path | None, typer.Option(help="Map waarin de gelabelde openbare stukken liggen.")
    ] = None,
    themas: Annotated[
        bool, typer.Option("--themas", help="Meet hoe goed de thema's van passages worden gelezen.")
    ] = False,
    kennis: Annotated[
        bool, typer.Option("--kennis", help="Meet verwijzingen, perioden, toezeggingen en besluiten.")
    ] = False,
) -> None:
    """Meet hoe goed zoeken is, hoe goed afschermen is, of hoe goed wordt gevonden wat stukken leren."""
    if kennis:
        sys.stdout.write(knowledge_measured(missers))
        return
    if themas:
        from index.embed import open_embedder
        from index.evaluate_themes import evaluate_themes

        settings = read_settings()
        embedder = open_embedder(settings.model, settings.cache)
        sys.stdout.write(evaluate_themes(HERE / "corpus" / "themas.jsonl", open_vocabulary(settings), embedder))
        return
    if afscherming:
        from ingest.deidentify.evaluate import evaluate, render, render_misses
        from ingest.deidentify.gold import read_cases, read_pages

        folder = pad or HERE / "tests" / "cases" / "afscherming"
        papers = stukken or HERE.parent / "shared"
        cases = read_cases(folder)
        if not cases:
            raise SettingsError(
                f"In “{folder}” liggen geen gelabelde teksten (open.jsonl, verzegeld.jsonl of vers.jsonl)."
            )
        if papers.is_dir() and (folder / "openbare-stukken.jsonl").is_file():
            cases += read_pages(folder / "openbare-stukken.jsonl", papers)
        found = evaluate(make_deidentifier(read_settings()), cases)
        sys.stdout.write(render(found) + "\n")
        if missers:
            sys.stdout.write(render_misses(found, cases) + "\n")
        return
    vragen = pad or HERE / "corpus" / "vragen.jsonl"
    from index.evaluate import read_judged, report

    questions = [
        question
        for question in read_judged(vragen)
        if deel in ("", question.part) and verzameling in ("", question.collection)
    ]
    with opened(read_settings()) as kennisbank:
        asks = {
            name: names_found(kennisbank.search.tuned(tuning)) for name, tuning in search_variants().items()
        }
        sys.stdout.write(report(questions, asks, misses=missers))


@app.command()
def toezeggingen(
    vervalt: Annotated[str, typer.Option(help="Alleen wat in deze maand of dit jaar afloopt: 2026-12.")] = "",
    status: Annotated[str, typer.Option(help="Alleen deze status, bijvoorbeeld openstaand.")] = "",
    organisatie: Annotated[str, typer.Option(help="Alleen van deze organisatie, bijvoorbeeld grjr.")] = "",
    als_csv: Annotated[bool, typer.Option("--csv", help="Uitvoer voor een rekenblad.")] = False,
    als_json: Json = False,
) -> None:
    """Wat is toegezegd, door wie, voor wanneer, en wat ervan gekomen is."""
    from api.ledger import ledger_csv, ledger_line
    from index.ledger import Ledger

    with reading(read_settings()) as documents:
        rows = Ledger(documents).rows()
    lines = [
        line
        for line in map(ledger_line, rows)
        if (line["tot"] or "").startswith(vervalt)
        and line["status"].startswith(status)
        and organisatie in ("", line["organisatie"])
    ]
    if als_csv:
        sys.stdout.write(ledger_csv(lines))
        return
    for line in lines:
        if als_json:
            write_line(line)
        else:
            term = line["termijn"] or "zonder termijn"
            sys.stdout.write(f"{line['status']} · {term}\n  {line['zin']}\n  {line['bron']}\n\n")


@app.command()
def weekbericht(
    thema: Annotated[list[str] | None, typer.Option(help="Sleutel van een thema; mag vaker.")] = None,
    proeftuin: Annotated[list[str] | None, typer.Option(help="Sleutel van een proeftuin; mag vaker.")] = None,
    organisatie: Annotated[
        list[str] | None, typer.Option(help="Sleutel van een organisatie; mag vaker.")
    ] = None,
    tot: Annotated[str, typer.Option(help="De laatste dag (JJJJ-MM-DD); zonder keuze is dat vandaag.")] = "",
    dagen: Annotated[int, typer.Option(help="Hoeveel dagen, de laatste meegeteld.")] = 7,
    als_json: Json = False,
) -> None:
    """Wat er nieuw is en welke toezeggingen aflopen; geschikt om te mailen."""
    from api.digest import as_text, described
    from index.digest import Digests, Followed
    from index.ledger import Ledger

    followed = Followed(tuple(thema or ()), tuple(proeftuin or ()), tuple(organisatie or ()))
    last = read_day(tot)
    with reading(read_settings()) as documents:
        digest = Digests(documents, Ledger(documents).rows).of(followed, last, dagen)
    if als_json:
        write_line(described(digest).model_dump(mode="json", by_alias=True))
    else:
        sys.stdout.write(as_text(digest))


@app.command()
def vergelijk(
    proeftuin: Annotated[list[str] | None, typer.Option(help="Sleutel van een proeftuin; mag vaker.")] = None,
    onderwerp: Annotated[list[str] | None, typer.Option(help="Sleutel van een onderwerp; mag vaker.")] = None,
    als_csv: Annotated[bool, typer.Option("--csv", help="Uitvoer voor een rekenblad.")] = False,
    als_json: Json = False,
) -> None:
    """Zet proeftuinen naast elkaar, met de zin uit de bron onder elk vak."""
    from api.compare import Form, as_text, matrix_of
    from index.owner import running_server

    settings = read_settings()
    chosen = proeftuin or (), onderwerp or ()
    form: Form = "json" if als_json else "csv" if als_csv else "markdown"
    server = running_server(settings.data)
    if server:
        from api.client import Client

        with closing(Client(server)) as client:
            made = client.compare(*chosen, form)
    else:
        with opened(settings) as kennisbank:
            made = as_text(matrix_of(kennisbank.comparer, *chosen), form)
    if als_json:
        write_line(json.loads(made))
    else:
        sys.stdout.write(made)


@app.command()
def volledig(
    organisatie: Annotated[str, typer.Argument(help="Sleutel van de organisatie, bijvoorbeeld grjr.")],
    tot_en_met: Annotated[
        str,
        typer.Argument(
            help="Tot en met deze dag (JJJJ-MM-DD) zijn alle stukken opgenomen; leeg neemt dat terug."
        ),
    ] = "",
    door: Annotated[str, typer.Option(help="Uw naam of functie.")] = "",
) -> None:
    """Verklaar dat alle stukken van een organisatie zijn opgenomen; pas dan heet een toezegging te laat."""
    from index.catalogue.judgements import Judgements
    from index.catalogue.listing import Listing

    until = read_day(tot_en_met)
    with opened(read_settings()) as kennisbank:
        known = Listing(kennisbank.documents).organisations()
        if organisatie not in known:
            choices = ", ".join(sorted(known)) or "geen"
            raise NotFound(f"Er is geen stuk van '{organisatie}' opgenomen. Kies uit: {choices}.")
        Judgements(kennisbank.documents.engine).declare_complete(organisatie, until, door or getpass.getuser())
    say("Vastgelegd." if until else "Teruggenomen.")


@app.command()
def lessen(
    proeftuin: Annotated[list[str] | None, typer.Option(help="Sleutel van een proeftuin; mag vaker.")] = None,
    thema: Annotated[list[str] | None, typer.Option(help="Sleutel van een thema; mag vaker.")] = None,
    als_json: Json = False,
) -> None:
    """Wat de proeftuinen leerden: de leskaarten die gelden."""
    from api.lessons import Choice, card
    from index.catalogue.lessons import LessonDecisions
    from index.lessons import Cards

    with reading(read_settings()) as documents:
        cards = Cards(documents, LessonDecisions(documents.engine)).all()
    found = Choice(tuple(proeftuin or ()), tuple(thema or ())).of(cards)
    for lesson in found:
        if als_json:
            write_line(card(lesson).model_dump(mode="json", by_alias=True))
        else:
            sys.stdout.write(f"{lesson.title} ({lesson.level})\n  {' '.join(lesson.text('les').split())}\n\n")


@app.command()
def beoordeel(
    stuk: Annotated[str, typer.Argument(help="Bestandsnaam of nummer; leeg toont wat er wacht.")] = "",
    door: Annotated[str, typer.Option(help="Uw naam of functie, voor het vrijgavebewijs.")] = "",
    vrijgeven: Annotated[str, typer.Option(help="Geef meteen vrij, met deze reden.")] = "",
    als_json: Json = False,
) -> None:
    """Bekijk wat op een mens wacht: maskeren of houden, vrijgeven of weigeren."""
    from index.catalogue.lookup import Lookup

    with opened(read_settings()) as kennisbank:
        if not stuk:
            for card in kennisbank.review.waiting():
                line = {"id": card.id, "bron": card.name, "titel": card.title, "soort": card.kind[1]}
                write_line(line) if als_json else say(f"{card.name} ({card.kind[1]})")
            return
        found = Lookup(kennisbank.documents.engine).named(stuk)
        if not found:
            raise NotFound("Er wacht geen stuk met deze naam.")
        by = door or getpass.getuser()
        if vrijgeven:
            kennisbank.review.release(found[0], by, vrijgeven)
            say("Vrijgegeven.")
            return
        from rich.console import Console

        from ingest.review_terminal import review_at_terminal

        review_at_terminal(kennisbank.review, kennisbank.word_desk, found[0], by, Console(stderr=True))


@app.command("eigen-woorden")
def eigen_woorden(
    houden: Annotated[str, typer.Option(help="Dit woord blijft voortaan staan.")] = "",
    maskeren: Annotated[str, typer.Option(help="Dit woord gaat er voortaan altijd uit.")] = "",
    beleid: Annotated[str, typer.Option(help="Onder welk beleid een woord blijft staan.")] = "openbaar",
    soort: Annotated[str, typer.Option(help="Wat het is, bijvoorbeeld PERSON of ADDRESS.")] = "PERSON",
    weg: Annotated[str, typer.Option(help="Haal de term met dit kenmerk van de lijst.")] = "",
    door: Annotated[str, typer.Option(help="Uw naam of functie.")] = "",
    als_json: Json = False,
) -> None:
    """Woorden die in deze kennisbank altijd blijven staan of altijd worden gemaskeerd."""
    from ingest.term_list import TermList

    words = TermList(read_settings().data)
    by = door or getpass.getuser()
    if weg:
        words.remove(weg)
    for text, decision in ((houden, Decision.KEEP), (maskeren, Decision.MASK)):
        if text:
            words.approve(text, decision, checked_policy(beleid) or "openbaar", soort.upper(), by)
    for term in words.now().terms:
        # A word to mask cannot be read back.
        shown = term.text or f"{term.size} {'woord' if term.size == 1 else 'woorden'}, niet leesbaar"
        line = {
            "id": term.id, "doe": term.decision.value, "soort": term.label, "beleid": term.policy,
            "term": term.text, "door": term.by, "op": term.at,
        }  # fmt: skip
        write_line(line) if als_json else say(
            f"{term.id}  {term.decision.value}: {shown} ({term.by}, {term.at[:10]})"
        )


@app.command()
def vergeet(
    bron: Annotated[str, typer.Argument(help="Bestandsnaam of nummer van het stuk.")],
) -> None:
    """Verwijder een stuk uit de catalogus, de zoekindex en alles wat ervan bewaard is."""
    from index.catalogue.lookup import Lookup
    from index.forget import forget

    with opened(read_settings()) as kennisbank:
        found = Lookup(kennisbank.documents.engine).named(bron)
        if not found:
            raise NotFound("Er is geen stuk met deze naam opgenomen.")
        for identity in found:
            forget(identity, kennisbank.documents, kennisbank.kept, kennisbank.index, kennisbank.pictures)
            kennisbank.spool.reviewed(identity)
        kennisbank.index.compact()
    versions = "1 versie" if len(found) == 1 else f"{len(found)} versies"
    say(f"Vergeten: {versions}. In reservekopieën die u eerder maakte, staat het stuk nog.")


@app.command()
def reservekopie(bestand: Annotated[Path, typer.Argument(help="Nieuw bestand, eindigend op .tar.gz.")]) -> None:
    """Bewaar de catalogus en de afgeschermde beelden in één bestand."""
    from index.backup import back_up

    back_up(read_settings().data, bestand)
    say(f"Reservekopie gemaakt: {bestand.name}.")


@app.command()
def herstel(bestand: Annotated[Path, typer.Argument(help="Een reservekopie.")]) -> None:
    """Zet een reservekopie terug in een lege gegevensmap en maak de zoekindex opnieuw."""
    from index.backup import restore

    settings = read_settings()
    restore(bestand, settings.data)
    with opened(settings, to_rebuild=True) as kennisbank:
        kennisbank.writer.rebuild()
    say("De reservekopie is teruggezet.")


@app.command()
def controle() -> None:
    """Controleer of catalogus en zoekindex met elkaar kloppen."""
    from index.check import check

    with opened(read_settings()) as kennisbank:
        wrong = check(kennisbank.documents, kennisbank.index)
    for sentence in wrong or ["Alles klopt."]:
        say(sentence)
    raise typer.Exit(int(bool(wrong)))


def search_variants() -> dict[str, Tuning]:
    """What is compared: each list alone, both together, both with each of the extras; the last is in use."""
    from index.finding import DEFAULT_TUNING, Tuning

    plain = replace(
        DEFAULT_TUNING, weights=replace(DEFAULT_TUNING.weights, name=0.0), synonyms=False, everyday=False
    )
    return {
        "woorden": Tuning(mode="sparse", everyday=False),
        "betekenis": Tuning(mode="dense"),
        "samen": plain,
        "samen + titels": replace(plain, weights=DEFAULT_TUNING.weights),
        "samen + synoniemen": replace(plain, synonyms=True),
        "samen + gewone taal": replace(plain, everyday=True),
        "in gebruik": DEFAULT_TUNING,
    }


def knowledge_measured(misses: bool) -> str:
    """The finders on the labelled set; papers that are not ours to hand on count where they lie beside us."""
    from index.knowledge.evaluate import measure, read_labels, render, render_misses
    from ingest.labelled import reader

    labels = read_labels(HERE / "tests" / "cases" / "kennis" / "labels.jsonl")
    vocabulary = open_vocabulary(read_settings())
    outcome = measure(labels, reader(HERE / "corpus", HERE.parent / "shared", vocabulary), vocabulary)
    return render(outcome) + (render_misses(outcome) if misses else "")


def names_found(search: Search) -> Callable[[str], list[str]]:
    from index.answer import Question
    from index.evaluate import DEPTH

    return lambda text: [hit.document.name for hit in search.ask(Question(text, size=DEPTH)).hits]


def make_application(kennisbank: Kennisbank, token: str) -> Any:
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


def check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            raise SettingsError(
                f"Poort {port} is niet vrij. Kies een andere: `kennisbank start --poort {port + 1}`."
            ) from None


def checked_policy(beleid: str | None) -> Policy | None:
    match beleid:
        case None | "openbaar" | "casus":
            return beleid
    raise SettingsError("Kies --beleid openbaar of --beleid casus.")


def read_day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise SettingsError("Schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2026-12-31.") from None


def read_questions(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"Het bestand met vragen is niet te lezen: {path.name}.") from None
    return [str(read_json(line, f"regel {n}").get("q", "")) for n, line in enumerate(lines, 1) if line.strip()]


def read_json(line: str, place: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise SettingsError(f"{place[0].upper()}{place[1:]} is geen JSON-object.")
    return found


def print_answer(line: dict[str, Any], als_json: bool) -> None:
    if als_json:
        write_line(line)
        return
    from api.lines import answer_text

    sys.stdout.write(answer_text(line))


def given() -> Iterator[bytes]:
    """Standard input line by line, as it came: decoding would stop at the first byte that is no UTF-8."""
    yield from getattr(sys.stdin, "buffer", None) or (line.encode() for line in sys.stdin)


_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What some readers take for the end of a line, and JSON does not escape."""


def write_line(content: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; whatever goes wrong ends in one Dutch sentence."""
    try:
        app(arguments)
    except KennisbankError as error:
        say(str(error))
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        say("Afgebroken. Wat al opgenomen was, blijft bewaard; begin gerust opnieuw.")
        raise SystemExit(130) from None
    except OSError as error:
        say(trouble_with_files(error))
        raise SystemExit(1) from None
    except Exception as error:
        # The message of a stranger's error may hold text of a document: only its kind and place are told.
        place = traceback.extract_tb(error.__traceback__)[-1]
        say(
            f"Er ging iets mis dat wij niet voorzagen ({type(error).__name__} in {Path(place.filename).name}, "
            f"regel {place.lineno}). Wat al opgenomen was, blijft bewaard. Meld dit bij de makers."
        )
        raise SystemExit(1) from None


def trouble_with_files(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "De schijf is vol. Maak ruimte vrij en begin opnieuw; wat al opgenomen was, blijft bewaard."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                "Kennisbank mag hier niet schrijven. Zet KENNISBANK_DATA en KENNISBANK_CACHE op een map van "
                "uzelf."
            )
    return f"Een map of bestand is niet te gebruiken (systeemfout {error.errno}). Kijk naar KENNISBANK_DATA."


if __name__ == "__main__":
    main()
