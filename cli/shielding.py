"""Shielding text, by the machine and by a person."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

import kennisbank
from cli.arguments import By, Json, checked_policy
from cli.output import say, write_line
from index.errors import NotFound, QueryError
from index.model import Decision


def afscherm(
    beleid: Annotated[str, typer.Option(help="openbaar of casus.")] = "openbaar",
    als_json: Json = False,
) -> None:
    """Scherm tekst af van standaardinvoer; met --json een regel {"text", "kind"} per tekst."""
    from ingest.shield_lines import shield_lines

    policy = checked_policy(beleid) or "openbaar"
    deidentifier = kennisbank.make_deidentifier(kennisbank.read_settings())
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


def given() -> Iterator[bytes]:
    """Standard input line by line, as it came: decoding would stop at the first byte that is no UTF-8."""
    yield from getattr(sys.stdin, "buffer", None) or (line.encode() for line in sys.stdin)


def beoordeel(
    stuk: Annotated[str, typer.Argument(help="Bestandsnaam of nummer; leeg toont wat er wacht.")] = "",
    door: Annotated[str, typer.Option(help="Uw naam of functie, voor het vrijgavebewijs.")] = "",
    vrijgeven: Annotated[str, typer.Option(help="Geef meteen vrij, met deze reden.")] = "",
    als_json: Json = False,
) -> None:
    """Bekijk wat op een mens wacht: maskeren of houden, vrijgeven of weigeren."""
    from index.catalogue.lookup import Lookup

    with kennisbank.opened(kennisbank.read_settings()) as opened:
        if not stuk:
            for card in opened.review.waiting():
                line = {"id": card.id, "bron": card.name, "titel": card.title, "soort": card.kind[1]}
                write_line(line) if als_json else say(f"{card.name} ({card.kind[1]})")
            return
        found = Lookup(opened.documents.engine).named(stuk)
        if not found:
            raise NotFound("Er wacht geen stuk met deze naam.")
        by = door or getpass.getuser()
        if vrijgeven:
            opened.review.release(found[0], by, vrijgeven)
            say("Vrijgegeven.")
            return
        from rich.console import Console

        from ingest.review_terminal import review_at_terminal

        review_at_terminal(opened.review, opened.word_desk, found[0], by, Console(stderr=True))


def eigen_woorden(
    houden: Annotated[str, typer.Option(help="Dit woord blijft voortaan staan.")] = "",
    maskeren: Annotated[str, typer.Option(help="Dit woord gaat er voortaan altijd uit.")] = "",
    beleid: Annotated[str, typer.Option(help="Onder welk beleid een woord blijft staan.")] = "openbaar",
    soort: Annotated[str, typer.Option(help="Wat het is, bijvoorbeeld PERSON of ADDRESS.")] = "PERSON",
    weg: Annotated[str, typer.Option(help="Haal de term met dit kenmerk van de lijst.")] = "",
    door: By = "",
    als_json: Json = False,
) -> None:
    """Woorden die in deze kennisbank altijd blijven staan of altijd worden gemaskeerd."""
    from ingest.term_list import TermList

    words = TermList(kennisbank.read_settings().data)
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
