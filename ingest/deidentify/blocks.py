"""Names by their place in a letter: after a salutation, under a greeting, behind a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.letters import has_vowel
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet, person
from ingest.deidentify.word import Is


def find_in_blocks(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    yield from _salutations(sheet)
    yield from _signatures(sheet, lexicon)
    yield from _fields(sheet, lexicon)
    yield from _closings(sheet)


def _salutations(sheet: Sheet) -> Iterator[Evidence]:
    for i, flags in enumerate(sheet.flags):
        if not flags & Is.GREETING or not sheet.opens[i]:
            continue
        j = i + 1
        while j < len(sheet.words) and sheet.letters[j] in "GgSsWUPVvqCLXI" and j - i < 6:
            if sheet.letters[j] == "C" and (j > i + 1 or sheet.flags[j] & Is.COMPOUND):
                break
            j += 1
        while j > i + 1 and sheet.letters[j - 1] in "vVq":
            j -= 1
        if j > i + 1 and (sheet.letters[j : j + 1] in {",", "!", "n", "N", "", "l"}):
            letters = sheet.letters[i + 1 : j]
            if set(letters) <= set("CXvVq") and (
                len(letters) > 1 or sheet.letters[j : j + 1] not in {",", "!"}
            ):
                continue
            yield person(sheet, i + 1, j, 0.9, "aanhef")
            k = j
            while sheet.words[k : k + 1] in (["en"], [","]) and sheet.letters[k + 1 : k + 2] in set("GgSsWUC"):
                if sheet.letters[k + 1] == "C" and sheet.words[k] == ",":
                    break
                yield person(sheet, k + 1, k + 2, 0.85, "aanhef")
                k += 2


def _signatures(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """The first lines after "Met vriendelijke groet," that look like a name alone."""
    for match in re.finditer(r"(?:^|(?<=[nN.,]))(?P<close>[CcglsGSITuhvVqQL:]{1,6}),?[nN]+", sheet.letters):
        first, last = match.span("close")
        words = " ".join(sheet.words[first:last]).lower()
        if (
            words not in lexicon.cues["afsluitingen"]
            and words.split(" namens")[0] not in lexicon.cues["afsluitingen"]
        ):
            continue
        i = match.end()
        for _ in range(3):
            j = i
            while j < len(sheet.words) and sheet.letters[j] not in "nN,(|":
                j += 1
            line = sheet.letters[i:j]
            if (
                line
                and len(line) <= 6
                and re.fullmatch(r"[TIGgSsWUPACXELvVqQMh.-]+", line)
                and re.search(r"[GgSsWUCPAXEI]", line)
            ):
                start = i
                while start < j and sheet.letters[start] == "T":
                    start += 1
                compound = all(
                    sheet.flags[k] & Is.COMPOUND or sheet.letters[k] in "AP" for k in range(start, j)
                )
                body = sheet.flags[start] & Is.DESCRIBES or (line[0] in "VQ" and set(line[1:]) <= {"C"})
                if start < j and not compound and not body:
                    yield person(sheet, start, j, 0.9, "ondertekening")
                    break
            elif line and len(line) == 1 and line in "hju":
                yield person(sheet, i, j, 0.85, "ondertekening")
                break
            while j < len(sheet.words) and sheet.letters[j] not in "nN":
                j += 1
            while j < len(sheet.words) and sheet.letters[j] in "nN":
                j += 1
            i = j


def _fields(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """ "Behandeld door: K. de Wit, Storm Bos" and the like."""
    for match in re.finditer(":", sheet.letters):
        colon = match.start()
        first = colon
        while first > 0 and sheet.letters[first - 1] not in "nN.,:;|*(" and colon - first < 4:
            first -= 1
        words = [word.lower() for word in sheet.words[first:colon]]
        if not any("-".join(words[k:]) in lexicon.cues["naamvelden"] for k in range(len(words))):
            continue
        i = colon + 1
        if sheet.letters[i : i + 1] == "n":
            i += 1
        for _ in range(20):
            while i < len(sheet.words) and sheet.letters[i] in "To":
                i += 1
            if i > colon + 2 and sheet.words[i - 1] == "en" and sheet.letters[i - 3 : i - 1] == "CC":
                # "de Inspectie Gezondheidszorg en Jeugd"
                break
            j = i
            while j < len(sheet.words) and _may_be_named(sheet, j) and j - i < 6:
                j += 1
            while j > i and sheet.letters[j - 1] in "vVq-":
                j -= 1
            line = sheet.letters[i:j]
            following = sheet.letters[j : j + 1]
            if not line or (
                not re.search(r"[GgSsWUXIhju]", line)
                and not (
                    line == "C"
                    and len(words) <= 2
                    and has_vowel(sheet.words[i])
                    and not sheet.flags[i] & Is.DESCRIBES
                )
            ):
                return_after = not line
                if return_after:
                    break
            elif sheet.words[i].lower() not in lexicon.cues["zinsbegin"] and following not in {"l"}:
                if not sheet.flags[i] & Is.DESCRIBES and not all(
                    sheet.flags[k] & (Is.COMPOUND | Is.STARTER) for k in range(i, j)
                ):
                    yield person(sheet, i, j, 0.9, "veld")
            elif following == "l" and sheet.words[j].lower() in {"en", "of", "namens", "via", "tel", "geboren"}:
                yield person(sheet, i, j, 0.9, "veld")
            if following == "(":
                while j < len(sheet.words) and sheet.letters[j] not in ")nN":
                    j += 1
                j += 1
            if sheet.words[j : j + 1] in ([","], ["en"], [";"], ["/"]):
                i = j + 1
            else:
                break


def _may_be_named(sheet: Sheet, i: int) -> bool:
    """A word as names have them; of short words in capitals only names: "DAAN", and not "GGZ"."""
    if sheet.letters[i] == "X":
        named = sheet.flags[i] & (Is.GIVEN | Is.SURNAME) and not sheet.flags[i] & Is.KEEP
        return bool(named) and has_vowel(sheet.words[i])
    return sheet.letters[i] in "IGgSsWUPCELvVqhju-"


def _closings(sheet: Sheet) -> Iterator[Evidence]:
    """ "Groetjes Desi", "Liefs, Noor", "x Ant" at the end of a message."""
    for match in re.finditer(
        r"[lCLuI]v?,?(?P<name>[GgUWSsC](?:[vV]{1,3}[SWUPsg]|[SWUsg])?)(?=[nN\".]|$)", sheet.letters
    ):
        first = match.start()
        if (
            sheet.words[first].lower().rstrip(".") in _CLOSINGS
            and not sheet.flags[match.start("name")] & Is.COMPOUND
        ):
            yield person(sheet, *match.span("name"), 0.85, "groet")


_CLOSINGS = frozenset(
    [
        "groetjes",
        "groeten",
        "groet",
        "liefs",
        "kus",
        "kusjes",
        "x",
        "xx",
        "xxx",
        "xoxo",
        "mvg",
        "gr",
        "vriendelijke",
        "hoogachtend",
        "namens",
    ]
)
