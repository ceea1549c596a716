"""The pages: which address shows what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from api.services import Services
from index.errors import KennisbankError
from ui.browse_pages import BrowsePages
from ui.chain_pages import ChainPages
from ui.collection_pages import CollectionPages
from ui.compare_pages import ComparePages
from ui.digest_pages import DigestPages
from ui.editor_pages import EditorPages
from ui.explain_pages import ExplainPages
from ui.lesson_pages import LessonPages
from ui.picture_pages import PicturePages
from ui.promise_pages import PromisePages
from ui.render import STATIC
from ui.ruling_pages import RulingPages
from ui.search_pages import SearchPages
from ui.selection_pages import SelectionPages
from ui.site import Site
from ui.topic_pages import TopicPages
from ui.word_pages import WordPages


def mount(app: FastAPI, services: Services) -> None:
    """Adds the pages, their static files and the error pages to the application."""
    site = Site(services, app.state.settings)
    searching, browsing, topical = SearchPages(site), BrowsePages(site), TopicPages(site)
    keeping, explaining = SelectionPages(site), ExplainPages(site)
    shown: dict[str, Callable[..., Response]] = {
        "/": searching.search,
        "/zoeken": searching.search,
        "/documenten/{identity}": searching.document,
        "/inzicht": browsing.insight,
        "/overzichten": browsing.overviews,
        "/themas": topical.themes,
        "/themas/{key}": topical.theme,
        "/proeftuinen/{key}": topical.proeftuin,
        "/organisaties": topical.organisations,
        "/organisaties/{key}": topical.organisation,
        "/selectie": keeping.selection,
        "/selectie/leeslijst.csv": keeping.as_csv,
        "/selectie/leeslijst.docx": keeping.as_docx,
        "/uitleg": explaining.overview,
        "/uitleg/zoeken": explaining.search,
        "/uitleg/privacy": explaining.privacy,
        "/uitleg/toegankelijkheid": explaining.accessibility,
        "/uitleg/melden": explaining.report,
        "/uitleg/collectie": explaining.collection,
        "/favicon.ico": explaining.icon,
    }
    posted: dict[str, Callable[..., Any]] = {"/selectie": keeping.change}
    if services.ledger:
        promising = PromisePages(site, services.ledger)
        shown |= {"/toezeggingen": promising.ledger, "/toezeggingen/toezeggingen.csv": promising.as_csv}
        posted |= {"/redactie/toezeggingen/{row}": promising.judge}
    if services.digests:
        telling = DigestPages(site, services.digests)
        shown |= {"/weekbericht": telling.digest, "/weekbericht/feed.atom": telling.feed}
    if services.chains:
        following = ChainPages(site, services.chains)
        shown |= {"/ketens": following.overview, "/ketens/{identity}": following.chain}
        posted |= {"/redactie/ketens/{identity}": following.judge}
    if services.rulings:
        shown |= {"/besluiten": RulingPages(site, services.rulings).overview}
    if services.comparer:
        comparing = ComparePages(site, services.comparer)
        shown |= {
            "/vergelijk": comparing.compare,
            "/vergelijk/vergelijking.csv": comparing.as_csv,
            "/vergelijk/vergelijking.md": comparing.as_markdown,
            "/vergelijk/vergelijking.docx": comparing.as_docx,
        }
    if services.pictures:
        picturing = PicturePages(site, services.pictures)
        shown |= {
            "/documenten/{identity}/pagina-{number:int}.png": picturing.picture,
            "/documenten/{identity}/afgeschermd.pdf": picturing.download,
        }
    if services.collections:
        collecting = CollectionPages(site, services.collections, services.collection_desk)
        shown |= {
            "/collecties": collecting.collections,
            "/collecties/{identity}": collecting.collection,
            "/collecties/{identity}/feed.atom": collecting.feed,
            "/collecties/{identity}/collectie.csv": collecting.as_csv,
            "/collecties/{identity}/collectie.json": collecting.as_json,
            "/collecties/{identity}/collectie.ris": collecting.as_ris,
            "/collecties/{identity}/collectie.docx": collecting.as_docx,
        }
        if services.collection_desk:
            shown |= {"/redactie/collecties": collecting.new}
            posted |= {
                "/redactie/collecties": collecting.make,
                "/redactie/collecties/{identity}": collecting.keep,
            }
    if services.themes:
        posted |= {"/redactie/themas/{key}": topical.judge}
    if services.lessons:
        teaching = LessonPages(site, services.lessons, services.lesson_desk)
        shown |= {"/lessen": teaching.lessons, "/lessen/{identity}": teaching.lesson}
        if services.lesson_desk:
            shown |= {"/redactie/lessen": teaching.new}
            posted |= {"/redactie/lessen": teaching.write, "/redactie/lessen/{identity}": teaching.deed}
    if services.intake and services.review:
        editing = EditorPages(site, services.intake, services.review)
        shown |= {
            "/redactie": editing.overview,
            "/redactie/opnames/{job}": editing.job,
            "/redactie/stukken/{identity}": editing.document,
            "/redactie/intrekken/{identity}": editing.withdrawing,
        }
        posted |= {"/redactie": editing.upload, "/redactie/stukken/{identity}": editing.deed}
        posted["/redactie/intrekken/{identity}"] = editing.withdraw
    if services.words and services.review:
        listing = WordPages(site, services.words)
        shown |= {"/redactie/eigen-woorden": listing.words}
        posted |= {"/redactie/eigen-woorden": listing.deed}
    site.mounted = frozenset(shown)
    for path, page in shown.items():
        app.add_api_route(path, page, include_in_schema=False, response_class=Response)
    for path, act in posted.items():
        app.add_api_route(path, act, methods=["POST"], include_in_schema=False, response_class=Response)
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    app.add_exception_handler(HTTPException, site.refused)
    app.add_exception_handler(RequestValidationError, site.incomplete)
    app.add_exception_handler(KennisbankError, site.failed)
    app.state.failure = site.broken


class KeptFiles(StaticFiles):
    """Files whose address holds a digest of their content: a browser may keep them."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
