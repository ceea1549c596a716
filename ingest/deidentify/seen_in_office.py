"""What the trained component makes of the question whether who is named acts in an office."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.sheet import Sheet

_HARDLY, _HARDLY_ELSEWHERE, _SURELY = 0.4, 0.02, 0.985
"""Up to which chance the component overrules a form of words, and a name that was in office elsewhere, and from
which it needs neither: set where its chances part people on texts that it did not learn from."""
_NO_CORE = frozenset('vVqQ,.-"')
_MAIL = re.compile(r"@|(?m:^(?:Onderwerp|Aan|Cc|Van):)")
_NEAR = 300
"""Characters on each side of a name in which something tells of a mail."""


@dataclass(frozen=True, slots=True)
class SeenInOffice:
    """Chances of the tokens of a sheet; None without the component, which then says nothing."""

    sheet: Sheet
    chances: NDArray[np.float32] | None

    def hardly(self, first: int, last: int) -> bool:
        """Whether the words around a name that speak of an office are hardly about its bearer."""
        core = self._core(first, last)
        return len(core) > 0 and bool(core.max() <= _HARDLY)

    def hardly_here(self, first: int, last: int) -> bool:
        """Whether someone of a name that was met in an office elsewhere is in none here."""
        core = self._core(first, last)
        return len(core) > 0 and bool(core.max() <= _HARDLY_ELSEWHERE)

    def surely(self, first: int, last: int) -> bool:
        """Whether no form of words is needed; in mail a civil servant is spoken to as a member in a debate."""
        core = self._core(first, last)
        start = self.sheet.starts[first]
        return (
            len(core) > 0
            and bool(core.mean() >= _SURELY)
            and not _MAIL.search(self.sheet.text, max(0, start - _NEAR), start + _NEAR)
        )

    def _core(self, first: int, last: int) -> NDArray[np.float32]:
        """Of the words of a name that was read; empty for one that was not."""
        if self.chances is None:
            return np.empty(0, np.float32)
        core = self.chances[[i for i in range(first, last) if self.sheet.letters[i] not in _NO_CORE]]
        return core[~np.isnan(core)]
