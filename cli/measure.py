"""Measuring how well the knowledge base does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import kennisbank
from index.errors import SettingsError

if TYPE_CHECKING:
    from index.finding import Tuning
    from index.search import Search

SHARED = kennisbank.HERE.parent / "shared"
"""Papers that are not ours to hand on; what is labelled in them counts where they lie beside us."""


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
        report = measured_knowledge(missers)
    elif themas:
        report = measured_themes()
    elif afscherming:
        report = measured_shielding(pad, stukken, missers)
    else:
        report = measured_search(pad, deel, verzameling, missers)
    sys.stdout.write(report)


def measured_search(path: Path | None, part: str, collection: str, misses: bool) -> str:
    from index.evaluate import read_judged, report

    questions = [
        question
        for question in read_judged(path or kennisbank.HERE / "corpus" / "vragen.jsonl")
        if part in ("", question.part) and collection in ("", question.collection)
    ]
    with kennisbank.opened(kennisbank.read_settings()) as opened:
        asks = {name: names_found(opened.search.tuned(tuning)) for name, tuning in search_variants().items()}
        return report(questions, asks, misses=misses)


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


def names_found(search: Search) -> Callable[[str], list[str]]:
    from index.answer import Question
    from index.evaluate import DEPTH

    return lambda text: [hit.document.name for hit in search.ask(Question(text, size=DEPTH)).hits]


def measured_shielding(folder: Path | None, papers: Path | None, misses: bool) -> str:
    from ingest.deidentify.evaluate import evaluate
    from ingest.deidentify.figures import render, render_misses
    from ingest.deidentify.gold import read_cases, read_pages

    folder = folder or kennisbank.HERE / "tests" / "cases" / "afscherming"
    papers = papers or SHARED
    cases = read_cases(folder)
    if not cases:
        raise SettingsError(
            f"In “{folder}” liggen geen gelabelde teksten (open.jsonl, verzegeld.jsonl of vers.jsonl)."
        )
    if papers.is_dir() and (folder / "openbare-stukken.jsonl").is_file():
        cases += read_pages(folder / "openbare-stukken.jsonl", papers)
    found = evaluate(kennisbank.make_deidentifier(kennisbank.read_settings()), cases)
    return "".join(f"{text}\n" for text in (render(found), *([render_misses(found, cases)] if misses else [])))


def measured_themes() -> str:
    from index.embed import open_embedder
    from index.evaluate_themes import evaluate_themes

    settings = kennisbank.read_settings()
    embedder = open_embedder(settings.model, settings.cache)
    vocabulary = kennisbank.open_vocabulary(settings)
    return evaluate_themes(kennisbank.HERE / "corpus" / "themas.jsonl", vocabulary, embedder)


def measured_knowledge(misses: bool) -> str:
    from index.knowledge.evaluate import measure, read_labels, render, render_misses
    from ingest.labelled import reader

    labels = read_labels(kennisbank.HERE / "tests" / "cases" / "kennis" / "labels.jsonl")
    vocabulary = kennisbank.open_vocabulary(kennisbank.read_settings())
    outcome = measure(labels, reader(kennisbank.HERE / "corpus", SHARED, vocabulary), vocabulary)
    return render(outcome) + (render_misses(outcome) if misses else "")
