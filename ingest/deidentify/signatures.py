"""Signatures: a name on a line of its own with the office above, beside or below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.deidentify.behind import is_office
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet

# Whose paper a clerk or a secretary signs along with.
_DECIDES = re.compile(
    r"(?i)\bburgemeester\b|\bdijkgraaf\b|\bcommissaris van de koning|\b(?:gedeputeerde|provinciale) staten\b"
    r"|\b(?:gemeente)?raad (?:van|voornoemd)\b(?! toezicht)|\b(?:dagelijks|algemeen) bestuur\b|\bhet college\b"
    r"|(?s:\bvoorzitter\b.*\bgriffier\b|\bgriffier\b.*\bvoorzitter\b)"
)
# "de voorzitter, de griffier, mevrouw A. Bol mr. B. Kok": two signatures that lost their lines.
_CHAIR, _CLERK = "(?:burgemeester|voorzitter|dijkgraaf)", "(?:(?:gemeente)?secretaris|(?:raads)?griffier)"
_OF_A_NAME = (
    r"(?:(?:mevr?|mw|dhr|mr|drs|dr|ir|ing)\.?|mevrouw|heer|van|de|den|der|ter|ten|te|[-–]|[A-ZÀ-Þ][\w.'-]*)"
)
_SIDE_BY_SIDE = re.compile(
    rf"\b(?i:{_CHAIR},?\s(?:de )?{_CLERK}|{_CLERK},?\s(?:de )?{_CHAIR}),?\s+(?:{_OF_A_NAME},?\s+){{0,9}}\Z"
)
_LONGEST = 160
"""Characters from two offices side by side to the end of the names behind them."""
_LINES = 4
"""On each side of a name, in which it stands whose paper is signed."""
_NEAR = 500
"""Characters on each side in which those lines are: where a line is a paragraph, the rest is not read."""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Where a name signs in an office."""

    sheet: Sheet
    lexicon: Lexicon

    def holds(self, first: int, last: int) -> bool:
        """Whether the name in tokens `[first, last)` signs: an office beside it, little else on its line.

        A clerk or a secretary acts in office where they countersign what a body or its chair decides.
        """
        start = self.sheet.starts[first]
        if _SIDE_BY_SIDE.search(self.sheet.text[max(0, start - _LONGEST) : start]):
            return True
        around = self.sheet.line(first, last)
        line = self.sheet.letters[around.start : around.stop]
        if len(line) > 14 or line.count("l") > 3 or re.search(r"[?!:]", line):
            return False
        staff = self.lexicon.cues["ambtelijke_staf"]
        offices = self._offices(last, around)
        return any(office not in staff for office in offices) or (
            bool(offices) and _DECIDES.search(self._around(around)) is not None
        )

    def _offices(self, last: int, line: range) -> list[str]:
        """The offices on the line of a name, behind it, and on the lines above and below."""
        sheet = self.sheet
        # In a table the office stands on the line of the name itself: "J. Bol    burgemeester    Gemeente X".
        near = range(last, min(last + (1 if self._ends_there(last) else 2), line.stop))
        own = [
            word
            for word, i in ((sheet.words[i].lower(), i) for i in near)
            if is_office(sheet, self.lexicon, i) or word in self.lexicon.cues["medeondertekenaars"]
        ]
        found = [*own, self._opens_with_office(self._line_from(line.stop))]
        for above in self._lines_above(line.start):
            found += [self._opens_with_office(above), self._is_office_line(above)]
        return [office for office in found if office]

    def _ends_there(self, last: int) -> bool:
        """ "Gasten waren A. Bol en wethouder B. Kok": what comes next is not of this name."""
        return self.sheet.words[last : last + 1] in (["en"], ["of"], ["."])

    def _around(self, line: range) -> str:
        """The text of some lines on both sides, as far as it is near."""
        first, last = self.sheet.starts[line.start], self.sheet.ends[line.stop - 1]
        before = self.sheet.text[max(0, first - _NEAR) : first].split("\n")[-_LINES - 1 :]
        behind = self.sheet.text[last : last + _NEAR].split("\n")[: _LINES + 1]
        return "\n".join(before) + self.sheet.text[first:last] + "\n".join(behind)

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

    def _opens_with_office(self, line: range) -> str:
        """The office with which a line opens that names nobody, else nothing."""
        sheet = self.sheet
        if any(sheet.letters[i] in "GSWUI" for i in line):
            # "wethouder Terpstra" says who it is; the name on the next line is somebody else.
            return ""
        if not line or len(line) > 24 or any(sheet.letters[i] in ".?!" and i + 1 < line.stop for i in line[3:]):
            return ""
        words = [sheet.words[i].lower() for i in line[:4]]
        while words and words[0] in self.lexicon.cues["voor_een_ambt"]:
            words.pop(0)
        return words[0] if words and words[0] in self.lexicon.cues["ambtsregels"] else ""

    def _is_office_line(self, line: range) -> str:
        """The office in "De minister van Justitie en Veiligheid," on a line of its own, else nothing."""
        sheet = self.sheet
        if (
            not 0 < len(line) <= 24
            or sheet.letters[line.stop - 1] != ","
            or any(sheet.words[i].lower() in self.lexicon.cues["aanhef"] for i in line)
        ):
            return ""
        return next((sheet.words[i].lower() for i in line if is_office(sheet, self.lexicon, i)), "")
