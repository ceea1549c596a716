"""Opening the catalogue: its database, brought to the newest schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from index.errors import StoreCorrupt

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine on `url` (SQLAlchemy form), migrated; SQLite in WAL mode with foreign keys on.

    Raises StoreCorrupt when the file is no database.
    """
    # A failing statement would otherwise be shown with its values, and those are texts.
    engine = create_engine(
        url, hide_parameters=True, connect_args={"timeout": 30} if url.startswith("sqlite") else {}
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        migrate(engine)
    except DBAPIError as error:
        raise StoreCorrupt(
            "De catalogus is niet te openen. Zet een reservekopie terug met `kennisbank herstel`."
        ) from error
    return engine


def migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # What is forgotten must not stay behind in free pages of the file.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
