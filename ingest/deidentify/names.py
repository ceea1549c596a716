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
from collections.abc import Iterable, Iterator

from ingest.deidentify.blocks import find_in_blocks
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Is, Lexicon
from ingest.deidentify.sheet import Sheet, person

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
        ("aanspreektitel", 0.95, rf"T(?:[Tn(]|lT)*(?P<name>{_AFTER_CUE})"),
        ("aanspreektitel", 0.9, r"T+(?P<name>V?(?:I+|L)(?:v(?:I|L))?)(?![GgSsWUvV])"),
        ("aanspreektitel", 0.85, r"T(?P<name>[hjul])"),
        (
            "voorletters",
            0.95,
            rf"(?P<name>I+n?(?:\([GgUWSsCP]\))?(?:{_PARTICLES}(?:{_ANY}[SWU]?|[hju])|{_ANY}[SWU]?){_DOUBLE})",
        ),
        (
            "voorletters",
            0.9,
            rf"(?<![GI)])(?P<name>{_PARTICLES}?[SsWUGgX],?I+(?:v{{1,3}}(?![SsWUGgPC]))?)(?![GgSsWUvV(])",
        ),
        ("voorletters", 0.8, r"(?P<name>IvI)"),
        ("losse letter", 0.45, r"(?P<name>I)(?=l|,|v[lkd]|[;)?!nN\"-]|$)"),
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
            rf"(?P<name>g[Gg]{{0,2}}(?:n?{_PARTICLES}[GgSsWUPOCA]|[GgSWUsACPO]|I+(?![GSWU])){_DOUBLE})",
        ),
        ("voor- en achternaam", 0.8, rf"(?P<name>[UWS](?:{_PARTICLES}[GgSsWUPCOE]|[SsWUGgP]){_DOUBLE})"),
        ("voor- en achternaam", 0.8, rf"(?P<name>s{_PARTICLES}[SWUsP])"),
        ("onbekend en een woord", 0.6, r"(?P<name>[UWS][CPAE])(?=[l,.;:)(?!nN|v]|$)"),
        ("voornaam", 0.75, r"(?P<name>G)"),
        ("voornaam", 0.8, r"(?P<name>hv{0,3}[hju])"),
        ("voornaam", 0.7, r"(?P<name>h)"),
        ("familie in kleine letters", 0.75, r"[kKT][,(]?(?P<name>[hjul])(?![SWUG])"),
        ("kleine letters", 0.42, r"l(?P<name>l)(?=[.,!?nN]|$)"),
        ("kleine letters", 0.45, r"l(?P<name>[ju]{1,2}(?:v{1,3}[hju])?)(?=[l.,?!nN:;]|$)"),
        ("familie", 0.9, rf"[kK][,:(\"]?l?(?P<name>{_AFTER_ROLE})"),
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

