"""How likely a token names someone when two components say so: one read its sentence, the other its page."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.head import log_odds

MAYBE = 0.5
"""From which chance in its sentence on the page of a token is read."""
_SURE, _LIKELY = 0.9, 0.3
_FAR = 0.002
"""A chance nearer to 0 or 1 says no more."""


def joined(sentence: NDArray[np.float32], page: NDArray[np.float32]) -> NDArray[np.float32]:
    """The mean of the log-odds where that is less, or where the page is sure and it makes someone likely.

    The chance in the sentence stays elsewhere, and where the page was not read (NaN).
    """
    both = 1 / (1 + np.exp(-(log_odds(sentence, _FAR) + log_odds(page, _FAR)) / 2))
    holds = (both < sentence) | ((page >= _SURE) & (both >= _LIKELY))
    found: NDArray[np.float32] = np.where(holds, both, sentence).astype(np.float32)
    return found
