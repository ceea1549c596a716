"""The committed style sheet, scripts and fonts are those that the front-end tools make today."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "ui" / "tools"
STRICT = os.environ.get("KENNISBANK_TEST_STRENG") == "1"


def test_what_is_committed_is_what_the_tools_make() -> None:
    if not (shutil.which("node") and (TOOLS / "node_modules").exists()):
        message = "De bouwhulp ontbreekt; installeer haar met: npm ci --prefix ui/tools"
        if STRICT:
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(
        ["node", "build.mjs", "--check"], cwd=TOOLS, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_every_package_of_which_something_is_served_is_named_with_a_licence_that_allows_it() -> None:
    lines = (ROOT / "ui/static/vendor/LICENCES.tsv").read_text(encoding="utf-8").splitlines()[1:]
    licences = {line.split("\t")[0]: line.split("\t")[2] for line in lines}
    assert len(licences) > 10
    assert set(licences.values()) <= {"EUPL-1.2", "OFL-1.1", "BSD-0-Clause"}


def test_no_lock_file_names_where_packages_were_fetched() -> None:
    for folder in ("ui/tools", "api/tools"):
        lock = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
        assert '"resolved"' not in lock
        assert '"integrity"' in lock