_STREET = re.compile(r"(?:straat|laan|weg|plein|singel|kade|gracht|dreef|steeg|park)$", re.IGNORECASE)
_THING = re.compile(
    r"-[a-z]|(?:school|huis|stichting|plein|prijs|instituut|centrum|college|fonds|park|weg|zaal|hal)$"
)
_NOT_A_STREET = frozenset(["voor- en achternaam", "onbekend en een woord", "tussenvoegsel"])
_STREET_TITLES = frozenset(
    ["dr", "dokter", "prof", "pastoor", "mgr", "ds", "burgemeester", "mr", "ir", "jhr", "meester"]
)
_MORE = re.compile(r"(?:[vq]{1,3}[SWUPsC]|[SWUsgGCPO])(?![l]?[CE]{2})")
_PLACE_WORDS = frozenset(["naar", "van", "in", "bij", "aan", "over", "en", "om", "of", "tussen"])
_CONTACT = re.compile(
    r"(?i:contact (?:op ?(?:te )?(?:nemen )?|opnemen |gezocht )?met|terecht bij|inlichtingen bij|informatie bij|te bereiken via|vragen (?:aan|stellen aan)|aanmelden bij|stuur (?:dan )?naar)[ \n]"
)
_PAIR = re.compile(r"(?:[GgUWSCE]|I+)(?:v{1,3}[GgSWUsPCO]|[GgSWUsPC])(?=[,.(;:nN|]|$)")
_DEFINITE = frozenset(("de", "het", "een", "'t", "deze", "onze"))
_ADVERB = re.compile(r"(?:end|ende|lijk|lijks|ig|gens|ens|weg|aal|eel)$")
_ROW_NAME = r"(?:[vV]{1,3})?[GgSsWUCE]"
_ROW_RIGHT = re.compile(rf"[GgSsWUPCAI](?P<joint>[,/l&+])(?P<name>{_ROW_NAME})(?=[,./l)nN(vqp;:?!-]|$)")
_ROW_LEFT = re.compile(rf"(?<=[,./l(nNvq:])(?P<name>{_ROW_NAME})(?P<joint>[,/l&+])[GgSsWUI]")
_NAMED = Is.GIVEN | Is.SURNAME | Is.WEAK
_COMMON = Is.COMPOUND | Is.PROPER | Is.PLACE | Is.STREET


