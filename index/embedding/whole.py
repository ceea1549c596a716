"""A file of the cache that is written in one step, as others may read it: whole or not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole(target: Path) -> Iterator[IO[bytes]]:
    """A file to write in; it becomes `target` when that ended well, and is gone otherwise. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    half = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        half.chmod(0o644)
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
