"""Tells readable text from what a broken font table or a bad scan makes of it."""

from __future__ import annotations

import re

SAMPLE = 20_000
MIN_LETTERS = 60

# The commonest words of the languages that Dutch governments write, about a third of any running text.
COMMON = frozenset(
    re.findall(
        r"\w+",
        """de het een van en in is op te dat voor met zijn die aan niet om of door als bij wordt worden naar
        uit er nog ook dan maar over kan tot deze dit hebben heeft wij we u uw ik hij zij ze ons
        onze geen meer moet moeten zal zou the and to for on by with as at be this are from or an it
        le la les des et du un une pour dans est der das und den von zu mit fan yn foar binne dy""",
    )
)
VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïıòóôõöøùúûüýÿąęóőűœ")
# No language piles up consonants in one word in ten; "angstschreeuw" is rare enough.
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}")


def is_readable(text: str) -> bool:
    """Whether text can be read; short text is given the benefit of the doubt.

    >>> is_readable("De gemeente beslist in het derde kwartaal over de proeftuin en het wijkteam. " * 2)
    True
    >>> is_readable(". 4 >?@ABCDEDF?GHABDABI/03J 4 : 2. K 3 ;L2. .</035M +.. 45 '5 59= 5+ 5 92 " * 4)
    False
    """
    sample = _sample(text)
    solid = [char for char in sample if not char.isspace()]
    letters = [char.lower() for char in solid if char.isalpha()]
    if not solid or (len(letters) < MIN_LETTERS and len(solid) < 2 * MIN_LETTERS):
        return True
    strange = sum(char == "\ufffd" or 0xE000 <= ord(char) <= 0xF8FF or not char.isprintable() for char in solid)
    if strange > 0.2 * len(solid):
        return False
    words = re.findall(r"[^\W\d_]+", sample.lower())
    common = sum(word in COMMON for word in words)
    if words and common >= 0.05 * len(words) and len(letters) >= 0.3 * len(solid):
        return True
    if len(letters) < 0.3 * len(solid):
        digits = sum(char.isdigit() for char in solid)
        return digits >= 0.4 * len(solid)
    if len(words) < 80 or sum(char > "\u024f" for char in letters) > 0.5 * len(letters):
        # Too little to judge, or an alphabet that is not judged here.
        return True
    vowels = sum(char in VOWELS for char in letters) / len(letters)
    tangled = sum(CONSONANTS.search(word) is not None for word in words)
    return 0.28 <= vowels <= 0.56 and tangled <= 0.1 * len(words)


def _sample(text: str) -> str:
    """The beginning, the middle and the end of a long text."""
    if len(text) <= SAMPLE:
        return text
    third = SAMPLE // 3
    middle = len(text) // 2
    return " ".join((text[:third], text[middle : middle + third], text[-third:]))
