"""Who acts in an office in a text: what is read and ruled at every mention of a name, weighed together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.head import log_odds
from ingest.deidentify.namesakes import mention_of
from ingest.deidentify.offices import Offices, Told
from ingest.deidentify.sheet import Sheet

FEATURES = (
    "read here", "read on average", "most read", "least read",
    "ruled elsewhere", "private elsewhere", "private here", "role elsewhere", "role here", "spoken against",
    "no office", *Told._fields,
)  # fmt: skip
"""Of a mention: log-odds of the component here and over all mentions of the name, and what the rules say. How
many there are says nothing: a hundred mentions that are hardly read as in office are no office."""
AGAINST = -1.0
"""The most that who is read as in office is given where the words speak against it; and turned round, the least
where the form of the paper or a row of members says so."""
HARDLY = -2.0
"""Log-odds under which who bears a name that is in office elsewhere is in none here; whom words give another
role or a private life stays under it."""
_FAR = 0.003
"""A chance nearer to 0 or 1 says no more."""
_NO_CORE = frozenset('vVqQ,.-"')


@dataclass(frozen=True, slots=True)
class Weighing:
    """Logistic weights, one for each of FEATURES, and from which log-odds on someone is said to be in office.

    `training.weigh` sets them on mentions that the component did not learn from.
    """

    weights: NDArray[np.float32]
    bias: float
    least: float

    @classmethod
    def read(cls, path: Path) -> Weighing:
        """KeyError or ValueError when the file is damaged."""
        given = json.loads(path.read_text(encoding="utf-8"))
        weights = np.array([given["weights"][name] for name in FEATURES], np.float32)
        return cls(weights, float(given["bias"]), float(given["least"]))

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Log-odds above `least`, of each row of FEATURES: in office above zero."""
        found = rows @ self.weights + np.float32(self.bias - self.least)
        against, none, behind, known, listed = (
            rows[:, FEATURES.index(name)] > 0
            for name in ("spoken against", "no office", "behind", "known", "listed")
        )
        found = np.where(against, np.minimum(found, AGAINST), found)
        found = np.where(none, np.minimum(found, HARDLY - 1), found)
        return np.where(behind | known | listed, np.maximum(found, -AGAINST), found).astype(np.float32)


class _Mention(NamedTuple):
    read: float
    told: Told
    private: bool
    role: bool
    visits: bool
    """Says that who is named came to speak: whoever bears the name is in no office unless a rule says so."""

    @property
    def ruled(self) -> bool:
        return any(self.told)


@dataclass(frozen=True, slots=True)
class _Bearers:
    """The mentions of one name together."""

    count: int = 0
    total: float = 0.0
    most: float = -inf
    least: float = inf
    ruled: int = 0
    private: int = 0
    role: int = 0
    visits: int = 0

    def __add__(self, other: _Bearers) -> _Bearers:
        return _Bearers(
            self.count + other.count,
            self.total + other.total,
            max(self.most, other.most),
            min(self.least, other.least),
            self.ruled + other.ruled,
            self.private + other.private,
            self.role + other.role,
            self.visits + other.visits,
        )

    @classmethod
    def of(cls, one: _Mention) -> _Bearers:
        return cls(1, one.read, one.read, one.read, one.ruled, one.private, one.role, one.visits)


def features(
    sheet: Sheet, people: Sequence[Evidence], offices: Offices, chances: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Shape (people, FEATURES); `chances` of the tokens that who they name acts in office, NaN where unread."""
    named = [mention_of(sheet, offices.lexicon, one) for one in people]
    names = [(one.surname, one.initial) for one in named]
    mentions = [
        _Mention(
            _log_odds(sheet, one, chances),
            offices.told(one.start, one.end),
            offices.is_private(one.start, one.end),
            how.elsewhere or offices.sits_elsewhere(one.start, one.end),
            offices.came_to_speak(one.start, one.end),
        )
        for one, how in zip(people, named, strict=True)
    ]
    bearers: dict[str, dict[str, _Bearers]] = defaultdict(dict)
    for (surname, initial), mention in zip(names, mentions, strict=True):
        of_name = bearers[surname]
        of_name[initial] = of_name.get(initial, _Bearers()) + _Bearers.of(mention)
    together = {
        (surname, initial): sum(
            (some for other, some in bearers[surname].items() if not initial or other in {"", initial}),
            _Bearers(),
        )
        for surname, initial in set(names)
    }
    found = np.zeros((len(people), len(FEATURES)), np.float32)
    for place, (one, name, mention) in enumerate(zip(people, names, mentions, strict=True)):
        same = together[name]
        ruled = same.ruled > mention.ruled
        private, role = same.private > mention.private, same.role > mention.role
        alike = bearers[name[0]][name[1]]
        none = (
            mention.private
            or mention.role
            or mention.visits
            or (not ruled and (private or role or same.visits > 0))
            # "Mantelzorger Trijntje Bol" is so in the next mention too, whatever alderman Bol does.
            or (name[1] != "" and not alike.ruled and (alike.private or alike.role or alike.visits) > 0)
        )
        against = none or offices.speaks_against(one.start, one.end)
        found[place] = (
            mention.read,
            same.total / same.count,
            same.most,
            same.least,
            ruled,
            private,
            mention.private,
            role,
            mention.role,
            against and not mention.ruled,
            none and not mention.ruled,
            *mention.told,
        )
    return found


def _log_odds(sheet: Sheet, one: Evidence, chances: NDArray[np.float32]) -> float:
    """The mean over the words of a name; nothing either way where it was not read."""
    tokens = sheet.tokens_in(one.start, one.end)
    core = chances[[i for i in tokens if sheet.letters[i] not in _NO_CORE] or list(tokens)]
    core = core[~np.isnan(core)]
    if not len(core):
        return 0.0
    return float(log_odds(core.mean(), _FAR))
