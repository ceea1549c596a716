"""Numbers of bank accounts, Dutch and foreign, old and new."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.checks import is_iban
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

_IBAN = Opened(
    r"NL|[A-Z]{2}\d\d",
    r"(?:(?:NL[ ]?\d\d|[A-Z]{2}\d\d)(?:[ .-]?[A-Z]{4})(?:[ .\-\n]?\d){8,18}(?!\w)|[A-Z]{2}\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w))",
    ahead=True,
)
# A number from abroad that fails its check was copied with a slip.
_ABROAD_ACCOUNT = re.compile(
    r"(?:DE|BE|FR|PL|ES|IT|PT|RO|BG|GR|TR|GB|LT|LV|AT|HU|CZ|SK|HR|SE|DK|IE|LU)\d\d(?:[ ]?\d{2,4}){3,}"
)
_IBAN_LOOSE = Opened(
    "nl*",
    r"[ ]?\d\d[ .-]?(?i:[A-Z]{4})(?:[ .\-\n]?\d){8,12}(?!\w)",
)
_ACCOUNT = Opened(
    "rekening*|bankrekening*|giro*|iban*",
    r"(?i:(?:rekening(?:nummer|nr)?|bankrekening(?:nummer)?|giro(?:nummer)?|iban))[^\d\n]{0,20}?(?P<number>\d[\d. ]{6,11}\d)(?!\w)",
    ahead=True,
)


def find_accounts(places: Places) -> Iterator[Evidence]:
    """An account that passes mod 97 is certain; one that fails was copied with a slip."""
    for opened in (_IBAN, _IBAN_LOOSE):
        for match in opened.finditer(places):
            dutch = match.group()[:2].upper() == "NL"
            if is_iban(match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 1.0, "mod 97")
            elif _ABROAD_ACCOUNT.match(match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 0.8, "vorm")
            elif dutch and re.match(r"(?i)NL[ ]?\d\d[ .-]?[A-Z]{4}", match.group()):
                yield Evidence(match.start(), match.end(), "IBAN", "vorm", 0.85, "vorm")
    for match in _ACCOUNT.finditer(places):
        yield Evidence(*match.span("number"), "IBAN", "vorm", 0.8, "trefwoord")
