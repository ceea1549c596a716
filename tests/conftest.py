"""Fixtures for the tests in a browser; they are started only by a test that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest


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
