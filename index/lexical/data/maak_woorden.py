"""Makes `woorden-nl.txt.gz` anew from the Dutch list of the package `wordfreq` (see BRON.md beside it).

pip install wordfreq && python index/lexical/data/maak_woorden.py
"""

from __future__ import annotations

import gzip
import math
import re
import unicodedata
from pathlib import Path

from wordfreq import get_frequency_dict  # type: ignore[import-not-found]

LEAST = 20
"""Tenths of the Zipf scale (log10 of occurrences per billion words): rarer words are left out."""


def main() -> None:
    """Fold away capitals and diacritics, add up what becomes equal, and write `word zipf*10` a line."""
    frequencies: dict[str, float] = {}
    for word, frequency in get_frequency_dict("nl", "large").items():
        decomposed = unicodedata.normalize("NFKD", word.lower())
        folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        if re.fullmatch("[a-z]{3,}", folded):
            frequencies[folded] = frequencies.get(folded, 0.0) + frequency
    zipf = {word: round(10 * (math.log10(frequency) + 9)) for word, frequency in frequencies.items()}
    lines = "".join(f"{word} {value}\n" for word, value in sorted(zipf.items()) if value >= LEAST)
    Path(__file__).with_name("woorden-nl.txt.gz").write_bytes(gzip.compress(lines.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
