"""Places below the region: towns, villages and neighbourhoods, unless they name an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is


def find_places(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    for match in re.finditer(r"[PO]", sheet.letters):
        i = match.start()
        if not sheet.flags[i] & Is.PLACE or _names_organisation(sheet, i):
            continue
        yield Evidence(sheet.starts[i], sheet.ends[i], "PLACE", "lijst", 0.6, "plaats")
    for match in re.finditer(r"[CWUX]", sheet.letters):
        i = match.start()
        if sheet.words[i] in lexicon.neighbourhoods and not _names_organisation(sheet, i):
            yield Evidence(sheet.starts[i], sheet.ends[i], "PLACE", "lijst", 0.6, "wijk")


def _names_organisation(sheet: Sheet, i: int) -> bool:
    """ "gemeente Ede", "Veilig Thuis Rotterdam", "Jeugdbescherming Brabant", "rechtbank Den Haag"."""
    if sheet.words[i].endswith("s") and sheet.letters[i + 1 : i + 2] == "C":
        # "Haags Kinderontvoeringsverdrag"
        return True
    if i == 0:
        return False
    before, letter = sheet.flags[i - 1], sheet.letters[i - 1]
    if before & (Is.DESCRIBES | Is.AFTER_ORGANISATION) or letter == "O":
        return True
    if letter in "XC" and not sheet.opens[i - 1] and not before & Is.STARTER:
        return True
    if letter == "C" and before & (Is.COMPOUND | Is.DESCRIBES):
        return True
    # "de wethouder van Ede", "burgemeester en wethouders van Ridderkerk"
    return (
        sheet.words[i - 1] == "van"
        and i > 1
        and (sheet.letters[i - 2] in "oF" or bool(sheet.flags[i - 2] & Is.DESCRIBES))
    )
