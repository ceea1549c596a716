"""What editors work with, in memory: intake, a case that waits, own words."""

from __future__ import annotations

import re
import shutil
import tempfile
import uuid
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.answer import DocumentCard
from index.errors import NotFound, QueryError
from index.jobs import Job, Upload
from index.model import Decision, Finding, Outcome, Policy, ReleaseState, Report
from ingest.deidentify.terms import Term
from ingest.term_list import TermList
from ingest.word_desk import Proposal
from tests.fakes.base import MemoryBase
from tests.fakes.papers import RECIPES, identity


class MemoryIntake:
    def __init__(self) -> None:
        self.jobs_by_id: dict[str, Job] = {}

    def submit(self, files: Sequence[Upload], policy: Policy | None = None) -> str:
        job = str(uuid.uuid4())
        reports = tuple(
            Report(each.name, Outcome.PENDING, "een casus wacht op een mens", identity(RECIPES[4].title))
            if policy == "casus"
            else Report(each.name, Outcome.INDEXED)
            for each in files
        )
        self.jobs_by_id[job] = Job(job, "klaar", len(files), reports)
        return job

    def jobs(self) -> tuple[Job, ...]:
        return tuple(reversed(self.jobs_by_id.values()))

    def status(self, job_id: str) -> Job:
        if job_id not in self.jobs_by_id:
            raise NotFound("Deze opname bestaat niet.")
        return self.jobs_by_id[job_id]


CASE = """\
Casus: een huisbezoek dat werd geweigerd

Moeder Samira Boukhari belt op 3 mei met het wijkteam. De gezinsmanager heet Daan Terpstra.

Samira Boukhari vraagt om rust. In de tuin bloeit een roos. 😀 Wethouder Ada Vos komt langs."""


@dataclass(frozen=True)
class MemoryDossier:
    id: str
    text: str
    findings: tuple[Finding, ...]
    decisions: int = 0
    policy: Policy = "casus"
    reason: str = "een casus wordt door een mens vrijgegeven"

    @property
    def shielded(self) -> str:
        shown, at = [], 0
        for each in self.findings:
            keep = each.decision is Decision.KEEP
            shown += [self.text[at : each.start], self.text[each.start : each.end] if keep else "[naam]"]
            at = each.end
        return "".join([*shown, self.text[at:]])


class MemoryReview:
    """One waiting case: one name that is masked, one in doubt, one that is kept."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self._steps: list[tuple[Finding, ...]] = [
            tuple(
                Finding(m.start(), m.end(), label, source, score, decision)
                for pattern, label, source, score, decision in (
                    ("Moeder Samira Boukhari", "PERSON", "lijst", 0.98, Decision.MASK),
                    ("Daan Terpstra", "PERSON", "model", 0.61, Decision.UNDECIDED),
                    ("Ada Vos", "OFFICIAL", "ambt", 0.9, Decision.KEEP),
                )
                for m in re.finditer(pattern, CASE)
            )
        ]
        self.ended: list[tuple[str, str, str, str]] = []

    def waiting(self) -> tuple[DocumentCard, ...]:
        pending = (each for each in self._base.documents.values() if each.release.state is ReleaseState.PENDING)
        return tuple(each.card for each in pending if all(each.card.id != done[1] for done in self.ended))

    def dossier(self, identity: str) -> MemoryDossier:
        return MemoryDossier(identity, CASE, self._steps[-1], len(self._steps) - 1)

    def decide(
        self, identity: str, start: int, end: int, label: str, decision: Decision, by: str, everywhere: bool
    ) -> None:
        wanted = re.escape(CASE[start:end])
        places = [m.span() for m in re.finditer(wanted, CASE)] if everywhere else [(start, end)]
        made = [Finding(a, b, label, "beoordelaar", 1.0, decision, by) for a, b in places]
        rest = [f for f in self._steps[-1] if all(f.end <= a or b <= f.start for a, b in places)]
        self._steps.append(tuple(sorted([*rest, *made], key=lambda each: each.start)))

    def undo(self, identity: str) -> None:
        self._steps = self._steps[: max(1, len(self._steps) - 1)]

    def release(self, identity: str, by: str, reason: str) -> None:
        self.ended.append(("vrijgegeven", identity, by, reason))

    def refuse(self, identity: str, by: str, reason: str) -> None:
        self.ended.append(("geweigerd", identity, by, reason))

    def withdraw(self, identity: str, by: str, reason: str) -> None:
        self._base.documents.pop(identity, None)
        self.ended.append(("ingetrokken", identity, by, reason))


class MemoryWords:
    """The list itself is the real one, on a disk that goes; what was decided is one name to mask."""

    def __init__(self) -> None:
        folder = tempfile.mkdtemp(prefix="kennisbank-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._list = TermList(Path(folder))
        at = CASE.index("Daan Terpstra")
        self._proposals = [
            Proposal(
                identity(RECIPES[4].title), at, at + 13, "Daan Terpstra", "PERSON", Decision.MASK, "casus", 3
            )
        ]

    def all(self) -> tuple[Term, ...]:
        return tuple(reversed(self._list.now().terms))

    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(self._proposals)

    def approve(self, document: str, start: int, end: int, by: str) -> Term:
        one = self._take(document, start, end)
        return self._list.approve(one.text, one.decision, one.policy, one.label, by)

    def refuse(self, document: str, start: int, end: int) -> None:
        self._take(document, start, end)

    def add(self, text: str, decision: Decision, policy: Policy, label: str, by: str) -> Term:
        return self._list.approve(text, decision, policy, label, by)

    def remove(self, identity: str) -> None:
        self._list.remove(identity)

    def _take(self, document: str, start: int, end: int) -> Proposal:
        for one in self._proposals:
            if (one.document, one.start, one.end) == (document, start, end):
                self._proposals.remove(one)
                return one
        raise QueryError("Over deze plek is nog niets besloten.")
