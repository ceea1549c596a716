"""What the trained component alone takes for a person, and the text shows to be something else.

A doubted stretch keeps a score that a case still masks, a published paper does not; nothing is doubted that a
rule saw too, and nothing that stands in a list of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.deidentify.announced_checks import NAMED
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.no_name import names_nobody
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.sweep import is_place, used_otherwise
from ingest.deidentify.word import Is

DOUBTED, NO_NAME = 0.45, 0.3
_GLUED = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ'’-]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
_OF_A_PLACE = re.compile(r"(?:[^aeiou]se|sche|schen)$")
_OF_A_BODY = re.compile("(?<=[GgUWSsh])[vq]{1,2}O$")
_LONG, _OFTEN = 800, 3


def doubted(sheet: Sheet, lexicon: Lexicon, seen: Iterable[Evidence], by_rule: set[int]) -> Iterator[Evidence]:
    """The evidence of the model, each with the score it deserves; `by_rule` are the tokens that a rule saw."""
    often = Counter(sheet.bases) if len(sheet.words) > _LONG else Counter()
    otherwise = used_otherwise(sheet, lexicon)
    for one in (_before_a_kept_name(sheet, one) for one in seen):
        tokens = list(sheet.tokens_in(one.start, one.end))
        core = [i for i in tokens if sheet.letters[i] not in "vVqQ-,.\"'nN|&("]
        initials = sum(sheet.letters[i] == "I" for i in core)
        if not core or one.label != "PERSON" or by_rule.intersection(tokens) or 0 < initials < len(core):
            yield one
        elif _opens_without_acting(sheet, lexicon, core) or all(
            names_nobody(sheet, lexicon, i) or sheet.flags[i] & Is.KEEP for i in core
        ):
            yield replace(one, score=min(one.score, NO_NAME))
        elif (
            initials
            or all(_is_glued(sheet.words[i], lexicon) for i in core)
            or all(_is_a_thing(sheet, lexicon, i, otherwise, often) for i in core)
            or (sheet.flags[core[0] - 1] & Is.DESCRIBES if core[0] else False)
            or _in_a_list_of_things(sheet, core)
            or _is_an_address_of_a_place(sheet, core)
        ):
            yield replace(one, score=min(one.score, DOUBTED))
        else:
            yield one


def _before_a_kept_name(sheet: Sheet, one: Evidence) -> Evidence:
    """ "Esther van Levvel": the organisation behind "van" is no part of the name."""
    tokens = sheet.tokens_in(one.start, one.end)
    match = _OF_A_BODY.search(sheet.letters, tokens.start, tokens.stop)
    if match is None or sheet.flags[match.end() - 1] & (Is.SURNAME | Is.PLACE):
        return one
    return replace(one, end=sheet.ends[match.start() - 1])


def _opens_without_acting(sheet: Sheet, lexicon: Lexicon, core: list[int]) -> bool:
    """ "Hoi, nog even", "Let op": one plain word that opens a sentence, and no verb behind it."""
    i = core[0]
    flags, after = sheet.flags[i], sheet.letters[i + 1 : i + 2]
    plain = bool(flags & (Is.WORD | Is.COMPOUND)) and not flags & (NAMED | Is.PLACE | Is.CAPITALS)
    return (
        len(core) == 1
        and plain
        and sheet.opens[i]
        and after in {"l", "q", "v", "k", "p"}
        and not lexicon.is_verb(sheet.words[i + 1])
    )


def _is_glued(word: str, lexicon: Lexicon) -> bool:
    """ "DeNederlandse": words that lost the space between them, none of them a name alone."""
    parts = _GLUED.findall(word)
    return len(parts) > 1 and all(
        (part.lower() in lexicon.words or lexicon[part].flags & (Is.KEEP | Is.PLACE | Is.COMPOUND | Is.PROPER))
        and not lexicon[part].flags & Is.GIVEN
        for part in parts
    )


def _is_a_thing(sheet: Sheet, lexicon: Lexicon, i: int, otherwise: set[str], often: Counter[str]) -> bool:
    """A word used as a thing or a place here, or so often that it would have a first name somewhere."""
    flags = sheet.flags[i]
    if re.search(r"[a-zà-ÿ]-[a-z]{3,}$", sheet.words[i]):
        # "het Van Rijn-effect"
        return True
    if flags & (Is.GIVEN | Is.SURNAME):
        return False
    where = i > 0 and sheet.words[i - 1].lower() in {"te", "in"} and is_place(sheet, lexicon, i)
    if sheet.bases[i] in otherwise or often[sheet.bases[i]] > _OFTEN or where:
        return True
    if flags & Is.CAPITALS and not sheet.opens[i]:
        return True
    plain = bool(flags & (Is.WORD | Is.COMPOUND)) and not flags & Is.WEAK
    return (plain and sheet.opens[i]) or sheet.text[sheet.ends[i] : sheet.ends[i] + 1] == "-"


def _in_a_list_of_things(sheet: Sheet, core: list[int]) -> bool:
    """A lone word in the cell of a table, with figures or a bracket behind it: "| Nerine | 24,14 |"."""
    i = core[0]
    return (
        len(core) == 1
        and not sheet.flags[i] & (Is.GIVEN | Is.SURNAME)
        and sheet.letters[i - 1 : i] == "|"
        and sheet.letters[i + 1 : i + 2] in {"|", "("}
        and "0" in sheet.letters[i + 1 : i + 6]
    )


def _is_an_address_of_a_place(sheet: Sheet, core: list[int]) -> bool:
    """ "Houtse Akker": an adjective made of a place, with a capital before another one."""
    i = core[0]
    return (
        not sheet.flags[i] & NAMED
        and _OF_A_PLACE.search(sheet.words[i]) is not None
        and (len(core) > 1 or sheet.letters[i + 1 : i + 2] in {"C", "U", "A", "s"})
    )
