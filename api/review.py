"""The routes of `/v1` that review what waits, for whoever sits at this machine."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api import translate
from api.nearby import editors_router
from api.ports.editors import Dossier, Reviewer
from api.schemas.review import Beoordeling, Bevinding, Plekbesluit, Slotbesluit, Wachtenden
from index.errors import QueryError
from index.model import Decision

Waiting = Annotated[UUID, Path(description="Kenmerk van een stuk dat wacht.")]


def routes(review: Reviewer) -> APIRouter:
    router = editors_router("Beoordelen")

    def dossier(identity: UUID) -> Beoordeling:
        return _dossier(review.dossier(str(identity)))

    @router.get("/beoordelingen", operation_id="leesWachtenden", summary="Lees welke stukken wachten")
    def waiting() -> Wachtenden:
        """Geeft de stukken die een mens moet nakijken, het oudste eerst."""
        return Wachtenden(stukken=translate.cards(review.waiting()))

    @router.get("/beoordelingen/{id}", operation_id="leesBeoordeling", summary="Lees een stuk dat wacht")
    def one(id: Waiting) -> Beoordeling:
        """Geeft de tekst zonder afscherming, met elke bevinding; alleen op deze computer."""
        return dossier(id)

    @router.post(
        "/beoordelingen/{id}/besluiten",
        operation_id="besluit",
        summary="Besluit over een plek",
        status_code=200,
    )
    def decide(id: Waiting, made: Plekbesluit) -> Beoordeling:
        """Maskeert een plek of laat haar staan, en geeft het stuk zoals het dan is."""
        review.decide(
            str(id), made.begin, made.einde, made.soort, Decision(made.beslissing), made.door, made.overal
        )
        return dossier(id)

    @router.post(
        "/beoordelingen/{id}/_ongedaan",
        operation_id="maakOngedaan",
        summary="Neem een besluit terug",
    )
    def undo(id: Waiting) -> Beoordeling:
        """Neemt het laatste besluit terug, met alle plekken ervan."""
        review.dossier(str(id))
        review.undo(str(id))
        return dossier(id)

    @router.post(
        "/beoordelingen/{id}/_vrijgeven", operation_id="geefVrij", summary="Geef een stuk vrij", status_code=204
    )
    def release(id: Waiting, last: Slotbesluit) -> Response:
        """Neemt het afgeschermde stuk op in de collectie en verwijdert de oorspronkelijke tekst."""
        if any(one.decision is Decision.UNDECIDED for one in review.dossier(str(id)).findings):
            raise QueryError("Beslis eerst over elke plek waar de computer twijfelt.")
        review.release(str(id), last.door, last.reden)
        return Response(status_code=204)

    @router.post(
        "/beoordelingen/{id}/_weigeren", operation_id="weiger", summary="Weiger een stuk", status_code=204
    )
    def refuse(id: Waiting, last: Slotbesluit) -> Response:
        """Bewaart alleen dat het stuk is geweigerd, door wie en waarom."""
        review.dossier(str(id))
        review.refuse(str(id), last.door, last.reden)
        return Response(status_code=204)

    return router


def _dossier(found: Dossier) -> Beoordeling:
    return Beoordeling(
        id=found.id,
        beleid=found.policy,
        reden=found.reason,
        tekst=found.text,
        afgeschermd=found.shielded,
        bevindingen=[
            Bevinding.model_validate(
                {
                    "begin": one.start,
                    "einde": one.end,
                    "soort": one.label,
                    "bron": one.source,
                    "score": one.score,
                    "beslissing": one.decision.value,
                    "grond": one.ground,
                }
            )
            for one in found.findings
        ],
        besluiten=found.decisions,
    )
