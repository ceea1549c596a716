"""Killed at any moment and started again: nothing lost, nothing twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kennisbank
from index.catalogue.listing import Listing
from index.check import check

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
FILES = 24
ROUNDS = 4


def take_in(folder: Path, data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "kennisbank", "opnemen", str(folder), "--json"],
        cwd=ROOT,
        env=os.environ | {"KENNISBANK_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_a_run_that_is_killed_at_random_moments_ends_complete(tmp_path: Path) -> None:
    folder, data = tmp_path / "stukken", tmp_path / "gegevens"
    folder.mkdir()
    for number in range(FILES):
        paragraph = (
            f"Besluit {number} over de proeftuin gaat over toezicht en het vaste gezicht voor het gezin. "
        )
        (folder / f"besluit-{number:02}.txt").write_text(f"Betreft: besluit {number}\n\n" + paragraph * 60)
    moments = random.Random(7)
    for _ in range(ROUNDS):
        running = take_in(folder, data)
        time.sleep(moments.uniform(2, 14))
        os.killpg(running.pid, signal.SIGKILL)
        running.communicate()

    last = take_in(folder, data)
    output, trouble = last.communicate()
    lines = [json.loads(line) for line in output.splitlines()]

    assert (last.returncode, trouble) == (0, "")
    assert {line["uitkomst"] for line in lines[:-1]} <= {"opgenomen", "ongewijzigd"}
    assert {line["bron"] for line in lines[:-1]} == {path.name for path in folder.iterdir()}
    with kennisbank.opened(kennisbank.Settings(data=data)) as opened:
        assert check(opened.documents, opened.index) == []
        assert Listing(opened.documents).counts()[0] == FILES
    assert list((data / "spool" / "onderweg").iterdir()) == []
