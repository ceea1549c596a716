"""Promises and announced moments: who will do what for whom, and when, with the sentence that says so.

A sentence promises when it gives a body (the council, a committee, the Kamer, a board) something in the future.
What happened, what is asked of others and what this very letter does are no promises.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.knowledge.footnotes import notes_of
from index.knowledge.promise import Promise, digest
from index.knowledge.promise_lists import find_rows
from index.knowledge.promise_parts import (
    ABOUT,
    RECORDS,
    SPOKEN,
    addressee_of,
    find_doer,
    find_receiver,
    find_source,
    find_subject,
    find_window,
    kind_of_cue,
    width,
)
from index.knowledge.promise_words import (
    Cue,
    find_cue,
    has_future,
    is_lasting,
    is_not_yet,
    is_soon,
    keeps,
    may_promise,
    refers_back,
)
from index.knowledge.words import content_words, subjects_agree
from index.model import UNKNOWN, Interval, Metadata, Precision
from index.sentences import sentences

_NO_PROMISES = frozenset(
    {"wet", "amvb", "ministeriele-regeling", "verordening", "verdrag", "uitspraak", "bekendmaking",
     "beleidsregel", "bestemmingsplan-toelichting", "kamervragen", "motie", "amendement", "raadsvragen",
     "handreiking", "casus"}
)  # fmt: skip
"""Kinds of papers that bind or ask others and promise nothing themselves."""


def find_promises(text: str, metadata: Metadata) -> tuple[Promise, ...]:
    """The promises of one paper, in order; sentences that promise the same are one.

    Text and offsets are those of the safe text; `metadata` tells who writes, to whom and when.
    """
    if metadata.kind.value in _NO_PROMISES:
        return ()
    found: list[Promise] = []
    spans = sentences(text)
    for i, (start, end) in enumerate(spans):
        if not may_promise(text, start, end) or end - start > 900 or " | " in text[start:end]:
            continue
        before = text[spans[i - 1][0] : spans[i - 1][1]] if i else ""
        after = spans[i + 1] if i + 1 < len(spans) else (end, end)
        promise = _read(text, start, end, before, after, metadata)
        if promise:
            found.append(promise)
    if metadata.kind.value == "afdoeningsvoorstel":
        found += find_rows(text, metadata)
    return merge(found)


def merge(promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Promises of one paper, with those that promise the same joined; the narrowest window stays."""
    merged: list[Promise] = []
    for promise in promises:
        for i, other in enumerate(merged):
            if same_promise(other, promise):
                merged[i] = _joined(other, promise)
                break
        else:
            merged.append(promise)
    return tuple(merged)


def same_promise(one: Promise, other: Promise) -> bool:
    """Same kind and receiver, about the same, in windows that can be one."""
    if one.kind != other.kind or one.open_ended != other.open_ended or one.reported != other.reported:
        return False
    if _receiver_key(one.receiver) != _receiver_key(other.receiver):
        return False
    return subjects_agree(one.subject, other.subject) and windows_meet(one.window, other.window)


def windows_meet(one: Interval, other: Interval) -> bool:
    """Whether two windows overlap; an unknown one meets every window."""
    if one.precision is Precision.UNKNOWN or other.precision is Precision.UNKNOWN:
        return True
    first = max(one.first or date.min, other.first or date.min)
    last = min(one.last or date.max, other.last or date.max)
    return first <= last


def _joined(one: Promise, other: Promise) -> Promise:
    keep = one if width(one.window) <= width(other.window) else other
    return replace(
        one,
        window=keep.window,
        window_text=keep.window_text,
        subject=max(one.subject, other.subject, key=len),
        made_in=one.made_in or other.made_in,
        kept_here=one.kept_here or other.kept_here,
        also=(*one.also, (other.start, other.end), *other.also),
    )


def _receiver_key(receiver: str) -> str:
    words = receiver.lower()
    for key in ("kamer", "commissie", "raad", "db", "ab", "bestuur", "college"):
        if re.search(rf"\b\w*{key}\w*\b", words):
            return key
    return words


# --- one sentence ---------------------------------------------------------------------------------


def _read(
    text: str, start: int, end: int, before: str, after: tuple[int, int], metadata: Metadata
) -> Promise | None:
    """The promise in one sentence, or None."""
    sentence = text[start:end]
    cue = find_cue(sentence, spoken=metadata.kind.value in SPOKEN)
    if cue is None:
        return None
    reported = cue.manner == "eerder toegezegd"
    notes = " ".join(text[a:b] for a, b in notes_of(text, start, end))
    made_in, made_on = (
        find_source(sentence, notes, before, cue, metadata.period.last) if reported else (None, None)
    )
    anchor = made_on or metadata.period.last
    window, window_text = find_window(sentence, cue, anchor, reported)
    stop = end
    if not window_text and refers_back(text[after[0] : after[1]]):
        window, window_text = find_window(text[after[0] : after[1]], None, anchor, False)
        stop = after[1] if window_text else end
    receiver = find_receiver(sentence, metadata)
    if receiver == UNKNOWN and cue.manner == "zal":
        # "Wij komen hierop terug" is said to whom the paper addresses.
        receiver = addressee_of(metadata)
    if not _is_promise(sentence, cue, receiver, window, window_text, metadata):
        return None
    return Promise(
        start=start,
        end=stop,
        digest=digest(sentence),
        kind=kind_of_cue(sentence, cue),
        doer=find_doer(sentence, metadata),
        organisation=metadata.organisation.value,
        receiver=receiver,
        subject=find_subject(sentence, cue, before, metadata),
        window=window,
        window_text=window_text,
        reported=reported and metadata.kind.value not in RECORDS,
        made_in=made_in,
        made_on=made_on,
        kept_here=keeps(text[start : after[1]]) or (reported and sentence.lower().startswith("zoals")),
        not_yet=is_not_yet(text[start : stop + 300]),
    )


def _is_promise(
    sentence: str, cue: Cue, receiver: str, window: Interval, window_text: str, metadata: Metadata
) -> bool:
    """Enough to hold someone to it: a receiver with a term or a manner, or the word itself with a content."""
    match cue.manner:
        case "gesprek" | "oplevering":
            # A talk or a paper is promised only with a moment; without one it is a plan.
            bounded = bool(window_text) and (window.first is None or width(window) < 370)
            soon = cue.manner == "gesprek" and is_soon(sentence)
            return (bounded or soon) and metadata.kind.value not in ("webpagina", "rapport")
        case "toegezegd":
            return len(content_words(sentence)) >= 2
        case "eerder toegezegd":
            content = sentence[cue.content :]
            return bool(window_text or ABOUT.search(content) or re.search(r"\b(?:om|dat|uit te)\b", content))
        case _:
            plain = receiver.lower() in ("u", UNKNOWN)
            if receiver == UNKNOWN or (plain and metadata.kind.value == "webpagina"):
                return False
            return bool(window_text or has_future(sentence) or is_lasting(sentence))
