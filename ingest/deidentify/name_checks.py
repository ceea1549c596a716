"""Whether the words around bear out what the grammar of names saw: one check for each of its rules.

Those of names that a word in front announces are in `announced_checks`, those of initials in `initial_checks`.
"""

from __future__ import annotations

import re

from ingest.deidentify import announced_checks, initial_checks
from ingest.deidentify.announced_checks import NAMED, STREET
from ingest.deidentify.initial_checks import GOES_ON
from ingest.deidentify.letters import has_vowel
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.sweep import ends_like_a_thing
from ingest.deidentify.word import Is

_THING = re.compile(
    r"-[a-z]|(?:school|huis|stichting|plein|prijs|instituut|centrum|college|fonds|park|weg|zaal|hal)$"
)
_SUBJECTS = frozenset(("ik", "je", "jij", "we", "wij", "u", "hij", "ze", "zij"))
_PARTICIPLE = re.compile(r"ge[a-zà-ÿ]{3,}[td]")
_WHERE = frozenset(["in", "te", "vanuit", "nabij", "rondom"])
_NEVER_ALONE = frozenset(("der", "den", "des", "'t", "op", "in", "aan", "bij"))


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
    if letters[0] in "UWS" and (sheet.flags[first] | sheet.flags[first - 1]) & Is.DESCRIBES and first:
        # "h.o.d.n. Buro Tussenzin", "Platform Hattum Verhoef"
        return False
    if letters[0] == "U" and core == "P" and letters == "UP" and not sheet.flags[last - 1] & Is.SURNAME:
        # "Bioscopia Zaandam"
        return False
    if letters[0] == "U" and core in "CAE" and sheet.letters[first + 1] == "q":
        # "Webinar over de Wet"
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
        # "Namens de GGD Els Bakker", not "stichting Els Bakker".
        return sheet.letters[first - 1] in "XO" and letters[0] in "Gg" and (core in "sSWU" or "v" in letters)
    return not (after & Is.AFTER_ORGANISATION and sheet.letters[last] in "CEXORFKUA")


