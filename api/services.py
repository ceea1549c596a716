"""All that the API and the pages work with, handed over as one value."""

from __future__ import annotations

from dataclasses import dataclass

from api.ports.collections import CollectionDesk, CollectionShelf
from api.ports.editors import Intake, OwnWords, Reviewer
from api.ports.knowledge import Chains, Comparer, Digests, Ledger, Rulings
from api.ports.lessons import LessonDesk, LessonShelf
from api.ports.library import Library, Pictures
from api.ports.search import Answerer, Searcher
from api.ports.topics import Register, ThemeShelf


@dataclass(frozen=True, slots=True)
class Services:
    search: Searcher
    library: Library
    intake: Intake | None = None
    short_answers: Answerer | None = None
    """Without it the pages offer no short answer."""
    ledger: Ledger | None = None
    """Without it there is no page, no menu item and no address for promises."""
    chains: Chains | None = None
    """Without it no reference can be followed."""
    rulings: Rulings | None = None
    """Without it there is no page of decisions."""
    comparer: Comparer | None = None
    """Without it nothing can be compared."""
    lessons: LessonShelf | None = None
    lesson_desk: LessonDesk | None = None
    digests: Digests | None = None
    """With `lessons` it lets the editors at this machine make lesson cards."""
    collections: CollectionShelf | None = None
    collection_desk: CollectionDesk | None = None
    """With `collections` it lets the editors at this machine make collections."""
    themes: ThemeShelf | None = None
    register: Register | None = None
    """Without them the pages of themes, proeftuinen and organisations show papers alone."""
    review: Reviewer | None = None
    """With `intake` it makes the pages of the editors, which this machine alone is shown."""
    words: OwnWords | None = None
    """With `review` it lets the editors at this machine keep a list of own words."""
    pictures: Pictures | None = None
    """Without it documents are shown as text only."""
