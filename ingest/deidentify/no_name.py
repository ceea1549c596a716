"""Words that name nobody whatever they look like: labels cut short, days, products, acronyms, languages."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from ingest.deidentify.letters import CAMEL
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.word import Is

_LISTED = Is.GIVEN | Is.SURNAME
# "kind(eren)", "voorna(a)m(en)"
_ENDING = re.compile(r"\([a-z]{1,4}\)")
# "Triagist: A. Bakker", "Prio: 2": a name in full or a figure behind it; who speaks in a chat says words.
_ANSWERED = re.compile(":(?:I+[GgSsWUvV]|[Gg][SsWU](?=[,.(nN|]|$)|0(?=[|nN]|$))")
_SHORTEST_LABEL, _LONGEST_LABEL, _MANY_WORDS = 3, 6, 4
_LONGEST_ACRONYM = 5
# "Zaaknr is", "Buurvr. Fikriye", "doorkiesnr.": no name ends so.
_CUT_OFF = re.compile(r"(?i)[a-zà-ÿ]{2,}(?:nr|vr|spr|schr|mdw|mdr|vdr)")
# "Doorgest. aan", "Afgespr: zij": a participle that lost its end, where a sentence opens.
_CUT_PARTICIPLE = re.compile(
    r"(?i)(?:terug|af|aan|op|over|door|uit|in|na|mee|bij|voor|toe|heen)ge[a-zà-ÿ]{1,7}"
)
_INFINITIVE = re.compile(r"[a-zà-ÿ]{2,}(?:en|aan|oen|ien)")
_WITH_A_WORD = re.compile(r"[A-Z]{2,5}-(?P<word>[A-Za-z]{3,})")
_MOST_IN_CAPITALS = 0.5
_MAIL_HEAD = frozenset(("to", "from", "cc", "bcc", "re", "fw", "fwd", "date", "subject"))
# What stands before the name of a language or a people, and before no first name.
_OF_A_LANGUAGE = frozenset(
    ("het", "een", "die", "jouw", "mijn", "haar", "ons", "zo", "half", "tolk", "taal", "spreekt", "spreken")
)
_HOW_WELL = frozenset(("vloeiend", "beter", "goed", "slecht", "gebrekkig", "beetje", "uitstekend"))
_SPEAKS = re.compile(r"(?:ge)?(?:spreek|sprak|spro|praat|praten|versta)")
_SOMEONE, _BEING = (
    frozenset(("ik", "hij", "zij", "ze", "je", "jij", "u")),
    frozenset(("is", "ben", "was", "bent")),
)


def names_nobody(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """Whether token `i` is certainly no part of a name, by its own form and what touches it."""
    return (
        sheet.words[i].lower() in lexicon.cues["geen_naam"]
        or _is_glued(sheet, i)
        or _is_a_label(sheet, lexicon, i)
        or _is_cut_short(sheet, i)
        or _wants(sheet, i)
        or _is_a_product(sheet.words[i], lexicon)
        or _is_an_acronym(sheet, lexicon, i)
        or _is_a_language(sheet, lexicon, i)
    )


def _is_glued(sheet: Sheet, i: int) -> bool:
    """ "klas 2H", "kind(eren)": part of the word or the figure before it."""
    start, end, text = sheet.starts[i], sheet.ends[i], sheet.text
    if start and text[start - 1].isdigit():
        return end - start == 1
    if start > 1 and text[start - 1] == "(" and text[start - 2].islower():
        return _ENDING.match(text, start - 1) is not None
    if text[end : end + 4] in {"- en", "- of"}:
        # "Kinder- en Jeugdpsychiatrie"
        return True
    ending = _ENDING.match(text, end)
    return ending is not None and not sheet.flags[i] & _LISTED


def _is_a_label(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "Afspr.: ma 10u", "Bijz: fiets", "To: ..." in a mail, and "Vrijdag belde zij"."""
    word = sheet.words[i].lower()
    if not sheet.opens[i]:
        return False
    if word in lexicon.cues["dagen"] or (word == "let" and sheet.words[i + 1 : i + 2] in (["op"], ["OP"])):
        return True
    if sheet.letters[i + 1 : i + 3] == ".:":
        return len(word) >= _SHORTEST_LABEL and not sheet.flags[i] & _LISTED
    if sheet.letters[i + 1 : i + 2] != ":":
        return False
    if word in _MAIL_HEAD:
        return True
    if not sheet.flags[i] & _LISTED and _ANSWERED.match(sheet.letters, i + 1) and sheet.bases.count(word) == 1:
        return True
    return (
        _SHORTEST_LABEL <= len(word) <= _LONGEST_LABEL
        and not sheet.flags[i] & (_LISTED | Is.WEAK)
        and word[-1] not in "aeiouy"
        and _begins(word, lexicon) >= _MANY_WORDS
    )