def _given_and_word(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Koos Kwast": both are words, together they are a person when something more points that way."""
    given, word = sheet.flags[first], sheet.flags[last - 1]
    if given & (Is.STARTER | Is.FOREIGN) or word & (Is.STARTER | Is.DESCRIBES | Is.MONTH):
        return False
    if not given & Is.COUNTED and not word & Is.COMPOUND:
        return False
    if word & Is.COMPOUND:
        # "uit Ank Diepeveen (voorzitter)", not "van Linde Zorggroep".
        alone = sheet.letters[last : last + 1] in {",", "(", "", ".", ")"} and not sheet.opens[first]
        thing = ends_like_a_thing(sheet.words[last - 1]) or _THING.search(sheet.words[last - 1])
        return alone and not thing and sheet.letters[first - 1] in "lvq,:;("
    if word & Is.PLACE and not word & (Is.SURNAME | Is.WEAK):
        return False
    if not sheet.opens[first]:
        return sheet.letters[first - 1] not in "CEAXO" or bool(sheet.flags[first - 1] & Is.STARTER)
    follows = sheet.letters[last : last + 1]
    ends = follows in {"", ",", "(", "n", "N", "|", ")", ".", "/"} or sheet.words[last : last + 1] in GOES_ON
    return bool(word & (NAMED | Is.PLACE)) and (ends or (follows == "l" and lexicon.is_verb(sheet.words[last])))


def _lone_given(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    if sheet.letters[first] == "h":
        if sheet.text.startswith("-", sheet.ends[last - 1]):
            return False
        if (
            sheet.letters[first - 1 : first] == "-"
            and sheet.words[first - 2] + sheet.words[first] in lexicon.words
        ):
            # "ontwikke - ling"
            return False
        return len(sheet.words[first]) > 3 and not sheet.flags[first] & Is.ENGLISH
    behind = last
    while sheet.letters[behind : behind + 1] in {"v", "V"}:
        behind += 1
    if sheet.letters[behind : behind + 1] in {"A", "C", "U"} and STREET.search(sheet.words[behind]):
        # "de Sjef Remmenlaan"
        return False
    if sheet.letters[last : last + 1] == "C" and _THING.search(sheet.words[last]):
        return False
    if sheet.text.startswith("&", sheet.ends[last - 1]) or sheet.bases[first] in lexicon.cues["geen_persoon"]:
        # "Sam&", "Hart van Holland"
        return False
    if first and sheet.letters[first - 1] == "E" and not sheet.opens[first] and not sheet.opens[first - 1]:
        # "een Bottom Line"
        return False
    if sheet.letters[last : last + 1] == "|" and sheet.words[last + 1 : last + 2] == ["€"]:
        # "Timon    € 88.400": whoever is paid by the row of a table is a body.
        return False
    if re.match(r"-[a-z ]", sheet.text[sheet.ends[last - 1] : sheet.ends[last - 1] + 2]):
        # "zonne- en windparken", "zonne-energie"
        return False
    return not (first and sheet.flags[first - 1] & Is.DESCRIBES)


def _particle(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """A surname that opens with a tussenvoegsel: its place in the sentence and its last word decide."""
    if first and sheet.flags[first - 1] & Is.DESCRIBES:
        return False
    particles = [
        word.lower() for word in sheet.words[first:last] if word.lower() in lexicon.cues["tussenvoegsels"]
    ]
    core, flags = sheet.letters[last - 1], sheet.flags[last - 1]
    if not particles or (core in "CO" and sheet.words[last - 1].lower() in lexicon.cues["geen_persoon"]):
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
    if sheet.letters[first - 1 : first] in {"l", "q"} and sheet.words[first - 1] in _WHERE and core not in "Ss":
        # "het erf in Ter Apel"
        return False
    if particles[0] in lexicon.cues["voorzetsels"] and sheet.opens[first] and core not in "SW":
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


def _particle_as_surname(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "tolk mw. Le": some tussenvoegsels are whole names elsewhere; no article is."""
    ends = sheet.text[sheet.ends[first] : sheet.ends[first] + 1] in set(",.;:?!)\n") | {""}
    return ends and sheet.words[first].lower() not in lexicon.cues["lidwoorden"] | _NEVER_ALONE


def _reversed(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    core = next((i for i in range(first, last) if sheet.letters[i] not in "vV"), first)
    if sheet.letters[core] == "C" and not sheet.flags[core] & NAMED:
        # "voorzitter van de Cliëntenraad, Ton"
        return False
    return not sheet.opens[first] or sheet.letters[first - 1 : first] in {"n", "N", "", ":", "*", "0"}


def _lower_case(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """An unknown word in lower case where a person is expected: "tegen ouaziz gezegd", "de ex heet tarik"."""
    if sheet.letters[first:last] != "l" and any(
        len(word) < 4 or word.isdigit() or not has_vowel(word)
        for word in sheet.words[first:last]
        if sheet.letters[first] != "v"
    ):
        return False
    if sheet.words[last : last + 1] and sheet.words[last] in _SUBJECTS:
        # "Van de vaders ken ik er een": a verb before its subject.
        return False
    if ends_like_a_thing(sheet.words[last - 1]) or _PARTICIPLE.fullmatch(sheet.words[first]):
        return False
    if sheet.flags[first] & Is.VERB or sheet.letters[last : last + 2] == ".:":
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


def _small_surname(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    """ "Kees van de dijk", "leny smit": with its capital the last word would be a surname."""
    word = sheet.words[last - 1]
    return bool(lexicon[word.capitalize()].flags & Is.SURNAME) and not lexicon.is_verb(word)


def _cell(sheet: Sheet, lexicon: Lexicon, first: int, last: int) -> bool:
    if sheet.flags[last - 1] & Is.PLACE and not sheet.flags[last - 1] & Is.GIVEN:
        # "Druk: Gianni, Tilburg"
        return False
    return all(sheet.flags[i] & NAMED and not sheet.flags[i] & Is.COMPOUND for i in (first, last - 1))


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


CHECKS = {
    **announced_checks.CHECKS,
    **initial_checks.CHECKS,
    "onbekend en een woord": _unknown_and_word,
    "omgekeerd in een cel": _cell,
    "familie in kleine letters": _lower_case,
    "kleine letters": _lower_case,
    "achternaam in kleine letters": _small_surname,
    "voor- en achternaam": _full_name,
    "voornaam": _lone_given,
    "tussenvoegsel": _particle,
    "deeltje als achternaam": _particle_as_surname,
    "omgekeerd": _reversed,
}
