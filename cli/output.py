"""What a command says: results for standard output, sentences for standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What some readers take for the end of a line, and JSON does not escape."""


def write_line(content: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
    sys.stdout.flush()


def say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
