"""Payloads are read ahead in portions, for as long as nobody writes and the server goes on."""

from __future__ import annotations

import pytest

from index.vectors import payloads as module
from index.vectors.payloads import TOGETHER, Payload, Payloads

POINTS = [(str(number), {"document": f"d{number % 7}"}) for number in range(3 * TOGETHER)]


def read(payloads: Payloads) -> list[str]:
    """The ids that have to be read from the disk."""
    asked: list[str] = []

    def from_disk(ids: object) -> dict[str, Payload]:
        asked.extend(ids)  # type: ignore[arg-type]
        return {identity: {"document": "d0"} for identity in ids}  # type: ignore[attr-defined]

    payloads.get([identity for identity, _ in POINTS], from_disk)
    return asked


def test_what_was_read_ahead_is_not_read_again_and_it_rests_after_each_portion() -> None:
    payloads, rests = Payloads(), []
    payloads.read_ahead(POINTS, lambda seconds: bool(rests.append(seconds)))
    assert len(rests) == 3 and min(rests) >= 0
    assert read(payloads) == []


def test_a_server_that_stops_reads_no_further() -> None:
    payloads = Payloads()
    payloads.read_ahead(POINTS, lambda seconds: True)
    assert len(read(payloads)) == 2 * TOGETHER


def test_a_write_in_between_ends_it() -> None:
    payloads = Payloads()

    def write(seconds: float) -> bool:
        payloads.forget(["d3"])
        return False

    payloads.read_ahead(POINTS, write)
    held = TOGETHER - sum(payload["document"] == "d3" for _, payload in POINTS[:TOGETHER])
    assert len(read(payloads)) == len(POINTS) - held


def test_when_there_is_no_room_what_was_read_last_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT", TOGETHER)
    payloads = Payloads()
    payloads.read_ahead(POINTS, lambda seconds: False)
    assert payloads.get(["new"], lambda ids: {"new": {"document": "d0"}}) == {"new": {"document": "d0"}}
    assert len(read(payloads)) == len(POINTS) - TOGETHER // 2
