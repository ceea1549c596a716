"""The digest as a message to mail, of which a feed is made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from feedgen.feed import FeedGenerator

from index.digest import Arrival, Digest
from index.ledger import LedgerRow

NOTHING = "In deze dagen kwam er niets bij en liep er niets af."


def as_text(digest: Digest) -> str:
    """The digest as a message that can be mailed."""
    lines = [f"Weekbericht van {digest.first.isoformat()} tot en met {digest.last.isoformat()}", ""]
    for heading, rows in (
        ("Termijn voorbij, geen afdoening gevonden in deze bronnen", digest.ended),
        ("Loopt binnen een maand af", digest.due),
    ):
        if rows:
            lines += [f"{heading} ({len(rows)})", *(f"- {_promise(row)}" for row in rows), ""]
    for heading, arrivals in (("Nieuwe stukken", digest.papers), ("Nieuwe leskaarten", digest.lessons)):
        if arrivals:
            lines += [f"{heading} ({len(arrivals)})", *(f"- {_arrival(each)}" for each in arrivals), ""]
    return "\n".join(lines if digest else [*lines, NOTHING, ""])


def as_atom(weeks: Sequence[Digest], address: str, query: str) -> bytes:
    """An Atom feed (RFC 4287) with an entry for each whole week; `query` tells what is followed."""
    page = f"{address}/weekbericht"
    asked = f"?{query}" if query else ""
    feed = FeedGenerator()
    feed.id(f"{page}/feed.atom{asked}")
    feed.title("Weekbericht van de Kennisbank")
    feed.author({"name": "Kennisbank kind- en gezinsbescherming"})
    feed.link(href=f"{page}{asked}", rel="alternate")
    feed.link(href=f"{page}/feed.atom{asked}", rel="self")
    feed.language("nl")
    feed.updated(max((_closed(week) for week in weeks), default=datetime.now(UTC)))
    for week in reversed(weeks):  # each new entry is put on top
        entry = feed.add_entry()
        year, number, _ = week.last.isocalendar()
        day = f"tot={week.last.isoformat()}"
        entry.id(f"{page}?{f'{query}&{day}' if query else day}")
        entry.title(f"Week {number} van {year}: {summary(week)}")
        entry.link(href=f"{page}?{f'{query}&{day}' if query else day}")
        entry.updated(_closed(week))
        entry.content(as_text(week), type="text")
    written: bytes = feed.atom_str(pretty=True)
    return written


def summary(digest: Digest) -> str:
    """
    >>> summary(Digest(date(2026, 1, 5), date(2026, 1, 11), (), (), (), ()))
    'niets nieuws'
    """
    new = len(digest.papers) + len(digest.lessons)
    parts = [f"{new} {'nieuw stuk' if new == 1 else 'nieuwe stukken'}"] if new else []
    if digest.due:
        due = len(digest.due)
        parts.append(f"{due} {'toezegging loopt' if due == 1 else 'toezeggingen lopen'} af")
    return ", ".join(parts) or "niets nieuws"


def _closed(week: Digest) -> datetime:
    return datetime.combine(week.last + timedelta(days=1), time(), UTC)


def _arrival(arrival: Arrival) -> str:
    card = arrival.document
    facts = [card.kind[1], card.organisation[1] if card.organisation else "", card.date]
    about = ", ".join(fact for fact in facts if fact and fact != "onbekend")
    why = f" [{', '.join(arrival.why)}]" if arrival.why else ""
    return f"{card.title} ({about}){why}"


def _promise(row: LedgerRow) -> str:
    last: date | None = row.window.last
    return (
        f"{last.isoformat() if last else ''}: {' '.join(row.said[0].sentence.split())} ({row.document.title})"
    )
