"""Ages in bands wide enough to hide one person."""

from __future__ import annotations

import re

_BANDS = ((0, 3), (4, 11), (12, 17), (18, 22), (23, 39), (40, 64))
_ENDS = re.compile(r"(?:jarigen?|er|ste|de)$")
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "nul",
            "een",
            "twee",
            "drie",
            "vier",
            "vijf",
            "zes",
            "zeven",
            "acht",
            "negen",
            "tien",
            "elf",
            "twaalf",
            "dertien",
            "veertien",
            "vijftien",
            "zestien",
            "zeventien",
            "achttien",
            "negentien",
            "twintig",
        ]
    )
} | {
    "één": 1,
    "anderhalf": 1,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}


def age_band(text: str) -> str:
    """
    >>> age_band("14 jaar"), age_band("3, 6 en 11 jaar"), age_band("8 maanden"), age_band("zestienjarige")
    ('[12-17 jaar]', '[0-3, 4-11 jaar]', '[0-3 jaar]', '[12-17 jaar]')
    >>> age_band("achtenveertig jaar"), age_band("zeventiende"), age_band("begin dertig"), age_band("oud")
    ('[40-64 jaar]', '[12-17 jaar]', '[23-39 jaar]', '[leeftijd]')
    """
    if re.search(r"maand|mnd|weken|week|dagen", text, re.IGNORECASE):
        return "[0-3 jaar]"
    years = [int(digits) for digits in re.findall(r"\d{1,3}", text)] or [
        _WORDS[word] for word in _words_in(text)
    ]
    bands = sorted({_band(year) for year in years})
    return f"[{', '.join(name for _, name in bands)} jaar]" if bands else "[leeftijd]"


def _band(year: int) -> tuple[int, str]:
    return next(((low, f"{low}-{high}") for low, high in _BANDS if low <= year <= high), (65, "65+"))


def _words_in(text: str) -> list[str]:
    """Written numbers, also as an ordinal and in a compound: "zeventiende", "achtenveertig", "dertiger"."""
    words = [_ENDS.sub("", word) for word in re.findall(r"[a-zéë]+", text.lower())]
    longest = sorted(_WORDS, key=len, reverse=True)
    ends = (next((number for number in longest if word.endswith(number)), "") for word in words)
    return [number for number in ends if number]
