"""What the pages of lesson cards show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ui.contexts.lists import CardView
from ui.contexts.page import Context, Link, Notice
from ui.text import Segment

Option = tuple[str, str, bool]
"""(value, what is read, selected)"""


@dataclass(frozen=True, slots=True)
class LessonView:
    title: tuple[Segment, ...]
    href: str
    lesson: tuple[Segment, ...]
    level: str
    checked: bool
    proeftuinen: tuple[str, ...]
    themes: tuple[str, ...]
    ended: str
    fictional: bool


@dataclass(frozen=True, slots=True)
class LessonsPage(Context):
    template: ClassVar[str] = "lessen.html"
    text: str
    proeftuinen: tuple[Option, ...]
    themes: tuple[Option, ...]
    levels: tuple[Option, ...]
    total: str
    everything: int
    lessons: tuple[LessonView, ...]
    chosen: bool
    with_ended: Link | None
    """Where the cards that no longer hold are shown too; None when there are none."""


@dataclass(frozen=True, slots=True)
class SectionView:
    label: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    href: str


@dataclass(frozen=True, slots=True)
class CheckView:
    key: str
    label: str
    question: str
    sentence: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class EditView:
    """The panel of the editors on the page of a card."""

    address: str
    sentences: tuple[CheckView, ...]
    levels: tuple[Option, ...]
    keeps_until: str
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LessonPage(Context):
    template: ClassVar[str] = "les.html"
    title: tuple[Segment, ...]
    card: CardView
    lesson: tuple[tuple[Segment, ...], ...]
    sections: tuple[SectionView, ...]
    level: str
    level_says: str
    checks: tuple[CheckView, ...]
    proeftuinen: tuple[Link, ...]
    themes: tuple[Link, ...]
    principles: tuple[str, ...]
    keeps_until: str
    over_date: bool
    ended: str
    ended_because: tuple[Segment, ...]
    replaced_by: Link | None
    similar: tuple[LessonView, ...]
    edit: EditView | None
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class FieldView:
    key: str
    label: str
    hint: str
    value: str
    required: bool
    error: str
    rows: int


@dataclass(frozen=True, slots=True)
class NewLessonPage(Context):
    template: ClassVar[str] = "les_nieuw.html"
    title_field: FieldView
    fields: tuple[FieldView, ...]
    checks: tuple[FieldView, ...]
    ticked: tuple[str, ...]
    proeftuinen: tuple[Option, ...]
    levels: tuple[Option, ...]
    principles: tuple[Option, ...]
    notice: Notice | None
