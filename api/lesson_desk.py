"""The routes of `/v1` that make, check and end lesson cards, for whoever sits at this machine."""

from __future__ import annotations

from fastapi import APIRouter

from api.lessons import LessonId, card
from api.nearby import editors_router
from api.ports.lessons import LessonDesk, LessonShelf
from api.schemas.lessons import (
    Einde,
    Herstel,
    Leskaart,
    NieuweLeskaart,
    NieuweToets,
    Opname,
    Redenen,
    Verslag,
)


def routes(shelf: LessonShelf, desk: LessonDesk) -> APIRouter:
    router = editors_router("Lessen")

    @router.post("/lessen", operation_id="maakLes", summary="Lever een leskaart in", status_code=202)
    def make(given: NieuweLeskaart) -> Opname:
        """De kaart gaat door de poort voor casussen en wacht tot een mens haar vrijgeeft."""
        return Opname(id=desk.hand_in({key: value or "" for key, value in given.model_dump().items()}))

    @router.post(
        "/lessen/_lees", operation_id="leesVerslag", summary="Lees de velden van een leskaart uit een verslag"
    )
    def read(given: Verslag) -> dict[str, str]:
        """Geeft de velden die in het verslag te vinden zijn; er wordt niets van bewaard."""
        return desk.read(given.verslag)

    @router.put("/lessen/{id:uuid}/toets", operation_id="toetsLes", summary="Zeg waarom een les telt")
    def check(identity: LessonId, given: NieuweToets) -> Leskaart:
        """Vervangt de vorige toets en geeft de kaart zoals zij dan is."""
        lesson = shelf.lesson(str(identity))
        sentences = {key: getattr(given, key) for key in Redenen.model_fields}
        desk.check(lesson.id, sentences, given.bewijsniveau, given.houdbaar_tot, given.door)
        return card(shelf.lesson(lesson.id))

    @router.post(
        "/lessen/{id:uuid}/_beeindigen",
        operation_id="beeindigLes",
        summary="Vervang een leskaart of trek haar in",
    )
    def end(identity: LessonId, given: Einde) -> Leskaart:
        """De kaart blijft te lezen, maar wordt niet meer gevonden."""
        lesson = shelf.lesson(str(identity))
        other = shelf.lesson(str(given.vervangen_door)).id if given.vervangen_door else ""
        desk.end(lesson.id, "vervangen" if other else "ingetrokken", given.reden, given.door, other)
        return card(shelf.lesson(lesson.id))

    @router.post(
        "/lessen/{id:uuid}/_herstellen", operation_id="herstelLes", summary="Laat een leskaart weer gelden"
    )
    def resume(identity: LessonId, given: Herstel) -> Leskaart:
        """Neemt terug dat de kaart vervangen of ingetrokken is."""
        lesson = shelf.lesson(str(identity))
        desk.resume(lesson.id, given.door)
        return card(shelf.lesson(lesson.id))

    return router
