"""Lesson cards as pages show them, and the form in which one is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import get_args

from starlette.datastructures import QueryParams

from api.lessons import Choice
from api.schemas.lessons import Basisprincipe
from index.lessons import CHECKS, DEFAULT_LEVEL, FIELDS, LEVELS, Lesson
from ui import dates
from ui.cards import card_view, document_address
from ui.contexts.lessons import (
    CheckView,
    EditView,
    FieldView,
    LessonPage,
    LessonsPage,
    LessonView,
    NewLessonPage,
    Option,
    SectionView,
)
from ui.contexts.page import Frame, Link, Notice
from ui.text import Segment, segments

QUESTIONS: Mapping[str, str] = {
    "significant": "Waarom maakt deze les verschil?",
    "geldig": "Waaruit blijkt dat zij klopt?",
    "toepasbaar": "Waar en voor wie is zij te gebruiken?",
}
SAYS: Mapping[str, str] = {
    "idee": "Nog niet geprobeerd.",
    "praktijkervaring": "Een keer of een paar keer zo gezien.",
    "meervoudige praktijkervaring": "Bij meer gezinnen zo gezien.",
    "onderzoek": "Onderzocht; nog geen oordeel over de kracht van het bewijs.",
    "eerste aanwijzingen": "NJi: eerste aanwijzingen voor effectiviteit.",
    "goede aanwijzingen": "NJi: goede aanwijzingen voor effectiviteit.",
    "sterke aanwijzingen": "NJi: sterke aanwijzingen voor effectiviteit.",
}
HINTS: Mapping[str, str] = {
    "titel": "Kort, en zo dat iemand weet waar het over gaat.",
    "situatie": "Wat speelde er? Namen en adressen mogen erin staan; zij worden afgeschermd.",
    "functies": "Functies, geen namen: gezinswerker, ervaringsdeskundige, school.",
    "les": "Een of twee zinnen.",
    "advies": "Wat zou u een ander aanraden?",
    "voorwaarden": "Wat moet er zijn om dit te laten werken?",
    "tegenbewijs": "Wanneer werkte het niet?",
}
ROWS: Mapping[str, int] = {"titel": 1, "fase": 1, "functies": 1, "les": 2, "situatie": 6, "gedaan": 6}
REQUIRED = ("titel", "situatie", "gedaan", "uitkomst", "les")
PRINCIPLES: tuple[str, ...] = get_args(Basisprincipe)


def read(params: QueryParams) -> Choice:
    return Choice(
        tuple(key for key in params.getlist("proeftuin") if key)[:20],
        tuple(key for key in params.getlist("thema") if key)[:40],
        tuple(level for level in params.getlist("bewijsniveau") if level in LEVELS),
        params.get("ook") == "vervallen",
    )


def lessons_page(
    frame: Frame, lessons: Sequence[Lesson], found: Sequence[Lesson], choice: Choice, text: str
) -> LessonsPage:
    ended = sum(lesson.ended is not None for lesson in lessons)
    also = Link(
        "Toon ook de les die niet meer geldt"
        if ended == 1
        else f"Toon ook {ended} lessen die niet meer gelden",
        "/lessen?ook=vervallen",
    )
    return LessonsPage(
        frame=frame,
        text=text,
        proeftuinen=_options((p for each in lessons for p in each.document.proeftuinen), choice.proeftuinen),
        themes=_options((t for each in lessons for t in each.document.themas), choice.themes),
        levels=_levels({each.level for each in lessons}, choice.levels),
        total="1 les" if len(found) == 1 else f"{dates.count(len(found))} lessen",
        everything=len(lessons) - ended,
        lessons=tuple(lesson_view(each) for each in found),
        chosen=bool(text) or choice != Choice(),
        with_ended=also if ended and not choice.ended else None,
    )


def lesson_view(lesson: Lesson) -> LessonView:
    return LessonView(
        title=segments(lesson.title),
        href=lesson_address(lesson.id),
        lesson=segments(" ".join(lesson.text("les").split())),
        level=dates.capital(lesson.level),
        checked=lesson.checked,
        proeftuinen=tuple(label for _, label in lesson.document.proeftuinen),
        themes=tuple(label for _, label in lesson.document.themas[:4]),
        ended=dates.capital(lesson.ended.state) if lesson.ended else "",
        fictional=lesson.document.fictional,
    )


def lesson_address(identity: str) -> str:
    return f"/lessen/{identity}"


def lesson_page(
    frame: Frame,
    lesson: Lesson,
    similar: Sequence[Lesson],
    replaced_by: Lesson | None,
    others: Sequence[Lesson] | None,
    today: date,
    notice: Notice | None,
) -> LessonPage:
    """`others` are the cards that may come in its place; None for whoever is no editor."""
    card = lesson.document
    ended = lesson.ended
    return LessonPage(
        frame=frame,
        title=segments(lesson.title),
        card=card_view(card),
        lesson=_paragraphs(lesson.text("les")),
        sections=tuple(
            SectionView(each.label, _paragraphs(each.text), document_address(card.id, passage=each.passage))
            for each in lesson.sections
            if each.key != "les"
        ),
        level=dates.capital(lesson.level),
        level_says=SAYS.get(lesson.level, ""),
        checks=_checks(lesson),
        proeftuinen=tuple(Link(label, f"/proeftuinen/{key}") for key, label in card.proeftuinen),
        themes=tuple(Link(dates.capital(label), f"/themas/{key}") for key, label in card.themas),
        principles=tuple(dates.capital(label) for _, label in lesson.principles),
        keeps_until=dates.day(lesson.keeps_until) if lesson.keeps_until else "",
        over_date=bool(lesson.keeps_until and lesson.keeps_until < today),
        ended=f"{dates.capital(ended.state)} op {dates.day(ended.at.date())}" if ended else "",
        ended_because=segments(ended.reason) if ended else (),
        replaced_by=Link(replaced_by.title, lesson_address(replaced_by.id)) if replaced_by else None,
        similar=tuple(lesson_view(each) for each in similar),
        edit=_edit(lesson, others) if others is not None else None,
        notice=notice,
    )


def new_lesson_page(
    frame: Frame,
    given: Mapping[str, str],
    ticked: Collection[str],
    proeftuinen: Sequence[tuple[str, str]],
    errors: Mapping[str, str],
    notice: Notice | None,
) -> NewLessonPage:
    level = given.get("bewijsniveau", "").casefold()
    chosen = next((each for each in LEVELS[::-1] if level.startswith(each)), DEFAULT_LEVEL)
    proeftuinen_named = [label for _, label in proeftuinen]
    checks = tuple(
        FieldView(key, label, QUESTIONS[key], given.get(key, ""), True, errors.get(key, ""), 2)
        for key, label in CHECKS
    )
    return NewLessonPage(
        frame=frame,
        title_field=_field("titel", "Titel", given, errors),
        fields=tuple(_field(key, label, given, errors) for key, label in FIELDS),
        checks=checks,
        ticked=tuple(ticked),
        proeftuinen=_one_of(proeftuinen_named, given.get("proeftuin", ""), "Onbekend of meer dan een"),
        levels=tuple((each, dates.capital(each), each == chosen) for each in LEVELS),
        principles=_one_of(PRINCIPLES, given.get("basisprincipe", ""), "Geen keuze"),
        notice=notice,
    )


def wrong(given: Mapping[str, str], ticked: Collection[str]) -> dict[str, str]:
    """What keeps a form from being handed in, by field."""
    labels = dict((("titel", "Titel"), *FIELDS))
    errors = {key: f"Vul in: {labels[key].lower()}." for key in REQUIRED if not given.get(key, "").strip()}
    for key, label in CHECKS:
        if key not in ticked or not given.get(key, "").strip():
            errors[key] = f"Zet het vinkje bij ‘{label.lower()}’ en schrijf erbij waarom."
    return errors


def _one_of(names: Iterable[str], chosen: str, none: str) -> tuple[Option, ...]:
    return (("", none, not chosen), *((name, dates.capital(name), name == chosen) for name in names))


def _field(key: str, label: str, given: Mapping[str, str], errors: Mapping[str, str]) -> FieldView:
    required = key in REQUIRED
    return FieldView(
        key, label, HINTS.get(key, ""), given.get(key, ""), required, errors.get(key, ""), ROWS.get(key, 3)
    )


def _edit(lesson: Lesson, others: Sequence[Lesson]) -> EditView:
    return EditView(
        address=f"/redactie/lessen/{lesson.id}",
        sentences=_checks(lesson, empty=True),
        levels=tuple((each, dates.capital(each), each == lesson.level) for each in LEVELS),
        keeps_until=lesson.keeps_until.isoformat() if lesson.keeps_until else "",
        others=tuple((each.id, each.title) for each in others),
    )


def _checks(lesson: Lesson, empty: bool = False) -> tuple[CheckView, ...]:
    said = {check.key: check.sentence for check in lesson.checks}
    return tuple(
        CheckView(key, label, QUESTIONS[key], segments(said.get(key, "")))
        for key, label in CHECKS
        if empty or key in said
    )


def _paragraphs(text: str) -> tuple[tuple[Segment, ...], ...]:
    return tuple(segments(line) for line in text.split("\n") if line)


def _options(pairs: Iterable[tuple[str, str]], chosen: Collection[str]) -> tuple[Option, ...]:
    known = dict(pairs)
    ordered = sorted(known, key=lambda key: known[key].casefold())
    return tuple((key, dates.capital(known[key]), key in chosen) for key in ordered)


def _levels(present: Collection[str], chosen: Collection[str]) -> tuple[Option, ...]:
    return tuple((each, dates.capital(each), each in chosen) for each in LEVELS if each in present)
