"""The frame around every page, what a page is made of wherever it stands, and the page of an error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumb; the page itself has no address."""

    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class MenuItem:
    label: str
    href: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page."""

    title: str
    menu: tuple[MenuItem, ...]
    beside: tuple[MenuItem, ...] = ()
    """The other overviews, on the page of an overview; it stands there instead of the crumbs."""
    crumbs: tuple[Crumb, ...] = ()
    editors: bool = False
    """True when the pages of the editors may be pointed out to this visitor."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one template shows: its fields are the only names that the template may use."""

    template: ClassVar[str]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Notice:
    """An alert: what happened, one sentence, at most one way forward."""

    kind: Literal["info", "warning", "error", "ok"]
    title: str
    sentence: str = ""
    way: Link | None = None
    loud: bool = False
    """Read aloud at once; only for an error that follows an action."""


@dataclass(frozen=True, slots=True)
class ErrorPage(Context):
    template: ClassVar[str] = "fout.html"
    heading: str
    sentences: tuple[str, ...]
    ways: tuple[Link, ...]
