"""Other ways to tell when something was: months, quarters, weeks, school years, feasts, years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.periods import find_periods
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

_DATED = re.compile(
    r"(?:19|20)\d\d|['’]\d\d\b|\b(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)", re.IGNORECASE
)
_FEAST = Opened(
    "eerste|tweede|1e|2e|kerst*|pasen|paasdag|paasweekend|pinksteren|pinksterdag|hemelvaart*|koningsdag|sinterklaas|"
    "oud|oudjaarsdag|nieuwjaarsdag|carnaval|voorjaarsvakantie|meivakantie|zomervakantie|herfstvakantie",
    r"(?:(?:eerste|tweede|1e|2e)[ ])?(?:kerst(?:mis|dag|vakantie|avond)?|pasen|paasdag|paasweekend|"
    r"pinksteren|pinksterdag|hemelvaart(?:sdag)?|koningsdag|sinterklaas|oud en nieuw|"
    r"oudjaarsdag|nieuwjaarsdag|carnaval|"
    r"(?:voorjaars|mei|zomer|herfst)vakantie)[ ](?:van[ ])?(?:19|20)\d\d\b",
    re.IGNORECASE,
    ahead=True,
)
_YEAR = Opened(
    r"19[3-9]\d|20[0-4]\d",
    r"(?<![./,€-])(?:19[3-9]\d|20[0-4]\d)(?![\w/-]|[.,]\d|[ ](?:euro|kinderen|gezinnen|inwoners|uur))",
    ahead=True,
)
_SHORT_YEAR = re.compile(r"(?<![\w'’])['’](?:[0-4]\d|[89]\d)(?![\w'’])")
_LEADING = re.compile(
    r"(?:(?:in|op|per|de|het|sinds|vanaf|tot|en met|t/m|na|v[oó][oó]r|rond(?:om)?|omstreeks|circa|"
    r"ongeveer|uiterlijk)\s+)*",
    re.IGNORECASE,
)
_DAYS_BEFORE = re.compile(r"(?<![\w/.-])(?:\d{1,2}(?:,[ ]|[ ]en[ ]))+$")


def find_moments(places: Places) -> Iterator[Evidence]:
    """Dates (DATE) of a case; what names no month and no year ("vorige week") tells no date and stays."""
    text = places.text
    for start, end, _ in find_periods(text, None):
        if _DATED.search(text, start, end):
            start += len(_LEADING.match(text[start:end]).group())  # type: ignore[union-attr]
            before = _DAYS_BEFORE.search(text, max(0, start - 30), start)
            yield Evidence(before.start() if before else start, end, "DATE", "vorm", 0.6, "moment")
    for matches in (_FEAST.finditer(places), _YEAR.finditer(places), _SHORT_YEAR.finditer(text)):
        for match in matches:
            yield Evidence(match.start(), match.end(), "DATE", "vorm", 0.6, "moment")
