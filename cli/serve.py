"""Serving the pages with the API."""

from __future__ import annotations

import gc
import secrets
import socket
from typing import TYPE_CHECKING, Annotated

import typer

import kennisbank
from cli.output import say
from index.errors import SettingsError

if TYPE_CHECKING:
    from index.background import Rest
    from index.search import Search

WARMING = "wie helpt het gezin?"
OBJECTS_A_LOOK = 20_000
"""New objects before a server looks for what can be thrown away; one question makes thousands, hardly any in a
circle."""


def start(
    poort: Annotated[int | None, typer.Option(min=1, max=65535, help="Poort van de webpagina's.")] = None,
) -> None:
    """Start de webpagina's en de API."""
    import uvicorn

    from api.logs import log_config

    settings = kennisbank.read_settings()
    port = poort or settings.poort
    check_port(settings.host, port)
    with kennisbank.opened(settings) as opened:
        from index.background import Background
        from index.owner import Server

        token = secrets.token_urlsafe(32)
        application = kennisbank.make_application(opened, token)
        address = f"http://{settings.host}:{port}"
        opened.owner.announce(Server(address, token))
        say(f"Kennisbank staat klaar op {address} (stoppen met Ctrl+C).")
        opened.queue.start()
        background = Background(
            lambda rest: warm(opened.search, rest),
            # It rests as long as it reads: visitors go first.
            lambda rest: opened.learning.catch_up(rest=rest),
        )
        background.start()
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
            background.close()
            opened.queue.close()


def warm(search: Search, rest: Rest) -> None:
    """Ask once and read ahead, so that no visitor waits for word lists and pages of the catalogue."""
    from index.answer import Question

    try:
        search.ask(Question(WARMING))
        search.read_ahead(rest)
    finally:
        # What was loaded stays for good: not looked through again and again for what can be thrown away.
        gc.collect()
        gc.freeze()
        gc.set_threshold(OBJECTS_A_LOOK)


def check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            raise SettingsError(
                f"Poort {port} is niet vrij. Kies een andere: `kennisbank start --poort {port + 1}`."
            ) from None
