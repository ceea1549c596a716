"""The routes of `/v1` in which whoever sits at this machine judges what was only suggested."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api import translate
from api.chains import chain_of
from api.documents import DocumentId
from api.nearby import editors_router
from api.ports.knowledge import Chains, Ledger
from api.ports.topics import ThemeShelf
from api.schemas.chains import Keten
from api.schemas.promises import Toezegging
from api.schemas.topics import Thema
from api.schemas.verdicts import (
    Afdoeningsoordeel,
    Briefoordeel,
    Oordeel,
    Themaoordeel,
    Themaplaats,
    Verwijzingsoordeel,
)
from api.topics import Key, theme
from index.errors import NotFound
from index.knowledge.ledger import Verdict

PromiseId = Annotated[str, Path(max_length=60, description="Kenmerk van de toezegging.")]


def promise_routes(ledger: Ledger) -> APIRouter:
    router = editors_router("Toezeggingen")

    @router.post(
        "/toezeggingen/{id}/_beoordelen",
        operation_id="beoordeelAfdoening",
        summary="Zeg of een stuk een toezegging afdoet",
    )
    def judge(id: PromiseId, given: Afdoeningsoordeel) -> Toezegging:
        """Geeft de toezegging zoals zij dan is; het oordeel blijft als het stuk opnieuw wordt opgenomen."""
        ledger.judge(id, str(given.stuk), _verdict(given.oordeel), given.door)
        row = next((each for each in ledger.rows() if each.id == id), None)
        if row is None:
            raise NotFound("Deze toezegging staat niet (meer) in de collectie.")
        return translate.promise(row)

    return router


def chain_routes(chains: Chains) -> APIRouter:
    router = editors_router("Ketens")

    @router.post(
        "/ketens/{id:uuid}/verwijzingen/_beoordelen",
        operation_id="beoordeelVerwijzing",
        summary="Zeg of een stuk met een nummer wordt bedoeld",
    )
    def judge_reference(identity: DocumentId, given: Verwijzingsoordeel) -> Keten:
        """Geeft de keten zoals zij dan is; het oordeel geldt voor elke versie van beide stukken."""
        document, target = str(identity), str(given.stuk)
        chains.judge("verwijzing", document, given.nummer, target, _verdict(given.oordeel), given.door)
        return chain_of(chains.of(document))

    @router.post(
        "/ketens/{id:uuid}/brieven/_beoordelen",
        operation_id="beoordeelBrief",
        summary="Zeg of een stuk de brief is die met haar datum wordt genoemd",
    )
    def judge_letter(identity: DocumentId, given: Briefoordeel) -> Keten:
        """Geeft de keten zoals zij dan is; het oordeel geldt voor elke versie van beide stukken."""
        document, day, target = str(identity), given.datum.isoformat(), str(given.stuk)
        chains.judge("brief", document, day, target, _verdict(given.oordeel), given.door)
        return chain_of(chains.of(document))

    return router


def theme_routes(shelf: ThemeShelf) -> APIRouter:
    router = editors_router("Thema's")

    @router.post(
        "/themas/{sleutel}/passages/_beoordelen",
        operation_id="beoordeelThema",
        summary="Zeg of een thema bij een passage hoort",
    )
    def judge(key: Key, given: Themaoordeel) -> Thema:
        """Het oordeel blijft, ook als het stuk opnieuw wordt opgenomen."""
        shelf.decide(key, given.passage_id, given.oordeel, given.door)
        return theme(shelf.theme(key))

    @router.post(
        "/themas/{sleutel}/passages",
        operation_id="zetThemaErbij",
        summary="Zet een thema bij een passage",
        status_code=201,
    )
    def add(key: Key, given: Themaplaats) -> Thema:
        """Rust op de zin van de passage die er het meest over zegt."""
        shelf.add(key, str(given.stuk), given.passage - 1, given.door)
        return theme(shelf.theme(key))

    return router


def _verdict(given: Oordeel) -> Verdict | None:
    return None if given == "teruggenomen" else given
