"""Asking the knowledge base."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

import kennisbank
from cli.arguments import Json
from cli.output import say, write_line
from index.errors import QueryError, SettingsError


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

    settings = kennisbank.read_settings()
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

            search = stack.enter_context(kennisbank.opened(settings)).search

            def ask(text: str, size: int) -> dict[str, Any]:
                return answer_line(search.ask(Question(text, size=size)))

        wrong = 0
        for text in questions:
            try:
                if not text.strip():
                    raise QueryError("Typ een woord, een nummer of een vraag.")
                line = ask(text, aantal)
            except QueryError as error:
                if not vragen:
                    raise
                # One question that cannot be read costs no other its answer.
                wrong += 1
                line = {"vraag": text, "treffers": [], "fout": str(error)}
            print_answer(line, als_json)
        if wrong:
            say(f"{wrong} van de {len(questions)} vragen {'kon' if wrong == 1 else 'konden'} niet.")
            raise typer.Exit(1)


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
    if "fout" in line:
        sys.stdout.write(f"{line['fout']}\n")
        return
    from api.lines import answer_text

    sys.stdout.write(answer_text(line))
