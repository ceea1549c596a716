"""What every page shares: the frame around it, the way it is sent, and the pages that say what went wrong."""

from __future__ import annotations

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.nearby import from_this_machine
from api.problems import status_of
from api.services import Services
from api.settings import ApiSettings
from index.errors import KennisbankError, NotFound
from ui import menu
from ui.contexts.page import Context, Crumb, ErrorPage, Frame, Link
from ui.render import Renderer
from ui.selection import COOKIE, read_cookie

REFUSED = {
    400: (
        "Dit formulier klopt niet",
        "Er ontbreekt iets, of er staat iets in wat niet past. Begin opnieuw.",
    ),
    403: ("Dat kan hier niet", "Dit formulier kwam van een andere website."),
    405: ("Dat kan hier niet", "Ga terug en probeer het op een andere manier."),
    413: ("Dat is te groot", "Er is meer verstuurd dan hier past. Verdeel het in kleinere delen."),
}


class Site:
    def __init__(self, services: Services, settings: ApiSettings) -> None:
        self.services = services
        self.settings = settings
        self._renderer = Renderer()
        self.mounted: frozenset[str] = frozenset()
        """The addresses of the pages; the menu points to no other."""

    def show(self, context: Context, status: int = 200) -> Response:
        return self._renderer.response(context, status)

    def frame(
        self, request: Request, title: str, current: str, crumbs: tuple[Crumb, ...] = (), *, wrong: bool = False
    ) -> Frame:
        """`current` is the address of the overview or menu item that the page stands under, or "".

        `wrong` says that a form came back: a screen reader begins with the title.
        """
        return Frame(
            title=f"Fout: {title}" if wrong else title,
            menu=menu.top(current, len(self.kept(request))),
            beside=menu.beside(request.url.path, self.mounted),
            crumbs=crumbs,
            editors=self.is_editor(request),
        )

    def overviews(self) -> tuple[tuple[Link, str], ...]:
        """The overviews that there are, each with a sentence that says what stands there."""
        return tuple((Link(each.label, each.href), each.sentence) for each in menu.overviews(self.mounted))

    def kept(self, request: Request) -> tuple[str, ...]:
        return read_cookie(request.cookies.get(COOKIE, ""))

    def address(self, request: Request) -> str:
        """Where this installation is found, for links that leave the screen."""
        return self.settings.public_url or str(request.base_url).rstrip("/")

    # --- what went wrong ---

    async def refused(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 404:
            sentence = "Het adres klopt niet, of de pagina is weg."
            return self._not_found(request, "Deze pagina bestaat niet", sentence)
        heading, sentence = REFUSED.get(status, REFUSED[405])
        return self._error(request, status, heading, sentence, self._home(request))

    async def incomplete(self, request: Request, error: Exception) -> Response:
        heading, sentence = REFUSED[400]
        return self._error(request, 400, heading, sentence, self._home(request))

    async def failed(self, request: Request, error: Exception) -> Response:
        if isinstance(error, NotFound):
            return self._not_found(request, "Niet gevonden", str(error))
        status = status_of(error) if isinstance(error, KennisbankError) else 500
        heading = REFUSED[400][0] if status == 400 else "Deze pagina is er nu niet"
        return self._error(request, status, heading, str(error), self._home(request))

    async def broken(self, request: Request) -> Response:
        sentence = "De fout ligt bij ons en is vastgelegd, zonder uw zoekvraag. Probeer het straks opnieuw."
        return self._error(request, 500, "Er ging iets mis", sentence, self._home(request))

    def is_editor(self, request: Request) -> bool:
        return self.services.review is not None and from_this_machine(request)

    def kept_out(self, request: Request, heading: str, sentence: str) -> Response:
        return self._error(request, 403, heading, sentence, Link("Zoek in de collectie", "/zoeken"))

    def _not_found(self, request: Request, heading: str, sentence: str) -> Response:
        search = self._home(request)
        collection = Link("Bekijk wat er in de collectie zit", "/uitleg/collectie")
        return self._error(request, 404, heading, sentence, search, collection)

    def _home(self, request: Request) -> Link:
        """Where someone who is stuck can begin again."""
        if request.url.path.startswith("/redactie/") and from_this_machine(request):
            return Link("Terug naar de redactie", "/redactie")
        return Link("Zoek in de collectie", "/zoeken")

    def _error(self, request: Request, status: int, heading: str, sentence: str, *ways: Link) -> Response:
        frame = self.frame(request, heading, "")
        return self.show(ErrorPage(frame=frame, heading=heading, sentences=(sentence,), ways=ways), status)


def download(body: bytes, media_type: str, name: str) -> Response:
    """A file to take along under a name that says nothing of its content."""
    return Response(
        body, headers={"Content-Disposition": f'attachment; filename="{name}"'}, media_type=media_type
    )
