"""A person's word that a shielded text may be read: the only way out of "ter beoordeling"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from index.errors import SettingsError
from index.model import Release, ReleaseState, SafeDocument


def release(document: SafeDocument, by: str, reason: str) -> SafeDocument:
    """The same document, released by a person; what was masked stays masked."""
    return replace(
        document,
        release=Release(
            policy=document.release.policy,
            engine=document.release.engine,
            state=ReleaseState.RELEASED,
            by=by,
            reason=reason,
        ),
    )


def read_releases(path: Path) -> Mapping[str, tuple[str, str]]:
    """Content hash → (by, reason), from JSON lines `{"hash", "door", "reden"}`."""
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return {line["hash"]: (line["door"], line["reden"]) for line in lines}
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingsError(
            f"Het bestand met vrijgaven is niet te lezen: {path.name}. "
            'Elke regel heeft de vorm {"hash": ..., "door": ..., "reden": ...}.'
        ) from None
