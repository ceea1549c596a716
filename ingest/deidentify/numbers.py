"""Every number that may lead to one person, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.deidentify.accounts import find_accounts
from ingest.deidentify.case_numbers import find_case_numbers
from ingest.deidentify.citizen_numbers import find_citizen_numbers
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Places
from ingest.deidentify.phones import find_phones
from ingest.deidentify.plates import find_plates


def find_numbers(places: Places) -> Iterator[Evidence]:
    """Numbers with digits in them; those spelled out are `phones.find_spoken_numbers`."""
    yield from find_citizen_numbers(places)
    yield from find_accounts(places)
    yield from find_phones(places)
    yield from find_plates(places)
    yield from find_case_numbers(places)
