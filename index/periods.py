"""Dates and periods as Dutch writes them, as intervals with the precision that the words have.

A period without a year takes it from the anchor, the date of the document, and is marked `derived`; without an
anchor it stays unresolved. Winter is named after the year of its January, as the KNMI does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from index.model import Interval, Precision

UNRESOLVED = Interval(None, None, Precision.UNKNOWN, derived=True)
"""A period of which neither the text nor the document gives the year."""

_Found = tuple[int, int, Interval]


def find_periods(text: str, anchor: date | None) -> tuple[_Found, ...]:
    """Every date or period in `text` with its offsets, in order, never overlapping.

    A bare year counts only where a word says that it is one ("in 2025", "begroting 2024").

    >>> [(a, b, str(i.last)) for a, b, i in find_periods("In Q3 van 2023 volgt meer.", None)]
    [(3, 14, '2023-09-30')]
    """
    return tuple(_find(text, anchor, _RULES))


def parse_period(text: str, anchor: date | None) -> Interval | None:
    """The one period that `text` consists of, also a bare year; None when it is something else.

    >>> str(parse_period("in de zomer van 2024", None).first)
    '2024-06-01'
    """
    found = list(_find(text, anchor, (*_RULES, _BARE_YEAR)))
    if len(found) != 1:
        return None
    start, end, interval = found[0]
    footnote_mark = text[end : end + 1].isdigit()
    rest = f"{text[:start]} {text[end + footnote_mark :]}".lower()
    return interval if _FILLER.fullmatch(rest) else None


_FILLER = re.compile(r"(?:[\s.,;:()]|\b(?:in|op|per|het|de|jaar|van|d\.d|datum|periode|tussen)\b)*")


def _find(text: str, anchor: date | None, rules: tuple[_Rule, ...]) -> Iterator[_Found]:
    low = _lower(text)
    candidates: list[tuple[int, int, int, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        for match in rule.pattern.finditer(low):
            start, end = match.span("at") if "at" in rule.pattern.groupindex else match.span()
            candidates.append((start, -end, order, match))
    candidates.sort(key=lambda c: c[:3])
    position = 0
    for start, minus_end, order, match in candidates:
        if start < position:
            continue
        interval = rules[order].read(match, _Context(anchor, low, start, -minus_end))
        if interval is not None:
            begin, bounded = _bound(low, start, position, interval)
            yield begin, -minus_end, bounded
            position = -minus_end


def _lower(text: str) -> str:
    """Lower case of the same length, so that offsets hold."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# --- words around a period ------------------------------------------------------------------------

_BOUND = re.compile(
    r"(?<![\w/])(?P<word>(?:ten\s?minste|minimaal|minstens)\s+(?:t/m|tot\s+en\s+met|tot)|omstreeks|rond(?:om)?|circa|ongeveer"
    r"|t/m|tot\s+en\s+met|uiterlijk|v[oó][oó]r|tot|vanaf|sinds|na)"
    r"(?:\s+(?:in|op|per))?(?:\s+(?:de|het))?\s+$"
)


def _bound(low: str, start: int, floor: int, interval: Interval) -> tuple[int, Interval]:
    """Apply the word before a period ("t/m", "omstreeks", "vanaf") to it; also where the whole now starts."""
    window = max(floor, start - 40)
    match = _BOUND.search(low, window, start)
    if match is None or interval.first is None or interval.last is None:
        return start, interval
    word = re.sub(r"\s+", " ", match["word"])
    day = interval.precision is Precision.DAY
    bounded: Interval | None
    if word in ("omstreeks", "rond", "rondom", "circa", "ongeveer"):
        bounded = Interval(
            _month_earlier(interval.first), _month_later(interval.last), Precision.WIDE, interval.derived
        )
    elif word.startswith(("ten", "min")):
        bounded = replace(interval, first=interval.last, last=None)
    elif word in ("t/m", "tot en met", "uiterlijk"):
        bounded = replace(interval, first=None)
    elif word == "tot":
        bounded = replace(interval, first=None, last=interval.last if day else interval.first - timedelta(1))
    elif word in ("vanaf", "sinds"):
        bounded = replace(interval, last=None)
    elif word == "na":
        bounded = replace(interval, first=interval.last + timedelta(1), last=None)
    elif word == "vóór" or (word == "voor" and day) or low[start:].startswith("eind"):
        last = interval.last if low[start:].startswith("eind") else interval.first - timedelta(1)
        bounded = replace(interval, first=None, last=last)
    else:
        bounded = None  # "voor 2024" is "for 2024"
    return (match.start(), bounded) if bounded else (start, interval)


