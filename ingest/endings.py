"""How a line begins and ends: as an item of a list, as a sentence, or in the middle of one."""

from __future__ import annotations

import re

from index.sentences import ABBREVIATIONS
from ingest.marks import MARKS

_ITEM = re.compile(
    r"(?:[•▪◦●○■□➢➔✓·*]|[-–—o](?= ))\s*(?=\S)|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,4})[.)]\s+(?=\S)|\d{1,2}°\s"
)
_TERMINAL = re.compile(rf"[.!?…:;][\"'”’»)\]]*(?: ?[{MARKS}]+| ?\[\d{{1,3}}\])*$")
_DOTTED = re.compile(r"([^\s(«“‘]+)\.$")
_LONGEST_WORD = 60


def is_item(text: str) -> bool:
    """Whether a line begins an item of a list.

    >>> is_item("- een plan"), is_item("3. een plan"), is_item("2030 wordt het jaar")
    (True, True, False)
    """
    return _ITEM.match(text) is not None


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence, a label or an item of a list ends.

    >>> is_closed("in het plan."), is_closed("in het plan d.d."), is_closed("in het plan")
    (True, False, False)
    """
    if _TERMINAL.search(text[-12:]) is None:
        return False
    word = _DOTTED.search(text[-_LONGEST_WORD:])
    return word is None or word[1].lower() not in ABBREVIATIONS
