"""Nobody gets unreleased text out by any door: no page, route, export or error, from here or from elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import kennisbank
from index.model import Decision
from tests.every_address import addresses, told
from tests.fakes.installation import use_fakes
from tests.leak_files import CANARIES, MARKER, canary, folded, mentions, places_in, unpacked, write_all

HERE = "http://127.0.0.1:8000"
MAY_SHOW = ("/redactie/stukken/", "/v1/beoordelingen/", "/redactie/eigen-woorden", "/v1/eigen-woorden")
"""The doors of the reviewer, who reads what waits; on the machine itself."""


@dataclass
class House:
    app: FastAPI
    opened: kennisbank.Kennisbank
    ids: Sequence[str]
    known: Mapping[str, Sequence[str]]
    seen: dict[str, dict[str, dict[str, bytes]]] = field(default_factory=dict)
    """Step → who asked → address → what was told."""
    left: set[str] = field(default_factory=set)
    """Files in which the word of every file still stands when all were withdrawn."""

    def ask(self, step: str, who: str, client: TestClient) -> None:
        self.seen.setdefault(step, {})[who] = {
            address: told(client, address) for address in addresses(self.app, self.known)
        }

    def near(self) -> TestClient:
        return TestClient(self.app, base_url=HERE, client=("127.0.0.1", 5000), headers={"Origin": HERE})

    def far(self) -> TestClient:
        return TestClient(self.app, base_url="http://kennisbank.example", client=("203.0.113.9", 5000))

    def look(self, step: str) -> None:
        self.ask(step, "near", self.near())
        self.ask(step, "far", self.far())
        found = self.far().post("/v1/documenten/_zoek", json={"vraag": MARKER, "paginagrootte": 50})
        self.seen[step]["far"]["POST /v1/documenten/_zoek"] = found.content

    def leaks(self, step: str, who: str, allowed: Sequence[str] = ()) -> dict[str, set[str]]:
        found = {
            address: set().union(places_in(content), *map(places_in, unpacked(body_of(content))))
            for address, content in self.seen[step][who].items()
            if not address.startswith(tuple(allowed))
        }
        return {address: places for address, places in found.items() if places}

    def telling(self, step: str, who: str) -> list[str]:
        """Addresses whose answer holds the word of every file."""
        return [a for a, said in self.seen[step][who].items() if MARKER.encode() in folded(said)]


def body_of(content: bytes) -> bytes:
    return content.partition(b"\n%PDF")[2] and b"%PDF" + content.partition(b"\n%PDF")[2]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = tmp_path_factory.mktemp("huis")
    write_all(home / "alles")
    (home / "stukken").mkdir()
    for name in ("memo.docx", "bericht.txt", f"brief aan mevrouw {CANARIES['bestandsnaam'].surname}.txt"):
        shutil.copy(home / "alles" / name, home / "stukken")
    with pytest.MonkeyPatch.context() as patch:
        use_fakes(patch, home / "gegevens")
        with kennisbank.opened(kennisbank.read_settings()) as opened:
            for _ in opened.intake.take_in([home / "stukken"], "casus"):
                pass
            yield live(opened)


def live(opened: kennisbank.Kennisbank) -> House:
    """The documents wait, are released, one is withdrawn and one forgotten; everything is asked each time."""
    app = kennisbank.make_application(opened, "sleutel")
    waiting = [card.id for card in opened.review.waiting()]
    shelf = opened.collection_desk.make(f"Over {canary('tekst')}", canary("tabel"), "openbaar", {}, "redactie")
    known: dict[str, Sequence[str]] = {
        **dict.fromkeys(["documenten", "ketens", "lessen", "stukken", "intrekken", "beoordelingen"], waiting),
        "collecties": [shelf],
        "opnames": ["onbekend"],
        "verwijzingen": ["kst-31839-1018"],
        "themas": ["huiselijk-geweld"],
        "proeftuinen": ["foodvalley"],
        "organisaties": ["vng"],
    }
    house = House(app, opened, waiting, known)
    house.look("wacht")
    text = opened.review.dossier(waiting[0]).text
    start = text.index(MARKER)
    opened.review.decide(waiting[0], start, start + len(MARKER), "PERSON", Decision.MASK, "redactie", False)
    opened.review.undo(waiting[0])
    for identity in waiting:
        opened.review.release(identity, "redactie", "gelezen")
        opened.collection_desk.put(shelf, identity, f"Zie {canary('voetnoot')}")
    house.look("vrijgegeven")
    opened.review.withdraw(waiting[0], "redactie", "toch niet")
    house.look("ingetrokken")
    for identity in waiting[1:]:
        opened.review.withdraw(identity, "redactie", "ook niet")
    house.left = mentions(opened.settings.data, MARKER)
    return house


@pytest.mark.slow
def test_every_address_of_the_application_is_asked(house: House) -> None:
    asked = house.seen["wacht"]["far"]
    assert len(asked) > 70
    assert any(address.startswith("/v1/lessen/") for address in asked)
    assert len(house.ids) == 3


@pytest.mark.slow
def test_while_it_waits_nothing_is_told_to_anyone_elsewhere(house: House) -> None:
    assert house.leaks("wacht", "far") == {}
    assert house.telling("wacht", "far") == ["POST /v1/documenten/_zoek"]  # the question itself
    assert b'"treffers":[]' in house.seen["wacht"]["far"]["POST /v1/documenten/_zoek"]


@pytest.mark.slow
def test_while_it_waits_only_the_doors_of_the_reviewer_show_it_on_this_machine(house: House) -> None:
    assert house.leaks("wacht", "near", MAY_SHOW) == {}
    shown = set(house.leaks("wacht", "near"))
    assert sum(f"/redactie/stukken/{identity}" in shown for identity in house.ids) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("step", ["vrijgegeven", "ingetrokken"])
@pytest.mark.parametrize("who", ["near", "far"])
def test_once_released_no_answer_holds_a_canary(house: House, step: str, who: str) -> None:
    assert house.leaks(step, who) == {}
    assert f"/documenten/{house.ids[1]}" in house.telling(step, who)


@pytest.mark.slow
def test_what_is_withdrawn_is_told_by_no_address(house: House) -> None:
    gone = house.ids[0]
    assert f"/documenten/{gone}" in house.telling("vrijgegeven", "far")
    telling = house.telling("ingetrokken", "far")
    assert [address for address in telling if gone in address] == []
    search = house.seen["ingetrokken"]["far"]["POST /v1/documenten/_zoek"]
    assert gone.encode() not in search and house.ids[1].encode() in search
    assert all(
        gone.encode() not in said
        for address, said in house.seen["ingetrokken"]["far"].items()
        if gone not in address
    )


@pytest.mark.slow
def test_what_is_withdrawn_has_left_the_disk(house: House) -> None:
    assert house.left == set()
