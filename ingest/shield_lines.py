"""JSON lines with a text in, JSON lines with what was masked out; a line that cannot be read costs no other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from index.errors import QueryError
from index.model import Decision, Finding

Shielding = Callable[[str], tuple[str, Sequence[Finding]]]

_SURROGATE = re.compile("[\ud800-\udfff]")


def shield_lines(lines: Iterable[bytes], shield: Shielding) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not empty: `{"spans", "text"}`, or `{"fout"}` with a Dutch sentence.

    `start` and `end` count characters (code points) of the text that was given.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            text = text_in(line, number)
        except QueryError as error:
            yield {"fout": str(error)}
            continue
        safe, findings = shield(text)
        yield {
            "spans": [
                {"start": one.start, "end": one.end, "label": one.label}
                for one in findings
                if one.decision is Decision.MASK
            ],
            "text": safe,
        }


def text_in(line: bytes, number: int) -> str:
    """The text of one line, as long as it was given. Raises QueryError, which tells nothing of the line.

    Half a character (a lone surrogate) becomes U+FFFD: it cannot be written again.

    >>> text_in(b'{"text": "Zo\\\\u00eb", "kind": "brief"}', 1)
    'Zoë'
    """
    try:
        case = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise QueryError(f"Regel {number} is geen tekst in UTF-8.") from None
    except (ValueError, RecursionError):
        raise QueryError(f"Regel {number} is geen JSON-object.") from None
    if not isinstance(case, dict):
        raise QueryError(f"Regel {number} is geen JSON-object.")
    text = case.get("text")
    if not isinstance(text, str):
        raise QueryError(f"Regel {number} heeft geen veld “text” met tekst.")
    return _SURROGATE.sub("\ufffd", text)
