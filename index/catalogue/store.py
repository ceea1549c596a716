"""Opening the catalogue: its database, brought to the newest schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from index.errors import SettingsError, StoreCorrupt, StoreError, StoreFull

MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str) -> Engine:
    """An engine on `url` (SQLAlchemy form), migrated; SQLite in WAL mode with foreign keys on.

    Raises SettingsError when the address makes no sense, StoreCorrupt when the file is no database. Whatever
    uses the engine raises StoreFull when the disk is full, StoreError when the database cannot be reached or
    written.
    """
    try:
        # A failing statement would otherwise be shown with its values, and those are texts.
        engine = create_engine(
            url, hide_parameters=True, connect_args={"timeout": 30} if url.startswith("sqlite") else {}
        )
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError):
        # The address may hold a password: it is not repeated.
        raise SettingsError(
            "KENNISBANK_DATABASE_URL is geen adres van een database die hier gebruikt kan worden, of het "
            "programma daarvoor ontbreekt. Voor PostgreSQL: installeer psycopg en schrijf "
            "postgresql+psycopg://..."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "handle_error", _translate)
    try:
        migrate(engine)
    except DatabaseError as error:
        raise StoreCorrupt(
            "De catalogus is niet te openen. Zet een reservekopie terug met `kennisbank herstel`."
        ) from error
    return engine


def _translate(context: ExceptionContext) -> None:
    """What the disk or the server does to us becomes a sentence of our own family."""
    if not isinstance(context.sqlalchemy_exception, OperationalError):
        return
    original = context.original_exception
    code = getattr(original, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        raise StoreFull(
            "De schijf is vol. Maak ruimte vrij en begin opnieuw; wat al opgenomen was, blijft bewaard."
        ) from None
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        raise StoreError(
            "De catalogus kan hier niet worden gelezen of geschreven. Kijk of de schijf vol is en of u rechten "
            "heeft in de map van KENNISBANK_DATA."
        ) from None
    if code == sqlite3.SQLITE_BUSY:
        raise StoreError("Een ander programma houdt de catalogus bezet. Probeer het zo opnieuw.") from None
    if context.dialect.name != "sqlite" and (context.connection is None or context.is_disconnect):
        raise StoreError(
            "De database van KENNISBANK_DATABASE_URL is niet te bereiken. Kijk of zij draait en of het adres "
            "klopt."
        ) from None


def migrate(engine: Engine) -> None:
    """All steps in one transaction: killed halfway, the old schema stands."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    # Python's SQLite driver leaves changes of the schema outside the transactions that it begins itself.
    by_hand = engine.dialect.name == "sqlite"
    with (engine.execution_options(isolation_level="AUTOCOMMIT") if by_hand else engine).begin() as connection:
        if by_hand:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
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
