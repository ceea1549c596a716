"""Citizen numbers: nine digits that pass the elfproef, or stand behind a word that says so."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.checks import is_bsn
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.openings import Opened, Places

_NINE = Opened(
    r"\d",
    r"(?<![.,/-])(?:\d[ .\-]?){7,8}\d(?![\w]|[,./-]\d)",
    ahead=True,
)
# How people group nine digits; single digits in a row are a table.
_GROUPED = re.compile(
    r"\d{8,9}|\d{3}[ .-]\d{3}[ .-]\d{3}|\d{4}[ .-]\d{2}[ .-]\d{3}|\d{2}[ .-]\d{3}[ .-]\d{4}|\d{4}[ .-]\d{5}|\d{4}[ .-]\d{3}[ .-]\d{2}"
)
# Broken over a line; only behind a cue, because columns of figures look the same.
_NINE_WRAPPED = Opened(
    r"\d",
    r"(?<![.,/-])\d(?:[ .\-]?\d){0,7}[ \t]*\n[ \t]*\d(?:[ .\-]?\d){0,7}(?![\w]|[,./-]\d)",
    ahead=True,
)
_BSN_CUE = re.compile(
    r"(?:\bbsn\b|burger ?service ?(?:nummer|nr)|\bsofi(?:[- ]?(?:nummer|nr))?\b|persoonsnummer|\bb\.s\.n\.?)[^\d]{0,25}$",
    re.IGNORECASE,
)
# "BSN 1982 44 7O1": a scanner took letters for figures.
_BSN_MISREAD = Opened(
    "bsn*|*service*",
    r"(?i:bsn|\w*?service ?nummer)[ :.]{1,3}(?P<number>(?=[\doOlI .]*[oOlI])[\doOlI](?:[ .]?[\doOlI]){7,8})(?!\w)",
    ahead=True,
)
OF_ANOTHER_KIND = re.compile(
    r"(?:\+\d{1,3}|\btel\.?|\btelefoon|\bfax|\bmob\.?|\brsin|\bkvk|kamer van koophandel|\bbtw|fiscaal ?(?:nummer|nr)|\biban|loonheffing|vestigingsn\w*|factuur\w*|\bisbn|\bissn|\boin|\bagb(?:-code)?"
    r"|€|eur|euro|inkoop\w*|artikeln\w*|postbus)[^\d\n]{0,20}$",
    re.IGNORECASE,
)


def find_citizen_numbers(places: Places) -> Iterator[Evidence]:
    """With the word itself near a number is certain, bare digits that pass are probable."""
    text = places.text
    for match in _NINE.finditer(places):
        digits = re.sub(r"\D", "", match.group())
        before = text[max(0, match.start() - 60) : match.start()]
        if _BSN_CUE.search(before):
            yield Evidence(
                match.start(), match.end(), "BSN", "vorm", 1.0 if is_bsn(digits) else 0.9, "bsn bij trefwoord"
            )
        elif (
            _GROUPED.fullmatch(match.group())
            and len(digits) == 9
            and is_bsn(digits)
            and not OF_ANOTHER_KIND.search(before)
            and not _is_phone_like(digits, match.group())
        ):
            yield Evidence(match.start(), match.end(), "BSN", "vorm", 0.7, "elfproef")
    for match in _BSN_MISREAD.finditer(places):
        if sum(map(str.isdigit, match.group("number"))) > 5:
            yield Evidence(*match.span("number"), "BSN", "vorm", 0.9, "bsn bij trefwoord")
    for match in _NINE_WRAPPED.finditer(places):
        digits = re.sub(r"\D", "", match.group())
        before = text[max(0, match.start() - 60) : match.start()]
        if len(digits) in (8, 9) and _BSN_CUE.search(before):
            yield Evidence(*match.span(), "BSN", "vorm", 1.0 if is_bsn(digits) else 0.9, "bsn bij trefwoord")


def _is_phone_like(digits: str, written: str) -> bool:
    return digits.startswith("0") and bool(re.match(r"0\d{1,3}[ -]", written))
