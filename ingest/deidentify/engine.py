"""Text with people in it → safe text with its findings; the only maker of `SafeDocument`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc

from index.embed import CACHE
from index.model import (
    Decision,
    Described,
    Finding,
    Heading,
    Page,
    Policy,
    Release,
    ReleaseState,
    SafeDocument,
)
from ingest.deidentify.built_in import SETTLED, WIDE
from ingest.deidentify.carried import Offsets, safe_metadata
from ingest.deidentify.contact import web_addresses
from ingest.deidentify.decide import overlapping, resolve
from ingest.deidentify.disputed import disputed
from ingest.deidentify.evidence import NAMES, WHO, Evidence, add, all_of
from ingest.deidentify.file_name import as_words, kept_phrases, of_people
from ingest.deidentify.gate import second_reading
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.people import People
from ingest.deidentify.pipeline import build_pipeline, model_of
from ingest.deidentify.policy import (
    FLAG,
    GENERALISE,
    KEEP,
    MASK,
    OF_PERSON,
    WITH_PERSON,
    Rules,
    load_policy,
)
from ingest.deidentify.repeated import find_again, folded, names_in, numbers_in
from ingest.deidentify.replace import Shield, replace_findings
from ingest.deidentify.sheet import Sheet, sheet_in
from ingest.deidentify.spread import Known
from ingest.deidentify.terms import KEEPABLE, SOURCE, Terms
from ingest.deidentify.view import view_of
from ingest.deidentify.whose import Whose, is_letter_to_a_citizen, whose

VERSION = "1"
Spans = Sequence[tuple[int, int]]
_STAYS = "kennisbank.blijft staan"
_NEAR = 300
"""How far from an age, in characters, the person stands whose age it may be."""


class Deidentifier:
    """Finds and masks people; made once, used for every document.

    `model` is `ingebouwd`, `spacy:<name>`, `gliner:<name>`, `transformers:<name>` or `geen`; one that is set
    and missing raises ModelError. `cache` is the folder of the language model that `ingebouwd` stands on.
    """

    def __init__(
        self, model: str = "ingebouwd", cache: Path = CACHE, terms: Callable[[], Terms] = Terms
    ) -> None:
        self._lexicon = load_lexicon()
        self._nlp = build_pipeline(model, cache)
        trained = model_of(self._nlp).model
        self.people = People(self._lexicon, trained.pages)
        self.model = trained.name
        """Which trained component read along, by name and version."""
        rules = "".join(load_policy(name).fingerprint for name in ("openbaar", "casus"))
        digest = hashlib.sha256(
            (self._lexicon.fingerprint + rules + _code_fingerprint() + trained.fingerprint).encode()
        ).hexdigest()[:12]
        self._version = f"{VERSION}+sha256:{digest}"
        self._terms = terms

    @property
    def engine(self) -> str:
        """The version of rules, lists and model, and of this installation's own words."""
        own = self._terms().fingerprint
        return f"{self._version}+woorden:{own}" if own else self._version

    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]:
        """Everything that may identify someone, in reading order, with what the policy does with it."""
        return tuple(self._findings(text, load_policy(policy), Known()))

    def findings_beside(self, text: str, rules: Rules, settled: Spans) -> list[Finding]:
        """As `findings`; of who stands in `settled` it is known what they are, and no page is read for them."""
        return self._findings(text, rules, Known(), settled=settled)

    def shield(self, text: str, policy: Policy, kind: str | None = None) -> tuple[str, tuple[Finding, ...]]:
        """The safe text, and the findings with their place in both texts."""
        rules = load_policy(policy)
        return replace_findings(text, self._findings(text, rules, Known()), rules, Shield())

    def deidentify(
        self, described: Described, policy: Policy, *, decisions: Sequence[Finding] = ()
    ) -> SafeDocument:
        """The document with everything in it shielded: text, name, metadata and furniture.

        `decisions` are findings of a reviewer on this same text; they win over the rules.
        """
        document = described.document
        rules = load_policy(policy)
        known = Known()
        name = as_words(document.source.name)
        found = self._findings(document.text, rules, known)
        # The text tells who acts in office; what stands around it may name people of the text once more.
        met = known.mentions()
        around = "\n\n".join([name, *document.properties.values(), *document.furniture])
        self._findings(around, rules, known, aside=True)
        if any(part in document.text.lower() for part in known.mentions() - met):
            found = self._findings(document.text, rules, known)
        found = _with_decisions(found, decisions)
        shield = Shield()
        text, findings = replace_findings(document.text, found, rules, shield)

        def safe(value: str) -> str:
            return replace_findings(value, self._findings(value, rules, known, aside=True), rules, shield)[0]

        in_name = of_people(name, self._findings(name, rules, known, aside=True), self._kept_phrases)
        offsets = Offsets(findings, len(text))
        reason = second_reading(self, text, rules, findings)
        return SafeDocument(
            name=replace_findings(document.source.name, in_name, rules, shield)[0],
            key=document.source.key,
            content_hash=document.source.content_hash,
            text=text,
            pages=tuple(Page(p.number, offsets.safe(p.start), offsets.safe(p.end)) for p in document.pages),
            headings=tuple(
                Heading(offsets.safe(h.start), offsets.safe(h.end), h.level) for h in document.headings
            ),
            metadata=safe_metadata(described, text, offsets, safe, keeps_dates=rules.actions["DATE"] == KEEP),
            findings=findings,
            release=Release(
                policy=policy,
                engine=self.engine,
                state=ReleaseState.PENDING if reason else ReleaseState.RELEASED,
                by=f"beleid {policy}",
                reason=reason,
            ),
            from_ocr=document.from_ocr,
        )

    @cached_property
    def _kept_phrases(self) -> tuple[str, ...]:
        return kept_phrases(self._lexicon)

    def _findings(
        self, text: str, rules: Rules, known: Known, *, aside: bool = False, settled: Spans = ()
    ) -> list[Finding]:
        """Findings in raw offsets; `known` learns the people of this text and brings those of earlier ones.

        What stands `aside`, a title or a file name, is too short to read in it who acts in an office.
        """
        view = view_of(text)
        doc = self._nlp.make_doc(view.text)
        doc.user_data[WIDE] = rules.name == "casus"
        doc.user_data[SETTLED] = [view.of_raw(start, end) for start, end in settled]
        doc = self._nlp(doc)
        masks, kept = self._terms().find(sheet_in(doc), rules.name)
        add(doc, NAMES, masks)
        doc.user_data[_STAYS] = kept
        people = self.people.found(doc, rules, known, aside=aside)
        other = [one for one in all_of(doc) if one.label not in WHO]
        other.extend(self._personal_pages(doc, known))
        found = [*other, *people]
        decided = self._decided(doc, found, rules, known)
        masked = [one for one, decision in decided if decision is Decision.MASK]
        again = [
            one
            for one in find_again(view.text, known.numbers)
            if not any(
                other.start <= one.start and one.end <= other.end
                for other in overlapping(masked, one.start, one.end)
            )
        ]
        if again:
            decided = self._decided(doc, [*found, *again], rules, known)
        if rules.doubt is not None:
            taken = [*kept, *((one.start, one.end) for one, _ in decided)]
            open_ = disputed(doc, sheet_in(doc), taken, rules.doubt, rules.thresholds["PERSON"])
            decided = sorted(
                [*decided, *((one, Decision.UNDECIDED) for one in open_)], key=lambda pair: pair[0].start
            )
        return [
            Finding(*view.to_raw(one.start, one.end), one.label, one.source, one.score, decision, one.ground)
            for one, decision in decided
        ]

    def _decided(
        self, doc: Doc, found: list[Evidence], rules: Rules, known: Known
    ) -> list[tuple[Evidence, Decision]]:
        """What holds with what the policy does with it; the numbers it masks are known from here on."""
        text = sheet_in(doc).text
        resolved = resolve(text, found, lambda one: rules.thresholds.get(one.label, 0.5))
        decided = self._decisions(doc, resolved, rules, known)
        masked = [one for one, decision in decided if decision is Decision.MASK]
        known.numbers.update(numbers_in(text, masked))
        if rules.name == "casus":
            known.numbers.update(names_in(text, masked))
        return decided

    def _personal_pages(self, doc: Doc, known: Known) -> list[Evidence]:
        """Addresses of pages with the name of a private person of this document in them."""
        parts = [
            part
            for part, label in known.parts.items()
            if label == "PERSON" and len(part) > 3 and part not in known.words
        ]
        return [
            Evidence(
                match.start(),
                match.start() + len(match.group().rstrip(".,")),
                "URL",
                "doorgetrokken",
                0.85,
                "naam in adres",
            )
            for match in web_addresses(sheet_in(doc).places)
            if any(part in match.group().lower() for part in parts)
        ]

    def _decisions(
        self, doc: Doc, resolved: list[Evidence], rules: Rules, known: Known
    ) -> list[tuple[Evidence, Decision]]:
        text = sheet_in(doc).text
        acts = [rules.actions.get(one.label, MASK) for one in resolved]
        private = [one for one, act in zip(resolved, acts, strict=True) if act == MASK]
        if OF_PERSON in acts and not known.to_a_citizen:
            known.to_a_citizen = is_letter_to_a_citizen(text, (one for one in private if one.label == "PERSON"))
        owners = {
            one: whose(text, one, private) for one, act in zip(resolved, acts, strict=True) if act == OF_PERSON
        }
        known.references |= {
            folded(text[one.start : one.end]) for one, owner in owners.items() if owner is Whose.PAPER
        }
        stays = doc.user_data[_STAYS]
        result = []
        for one, act in zip(resolved, acts, strict=True):
            if one.source == SOURCE:
                act = MASK
            elif one.label in KEEPABLE and any(a <= one.start and one.end <= b for a, b in stays):
                act, one = KEEP, replace(one, ground="lijst van deze installatie")
            elif act == WITH_PERSON:
                act = MASK if _beside_a_person(sheet_in(doc), one, resolved) else KEEP
            elif act == OF_PERSON:
                owner = owners[one]
                untold = owner is Whose.UNTOLD and folded(text[one.start : one.end]) not in known.references
                theirs = untold or owner is Whose.PERSON or one.ground == "eerder genoemd"
                act = MASK if theirs or known.to_a_citizen else KEEP
            decision = (
                Decision.MASK
                if act in {MASK, GENERALISE}
                else Decision.UNDECIDED
                if act == FLAG
                else Decision.KEEP
            )
            result.append((one, decision))
        return result


