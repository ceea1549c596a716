"""Names by their own form and the words around them: titles, initials, kin, function, tussenvoegsels.

The tokens of a text are one string of letters, so that the rules are regular expressions over words:

    T title  I initials  L one letter  v/V q/Q tussenvoegsel, with V and Q for a capital; q is also a preposition
    G given name  g given name that is also a word or a place  S surname  s surname that is also a word
    W proper noun that may be a surname  U unknown  P place  A other proper noun  C dictionary word  E English
    X letters or mixed case  O kept  k/K kin  p/R carer  o/F office  M month
    l lower case  h/j/u lower case: given name, surname, unknown  0 number  n/N line break, blank line
"""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.announced_checks import HOUSEHOLD, STREET
from ingest.deidentify.beside import find_by_monogram, find_contacts, find_shared, find_signed_off
from ingest.deidentify.blocks import find_in_blocks
from ingest.deidentify.common_words import find_common_words, find_openers
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.name_checks import CHECKS
from ingest.deidentify.no_name import names_nobody
from ingest.deidentify.sheet import Sheet, person
from ingest.deidentify.word import Is

_ANY = "[GgSsWUPACXEKRMLO]"
_SURNAME = "[GgSsWUPXO]"
_PARTICLES = "(?:[vV][vVqQ]{0,2}n?|[qQ][vV]{1,2}n?)"
_CAPITAL_PARTICLES = "(?:V[vVqQ]{0,2}n?|Q[vV]{1,2}n?)"
_DOUBLE = f"(?:-{_PARTICLES}?{_SURNAME})?"
_AFTER_GIVEN = (
    f"(?:n?{_PARTICLES}[GgSsWUPACXEOKRI][SWUG]?|n[SWUGs][SWU]?|{_SURNAME}[SWU]?|[CAEKRL]|I+(?![GSWU]))"
)
_AFTER_CUE = rf"(?:I+n?)?(?:\([GgSsUWCP]\))?(?:[GgUWS]-?[Gg]{{0,2}}I*{_AFTER_GIVEN}|{_PARTICLES}(?:{_ANY}[SWU]?|[hjul]|I)|{_ANY}[SWU]?){_DOUBLE}"
_AFTER_ROLE = rf"(?:I+{_AFTER_GIVEN}|[GgsUWSPOCEA](?:{_PARTICLES}[GgSsWUPCO][SWU]?|[SWUGsgCA]|I+)|[gsGCELPXWUSMO]|{_CAPITAL_PARTICLES}[GgSsWUPCXO]){_DOUBLE}"
_RULES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, score, re.compile(pattern))
    for name, score, pattern in (
        ("aanspreektitel", 0.95, rf"T(?:[Tn(]|lT){{0,8}}(?P<name>{_AFTER_CUE})"),
        ("aanspreektitel", 0.9, r"T(?P<name>V?(?:I+|L)(?:v(?:I|L))?)(?![GgSsWUvV])"),
        ("aanspreektitel", 0.85, r"T(?P<name>[hjul])"),
        ("deeltje als achternaam", 0.85, r"T(?P<name>V)"),
        (
            "voorletters",
            0.95,
            rf"(?P<name>I+n?(?:\([GgUWSsCP]\))?(?:{_PARTICLES}(?:{_ANY}[SWU]?|[hju])|{_ANY}[SWU]?){_DOUBLE})",
        ),
        (
            "voorletters",
            0.9,
            rf"(?<![GI)])(?P<name>{_PARTICLES}?[SsWUGgX],?I+(?:v{{1,3}}(?![SsWUGgPC]))?)(?![GgSsWUvV]|(?<=XI)[CPOAE]|\([^0l])",
        ),
        ("voorletters", 0.8, r"(?P<name>IvI)"),
        ("ambt als achternaam", 0.8, r"(?P<name>I+F)(?=[l,.;)(nN|]|$)"),
        ("losse letter", 0.45, r"(?P<name>I)(?=l|,|v[lkd]|[:;()?!nN\"-]|$)"),
        (
            "omgekeerd",
            0.8,
            r"(?<![GSWU,])(?P<name>(?:[vV]{1,3}[SWUsgPC]|[SWUsg]),(?:G|I|g)+(?:v{1,3})?)(?![SWUvVGg])",
        ),
        ("omgekeerd in een cel", 0.75, r"(?<=[nN|:])(?P<name>[GgSsWUPCO],[GgSsWUPCO])(?=[nN|(.;]|$)"),
        ("voor- en achternaam", 0.95, rf"(?P<name>G-?[Gg]{{0,2}}I*{_AFTER_GIVEN}{_DOUBLE})"),
        (
            "voor- en achternaam",
            0.9,
            rf"(?P<name>g[Gg]{{0,2}}(?:n?{_PARTICLES}[GgSsWUPOCAI]|[GgSWUsACPO]|I+(?![GSWU])){_DOUBLE})",
        ),
        (
            "voor- en achternaam",
            0.9,
            rf"(?P<name>(?:[Gg][Gg]{{0,2}}|I)[(\"][GgSsUWC][)\"](?:{_PARTICLES}[GgSsWUPOCA]|[GgSsWUP]){_DOUBLE})",
        ),
        ("voor- en achternaam", 0.8, rf"(?P<name>[UWS](?:{_PARTICLES}[GgSsWUPCOE]|[SsWUGgP]){_DOUBLE})"),
        ("voor- en achternaam", 0.8, rf"(?P<name>s{_PARTICLES}[SWUsP])"),
        ("onbekend en een woord", 0.6, r"(?P<name>[UWS][CPAE])(?=[l,.;:)(?!nN|v]|$)"),
        ("voornaam", 0.75, r"(?P<name>G)"),
        ("voornaam", 0.8, r"(?P<name>hv{0,3}[hju])"),
        ("voornaam", 0.7, r"(?P<name>h)"),
        ("achternaam in kleine letters", 0.6, r"(?P<name>[Ghg]v{1,3}[lju])(?![GgSsWU-])"),
        ("achternaam in kleine letters", 0.6, r"(?P<name>hl)(?=[,.!?\")nN]|$)"),
        ("familie in kleine letters", 0.75, r"[kKT][,(]?(?P<name>[hjul])(?![SWUG])"),
        ("heet zo", 0.7, r"l(?P<name>h)(?=[l,.;)!?nN]|$)"),
        ("kleine letters", 0.42, r"l(?P<name>l)(?=[.,!?nN]|$)"),
        ("kleine letters", 0.45, r"l(?P<name>[ju]{1,2}(?:v{1,3}[hju])?)(?=[l.,?!nN:;]|$)"),
        ("familie", 0.9, rf"[kK][,:(\"]?l?(?P<name>{_AFTER_ROLE})"),
        ("familie na dubbele punt", 0.9, rf"[CKkTl]:(?P<name>v{{1,3}}[GgSsWU]{_DOUBLE})"),
        ("functie", 0.9, rf"[pR][,:(]?l?(?P<name>{_AFTER_ROLE})"),
        (
            "ambt",
            0.9,
            rf"[oF](?P<name>{_CAPITAL_PARTICLES}[GgSsWUPCXO]|v[vq]{{0,2}}[SWU]|[GgSsWUCEXMRK]{{1,2}})",
        ),
        ("tussenvoegsel", 0.85, rf"(?P<name>{_CAPITAL_PARTICLES}[SsWUGgPOC](?:-[SsWUGgP])?)"),
        ("tussenvoegsel", 0.85, r"(?P<name>v[vq]{1,2}[SWUsGg](?:-[SsWUGgP])?)"),
    )
)

