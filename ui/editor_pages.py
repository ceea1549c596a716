"""The addresses of the editors: handing in files and reviewing what waits, on this machine only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from api.ports.editors import Dossier, Intake, Reviewer
from index.answer import DocumentCard
from index.errors import NotFound
from index.jobs import Upload
from index.model import Decision, Policy
from ui.cards import card_view
from ui.contexts.editors import EditorsPage, WaitingView, WithdrawPage
from ui.contexts.page import Crumb, Notice
from ui.deeds import told
from ui.gate import EDITOR, kept_out
from ui.review import KINDS, POLICIES, agreement_views, job_page, job_view, review_address, review_page
from ui.site import Site

MOST_FILES = 1000
TOO_MANY = f"Kies hooguit {MOST_FILES} bestanden tegelijk, of pak ze samen in een ZIP."
POLICY: Mapping[str, Policy] = {"openbaar": "openbaar", "casus": "casus"}
DEEDS = {"maskeren", "behouden", "toevoegen", "ongedaan"}
HOME = Crumb("Redactie", "/redactie")
DONE = {
    "vrijgegeven": Notice(
        "ok", "Vrijgegeven", "Het stuk staat in de collectie. De oorspronkelijke tekst is verwijderd."
    ),
    "ingetrokken": Notice(
        "ok", "Ingetrokken", "Het stuk is voor niemand meer te vinden. Wie en waarom, blijft bewaard."
    ),
    "geweigerd": Notice("ok", "Geweigerd", "Alleen dat het stuk is geweigerd, blijft bewaard."),
}
NOT_DONE: dict[str, tuple[Literal["warning", "error"], str, str]] = {
    "niet-gevonden": (
        "error",
        "Deze woorden staan niet in de tekst",
        "Neem ze precies zo over als ze er staan.",
    ),
    "onbeslist": ("error", "Nog niet vrij te geven", "Beslis eerst over elke plek waar de computer twijfelt."),
    "leeg": ("error", "Naam en reden ontbreken", "Vul uw naam of functie in, en waarom u dit besluit."),
}


class EditorPages:
    def __init__(self, site: Site, intake: Intake, review: Reviewer) -> None:
        self._site = site
        self._intake = intake
        self._review = review

    def overview(self, request: Request) -> Response:
        return kept_out(self._site, request) or self._overview(request)

    async def upload(self, request: Request) -> Response:
        """Checked before the body is read: files from elsewhere do not even reach the disk."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        try:
            return await self._taken_in(request)
        except HTTPException as error:
            if error.status_code != 400:
                raise
            return await run_in_threadpool(self._overview, request, TOO_MANY)

    async def _taken_in(self, request: Request) -> Response:
        """Raises HTTPException (400) when the form cannot be read, or has more files than it may."""
        async with request.form(max_files=MOST_FILES, max_fields=10) as form:
            sent = [each for each in form.getlist("bestand") if isinstance(each, UploadFile) and each.filename]
            policy = POLICY.get(str(form.get("beleid", "")))
            if not sent:
                return await run_in_threadpool(self._overview, request, "Kies eerst een of meer bestanden.")
            uploads = [Upload(each.filename or "", each.file) for each in sent]
            job = await run_in_threadpool(self._intake.submit, uploads, policy)
        return RedirectResponse(f"/redactie/opnames/{job}", status_code=303)

    def job(self, request: Request, job: str) -> Response:
        if refused := kept_out(self._site, request):
            return refused
        found = self._intake.status(job)
        frame = self._site.frame(request, "Opname", "", (HOME, Crumb("Opname")))
        return self._site.show(job_page(frame, found))

    def document(self, request: Request, identity: str) -> Response:
        if refused := kept_out(self._site, request):
            return refused
        card = self._waiting(identity)
        params = request.query_params
        place = int(params["plek"]) if re.fullmatch(r"[0-9]{1,9}", params.get("plek", "")) else None
        problem = NOT_DONE.get(params.get("melding", ""))
        frame = self._site.frame(request, f"Beoordelen: {card.name}", "", (HOME, Crumb("Beoordelen")))
        page = review_page(
            frame,
            card,
            self._review.dossier(identity),
            place,
            params.get("weergave") == "afgeschermd",
            request.cookies.get(EDITOR, ""),
            self._site.services.words is not None,
            params.get("melding") == "niet-gevonden",
            Notice(*problem, loud=True) if problem else None,
        )
        return self._site.show(page)

    def deed(
        self,
        request: Request,
        identity: str,
        deed: Annotated[str, Form(alias="daad", max_length=20)],
        start: Annotated[str, Form(alias="begin", pattern="^[0-9]{0,9}$")] = "",
        end: Annotated[str, Form(alias="einde", pattern="^[0-9]{0,9}$")] = "",
        label: Annotated[str, Form(alias="soort", max_length=20)] = "",
        everywhere: Annotated[str, Form(alias="overal", max_length=5)] = "",
        words: Annotated[str, Form(alias="woorden", max_length=500)] = "",
        by: Annotated[str, Form(alias="door", max_length=100)] = "",
        reason: Annotated[str, Form(alias="reden", max_length=500)] = "",
    ) -> Response:
        """One deed on one document, and back to the place where it was done."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        self._waiting(identity)
        name = by.strip() or request.cookies.get(EDITOR, "") or "redactie"
        if deed in ("vrijgeven", "weigeren"):
            return self._final(identity, deed, by.strip(), reason.strip())
        if deed not in DEEDS:
            raise HTTPException(400)
        if deed == "ongedaan":
            self._review.undo(identity)
            return _to(review_address(identity, int(start or 0)))
        dossier = self._review.dossier(identity)
        if deed == "toevoegen":
            place = pointed_at(dossier, start, end, words)
            if place is None:
                return _to(f"{review_address(identity)}?melding=niet-gevonden#toevoegen")
        else:
            place = int(start or 0), int(end or 0)
        decision = Decision.KEEP if deed == "behouden" else Decision.MASK
        kind = label if label in KINDS else "PERSON"
        self._review.decide(identity, *place, kind, decision, name, bool(everywhere))
        onward = place[0] if deed == "toevoegen" else self._onward(identity, place[1])
        return _to(review_address(identity, onward))

    def withdrawing(self, request: Request, identity: str) -> Response:
        return kept_out(self._site, request) or self._withdrawing(request, identity)

    def withdraw(
        self,
        request: Request,
        identity: str,
        by: Annotated[str, Form(alias="door", max_length=100)] = "",
        reason: Annotated[str, Form(alias="reden", max_length=500)] = "",
    ) -> Response:
        if refused := kept_out(self._site, request, posting=True):
            return refused
        if not (by.strip() and reason.strip()):
            return self._withdrawing(request, identity, by.strip(), reason.strip(), NOT_DONE["leeg"][2])
        self._review.withdraw(identity, by.strip(), reason.strip())
        return _signed("/redactie?klaar=ingetrokken", by.strip())

    def _withdrawing(
        self, request: Request, identity: str, by: str = "", reason: str = "", error: str = ""
    ) -> Response:
        card = self._site.services.library.document(identity).card
        title = f"Intrekken: {card.title}"
        page = WithdrawPage(
            frame=self._site.frame(request, title, "", (HOME, Crumb("Intrekken")), wrong=bool(error)),
            card=card_view(card),
            by=by or request.cookies.get(EDITOR, ""),
            reason=reason,
            error=error,
        )
        return self._site.show(page, 400 if error else 200)

    def _final(self, identity: str, deed: str, by: str, reason: str) -> Response:
        if not (by and reason):
            return _to(f"{review_address(identity)}?melding=leeg#besluit")
        if deed == "vrijgeven":
            findings = self._review.dossier(identity).findings
            if any(each.decision is Decision.UNDECIDED for each in findings):
                return _to(f"{review_address(identity)}?melding=onbeslist#besluit")
            self._review.release(identity, by, reason)
        else:
            self._review.refuse(identity, by, reason)
        return _signed(f"/redactie?klaar={'vrijgegeven' if deed == 'vrijgeven' else 'geweigerd'}", by)

    def _onward(self, identity: str, after: int) -> int:
        """Where to go on: the next undecided place, else the next finding, else where we were."""
        findings = self._review.dossier(identity).findings
        undecided = [each.start for each in findings if each.decision is Decision.UNDECIDED]
        ahead = [start for start in undecided if start >= after] or undecided
        if ahead:
            return ahead[0]
        return next((each.start for each in findings if each.start >= after), max(0, after - 1))

    def _overview(self, request: Request, upload_error: str = "") -> Response:
        crumbs = (Crumb("Zoeken", "/zoeken"), Crumb("Redactie"))
        page = EditorsPage(
            frame=self._site.frame(request, "Redactie", "", crumbs, wrong=bool(upload_error)),
            waiting=tuple(self._waiting_view(card) for card in self._review.waiting()),
            jobs=tuple(job_view(job) for job in self._intake.jobs()),
            agreement=agreement_views(themes.agreement() if (themes := self._site.services.themes) else ()),
            notice=told(request, DONE),
            upload_error=upload_error,
            own_words=self._site.services.words is not None,
        )
        return self._site.show(page, 400 if upload_error else 200)

    def _waiting_view(self, card: DocumentCard) -> WaitingView:
        release = self._site.services.library.document(card.id).release
        return WaitingView(card_view(card), review_address(card.id), POLICIES[release.policy], release.reason)

    def _waiting(self, identity: str) -> DocumentCard:
        found = next((card for card in self._review.waiting() if card.id == identity), None)
        if found is None:
            raise NotFound("Dit stuk wacht niet (meer) op beoordeling.")
        return found


def pointed_at(dossier: Dossier, start: str, end: str, words: str) -> tuple[int, int] | None:
    """The stretch that was selected, if it still says these words; else where the words first stand."""
    wanted = words.strip()
    if not wanted:
        return None
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    selected = re.compile(pattern).search(dossier.text, int(start), int(end)) if start and end else None
    found = selected or re.search(pattern, dossier.text) or re.search(pattern, dossier.text, re.IGNORECASE)
    return found.span() if found else None


def _to(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303)


def _signed(address: str, by: str) -> RedirectResponse:
    """Goes on, and remembers who sits here for the next form."""
    response = _to(address)
    name = re.sub(r"[^\w .,'-]", "", by, flags=re.ASCII)
    response.set_cookie(EDITOR, name, httponly=True, samesite="strict", path="/redactie")
    return response
