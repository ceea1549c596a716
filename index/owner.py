"""Who owns the data folder: the embedded index belongs to one process at a time."""

from __future__ import annotations

import fcntl
import json
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from index.errors import StoreLocked

NAME = "eigenaar.json"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server on this machine, and the secret with which its owner gives it work."""

    address: str
    token: str


class Ownership:
    """Held as long as this process uses the data folder; the operating system ends it with the process."""

    def __init__(self, folder: Path) -> None:
        """Raises StoreLocked when another process owns the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = os.fdopen(os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise StoreLocked(
                "Een ander kennisbank-programma gebruikt deze gegevens. Wacht tot het klaar is of sluit het."
            ) from None
        self._clear()

    def announce(self, server: Server) -> None:
        """Tell other processes where to bring their work."""
        self._clear()
        json.dump({"address": server.address, "token": server.token}, self._file)
        self._file.flush()

    def _clear(self) -> None:
        """Also on a full disk: what went wrong before would otherwise be told as something else."""
        self._file.seek(0)
        self._file.truncate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        self._file.close()


def running_server(folder: Path) -> Server | None:
    """The server that owns the folder now, if one does."""
    path = folder / NAME
    if not path.exists():
        return None
    with path.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            try:
                content = json.load(file)
                return Server(content["address"], content["token"])
            except (ValueError, KeyError):
                return None
        return None