def find_names(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """Every name the text itself betrays; overlapping evidence is left for the decision."""
    for ground, score, pattern in _RULES:
        for match in pattern.finditer(sheet.letters):
            first, last = match.span("name")
            if _accept(sheet, lexicon, ground, first, last):
                while sheet.letters[last - 1] in "n,":
                    last -= 1
                if ground != "losse letter":
                    last = _whole_name(sheet, lexicon, last)
                yield person(sheet, first, last, score, ground)
    yield from find_in_blocks(sheet, lexicon)
    yield from _openers(sheet, lexicon)
    yield from _common_words(sheet, lexicon)
    yield from _contacts(sheet)


def _is_firm(sheet: Sheet, lexicon: Lexicon, last: int) -> bool:
    """ "Stappert Noxon B.V.": a legal form stands behind it."""
    return last < len(sheet.words) and sheet.words[last].lower().rstrip(".") in lexicon.cues["rechtsvormen"]


def _whole_name(sheet: Sheet, lexicon: Lexicon, last: int) -> int:
    """The end of the name with the surnames and degrees that follow it: "Hanna Maas Kuipers", "M. Faber MSc"."""
    for _ in range(2):
        match = _MORE.match(sheet.letters, last)
        if match is None or sheet.words[last] in {"te", "in", "op", "bij"}:
            break
        core = match.end() - 1
        if sheet.letters[core] in "CPO" and (
            not sheet.flags[core] & (Is.SURNAME | Is.WEAK)
            or sheet.flags[core] & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
        ):
            break
        last = match.end()
    if sheet.words[last : last + 1] and sheet.words[last].rstrip(".") in lexicon.cues["achter_naam"]:
        last += 1
    return last


def find_in_rows(sheet: Sheet, lexicon: Lexicon, known: set[int]) -> Iterator[Evidence]:
    """Names beside names: "Jansen/Baptiste", "Lotte, Storm en Daan"; `known` are the tokens of the names already found."""
    found = set(known)
    for step, pattern in ((1, _ROW_RIGHT), (-1, _ROW_LEFT)):
        for match in list(pattern.finditer(sheet.letters))[::step]:
            first, last = match.span("name")
            neighbour = match.start() if step == 1 else match.end() - 1
            joint = sheet.words[match.start("joint")].lower()
            if neighbour not in found or first in found or joint not in {"/", ",", "en", "&", "of", "x", "+"}:
                continue
            letters, flags = sheet.letters[first:last], sheet.flags[last - 1]
            if letters[-1] in "CEAP" and (
                joint == "," or flags & (Is.COMPOUND | Is.STARTER | Is.PROPER | Is.DESCRIBES | Is.PLACE)
            ):
                continue
            if flags & (Is.KEEP | Is.CAPITALS):
                continue
            found.update(range(first, last))
            yield person(sheet, first, last, 0.7 if letters[-1] in "SsGgWU" else 0.55, "naast een naam")


def _accept(sheet: Sheet, lexicon: Lexicon, ground: str, first: int, last: int) -> bool:
    """Whether the words behind the letters bear out the rule."""
    letters = sheet.letters[first:last]
    if (
        ground in _NOT_A_STREET
        and _STREET.search(sheet.words[last - 1])
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
        if letters[i - first] == "O" and not flags & (_NAMED | Is.PLACE):
            return False
    return _CHECKS[ground](sheet, lexicon, first, last)


def _title(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    letters, word, flags = sheet.letters[first:last], sheet.words[last - 1], sheet.flags[last - 1]
    if word.lower() in lexicon.cues["geen_naam_na_titel"]:
        return False
    if (
        letters[-1] in "ACUX"
        and _STREET.search(word)
        and sheet.words[first - 1].lower().rstrip(".") in _STREET_TITLES
    ):
        return False
    if letters == "u" and (len(word) < 4 or not re.search("[aeiouy]", word.lower())):
        return False
    if letters[-1] == "l":
        follows = sheet.flags[last] if last < len(sheet.flags) else Is.VERB
        ends = sheet.letters[last : last + 1] in {"", ",", ".", ")", "n", "N"}
        if flags & (Is.STARTER | Is.VERB) or not (flags & _NAMED or not flags & Is.WORD):
            return False
        return len(letters) > 1 or ends or bool(follows & Is.VERB)
    return not (letters in {"A", "P"} and sheet.words[first - 1].lower() in {"ms", "sir", "les"})


def _initials(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "F.M. Weerwind" is a name though "weerwind" could be a word; "I. Toestemming" is a point in a list."""
    letters, word = sheet.letters[first:last], sheet.words[first]
    if letters[0] != "I":
        return True
    core, flags = letters[-1], sheet.flags[last - 1]
    if _STREET.search(sheet.words[last - 1]) and core in "AC":
        return False
    if len(letters) > 2 or len(word) > 2 or (core in "SWUGgs" and not sheet.opens[first]):
        return True
    follows = sheet.letters[last : last + 1]
    if sheet.opens[first]:
        ends = follows in {"", ",", ".", ";", ")", "(", "n", "N", "|", "-", "/", "0"} or sheet.words[
            last : last + 1
        ] == ["en"]
        acts = follows == "l" and lexicon.is_verb(sheet.words[last])
        return bool(flags & (_NAMED | Is.PLACE) or core in "SWU") and (ends or acts)
    return sheet.letters[first - 1] in "lTpovqkFRG,(" and not flags & Is.STARTER


def _lone_initial(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """A single letter as a pseudonym: "met R. naar school", not "bijlage A. volgt" or "A. Inleiding"."""
    if len(sheet.words[first]) not in {2, 4}:
        return False
    before = sheet.words[first - 1].lower() if first else ""
    follows = sheet.letters[last : last + 1]
    if sheet.opens[first]:
        return follows in {"l", ","} and (
            follows == "," or len(sheet.words[first]) == 4 or lexicon.is_verb(sheet.words[last])
        )
    return before in lexicon.cues["bij_personen"] or (
        sheet.letters[first - 1] in "k" or (sheet.letters[first - 1] == "l" and lexicon.is_verb(before))
    )


def _full_name(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    letters = sheet.letters[first:last]
    core = letters[-1]
    if core == "C" and sheet.flags[last - 1] & Is.COMPOUND and _THING.search(sheet.words[last - 1]):
        # "Anne Frankschool", "Willem Drees-huis"
        return False
    if letters[0] == "g" and core in "CPO" and not set(letters) & set("vV"):
        return _given_and_word(sheet, lexicon, first, last)
    if letters[0] in "UWS" and sheet.opens[first] and core in "PC" and not set(letters) & set("vV"):
        return False
    if core == "X" and sheet.flags[last - 1] & Is.CAPITALS and not sheet.flags[first] & Is.CAPITALS:
        return False
    if core in "CAEX" and letters[0] != "G":
        return core in "CA" and "v" in letters and not sheet.flags[last - 1] & Is.COMPOUND
    if (
        "v" in letters
        and core in "CAXE"
        and sheet.flags[last - 1] & Is.COMPOUND
        and sheet.words[last - 2].lower() in {"de", "het", "van", "den"}
    ):
        # "gaf Daan de Jeugdbescherming" holds a name and an organisation.
        return False
    if sheet.words[last - 2] in {"te", "ten"} and sheet.flags[last - 1] & Is.PLACE:
        return False
    before = sheet.flags[first - 1] if first else Is.NOTHING
    after = sheet.flags[last] if last < len(sheet.words) else Is.NOTHING
    if before & Is.DESCRIBES and sheet.letters[first - 1] != "C":
        return False
    return not (after & Is.AFTER_ORGANISATION and sheet.letters[last] in "CEXORFKUA")


def _given_and_word(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Koos Kwast": both are words, together they are a person when something more points that way."""
    given, word = sheet.flags[first], sheet.flags[last - 1]
    if (
        not given & Is.COUNTED
        or given & Is.STARTER
        or word & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES | Is.MONTH)
    ):
        return False
    if word & Is.PLACE and not word & (Is.SURNAME | Is.WEAK):
        return False
    if not sheet.opens[first]:
        return sheet.letters[first - 1] not in "CEAXO"
    follows = sheet.letters[last : last + 1]
    ends = follows in {"", ",", "(", "n", "N", "|", ")", ".", "/"} or sheet.words[last : last + 1] == ["en"]
    return bool(word & (_NAMED | Is.PLACE)) and (
        ends or (follows == "l" and lexicon.is_verb(sheet.words[last]))
    )


def _lone_given(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    if sheet.letters[first] == "h":
        if sheet.text.startswith("-", sheet.ends[last - 1]):
            return False
        return len(sheet.words[first]) > 3 and not sheet.flags[first] & Is.ENGLISH
    if sheet.letters[last : last + 1] == "C" and _THING.search(sheet.words[last]):
        return False
    if sheet.text[sheet.ends[last - 1] : sheet.ends[last - 1] + 2] == "- ":
        # "zonne- en windparken"
        return False
    return not (first and sheet.flags[first - 1] & Is.DESCRIBES)


def _role(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "zoon Storm", "huisarts Van Beek", "een tolk, Saba," but not "ouders Nederlandse" or "kind Sociaal Team"."""
    letter, flags = sheet.letters[first], sheet.flags[first]
    alone = last - first == 1
    if sheet.opens[first] and letter in "CEPsg":
        return False
    if letter in "CE" and sheet.letters[first - 1] in "KR" and not sheet.opens[first - 1]:
        # "dat Ouders Tevreden zijn": in this text words have capitals.
        return False
    if letter in "CU" and alone and sheet.letters[first - 1] == "," and sheet.letters[last : last + 1] == ",":
        # "de advocaat van moeder, Oosterveld, vraagt": an apposition.
        return (
            not flags & (Is.STARTER | Is.DESCRIBES | Is.PROPER)
            and sheet.words[first].lower() not in lexicon.cues["geen_persoon"]
        )
    if letter in "CEA" and alone:
        if flags & (Is.COMPOUND | Is.STARTER | Is.PROPER | Is.ENGLISH) or sheet.letters[last : last + 1] in {
            "C",
            "O",
            "A",
        }:
            return False
        return sheet.letters[first - 1] != "l" or sheet.words[first - 1].lower() in {
            "heet",
            "heette",
            "genaamd",
            "roepnaam",
        }
    if letter in "PO" and alone:
        return sheet.letters[first - 1] == "," and sheet.letters[last : last + 1] == ","
    if letter in "CEA" and not alone:
        return not flags & (Is.COMPOUND | Is.STARTER | Is.PROPER) and sheet.letters[last - 1] not in "CA"
    if letter in "VQ":
        return sheet.letters[last - 1] in "SsWUGgPO" or not sheet.flags[last - 1] & Is.COMPOUND
    between = sheet.words[first - 1].lower()
    if sheet.letters[first - 1] == "l" and between not in {
        "heet",
        "heette",
        "genaamd",
        "is",
        "was",
        "en",
        "roepnaam",
    }:
        return letter in "gs" and bool(flags & Is.GIVEN)
    return not (letter == "X" and alone)


def _function(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "jeugdbeschermer Karin", "huisarts Brandt", but not "projectleider Digitalisering"."""
    if (
        last - first == 1
        and sheet.letters[first] in "CE"
        and not sheet.flags[first] & _NAMED
        and sheet.letters[first - 1] != ","
    ):
        return False
    return _role(sheet, lexicon, first, last)


def _office(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "minister Weerwind" names a person, "wethouder Zorg, Ouderen" and "minister van de Kroon" do not."""
    letters = sheet.letters[first:last]
    if letters[0] == "v" and letters[-1] not in "SWU":
        return False
    if any(
        sheet.words[i].lower() in lexicon.cues["portefeuilles"] or sheet.flags[i] & Is.DESCRIBES
        for i in range(first, last)
    ):
        return False
    if letters in {"X", "E", "A", "P"}:
        return False
    if letters == "C" and sheet.letters[last : last + 1] in {"v", "q"}:
        # "de leden College van Bestuur"
        return False
    return not (letters[-1] in "CEXMRK" and sheet.letters[last : last + 1] in {"C", "O", "&", "A"})


def _particle(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """A surname that opens with a tussenvoegsel: its place in the sentence and its last word decide."""
    if first and sheet.flags[first - 1] & Is.DESCRIBES:
        return False
    particles = [
        word.lower() for word in sheet.words[first:last] if word.lower() in lexicon.cues["tussenvoegsels"]
    ]
    core, flags = sheet.letters[last - 1], sheet.flags[last - 1]
    if not particles:
        return False
    if sheet.letters[first] == "v":
        # "van der Berg" is a name; "van de Jansens" or "aan de Berg" may be a preposition with an article.
        return bool(lexicon.cues["zekere_tussenvoegsels"] & set(particles))
    alone = len(particles) == 1
    follows = sheet.flags[last] if last < len(sheet.flags) else Is.NOTHING
    if alone and particles[0] in {"de", "het", "te", "la", "le", "al", "y", "den"}:
        # "De Meerpaal" is a house, "De Vries" a name.
        if core == "P" and flags & Is.SURNAME and sheet.letters[last : last + 1] in set("|,nN;") | {""}:
            return sheet.opens[first] or sheet.letters[first - 1] in "|;,"
        return (
            core in "Ss"
            and bool(flags & Is.SURNAME)
            and not (sheet.opens[first] and (core == "s" and not follows & Is.VERB))
        )
    if core in "CO" and flags & (Is.COMPOUND | Is.DESCRIBES | Is.STARTER) and not flags & Is.PLACE:
        return False
    if particles[0] in lexicon.cues["voorzetsels"] and sheet.opens[first] and core not in "SWU":
        # "In de Anne Frankschool"
        return False
    if not sheet.opens[first]:
        # Inside a sentence "van" has no capital: "dat Van Houten komt".
        return (
            not (alone and core in "CP" and particles[0] != "van") and sheet.letters[first - 1] not in "CAEXO"
        )
    if alone and particles == ["van"]:
        return core in "SW" or (
            core in "sgUPO"
            and bool(follows & Is.VERB)
            and sheet.words[last].lower() not in {"is", "was", "wordt"}
        )
    return core in "SsWUGg" or (core in "CPO" and bool(lexicon.cues["zekere_tussenvoegsels"] & set(particles)))


def _reversed(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    return not sheet.opens[first] or sheet.letters[first - 1 : first] in {"n", "N", "", ":", "*"}


def _lower_case(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """An unknown word in lower case where a person is expected: "tegen ouaziz gezegd", "de ex heet tarik"."""
    if sheet.letters[first:last] != "l" and any(
        len(word) < 4 or word.isdigit() or not re.search("[aeiouy]", word)
        for word in sheet.words[first:last]
        if sheet.letters[first] != "v"
    ):
        return False
    if sheet.flags[first] & Is.VERB:
        return False
    if sheet.letters[first:last] == "l":
        if sheet.letters[first - 1] == "l" and sheet.words[first - 1].lower() not in {
            "met",
            "tegen",
            "door",
            "heet",
            "namens",
            "belde",
            "sprak",
        }:
            return False
        return (
            bool(sheet.flags[first] & Is.COUNTED)
            and not sheet.flags[first] & (Is.STARTER | Is.VERB)
            and not lexicon.is_verb(sheet.words[first])
        )
    if sheet.letters[first - 1] == "l":
        return sheet.words[first - 1].lower() in lexicon.cues["bij_personen"] - {
            "en",
            "of",
            "om",
            "ook",
            "over",
            "voor",
            "als",
        }
    return True


def _cell(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    return all(sheet.flags[i] & _NAMED and not sheet.flags[i] & Is.COMPOUND for i in (first, last - 1))


def _unknown_and_word(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Attje Kuiken": an unknown word with a surname that is also a word."""
    flags = sheet.flags[last - 1]
    if (
        sheet.opens[first]
        or not flags & (Is.SURNAME | Is.WEAK)
        or flags & (Is.COMPOUND | Is.DESCRIBES | Is.STARTER | Is.PLACE)
    ):
        return False
    if sheet.flags[first - 1] & Is.DESCRIBES or sheet.letters[first - 1] in "CEXOA":
        return False
    return not (sheet.flags[last] & Is.AFTER_ORGANISATION if last < len(sheet.flags) else False)


_CHECKS = {
    "onbekend en een woord": _unknown_and_word,
    "omgekeerd in een cel": _cell,
    "familie in kleine letters": _lower_case,
    "kleine letters": _lower_case,
    "aanspreektitel": _title,
    "voorletters": _initials,
    "losse letter": _lone_initial,
    "voor- en achternaam": _full_name,
    "voornaam": _lone_given,
    "familie": _role,
    "functie": _function,
    "ambt": _office,
    "tussenvoegsel": _particle,
    "omgekeerd": _reversed,
}


def _openers(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """A given name that is also a word opens a sentence when a verb follows: "Roos belt", "Storm is boos"."""
    for match in re.finditer(r"[gs](?=l)", sheet.letters):
        i = match.start()
        if (
            lexicon.is_verb(sheet.words[i + 1])
            and sheet.flags[i] & Is.GIVEN
            and not sheet.flags[i] & Is.STARTER
        ):
            first = i - 1 if i and sheet.letters[i - 1] == "V" and sheet.flags[i] & Is.SURNAME else i
            yield person(sheet, first, i + 1, 0.7, "voornaam met werkwoord")
    for match in re.finditer("g", sheet.letters):
        i = match.start()
        score = _stands_out(sheet, lexicon, i)
        if score and not sheet.text.startswith("-", sheet.ends[i]):
            yield person(sheet, i, i + 1, score, "voornaam die ook een woord is")


def _stands_out(sheet: Sheet, lexicon: Lexicon, i: int) -> float:
    """How sure a given name that is also a word is one, by what stands on both sides; 0 for not."""
    flags = sheet.flags[i]
    own = bool(flags & Is.GIVEN) and not flags & Is.FOREIGN
    before = sheet.letters[i - 1] if i else ""
    word_before = sheet.words[i - 1].lower() if i else ""
    after = sheet.letters[i + 1 : i + 2]
    if (flags & Is.STARTER and before not in {"k", "p"}) or word_before in _DEFINITE:
        return 0.0
    if i and sheet.flags[i - 1] & Is.DESCRIBES:
        return 0.0
    if word_before in lexicon.cues["lidwoorden"]:
        return 0.45 if flags & Is.COUNTED and after in set("l.,?!;nN") else 0.0
    if (before == "(" and after == ")") or (before == '"' and after == '"' and own):
        return 0.55 if own else 0.0
    if sheet.opens[i]:
        if not own:
            return 0.0
        if after == "(" or (after == "," and before != "*"):
            return 0.6
        if sheet.words[i + 1 : i + 2] == ["van"] and sheet.letters[i + 2 : i + 3] in {"q", "v", "O", "X"}:
            return 0.6
        if before == ":" and after in {".", "", "n", "N", "|", '"'}:
            return 0.6
        if before in set("-*nN") and before and after == ":":
            return 0.6
        return 0.5 if before in "|nN" and after in {"|", "n", "N", "/"} and before else 0.0
    if word_before in lexicon.cues["bij_personen"] and after in set('l.,?!;nNvqpkd)":(/'):
        return 0.65
    if before in "lvkphq;" and before and after in set('l.,?!;nN)vqpkd:"('):
        return 0.65
    if before == "," and (_names_around(sheet, i) or after == "("):
        return 0.65
    if before == "," and sheet.words[i + 1 : i + 2] == ["en"] and sheet.letters[i + 2 : i + 3] in {"g", "G"}:
        return 0.65
    if own and after not in set("CEAXO-0&") and (before not in "CEAXO" or sheet.opens[i - 1]):
        # Inside a sentence only names and terms have a capital.
        return 0.55 if flags & Is.COUNTED and before in "lvqkpC,;" and before else 0.45
    return 0.0


def _names_around(sheet: Sheet, i: int) -> bool:
    """In a row with other names: "Lotte, Storm en Daan"."""
    return bool(set(sheet.letters[max(0, i - 4) : i] + sheet.letters[i + 1 : i + 4]) & set("GI"))


def _common_words(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """A dictionary word with a capital inside a sentence: "gesprek met Boom"; too little for a published paper, enough for a case."""
    for match in re.finditer(r"C(?=l)", sheet.letters):
        i = match.start()
        flags = sheet.flags[i]
        if (
            sheet.opens[i]
            and sheet.words[i + 1].lower() in lexicon.cues["alleen_mensen"]
            and not _ADVERB.search(sheet.words[i])
            and not flags & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
            and sheet.words[i].lower() not in lexicon.cues["geen_persoon"]
        ):
            yield person(sheet, i, i + 1, 0.42, "gewoon woord dat handelt")
    for match in re.finditer(r"(?<=[lvq])[CE](?=[l,.?!:;)nNvqk]|$)", sheet.letters):
        i = match.start()
        flags, before = sheet.flags[i], sheet.words[i - 1].lower()
        if (
            sheet.opens[i]
            or flags & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES | Is.SCHOOL)
            or flags & Is.CAPITALS
        ):
            continue
        if before in lexicon.cues["lidwoorden"] or sheet.words[i].lower() in lexicon.cues["portefeuilles"]:
            continue
        if (
            before not in lexicon.cues["bij_personen"]
            and not lexicon.is_verb(before)
            and not lexicon.is_verb(sheet.words[i + 1] if i + 1 < len(sheet.words) else "")
        ):
            continue
        if sheet.words[i].lower() in lexicon.cues["geen_persoon"]:
            continue
        yield person(sheet, i, i + 1, 0.42, "gewoon woord met hoofdletter")
    for match in re.finditer(r"(?<=[lvqC])[sPO](?=l)", sheet.letters):
        i = match.start()
        flags, before = sheet.flags[i], sheet.words[i - 1].lower()
        if before not in lexicon.cues["bij_personen"] - _PLACE_WORDS or not lexicon.is_verb(sheet.words[i + 1]):
            continue
        if sheet.letters[i] == "s" and flags & Is.SURNAME:
            yield person(sheet, i, i + 1, 0.6, "achternaam die handelt")
        elif flags & (Is.GIVEN | Is.SURNAME):
            yield person(sheet, i, i + 1, 0.45, "plaats die handelt")
    for match in re.finditer(r"(?<=[lvqk,])s(?=[l,.?!:;)nN]|$)", sheet.letters):
        i = match.start()
        if sheet.words[i - 1].lower() in lexicon.cues["bij_personen"] and not sheet.opens[i]:
            yield person(sheet, i, i + 1, 0.45, "achternaam die ook een woord is")
    for match in re.finditer(r"[CsgPO](?=:\")", sheet.letters):
        i = match.start()
        if (
            sheet.opens[i]
            and not sheet.flags[i] & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
            and sheet.words[i].lower() not in lexicon.cues["geen_persoon"]
        ):
            yield person(sheet, i, i + 1, 0.6 if sheet.flags[i] & _NAMED else 0.42, "spreker")
    for match in re.finditer(r"[OP](?=l)", sheet.letters):
        i = match.start()
        if (
            sheet.opens[i]
            and sheet.flags[i] & (Is.SURNAME | Is.GIVEN)
            and sheet.words[i + 1].lower() in lexicon.cues["alleen_mensen"]
        ):
            yield person(sheet, i, i + 1, 0.45, "plaats die handelt")
    for match in re.finditer(r"C(?P<name>[GgUWSs])(?=[^GSWUn]|$)", sheet.letters):
        if sheet.words[match.start()].lower() in lexicon.cues["naamwoorden"]:
            yield person(sheet, match.start("name"), match.end(), 0.85, "veld zonder dubbele punt")


def find_behind_addresses(sheet: Sheet, lexicon: Lexicon, addresses: Iterable[Evidence]) -> Iterator[Evidence]:
    """The person of an e-mail address: "Lisenka Stuivenvolt" of "l.stuivenvolt@..."."""
    parts: set[str] = set()
    for one in addresses:
        local = re.split(r"[@\[({<]| at ", sheet.text[one.start : one.end].lower())[0]
        parts.update(part for part in re.split(r"[^a-zà-ÿ]+", local) if len(part) > 3)
    parts -= lexicon.cues["algemene_postvakken"]
    if not parts:
        return
    for i, letter in enumerate(sheet.letters):
        if letter not in "GgSsWUCPAEX" or sheet.bases[i] not in parts:
            continue
        first = i
        while first > 0 and sheet.letters[first - 1] in "GgUWISVv" and not sheet.opens[first]:
            first -= 1
        while sheet.letters[first] == "v":
            first += 1
        plain = sheet.flags[i] & Is.WORD and not sheet.flags[i] & _NAMED
        if (plain and first == i) or sheet.flags[i] & Is.KEEP:
            continue
        yield person(sheet, first, i + 1, 0.85, "naam in e-mailadres")


def _contacts(sheet: Sheet) -> Iterator[Evidence]:
    """ "neem contact op met Lisenka Stuivenvolt": two capitals where a contact person is expected."""
    for match in _CONTACT.finditer(sheet.text):
        first = sheet.token_at(match.end())
        pair = _PAIR.match(sheet.letters, first)
        if pair and not any(
            sheet.flags[i] & (Is.KEEP | Is.DESCRIBES | Is.STARTER) for i in range(first, pair.end())
        ):
            yield person(sheet, first, pair.end(), 0.8, "contactpersoon")
