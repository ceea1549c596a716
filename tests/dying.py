"""Killing a deed before its first, second, third, … step on the disk."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "sqlite3.connect"}


def deaths(deed: Callable[[], object]) -> Iterator[int]:
    """Runs `deed` in a fork that is killed before step 1, then in one that is killed before step 2, and so on
    until it comes to its end; gives the number of each step at which it died, when it is dead.

    Only steps that Python itself takes are counted.
    """
    at = 1
    while _dies(deed, at):
        yield at
        at += 1
    assert at > 1, "no step was seen"


def _dies(deed: Callable[[], object], at: int) -> bool:
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event in STEPS and not (event == "open" and _only_reads(arguments)):
                seen += 1
                if seen == at:
                    os._exit(9)

        try:
            sys.addaudithook(count)
            deed()
        except BaseException:
            os._exit(1)
        os._exit(0)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert ended in (0, 9), "the deed failed by itself"
    return ended == 9


def _only_reads(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return not isinstance(flags, int) or not flags & (os.O_WRONLY | os.O_RDWR)
