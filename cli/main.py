"""All commands, and how a command ends when something goes wrong."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from cli import intake, knowledge, measure, search, serve, shielding, upkeep
from cli.output import say
from index.errors import KennisbankError, trouble_with_files

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Kennisbank kind- en gezinsbescherming: stukken opnemen, afschermen, doorzoeken.",
)
for _command in (
    upkeep.voorbereiden,
    intake.opnemen,
    search.zoek,
    serve.start,
    shielding.afscherm,
    upkeep.herbouw,
    measure.evalueer,
    knowledge.toezeggingen,
    knowledge.weekbericht,
    knowledge.vergelijk,
    knowledge.volledig,
    knowledge.lessen,
    shielding.beoordeel,
    shielding.eigen_woorden,
    upkeep.vergeet,
    upkeep.reservekopie,
    upkeep.herstel,
    upkeep.controle,
):
    app.command()(_command)


def run(arguments: Sequence[str] | None = None) -> None:
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
