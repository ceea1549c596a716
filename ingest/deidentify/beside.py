"""Names that stand beside something known: another name, an e-mail address, "contact opnemen met"."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.deidentify.announced_checks import NAMED
from ingest.deidentify.evidence import Evidence
from ingest.deidentify.lexicon import Lexicon
from ingest.deidentify.sheet import Sheet, person
from ingest.deidentify.word import Is

_CONTACT = re.compile(
    r"(?i:contact (?:op ?(?:te )?(?:nemen )?|opnemen |gezocht )?met|terecht bij|inlichtingen bij|informatie bij|te bereiken via|vragen (?:aan|stellen aan)|aanmelden bij|stuur (?:dan )?naar)[ \n]"
)
# "Verslag: JW.", "Actie: IvR past planning aan": who wrote or acts, by the first letters of the name.
_BY_MONOGRAM = re.compile(
    r"(?<!\w)(?:(?i:(?P<sure>verslag(?:legging)?|notulen|notulist|steller|paraaf|par\.))|(?i:actie(?:houder)?|uitvoerder|gedeeld door|gesprek door|ingevuld door|genoteerd door))[ ]?:?[ ](?P<name>[A-Z]{2,3}|[A-Z](?:v|vd|de)[A-Z])(?![\w/&-]|[ ][A-Z]{2})"
)
# "Geparafeerd: D.K. 3/9 – E.v.W. 4/9", "Akkoord: M.O., pa Tijn": who agreed, down the line.
_AGREED = re.compile(
    r"^[^\w\n]*(?:(?:ge)?para(?:af|feerd)\w*|parafen|akkoord|gezien|goedgekeurd)(?: door)? ?:(?P<row>[^\n]{1,200})",
    re.I | re.M,
)
_DOTTED = re.compile(
    r"(?<![\w.])[A-Z]\.(?:(?:v\.? ?d|v|d|t)\.?)?(?:[A-Z]\.)+(?=[ ]?(?:[\d,;|)(–-]|$))|(?<![\w.])[A-Z](?:vd|v|d|t)?[A-Z]{1,2}(?= ?\(?\d{1,2}[-/])"
)
# "N." on a line of its own, in a mail "Van: Bouzid, Nadir".
_SENDER = re.compile(r"^(?:Van|From): ?(?P<who>[^\n]+)$", re.MULTILINE)
_SIGNED_OFF = re.compile(
    r"^[ \t]*(?:(?:groet(?:en|jes)?|gr\.?|mvg),? )?(?P<letter>[A-Z])\.?[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_PAIR = re.compile(r"(?:[GgUWSCE]|I+)(?:v{1,3}[GgSWUsPCO]|[GgSWUsPC])(?=[,.(;:nN|]|$)")
_SHARED = re.compile(r"(?P<name>(?<!I)I+)[l&](?=T{0,2}I+v{0,3}[GgSsWUPXCAO])")
_ROW_NAME = r"(?:[vV]{1,3})?[GgSsWUCE]"
_ROW_RIGHT = re.compile(rf"[GgSsWUPCAI](?P<joint>[,/l&+])(?P<name>{_ROW_NAME})(?=[,./l)nN(vqp;:?!-]|$)")
_ROW_LEFT = re.compile(rf"(?<=[,./l(nNvq:X])(?P<name>{_ROW_NAME})(?P<joint>[,/l&+])[GgSsWUI]")


def find_in_rows(sheet: Sheet, known: set[int]) -> Iterator[Evidence]:
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


def find_behind_addresses(
    sheet: Sheet, lexicon: Lexicon, addresses: Iterable[Evidence], *, wide: bool
) -> Iterator[Evidence]:
    """The person of an e-mail address: "Lisenka Stuivenvolt" of "l.stuivenvolt@..."; unless `wide`, not the
    "NORA" of "nora@..." that stands in capitals everywhere."""
    parts: set[str] = set()
    alone: set[str] = set()
    for one in addresses:
        local = re.split(r"[@\[({<]| at ", sheet.text[one.start : one.end].lower())[0]
        words = re.split(r"[^a-zà-ÿ]+", local)
        parts.update(part for part in words if len(part) > 3)
        if len(words) == 1:
            alone.update(words)
    parts -= lexicon.cues["algemene_postvakken"]
    if not wide:
        parts -= {part for part in alone & parts if _is_shouted(sheet, part)}
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
        plain = sheet.flags[i] & Is.WORD and not sheet.flags[i] & NAMED
        if (plain and first == i) or sheet.flags[i] & Is.KEEP:
            continue
        yield person(sheet, first, i + 1, 0.85, "naam in e-mailadres")


def _is_shouted(sheet: Sheet, part: str) -> bool:
    """Whether a word stands in capitals more than once, and never with one alone."""
    flags = [
        one for base, one in zip(sheet.bases, sheet.flags, strict=True) if base == part and one & Is.CAPITAL
    ]
    return len(flags) > 1 and all(one & Is.CAPITALS for one in flags)


def find_contacts(sheet: Sheet) -> Iterator[Evidence]:
    """ "neem contact op met Lisenka Stuivenvolt": two capitals where a contact person is expected."""
    for match in _CONTACT.finditer(sheet.text):
        first = sheet.token_at(match.end())
        pair = _PAIR.match(sheet.letters, first)
        if pair and not any(
            sheet.flags[i] & (Is.KEEP | Is.DESCRIBES | Is.STARTER) for i in range(first, pair.end())
        ):
            yield person(sheet, first, pair.end(), 0.8, "contactpersoon")


def find_by_monogram(sheet: Sheet, lexicon: Lexicon) -> Iterator[Evidence]:
    """A monogram where a field asks for a name; what the lists know as a body is none.

    Beside an action a body stands as often as a person, so there it is enough for a case alone.
    """
    bodies = lexicon.cues["organen_kort"]
    for match in _BY_MONOGRAM.finditer(sheet.text):
        i = sheet.token_at(match.start("name"))
        if i < len(sheet.words) and not sheet.flags[i] & (Is.KEEP | Is.PARTY | Is.WORD):
            short = len(match.group("name")) == 2 or not match.group("name").isupper()
            score = 0.6 if match.group("sure") and short and match.group("name") not in bodies else 0.45
            yield Evidence(*match.span("name"), "PERSON", "regel", score, "letters van een naam")
    for row in _AGREED.finditer(sheet.text):
        for letters in _DOTTED.finditer(sheet.text, *row.span("row")):
            yield Evidence(*letters.span(), "PERSON", "regel", 0.8, "letters van een naam")


def find_signed_off(sheet: Sheet) -> Iterator[Evidence]:
    """The letter with which a mail ends, where its sender has a name with that letter."""
    senders = list(_SENDER.finditer(sheet.text))
    if not senders:
        return
    for match in _SIGNED_OFF.finditer(sheet.text, senders[0].end()):
        sender = next(one for one in reversed(senders) if one.end() < match.start())
        letter = match["letter"].upper()
        if re.search(rf"\b{letter}\w+", sender["who"]):
            end = match.end("letter") + sheet.text.startswith(".", match.end("letter"))
            yield Evidence(match.start("letter"), end, "PERSON", "regel", 0.8, "letters van een naam")


def find_shared(sheet: Sheet) -> Iterator[Evidence]:
    """ "J. en M. Bol": the first letters of two who share a surname."""
    for match in _SHARED.finditer(sheet.letters):
        if sheet.words[match.end() - 1].lower() in {"en", "&"}:
            yield person(sheet, match.start(), match.end("name"), 0.9, "voorletters")
