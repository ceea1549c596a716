"""The ways in which Dutch writes a period, as patterns with the reader of each; the first that fits counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.model import Interval
from index.period_parts import DAY, LONG, MONTH, OF, REL_YEAR, TO, WEEKDAY, YEAR, Context, Rule
from index.period_readers import (
    read_day,
    read_days,
    read_half,
    read_iso,
    read_month,
    read_months,
    read_part,
    read_quarter,
    read_quarters,
    read_recess,
    read_relative,
    read_school_year,
    read_season,
    read_week,
    read_within,
    read_year,
    read_years,
)


def _rule(pattern: str, read: Callable[[re.Match[str], Context], Interval | None]) -> Rule:
    return Rule(re.compile(pattern), read)


_NOT_A_YEAR = (
    r"(?!\s*(?:euro|eur|m2|m²|m3|km|meter|stuks|inwoners|woningen|huishoudens|leerlingen|kinderen"
    r"|personen|uur|fte|%))"
)
_YEAR_WORD = (
    r"in|per|\w*jaar|\w*jaren|sinds|vanaf|tot|t/m|met|na|naar|van|voor|begin|eind|medio|over|heel|ultimo|rond|omstreeks"
    r"|circa|augustus|\w*begroting|\w*rekening|\w*verslag|\w*plan|\w*nota|\w*agenda|\w*monitor|\w*akkoord|\w*kader"
    r"|\w*verantwoording|\w*circulaire|\w*resultaat|\w*raming|\w*rapportage"
)

RULES = (
    _rule(
        rf"(?<![\w.,/€-]){WEEKDAY}(?P<d1>{DAY})(?:\s+(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?)?(?P<to>{TO}){WEEKDAY}"
        rf"(?P<d2>{DAY})\s+(?P<m2>{MONTH})(?:\s+(?P<y2>{YEAR}))?",
        read_days,
    ),
    _rule(
        rf"(?<![\w.,/€-]){WEEKDAY}(?P<d>{DAY})(?:e|ste)?\s+(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR})|\s+['’‘](?P<yy>\d\d)\b"
        r"|\s+(?P<rel>jl\b\.?|jongstleden|a\.s\.|as\.|aanstaande|van\s+(?:dit|volgend|vorig)\s+jaar|vorig\s+jaar))?",
        read_day,
    ),
    _rule(
        r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
        read_iso,
    ),
    _rule(
        rf"(?<![\w./-])(?P<d>{DAY})(?P<sep>\s?[-/.]\s?)(?P<m>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)",
        read_iso,
    ),
    _rule(
        rf"\b(?:d\.d\.|dd\.?|datum:?|op)\s+(?P<at>(?P<d>{DAY})[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<y>[0-4]\d))(?![\d/-])",
        read_iso,
    ),
    _rule(
        r"(?<![\w-])(?P<q>q[1-4]|(?:eerste|tweede|derde|vierde|laatste|[1-4](?:e|de|ste))(?=\s+kwartaal\b|\s+(?:en|of)\s+\w+\s+kwartaal\b))"
        r"(?:(?:\s?[-/]\s?|\s+(?:en|of|t/m)\s+)(?P<q2>q[1-4]|(?:tweede|derde|vierde|laatste|[2-4](?:e|de))(?=\s+kwartaal\b)))?"
        rf"(?:\s+kwartaal\b)?(?:(?:\s+(?:van|in)|\s?[-/,])?(?:\s+het\s+jaar)?\s*(?P<y>{YEAR})|\s+(?P<rel>{REL_YEAR}))?",
        read_quarter,
    ),
    _rule(
        rf"(?<![\w-])q(?P<q>[1-4])\s(?P<y>{YEAR})\s?(?:t/m|tot\s+en\s+met|-|–)\s?q(?P<q2>[1-4])\s(?P<y2>{YEAR})",
        read_quarters,
    ),
    _rule(r"(?<![\w-])(?P<y>(?:19|20)\d\d)[-\s]?(?P<q>q[1-4])\b(?P<q2>)(?P<rel>)", read_quarter),
    _rule(
        rf"\b(?P<h>(?:eerste|tweede|1e|1ste|2e|2de)\s+(?:helft|halfjaar|half\s+jaar)|h[12](?=\s+{YEAR}))"
        rf"(?:\s+van\s+(?P<m>{LONG})\b)?(?:{OF}(?P<y>{YEAR})|\s+(?P<rel>{REL_YEAR}|van\s+het\s+jaar))?",
        read_half,
    ),
    _rule(
        r"\b(?P<w>begin|medio|halverwege|einde?|ultimo)(?:\s+van)?\s+"
        rf"(?:(?P<m>{LONG})\b(?:\s+(?P<y1>{YEAR}))?|(?:het\s+jaar\s+)?(?P<y2>{YEAR})|(?P<rel>{REL_YEAR}|(?:van\s+)?het\s+jaar\b))",
        read_part,
    ),
    _rule(
        r"\b(?P<w>v[oó][oó]r|na)\s+(?:het|de)\s+(?P<k>zomerreces|kerstreces|kerst|zomervakantie|zomer)\b"
        rf"(?:{OF}(?P<y>{YEAR}))?",
        read_recess,
    ),
    _rule(
        r"\b(?:(?P<rel>komende?|aankomende?|volgende?|afgelopen|vorige?|dit|deze)\s+"
        r"|(?P<article>in\s+(?:het|de)\s+|(?<=\bvanaf )de\s+|(?<=\bsinds )de\s+))?"
        r"(?P<s>voorjaar|lente|zomer|najaar|herfst|winter)\b"
        rf"(?:{OF}(?P<y>(?:19|20)\d\d(?!\d\d))(?:\s?[-/–]\s?(?P<y2>(?:20)?\d\d))?(?!\d\d)|\s+(?P<relyear>{REL_YEAR}))?",
        read_season,
    ),
    _rule(rf"\bweek\s(?P<w>[1-9]|[1-4]\d|5[0-3])\b(?![-–,:.]?\d)(?:,?{OF}(?P<y>{YEAR}))?", read_week),
    _rule(
        r"(?P<which>school|college|studie|cursus)jaar\s+(?P<a>(?:19|20)\d\d)\s?[-–/]\s?(?:20)?\d\d\b",
        read_school_year,
    ),
    _rule(
        rf"\b(?:(?P<part>begin|medio|eind)\s+)?(?P<m1>{LONG})(?:\s+(?P<y1>{YEAR}))?(?P<to>{TO}|\s?/\s?)(?P<m2>{LONG})\b"
        rf"(?:\s+(?P<y2>{YEAR}))?",
        read_months,
    ),
    _rule(rf"(?<!\w)(?<!\d\s)(?P<m>{MONTH})(?:\s+van)?\s+(?P<y>{YEAR})", read_month),
    _rule(
        rf"\b(?:in|per|vanaf|sinds|tot|naar|van|uiterlijk|maand|deze|afgelopen|komende|vorige)\s+"
        rf"(?P<at>(?P<m>{LONG})\b(?P<y>))(?!\s+(?:19|20)\d\d)",
        read_month,
    ),
    _rule(
        r"\b(?:binnen|uiterlijk)\s+(?:nu\s+en\s+|circa\s+|ongeveer\s+|maximaal\s+)?"
        r"(?P<n>\d{1,3}|een\s+half|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+"
        r"(?P<u>dagen|dag|weken|week|maanden|maand|kwartalen|kwartaal|jaar)\b"
        r"(?!\s+(?:na|voor|nadat|voordat|te rekenen)\b)",
        read_within,
    ),
    _rule(
        r"\b(?P<w>dit|deze|komende?|aankomende?|volgende?|afgelopen|vorige?)\s+(?P<u>week|maand|kwartaal|(?:kalender)?jaar)\b",
        read_relative,
    ),
    _rule(
        r"(?<![\w./€-])(?<!vergaderjaar )(?<!kamerstukken )(?<!kamerstukken ii )(?<!kamerstukken ii, )"
        r"(?<!handelingen )(?<!handelingen, )(?<!zitting )(?P<a>(?:19|20)\d\d)\s?(?:[-–—/]|\bt/m\b|"
        r"\btot\s+en\s+met\b)\s?(?P<b>(?:19|20)\d\d)(?![\d/-])",
        read_years,
    ),
    _rule(r"\btussen\s+(?P<at>(?P<a>(?:19|20)\d\d)\s+en\s+(?P<b>(?:19|20)\d\d))(?![\d/-])", read_years),
    _rule(
        rf"(?<!\w)(?:{_YEAR_WORD})\s+(?P<at>(?:19[5-9]|20[0-6])\d)(?=[1-9]?\b)"
        rf"(?![-–/.,]?\d\d|\s?[-–/]\s?\d|\d\d){_NOT_A_YEAR}",
        read_year,
    ),
    _rule(rf"(?<=20\d\d en )(?P<at>20[0-6]\d)(?![\d/-]|[.,]\d){_NOT_A_YEAR}", read_year),
)
BARE_YEAR = _rule(r"(?<![\w./-])(?P<at>(?:19|20)\d\d)(?![\w/-]|[.,]\d)", read_year)
