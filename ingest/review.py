"""A person's reading of what was masked: decisions on findings, then release or refusal."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from index.answer import DocumentCard
from index.catalogue import removal
from index.catalogue.decisions import Decided, Decisions
from index.catalogue.documents import Documents
from index.catalogue.listing import Listing
from index.catalogue.states import PENDING
from index.errors import QueryError, SourceError
from index.model import Decision, Described, Finding, Policy, SafeDocument, Source
from index.pictures.store import Pictures
from ingest import media
from ingest.deidentify import Deidentifier
from ingest.deidentify.policy import load_policy
from ingest.deidentify.release import release
from ingest.deidentify.small_cells import CaseTold, cells_of, count_cells, warning
from ingest.pictures.sheets import on_sheets
from ingest.ruled import ruled
from ingest.split import TokenOffsets, split
from ingest.spool import Spool
from ingest.write import Writer

if TYPE_CHECKING:
    from ingest.pipeline import Prepared


ReadAgain: TypeAlias = "Callable[[Source, Policy, Sequence[Finding]], Prepared]"
"""Takes a file through all steps with a reviewer's decisions; raises SourceError."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a reviewer sees of one document: the unshielded text with every finding in it.

    This leaves the machine only over loopback, and is gone once the document is released or refused.
    """

    id: str
    name: str
    policy: Policy
    reason: str
    text: str
    findings: tuple[Finding, ...]
    shielded: str
    decisions: int


class Review:
    """Everything a reviewer does; each deed is stored before it is shown."""

    def __init__(
        self,
        documents: Documents,
        decisions: Decisions,
        spool: Spool,
        writer: Writer,
        make_deidentifier: Callable[[], Deidentifier],
        tokens: TokenOffsets,
        pictures: Pictures,
        read_again: ReadAgain,
        take_away: Callable[[str, str], None],
    ) -> None:
        self._documents = documents
        self._listing = Listing(documents)
        self._decisions = decisions
        self._spool = spool
        self._writer = writer
        self._make_deidentifier = make_deidentifier
        self._tokens = tokens
        self._pictures = pictures
        self._read_again = read_again
        self._take_away = take_away
        self._found_by: dict[str, tuple[str, tuple[Finding, ...]]] = {}
        # The pages ask from several threads; the de-identifier and a release are for one at a time.
        self._busy = threading.RLock()

    def waiting(self) -> tuple[DocumentCard, ...]:
        """What waits for a person, oldest first."""
        return self._listing.with_state(PENDING)

    def dossier(self, identity: str) -> Dossier:
        """Raises NotFound when nothing waits under this id."""
        described = self._spool.for_review(identity)
        safe = self._shielded(identity, described)
        return Dossier(
            id=identity,
            name=described.document.source.name,
            policy=safe.release.policy,
            reason=" ".join(filter(None, (safe.release.reason, self._recognisable(described, safe)))),
            text=described.document.text,
            findings=safe.findings,
            shielded=safe.text,
            decisions=len(self._decisions.of(identity)),
        )

    def decide(
        self, identity: str, start: int, end: int, label: str, decision: Decision, by: str, everywhere: bool
    ) -> None:
        """Mask or keep `text[start:end]`, as `label`; with `everywhere` all identical stretches at once.

        Raises QueryError when the stretch does not lie in the text.
        """
        text = self._spool.for_review(identity).document.text
        if not 0 <= start < end <= len(text):
            raise QueryError("De aangewezen plek ligt niet in de tekst.")
        places = identical(text, start, end) if everywhere else [(start, end)]
        self._decisions.add(identity, [Decided(a, b, label, decision, by) for a, b in places])

    def undo(self, identity: str) -> None:
        """Take back the last deed, with all its places."""
        self._decisions.drop_last(identity)

    def found(self, identity: str) -> tuple[Finding, ...]:
        """What the engine finds in a waiting document without anybody's decisions. Raises NotFound."""
        text = self._spool.for_review(identity).document.text
        with self._busy:
            engine = self._deidentifier
            if self._found_by.get(identity, ("",))[0] != engine.engine:
                found = engine.findings(text, self._documents.policy(identity))
                self._found_by[identity] = engine.engine, found
            return self._found_by[identity][1]

    def release(self, identity: str, by: str, reason: str) -> None:
        """Shield with the reviewer's decisions, index, and remove the unshielded text.

        Raises QueryError while a finding is undecided, and without a name or a reason.
        """
        if not (by.strip() and reason.strip()):
            raise QueryError("Vul in wie vrijgeeft, en waarom.")
        with self._busy:
            safe = self._shielded(identity, self._spool.for_review(identity))
            if any(one.decision is Decision.UNDECIDED for one in safe.findings):
                raise QueryError("Beslis eerst over elke plek waar de computer twijfelt.")
            released = release(safe, by, reason)
            self._renew_pictures(identity, released)
            self._documents.replace(identity, released, split(released, self._tokens))
            self._writer.write([identity])
            self._spool.reviewed(identity)

    def refuse(self, identity: str, by: str, reason: str) -> None:
        """Keep only that it was refused, by whom and why."""
        with self._busy:
            # Pictures first: killed in between, the document still waits and can be refused again.
            self._pictures.forget(identity)
            removal.withdraw(self._documents.engine, identity, f"{reason} ({by})")
            self._spool.reviewed(identity)
            removal.empty_log(self._documents.engine)

    def withdraw(self, identity: str, by: str, reason: str) -> None:
        """Take a released document away from everyone. Raises NotFound."""
        with self._busy:
            self._documents.get(identity)
            self._take_away(identity, f"{reason} ({by})")
            # Also what still waited: its unshielded text may not stay behind.
            self._spool.reviewed(identity)

    @cached_property
    def _deidentifier(self) -> Deidentifier:
        return self._make_deidentifier()

    def _renew_pictures(self, identity: str, released: SafeDocument) -> None:
        """Pictures of exactly the released text: those there are, or made again (a PDF from its file)."""
        if self._pictures.sight(identity, released.text):
            return
        self._pictures.forget(identity)
        source = self._spool.for_review(identity).document.source
        if source.media_type in media.OFFICE:
            set_anew = on_sheets(released.text, released.headings, released.findings)
            if set_anew:
                self._pictures.put(identity, set_anew, released.text)
            return
        path = self._spool.original(identity)
        if path is None:
            return
        original = replace(source, path=path)
        try:
            prepared = self._read_again(original, released.release.policy, ruled(self._decisions.of(identity)))
        except SourceError:
            return  # no picture rather than a doubtful one; the page says that there is none
        if prepared.pictures and prepared.document.text == released.text:
            self._pictures.put(identity, prepared.pictures, released.text)

    def _recognisable(self, described: Described, safe: SafeDocument) -> str:
        """The rare traits that stay, with what else the case tells; nothing for a published paper."""
        if safe.release.policy != "casus":
            return ""
        text = described.document.text
        traits = [
            text[one.start : one.end]
            for one in safe.findings
            if one.label == "TRAIT" and one.decision is not Decision.MASK
        ]
        case = CaseTold(frozenset(fact.value for fact in safe.metadata.proeftuinen), safe.text)
        cells = cells_of(case, traits)
        if not cells:
            return ""
        others = (CaseTold(regions, told) for regions, told in self._documents.released_cases())
        return warning(count_cells(cells, others), load_policy("casus").small_cell)

    def _shielded(self, identity: str, described: Described) -> SafeDocument:
        decisions = ruled(self._decisions.of(identity))
        with self._busy:
            return self._deidentifier.deidentify(
                described, self._documents.policy(identity), decisions=decisions
            )


def identical(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """All places of the same words as whole words, whatever their capitals."""
    folded, wanted = text.casefold(), text[start:end].casefold()
    if len(folded) != len(text):
        folded, wanted = text, text[start:end]
    return [place for place in _places(folded, wanted) if _whole(text, *place)] or [(start, end)]


def _places(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    at = text.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = text.find(wanted, at + len(wanted))


def _whole(text: str, start: int, end: int) -> bool:
    return not (start and text[start - 1].isalnum() and text[start].isalnum()) and not (
        end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    )
