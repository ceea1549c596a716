"""The addresses of lesson cards: reading them, and for the editors at this machine making and ending them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.ports.lessons import LessonDesk, LessonShelf
from index.answer import Filters, Question
from index.errors import NotFound, QueryError
from index.lessons import CHECKS, FIELDS, KIND, Lesson
from ui.contexts.page import Crumb, Notice
from ui.deeds import told
from ui.gate import kept_out
from ui.lessons import lesson_address, lesson_page, lessons_page, new_lesson_page, read, wrong
from ui.menu import GATHERED
from ui.site import Site

SIMILAR = 4
FOUND = 50
LONGEST = 20_000
LIST = Crumb("Lessen", "/lessen")
DONE = {
    "getoetst": Notice("ok", "De toets is bewaard", "Ook als de casus opnieuw wordt opgenomen."),
    "vervallen": Notice(
        "ok", "De kaart geldt niet meer", "Zij staat niet meer in de lijst, maar blijft te lezen."
    ),
    "hersteld": Notice("ok", "De kaart geldt weer"),
}
GIVEN = ("titel", *dict(FIELDS), *dict(CHECKS), "proeftuin", "bewijsniveau", "basisprincipe")


class LessonPages:
    def __init__(
        self,
        site: Site,
        shelf: LessonShelf,
        desk: LessonDesk | None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._site = site
        self._shelf = shelf
        self._desk = desk
        self._today = today

    def lessons(self, request: Request) -> Response:
        choice = read(request.query_params)
        text = request.query_params.get("q", "").strip()[:500]
        lessons = self._shelf.all()
        found = choice.of(self._asked(text, lessons) if text else lessons)
        frame = self._site.frame(
            request, "Lessen", "/lessen", (Crumb("Overzichten", GATHERED), Crumb("Lessen"))
        )
        return self._site.show(lessons_page(frame, lessons, found, choice, text))

    def lesson(self, request: Request, identity: str) -> Response:
        notice = told(request, DONE)
        return self._show(request, self._shelf.lesson(identity), notice)

    # --- for the editors ---

    def new(self, request: Request) -> Response:
        return kept_out(self._site, request) or self._form(request, {}, (), {})

    async def write(self, request: Request) -> Response:
        if refused := kept_out(self._site, request, posting=True):
            return refused
        async with request.form(max_files=0, max_fields=60) as form:
            given = {key: str(form.get(key, ""))[:LONGEST] for key in (*GIVEN, "verslag", "daad")}
            ticked = [str(each) for each in form.getlist("vinkje")]
        return await run_in_threadpool(self._written, request, given, ticked)

    async def deed(self, request: Request, identity: str) -> Response:
        if refused := kept_out(self._site, request, posting=True):
            return refused
        async with request.form(max_files=0, max_fields=30) as form:
            given = {key: str(value)[:LONGEST] for key, value in form.items()}
        return await run_in_threadpool(self._decided, request, identity, given)

    def _written(self, request: Request, given: dict[str, str], ticked: list[str]) -> Response:
        desk = self._desk_or_nothing()
        if given["daad"] == "lees":
            if not given["verslag"].strip():
                errors = {"verslag": "Plak eerst een verslag."}
                return self._form(request, given, ticked, errors)
            fields = desk.read(given["verslag"])
            notice = Notice("info", "Het verslag is ingelezen", "Kijk de velden na en vul aan wat ontbreekt.")
            return self._form(request, {**given, **fields}, ticked, {}, notice)
        errors = wrong(given, ticked)
        if errors:
            return self._form(request, given, ticked, errors)
        job = desk.hand_in({key: given[key] for key in GIVEN})
        return RedirectResponse(f"/redactie/opnames/{job}", status_code=303)

    def _decided(self, request: Request, identity: str, given: Mapping[str, str]) -> Response:
        desk = self._desk_or_nothing()
        lesson = self._shelf.lesson(identity)
        by = given.get("door", "").strip() or "redactie"
        try:
            match given.get("daad", ""):
                case "toets":
                    until = given.get("houdbaar", "")
                    keeps = date.fromisoformat(until) if until else None
                    desk.check(lesson.id, given, given.get("bewijsniveau", ""), keeps, by)
                    done = "getoetst"
                case "beeindig":
                    other = given.get("vervangendoor", "")
                    state = "vervangen" if other else "ingetrokken"
                    desk.end(lesson.id, state, given.get("reden", ""), by, other)
                    done = "vervallen"
                case _:
                    desk.resume(lesson.id, by)
                    done = "hersteld"
        except (QueryError, ValueError) as error:
            said = str(error) if isinstance(error, QueryError) else "Schrijf de datum als JJJJ-MM-DD."
            return self._show(request, lesson, Notice("error", "Niet bewaard", said, loud=True), 400)
        return RedirectResponse(f"{lesson_address(lesson.id)}?klaar={done}", status_code=303)

    def _show(self, request: Request, lesson: Lesson, notice: Notice | None, status: int = 200) -> Response:
        others = None
        if self._desk is not None and self._site.is_editor(request):
            others = [each for each in self._shelf.all() if each.id != lesson.id and each.ended is None]
        replaced_by = None
        if lesson.ended and lesson.ended.replaced_by:
            with suppress(NotFound):  # forgotten since
                replaced_by = self._shelf.lesson(lesson.ended.replaced_by)
        crumbs = (Crumb("Overzichten", GATHERED), LIST, Crumb(lesson.title))
        frame = self._site.frame(request, lesson.title, "/lessen", crumbs, wrong=status == 400)
        similar = self._shelf.similar(lesson, SIMILAR)
        page = lesson_page(frame, lesson, similar, replaced_by, others, self._today(), notice)
        return self._site.show(page, status)

    def _form(
        self,
        request: Request,
        given: Mapping[str, str],
        ticked: list[str] | tuple[str, ...],
        errors: Mapping[str, str],
        notice: Notice | None = None,
    ) -> Response:
        crumbs = (Crumb("Redactie", "/redactie"), Crumb("Nieuwe leskaart"))
        frame = self._site.frame(request, "Nieuwe leskaart", "", crumbs, wrong=bool(errors))
        if errors:
            many = "Er ontbreekt nog iets" if len(errors) == 1 else f"Er ontbreken nog {len(errors)} dingen"
            notice = Notice("error", many, errors.get("verslag", "Wat u schreef staat er nog."), loud=True)
        comparer = self._site.services.comparer
        proeftuinen = comparer.proeftuinen() if comparer else ()
        page = new_lesson_page(frame, given, ticked, proeftuinen, errors, notice)
        return self._site.show(page, 400 if errors else 200)

    def _asked(self, text: str, lessons: tuple[Lesson, ...]) -> list[Lesson]:
        """Cards that answer, best first: a case is searched like every other paper."""
        by_document = {lesson.document.id: lesson for lesson in lessons}
        answer = self._site.services.search.ask(Question(text, Filters(soort=(KIND,)), size=FOUND))
        return [by_document[h.document.id] for h in answer.hits if h.document.id in by_document]

    def _desk_or_nothing(self) -> LessonDesk:
        if self._desk is None:
            raise NotFound("Deze pagina bestaat niet.")
        return self._desk
