"""How each way of writing a period is read as an interval: days, months, quarters, seasons, terms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from index.model import Interval, Precision
from index.period_parts import (
    QUARTERS,
    UNRESOLVED,
    Context,
    day_of,
    month_end,
    month_number,
    months_of,
    relative_year,
    with_year,
)

# --- days -----------------------------------------------------------------------------------------


def read_day(m: re.Match[str], context: Context) -> Interval | None:
    month, day = month_number(m["m"]), int(m["d"])

    def make(year: int) -> Interval | None:
        found = day_of(year, month, day)
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
    return with_year(None, None, context, make, forward=False)


def _beside(make: Callable[[int], Interval | None], word: str, context: Context) -> Interval | None:
    """The last such day before the anchor ("jl."), or the next after it ("a.s.")."""
    anchor = context.anchor
    if anchor is None:
        return UNRESOLVED
    if "jaar" in word:
        chosen = make(relative_year(word, anchor))
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


def _year_of_number_nearby(context: Context) -> int | None:
    """The year of a Rotterdam number in the same sentence: "op 24 januari een brief (24bb000285)"."""
    rest = context.low[context.end : context.end + 160]
    rest = re.split(r"[.!?;]\s", rest, maxsplit=1)[0]
    match = _NUMBER_WITH_YEAR.search(rest)
    return 2000 + int(match[1]) if match else None


def read_iso(m: re.Match[str], context: Context) -> Interval | None:
    year = m["y"]
    found = day_of(int(year) if len(year) == 4 else 2000 + int(year), int(m["m"]), int(m["d"]))
    return Interval(found, found, Precision.DAY) if found else None


def read_days(m: re.Match[str], context: Context) -> Interval | None:
    """17-18 mei 2021; 3 maart tot en met 5 april 2022. "17 en 19 mei" is no span."""
    month2 = month_number(m["m2"])
    month1 = month_number(m["m1"]) if m["m1"] else month2
    joined = m["to"].split()[:1] in (["en"], ["of"])
    between = context.low[: context.start].rstrip().endswith("tussen")
    if joined and not between and (m["m1"] or int(m["d2"]) - int(m["d1"]) != 1):
        return None

    def make(year: int) -> Interval | None:
        begin_year = int(m["y1"]) if m["y1"] else year - (month1 > month2)
        first, last = day_of(begin_year, month1, int(m["d1"])), day_of(year, month2, int(m["d2"]))
        return Interval(first, last, Precision.DAY) if first and last and first <= last else None

    return with_year(m["y2"], None, context, make, forward=False)


# --- months, quarters, halves, seasons, years -----------------------------------------------------


def read_months(m: re.Match[str], context: Context) -> Interval | None:
    first, last = month_number(m["m1"]), month_number(m["m2"])
    joined = m["to"].split()[:1] in (["en"], ["of"])
    if joined and (last - first) % 12 != 1:
        return None

    def make(year: int) -> Interval | None:
        begin = int(m["y1"]) if m["y1"] else year - (first > last)
        start = _part(m["part"], date(begin, first, 1), month_end(begin, first))[0]
        return Interval(start, month_end(year, last), Precision.MONTH)

    if m["y1"] and not m["y2"]:
        return make(int(m["y1"]) + (first > last))
    return with_year(m["y2"], None, context, make, forward=False)


def read_month(m: re.Match[str], context: Context) -> Interval | None:
    month = month_number(m["m"])
    return with_year(
        m["y"], None, context, lambda y: months_of(y, month, month, Precision.MONTH), forward=False
    )


def read_quarter(m: re.Match[str], context: Context) -> Interval | None:
    first = _quarter(m["q"])
    last = _quarter(m["q2"]) if m["q2"] else first
    if last < first:
        return None
    return with_year(
        m["y"],
        m["rel"],
        context,
        lambda y: months_of(y, 3 * first - 2, 3 * last, Precision.QUARTER),
        forward=True,
    )


def read_quarters(m: re.Match[str], context: Context) -> Interval | None:
    """Q2 2023 t/m Q1 2024."""
    first = months_of(int(m["y"]), 3 * int(m["q"]) - 2, 3 * int(m["q"]), Precision.QUARTER)
    last = months_of(int(m["y2"]), 3 * int(m["q2"]) - 2, 3 * int(m["q2"]), Precision.QUARTER)
    return replace(first, last=last.last) if first.first and last.last and first.first < last.last else None


def _quarter(word: str) -> int:
    return QUARTERS.get(word) or int(word.lstrip("q")[0])


def read_half(m: re.Match[str], context: Context) -> Interval | None:
    second = m["h"].startswith(("tweede", "2", "h2"))
    if m["m"]:
        month = month_number(m["m"])

        def half_month(year: int) -> Interval:
            if second:
                return Interval(date(year, month, 16), month_end(year, month), Precision.WIDE)
            return Interval(date(year, month, 1), date(year, month, 15), Precision.WIDE)

        return with_year(m["y"], None, context, half_month, forward=True)
    return with_year(
        m["y"],
        m["rel"],
        context,
        lambda y: (
            months_of(y, 7, 12, Precision.HALF_YEAR) if second else months_of(y, 1, 6, Precision.HALF_YEAR)
        ),
        forward=True,
    )


def read_part(m: re.Match[str], context: Context) -> Interval | None:
    """Begin, medio or eind of a year or a month."""
    month = month_number(m["m"]) if m["m"] else 0

    def make(year: int) -> Interval:
        if month:
            first, last = _part(m["w"], date(year, month, 1), month_end(year, month))
            return Interval(first, last, Precision.WIDE)
        match m["w"]:
            case "begin":
                return months_of(year, 1, 3, Precision.WIDE)
            case "medio" | "halverwege":
                return Interval(date(year, 5, 15), date(year, 8, 15), Precision.WIDE)
            case "ultimo":
                return Interval(date(year, 12, 31), date(year, 12, 31), Precision.DAY)
            case _:
                return months_of(year, 10, 12, Precision.WIDE)

    return with_year(m["y1"] or m["y2"], m["rel"], context, make, forward=True)


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


def read_season(m: re.Match[str], context: Context) -> Interval | None:
    word = m["s"]
    if not m["y"] and not m["rel"] and not m["relyear"] and not m["article"]:
        return None
    second = m["y2"]
    if second and int(second) % 100 != (int(m["y"]) + 1) % 100:
        return None

    def make(year: int) -> Interval:
        if word == "winter":
            begin = year if second else year - 1
            return months_of(begin, 12, 14, Precision.SEASON)
        first = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}[word]
        return months_of(year, first, first + 2, Precision.SEASON)

    relative = m["rel"] or ""
    if relative.startswith(("afgelopen", "vorig")) and context.anchor:
        options = [make(context.anchor.year - back) for back in (0, 1)]
        past = next((o for o in options if o.last and o.last < context.anchor), options[-1])
        return replace(past, derived=True)
    return with_year(m["y"], m["relyear"], context, make, forward=True)


def read_recess(m: re.Match[str], context: Context) -> Interval | None:
    """Before the summer recess is until the first Friday of July; after it is autumn."""
    before, winter = m["w"] != "na", m["k"].startswith("kerst")

    def make(year: int) -> Interval:
        if winter:
            eve = date(year, 12, 24)
            last = eve - timedelta((eve.weekday() - 4) % 7)
            return Interval(None, last, Precision.WIDE) if before else months_of(year + 1, 1, 2, Precision.WIDE)
        first_of_july = date(year, 7, 1)
        friday = first_of_july + timedelta((4 - first_of_july.weekday()) % 7)
        return Interval(None, friday, Precision.WIDE) if before else months_of(year, 9, 11, Precision.WIDE)

    return with_year(m["y"], None, context, make, forward=True)


def read_years(m: re.Match[str], context: Context) -> Interval | None:
    first = int(m["a"])
    last = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
    if not first < last <= first + 40:
        return None
    return Interval(date(first, 1, 1), date(last, 12, 31), Precision.YEAR)


def read_school_year(m: re.Match[str], context: Context) -> Interval | None:
    """A school begins its year in August, a college in September."""
    first, begins = int(m["a"]), 8 if m["which"] == "school" else 9
    return Interval(date(first, begins, 1), month_end(first + 1, begins - 1), Precision.YEAR)


def read_year(m: re.Match[str], context: Context) -> Interval | None:
    return months_of(int(m["at"]), 1, 12, Precision.YEAR)


def read_relative(m: re.Match[str], context: Context) -> Interval | None:
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
            interval = months_of(index // 12, index % 12 + 1, index % 12 + 1, Precision.MONTH)
        case "kwartaal":
            index = anchor.year * 4 + (anchor.month - 1) // 3 + step
            interval = months_of(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3, Precision.QUARTER)
        case _:
            interval = months_of(anchor.year + step, 1, 12, Precision.YEAR)
    return replace(interval, derived=True)


def read_week(m: re.Match[str], context: Context) -> Interval | None:
    """A week by its number, as calendars count them (ISO 8601)."""
    number = int(m["w"])

    def make(year: int) -> Interval | None:
        try:
            monday = date.fromisocalendar(year, number, 1)
        except ValueError:
            return None
        return Interval(monday, monday + timedelta(6), Precision.DAY)

    return with_year(m["y"], None, context, make, forward=True)


_COUNTS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
           "negen": 9, "tien": 10, "twaalf": 12}  # fmt: skip


def read_within(m: re.Match[str], context: Context) -> Interval | None:
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