_NOT_ASTREET = frozenset(["voor- en achternaam", "onbekend en een woord", "tussenvoegsel"])
_OF_A_HOUSE = frozenset(("tot", "thoe", "toe"))
_MORE = re.compile(r"(?:[vq]{1,3}[SWUPsC]|[SWUsgGCPO])(?![l]?[CE]{2})")

# "VVVVVVVVEEEEEEEE": a pattern, no word.
_DRAWN = re.compile(r"(.)\1{5}")


def find_names(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """Every name the text itself betrays; overlapping evidence is left for the decision."""
    for one in _told(sheet, lexicon):
        tokens = sheet.tokens_in(one.start, one.end)
        # "zaal C. Zaaknr": behind an initial the last word tells.
        alone = len(tokens) == 1 or (len(tokens) == 2 and sheet.letters[tokens[0]] == "I")
        drawn = any(_DRAWN.search(sheet.words[i]) for i in tokens)
        if not drawn and (not alone or not names_nobody(sheet, lexicon, tokens[-1])):
            yield one


def _told(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    for ground, score, pattern in _RULES:
        for match in pattern.finditer(sheet.letters):
            first, last = match.span("name")
            last = _before_a_break(
                sheet, first, _before_a_body(sheet, first, _before_a_dash(sheet, first, last))
            )
            if _accept(sheet, lexicon, ground, first, last):
                while sheet.letters[last - 1] in "n,":
                    last -= 1
                if ground != "losse letter":
                    last = _whole_name(sheet, lexicon, last)
                if (
                    ground == "losse letter"
                    and first
                    and (sheet.letters[first - 1] in "kKpRT" or sheet.words[first - 1].lower() in HOUSEHOLD)
                ):
                    # "vader R.", "medewerker T.", "gezin Z."
                    score = max(score, 0.7)
                yield person(sheet, first, last, score, ground)
    yield from _in_capitals(sheet, lexicon)
    yield from find_in_blocks(sheet, lexicon)
    yield from find_openers(sheet, lexicon)
    yield from find_common_words(sheet, lexicon)
    yield from find_contacts(sheet)
    yield from find_by_monogram(sheet, lexicon)
    yield from find_signed_off(sheet)
    yield from find_shared(sheet)


def _before_a_dash(sheet: Sheet, first: int, last: int) -> int:
    """Where a name ends that a dash between spaces cuts off: "Gijsbert – Opella", not "Blanksma – van den Heuvel"."""
    for i in range(first + 1, last - 1):
        spaced = sheet.starts[i] > sheet.ends[i - 1] and sheet.starts[i + 1] > sheet.ends[i]
        if sheet.letters[i] == "-" and spaced and sheet.letters[i + 1] not in "vq":
            return i
    return last


def _before_a_break(sheet: Sheet, first: int, last: int) -> int:
    """Where a name ends at the end of a line, when a plain word opens the next: "mw. Bol", "Tafel 2"."""
    for i in range(first + 1, last):
        if sheet.letters[i] in "CAE" and "\n" in sheet.text[sheet.ends[i - 1] : sheet.starts[i]]:
            return i
    return last


def _before_a_body(sheet: Sheet, first: int, last: int) -> int:
    """Where a name ends that "van" and a body follow: "de heer Stevens van Hockey Club", "Roos Storm van Levvel"."""
    particle = last - 1
    while particle > first and sheet.letters[particle - 1] in "vq":
        particle -= 1
    core, flags = sheet.letters[last - 1], sheet.flags[last - 1]
    named = core == "C" and sheet.letters[last : last + 1] in set("CEOA") and not flags & Is.SURNAME
    # Of two words and more: "het Hof van Justitie" is one name.
    kept = core == "O" and particle - first > 1 and not flags & (Is.GIVEN | Is.SURNAME | Is.PLACE)
    if particle == last - 1 or particle == first or not (named or kept):
        return last
    return particle


def _is_firm(sheet: Sheet, lexicon: Lexicon, last: int) -> bool:
    """ "Stappert Noxon B.V.": a legal form stands behind it."""
    return last < len(sheet.words) and sheet.words[last].lower().rstrip(".") in lexicon.cues["rechtsvormen"]


def _in_capitals(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """ "MELDER DE VRIES": in a line of capitals a tussenvoegsel looks like any small word."""
    for match in re.finditer("v{1,3}[PSsW]", sheet.letters):
        first, last = match.span()
        core = sheet.flags[last - 1]
        particles = {word.lower() for word in sheet.words[first : last - 1]}
        if (
            all(sheet.flags[i] & Is.CAPITALS for i in range(first, last))
            and (core & Is.SURNAME or particles == {"de"})
            and (not core & Is.WORD or particles & lexicon.cues["zekere_tussenvoegsels"])
            and not (first and sheet.words[first - 1].lower() in lexicon.cues["plaatsaanwijzers"])
        ):
            yield person(sheet, first, last, 0.75, "tussenvoegsel in kapitalen")


def _whole_name(sheet: Sheet, lexicon: Lexicon, last: int) -> int:
    """The end of the name with the surnames and degrees that follow it: "Hanna Maas Kuipers", "M. Faber MSc"."""
    last = _past_the_letter(sheet, last)
    for _ in range(2):
        match = _MORE.match(sheet.letters, last)
        if match is None or sheet.words[last] in {"te", "in", "op", "bij"}:
            break
        core = match.end() - 1
        if sheet.words[last] in _OF_A_HOUSE and sheet.letters[core] in "PSWU":
            # "van Asselt tot Heerenberg"
            last = match.end()
            continue
        if sheet.letters[core] in "CPO" and (
            core > last  # "Stevens van Hockey Club"
            or not sheet.flags[core] & (Is.SURNAME | Is.WEAK)
            or sheet.flags[core] & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
        ):
            break
        last = match.end()
    if sheet.words[last : last + 1] and sheet.words[last].rstrip(".") in lexicon.cues["achter_naam"]:
        last += 1
    return last


def _past_the_letter(sheet: Sheet, last: int) -> int:
    """The end of a Surinamese name of three words: "Tjon A Ten", "Lie A Ling"."""
    three = sheet.words[last : last + 1] == ["A"] and sheet.letters[last + 1 : last + 2] in set("GgSsWUEVP")
    return last + 2 if three and sheet.flags[last + 1] & Is.CAPITAL else last


def _accept(sheet: Sheet, lexicon: Lexicon, ground: str, first: int, last: int) -> bool:
    """Whether the words behind the letters bear out the rule."""
    letters = sheet.letters[first:last]
    if (
        ground in _NOT_ASTREET
        and STREET.search(sheet.words[last - 1])
        and not sheet.flags[last - 1] & (Is.SURNAME | Is.GIVEN)
    ):
        # "aan de Guido Gezellelaan"
        return False
    if _is_firm(sheet, lexicon, last) and ground not in {"aanspreektitel", "voorletters"}:
        return False
    for i in range(first, last):
        flags = sheet.flags[i]
        if (
            letters[i - first] == "C"
            and flags & Is.STARTER
            and (i == first or letters[i - first - 1] not in "vVqQ")
        ):
            return False
        if letters[i - first] == "O" and (
            not flags & (Is.GIVEN | Is.SURNAME | Is.PLACE)
            or (flags & Is.CAPITALS and not sheet.flags[first] & Is.CAPITALS)
        ):
            # "Hetty van MEE"
            return False
    return CHECKS[ground](sheet, lexicon, first, last)
