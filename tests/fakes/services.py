"""All services over one small knowledge base in memory, as those meet them who use it."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.services import Services
from tests.fakes.base import MemoryBase
from tests.fakes.collections import MemoryCollections
from tests.fakes.editors import MemoryIntake, MemoryReview, MemoryWords
from tests.fakes.knowledge import MemoryChains, MemoryComparer, MemoryDigests, MemoryLedger, MemoryRulings
from tests.fakes.lessons import MemoryLessons
from tests.fakes.topics import MemoryRegister, MemoryThemes
from ui.pages import mount


def fake_services(base: MemoryBase | None = None) -> Services:
    base = base or MemoryBase()
    lessons, collections = MemoryLessons(base), MemoryCollections(base)
    return Services(
        search=base,
        library=base,
        intake=MemoryIntake(),
        short_answers=base,
        ledger=MemoryLedger(base),
        chains=MemoryChains(base),
        rulings=MemoryRulings(base),
        comparer=MemoryComparer(base),
        lessons=lessons,
        lesson_desk=lessons,
        collections=collections,
        collection_desk=collections,
        themes=MemoryThemes(base),
        digests=MemoryDigests(base),
        register=MemoryRegister(base),
        review=MemoryReview(base),
        words=MemoryWords(),
    )


def fake_site(services: Services) -> FastAPI:
    """The API with the pages."""
    app = create_app(services)
    mount(app, services)
    return app


def visitor(services: Services | None = None) -> TestClient:
    """Someone elsewhere."""
    return TestClient(fake_site(services or fake_services()))


def editor(services: Services | None = None) -> TestClient:
    """Someone at this machine, who is shown the pages of the editors too."""
    app = fake_site(services or fake_services())
    return TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 5000))
