"""What stays readable: organisations, programmes, laws and places of the keep lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.deidentify.bodies import bodies
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.tokens import words_of
from ingest.deidentify.word import Is

# The one office whose name holds a surname.
_KINGS_COMMISSIONER = ("commissaris", "van", "de", "koning")
# "'s Heeren Loo", "'t Kabouterhuis"
_SHORT = frozenset(("'s", "'t"))
# How local parties end; "Anders" and "Sterk" are surnames too.
_LOCAL_PARTY = frozenset(["aktief", "actief", "plus", "lokaal", "vooruit"])


class KeepList:
    """Names of more than one word, found by their first two; single words are known to the lexicon."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_two: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for name in names:
            words = tuple(word.lower() for word in words_of(name.replace("’", "'")))
            if len(words) > 1:
                self._by_two.setdefault((words[0], words[1]), []).append(words)
        self._first = frozenset(first for first, _ in self._by_two)
        for phrases in self._by_two.values():
            phrases.sort(key=len, reverse=True)

    def mark(self, sheet: Sheet) -> Iterator[Evidence]:
        """Yield what is kept and give its tokens the letter O, so that no rule takes them for a name."""
        lower = [word.lower() for word in sheet.words]
        letters = list(sheet.letters)
        i, final = 0, len(lower) - 1
        while i < final:
            phrases = self._by_two.get((lower[i], lower[i + 1]), ()) if lower[i] in self._first else ()
            for phrase in phrases:
                last = i + len(phrase)
                office = phrase == _KINGS_COMMISSIONER
                named = sheet.words[i][0].isupper() or (phrase[0] in _SHORT and sheet.words[i + 1].istitle())
                if tuple(lower[i:last]) == phrase and (named or office):
                    letters[i:last] = ("F" if office else "O") * len(phrase)
                    if sheet.flags[last - 1] & Is.OFFICE:
                        # "De Kinderombudsman" is a body, and someone who holds it.
                        letters[last - 1] = "F"
                    for k in range(i, last):
                        sheet.flags[k] = (sheet.flags[k] | Is.KEEP) & ~(
                            Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE
                        )
                    yield Evidence(sheet.starts[i], sheet.ends[last - 1], "KEEP", "lijst", 1.0, "behoudlijst")
                    i = last - 1
                    break
            if i < final and lower[i + 1] in _LOCAL_PARTY and _is_local_party(sheet, i):
                # "Helmond Aktief", "Bach Plus"
                letters[i : i + 2] = "OO"
                for k in (i, i + 1):
                    sheet.flags[k] = (sheet.flags[k] | Is.KEEP) & ~(Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE)
                yield Evidence(sheet.starts[i], sheet.ends[i + 1], "KEEP", "vorm", 1.0, "lokale partij")
            i += 1
        for first, last in bodies(sheet):
            letters[first:last] = "O" * (last - first)
            for k in range(first, last):
                sheet.flags[k] = (sheet.flags[k] | Is.KEEP) & ~(Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE)
            yield Evidence(
                sheet.starts[first], sheet.ends[last - 1], "KEEP", "vorm", 1.0, "naar iemand genoemd"
            )
        sheet.letters = "".join(letters)


def _is_local_party(sheet: Sheet, first: int) -> bool:
    return all(sheet.words[i][0].isupper() and sheet.words[i][1:].islower() for i in (first, first + 1))


def build_keep_list(lexicon: Lexicon) -> KeepList:
    return KeepList(name for name in lexicon.keep if " " in name or "-" in name or "&" in name)
