"""The gate needs no torch: what spaCy would import and not use stays out of the process."""

import subprocess
import sys

READS = "import sys; import ingest.deidentify; print('torch' in sys.modules); {then}"


def told(then: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", READS.format(then=then)], capture_output=True, text=True, check=True
    )
    return run.stdout.split()


def test_the_gate_is_read_without_torch_and_torch_can_be_imported_after_it() -> None:
    assert told("import importlib.util; print(importlib.util.find_spec('torch') is not None)") == [
        "False",
        "True",
    ]
