"""Names by what stands around them: titles, initials, kin, fields, salutations, signatures, and the form of a name itself.

# ruff: noqa: E501 -- a pattern reads best on one line

The tokens of a text are one string of letters, so that the rules are regular expressions over words:

    T title  I initials  v/V/q/Q tussenvoegsel  G given name  g given name that is also a word  S surname  s surname that is also a word
    W proper noun that may be a surname  U unknown  P place  A other proper noun  C dictionary word  E English  X letters or mixed case
    O kept  k/K kin  p/R carer  o/F office  M month  L one letter  l lower case  h/j/u lower case: given name, surname, unknown  0 number
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Is, Lexicon
from ingest.deidentify.sheet import Sheet

_ANY = "[GgSsWUPACXEKRMLO]"
_SURNAME = "[GgSsWUPXO]"
_PARTICLES = "(?:[vV][vVqQ]{0,2}n?|[qQ][vV]{1,2}n?)"
_DOUBLE = f"(?:-{_PARTICLES}?{_SURNAME})?"
_AFTER_GIVEN = f"(?:{_PARTICLES}[GgSsWUPACXE][SWU]?|{_SURNAME}{{1,2}})"
_AFTER_CUE = (
    rf"(?:I+n?)?(?:\([Gg]\))?(?:[GgUWS]-?[Gg]{{0,2}}I*n?{_AFTER_GIVEN}|{_PARTICLES}(?:{_ANY}[SWU]?|[hjulkp])|{_ANY}[SWU]?){_DOUBLE}"
)
_RULES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, score, re.compile(pattern))
    for name, score, pattern in (
        ("aanspreektitel", 0.95, rf"T(?:[Tn]|lT)*(?P<name>{_AFTER_CUE})"),
        ("aanspreektitel", 0.9, r"T+(?P<name>(?:I+|L)(?:v(?:I|L))?)(?![GgSsWUvV])"),
        ("aanspreektitel", 0.85, r"T(?P<name>[hju])"),
        (
            "voorletters",
            0.95,
            rf"(?P<name>I+n?(?:\([GgUWS]\))?(?:{_PARTICLES}(?:{_ANY}[SWU]?|[hju])|{_ANY}[SWU]?){_DOUBLE})",
        ),
        (
            "voorletters",
            0.9,
            rf"(?<![GI)])(?P<name>{_PARTICLES}?[SsWUGgX],?I+(?:v{{1,3}}(?![SsWUGgPC]))?)(?![GgSsWUvV(])",
        ),
        ("voorletters", 0.8, r"(?P<name>IvI)"),
        ("omgekeerd", 0.8, r"(?<![GSWU,])(?P<name>[SWUsg],(?:G|I)+(?:v{1,3})?)(?![SWUvVGg])"),
        ("voor- en achternaam", 0.95, rf"(?P<name>G-?[Gg]{{0,2}}I*n?{_AFTER_GIVEN}{_DOUBLE})"),
        ("voor- en achternaam", 0.9, rf"(?P<name>g(?:{_PARTICLES}[GgSsWUP]|[GSWU]){_DOUBLE})"),
        ("voor- en achternaam", 0.8, rf"(?P<name>[UW](?:{_PARTICLES}[GgSsWUPC]|[SsWUGgP]){_DOUBLE})"),
        ("voor- en achternaam", 0.8, r"(?P<name>S[SWUG])"),
        ("voornaam", 0.75, r"(?P<name>G)"),
        ("voornaam", 0.7, r"(?P<name>h)"),
        ("familie", 0.9, r"[kK][,:(\"]?l?(?P<name>[gsCELPXWUSMO](?:[vV]{1,3}[GgSsWUPC]|[SWUGsg])?)"),
        ("functie", 0.9, r"p[,:(]?(?P<name>[gsEWUSXO](?:[vV]{1,3}[GgSsWUPC]|[SWUGsg])?)"),
        ("ambt", 0.9, r"[oF](?P<name>(?:[vV][vVqQ]{0,2}|[Qq][vV]{1,2})[GgSsWUPCX]|[GgSsWUCEXMRK]{1,2})"),
        ("tussenvoegsel", 0.85, r"(?P<name>V[vVqQ]{0,2}[SsWUGgP](?:-[SsWUGgP])?)"),
        ("tussenvoegsel", 0.85, r"(?P<name>v[vq]{1,2}[SWUsGg](?:-[SsWUGgP])?)"),
    )
)
_STREET = re.compile(r"(?:straat|laan|weg|plein|singel|kade|gracht|dreef|steeg|hof|pad|dijk|park)$", re.IGNORECASE)


def find_names(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """Every name the text itself betrays; overlapping evidence is left for the decision."""
    for ground, score, pattern in _RULES:
        for match in pattern.finditer(sheet.letters):
            first, last = match.span("name")
            if ground == "voorletters" and _is_list_mark(sheet, first, last):
                continue
            if not _accept(sheet, lexicon, ground, first, last):
                continue
            while sheet.letters[last - 1] in "n,":
                last -= 1
            yield _person(sheet, first, last, score, ground)
    yield from _salutations(sheet)
    yield from _signatures(sheet, lexicon)
    yield from _fields(sheet, lexicon)
    yield from _openers(sheet, lexicon)


def _person(sheet: Sheet, first: int, last: int, score: float, ground: str) -> Evidence:
    return Evidence(sheet.starts[first], sheet.ends[last - 1], "PERSON", "regel", score, ground)


def _accept(sheet: Sheet, lexicon: Lexicon, ground: str, first: int, last: int) -> bool:
    letters = sheet.letters[first:last]
    words = sheet.words[first:last]
    if any(sheet.flags[i] & Is.STARTER and letters[i - first] == "C" for i in range(first, last)):
        return False
    kept = [i for i in range(first, last) if sheet.letters[i] == "O"]
    if any(not sheet.flags[i] & (Is.GIVEN | Is.SURNAME | Is.WEAK | Is.PLACE) for i in kept):
        return False
    if (
        kept
        and ground in {"familie", "functie", "ambt", "voor- en achternaam"}
        and sheet.flags[kept[0]] & Is.PLACE
    ):
        return False
    if ground == "aanspreektitel":
        if words[-1].lower() in lexicon.cues["geen_naam_na_titel"]:
            return False
        if letters[-1] in "ACUX" and _STREET.search(words[-1]) and not sheet.flags[last - 1] & Is.SURNAME:
            return False
        if letters[-1] in "lkp" and not sheet.flags[last - 1] & (Is.SURNAME | Is.WEAK):
            return False
        # "mr." and "ing." before a place or a common word end a sentence more often than they open a name.
        return not (letters in {"A", "P"} and sheet.words[first - 1].lower() in {"ms", "sir", "les"})
    if ground == "voorletters":
        return _accept_initials(sheet, first, last)
    if ground == "tussenvoegsel":
        return _accept_particle(sheet, lexicon, first, last)
    if ground in {"familie", "functie"}:
        return _accept_after_role(sheet, first, last)
    if ground == "ambt":
        return not (
            letters in {"C", "A", "E", "X", "M", "P", "K", "R"}
            and sheet.flags[last - 1] & (Is.COMPOUND | Is.PROPER | Is.PLACE | Is.STREET)
        )
    if ground == "voor- en achternaam":
        return _accept_full_name(sheet, first, last)
    if ground == "voornaam" and letters == "h":
        return len(words[0]) > 3
    if ground == "omgekeerd":
        return not sheet.opens[first] or sheet.letters[first - 1 : first] in {"n", "N", ""}
    return True


def _accept_initials(sheet: Sheet, first: int, last: int) -> bool:
    """ "F.M. Weerwind" is a name though "weerwind" could be a word; "I. Toestemming" is a point in a list."""
    letters = sheet.letters[first:last]
    if _STREET.search(sheet.words[last - 1]) and letters[-1] in "AC" and "I" in letters[:-1]:
        return False
    if letters not in {"IC", "IE", "IA", "IK", "IR", "IM", "IP", "IX", "IO"} or len(sheet.words[first]) > 2:
        return True
    return first > 0 and not sheet.opens[first] and sheet.letters[first - 1] in "lTpovkFRG"


def _accept_particle(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    particles = [word.lower() for word in sheet.words[first : last - 1]]
    core = sheet.letters[last - 1]
    if sheet.letters[first] == "v":
        # "van der Berg" is a name; "van de Jansens" or "aan de Berg" may be a preposition with an article.
        return bool(lexicon.cues["zekere_tussenvoegsels"] & set(particles))
    if core == "P" and particles[0] in {"de", "van", "het", "den"} and len(particles) == 1:
        return False
    if particles[0] in {"de", "het", "te", "la", "le", "al", "y"} and len(particles) == 1:
        # "De Meerpaal" is a house, "De Vries" a name.
        return core in "Ss" and not (sheet.opens[first] and core == "s")
    if sheet.opens[first] and particles == ["van"]:
        follows = sheet.flags[last] if last < len(sheet.flags) else Is.NOTHING
        return core in "SW" or (core in "sg" and bool(follows & Is.VERB))
    return core in "SsWUGg" and not (core in "Gg" and particles == ["van"] and sheet.opens[first])


def _accept_after_role(sheet: Sheet, first: int, last: int) -> bool:
    letter = sheet.letters[first]
    if letter in "CE" and (
        sheet.flags[first] & (Is.COMPOUND | Is.STARTER) or sheet.letters[last : last + 1] in {"C", "O", "A"}
    ):
        return False
    if letter in "XP" and last - first == 1:
        return False
    return not (sheet.opens[first] and letter in "CEPsg")


def _accept_after_office(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "minister Weerwind" names a person, "wethouder Zorg, Ouderen" and "minister van de Kroon" do not."""
    if sheet.letters[first] in "vq" and sheet.letters[last - 1] not in "SsWU":
        return False
    if any(
        sheet.words[i].lower() in lexicon.cues["portefeuilles"] or sheet.flags[i] & Is.DESCRIBES
        for i in range(first, last)
    ):
        return False
    if sheet.letters[first:last] in {"X", "E"} and sheet.flags[first] & Is.CAPITALS:
        return False
    return not (sheet.letters[last - 1] in "CEXMRK" and sheet.letters[last : last + 1] in {"C", "O", "&", "A"})


