"""From a dossier to the page on which a person reviews it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from api.ports.editors import Dossier
from index.agreement import Agreement
from index.answer import DocumentCard
from index.jobs import Job
from index.model import Decision, Finding, Outcome, Report
from ui import dates
from ui.cards import card_view, document_address
from ui.contexts.editors import AgreementView, FoundView, JobPage, JobView, PieceView, ReportLine, ReviewPage
from ui.contexts.page import Frame, Notice
from ui.text import segments

KINDS = {
    "PERSON": "naam",
    "OFFICIAL": "ambtsdrager",
    "PHONE": "telefoonnummer",
    "EMAIL": "e-mailadres",
    "BSN": "burgerservicenummer",
    "ADDRESS": "adres",
    "POSTCODE": "postcode",
    "DOB": "geboortedatum",
    "AGE": "leeftijd",
    "CASE": "dossiernummer",
    "IBAN": "rekeningnummer",
    "PLATE": "kenteken",
    "URL": "webadres",
    "HANDLE": "gebruikersnaam",
    "SCHOOL": "school",
    "PLACE": "plaats",
    "DATE": "datum",
    "TRAIT": "bijzonderheid",
}
DECIDED: dict[Decision, tuple[str, Literal["maskeren", "behouden", "onbeslist"]]] = {
    Decision.MASK: ("wordt gemaskeerd", "maskeren"),
    Decision.KEEP: ("blijft staan", "behouden"),
    Decision.UNDECIDED: ("nog niet beslist", "onbeslist"),
}
SUMS: dict[Literal["maskeren", "behouden", "onbeslist"], str] = {
    "maskeren": "{} gemaskeerd",
    "behouden": "{} gehouden",
    "onbeslist": "{} nog te beslissen",
}
POLICIES = {"openbaar": "openbaar stuk", "casus": "casus"}
STATES = {"wacht": "Wacht", "bezig": "Bezig", "klaar": "Klaar", "gestopt": "Gestopt"}
TONES: dict[Outcome, Literal["open", "kept", "none"]] = {
    Outcome.INDEXED: "kept",
    Outcome.UNCHANGED: "none",
}


def agreement_views(found: Sequence[Agreement]) -> tuple[AgreementView, ...]:
    return tuple(
        AgreementView(
            people=f"{each.one} en {each.other}",
            things="1 passage" if each.things == 1 else f"{dates.count(each.things)} passages",
            same=dates.count(each.same),
            kappa=f"{each.kappa:.2f}".replace(".", ","),
        )
        for each in found
    )


def review_address(identity: str, place: int | None = None) -> str:
    """The page of a waiting document, at the finding that begins at `place`."""
    address = f"/redactie/stukken/{identity}"
    return address if place is None else f"{address}?plek={place}#plek-{place}"


def review_page(
    frame: Frame,
    card: DocumentCard,
    dossier: Dossier,
    place: int | None,
    preview: bool,
    by: str,
    own_words: bool,
    missed: bool,
    notice: Notice | None,
) -> ReviewPage:
    findings = dossier.findings
    at = chosen(findings, place)
    views = [
        found_view(dossier, finding, number, number - 1 == at) for number, finding in enumerate(findings, 1)
    ]
    undecided = [view for view in views if view.tone == "onbeslist"]
    sums = Counter(view.tone for view in views)
    return ReviewPage(
        frame=frame,
        card=card_view(card),
        policy=POLICIES[dossier.policy],
        reason=dossier.reason.rstrip("."),
        address=review_address(dossier.id),
        pieces=() if preview else tuple(_pieces(dossier.text, views)),
        current=views[at] if at is not None else None,
        previous=views[at - 1].href if at else "",
        next=views[at + 1].href if at is not None and at + 1 < len(views) else "",
        kinds=tuple(KINDS.items()),
        counts=tuple(sentence.format(sums[tone]) for tone, sentence in SUMS.items() if sums[tone]),
        undecided=len(undecided),
        first_undecided=undecided[0].href if undecided else "",
        decisions=dossier.decisions,
        shielded=segments(dossier.shielded) if preview else (),
        preview=preview,
        by=by,
        own_words=own_words,
        missed=missed,
        notice=notice,
    )


def chosen(findings: Sequence[Finding], place: int | None) -> int | None:
    """Which finding stands open: the one at or after `place`; else the first undecided, else the first."""
    if not findings:
        return None
    if place is None:
        undecided = (i for i, each in enumerate(findings) if each.decision is Decision.UNDECIDED)
        return next(undecided, 0)
    return next((i for i, each in enumerate(findings) if each.end > place), len(findings) - 1)


def found_view(dossier: Dossier, finding: Finding, number: int, current: bool) -> FoundView:
    word, tone = DECIDED[finding.decision]
    return FoundView(
        number=number,
        begin=finding.start,
        end=finding.end,
        text=dossier.text[finding.start : finding.end],
        kind=KINDS.get(finding.label, finding.label.lower()),
        label=finding.label,
        source=finding.source,
        score=f"{finding.score:.2f}".replace(".", ","),
        ground=finding.ground,
        decision=word,
        tone=tone,
        href=review_address(dossier.id, finding.start),
        current=current,
    )


def job_view(job: Job) -> JobView:
    sums = Counter(report.outcome for report in job.reports)
    return JobView(
        href=f"/redactie/opnames/{job.id}",
        state=STATES[job.state],
        total=job.total,
        done=job.total if job.state == "klaar" else min(len(job.reports), job.total),
        summary=", ".join(f"{sums[outcome]} {outcome.value}" for outcome in Outcome if sums[outcome]),
    )


def job_page(frame: Frame, job: Job) -> JobPage:
    return JobPage(
        frame=frame,
        job=job_view(job),
        href=f"/redactie/opnames/{job.id}",
        running=job.state in ("wacht", "bezig"),
        trouble=job.trouble,
        lines=tuple(_line(report) for report in job.reports),
    )


def _line(report: Report) -> ReportLine:
    href = ""
    if report.document_id and report.outcome is Outcome.PENDING:
        href = review_address(report.document_id)
    elif report.document_id and report.outcome in (Outcome.INDEXED, Outcome.UNCHANGED):
        href = document_address(report.document_id)
    reason = dates.capital(report.reason)
    return ReportLine(
        report.source, dates.capital(report.outcome.value), TONES.get(report.outcome, "open"), reason, href
    )


def _pieces(text: str, views: Sequence[FoundView]) -> Iterator[PieceView]:
    at = 0
    for view in views:
        if at < view.begin:
            yield PieceView(text[at : view.begin], at, None)
        yield PieceView(view.text, view.begin, view)
        at = view.end
    if at < len(text):
        yield PieceView(text[at:], at, None)
