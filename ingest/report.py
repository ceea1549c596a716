"""The report of a run: a line for each file, a progress bar for people, the sums at the end."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from index.model import Outcome, Report

WENT_WRONG = (Outcome.FAILED, Outcome.REFUSED)


def show(reports: Iterable[Report], paths: Sequence[Path], as_json: bool) -> int:
    """Print each report as it comes; returns the exit code: 0, or 1 when a file failed or was refused.

    JSON goes to standard output, a line per file and a last line with the sums; people read standard error.
    """
    sums: Counter[Outcome] = Counter()
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    columns = (TextColumn("Opnemen"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=_files(paths))
        for report in reports:
            sums[report.outcome] += 1
            bar.advance(task)
            if as_json:
                _print({"bron": report.source, "uitkomst": report.outcome.value, "reden": report.reason})
            elif report.outcome is not Outcome.UNCHANGED:
                console.print(_line(report), markup=False)
    if as_json:
        _print({"totaal": sums.total(), **{outcome.value: sums[outcome] for outcome in Outcome}})
    else:
        console.print(_summary(sums), markup=False)
    return int(any(sums[outcome] for outcome in WENT_WRONG))


def _line(report: Report) -> str:
    reason = f": {report.reason}" if report.reason else ""
    return f"{report.source}: {report.outcome.value}{reason}"


def _summary(sums: Counter[Outcome]) -> str:
    if not sums:
        return "Er zijn geen bestanden gevonden."
    counts = ", ".join(f"{sums[outcome]} {outcome.value}" for outcome in Outcome if sums[outcome])
    return f"{sums.total()} {'bestand' if sums.total() == 1 else 'bestanden'}: {counts}."


def _files(paths: Sequence[Path]) -> int:
    """About how many reports to expect; what is in archives comes on top."""
    return sum(sum(len(files) for _, _, files in os.walk(path)) if path.is_dir() else 1 for path in paths)


def _print(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
