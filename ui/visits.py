"""When a visitor was last at a collection, in a cookie that only this site reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

COOKIE = "bezocht"
MOST = 30
SAME_VISIT = timedelta(minutes=30)
_VISIT = re.compile(r"([0-9a-f]{32})-(\d{1,11})-(\d{1,11})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Visits:
    """(earlier visit, latest look) of each collection, as seconds since 1970."""

    seen: tuple[tuple[str, int, int], ...] = ()

    def before(self, identity: str) -> datetime | None:
        """When the visit before this one was; None on a first visit."""
        for key, earlier, _ in self.seen:
            if key == _short(identity) and earlier:
                return datetime.fromtimestamp(earlier, UTC)
        return None

    def after(self, identity: str, now: datetime) -> Visits:
        """With a look at this moment; looks close together are one visit."""
        key, moment = _short(identity), int(now.timestamp())
        known = next((each for each in self.seen if each[0] == key), None)
        earlier = 0
        if known:
            earlier = known[1] if now - datetime.fromtimestamp(known[2], UTC) < SAME_VISIT else known[2]
        rest = tuple(each for each in self.seen if each[0] != key)
        return Visits(((key, earlier, moment), *rest)[:MOST])

    def write(self) -> str:
        return ".".join(f"{key}-{earlier}-{latest}" for key, earlier, latest in self.seen)


def read_visits(cookie: str) -> Visits:
    """Anything that is not ours is left out.

    >>> read_visits("onzin").seen
    ()
    """
    found = [match for part in cookie.split(".")[:MOST] if (match := _VISIT.fullmatch(part))]
    return Visits(tuple((m.group(1), int(m.group(2)), int(m.group(3))) for m in found))


def _short(identity: str) -> str:
    return identity.replace("-", "")
