"""Dates and dates of birth."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from index.period_parts import LONG as _MONTHS
from ingest.deidentify.dictated import NUMBER_WORD
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.near import near, within
from ingest.deidentify.openings import Opened, Places

_SHORT = r"jan\.?|feb\.?|febr\.?|mrt\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|okt\.?|nov\.?|dec\.?"
_ORDINALS = (
    "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|"
    "zeventiende|achttiende|negentiende|twintigste|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintigste|dertigste|eenendertigste"
)
_WRITTEN = rf"(?:de[ ])?(?:{_ORDINALS})[ ](?:{_MONTHS})(?:[ ](?:19|20)\d\d)?|\d{{1,2}}(?:e|ste|de)?[ \n]?(?:{_MONTHS}|{_SHORT})(?:[ \n,]{{1,2}}(?:'\d\d|(?:19|20)\d\d))?"
_NUMERIC = r"\d{1,2}[ ]?[-/.][ ]?\d{1,2}[ ]?[-/.][ ]?'?(?:(?:19|20)?\d\d)|(?:19|20)\d\d-\d\d-\d\d"
_ROMAN = r"\d{1,2}[ .-](?:X{0,1}I{1,3}|I?[VX]|VI{1,3})[ .-](?:19|20)\d\d"
# "een en dertig augustus tweeduizend twaalf", as courts and translators write it out.
_COUNTED = r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w{3,6}tien|(?:\w{3,6}[ ]?[eë]n[ ]?)?(?:twintig|dertig))"
_SPELLED = rf"{_COUNTED}[ ](?:{_MONTHS})(?:[ ](?:negentien|tweeduizend)[ ]?\w*)?"
_DAY = rf"(?:{_NUMERIC}|{_WRITTEN}|{_ROMAN}|{_SPELLED})"
_DATE = Opened(
    rf"\d|(?:de|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|\w{{3,6}}(?:tien|[eë]n|[eë]ntwintig|[eë]ndertig)?|{_ORDINALS})\b",
    # Of words the second tells soonest.
    rf"(?<![/.-])(?=\d|\w+[ ](?:[eë]n|twintig|dertig|{_MONTHS}|{_ORDINALS}))(?:{_DAY})(?![\w]|[-/]\d)",
    re.IGNORECASE,
    ahead=True,
)
_OCR_DATE = r"[\dlIO|]{1,2}[-/.][\dlIO|]{1,2}[-/.][\dlIO|]{4}"
_MONTH_YEAR = Opened(_MONTHS, r"[ \n](?:19|20)\d\d(?!\w)")
_YEAR = Opened(
    "in|sinds|vanaf|uit|begin|eind|medio|voorjaar|zomer|najaar|herfst|winter|lente|tot|of|en",
    r"(?: van)?[ ](?P<year>(?:19|20)\d\d)(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
# What only stands for a date behind such a label: "okt. '17", "5 5 '85", "12-mrt-2011", "negen zes tweeënnegentig", "040911".
_BIRTH_ONLY = (
    rf"(?:{_MONTHS}|{_SHORT})[ ](?:'\d\d|(?:19|20)\d\d)|\d{{1,2}}[ ]\d{{1,2}}[ ]'?(?:(?:19|20)?\d\d)|\d{{1,2}}[-/](?:{_MONTHS}|{_SHORT})[-/]'?(?:(?:19|20)?\d\d)|'\d\d|\d{{1,2}}[- ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]\d{{4}}|\d{{1,2}}(?:e|de|ste) van de \d{{1,2}}(?:e|de|ste)(?: (?:19|20)\d\d)?"
    rf"|{_COUNTED} (?:{_MONTHS}) {NUMBER_WORD}|(?:{NUMBER_WORD}[ ]){{2}}(?:(?:negentien(?:honderd)?|twee ?duizend)[ ]?(?:en[ ])?)?{NUMBER_WORD}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|\d\d)|\d{{1,2}}[-/]\d{{1,2}}(?![-/\d])"
)
_BIRTH = Opened(
    "geb*|g|date*|dob*|verja*|jarig*",
    rf"(?i:(?:geboortedat(?:um|a)|geboren(?: zijn)?|geb\.?(?: ?d(?:at(?:um)?)?\.?)?|geb\.dat\.|gebdat|g\.d\.|geboorte|geboortejaar(?: volgens \w+)?|geboortedag|date of birth|dob|verjaardag|verjaart|jarig))\s*"
    rf"(?:[:=]|is|was|op|te|in|d\.d\.|(?:te|in) [^\d\n.]{{2,30}}(?:,| op)|datum|:\s*\n)?[ :(]{{0,3}}(?:op )?(?P<date>{_BIRTH_ONLY}|{_DAY}(?: of {_DAY})?|(?:{_MONTHS})[ ](?:19|20)\d\d|(?:19|20)\d\d|{_OCR_DATE})(?!\w)",
    re.IGNORECASE,
    ahead=True,
)
_BIRTH_AFTER = re.compile(rf"(?P<date>{_DAY})(?=[ ]?(?:geboren\b|te \w+ geboren|\(geb))", re.IGNORECASE)
# What stands behind such a date, and how far from its beginning at most.
_BORN, _FROM_DATE = re.compile(r"gebo|\(geb", re.IGNORECASE), 80
# Signs of birth and death, and how far a date reaches behind one.
_SIGN, _BEHIND_SIGN = re.compile("[°†*]"), 120
_BIRTH_SIGN = re.compile(rf"(?:[°†][ ]?|(?<=[\w,)] )\*[ ]?)(?P<date>{_DAY})", re.IGNORECASE)
# A life in two dates: "* 19 juli 1968   † 2 november".
_LIFE = re.compile(
    rf"\*[ ]{{0,2}}(?:[^\n†*]{{0,40}}?)(?P<date>{_DAY})(?=[^\n*]{{0,60}}\n?[^\n*]{{0,10}}†)", re.IGNORECASE
)
_BABY = Opened(
    "baby|zuigeling|pasgeboren*|dreumes|peuter",
    rf"(?i:(?:baby|zuigeling|pasgeboren\w*|dreumes|peuter))[ ]\((?P<date>{_DAY}|(?:{_MONTHS}|{_SHORT})[ ](?:'\d\d|20\d\d))\)",
    re.IGNORECASE,
    ahead=True,
)
# "wordt de negende mei acht", "is per 12/12 zestien": the day on which someone is older.
_TURNS = Opened(
    "wordt|is|word|ben",
    rf"[ ](?:(?:hij|zij|ze|ik)[ ])?(?:op|per|de)[ ](?:de[ ])?(?P<date>{_DAY}|morgen|overmorgen|(?:maan|dins|woens|donder|vrij|zater|zon)dag|\d{{1,2}}[/-]\d{{1,2}}|(?:{_ORDINALS})[ ](?:{_MONTHS}))"
    rf"[ ](?P<age>\d{{1,2}}(?!\d)|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w{{3,6}}tien)(?!\w))(?![ ](?:jaar )?(?:geleden|uur|km|keer|{_MONTHS}))",
    re.IGNORECASE,
)
_TURNS_ON = Opened(
    "wordt|werd|word",
    rf"[ ](?:\d{{1,2}}|(?:{_COUNTED}))(?:[ ]jaar)?,?[ ](?:op|per)[ ](?P<date>{_DAY}|\d{{1,2}}[/-]\d{{1,2}})(?![\w/-])",
    re.IGNORECASE,
)
# "geb. zomer 2014", "geboren op eerste kerstdag 2022"
_BIRTH_SEASON = Opened(
    "geb*",
    r"(?i:(?:geboren|geb\.?|geboortedatum:?))[ ](?:in de |in |op |rond )?(?P<date>(?:(?:eerste|tweede|1e|2e)[ ])?"
    r"(?:kerstdag|paasdag|pinksterdag|zomer|winter|herfst|lente|voorjaar|najaar|oude?jaarsdag|nieuwjaarsdag|koningsdag|sinterklaas)(?:[ ](?:van[ ])?(?:19|20)\d\d|[ ]'\d\d)?)(?!\w)",
    ahead=True,
)
_BIRTH_PLACE = Opened(
    "geb*",
    rf"(?i:geboren|geb\.?|geboorteplaats:?)(?:[ ]op)?[ ](?:(?:{_DAY})[ ])?(?:te|in)?[ ]?(?P<place>[A-ZÀ-Þ][\w'-]+(?:[ ](?:aan|op|den|de|het|en|a/d)){{0,2}}(?:[ ][A-ZÀ-Þ][\w'-]+){{0,2}})",
    ahead=True,
)


def find_dates(places: Places) -> Iterator[Evidence]:
    """Dates of birth (DOB) and all other dates (DATE)."""
    text = places.text
    for match in _TURNS.finditer(places):
        if any(map(str.isdigit, match.group("date"))) or match.group("date").count(" "):
            yield Evidence(*match.span("date"), "DOB", "vorm", 0.85, "verjaardag")
        yield Evidence(*match.span("age"), "AGE", "vorm", 0.8, "verjaardag")
    for matches, score in (
        (_BIRTH.finditer(places), 0.95),
        (within(near(text, _SIGN.finditer(text), 1, _BEHIND_SIGN), _BIRTH_SIGN, text), 0.9),
        (_LIFE.finditer(text), 0.9),
        (_BABY.finditer(places), 0.85),
        (_TURNS_ON.finditer(places), 0.8),
        (_BIRTH_SEASON.finditer(places), 0.8),
    ):
        for match in matches:
            yield Evidence(*match.span("date"), "DOB", "vorm", score, "geboorte")
    for match in within(near(text, _BORN.finditer(text), _FROM_DATE, _FROM_DATE), _BIRTH_AFTER, text):
        yield Evidence(*match.span("date"), "DOB", "vorm", 0.9, "geboorte")
    for match in _BIRTH_PLACE.finditer(places):
        yield Evidence(*match.span("place"), "PLACE", "vorm", 0.85, "geboorteplaats")
    for match in _YEAR.finditer(places):
        yield Evidence(*match.span("year"), "DATE", "vorm", 0.6, "jaar")
    for opened in (_DATE, _MONTH_YEAR):
        for match in opened.finditer(places):
            yield Evidence(match.start(), match.end(), "DATE", "vorm", 0.9, "datum")