def _accept_full_name(sheet: Sheet, first: int, last: int) -> bool:
    letters = sheet.letters[first:last]
    if "X" in letters and "G" not in letters:
        return False
    if letters[0] in "UWg" and sheet.opens[first] and letters[-1] in "PC" and "v" not in letters:
        return False
    before = sheet.flags[first - 1] if first else Is.NOTHING
    after = sheet.flags[last] if last < len(sheet.words) else Is.NOTHING
    if before & Is.DESCRIBES and letters[0] not in "G":
        return False
    return not (after & Is.AFTER_ORGANISATION and sheet.letters[last] in "CEXORFKUA")


def _is_list_mark(sheet: Sheet, first: int, last: int) -> bool:
    """ "A. Inleiding" at the start of a line is a heading, "B. Jansen" a name."""
    if sheet.letters[first] != "I" or not sheet.opens[first] or len(sheet.words[first]) > 2:
        return False
    core = sheet.letters[last - 1]
    return core in "CAEPKRXM" or (core in "sg" and last - first == 2)


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
            yield _person(sheet, i + 1, j, 0.9, "aanhef")
            k = j
            while sheet.words[k : k + 1] in (["en"], [","]) and sheet.letters[k + 1 : k + 2] in set("GgSsWUC"):
                if sheet.letters[k + 1] == "C" and sheet.words[k] == ",":
                    break
                yield _person(sheet, k + 1, k + 2, 0.85, "aanhef")
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
                if start < j and not compound:
                    yield _person(sheet, start, j, 0.9, "ondertekening")
                    break
            elif line and len(line) == 1 and line in "hju":
                yield _person(sheet, i, j, 0.85, "ondertekening")
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
            j = i
            while j < len(sheet.words) and sheet.letters[j] in "IGgSsWUPCELvVqhju-" and j - i < 6:
                j += 1
            while j > i and sheet.letters[j - 1] in "vVq-":
                j -= 1
            line = sheet.letters[i:j]
            following = sheet.letters[j : j + 1]
            if not line or (not re.search(r"[GgSsWUIhju]", line) and not (line == "C" and len(words) <= 2)):
                return_after = not line
                if return_after:
                    break
            elif sheet.words[i].lower() not in lexicon.cues["zinsbegin"] and following not in {"l"}:
                if not all(sheet.flags[k] & (Is.COMPOUND | Is.STARTER) for k in range(i, j)):
                    yield _person(sheet, i, j, 0.9, "veld")
            elif following == "l" and sheet.words[j].lower() in {"en", "of", "namens", "via", "tel", "geboren"}:
                yield _person(sheet, i, j, 0.9, "veld")
            if following == "(":
                while j < len(sheet.words) and sheet.letters[j] not in ")nN":
                    j += 1
                j += 1
            if sheet.words[j : j + 1] in ([","], ["en"], [";"], ["/"]):
                i = j + 1
            else:
                break


def _openers(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """A given name that is also a word opens a sentence when a verb follows: "Roos belt", "Storm is boos"."""
    for match in re.finditer(r"[gs](?=l)", sheet.letters):
        i = match.start()
        if sheet.flags[i + 1] & Is.VERB and sheet.flags[i] & Is.GIVEN and not sheet.flags[i] & Is.STARTER:
            yield _person(sheet, i, i + 1, 0.7, "voornaam met werkwoord")
    for match in re.finditer(r"(?<=[lvkph,])g(?=[l.,?!;nN)]|$)", sheet.letters):
        i = match.start()
        before = sheet.words[i - 1].lower()
        if sheet.opens[i] or before in lexicon.cues["lidwoorden"] or sheet.flags[i - 1] & Is.DESCRIBES:
            continue
        if sheet.letters[i - 1] == "," and not _names_around(sheet, i):
            continue
        yield _person(sheet, i, i + 1, 0.65, "voornaam midden in de zin")


def _names_around(sheet: Sheet, i: int) -> bool:
    """In a row with other names: "Lotte, Storm en Daan"."""
    return bool(set(sheet.letters[max(0, i - 4) : i] + sheet.letters[i + 1 : i + 4]) & set("GI"))
