"""Money with who gives it, who manages it, what it is for and what it is not for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.knowledge.scope import Scope, find_scope, organisations_in
from index.model import UNKNOWN, Amount, Metadata
from index.sentences import sentences
from index.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its sentence; giver and manager are keys of organisations, or "onbekend".

    `scope` is what the money is for, never whose budget it is taken to be from where it stands.
    """

    amount: Amount
    start: int
    end: int
    giver: str
    manager: str
    use: str
    not_for: str
    scope: Scope


_GIVES = re.compile(
    r"\b(?:vanuit|verstrekt door|toegekend door|beschikbaar gesteld door|afkomstig van|subsidie van"
    r"(?: het| de)?|bijdrage van(?: het| de)?"
    r"|uit de middelen van|van het ministerie|van het rijk)\b",
    re.IGNORECASE,
)
_STATES = re.compile(
    r"\b(?:stelt|stellen|kent|kennen|verleent|verlenen|reserveert|reserveer|betaalt|draagt)\b", re.IGNORECASE
)
_MANAGES = re.compile(
    r"\b(?:in (?:het )?beheer (?:van|bij)|beheerd door|beheer(?:t|der)|kassier)\b", re.IGNORECASE
)
_USE = re.compile(
    r"\bwaar(?:uit|mee|van)?\s+(?P<use>[^.;]{6,120}?)\s+(?:mee\s+)?word(?:t|en)\s+(?:voldaan|betaald"
    r"|gefinancierd|bekostigd)"
    r"|\b(?:voor|ten behoeve van)\s+(?P<for>(?:de|het|een|alle|extra|onze)\s[^.;,]{4,120})",
    re.IGNORECASE,
)
_NOT_FOR = re.compile(
    r"\b(?:buiten (?:het bereik|de begroting) van|niet ten laste van|komt niet uit|valt buiten)\s+"
    r"(?P<what>[^.;]{3,80})",
    re.IGNORECASE,
)


def find_money(text: str, metadata: Metadata, vocabulary: Vocabulary) -> tuple[Money, ...]:
    """Every amount of the paper with its roles, read from its sentence and the two after it."""
    if metadata.kind.value == "casus":
        return ()
    spans = sentences(text)
    found = []
    for number, amount in enumerate(metadata.amounts):
        i = next((i for i, (start, end) in enumerate(spans) if start <= amount.start < end), None)
        if i is None:
            continue
        start, end = spans[i]
        sentence = text[start:end]
        if " | " in sentence:
            continue
        following = [a.start for a in metadata.amounts[number + 1 :] if a.start < end]
        own, whole = _clauses(sentence, amount.end - start, following[0] - start if following else None)
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        after = " ".join(text[a:b] for a, b in spans[i + 1 : i + 3])
        found.append(
            Money(
                amount=amount,
                start=start,
                end=end,
                giver=_partial_giver(own, vocabulary) or _giver(whole, before, vocabulary),
                manager=_near(_MANAGES, sentence, vocabulary) or _manager(after, vocabulary) or UNKNOWN,
                use=_use(sentence),
                not_for=_what(_NOT_FOR.search(sentence)),
                scope=find_scope(sentence, metadata, vocabulary),
            )
        )
    return tuple(found)


_OF_WHICH = re.compile(r"\bwaarvan\b", re.IGNORECASE)
_NEXT = re.compile(r",? en\b|[,;]|\bwaarvan\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:uit|van|door|via|namens)\b", re.IGNORECASE)


def _clauses(sentence: str, end: int, following: int | None) -> tuple[str, str]:
    """Of an amount that ends at `end`: the words that are of it alone when it is a part, and of the whole.

    "€ 400 van VWS, waarvan € 180 uit Rotterdam" gives for the second amount " € 180 uit Rotterdam" and what
    stands before "waarvan"; for the first amount "" and the same. `following` is where the next amount begins.
    """
    of_which = _OF_WHICH.search(sentence)
    if of_which is None:
        return "", sentence
    whole = sentence[: of_which.start()]
    if end < of_which.start():
        return "", whole
    begin = max(of_which.end(), sentence.rfind("€", 0, end))
    between = list(_NEXT.finditer(sentence, end, following)) if following else []
    return sentence[begin : between[-1].start() if between else following], whole


def _partial_giver(own: str, vocabulary: Vocabulary) -> str | None:
    """Who gives a part: "waarvan € 180.000 uit VWS"."""
    return (own and _near(_OUT_OF, own, vocabulary)) or None


def _near(cue: re.Pattern[str], sentence: str, vocabulary: Vocabulary) -> str | None:
    """The organisation right behind the cue."""
    match = cue.search(sentence)
    if not match:
        return None
    near = sentence[match.start() : match.end() + 70]
    return next((key for _, key in organisations_in(near, vocabulary)), None)


def _subject(sentence: str, vocabulary: Vocabulary) -> str | None:
    """The organisation before the verb that gives: "VWS stelt € 1 miljoen beschikbaar"."""
    match = _STATES.search(sentence)
    if not match:
        return None
    named = organisations_in(sentence[: match.start()], vocabulary)
    return named[-1][1] if named else None


def _giver(sentence: str, before: str, vocabulary: Vocabulary) -> str:
    """Who gives, told in the sentence, or in the one before ("VWS heeft een subsidie toegekend")."""
    key = _near(_GIVES, sentence, vocabulary) or _subject(sentence, vocabulary)
    if key is None and _GRANTED.search(before) and re.search(r"\bsubsidie\b", sentence, re.IGNORECASE):
        named = organisations_in(before, vocabulary)
        key = named[0][1] if named else None
    return key or UNKNOWN


_GRANTED = re.compile(r"\bsubsidie\b.{0,40}\btoegekend\b|\bsubsidie verleend\b", re.IGNORECASE)


def _manager(after: str, vocabulary: Vocabulary) -> str | None:
    """Who manages, told in the next sentences: "De GRJR is beheerder", "in beheer van de GRJR"."""
    match = _MANAGES.search(after)
    if not match:
        return None
    if match.group().lower().endswith(("beheerder", "kassier", "beheert")):
        named = organisations_in(after[max(0, match.start() - 60) : match.start()], vocabulary)
        return named[-1][1] if named else None
    named = organisations_in(after[match.end() : match.end() + 60], vocabulary)
    return named[0][1] if named else None


def _use(sentence: str) -> str:
    match = _USE.search(sentence)
    return re.sub(r"\s+", " ", match["use"] or match["for"]).strip() if match else ""


def _what(match: re.Match[str] | None) -> str:
    return re.sub(r"\s+", " ", match["what"]).strip() if match else ""
