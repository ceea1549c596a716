"""Who takes no part in a debate as a member: guests, officials, and whom a member speaks of."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.deidentify.another_role import has_role_behind
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.met_outside import FOR_A_BODY, MET, TOLD
from ingest.deidentify.sheet import Sheet, name_start
from ingest.deidentify.word import Is
from ingest.deidentify.work import is_work

_INTRODUCED = re.compile(
    r"\b(?:inspre(?:ker|ekster)s?\b|spreekt (?:in|namens)\b|spreek als\b|insprak\w*\b|bewoner\b|inwoner\b|"
    r"(?:oud-(?!minister|staatssecretaris)\w+|echtpaar|familie|gezin|"
    r"(?:rapport|boek|onderzoek|artikel|proefschrift|column|verhaal|klacht) van)(?=[ ,]))",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"^(?:de |het )?(?:heer|mevrouw|meneer|mijnheer|mw\.|dhr\.) (?P<who>[^:\n.?!]{2,60}):", re.I | re.M
)
ANY_TURN = re.compile(r"^[^:\n.?!]{2,60}:(?=\s)", re.MULTILINE)
# How somebody begins who is no member: "Mijn naam is", "Ik ben moeder van vier", "Ik spreek namens de buurt".
_PRESENTS_HIMSELF = re.compile(
    r"\b(?:mijn naam is|ik heet|ik sta hier namens|wij zijn (?-i:[A-Z])|(?:ons|mijn) (?:pleeg)?kind\w*\b|mijn (?:man|vrouw|zoon|dochter)\b|ik spreek (?:hier )?(?:in|namens|als)\b|ik ben (?:de |een )?(?:moeder|vader|ouder|oma|opa|pleeg\w+|bestuurder)\b|ik werk (?:als|bij)\b)",
    re.IGNORECASE,
)
_I_AM = re.compile(r"(?i)\bik ben (?:de |een )?(?P<what>[\w-]+)")
_NEXT = 40
"""Tokens behind the word for a visitor in which the visitor is named."""
_WORD_IN_BRACKETS = re.compile(r"(?P<core>[GgSsWUPCO])\([lpkR]\)")
_NAME_BEFORE = re.compile(r"(?P<core>[GgSsWUPCO])(?=[(,])")
_OF_A_SERVICE = re.compile(r"T[IGgvVqQ]*(?P<core>[GgSsWUPCO])\([OX]\)")
_HEARING = re.compile(
    r"(?i)\b(?:rondetafelgesprek|hoorzitting|technische (?:briefing|sessie)|expertmeeting)\b|(?m:^(?:gesprek|kennismaking) met ?:)"
)
_OF_A_BODY = re.compile(r"(?P<core>[GgSsWUPCO])[vq][vq]?(?P<body>[lKACOX])")
_BEHIND_A_ROLE = re.compile(r"[pR](?:[vlqCOAP]{1,7})?,[lv]?T[TIGgvVqQ]*(?P<core>[GgSsWUPC])")
_OFFICE_BEFORE = re.compile("[oF][TIGgvVqQ]*$")
_OWN_BODIES = frozenset(["oppositie", "coalitie", "commissie", "partij", "delegatie", "kant"])


def outsiders(sheet: Sheet, lexicon: Lexicon) -> Iterator[str]:
    """The surnames of a text that are of no member."""
    where = where_of(sheet)
    found = {*_introduced(sheet), *_by_their_place(sheet, lexicon), *_by_their_turn(sheet, lexicon)}
    found |= {*_told_of(sheet, where), *_at_a_hearing(sheet, where)}
    # "Mevrouw Kok van de PvdA, over de insprekers": who is named with a party is a member, whatever stands around.
    found = {who for who in found if not _is_of_a_party(sheet, where, who)}
    yield from found
    yield from _named_by(sheet, where, found)


def where_of(sheet: Sheet) -> dict[str, list[int]]:
    """The tokens at which each word stands, by what its mentions share."""
    where: dict[str, list[int]] = {}
    for i, base in enumerate(sheet.bases):
        where.setdefault(base, []).append(i)
    return where


def _introduced(sheet: Sheet) -> Iterator[str]:
    """ "de inspreker, de heer Adriaanse", "drie insprekers. Ik geef het woord aan de heer Zomer": the first name behind it."""
    for match in _INTRODUCED.finditer(sheet.text):
        first = sheet.token_at(match.end())
        near = (
            4
            if match.group().lower().startswith(("oud-", "echt", "fam", "gez")) or " van" in match.group()
            else _NEXT
        )
        for i in range(max(0, first - 1), min(first + near, len(sheet.words))):
            if sheet.letters[i] == "T":
                core = _core_behind(sheet, i + 1)
                if core is not None:
                    yield sheet.bases[core]
                break
            if i >= first and sheet.letters[i] in ("oFN" if near == _NEXT else "oFnN.?!:"):
                break


def _core_behind(sheet: Sheet, k: int) -> int | None:
    """The surname of the name that begins at token `k`."""
    while k < len(sheet.words) and sheet.letters[k] in "vVqQIT":
        k += 1
    if k + 1 < len(sheet.words) and sheet.letters[k] in "GgU" and sheet.flags[k + 1] & Is.CAPITAL:
        k += 1
        while k + 1 < len(sheet.words) and sheet.letters[k] in "vVqQ":
            k += 1
    return k if k < len(sheet.words) and sheet.flags[k] & Is.CAPITAL else None


def _by_their_place(sheet: Sheet, lexicon: Lexicon) -> Iterator[str]:
    """ "De heer Bol (leidinggevende)", "Nassim van de griffie", "de directeur van de instelling, de heer Bol"."""
    for match in _WORD_IN_BRACKETS.finditer(sheet.letters):
        role = sheet.words[match.end() - 2].lower()
        if not role.endswith("end") and role not in lexicon.cues["partijen"] and "fractie" not in role:
            yield sheet.bases[match.start("core")]
    for match in _NAME_BEFORE.finditer(sheet.letters):
        if has_role_behind(sheet, lexicon, match.end()):
            yield sheet.bases[match.start("core")]
    for match in _OF_A_BODY.finditer(sheet.letters):
        core, body = match.start("core"), match.start("body")
        word = sheet.words[body].lower()
        if (
            sheet.words[core + 1].lower() == "van"
            and body - core == 3
            and word not in lexicon.cues["vertegenwoordigingen"] | _OWN_BODIES
            and not word.endswith(("fractie", "partij", "lijst"))
            and not sheet.flags[body] & Is.PARTY
            and (
                sheet.letters[body] != "X"
                or sheet.flags[body] & Is.KEEP
                or word in lexicon.cues["diensten"] | {"vng"}
            )
            and (sheet.letters[body] in "lK" or _is_titled(sheet, core))
        ):
            yield sheet.bases[core]
    for match in _OF_A_SERVICE.finditer(sheet.letters):
        flags = sheet.flags[match.end() - 2]
        if flags & (Is.KEEP | Is.DESCRIBES) and flags & Is.CAPITALS and not flags & Is.PARTY:
            yield sheet.bases[match.start("core")]
    for found in FOR_A_BODY.finditer(sheet.text):
        sender = _core_behind(sheet, sheet.token_at(found.start("who")))
        named = found["body"].lower()
        of_members = named in lexicon.cues["vertegenwoordigingen"] | _OWN_BODIES or named.endswith("fractie")
        party = sheet.flags[sheet.token_at(found.start("body"))] & Is.PARTY
        if sender is not None and not of_members and not party:
            yield sheet.bases[sender]
    for match in _BEHIND_A_ROLE.finditer(sheet.letters):
        yield sheet.bases[match.start("core")]


def _told_of(sheet: Sheet, where: Mapping[str, list[int]]) -> Iterator[str]:
    """Guests, officials and whom a member met, unless they take part in another place."""
    speakers = {who for who, _, _ in _turns(sheet)}
    for pattern in TOLD:
        for found in pattern.finditer(sheet.text):
            core = _core_behind(sheet, sheet.token_at(found.start(found.lastgroup or "who")))
            who = sheet.bases[core] if core is not None else ""
            member = _is_in_office(sheet, where, who) or _is_of_a_party(sheet, where, who)
            if who and not member and (pattern is not MET or who not in speakers):
                yield who


def _at_a_hearing(sheet: Sheet, where: Mapping[str, list[int]]) -> Iterator[str]:
    """A chamber that hears experts: whoever speaks without a party or an office is one of them."""
    if _HEARING.search(sheet.text[:300]):
        for who in {who for who, _, _ in _turns(sheet)}:
            if not _is_in_office(sheet, where, who) and not _is_of_a_party(sheet, where, who):
                yield who


def _is_titled(sheet: Sheet, core: int) -> bool:
    """ "mevrouw Anna van Leersum": a title in front of the whole name."""
    first = name_start(sheet, core)
    return first > 0 and sheet.letters[first - 1] == "T"


def _turns(sheet: Sheet) -> Iterator[tuple[str, int, int]]:
    """The surname of each titled speaker, with the characters of what is said."""
    for turn in _TURN.finditer(sheet.text):
        core = _core_behind(sheet, sheet.token_at(turn.start("who")))
        if core is not None:
            follows = ANY_TURN.search(sheet.text, turn.end())
            yield sheet.bases[core], turn.end(), follows.start() if follows else len(sheet.text)


def _by_their_turn(sheet: Sheet, lexicon: Lexicon) -> Iterator[str]:
    """The speaker who says "Mijn naam is", or what they do."""
    for who, start, end in _turns(sheet):
        told = "(" in sheet.text[sheet.text.rfind("\n", 0, start) + 1 : start]
        if not told and (
            _PRESENTS_HIMSELF.search(sheet.text, start, end)
            or any(is_work(one["what"].lower(), lexicon) for one in _I_AM.finditer(sheet.text, start, end))
        ):
            yield who


def _named_by(sheet: Sheet, where: Mapping[str, list[int]], outsiders: set[str]) -> Iterator[str]:
    """Whom an outsider speaks of, "mijn collega mevrouw Kalter", unless an office or a party is told of them too."""
    speakers = {who for who, _, _ in _turns(sheet)}
    for who, start, end in _turns(sheet):
        if who not in outsiders:
            continue
        tokens = sheet.tokens_in(start, end)
        for i in tokens:
            core = _core_behind(sheet, i + 1) if sheet.letters[i] == "T" else None
            named = sheet.bases[core] if core is not None else ""
            taken = named in speakers and sheet.words[i - 1] != "collega"
            if named and not taken and not _is_in_office(sheet, where, named):
                yield named


def _is_in_office(sheet: Sheet, where: Mapping[str, list[int]], surname: str) -> bool:
    """An office stands right before one of the mentions of this name: "wethouder Weijers"."""
    return any(_OFFICE_BEFORE.search(sheet.letters[max(0, i - 5) : i]) for i in where.get(surname, ()))


def _is_of_a_party(sheet: Sheet, where: Mapping[str, list[int]], surname: str) -> bool:
    """One of the mentions of this name has a party behind it: "Bol (VVD)", "Kok van de PvdA"."""
    for i in where.get(surname, ()):
        k = i + 1
        while k < min(i + 4, len(sheet.words)) and sheet.letters[k] in "(,vVq":
            k += 1
        if i + 1 < k < len(sheet.words) and sheet.flags[k] & Is.PARTY and sheet.flags[k] & Is.CAPITAL:
            return True
    return False
