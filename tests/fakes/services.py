"""All services over one small knowledge base in memory."""

from __future__ import annotations

from api.services import Services
from tests.fakes.base import MemoryBase
from tests.fakes.collections import MemoryCollections
from tests.fakes.editors import MemoryIntake, MemoryReview, MemoryWords
from tests.fakes.knowledge import MemoryChains, MemoryComparer, MemoryDigests, MemoryLedger, MemoryRulings
from tests.fakes.lessons import MemoryLessons
from tests.fakes.topics import MemoryRegister, MemoryThemes


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
