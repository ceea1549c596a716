"""What a reader sees of a page."""

from __future__ import annotations

import html
import re


def words(page: str) -> str:
    """On one line."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
