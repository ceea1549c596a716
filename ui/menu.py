"""The menu: five items on top, of which one gathers the overviews, so that it stays short as pages are added.

A new overview needs a line in OVERVIEWS and an address in `ui.pages.mount`; what is not mounted is not shown.
Its page hands its own address to `Site.frame` as `current`, and gets the row of overviews above its heading.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ui.contexts.page import MenuItem

GATHERED = "/overzichten"


@dataclass(frozen=True, slots=True)
class Overview:
    """A page of the collection seen from one side; `sentence` says to a first reader what stands there."""

    label: str
    href: str
    sentence: str


OVERVIEWS = (
    Overview("Thema’s en proeftuinen", "/themas", "Blader door de stukken, per thema of per regio."),
    Overview("Lessen", "/lessen", "Wat de proeftuinen leerden van een casus, en hoe zeker dat is."),
    Overview("Vergelijk", "/vergelijk", "Wat proeftuinen over hetzelfde thema schrijven, naast elkaar."),
    Overview("Toezeggingen", "/toezeggingen", "Wat is toegezegd, voor wanneer, en wat ervan is gekomen."),
    Overview("Weekbericht", "/weekbericht", "Wat er nieuw is en wat afloopt, elke week."),
    Overview("Besluiten", "/besluiten", "Wat is besloten, door wie en wanneer."),
    Overview("Ketens", "/ketens", "Welke stukken bij elkaar horen, van eerste brief tot besluit."),
    Overview("Organisaties", "/organisaties", "Van wie de stukken zijn, met hun namen door de tijd."),
    Overview("Collecties", "/collecties", "Stukken die een ander voor u bij elkaar zette."),
)
TOP = (
    ("Zoeken", "/zoeken", "search"),
    ("Inzicht", "/inzicht", "chart"),
    ("Overzichten", GATHERED, "list"),
    ("Mijn selectie", "/selectie", "bookmark"),
    ("Uitleg", "/uitleg", "help"),
)


def overviews(mounted: Collection[str]) -> tuple[Overview, ...]:
    return tuple(each for each in OVERVIEWS if each.href in mounted)


def top(current: str, kept: int) -> tuple[MenuItem, ...]:
    """The menu for a page under `current`; `kept` is how many documents the visitor keeps."""
    gathered = {each.href for each in OVERVIEWS}
    under = GATHERED if current in gathered else current
    labels = {"/selectie": f"Mijn selectie ({kept})"} if kept else {}
    return tuple(MenuItem(labels.get(href, label), href, icon, href == under) for label, href, icon in TOP)


def beside(address: str, mounted: Collection[str]) -> tuple[MenuItem, ...]:
    """The overviews as a row of links, on the page of an overview itself; elsewhere none."""
    shown = overviews(mounted)
    if address not in {each.href for each in shown}:
        return ()
    return tuple(MenuItem(each.label, each.href, "", each.href == address) for each in shown)
