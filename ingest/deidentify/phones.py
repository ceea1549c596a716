"""Telephone numbers in every notation: whole, in part, mistyped, spelled out."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places

# What a number with its net opens with, and how many characters follow at most.
_CALLED, _LONGEST = re.compile(r"0(?<!\d0)|\+|[oO]6"), 100
_GAP = r"[ \n.\-/–—]{0,3}"
_PHONE = re.compile(
    rf"""(?<![\d,_])(?<!\d[./-])(?<![€$][ ])(?<!\d[ ])(?:
        (?:\(?(?:\+|\b00){_GAP}31\)?{_GAP}(?:\(0\){_GAP})?|\(?0)6\)?{_GAP}(?:\d{_GAP}){{7}}\d
      | (?:\(?(?:\+|\b00){_GAP}31\)?{_GAP}(?:\(0\){_GAP})?)[1-57-9](?:\)?{_GAP}\d){{8}}
      | \(?0[1-57-9]\d{{1,2}}\)?(?:[ ]?[-–/][ ]?|[ .]|\n){_GAP}(?:\d{_GAP}){{5,6}}\d
      | 0[1-578]\d{{8}}
      | [oO]6[ -]?(?:\d[ -]?){{7}}\d
      | 06[ -](?:\d[ ]?){{6,8}}\d
      | \+[1-9]\d{{0,2}}(?:[ .\-/()]{{0,2}}\d){{7,11}}
      | (?:\+|\b00){_GAP}(?:32|49|33|44|34|39|48|90|212|213|216|351|30|40|359|36|380|597|599|297|1)(?:[ .\-/()]{{0,2}}\d){{7,11}}
    )(?![\d_]|[-/.]\d)""",
    re.VERBOSE,
)
# "haar oude nummer, die met 4471 op het eind"
_LAST_FIGURES = Opened(
    "*nummer*|*telefoon*|*mobiel*|eindigt|eindigend|laatste",
    r"(?:\w*?(?i:nummer|telefoon|mobiel)[^.\n]{0,40}?\b(?:met|op)[ ](?P<number>\d{2,4})(?=[ ](?:op|aan) het eind)"
    r"|(?i:eindigt op|eindigend op|laatste (?:\w+ )?cijfers)[ :]{1,2}(?P<last>\.{0,3}\d[\d ]{1,4}\d)(?![\w%]))",
    ahead=True,
)
# "06-12 34 xx xx": half hidden by who wrote it.
_HALF_HIDDEN = Opened(
    "06*",
    r"(?:06[ -]{0,3}\d[\d ]{0,6}[xX*•?]{1,2}[xX*•? \d]{2,9}(?!\w)|06[ -]{1,3}\d\d[ ]?(?:\.{2,4}|…)[ ]?\d\d(?!\w))",
    ahead=True,
)
# "o6-l849 2255", "0-6-1-2-3-...": a scanner or a finger took letters for digits, or cut each digit off.
_MARKED = Opened(
    r"0\d",
    r"(?<![.,-])0\d{1,3}(?:[ ]?[·•_~=*,;\\][ ]?\d{1,4}){2,5}(?![\w]|[.,-]\d)",
    ahead=True,
)
_MISTYPED = re.compile(
    r"(?<![\w.-])(?:[0oO][ -]?6)(?:[ .-]{0,2}[\doOlI]){8}(?!\w)|(?<![\w.-])\(?[oO][1-57-9][\doO]{1,2}\)?[ –-]{1,3}(?:[\doOlI][ .–-]{0,3}){5,6}[\doOlI](?!\w)"
)
_SERVICE = re.compile(r"(?:0800|0900|0906|0909|14[ ]?0)")
_SHORT_PHONE = Opened(
    "tel|telefoon|telefoonnummer|telefoonnr|mobiel|mob|gsm|fax|doorkies|doorkiesnummer|toestel|bereikbaar|bellen|bel|belt|belde|whatsapp|app|tst|doorkiesnr|telnr|mobnr|06|opbellen|terugbellen|nummer",
    r"(?i:(?:tel(?:efoon(?:nummer|nr)?)?|mobiel|mob|gsm|fax|doorkies(?:nummer)?|toestel|bereikbaar (?:op|via|onder)|bellen (?:op|met|naar)|bel(?:t|de)? (?:naar|op)|whatsapp|app|tst|doorkiesnr|telnr|mobnr|06-nr|belt (?:op|met|vanaf)|opbellen|terugbellen op|nummer is)\b)"
    r"[.: (]{1,3}(?:nummer[: ]{1,2})?(?P<number>\+?\d(?:[ .\-/()]{0,2}\d){5,13})(?!\w)",
    ahead=True,
)
_EXTENSION = Opened(
    "toestel*|tst*|dkn*|binnenlijn*|sein*|piep*|dect*|kort|intern*|doorkies*|kamer|*nummer",
    r"(?i:(?:toestel|tst\.?|dkn\.?|binnenlijn|sein|pieper|piep|dect|kort (?:nr|nummer)|intern|doorkies(?:nummer|nr)?\.?|kamer en toestel|[a-z]*nummer (?:eindigt|eindigend) op))(?:nummer|nr)?\.?(?: is)?[ :]{1,2}(?P<number>\d(?:-?\d){2,4})(?![\w-])",
    ahead=True,
)
# "nul zes, twaalf, vierendertig": a number as people say it.
_DIGIT_WORD = (
    r"(?:nul|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
    r"|(?:der|veer|vijf|zes|zeven|acht|negen)tien|tien|elf|twaalf|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
)
_SPOKEN = Opened(
    "nul*|een*|één*|twee*|drie*|vier*|vijf*|zes*|zeven*|acht*|negen*|tien*|elf*|twaalf*|dertien*|veertien*|twintig*|dertig*|veertig*|tachtig*",
    rf"(?i:(?:nul[ -])?{_DIGIT_WORD}(?:(?:,[ ]|[ \n-]){_DIGIT_WORD}){{4,9}}(?!\w))",
    ahead=True,
)


def find_phones(places: Places) -> Iterator[Evidence]:
    """Telephone numbers with digits."""
    text = places.text
    for match in within(near(text, _CALLED.finditer(text), 1, _LONGEST), _PHONE, text):
        digits = re.sub(r"\D", "", match.group().replace("o6", "06").replace("O6", "06"))
        if _SERVICE.match(digits) or not 9 <= len(digits) <= 15:
            continue
        start = match.start()
        if match.group().startswith("(") and ")" not in match.group():
            start += 1
        end = match.end()
        yield Evidence(start, end, "PHONE", "vorm", 0.95, "telefoon")
    for match in _MARKED.finditer(places):
        if sum(map(str.isdigit, match.group())) == 10:
            yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "telefoon")
    for match in _MISTYPED.finditer(text):
        if sum(map(str.isdigit, match.group())) > 5:
            yield Evidence(*match.span(), "PHONE", "vorm", 0.85, "telefoon")
    for match in _HALF_HIDDEN.finditer(places):
        yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "telefoon")
    for match in (*_EXTENSION.finditer(places), *_LAST_FIGURES.finditer(places)):
        yield Evidence(*match.span(match.lastgroup or 0), "PHONE", "vorm", 0.8, "toestel")
    for match in _SHORT_PHONE.finditer(places):
        digits = re.sub(r"\D", "", match.group("number"))
        if not _SERVICE.match(digits) and 6 <= len(digits) <= 13 and not re.fullmatch(r"(?:19|20)\d\d", digits):
            yield Evidence(*match.span("number"), "PHONE", "vorm", 0.85, "trefwoord")


def find_spoken_numbers(places: Places) -> Iterator[Evidence]:
    """Telephone numbers in words; the only number without a digit."""
    for match in _SPOKEN.finditer(places):
        yield Evidence(*match.span(), "PHONE", "vorm", 0.8, "uitgeschreven")