def _is_cut_short(sheet: Sheet, i: int) -> bool:
    """ "Zaaknr", and "Doorgest." or "Afgespr:" where a sentence opens."""
    word = sheet.words[i]
    if sheet.flags[i] & _LISTED:
        return False
    if _CUT_OFF.fullmatch(word):
        return True
    return (
        sheet.opens[i]
        and sheet.letters[i + 1 : i + 2] in {".", ":"}
        and _CUT_PARTICIPLE.fullmatch(word) is not None
    )


def _wants(sheet: Sheet, i: int) -> bool:
    """ "Wil weten waarom": a sentence that left out who wants it; "Wil belt" is about Wil."""
    return (
        sheet.opens[i]
        and sheet.words[i] == "Wil"
        and sheet.letters[i + 1 : i + 2] == "l"
        and _INFINITIVE.fullmatch(sheet.words[i + 1]) is not None
    )


def _begins(part: str, lexicon: Lexicon) -> int:
    """How many words of the dictionary begin with `part`."""
    words = _in_order(lexicon)
    return bisect_left(words, part + "\u00ff") - bisect_left(words, part)


@lru_cache(maxsize=1)
def _in_order(lexicon: Lexicon) -> list[str]:
    return sorted(lexicon.words)


def _is_a_product(word: str, lexicon: Lexicon) -> bool:
    """ "WoningNet": a capital inside, and a plain word behind it; "JanJaap" ends in a name."""
    inside = CAMEL.search(word)
    if inside is None:
        return False
    part = word[inside.start() :]
    last = lexicon[part].flags
    return len(part) > 2 and bool(last & (Is.WORD | Is.ENGLISH)) and not last & _LISTED


def _is_an_acronym(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "heeft NAH", "op HIC-J", "VVE-plek": a few capitals in a sentence that is not written in capitals."""
    word, flags = sheet.words[i], sheet.flags[i]
    joined = _WITH_A_WORD.fullmatch(word)
    if joined and not flags & _LISTED:
        rest = lexicon[joined.group("word")].flags
        return bool(rest & (Is.WORD | Is.COMPOUND)) and not rest & _LISTED
    if not flags & Is.CAPITALS or flags & _LISTED or (i and sheet.letters[i - 1] in "TkKpRIvV"):
        return False
    if len(word) > 1 and flags & (Is.WORD | Is.COMPOUND) and "-" not in word:
        return True
    if max(map(len, word.split("-"))) > _LONGEST_ACRONYM:
        return False
    around = [k for k in sheet.sentence(i) if sheet.words[k][0].isalpha() and len(sheet.words[k]) > 1]
    loud = sum(bool(sheet.flags[k] & Is.CAPITALS) for k in around)
    return len(around) > 2 and loud < _MOST_IN_CAPITALS * len(around)


def _is_a_language(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "in het Pools", "die Duitser", "zij is Fries"; "Frans" alone may be someone."""
    word = sheet.words[i].lower()
    before = sheet.words[i - 1].lower() if i else ""
    language = word in lexicon.cues["talen"]
    if not language and word not in lexicon.cues["volken"]:
        return False
    return (
        (language and not sheet.flags[i] & _LISTED)
        or sheet.words[i].islower()
        or before in _OF_A_LANGUAGE
        or before == "("
        or (before in _HOW_WELL and any(_SPEAKS.match(sheet.words[k].lower()) for k in range(max(0, i - 7), i)))
        or (language and _beside_a_language(sheet, lexicon, i))
        or (before in _BEING and i > 1 and sheet.words[i - 2].lower() in _SOMEONE)
    )


def _beside_a_language(sheet: Sheet, lexicon: Lexicon, i: int) -> bool:
    """ "Turks, Pools en Arabisch": in a row of languages."""
    return any(
        sheet.words[k].lower() in lexicon.cues["talen"] and sheet.letters[(i + k) // 2] in ",/l&"
        for k in (i - 2, i + 2)
        if 0 <= k < len(sheet.words)
    )
