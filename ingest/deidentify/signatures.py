"""Signatures: a name on a line of its own with the office above, beside or below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.deidentify.behind import is_office
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet

_SALUTATION = frozenset(["geachte", "beste", "lieve", "hooggeachte"])
_FIRST_WORDS = frozenset(["de", "het", "namens", "waarnemend", "wnd.", "loco"])


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where a name signs in an office."""

    sheet: Sheet
    lexicon: Lexicon

    def holds(self, first: int, last: int) -> bool:
        """Whether the name in tokens `[first, last)` signs: an office beside it, little else on its line."""
        sheet = self.sheet
        around = sheet.line(first, last)
        start, stop = around.start, around.stop
        line = sheet.letters[start:stop]
        if len(line) > 14 or line.count("l") > 3 or re.search(r"[?!:]", line):
            return False
        # In a table the office stands on the line of the name itself: "J. Bol    burgemeester    Gemeente X".
        own = any(is_office(self.sheet, self.lexicon, i) for i in range(last, min(last + 2, stop)))
        below = self._opens_with_office(self._line_from(stop))
        return (
            own
            or below
            or any(
                self._opens_with_office(above) or self._is_office_line(above)
                for above in self._lines_above(start)
            )
        )

    def _line_from(self, stop: int) -> range:
        sheet = self.sheet
        first = stop
        while first < len(sheet.words) and sheet.letters[first] in "nN":
            first += 1
        return sheet.line(first, first)

    def _lines_above(self, start: int) -> list[range]:
        """The two lines above: an office may stand over a row of names."""
        sheet, last, wide = self.sheet, start, False
        lines: list[range] = []
        for _ in range(2):
            if lines and wide:
                break
            wide = sheet.letters[last - 1 : last] == "N"
            while last > 0 and sheet.letters[last - 1] in "nN":
                last -= 1
            lines.append(range(sheet.line(last, last).start, last))
            last = lines[-1].start
        return lines

    def _opens_with_office(self, line: range) -> bool:
        sheet = self.sheet
        if any(sheet.letters[i] in "GSWUI" for i in line):
            # "wethouder Terpstra" says who it is; the name on the next line is somebody else.
            return False
        if not line or len(line) > 24 or any(sheet.letters[i] in ".?!" and i + 1 < line.stop for i in line[3:]):
            return False
        words = [sheet.words[i].lower() for i in line[:4]]
        while words and words[0] in _FIRST_WORDS:
            words.pop(0)
        return bool(words) and words[0] in self.lexicon.cues["ambtsregels"]

    def _is_office_line(self, line: range) -> bool:
        """ "De minister van Justitie en Veiligheid," on a line of its own."""
        sheet = self.sheet
        return (
            0 < len(line) <= 24
            and sheet.letters[line.stop - 1] == ","
            and not any(sheet.words[i].lower() in _SALUTATION for i in line)
            and any(is_office(self.sheet, self.lexicon, i) for i in line)
        )