def _beside_a_person(sheet: Sheet, one: Evidence, resolved: list[Evidence]) -> bool:
    """Whether a private person stands in the same sentence; for an age, in the same paragraph and near.

    Who is named in one sentence is only "haar dochter van 9" in the next.
    """
    tokens = sheet.tokens_in(one.start, one.end)
    sentence = sheet.sentence(tokens.start) if tokens else range(0)
    if not sentence:
        return False
    first, last = sheet.starts[sentence.start], sheet.ends[sentence.stop - 1]
    if one.label == "AGE":
        first = max(one.start - _NEAR, sheet.text.rfind("\n\n", max(0, one.start - _NEAR), one.start))
        stop = sheet.text.find("\n\n", one.end, one.end + _NEAR)
        last = stop if stop >= 0 else one.end + _NEAR
    return any(other.label == "PERSON" and first <= other.start < last for other in resolved)


def _with_decisions(found: list[Finding], decisions: Sequence[Finding]) -> list[Finding]:
    """What a person decided replaces every finding it touches."""
    ruled = [one for one in decisions if one.decision is not Decision.UNDECIDED]
    free = [one for one in found if not any(one.start < d.end and d.start < one.end for d in ruled)]
    return sorted([*free, *ruled], key=lambda one: one.start)


def _code_fingerprint() -> str:
    """The rules are code: their text is part of the version."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
