"""The routes of `/v1` that read lesson cards, and the choice from them that the pages share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from api import translate
from api.paging import Page, one_page, per_page
from api.ports.lessons import LessonShelf
from api.schemas.lessons import Bewijsniveau, Leskaart, Leskaarten, Toets, Veld, Vervallen
from index.lessons import Lesson

LessonId = Annotated[UUID, Path(alias="id", description="Kenmerk van de leskaart.")]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which cards are asked for; what is empty does not choose."""

    proeftuinen: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    ended: bool = False
    """Also cards that were replaced or withdrawn."""

    def of(self, lessons: Iterable[Lesson]) -> list[Lesson]:
        return [lesson for lesson in lessons if self._asked(lesson)]

    def _asked(self, lesson: Lesson) -> bool:
        card = lesson.document
        return (
            (self.ended or lesson.ended is None)
            and (not self.proeftuinen or bool({key for key, _ in card.proeftuinen} & set(self.proeftuinen)))
            and (not self.themes or bool({key for key, _ in card.themas} & set(self.themes)))
            and (not self.levels or lesson.level in self.levels)
        )


def routes(shelf: LessonShelf) -> APIRouter:
    router = APIRouter()

    @router.get("/lessen", operation_id="leesLessen", summary="Lees leskaarten", tags=["Lessen"])
    def lessons(
        response: Response,
        proeftuinen: Annotated[
            list[str], Query(alias="proeftuin", max_length=20, description="Sleutels van proeftuinen.")
        ] = [],  # noqa: B006 (FastAPI copies it)
        themes: Annotated[
            list[str], Query(alias="thema", max_length=40, description="Sleutels van thema's.")
        ] = [],  # noqa: B006
        levels: Annotated[
            list[Bewijsniveau], Query(alias="bewijsniveau", max_length=7, description="Hoe goed onderbouwd.")
        ] = [],  # noqa: B006
        ended: Annotated[
            bool, Query(alias="ookVervallen", description="Ook kaarten die vervangen of ingetrokken zijn.")
        ] = False,
        page: Page = 1,
        size: Annotated[int, per_page("Leskaarten")] = 20,
    ) -> Leskaarten:
        """Geeft de kaarten op titel; de header Link wijst naar de vorige en volgende bladzijde."""
        chosen = Choice(tuple(proeftuinen), tuple(themes), tuple(levels), ended).of(shelf.all())
        asked = [
            *(("proeftuin", key) for key in proeftuinen),
            *(("thema", key) for key in themes),
            *(("bewijsniveau", key) for key in levels),
            ("ookVervallen", "true" if ended else ""),
        ]
        shown, paging = one_page(response, "/v1/lessen", chosen, page, size, asked)
        return Leskaarten(lessen=[card(each) for each in shown], paginering=paging)

    @router.get("/lessen/{id:uuid}", operation_id="leesLes", summary="Lees een leskaart", tags=["Lessen"])
    def lesson(identity: LessonId) -> Leskaart:
        """Geeft de velden van een leskaart, hoe goed zij onderbouwd is en of zij nog geldt."""
        return card(shelf.lesson(str(identity)))

    @router.get(
        "/lessen/{id:uuid}/vergelijkbare-lessen",
        operation_id="leesVergelijkbareLessen",
        summary="Lees lessen uit vergelijkbare casussen",
        tags=["Lessen"],
    )
    def similar(
        identity: LessonId,
        number: Annotated[int, Query(alias="aantal", ge=1, le=20, description="Hoeveel leskaarten.")] = 5,
    ) -> list[Leskaart]:
        """Geeft de kaarten die er het meest op lijken, in tekst en in velden."""
        return [card(each) for each in shelf.similar(shelf.lesson(str(identity)), number)]

    return router


def card(lesson: Lesson) -> Leskaart:
    ended = lesson.ended
    return Leskaart.model_validate(
        {
            "id": lesson.id,
            "titel": lesson.title,
            "stuk": translate.card(lesson.document),
            "velden": [
                Veld(sleutel=each.key, naam=each.label, tekst=each.text, passage=each.passage)
                for each in lesson.sections
            ],
            "bewijsniveau": lesson.level,
            "basisprincipes": [translate.pair(each) for each in lesson.principles],
            "toetsen": [Toets.model_validate({"sleutel": c.key, "zin": c.sentence}) for c in lesson.checks],
            "getoetst": lesson.checked,
            "houdbaar_tot": lesson.keeps_until,
            "vervallen": Vervallen.model_validate(
                {
                    "stand": ended.state,
                    "reden": ended.reason,
                    "op": ended.at.date(),
                    "vervangen_door": ended.replaced_by or None,
                }
            )
            if ended
            else None,
        }
    )
