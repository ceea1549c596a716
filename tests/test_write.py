"""After taking in, an index that has grown is made fast; that this fails takes nothing back."""

from __future__ import annotations

import logging
from unittest.mock import Mock

import pytest

from index.errors import StoreFull
from ingest.write import Writer


def writer(index: Mock) -> Writer:
    return Writer(Mock(), Mock(), index, Mock(), Mock())


def test_an_index_that_has_grown_is_made_fast() -> None:
    index = Mock()
    writer(index).settle()
    index.optimise.assert_called_once_with()


def test_when_that_fails_it_is_only_said(caplog: pytest.LogCaptureFixture) -> None:
    index = Mock()
    index.optimise.side_effect = StoreFull("Er is te weinig schijfruimte.")
    with caplog.at_level(logging.WARNING, logger="kennisbank"):
        writer(index).settle()
    assert caplog.messages == ["Er is te weinig schijfruimte."]
