"""From the list of own words to the page on which a person keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from api.ports.editors import OwnWord, WordProposal
from index.model import Decision, Policy
from ui import dates
from ui.contexts.page import Frame, Notice
from ui.contexts.words import ProposalView, WordsPage, WordView
from ui.review import KINDS, review_address

UNDER: Mapping[Policy, str] = {"openbaar": "in openbare stukken", "casus": "in casussen"}


def words_page(
    frame: Frame,
    words: Sequence[OwnWord],
    proposals: Sequence[WordProposal],
    given: Mapping[str, str],
    by: str,
    error: str = "",
    notice: Notice | None = None,
) -> WordsPage:
    """`given` is what was typed in the form that is shown again."""
    chosen = given.get("soort", "PERSON")
    return WordsPage(
        frame=frame,
        proposals=tuple(proposal_view(one) for one in proposals),
        words=tuple(word_view(one) for one in words),
        kinds=tuple((value, label, value == chosen) for value, label in KINDS.items()),
        typed=given.get("woord", ""),
        keeps=given.get("beslissing", "") == "behouden",
        case=given.get("beleid", "") == "casus",
        by=by,
        error=error,
        notice=notice,
    )


def proposal_view(one: WordProposal) -> ProposalView:
    times = "1 keer" if one.count == 1 else f"{dates.count(one.count)} keer"
    kept = one.decision is Decision.KEEP
    return ProposalView(
        document=one.document,
        begin=one.start,
        end=one.end,
        words=" ".join(one.text.split()),
        kind=KINDS.get(one.label, one.label.lower()),
        effect=effect(one.decision, one.policy),
        reason=f"{times} {'gehouden' if kept else 'gemaskeerd'}; de computer deed het anders.",
        href=review_address(one.document, one.start),
    )


def word_view(one: OwnWord) -> WordView:
    day = dates.day(datetime.fromisoformat(one.at).date())
    return WordView(
        id=one.id,
        words=one.text,
        kind=KINDS.get(one.label, one.label.lower()),
        effect=effect(one.decision, one.policy)
        if one.text
        else f"{effect(one.decision, one.policy)}: {'1 woord' if one.size == 1 else f'{one.size} woorden'}",
        signed=f"{one.by}, {day}",
    )


def effect(decision: Decision, policy: Policy) -> str:
    """
    >>> effect(Decision.KEEP, "openbaar"), effect(Decision.MASK, "openbaar")
    ('Blijft staan in openbare stukken', 'Wordt altijd gemaskeerd')
    """
    return f"Blijft staan {UNDER[policy]}" if decision is Decision.KEEP else "Wordt altijd gemaskeerd"
