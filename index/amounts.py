"""Amounts of money as Dutch writes them, in euro cents."""

from __future__ import annotations

import re

from index.model import Amount

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d+(?:,\d{1,2})?"
_SCALE = {
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
    "duizend": 1_000,
}
_AMOUNT = re.compile(
    rf"(?:(?P<sign>€|\b(?:EUR|euro)(?=\s?\d))\s?(?P<number>{_NUMBER})(?:,-+|,=)?(?![\d])"
    rf"|(?<![\d.,€])(?P<bare>{_NUMBER})(?=\s(?:(?:miljoen|mln|miljard|mld|duizend)\b\.?\s)?(?:euro|EUR)\b))"
    r"(?:\s?(?P<scale>miljoen|mln|miljard|mld|duizend)\b\.?)?(?:\s(?P<unit>euro|EUR)\b)?"
)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in euros in `text`, in order.

    >>> [(a.raw, a.cents) for a in find_amounts("een subsidie van € 1,5 miljoen")]
    [('€ 1,5 miljoen', 150000000)]
    """
    if "€" not in text and "euro" not in text and "EUR" not in text:
        return ()
    return tuple(_amount(match) for match in _AMOUNT.finditer(text))


def _amount(match: re.Match[str]) -> Amount:
    whole, _, fraction = (match["number"] or match["bare"]).replace(".", "").partition(",")
    scale = _SCALE[match["scale"]] if match["scale"] else 1
    cents = (int(whole) * 100 + int(fraction.ljust(2, "0") or 0)) * scale
    return Amount(match.start(), match.end(), match.group(), cents)
