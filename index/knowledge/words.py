"""Whether two stretches of Dutch are about the same, by the words that carry their meaning."""

from __future__ import annotations

import re
from functools import lru_cache


def subjects_agree(one: str, other: str) -> bool:
    """Whether two subjects share enough of their content words."""
    a, b = content_words(one), content_words(other)
    if not a or not b:
        return True
    shared = len(a & b)
    return shared / min(len(a), len(b)) >= 0.5 and shared >= 1


_STOP = frozenset(
    """
    aan al alle als bij daar dan dat de deze die dit door een en er gaat haar heb hebben heeft het hier
    hierover hij hoe hun ik in is kan kunnen maar me meer met mijn na naar nader niet nog nu of om onder ons
    onze ook op over ontwikkelingen per rond rondom te tot u uit uw van veel verder volgende voor was wat we
    wel welke werd wij wordt worden zal zijn zo zodat zou
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=20_000)
def content_words(text: str) -> frozenset[str]:
    """Words that carry meaning, cut to their first six letters so that forms of a word agree."""
    words = re.findall(r"[^\W\d_]{4,}", text.lower())
    return frozenset(word[:6] for word in words if word not in _STOP)
