"""Keeping the knowledge base in order."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import kennisbank
from cli.output import say
from index.errors import NotFound


def voorbereiden() -> None:
    """Maak het ingebouwde model klaar; dat duurt eenmalig ongeveer 15 seconden."""
    from index.embed import BUILTIN, prepare_embedder

    settings = kennisbank.read_settings()
    prepare_embedder(settings.model, settings.cache)
    if settings.naammodel == BUILTIN:
        kennisbank.make_deidentifier(settings)
    say("Het model staat klaar.")


def herbouw() -> None:
    """Maak de zoekindex opnieuw uit de catalogus, en de bladen van kantoorbestanden."""
    from ingest.pictures.renew import set_anew

    with kennisbank.opened(kennisbank.read_settings(), to_rebuild=True) as opened:
        opened.writer.rebuild()
        count = set_anew(opened.documents, opened.pictures)
    say("De zoekindex is opnieuw gemaakt.")
    if count:
        say(f"Op bladen gezet: {count} {'kantoorbestand' if count == 1 else 'kantoorbestanden'}.")


def vergeet(
    bron: Annotated[str, typer.Argument(help="Bestandsnaam of nummer van het stuk.")],
) -> None:
    """Verwijder een stuk uit de catalogus, de zoekindex en alles wat ervan bewaard is."""
    from index.catalogue.lookup import Lookup
    from index.forget import forget

    with kennisbank.opened(kennisbank.read_settings()) as opened:
        found = Lookup(opened.documents.engine).named(bron)
        if not found:
            raise NotFound("Er is geen stuk met deze naam opgenomen.")
        for identity in found:
            forget(identity, opened.documents, opened.kept, opened.index, opened.pictures)
            opened.spool.reviewed(identity)
        opened.writer.settle()
    versions = "1 versie" if len(found) == 1 else f"{len(found)} versies"
    say(f"Vergeten: {versions}. In reservekopieën die u eerder maakte, staat het stuk nog.")


def reservekopie(bestand: Annotated[Path, typer.Argument(help="Nieuw bestand, eindigend op .tar.gz.")]) -> None:
    """Bewaar de catalogus en de afgeschermde beelden in één bestand."""
    from index.backup import back_up

    back_up(kennisbank.read_settings().data, bestand)
    say(f"Reservekopie gemaakt: {bestand.name}.")


def herstel(bestand: Annotated[Path, typer.Argument(help="Een reservekopie.")]) -> None:
    """Zet een reservekopie terug in een lege gegevensmap en maak de zoekindex opnieuw."""
    from index.backup import restore

    settings = kennisbank.read_settings()
    restore(bestand, settings.data)
    with kennisbank.opened(settings, to_rebuild=True) as opened:
        opened.writer.rebuild()
    say("De reservekopie is teruggezet.")


def controle() -> None:
    """Controleer of catalogus en zoekindex met elkaar kloppen."""
    from index.check import check

    with kennisbank.opened(kennisbank.read_settings()) as opened:
        wrong = check(opened.documents, opened.index)
    for sentence in wrong or ["Alles klopt."]:
        say(sentence)
    raise typer.Exit(int(bool(wrong)))
