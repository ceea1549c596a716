"""What papers say together: promises, news, comparisons, lessons."""

from __future__ import annotations

import getpass
import json
import sys
from contextlib import closing
from typing import Annotated

import typer

import kennisbank
from cli.arguments import By, Json, read_day
from cli.output import say, write_line
from index.errors import NotFound


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

    with kennisbank.reading(kennisbank.read_settings()) as documents:
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
    from api.digest import described
    from api.digest_message import as_text
    from index.digest import Digests, Followed
    from index.ledger import Ledger

    followed = Followed(tuple(thema or ()), tuple(proeftuin or ()), tuple(organisatie or ()))
    last = read_day(tot)
    with kennisbank.reading(kennisbank.read_settings()) as documents:
        digest = Digests(documents, Ledger(documents).rows).of(followed, last, dagen)
    if als_json:
        write_line(described(digest).model_dump(mode="json", by_alias=True))
    else:
        sys.stdout.write(as_text(digest))


def vergelijk(
    proeftuin: Annotated[list[str] | None, typer.Option(help="Sleutel van een proeftuin; mag vaker.")] = None,
    onderwerp: Annotated[list[str] | None, typer.Option(help="Sleutel van een onderwerp; mag vaker.")] = None,
    als_csv: Annotated[bool, typer.Option("--csv", help="Uitvoer voor een rekenblad.")] = False,
    als_json: Json = False,
) -> None:
    """Zet proeftuinen naast elkaar, met de zin uit de bron onder elk vak."""
    from api.compare import Form, as_text, matrix_of
    from index.owner import running_server

    settings = kennisbank.read_settings()
    chosen = proeftuin or (), onderwerp or ()
    form: Form = "json" if als_json else "csv" if als_csv else "markdown"
    server = running_server(settings.data)
    if server:
        from api.client import Client

        with closing(Client(server)) as client:
            made = client.compare(*chosen, form)
    else:
        with kennisbank.opened(settings) as opened:
            made = as_text(matrix_of(opened.comparer, *chosen), form)
    if als_json:
        write_line(json.loads(made))
    else:
        sys.stdout.write(made)


def volledig(
    organisatie: Annotated[str, typer.Argument(help="Sleutel van de organisatie, bijvoorbeeld grjr.")],
    tot_en_met: Annotated[
        str,
        typer.Argument(
            help="Tot en met deze dag (JJJJ-MM-DD) zijn alle stukken opgenomen; leeg neemt dat terug."
        ),
    ] = "",
    door: By = "",
) -> None:
    """Verklaar dat alle stukken van een organisatie zijn opgenomen; pas dan heet een toezegging te laat."""
    from index.catalogue.judgements import Judgements
    from index.catalogue.listing import Listing

    until = read_day(tot_en_met)
    with kennisbank.opened(kennisbank.read_settings()) as opened:
        known = Listing(opened.documents).organisations()
        if organisatie not in known:
            choices = ", ".join(sorted(known)) or "geen"
            raise NotFound(f"Er is geen stuk van '{organisatie}' opgenomen. Kies uit: {choices}.")
        Judgements(opened.documents.engine).declare_complete(organisatie, until, door or getpass.getuser())
    say("Vastgelegd." if until else "Teruggenomen.")


def lessen(
    proeftuin: Annotated[list[str] | None, typer.Option(help="Sleutel van een proeftuin; mag vaker.")] = None,
    thema: Annotated[list[str] | None, typer.Option(help="Sleutel van een thema; mag vaker.")] = None,
    als_json: Json = False,
) -> None:
    """Wat de proeftuinen leerden: de leskaarten die gelden."""
    from api.lessons import Choice, card
    from index.catalogue.lessons import LessonDecisions
    from index.lessons import Cards

    with kennisbank.reading(kennisbank.read_settings()) as documents:
        cards = Cards(documents, LessonDecisions(documents.engine)).all()
    found = Choice(tuple(proeftuin or ()), tuple(thema or ())).of(cards)
    for lesson in found:
        if als_json:
            write_line(card(lesson).model_dump(mode="json", by_alias=True))
        else:
            sys.stdout.write(f"{lesson.title} ({lesson.level})\n  {' '.join(lesson.text('les').split())}\n\n")
