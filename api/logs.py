"""Logging for the server: no question is written down, so addresses are logged without what follows `?`."""

from __future__ import annotations

import logging
from typing import Any


class WithoutQuestion(logging.Filter):
    """Cuts the query string off the address in a line of uvicorn's access log."""

    def filter(self, record: logging.LogRecord) -> bool:
        # uvicorn.access: (client, method, path with query string, HTTP version, status)
        if isinstance(record.args, tuple) and len(record.args) == 5 and isinstance(record.args[2], str):
            client, method, address, version, status = record.args
            record.args = (client, method, str(address).partition("?")[0], version, status)
        return True


def log_config(level: str = "INFO") -> dict[str, Any]:
    """Give this to `uvicorn.run(..., log_config=log_config())`; everything goes to standard error."""
    to_stderr = {"class": "logging.StreamHandler", "stream": "ext://sys.stderr"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"without_question": {"()": WithoutQuestion}},
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(message)s"}},
        "handlers": {
            "default": {**to_stderr, "formatter": "line"},
            "access": {**to_stderr, "formatter": "line", "filters": ["without_question"]},
        },
        "loggers": {
            "uvicorn": {"handlers": ["default"], "level": level, "propagate": False},
            "uvicorn.access": {
                "handlers": ["access"],
                "filters": ["without_question"],
                "level": level,
                "propagate": False,
            },
            "kennisbank": {"handlers": ["default"], "level": level, "propagate": False},
        },
    }