def _month_earlier(day: date) -> date:
    year, month = (day.year - 1, 12) if day.month == 1 else (day.year, day.month - 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _month_later(day: date) -> date:
    """One month on; the end of a month becomes the end of the next."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    length = monthrange(year, month)[1]
    return date(year, month, length if day.day == monthrange(day.year, day.month)[1] else min(day.day, length))


# --- reading one expression -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Context:
    anchor: date | None
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], _Context], Interval | None]


_MONTHS = {"jan": 1, "feb": 2, "maa": 3, "mrt": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
           "okt": 10, "nov": 11, "dec": 12}  # fmt: skip
_LONG = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTH = rf"(?:(?:{_LONG})\b|(?:jan|febr?|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
# A footnote mark or a word may be glued to a year: "24 april 20241".
_YEAR = r"(?:(?:19|20)\d{2}(?=[1-9]?(?!\d)))"
_OF = r"(?:\s+(?:van|in)(?:\s+het\s+jaar)?)?\s+"
_TO = r"(?:\s?[-–—]\s?|\s+(?:t/m|tot\s+en\s+met|tot|en|of)\s+)"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?,?\s+)?"
_REL_YEAR = r"(?:van\s+)?(?:dit|komend|volgend|vorig|afgelopen)\s+(?:kalender)?jaar"
_QUARTERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}


def _month(word: str) -> int:
    return _MONTHS[word[:3]]


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(year: int, first: int, last: int, precision: Precision) -> Interval:
    """From the first day of month `first` up to the last of month `last`, which may lie in the next year."""
    end = _month_end(year + (last - 1) // 12, (last - 1) % 12 + 1)
    return Interval(date(year, first, 1), end, precision)


def _with_year(
    written: str | None,
    relative: str | None,
    context: _Context,
    make: Callable[[int], Interval | None],
    forward: bool,
) -> Interval | None:
    """`make(year)` for the written year, or for the one that follows from the anchor.

    With `forward` a period that was over on the anchor's day is the one of the next year. The tense of the
    sentence goes before both: what is told of the past lies behind the anchor, what is to come before it.
    """
    if written:
        return make(int(written))
    if context.anchor is None or (not relative and _EVERY_YEAR.search(_clause(context))):
        return UNRESOLVED
    year = context.anchor.year
    if relative:
        year = _relative_year(relative, context.anchor)
    interval = make(year)
    if interval and not relative:
        tense = _tense(context)
        first, last = interval.first or interval.last, interval.last or interval.first
        if tense == "past" and first and first > context.anchor:
            interval = make(year - 1)
        elif (tense == "future" or (forward and tense != "past")) and last and last < context.anchor:
            interval = make(year + 1)
    return replace(interval, derived=True) if interval else None


_PAST = re.compile(
    r"\b(?:was|waren|werd|werden|had|hadden|kwam|kwamen|ging|gingen|nam|namen|wilde|wilden|vroeg|vroegen|kreeg"
    r"|noemde|noemden|schreef|schreven|duurde|duurden|liep|liepen|belde|belden|vond|vonden|gaf|gaven|koos|kozen"
    r"|kregen|stuurde|stuurden|deed|deden|zag|zagen|begon|begonnen|stelde|stelden|bleek|bleken)\b"
    r"|\b(?:heb|hebt|heeft|hebben|is|zijn|bent)\b[^.;!?]{0,160}?\b(?:\w*ge\w+(?:d|t|en)|ontvangen|verzonden"
    r"|verschenen|besproken|vastgesteld|besloten|verstuurd|verstrekt|behandeld|overlegd|laten weten)\b"
)
_TO_COME = re.compile(
    r"\b(?:zal|zullen|zult|gaat|gaan|wordt|worden|komt|komen|ontvangt|ontvangen (?:wij|u|jullie)|moet|moeten"
    r"|mits|verwacht\w*|streven|streeft|uiterlijk|gepland|informeer|informeren|sturen|beslist|beslissen)\b"
)


_CLAUSE = re.compile(r"[.!?;,]\s|[\n|]|\s(?:dat|die|omdat|waarna|waarbij|zodat|terwijl|maar)\s")
_EVERY_YEAR = re.compile(r"\b(?:jaarlijks|elk jaar|ieder jaar)\b|\bvan het jaar (?:volgend|waarin|waarop)\b")


def _clause(context: _Context) -> str:
    """The words around a period up to the nearest mark or conjunction on both sides."""
    low, left, right = context.low, max(0, context.start - 200), min(len(context.low), context.end + 200)
    for mark in _CLAUSE.finditer(low, left, context.start):
        left = mark.end()
    after = _CLAUSE.search(low, context.end, right)
    return low[left : after.start() + 1 if after else right]


def _tense(context: _Context) -> str:
    """ "past", "future" or "": what the clause around a period says of it."""
    before = context.low[max(0, context.start - 14) : context.start]
    if re.search(r"\bsinds\s+(?:de\s+|het\s+)?$", before):
        return "past"
    if re.search(r"\bnaar\s+$", before):
        return "future"
    clause = _clause(context)
    past, ahead = _PAST.search(clause), _TO_COME.search(clause)
    if past and not ahead:
        return "past"
    return "future" if ahead and not past else ""


def _relative_year(words: str, anchor: date) -> int:
    if "volgend" in words or "komend" in words:
        return anchor.year + 1
    if "vorig" in words or "afgelopen" in words:
        return anchor.year - 1
    return anchor.year


# --- days -----------------------------------------------------------------------------------------


def _read_day(m: re.Match[str], context: _Context) -> Interval | None:
    month, day = _month(m["m"]), int(m["d"])

    def make(year: int) -> Interval | None:
        found = _date(year, month, day)
        return Interval(found, found, Precision.DAY) if found else None

    if m["y"]:
        return make(int(m["y"]))
    if m["yy"]:
        return make(2000 + int(m["yy"]))
    if day > 29 and make(2024) is None:
        return None
    if m["rel"]:
        return _beside(make, m["rel"], context)
    hint = _year_of_number_nearby(context)
    if hint:
        interval = make(hint)
        return replace(interval, derived=True) if interval else None
    return _with_year(None, None, context, make, forward=False)


def _beside(make: Callable[[int], Interval | None], word: str, context: _Context) -> Interval | None:
    """The last such day before the anchor ("jl."), or the next after it ("a.s.")."""
    anchor = context.anchor
    if anchor is None:
        return UNRESOLVED
    if "jaar" in word:
        chosen = make(_relative_year(word, anchor))
    else:
        past = word.startswith("j")
        years = (anchor.year, anchor.year - 1) if past else (anchor.year, anchor.year + 1)
        options = [option for year in years if (option := make(year)) and option.first]
        chosen = next(
            (o for o in options if o.first and (o.first <= anchor if past else o.first >= anchor)),
            options[0] if options else None,
        )
    return replace(chosen, derived=True) if chosen else None


_NUMBER_WITH_YEAR = re.compile(r"(?<!\w)(\d\d)bb\d{1,6}\b")


def _year_of_number_nearby(context: _Context) -> int | None:
    """The year of a Rotterdam number in the same sentence: "op 24 januari een brief (24bb000285)"."""
    rest = context.low[context.end : context.end + 160]
    rest = re.split(r"[.!?;]\s", rest, maxsplit=1)[0]
    match = _NUMBER_WITH_YEAR.search(rest)
    return 2000 + int(match[1]) if match else None


def _read_iso(m: re.Match[str], context: _Context) -> Interval | None:
    year = m["y"]
    found = _date(int(year) if len(year) == 4 else 2000 + int(year), int(m["m"]), int(m["d"]))
    return Interval(found, found, Precision.DAY) if found else None


def _read_days(m: re.Match[str], context: _Context) -> Interval | None:
    """17-18 mei 2021; 3 maart tot en met 5 april 2022. "17 en 19 mei" is no span."""
    month2 = _month(m["m2"])
    month1 = _month(m["m1"]) if m["m1"] else month2
    joined = m["to"].split()[:1] in (["en"], ["of"])
    between = context.low[: context.start].rstrip().endswith("tussen")
    if joined and not between and (m["m1"] or int(m["d2"]) - int(m["d1"]) != 1):
        return None

    def make(year: int) -> Interval | None:
        begin_year = int(m["y1"]) if m["y1"] else year - (month1 > month2)
        first, last = _date(begin_year, month1, int(m["d1"])), _date(year, month2, int(m["d2"]))
        return Interval(first, last, Precision.DAY) if first and last and first <= last else None

    return _with_year(m["y2"], None, context, make, forward=False)


# --- months, quarters, halves, seasons, years -----------------------------------------------------


def _read_months(m: re.Match[str], context: _Context) -> Interval | None:
    first, last = _month(m["m1"]), _month(m["m2"])
    joined = m["to"].split()[:1] in (["en"], ["of"])
    if joined and (last - first) % 12 != 1:
        return None

    def make(year: int) -> Interval | None:
        begin = int(m["y1"]) if m["y1"] else year - (first > last)
        start = _part(m["part"], date(begin, first, 1), _month_end(begin, first))[0]
        return Interval(start, _month_end(year, last), Precision.MONTH)

    if m["y1"] and not m["y2"]:
        return make(int(m["y1"]) + (first > last))
    return _with_year(m["y2"], None, context, make, forward=False)


def _read_month(m: re.Match[str], context: _Context) -> Interval | None:
    month = _month(m["m"])
    return _with_year(m["y"], None, context, lambda y: _months(y, month, month, Precision.MONTH), forward=False)


def _read_quarter(m: re.Match[str], context: _Context) -> Interval | None:
    first = _quarter(m["q"])
    last = _quarter(m["q2"]) if m["q2"] else first
    if last < first:
        return None
    return _with_year(
        m["y"],
        m["rel"],
        context,
        lambda y: _months(y, 3 * first - 2, 3 * last, Precision.QUARTER),
        forward=True,
    )


def _read_quarters(m: re.Match[str], context: _Context) -> Interval | None:
    """Q2 2023 t/m Q1 2024."""
    first = _months(int(m["y"]), 3 * int(m["q"]) - 2, 3 * int(m["q"]), Precision.QUARTER)
    last = _months(int(m["y2"]), 3 * int(m["q2"]) - 2, 3 * int(m["q2"]), Precision.QUARTER)
    return replace(first, last=last.last) if first.first and last.last and first.first < last.last else None


def _quarter(word: str) -> int:
    return _QUARTERS.get(word) or int(word.lstrip("q")[0])


def _read_half(m: re.Match[str], context: _Context) -> Interval | None:
    second = m["h"].startswith(("tweede", "2", "h2"))
    if m["m"]:
        month = _month(m["m"])

        def half_month(year: int) -> Interval:
            if second:
                return Interval(date(year, month, 16), _month_end(year, month), Precision.WIDE)
            return Interval(date(year, month, 1), date(year, month, 15), Precision.WIDE)

        return _with_year(m["y"], None, context, half_month, forward=True)
    return _with_year(
        m["y"],
        m["rel"],
        context,
        lambda y: _months(y, 7, 12, Precision.HALF_YEAR) if second else _months(y, 1, 6, Precision.HALF_YEAR),
        forward=True,
    )


def _read_part(m: re.Match[str], context: _Context) -> Interval | None:
    """Begin, medio or eind of a year or a month."""
    month = _month(m["m"]) if m["m"] else 0

    def make(year: int) -> Interval:
        if month:
            first, last = _part(m["w"], date(year, month, 1), _month_end(year, month))
            return Interval(first, last, Precision.WIDE)
        match m["w"]:
            case "begin":
                return _months(year, 1, 3, Precision.WIDE)
            case "medio" | "halverwege":
                return Interval(date(year, 5, 15), date(year, 8, 15), Precision.WIDE)
            case "ultimo":
                return Interval(date(year, 12, 31), date(year, 12, 31), Precision.DAY)
            case _:
                return _months(year, 10, 12, Precision.WIDE)

    return _with_year(m["y1"] or m["y2"], m["rel"], context, make, forward=True)


def _part(word: str | None, first: date, last: date) -> tuple[date, date]:
    """Begin, medio or eind of a month, in tens of days; the whole month without a word."""
    match word:
        case "begin":
            return first, first.replace(day=10)
        case "medio" | "halverwege":
            return first.replace(day=10), first.replace(day=20)
        case "eind" | "einde" | "ultimo":
            return first.replace(day=20), last
        case _:
            return first, last


def _read_season(m: re.Match[str], context: _Context) -> Interval | None:
    word = m["s"]
    if not m["y"] and not m["rel"] and not m["relyear"] and not m["article"]:
        return None
    second = m["y2"]
    if second and int(second) % 100 != (int(m["y"]) + 1) % 100:
        return None

    def make(year: int) -> Interval:
        if word == "winter":
            begin = year if second else year - 1
            return _months(begin, 12, 14, Precision.SEASON)
        first = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}[word]
        return _months(year, first, first + 2, Precision.SEASON)

    relative = m["rel"] or ""
    if relative.startswith(("afgelopen", "vorig")) and context.anchor:
        options = [make(context.anchor.year - back) for back in (0, 1)]
        past = next((o for o in options if o.last and o.last < context.anchor), options[-1])
        return replace(past, derived=True)
    return _with_year(m["y"], m["relyear"], context, make, forward=True)


def _read_recess(m: re.Match[str], context: _Context) -> Interval | None:
    """Before the summer recess is until the first Friday of July; after it is autumn."""
    before, winter = m["w"] != "na", m["k"].startswith("kerst")

    def make(year: int) -> Interval:
        if winter:
            eve = date(year, 12, 24)
            last = eve - timedelta((eve.weekday() - 4) % 7)
            return Interval(None, last, Precision.WIDE) if before else _months(year + 1, 1, 2, Precision.WIDE)
        first_of_july = date(year, 7, 1)
        friday = first_of_july + timedelta((4 - first_of_july.weekday()) % 7)
        return Interval(None, friday, Precision.WIDE) if before else _months(year, 9, 11, Precision.WIDE)

    return _with_year(m["y"], None, context, make, forward=True)


def _read_years(m: re.Match[str], context: _Context) -> Interval | None:
    first = int(m["a"])
    last = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
    if not first < last <= first + 40:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def _read_school_year(m: re.Match[str], context: _Context) -> Interval | None:
    """A school begins its year in August, a college in September."""
    first, begins = int(m["a"]), 8 if m["which"] == "school" else 9
    return Interval(date(first, begins, 1), _month_end(first + 1, begins - 1), Precision.YEAR)


def _read_year(m: re.Match[str], context: _Context) -> Interval | None:
    return _months(int(m["at"]), 1, 12, Precision.YEAR)


def _read_relative(m: re.Match[str], context: _Context) -> Interval | None:
    """This, the next or the last week, month, quarter or year."""
    anchor, word = context.anchor, m["w"]
    if anchor is None:
        return UNRESOLVED
    step = (
        1
        if word.startswith(("komend", "volgend", "aankomend"))
        else -1
        if word.startswith(("vorig", "afgelopen"))
        else 0
    )
    match m["u"]:
        case "week":
            monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * step)
            return Interval(monday, monday + timedelta(6), Precision.DAY, derived=True)
        case "maand":
            index = anchor.year * 12 + anchor.month - 1 + step
            interval = _months(index // 12, index % 12 + 1, index % 12 + 1, Precision.MONTH)
        case "kwartaal":
            index = anchor.year * 4 + (anchor.month - 1) // 3 + step
            interval = _months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3, Precision.QUARTER)
        case _:
            interval = _months(anchor.year + step, 1, 12, Precision.YEAR)
    return replace(interval, derived=True)


def _read_week(m: re.Match[str], context: _Context) -> Interval | None:
    """A week by its number, as calendars count them (ISO 8601)."""
    number = int(m["w"])

    def make(year: int) -> Interval | None:
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return None
        return Interval(monday, monday + timedelta(6), Precision.DAY)

    return _with_year(m["y"], None, context, make, forward=True)


_COUNTS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
           "negen": 9, "tien": 10, "twaalf": 12}  # fmt: skip


def _read_within(m: re.Match[str], context: _Context) -> Interval | None:
    """Within six weeks: from the anchor's day up to that many days later."""
    anchor = context.anchor
    if anchor is None:
        return UNRESOLVED
    unit, half = m["u"], m["n"] == "een half"
    if half and unit != "jaar":
        return None
    count = _COUNTS.get(m["n"]) or (int(m["n"]) if m["n"].isdigit() else 0)
    if unit.startswith("dag"):
        last = anchor + timedelta(count)
    elif unit.startswith("week") or unit == "weken":
        last = anchor + timedelta(7 * count)
    else:
        months = 6 if half else count * {"m": 1, "k": 3, "j": 12}[unit[0]]
        index = anchor.year * 12 + anchor.month - 1 + months
        year, month = index // 12, index % 12 + 1
        if year > 2200:
            return None
        last = date(year, month, min(anchor.day, monthrange(year, month)[1]))
    return Interval(anchor, last, Precision.DAY, derived=True)


# --- the rules ------------------------------------------------------------------------------------


def _rule(pattern: str, read: Callable[[re.Match[str], _Context], Interval | None]) -> _Rule:
    return _Rule(re.compile(pattern), read)


_NOT_A_YEAR = (
    r"(?!\s*(?:euro|eur|m2|m²|m3|km|meter|stuks|inwoners|woningen|huishoudens|leerlingen|kinderen"
    r"|personen|uur|fte|%))"
)
_YEAR_WORD = (
    r"in|per|\w*jaar|\w*jaren|sinds|vanaf|tot|t/m|met|na|naar|van|voor|begin|eind|medio|over|heel|ultimo|rond|omstreeks"
    r"|circa|augustus|\w*begroting|\w*rekening|\w*verslag|\w*plan|\w*nota|\w*agenda|\w*monitor|\w*akkoord|\w*kader"
    r"|\w*verantwoording|\w*circulaire|\w*resultaat|\w*raming|\w*rapportage"
)

_RULES = (
    _rule(
        rf"(?<![\w.,/€-]){_WEEKDAY}(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH})(?:\s+(?P<y1>{_YEAR}))?)?(?P<to>{_TO}){_WEEKDAY}"
        rf"(?P<d2>{_DAY})\s+(?P<m2>{_MONTH})(?:\s+(?P<y2>{_YEAR}))?",
        _read_days,
    ),
    _rule(
        rf"(?<![\w.,/€-]){_WEEKDAY}(?P<d>{_DAY})(?:e|ste)?\s+(?P<m>{_MONTH})(?:,?\s+(?P<y>{_YEAR})|\s+['’‘](?P<yy>\d\d)\b"
        r"|\s+(?P<rel>jl\b\.?|jongstleden|a\.s\.|as\.|aanstaande|van\s+(?:dit|volgend|vorig)\s+jaar|vorig\s+jaar))?",
        _read_day,
    ),
    _rule(
        r"(?<![\w./-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])",
        _read_iso,
    ),
    _rule(
        rf"(?<![\w./-])(?P<d>{_DAY})(?P<sep>\s?[-/.]\s?)(?P<m>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<y>(?:19|20)\d\d)(?![\d/-]|\.\d)",
        _read_iso,
    ),
    _rule(
        rf"\b(?:d\.d\.|dd\.?|datum:?|op)\s+(?P<at>(?P<d>{_DAY})[-/](?P<m>0?[1-9]|1[0-2])[-/](?P<y>[0-4]\d))(?![\d/-])",
        _read_iso,
    ),
    _rule(
        r"(?<![\w-])(?P<q>q[1-4]|(?:eerste|tweede|derde|vierde|laatste|[1-4](?:e|de|ste))(?=\s+kwartaal\b|\s+(?:en|of)\s+\w+\s+kwartaal\b))"
        r"(?:(?:\s?[-/]\s?|\s+(?:en|of|t/m)\s+)(?P<q2>q[1-4]|(?:tweede|derde|vierde|laatste|[2-4](?:e|de))(?=\s+kwartaal\b)))?"
        rf"(?:\s+kwartaal\b)?(?:(?:\s+(?:van|in)|\s?[-/,])?(?:\s+het\s+jaar)?\s*(?P<y>{_YEAR})|\s+(?P<rel>{_REL_YEAR}))?",
        _read_quarter,
    ),
    _rule(
        rf"(?<![\w-])q(?P<q>[1-4])\s(?P<y>{_YEAR})\s?(?:t/m|tot\s+en\s+met|-|–)\s?q(?P<q2>[1-4])\s(?P<y2>{_YEAR})",
        _read_quarters,
    ),
    _rule(r"(?<![\w-])(?P<y>(?:19|20)\d\d)[-\s]?(?P<q>q[1-4])\b(?P<q2>)(?P<rel>)", _read_quarter),
    _rule(
        rf"\b(?P<h>(?:eerste|tweede|1e|1ste|2e|2de)\s+(?:helft|halfjaar|half\s+jaar)|h[12](?=\s+{_YEAR}))"
        rf"(?:\s+van\s+(?P<m>{_LONG})\b)?(?:{_OF}(?P<y>{_YEAR})|\s+(?P<rel>{_REL_YEAR}|van\s+het\s+jaar))?",
        _read_half,
    ),
    _rule(
        r"\b(?P<w>begin|medio|halverwege|einde?|ultimo)(?:\s+van)?\s+"
        rf"(?:(?P<m>{_LONG})\b(?:\s+(?P<y1>{_YEAR}))?|(?:het\s+jaar\s+)?(?P<y2>{_YEAR})|(?P<rel>{_REL_YEAR}|(?:van\s+)?het\s+jaar\b))",
        _read_part,
    ),
    _rule(
        r"\b(?P<w>v[oó][oó]r|na)\s+(?:het|de)\s+(?P<k>zomerreces|kerstreces|kerst|zomervakantie|zomer)\b"
        rf"(?:{_OF}(?P<y>{_YEAR}))?",
        _read_recess,
    ),
    _rule(
        r"\b(?:(?P<rel>komende?|aankomende?|volgende?|afgelopen|vorige?|dit|deze)\s+"
        r"|(?P<article>in\s+(?:het|de)\s+|(?<=\bvanaf )de\s+|(?<=\bsinds )de\s+))?"
        r"(?P<s>voorjaar|lente|zomer|najaar|herfst|winter)\b"
        rf"(?:{_OF}(?P<y>(?:19|20)\d\d(?!\d\d))(?:\s?[-/–]\s?(?P<y2>(?:20)?\d\d))?(?!\d\d)|\s+(?P<relyear>{_REL_YEAR}))?",
        _read_season,
    ),
    _rule(rf"\bweek\s(?P<w>[1-9]|[1-4]\d|5[0-3])\b(?![-–,:.]?\d)(?:,?{_OF}(?P<y>{_YEAR}))?", _read_week),
    _rule(
        r"(?P<which>school|college|studie|cursus)jaar\s+(?P<a>(?:19|20)\d\d)\s?[-–/]\s?(?:20)?\d\d\b",
        _read_school_year,
    ),
    _rule(
        rf"\b(?:(?P<part>begin|medio|eind)\s+)?(?P<m1>{_LONG})(?:\s+(?P<y1>{_YEAR}))?(?P<to>{_TO}|\s?/\s?)(?P<m2>{_LONG})\b"
        rf"(?:\s+(?P<y2>{_YEAR}))?",
        _read_months,
    ),
    _rule(rf"(?<!\w)(?<!\d\s)(?P<m>{_MONTH})(?:\s+van)?\s+(?P<y>{_YEAR})", _read_month),
    _rule(
        rf"\b(?:in|per|vanaf|sinds|tot|naar|van|uiterlijk|maand|deze|afgelopen|komende|vorige)\s+"
        rf"(?P<at>(?P<m>{_LONG})\b(?P<y>))(?!\s+(?:19|20)\d\d)",
        _read_month,
    ),
    _rule(
        r"\b(?:binnen|uiterlijk)\s+(?:nu\s+en\s+|circa\s+|ongeveer\s+|maximaal\s+)?"
        r"(?P<n>\d{1,3}|een\s+half|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf)\s+"
        r"(?P<u>dagen|dag|weken|week|maanden|maand|kwartalen|kwartaal|jaar)\b"
        r"(?!\s+(?:na|voor|nadat|voordat|te rekenen)\b)",
        _read_within,
    ),
    _rule(
        r"\b(?P<w>dit|deze|komende?|aankomende?|volgende?|afgelopen|vorige?)\s+(?P<u>week|maand|kwartaal|(?:kalender)?jaar)\b",
        _read_relative,
    ),
    _rule(
        r"(?<![\w./€-])(?<!vergaderjaar )(?<!kamerstukken )(?<!kamerstukken ii )(?<!kamerstukken ii, )"
        r"(?<!handelingen )(?<!handelingen, )(?<!zitting )(?P<a>(?:19|20)\d\d)\s?(?:[-–—/]|\bt/m\b|"
        r"\btot\s+en\s+met\b)\s?(?P<b>(?:19|20)\d\d)(?![\d/-])",
        _read_years,
    ),
    _rule(r"\btussen\s+(?P<at>(?P<a>(?:19|20)\d\d)\s+en\s+(?P<b>(?:19|20)\d\d))(?![\d/-])", _read_years),
    _rule(
        rf"(?<!\w)(?:{_YEAR_WORD})\s+(?P<at>(?:19[5-9]|20[0-6])\d)(?=[1-9]?\b)"
        rf"(?![-–/.,]?\d\d|\s?[-–/]\s?\d|\d\d){_NOT_A_YEAR}",
        _read_year,
    ),
    _rule(rf"(?<=20\d\d en )(?P<at>20[0-6]\d)(?![\d/-]|[.,]\d){_NOT_A_YEAR}", _read_year),
)
_BARE_YEAR = _rule(r"(?<![\w./-])(?P<at>(?:19|20)\d\d)(?![\w/-]|[.,]\d)", _read_year)
