"""The digest as a page shows it, and what stands in its address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from index.answer import Coverage
from index.digest import WEEK, Arrival, Digest, Followed
from ui import dates
from ui.cards import card_view
from ui.contexts.digest import ArrivalView, DigestPage, Options
from ui.contexts.page import Frame, Link
from ui.insight import values
from ui.promises import promise_view
from ui.stretch import read_stretch

MOST = 20
"""Keys of one kind that an address may follow."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address; `error` says that the day cannot be read."""

    followed: Followed = field(default_factory=Followed)
    last: date | None = None
    error: str = ""

    def query(self) -> str:
        """What is followed, for the address of the page and of the feed."""
        return urlencode(
            [
                *(("thema", key) for key in self.followed.themas),
                *(("proeftuin", key) for key in self.followed.proeftuinen),
                *(("organisatie", key) for key in self.followed.organisaties),
                *((("tot", self.last.isoformat()),) if self.last else ()),
            ]
        )

    def address(self) -> str:
        query = self.query()
        return f"/weekbericht?{query}" if query else "/weekbericht"


def read(params: QueryParams) -> Asked:
    def keys(name: str) -> tuple[str, ...]:
        return tuple(key[:120] for key in params.getlist(name) if key)[:MOST]

    stretch = read_stretch(params, "", "tot")
    return Asked(Followed(keys("thema"), keys("proeftuin"), keys("organisatie")), stretch.last, stretch.error)


def digest_page(
    frame: Frame, digest: Digest, asked: Asked, coverage: Coverage, today: date, ledger: bool
) -> DigestPage:
    earlier = replace(asked, last=digest.first - timedelta(days=1))
    later = digest.last + timedelta(days=WEEK)
    feed = replace(asked, last=None).query()
    followed = asked.followed
    return DigestPage(
        frame=frame,
        days=f"{dates.day(digest.first)} tot en met {dates.day(digest.last)}",
        papers=_arrivals(digest.papers),
        lessons=_arrivals(digest.lessons),
        ended=tuple(promise_view(row) for row in digest.ended),
        due=tuple(promise_view(row) for row in digest.due),
        choices=tuple(
            (name, label, options)
            for name, label, options in (
                ("thema", "Thema", _options(values(coverage, "thema"), followed.themas)),
                ("proeftuin", "Proeftuin", _options(values(coverage, "proeftuin"), followed.proeftuinen)),
                (
                    "organisatie",
                    "Organisatie",
                    _options(values(coverage, "organisatie"), followed.organisaties),
                ),
            )
            if options
        ),
        until=asked.last.isoformat() if asked.last else "",
        error=asked.error,
        earlier=earlier.address(),
        later=replace(asked, last=later if later < today else None).address() if digest.last < today else "",
        feed=f"/weekbericht/feed.atom{'?' + feed if feed else ''}",
        chosen=bool(followed),
        all_promises=Link("Alle toezeggingen", "/toezeggingen") if ledger else None,
    )


def _arrivals(given: Sequence[Arrival]) -> tuple[ArrivalView, ...]:
    return tuple(ArrivalView(card_view(each.document), ", ".join(each.why)) for each in given)


def _options(found: Sequence[tuple[str, str, int]], chosen: Sequence[str]) -> Options:
    return tuple(
        (key, dates.capital(label), key in chosen)
        for key, label, _ in sorted(found, key=lambda each: each[1].casefold())
    )
