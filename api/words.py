"""The routes of `/v1` that keep the list of own words, for whoever sits at this machine."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from api.nearby import editors_router
from api.ports.editors import OwnWord, OwnWords, WordProposal
from api.schemas.words import EigenWoord, EigenWoorden, NieuwWoord, Voorsteloordeel, Woordvoorstel
from index.model import Decision


def routes(words: OwnWords) -> APIRouter:
    router = editors_router("Eigen woorden")

    @router.get(
        "/eigen-woorden",
        operation_id="leesEigenWoorden",
        summary="Lees welke woorden altijd blijven staan of altijd worden gemaskeerd",
    )
    def all_words() -> EigenWoorden:
        """Geeft de lijst van deze kennisbank, met wat beoordelaars voorstellen; alleen op deze computer."""
        return EigenWoorden(
            woorden=[_word(one) for one in words.all()],
            voorstellen=[_proposal(one) for one in words.proposals()],
        )

    @router.post(
        "/eigen-woorden", operation_id="voegWoordToe", summary="Zet een woord op de lijst", status_code=201
    )
    def add(new: NieuwWoord) -> EigenWoord:
        """Geldt vanaf het volgende stuk; een besluit over hetzelfde woord vervangt het vorige."""
        return _word(words.add(new.woord, Decision(new.beslissing), new.beleid, new.soort, new.door))

    @router.post(
        "/woordvoorstellen/_beoordelen",
        operation_id="beoordeelVoorstel",
        summary="Keur een voorstel goed of af",
        status_code=200,
    )
    def judge(given: Voorsteloordeel) -> EigenWoorden:
        """Goedgekeurd komt het op de lijst; afgekeurd wordt het niet opnieuw voorgesteld."""
        if given.goedgekeurd:
            words.approve(str(given.stuk), given.begin, given.einde, given.door)
        else:
            words.refuse(str(given.stuk), given.begin, given.einde)
        return all_words()

    @router.delete(
        "/eigen-woorden/{id}",
        operation_id="haalWoordWeg",
        summary="Haal een woord van de lijst",
        status_code=204,
    )
    def remove(id: Annotated[UUID, Path(description="Kenmerk van het woord.")]) -> Response:
        """Het woord wordt voortaan gelezen als ieder ander; stukken die er al zijn, veranderen niet."""
        words.remove(str(id))
        return Response(status_code=204)

    return router


def _word(one: OwnWord) -> EigenWoord:
    return EigenWoord.model_validate(
        {
            "id": one.id,
            "beslissing": one.decision.value,
            "beleid": one.policy,
            "soort": one.label,
            "woord": one.text or None,
            "aantal_woorden": one.size,
            "door": one.by,
            "op": one.at,
        }
    )


def _proposal(one: WordProposal) -> Woordvoorstel:
    return Woordvoorstel.model_validate(
        {
            "stuk": one.document,
            "begin": one.start,
            "einde": one.end,
            "woord": one.text,
            "soort": one.label,
            "beslissing": one.decision.value,
            "beleid": one.policy,
            "aantal": one.count,
        }
    )
