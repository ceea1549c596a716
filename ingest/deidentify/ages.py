"""Ages that only the name or the column beside them gives away: "Sem 4, Noor 6", "Noor | dochter | 6"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.sheet import Sheet

_BESIDE = re.compile(r"[GgSWkK](?:,|-)?(?P<age>0)(?=[,;.)nN|]|$)")
_IN_A_ROW = re.compile(r"(?<=[nN|])[^nN]*?[GgSsWUCP][^nN]*?\|(?P<age>0)(?=[|nN]|$)")
_COLUMN = re.compile(r"(?i)\b(?:leeftijd|lft)\b")
_OLDEST = 99


def find_ages_beside_names(sheet: Sheet) -> Iterator[Evidence]:
    patterns = [_BESIDE, _IN_A_ROW] if _COLUMN.search(sheet.text) else [_BESIDE]
    for pattern in patterns:
        for match in pattern.finditer(sheet.letters):
            i = match.start("age")
            if re.fullmatch(r"\d{1,2}", sheet.words[i]) and int(sheet.words[i]) <= _OLDEST:
                yield Evidence(sheet.starts[i], sheet.ends[i], "AGE", "vorm", 0.6, "leeftijd bij naam")
