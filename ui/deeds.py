"""What a person did on a form, as the address of the page after it names it."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request

from index.knowledge.ledger import Verdict
from ui.contexts.page import Notice

VERDICTS: Mapping[str, Verdict] = {"bevestig": "bevestigd", "verwerp": "verworpen"}
"""The button of a suggestion → what it says; any other takes back what was said."""


def told(request: Request, done: Mapping[str, Notice]) -> Notice | None:
    """The notice of the deed that the address names, if it names one of these."""
    return done.get(request.query_params.get("klaar", ""))
