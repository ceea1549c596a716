"""From a context to HTML: Jinja with autoescape, where any name that a context does not have is an error."""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from ui import dates
from ui.contexts.page import Context
from ui.text import segments

# Last parts of compounds in names of themes and regions; hyphenation by the browser cannot be relied on.
PARTS = re.compile(
    r"(?<=[a-z]{4})(?:deskundigheid|veiligheidsteam|bescherming|criminaliteit|verandering|zekerheid|mishandeling|"
    r"bedreiging|scheidingen|grootte|indeling|lijsten|deling|agenda|rijnmond|amstelland|waterland)"
)

STATIC = Path(__file__).parent / "static"


class Renderer:
    def __init__(self) -> None:
        self.environment = Environment(
            loader=PackageLoader("ui"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals["static"] = _static_address()
        self.environment.filters.update(day=dates.day, count=dates.count, segments=segments, soft=soft)

    def response(self, context: Context, status: int = 200) -> HTMLResponse:
        return HTMLResponse(self.html(context), status_code=status)

    def html(self, context: Context) -> str:
        names = {field.name: getattr(context, field.name) for field in fields(context)}
        return self.environment.get_template(context.template).render(names)


def soft(label: str) -> str:
    """Lets a long Dutch compound break where its parts meet, in narrow columns.

    >>> soft("Ervaringsdeskundigheid").replace("\u00ad", "|")
    'Ervarings|deskundigheid'
    """
    return PARTS.sub(lambda found: "\u00ad" + found.group(), label)


def _static_address() -> dict[str, str]:
    """Address of each static file; it changes with the content, so that a browser may keep it for a year."""
    files = (path for path in STATIC.rglob("*") if path.is_file())
    return {
        path.relative_to(STATIC).as_posix(): f"/static/{path.relative_to(STATIC).as_posix()}?v={_digest(path)}"
        for path in files
    }


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
