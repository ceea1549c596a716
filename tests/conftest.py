"""Fixtures that several files of tests ask for; what they need starts with the first that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def engine() -> Any:
    from tests.fakes.gate import gate

    return gate()


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Any]:
    from tests.papershelf import Shelf

    made = Shelf(tmp_path)
    yield made
    made.engine.dispose()


@pytest.fixture(scope="session")
def site() -> Iterator[Any]:
    from tests.browsing import running_site

    with running_site() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from tests.browsing import running_browser

    with running_browser() as started:
        yield started


@pytest.fixture
def open_tab(browser: Any, site: Any) -> Iterator[Callable[..., Any]]:
    from tests.browsing import tab_opener

    with tab_opener(browser, site) as opener:
        yield opener
