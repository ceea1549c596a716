"""What the sentence and the page of a word say together of who it names."""

import numpy as np
import pytest

from ingest.deidentify.two_readings import joined


@pytest.mark.parametrize(
    ("sentence", "page", "low", "high"),
    [(0.2, 0.99, 0.8, 0.9), (0.9, 0.1, 0.4, 0.6), (0.04, 0.3, 0.04, 0.04), (0.01, 0.95, 0.3, 0.32)],
)
def test_a_sure_page_makes_someone_likely_and_a_doubtful_one_only_less(
    sentence: float, page: float, low: float, high: float
) -> None:
    found = joined(np.array([sentence], np.float32), np.array([page], np.float32))
    assert low - 1e-6 <= found[0] <= high + 1e-6


def test_an_unread_page_says_nothing() -> None:
    assert joined(np.array([0.7], np.float32), np.array([np.nan], np.float32))[0] == np.float32(0.7)
