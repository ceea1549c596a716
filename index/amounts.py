"""Amounts of money as Dutch writes them, in euro cents."""

from __future__ import annotations

import re

from index.model import Amount

_SPACE = r"[ \u00a0\u202f]"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:,\d{1,2})?"
_SCALE = {
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "m": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
    "duizend": 1_000,
    "k": 1_000,
    "ton": 100_000,
}
_LARGE = r"miljoen|mln|miljard|mld|duizend"
# Behind a sign also what else could stand there: "€ 3 ton", "€ 250k", "€ 1 500 000", "€ 1.2 miljoen".
_AMOUNT = re.compile(
    r"(?:(?P<before>[kM])?(?P<sign>€|\b(?:EUR|euro)(?=\s?\d))\s?"
    rf"(?P<number>\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)|\d+\.\d{{1,2}}(?={_SPACE}?(?:{_LARGE}))|{_NUMBER})"
    rf"(?:,-+|,=)?(?!\d)(?:{_SPACE}?(?P<after>ton|(?<=\d)[kM])\b|(?={_SPACE}?(?:à|-|–|tot|of){_SPACE}?(?:{_NUMBER})\s(?P<range>{_LARGE})\b))?"
    rf"|(?<![\d.,€])(?P<bare>{_NUMBER})(?=\s(?:(?:{_LARGE})\b\.?\s)?(?:euro|EUR)\b))"
    rf"(?:\s?(?P<scale>{_LARGE})\b\.?)?(?:\s(?P<unit>euro|EUR)\b)?"
)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in euros in `text`, in order; of a range its first number, with the scale of the last.

    >>> [(a.raw, a.cents) for a in find_amounts("een subsidie van € 1,5 miljoen")]
    [('€ 1,5 miljoen', 150000000)]
    """
    if "€" not in text and "euro" not in text and "EUR" not in text:
        return ()
    return tuple(_amount(match) for match in _AMOUNT.finditer(text))


def _amount(match: re.Match[str]) -> Amount:
    written = re.sub(_SPACE, "", match["number"] or match["bare"])
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        written = written.replace(".", ",")
    whole, _, fraction = written.replace(".", "").partition(",")
    scale = next((match[part] for part in ("scale", "after", "before", "range") if match[part]), "")
    cents = (int(whole) * 100 + int(fraction.ljust(2, "0") or 0)) * _SCALE.get(scale.lower(), 1)
    return Amount(match.start(), match.end(), match.group(), cents)
