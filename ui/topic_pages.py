"""The addresses of themes, proeftuinen and organisations."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.lessons import Choice
from api.ports.topics import ThemeShelf
from index.answer import Answer, FilterField
from index.errors import NotFound
from index.lessons import Lesson
from index.register import Entry
from ui import dates
from ui.contexts.browse import About
from ui.contexts.lessons import LessonView
from ui.contexts.page import Crumb, Link, Notice
from ui.deeds import told
from ui.gate import EDITOR, kept_out
from ui.insight import values
from ui.lessons import lesson_view
from ui.menu import GATHERED
from ui.search_state import SearchState
from ui.site import Site
from ui.topics import (
    FIRST_TAGGED,
    Kind,
    entry_facts,
    entry_links,
    name_views,
    organisations_page,
    passage_of,
    tagged_views,
    topic_page,
    topics_page,
)

NEWEST = 6
LESSONS = 3
THEMES = Crumb("Thema’s en proeftuinen", "/themas")
ORGANISATIONS = Crumb("Organisaties", "/organisaties")
DONE = {
    "verworpen": Notice("ok", "Dit thema hoort niet meer bij die passage", "Ook niet na opnieuw opnemen."),
    "bevestigd": Notice("ok", "Bevestigd", "Dit thema blijft bij die passage horen."),
    "erbij": Notice("ok", "Toegevoegd", "Die passage hoort nu bij dit thema, ook na opnieuw opnemen."),
    "geen-passage": Notice(
        "error",
        "Deze passage is niet gevonden",
        "Neem het adres over van een passage: open het stuk en kopieer de link naast de alinea.",
        loud=True,
    ),
}


class TopicPages:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._services = site.services

    def themes(self, request: Request) -> Response:
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Thema’s en proeftuinen"))
        frame = self._site.frame(request, "Thema’s en proeftuinen", "/themas", crumbs)
        shelf = self._services.themes
        coverage = self._services.library.coverage()
        return self._site.show(topics_page(frame, coverage, shelf.all() if shelf else ()))

    def theme(self, request: Request, key: str) -> Response:
        shelf = self._services.themes
        if shelf is None:
            return self._shown(request, "Thema", self._counted("thema", key), "thema", key, About())
        theme = shelf.theme(key)
        tagged = shelf.tagged(key)
        whole = request.query_params.get("alles") == "1"
        editor = self._site.is_editor(request)
        notice = told(request, DONE)
        principle = theme.scheme == "basisprincipe"
        about = About(
            explains=theme.explains,
            also=theme.names,
            related=tuple(Link(dates.capital(label), f"/themas/{each}") for each, label in theme.related),
            tagged=tagged_views(tagged if whole else tagged[:FIRST_TAGGED]),
            tagged_total=len(tagged),
            all_tagged=f"/themas/{key}?alles=1" if len(tagged) > FIRST_TAGGED and not whole else "",
            rejected=tagged_views(shelf.rejected(key)) if editor else (),
            judge=f"/redactie/themas/{key}" if editor else "",
            lessons=() if principle else self._lessons(Choice(themes=(key,))),
        )
        kind: Kind = "Basisprincipe" if principle else "Thema"
        field: FilterField | None = None if principle else "thema"
        return self._shown(request, kind, theme.label, field, key, about, notice)

    async def judge(self, request: Request, key: str) -> Response:
        """An editor's word on the theme of a passage."""
        if refused := kept_out(self._site, request, posting=True):
            return refused
        shelf = self._services.themes
        if shelf is None:
            raise NotFound("Deze pagina bestaat niet.")
        async with request.form(max_files=0, max_fields=10) as form:
            given = {name: str(value)[:400] for name, value in form.items()}
        by = given.get("door", "").strip()[:100] or request.cookies.get(EDITOR, "") or "redactie"
        if "adres" in given:
            return await run_in_threadpool(self._added, shelf, key, given["adres"], by)
        verdict = next((each for each in ("bevestigd", "verworpen") if given.get(each)), "")
        await run_in_threadpool(shelf.decide, key, given.get(verdict, ""), verdict, by)
        return RedirectResponse(f"/themas/{key}?klaar={verdict}", status_code=303)

    def _added(self, shelf: ThemeShelf, key: str, address: str, by: str) -> Response:
        place = passage_of(address)
        try:
            if place is None:
                raise NotFound("Dit is geen adres van een passage.")
            shelf.add(key, *place, by)
        except NotFound:
            return RedirectResponse(f"/themas/{key}?klaar=geen-passage", status_code=303)
        return RedirectResponse(f"/themas/{key}?klaar=erbij", status_code=303)

    def proeftuin(self, request: Request, key: str) -> Response:
        register = self._services.register
        if register is None:
            return self._shown(request, "Proeftuin", self._counted("proeftuin", key), "proeftuin", key, About())
        entry = register.proeftuin(key)
        about = self._about(entry, self._lessons(Choice(proeftuinen=(key,))))
        return self._shown(request, "Proeftuin", entry.label, "proeftuin", key, about)

    def organisations(self, request: Request) -> Response:
        crumbs = (Crumb("Overzichten", GATHERED), Crumb("Organisaties"))
        frame = self._site.frame(request, "Organisaties", "/organisaties", crumbs)
        return self._site.show(organisations_page(frame, self._services.library.coverage()))

    def organisation(self, request: Request, key: str) -> Response:
        register = self._services.register
        if register is None:
            label = self._counted("organisatie", key)
            return self._shown(request, "Organisatie", label, "organisatie", key, About())
        entry = register.organisation(key)
        return self._shown(request, "Organisatie", entry.label, "organisatie", key, self._about(entry, ()))

    def _about(self, entry: Entry, lessons: Sequence[LessonView]) -> About:
        return About(
            facts=entry_facts(entry),
            names=name_views(entry),
            source=entry.source,
            lessons=tuple(lessons),
            links=entry_links(entry, bool(self._services.ledger), bool(self._services.comparer)),
        )

    def _shown(
        self,
        request: Request,
        kind: Kind,
        label: str,
        field: FilterField | None,
        key: str,
        about: About,
        notice: Notice | None = None,
    ) -> Response:
        title = dates.capital(label)
        up = ORGANISATIONS if kind == "Organisatie" else THEMES
        frame = self._site.frame(request, title, up.href, (Crumb("Overzichten", GATHERED), up, Crumb(title)))
        answer = self._newest(field, key) if field else None
        return self._site.show(topic_page(frame, kind, label, field, key, answer, about, notice))

    def _newest(self, field: FilterField, key: str) -> Answer:
        return self._services.search.ask(SearchState(chosen={field: (key,)}, sort="nieuwste").question(NEWEST))

    def _counted(self, field: FilterField, key: str) -> str:
        """The label of a key that some document has. Raises NotFound."""
        for known, label, _ in values(self._services.library.coverage(), field):
            if known == key:
                return label
        raise NotFound("Hierover zijn geen stukken.")

    def _lessons(self, choice: Choice) -> tuple[LessonView, ...]:
        shelf = self._services.lessons
        found: list[Lesson] = choice.of(shelf.all()) if shelf else []
        return tuple(lesson_view(lesson) for lesson in found[:LESSONS])
