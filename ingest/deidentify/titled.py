"""Surnames that are an office or a title as well: "mevrouw Dijkgraaf", "de heren Kapitein en Baron"."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.sheet import Sheet, person

_HONORIFICS = frozenset(
    ["mevrouw", "mevr.", "mw.", "mw", "meneer", "mijnheer", "heer", "dhr.", "dhr", "heren", "dames"]
)
_MANNERS_OF_ADDRESS = frozenset(["voorzitter", "voorzitster", "vice-voorzitter", "vicevoorzitter"])
"""What a chair is called in every council: "meneer Voorzitter"."""
_OFFICE_OR_TITLE = "FTKR"
_GREETED = frozenset(["geachte", "beste", "waarde", "hooggeachte", "excellentie"])
_NAMED_BEHIND = frozenset("IGgSsWUVTFP")
_SURE, _AGAIN = 0.85, 0.6
_SCORE = 0.8


def may_be_titled(sheet: Sheet, i: int) -> bool:
    """Whether token `i` is an office or a title with a capital right behind "mevrouw" or "de heer"."""
    return (
        i > 0
        and sheet.letters[i] in _OFFICE_OR_TITLE
        and sheet.words[i][0].isupper()
        and sheet.words[i].isalpha()
        and len(sheet.words[i]) > 3
        and _follows_an_honorific(sheet, i)
        and sheet.letters[i + 1 : i + 2] not in _NAMED_BEHIND
        and sheet.words[i].lower() not in _HONORIFICS | _MANNERS_OF_ADDRESS
        and not (sheet.letters[i] in "FR" and _is_spoken_to(sheet, i))
    )


def _is_spoken_to(sheet: Sheet, i: int) -> bool:
    """ "Dank u wel, meneer Wethouder." """
    return i > 1 and sheet.letters[i - 2] == "," and sheet.letters[i + 1 : i + 2] in {"", ".", "!", "?", ","}


def _follows_an_honorific(sheet: Sheet, i: int) -> bool:
    """Right behind it, or behind "de heren Kapitein en"."""
    first = i - 1
    if i > 2 and sheet.words[i - 1] in {"en", "of"}:
        first = i - 3
        if sheet.words[first].lower() not in {"heren", "dames"}:
            return False
    greeted = first > 0 and sheet.words[first - 1].lower() in _GREETED
    return sheet.words[first].lower() in _HONORIFICS and not greeted


def find_titled(sheet: Sheet, chances: NDArray[np.float32]) -> Iterator[Evidence]:
    """Those names, and the same word elsewhere where the component takes it for someone too."""
    names = {sheet.bases[i] for i in range(len(sheet.words)) if chances[i] >= _SURE and may_be_titled(sheet, i)}
    if not names:
        return
    for i, base in enumerate(sheet.bases):
        if (
            base in names
            and sheet.letters[i] in _OFFICE_OR_TITLE
            and sheet.words[i].istitle()
            and (may_be_titled(sheet, i) or chances[i] >= _AGAIN)
            and sheet.letters[i + 1 : i + 2] not in _NAMED_BEHIND
        ):
            yield person(sheet, i, i + 1, _SCORE, "aanspreektitel")
