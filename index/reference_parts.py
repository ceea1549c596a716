"""What the readers of reference numbers share."""

from __future__ import annotations

import re

from index.model import Reference

SPACE = r"[ \t\u00a0\u2009\u202f]"
DASH = r"[-–—‑]"


def found(text: str, match: re.Match[str], canonical: str, kind: str) -> Reference:
    return reference_at(text, match.start(), match.end(), canonical, kind)


def reference_at(text: str, start: int, end: int, canonical: str, kind: str) -> Reference:
    return Reference(start, end, text[start:end], canonical, kind)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def session_of(first: str, last: str) -> str | None:
    """ "2024", "25" → "20242025"; None when the years do not follow each other."""
    begin = int(first)
    end = int(last) if len(last) == 4 else begin // 100 * 100 + int(last)
    if end < begin:
        end += 100
    return f"{begin}{end}" if end == begin + 1 else None
