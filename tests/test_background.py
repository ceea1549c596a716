"""Work beside answering: in order, stopped between two steps, and a failure is no end."""

import logging
import threading

import pytest

from index.background import Background, Rest


def test_tasks_follow_one_another_and_a_failing_one_stops_none() -> None:
    done: list[str] = []
    ready = threading.Event()

    def fails(rest: Rest) -> None:
        raise ValueError("een zin uit een stuk")

    def works(rest: Rest) -> None:
        done.append("gedaan")
        ready.set()

    background = Background(fails, works)
    background.start()
    assert ready.wait(10)
    background.close()
    assert done == ["gedaan"]


def test_what_failed_is_told_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    begun = threading.Event()

    def fails(rest: Rest) -> None:
        begun.set()
        raise ValueError("een zin uit een stuk")

    with caplog.at_level(logging.WARNING, "kennisbank"):
        background = Background(fails)
        background.start()
        assert begun.wait(10)
        background.close()
    assert "ValueError" in caplog.text
    assert "een zin" not in caplog.text


def test_a_task_that_rests_is_woken_when_the_server_stops() -> None:
    stopped: list[bool] = []
    begun = threading.Event()

    def works(rest: Rest) -> None:
        begun.set()
        stopped.append(rest(60))

    later: list[str] = []
    background = Background(works, lambda rest: later.append("te laat"))
    background.start()
    assert begun.wait(10)
    background.close()
    assert (stopped, later) == ([True], [])
