"""The pages in Debian's Chromium: a running site with fictional papers, a browser, and what to check in it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.fake_pictures import MemoryPictures
from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity
from tests.fakes.services import fake_services, fake_site

ROOT = Path(__file__).resolve().parents[1]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
SCREENSHOTS = ROOT / "schermafdrukken"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
STRICT = os.environ.get("KENNISBANK_TEST_STRENG") == "1"
FLAGS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
]
MEMO, LETTER, LESSON, LONG, PENDING = (f"/documenten/{identity(recipe.title)}" for recipe in RECIPES[:5])
KEPT = ".".join(identity(recipe.title) for recipe in RECIPES[:3])


@dataclass
class Site:
    """A running application; `base` is what it searches."""

    address: str
    base: MemoryBase


@dataclass
class Tab:
    """A page with everything that the browser complained about, and every address it asked for."""

    page: Page
    context: BrowserContext
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def running_site() -> Iterator[Site]:
    """The whole application with fictional papers, on a free port of this machine."""
    base = MemoryBase()
    pictures = MemoryPictures(base, identity(RECIPES[0].title), identity(RECIPES[1].title))
    app = fake_site(replace(fake_services(base), pictures=pictures))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None, access_log=False)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Site(f"http://127.0.0.1:{port}", base)
    server.should_exit = True
    thread.join(10)


@contextmanager
def running_browser() -> Iterator[Browser]:
    if not CHROMIUM:
        message = "Chromium ontbreekt; installeer het met: apt-get install chromium"
        if STRICT:
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@contextmanager
def tab_opener(browser: Browser, site: Site) -> Iterator[Callable[..., Tab]]:
    """Call it with options of a browser context; every tab is closed afterwards."""
    contexts: list[BrowserContext] = []

    def opener(width: int = 1280, height: int = 900, kept: str = "", **options: Any) -> Tab:
        settings: dict[str, Any] = {
            "viewport": {"width": width, "height": height},
            "locale": "nl-NL",
            "reduced_motion": "reduce",
            "base_url": site.address,
        }
        context = browser.new_context(**(settings | options))
        contexts.append(context)
        if kept:
            context.add_cookies([{"name": "selectie", "value": kept, "url": site.address}])
        tab = Tab(context.new_page(), context)
        tab.page.on("console", lambda message: _complain(tab, message.type, message.text))
        tab.page.on("pageerror", lambda error: tab.complaints.append(f"pageerror: {error}"))
        tab.page.on("requestfailed", lambda request: _missed(tab, request))
        tab.page.on("request", lambda request: tab.requests.append(request.url))
        return tab

    yield opener
    for context in contexts:
        context.close()


def press(page: Page, key: str) -> None:
    """Press a key on a page that listens: Chromium drops what is pressed before a new page is first drawn."""
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.keyboard.press(key)


def axe_violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.0-2.2 A and AA and its best practices, each as rule and element."""
    # evaluate() goes round the page's own policy; a script tag would be refused by it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", tags
    )
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


def _missed(tab: Tab, request: Request) -> None:
    # A download takes the place of a page that is then not loaded.
    if request.failure != "net::ERR_ABORTED":
        tab.complaints.append(f"failed: {request.url}")


def _complain(tab: Tab, kind: str, text: str) -> None:
    # A page with status 4xx or 5xx is reported as a failed resource, whatever it shows.
    if kind in ("error", "warning") and not text.startswith("Failed to load resource: the server responded"):
        tab.complaints.append(f"{kind}: {text}")
