"""Text with people in it → safe text with its findings; the only maker of `SafeDocument`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from spacy.tokens import Doc

from index.model import (
    Decision,
    Described,
    Fact,
    Finding,
    Heading,
    Interval,
    Metadata,
    Page,
    Policy,
    Precision,
    Release,
    ReleaseState,
    SafeDocument,
)
from index.model import (
    Evidence as FactEvidence,
)
from ingest.deidentify.contact import web_addresses
from ingest.deidentify.decide import resolve
from ingest.deidentify.evidence import SPREAD, Evidence, add, all_of
from ingest.deidentify.gate import second_reading
from ingest.deidentify.lexicon import load_lexicon
from ingest.deidentify.offices import Offices
from ingest.deidentify.pipeline import build_pipeline, model_of, sheet_in
from ingest.deidentify.policy import FLAG, GENERALISE, KEEP, MASK, WITH_PERSON, Rules, load_policy
from ingest.deidentify.replace import Shield, replace_findings
from ingest.deidentify.sheet import Sheet
from ingest.deidentify.spread import Known, spread, tokens_of
from ingest.deidentify.view import view_of

VERSION = "1"


class Deidentifier:
    """Finds and masks people; made once, used for every document.

    `model` is `ingebouwd`, `spacy:<name>`, `gliner:<name>`, `transformers:<name>` or `geen`; one that is set
    and missing raises ModelError.
    """

    def __init__(self, model: str = "ingebouwd") -> None:
        self._lexicon = load_lexicon()
        self._nlp = build_pipeline(model)
        trained = model_of(self._nlp).model
        self.model = trained.name
        """Which trained component read along, by name and version."""
        rules = "".join(load_policy(name).fingerprint for name in ("openbaar", "casus"))
        digest = hashlib.sha256(
            (self._lexicon.fingerprint + rules + _code_fingerprint() + trained.fingerprint).encode()
        ).hexdigest()[:12]
        self.engine = f"{VERSION}+sha256:{digest}"

    def findings(self, text: str, policy: Policy, kind: str | None = None) -> tuple[Finding, ...]:
        """Everything that may identify someone, in reading order, with what the policy does with it."""
        return tuple(self._findings(text, load_policy(policy), Known()))

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
        name = _spaced(document.source.name)
        around = "\n\n".join([name, *document.properties.values(), *document.furniture])
        self._findings(around, rules, known)
        found = self._findings(document.text, rules, known)
        found = _with_decisions(found, decisions)
        shield = Shield()
        text, findings = replace_findings(document.text, found, rules, shield)

        def safe(value: str) -> str:
            return replace_findings(value, self._findings(value, rules, known), rules, shield)[0]

        in_name = [
            one
            for one in self._findings(name, rules, known)
            if one.label != "PERSON" or not (_is_code(name, one) or self._is_kept(name, one))
        ]

        offsets = _Offsets(findings, len(document.text), len(text))
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
            metadata=_safe_metadata(described, text, offsets, safe, keeps_dates=rules.actions["DATE"] == KEEP),
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

    def _is_kept(self, name: str, one: Finding) -> bool:
        """Part of a name that is kept; a file name seldom has its capitals: "hart-van-brabant-plan.pdf"."""
        words = name.lower()
        return any(
            (at := words.find(phrase)) != -1 and at <= one.start and one.end <= at + len(phrase)
            for phrase in self._kept_phrases
        )

    @cached_property
    def _kept_phrases(self) -> tuple[str, ...]:
        return tuple(
            _spaced(term.lower()) for term in self._lexicon.keep if len(term.split()) > 1 or "-" in term
        )

    def _findings(self, text: str, rules: Rules, known: Known) -> list[Finding]:
        """Findings in raw offsets; `known` learns the people of this text and brings those of earlier ones."""
        view = view_of(text)
        doc = self._nlp(view.text)
        people = self._people(doc, rules, known)
        other = [one for one in all_of(doc) if one.label not in {"PERSON", "OFFICIAL"}]
        other.extend(self._personal_pages(doc, known))
        resolved = resolve(view.text, [*other, *people], lambda one: rules.thresholds.get(one.label, 0.5))
        return [
            Finding(*view.to_raw(one.start, one.end), one.label, one.source, one.score, decision, one.ground)
            for one, decision in self._decisions(doc, resolved, rules)
        ]

    def _people(self, doc: Doc, rules: Rules, known: Known) -> list[Evidence]:
        """Names with the office they act in, spread over the whole document."""
        sheet = sheet_in(doc)
        other = [
            one
            for one in all_of(doc)
            if one.label not in {"PERSON", "OFFICIAL", "DATE", "AGE", "PLACE"} and one.score >= 0.5
        ]
        threshold = rules.thresholds["PERSON"]
        named = [one for one in all_of(doc) if one.label in {"PERSON", "OFFICIAL"} and one.score >= threshold]
        merged = resolve(sheet.text, [*named, *other], lambda one: 0.0)
        people = [one for one in merged if one.label in {"PERSON", "OFFICIAL"}]
        offices = Offices.of(sheet, self._lexicon)
        people = [
            replace(one, label="OFFICIAL") if offices.holds(one.start, one.end) else one for one in people
        ]
        for one in people:
            if one.label == "OFFICIAL":
                known.learn(sheet, self._lexicon, one.start, one.end, one.label)
        # Who is named in office once is so in every other mention, unless that speaks of private life.
        people = [self._settle(one, sheet, known, offices) for one in people]
        for one in people:
            if one.label == "PERSON" and one.score >= 0.75:
                known.learn(sheet, self._lexicon, one.start, one.end, one.label)
        spread_out = list(spread(sheet, self._lexicon, known, tokens_of(sheet, [*people, *other])))
        add(doc, SPREAD, spread_out)
        return [*people, *spread_out]

    def _settle(self, one: Evidence, sheet: Sheet, known: Known, offices: Offices) -> Evidence:
        if (
            one.label == "OFFICIAL"
            or not known.is_official(sheet, one.start, one.end)
            or offices.is_private(one.start, one.end)
        ):
            return one
        return replace(one, label="OFFICIAL", ground="elders in ambt genoemd")

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
            for match in web_addresses(sheet_in(doc).text)
            if any(part in match.group().lower() for part in parts)
        ]

    def _decisions(self, doc: Doc, resolved: list[Evidence], rules: Rules) -> list[tuple[Evidence, Decision]]:
        sheet = sheet_in(doc)
        result = []
        for one in resolved:
            action = rules.actions.get(one.label, MASK)
            if action == WITH_PERSON:
                tokens = sheet.tokens_in(one.start, one.end)
                sentence = sheet.sentence(tokens.start) if tokens else range(0)
                action = (
                    MASK
                    if any(
                        other.label == "PERSON"
                        and sentence
                        and sheet.starts[sentence.start] <= other.start < sheet.ends[sentence.stop - 1]
                        for other in resolved
                    )
                    else KEEP
                )
            decision = (
                Decision.MASK
                if action in {MASK, GENERALISE}
                else Decision.UNDECIDED
                if action == FLAG
                else Decision.KEEP
            )
            result.append((one, decision))
        return result


def _with_decisions(found: list[Finding], decisions: Sequence[Finding]) -> list[Finding]:
    """What a person decided replaces every finding it touches."""
    ruled = [one for one in decisions if one.decision is not Decision.UNDECIDED]
    free = [one for one in found if not any(one.start < d.end and d.start < one.end for d in ruled)]
    return sorted([*free, *ruled], key=lambda one: one.start)


class _Offsets:
    """Where a place in the unsafe text lies in the safe text; inside a mask: at its start."""

    def __init__(self, findings: Sequence[Finding], raw_length: int, safe_length: int) -> None:
        self._masks = [one for one in findings if one.decision is Decision.MASK and one.safe_start is not None]
        self._limit = safe_length

    def safe(self, offset: int) -> int:
        shift = 0
        for one in self._masks:
            assert one.safe_start is not None and one.safe_end is not None
            if offset < one.end:
                return (
                    min(one.safe_start, self._limit) if offset > one.start else min(offset + shift, self._limit)
                )
            shift = one.safe_end - one.end
        return min(offset + shift, self._limit)

    def safe_end(self, offset: int) -> int:
        for one in self._masks:
            if one.start < offset < one.end:
                assert one.safe_end is not None
                return one.safe_end
        return self.safe(offset)


def _safe_metadata(
    described: Described, text: str, offsets: _Offsets, safe: Callable[[str], str], *, keeps_dates: bool
) -> Metadata:
    """The same facts: those in the text re-read from the safe text, the others shielded."""
    raw, metadata = described.document.text, described.metadata

    def words(start: int | None, end: int | None, value: str) -> str:
        if start is None or end is None or " ".join(raw[start:end].split()) != " ".join(value.split()):
            return safe(value)
        return " ".join(text[offsets.safe(start) : offsets.safe_end(end)].split())

    def fact(one: Fact) -> Fact:
        evidence = one.evidence
        if evidence is None or evidence.start is None or evidence.end is None:
            return Fact(safe(one.value), evidence)
        place = FactEvidence(evidence.rule, offsets.safe(evidence.start), offsets.safe_end(evidence.end))
        return Fact(words(evidence.start, evidence.end, one.value), place)

    return replace(
        metadata,
        kind=fact(metadata.kind),
        title=fact(metadata.title),
        date=fact(metadata.date) if keeps_dates else Fact(),
        period=metadata.period if keeps_dates else Interval(None, None, Precision.UNKNOWN),
        sender=fact(metadata.sender),
        addressee=fact(metadata.addressee),
        organisation=fact(metadata.organisation),
        municipality=fact(metadata.municipality),
        number=fact(metadata.number),
        proeftuinen=tuple(map(fact, metadata.proeftuinen)),
        themas=tuple(map(fact, metadata.themas)),
        basisprincipes=tuple(map(fact, metadata.basisprincipes)),
        references=tuple(
            replace(
                one,
                start=offsets.safe(one.start),
                end=offsets.safe_end(one.end),
                raw=words(one.start, one.end, one.raw),
            )
            for one in metadata.references
        ),
        amounts=tuple(
            replace(
                one,
                start=offsets.safe(one.start),
                end=offsets.safe_end(one.end),
                raw=words(one.start, one.end, one.raw),
            )
            for one in metadata.amounts
        ),
    )


def _is_code(name: str, one: Finding) -> bool:
    """A "name" that is part of a word with digits in it: "hr-efcbdc5d.md" numbers a judgment."""
    start, end = one.start, one.end
    while start and name[start - 1].isalnum():
        start -= 1
    while end < len(name) and name[end].isalnum():
        end += 1
    return any(c.isdigit() for c in name[start:end])


def _spaced(name: str) -> str:
    """A file name as words, each character in its place: "brief_Jan-de-Wit.pdf" → "brief Jan de Wit pdf"."""
    return name.translate(str.maketrans("_-+/.", "     "))


def _code_fingerprint() -> str:
    """The rules are code: their text is part of the version."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
