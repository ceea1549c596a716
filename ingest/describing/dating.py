"""When the paper was written, by what it says itself; a date of something else is never taken for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.model import Evidence, Fact, Interval, Precision
from index.periods import find_periods
from ingest.describing.parts import Parts

_UNKNOWN = Interval(None, None, Precision.UNKNOWN)
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt"
    r"(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?(?:\d{{1,2}}\s+{_MONTH}\s+\d{{4}}"
    r"|\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-\d{2}-\d{2})"
)
_MONTH_YEAR = rf"(?:{_MONTH}\s+(?:19|20)\d\d)"
_PLACE = (
    r"(?!(?:Op|Per|In|Tot|Van|Vanaf|Sinds|Datum|Voor|Na|Eind|Begin)\b)"
    r"(?:['’‘]?s-)?[A-Z][\w'’\-]+(?:[ -](?:aan|den|de|der|op|en|van|[A-Z][\w'’\-]+)){0,4}"
)


def find_date(parts: Parts, kind: str) -> tuple[Fact, Interval]:
    """The date of the paper with its interval; the strongest way of saying so first."""
    for rule, start, end in _candidates(parts, kind):
        interval = _only_period(parts.text[start:end])
        if interval is not None:
            return Fact(_written(interval, parts.text[start:end]), Evidence(rule, start, end)), interval
    if match := _IN_FURNITURE.search(parts.furniture):
        interval = _only_period(match["date"])
        if interval is not None:
            return Fact(_written(interval, match["date"]), Evidence("datum in briefhoofd of voet")), interval
    given = parts.document.properties.get("date", "")
    trusted = parts.document.source.media_type == "text/html" or parts.document.properties.get("identifier")
    if trusted and (interval := _only_period(given[:10])):
        return Fact(_written(interval, given[:10]), Evidence("datum in het bestand")), interval
    return Fact(), _UNKNOWN


def _written(interval: Interval, raw: str) -> str:
    if interval.precision is Precision.DAY and interval.first == interval.last and interval.first:
        return interval.first.isoformat()
    return re.sub(r"\s+", " ", raw).strip()


def _only_period(text: str) -> Interval | None:
    found = find_periods(text, None)
    if len(found) != 1 or found[0][2].precision is Precision.UNKNOWN:
        return None
    return found[0][2]


_IN_FURNITURE = re.compile(rf"\bdatum\W{{1,4}}(?P<date>{_DATE})", re.IGNORECASE)
_Candidate = tuple[str, int, int]


def _candidates(parts: Parts, kind: str) -> Iterator[_Candidate]:
    field = parts.field(
        "datum",
        "datum brief",
        "documentdatum",
        "datum college",
        "datum besluit",
        "datum motie",
        "datum raadsvergadering",
        "datum vergadering",
        "vergaderdatum",
        "publicatiedatum",
        *(("verzonden",) if kind == "e-mail" else ()),
    )
    if field:
        yield from _dates_in(parts, field.start, field.end, "datumregel")
    for rules, piece, offset in (
        (_HEAD_RULES, parts.head, 0),
        (_WHOLE_RULES, parts.whole, 0),
        (_TAIL_RULES, parts.tail, parts.tail_start),
        (_LATER_RULES, parts.head, 0),
    ):
        yield from _matches(rules, piece, offset, kind)


def _matches(rules: tuple[_Rule, ...], piece: str, offset: int, kind: str) -> Iterator[_Candidate]:
    for rule, pattern, kinds in rules:
        if kinds is None or kind in kinds:
            for match in pattern.finditer(piece):
                yield rule, offset + match.start("date"), offset + match.end("date")


def _dates_in(parts: Parts, start: int, end: int, rule: str) -> Iterator[_Candidate]:
    for begin, stop, _ in find_periods(parts.text[start : min(end, start + 60)], None):
        yield rule, start + begin, start + stop


_COUNCIL = frozenset(
    {
        "raadsvoorstel",
        "raadsbesluit",
        "motie",
        "amendement",
        "besluitenlijst",
        "verslag",
        "woordelijk-verslag",
        "agenda",
        "antwoord-raadsvragen",
        "raadsvragen",
        "bijlage",
    }
)
_RULES = frozenset(
    {"wet", "amvb", "ministeriele-regeling", "beleidsregel", "circulaire", "verordening", "verdrag"}
)
_PARLIAMENT = frozenset({"kamervragen", "antwoord-kamervragen", "kamerbrief", "motie", "amendement"})

_Rule = tuple[str, re.Pattern[str], frozenset[str] | None]

_HEAD_RULES: tuple[_Rule, ...] = (
    ("ontvangen", re.compile(rf"\(ontvangen\s+(?P<date>{_DATE})"), _PARLIAMENT),
    ("ingezonden", re.compile(rf"\(ingezonden\s+(?P<date>{_DATE})"), frozenset({"kamervragen"})),
    (
        "voorgesteld",
        re.compile(rf"^\W*(?:voorgesteld|ontvangen)\s+(?P<date>{_DATE})", re.I | re.M),
        _PARLIAMENT,
    ),
    (
        "vergadering",
        re.compile(
            r"^\W*(?!(?:tijdens|in|op|uit|na|bij|voor|naar|sinds)\b)(?:[\w ().]{0,60})?"
            r"\b(?:raads|commissie)?vergadering(?:\s+van)?\s*[:|]?\s+"
            rf"(?:[\w ]{{1,30}}?,?\s+)?(?P<date>{_DATE})",
            re.I | re.M,
        ),
        _COUNCIL,
    ),
    (
        "titel met datum",
        re.compile(
            r"\A\W*(?:rijks|ministeriële |nadere )?(?:wet|besluit|regeling|beleidsregels?|circulaire"
            r"|aanwijzing|richtlijn|instellings\w+|mededeling|beschikking)\b[^\n]{0,160}?"
            rf"\bvan\s+(?P<date>{_DATE})",
            re.I,
        ),
        _RULES,
    ),
    (
        "titel met datum",
        re.compile(rf"\A\W*[^\n]{{0,120}}\b(?:d\.d\.|van|,|op)?\s*(?P<date>{_DATE})", re.I),
        _COUNCIL,
    ),
    (
        "vergadering op de eerste regel",
        re.compile(rf"\A\W*[^\n]{{0,60}}\bVergadering\s+(?P<date>{_DATE})"),
        None,
    ),
    ("plaats en datum", re.compile(rf"^\W*{_PLACE}\s?,\s+(?:d\.d\.\s+|de\s+)?(?P<date>{_DATE})", re.M), None),
    # The head of a letter that lost its line ends.
    (
        "plaats en datum",
        re.compile(
            rf"(?<=\S )(?:['’‘]?s-)?[A-Z][\w'’\-]+,\s(?P<date>{_DATE})"
            r"(?=\s*(?:Zaaknummer|Onderwerp|Betreft|Ons kenmerk|Uw kenmerk|Kenmerk|Geachte|Behandeld|Bijlage))"
        ),
        None,
    ),
    (
        "in vergadering bijeen",
        re.compile(
            r"(?:in\s+(?:haar\s+|zijn\s+|de\s+)?(?:openbare\s+)?(?:raads)?vergadering\s+(?:bijeen\s+)?"
            r"(?:op|van|d\.d\.)|bijeen\s+(?:op|d\.d\.)|ingediend[^\n]{0,60}vergadering van)\s+"
            rf"(?P<date>{_DATE})",
            re.I,
        ),
        _COUNCIL,
    ),
    ("losse datumregel", re.compile(rf"^[ \t*#]*(?P<date>{_DATE})[ \t*]*$", re.I | re.M), None),
    (
        "dag en uur",
        re.compile(rf"^\W*(?P<date>{_DATE}),?\s(?:om |van )?\d{{1,2}}[.:]\d{{2}}\b[^\n]{{0,30}}$", re.I | re.M),
        frozenset({"agenda", "verslag", "besluitenlijst"}),
    ),
    (
        "gehouden op",
        re.compile(
            rf"^[^\n:]{{0,80}}\bgehouden\s+(?:te\s[^\n]{{3,30}}\s)?(?:op\s+|d\.d\.\s+)?(?P<date>{_DATE})",
            re.I | re.M,
        ),
        frozenset({"verslag", "woordelijk-verslag", "besluitenlijst"}),
    ),
)
_WHOLE_RULES: tuple[_Rule, ...] = (
    # The head of every page, in the running text where a paper lost its pages.
    (
        "transcript",
        re.compile(rf"transcript[^\n]{{0,80}}d\.d\.\s*(?P<date>{_DATE})", re.I),
        frozenset({"woordelijk-verslag"}),
    ),
)
_TAIL_RULES: tuple[_Rule, ...] = (
    (
        "behoort bij een besluit",
        re.compile(
            r"\bbehoor(?:t|end) bij (?:het )?(?:raads)?besluit\b[^\n]{0,80}?\b(?:van|d\.d\.)\s+"
            rf"(?P<date>{_DATE})",
            re.I,
        ),
        None,
    ),
    (
        "aldus besloten",
        re.compile(
            r"(?:aldus|vastgesteld|besloten)[^.\n]{0,80}(?:vergadering|raad)[^.\n]{0,30}?\s"
            rf"(?P<date>{_DATE})",
            re.I,
        ),
        None,
    ),
    (
        "plaats en datum",
        re.compile(rf"^\W*{_PLACE}\s?,\s*(?:d\.d\.\s+|de\s+)?(?P<date>{_DATE})", re.M),
        None,
    ),
    (
        "plaats en datum",
        re.compile(rf"^\W*{_PLACE}\s+(?:d\.d\.\s+)?(?P<date>{_DATE})[ \t*.,]*$", re.M),
        None,
    ),
    ("losse datumregel", re.compile(rf"^[ \t*]*(?P<date>{_DATE})[ \t*.,]*$", re.I | re.M), None),
)
_LATER_RULES: tuple[_Rule, ...] = (
    (
        "bijgewerkt",
        re.compile(
            r"^\W*(?:(?:voor het )?laatst )?"
            r"(?:ingevuld|bijgewerkt|gewijzigd|gepubliceerd|geplaatst|publicatiedatum|laatste update)"
            rf"(?:\s+(?:op|tot en met|t/m))?:?\s+(?P<date>{_DATE})",
            re.I | re.M,
        ),
        None,
    ),
    (
        "versiedatum",
        re.compile(rf"\b(?:versie[ \t:]+|(?:versie|v)\s?\d[\d.]*,?\s+(?:d\.d\.\s+)?)(?P<date>{_DATE})", re.I),
        None,
    ),
    ("versiedatum", re.compile(rf"\b(?:versie|v)\s?\d[\d.]*,?\s+(?P<date>{_MONTH_YEAR})", re.I), None),
    (
        "vastgesteld",
        re.compile(
            r"\A[\s\S]{0,400}?\bvastgesteld(?: door[^\n]{3,60}?)?(?: op| d\.d\.)?\W{1,4}"
            rf"(?P<date>{_DATE})",
            re.I,
        ),
        None,
    ),
    (
        "opgesteld of ingekomen",
        re.compile(
            rf"\b(?:opgesteld|ingekomen(?: brief)?(?: bij)?(?: de)?(?: griffie)?)(?: op)?:\s+(?P<date>{_DATE})",
            re.I,
        ),
        None,
    ),
    ("stand", re.compile(rf"^\W*stand (?:per|op|van)\W{{1,3}}(?P<date>{_DATE})", re.I | re.M), None),
    (
        "kop met datum",
        re.compile(
            r"\A\W*(?![^\n]*\b(?:onderwerp|betreft)\b)[^\n]{3,120}\s(?<!\bper\s)(?<!\btot\s)(?<!\bmet\s)(?<!\bvan\s)(?<!\bvanaf\s)(?<!\bop\s)(?<!\bna\s)"
            r"(?<!\bvoor\s)(?<!\bsinds\s)(?<!\bover\s)(?<!\bperiode\s)(?<!t/m\s)(?<!\ben\s)"
            rf"(?P<date>{_DATE})\W*$",
            re.I | re.M,
        ),
        None,
    ),
    (
        "ondertitel met datum",
        re.compile(rf"\A[\s\S]{{0,300}}?^[^\n:|]{{3,120}},\s(?P<date>{_DATE})\W*$", re.I | re.M),
        None,
    ),
    ("plaats en maand", re.compile(rf"^\W*{_PLACE},\s+(?P<date>{_MONTH_YEAR})\W*$", re.M), None),
    (
        "losse maandregel",
        re.compile(
            rf"^\W*(?:(?:nummer|nr\.?|jaargang|editie)\s?\d+\W{{1,3}}){{0,2}}(?P<date>{_MONTH_YEAR})\W*$",
            re.I | re.M,
        ),
        None,
    ),
)
