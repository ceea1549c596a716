"""What a server does beside answering: one task after another in a thread of its own, until it is stopped."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger("kennisbank")

Rest = Callable[[float], bool]
"""Waits so many seconds, less when the server stops; whether it stops."""
Task = Callable[[Rest], object]

SECONDS_TO_STOP = 30


class Background:
    """A task that fails is told in the log by its kind alone, and the next one begins."""

    def __init__(self, *tasks: Task) -> None:
        self._tasks = tasks
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="achtergrond", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Waits for what cannot be left half done."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(SECONDS_TO_STOP)

    def _work(self) -> None:
        for task in self._tasks:
            if self._stop.is_set():
                return
            try:
                task(self._stop.wait)
            except Exception as error:
                log.warning("Werk op de achtergrond is gestopt: %s", type(error).__name__)
