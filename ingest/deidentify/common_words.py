"""Names that are also words: Roos, Storm and Boom are people when their neighbours say so."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.deidentify.announced_checks import NAMED
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet, person
from ingest.deidentify.word import Is

_PLACE_WORDS = frozenset(["naar", "van", "in", "bij", "aan", "over", "en", "om", "of", "tussen"])
_DEFINITE = frozenset(("de", "het", "een", "'t", "deze", "onze"))
_ADVERB = re.compile(r"(?:end|ende|lijk|lijks|ig|gens|ens|weg|aal|eel)$")


def find_openers(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
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
        if sheet.opens[i] and sheet.flags[i] & Is.GREETING:
            # "Hoi, nog even over": a greeting that someone may be called by.
            continue
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


def _in_the_name_of_a_body(sheet: Sheet, i: int) -> bool:
    """ "Orde van Advocaten", "Kamers met Kansen", "Kinder- en Jeugdpsychiatrie"."""
    if i > 1 and sheet.flags[i - 2] & Is.CAPITAL and sheet.letters[i - 2] in "CEOs":
        return not sheet.opens[i - 2] or sheet.words[i - 1].lower() in {"van", "voor"}
    return i > 2 and sheet.letters[i - 2 : i] == "-l"


def find_common_words(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """A dictionary word with a capital inside a sentence: "gesprek met Boom"; too little for a published paper, enough for a case."""
    for match in re.finditer(r"C(?=l)", sheet.letters):
        i = match.start()
        flags = sheet.flags[i]
        if (
            sheet.opens[i]
            and sheet.words[i + 1].lower() in lexicon.cues["alleen_mensen"]
            and not _ADVERB.search(sheet.words[i])
            and not flags & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
            and sheet.words[i].lower() not in lexicon.cues["geen_persoon"] | lexicon.cues["dagen"]
        ):
            yield person(sheet, i, i + 1, 0.42, "gewoon woord dat handelt")
    for match in re.finditer(r"(?<=[lvq])[CE](?=[l,.?!:;)nNvqk]|$)", sheet.letters):
        i = match.start()
        flags, before = sheet.flags[i], sheet.words[i - 1].lower()
        if (
            sheet.opens[i]
            or _in_the_name_of_a_body(sheet, i)
            or (len(sheet.words[i]) == 1 and before not in lexicon.cues["bij_personen"])
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
        listed = sheet.words[i - 1] == "en" and sheet.letters[i - 2 : i - 1] in {"C", "E"}
        if sheet.words[i - 1].lower() in lexicon.cues["bij_personen"] and not sheet.opens[i] and not listed:
            # Not "Zorg, Kracht en Wensen".
            yield person(sheet, i, i + 1, 0.45, "achternaam die ook een woord is")
    for match in re.finditer(r"[CsgPO](?=:\")", sheet.letters):
        i = match.start()
        if (
            sheet.opens[i]
            and not sheet.flags[i] & (Is.COMPOUND | Is.STARTER | Is.DESCRIBES)
            and sheet.words[i].lower() not in lexicon.cues["geen_persoon"]
        ):
            yield person(sheet, i, i + 1, 0.6 if sheet.flags[i] & NAMED else 0.42, "spreker")
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
