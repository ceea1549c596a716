"""What the fictional papers say together: promises, comparisons, references, news, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from index.answer import DocumentCard
from index.catalogue.chains import Asked
from index.catalogue.judgements import About
from index.catalogue.rulings import Asked as RulingsAsked
from index.chains import Chain, Citation, LetterNamed, Missing
from index.compare import Cell, Cited, Matrix
from index.digest import Arrival, Digest, Followed
from index.errors import NotFound, QueryError
from index.excerpts import Place
from index.knowledge.chains import LinkStatus, Tie
from index.knowledge.decision_words import DecisionKind
from index.knowledge.ledger import Verdict
from index.ledger import LedgerRow, Proof
from index.model import Interval, Precision, Reference
from index.reference_address import canonical_address
from index.rulings import Differing, Holding, MoneyRow, Ruling
from index.rulings import Said as RulingSaid
from tests.fakes.base import MemoryBase
from tests.fakes.papers import LABELS, RECIPES, identity


class MemoryLedger:
    """Three promises: one open in the letter, one without an end in the memo, one kept by the letter."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.judged: list[tuple[str, str, Verdict | None]] = []

    def rows(self) -> tuple[LedgerRow, ...]:
        if any(identity(recipe.title) not in self._base.documents for recipe in RECIPES[:2]):
            return ()
        memo, letter = self._base.cards(2)
        quarter = Interval(date(2023, 7, 1), date(2023, 9, 30), Precision.QUARTER)
        spring = Interval(date(2023, 3, 1), date(2023, 5, 31), Precision.SEASON)
        always = Interval(None, None, Precision.UNKNOWN)
        told = "In het derde kwartaal van 2023 verwachten wij u te kunnen informeren over de resultaten."
        return (
            self._row(
                memo,
                "Wij sturen u dit voorjaar de planning.",
                spring,
                "dit voorjaar",
                ("voldaan", "voldaan"),
                (letter,),
            ),
            self._row(letter, told, quarter, "In het derde kwartaal van 2023", ("openstaand", "openstaand")),
            self._row(
                memo,
                "Het bestuur wordt door [naam] op de hoogte gehouden.",
                always,
                "",
                ("doorlopend", "doorlopend (zonder termijn)"),
            ),
        )

    def _row(
        self,
        card: DocumentCard,
        sentence: str,
        window: Interval,
        written: str,
        status: tuple[str, str],
        kept_by: tuple[DocumentCard, ...] = (),
    ) -> LedgerRow:
        return LedgerRow(
            id=f"rij-{len(sentence)}",
            document=card,
            said=(Place(sentence, 2),),
            doer=card.organisation[1] if card.organisation else "",
            addressee="de raad",
            subject="de resultaten",
            kind="informeren",
            window=window,
            window_text=written,
            status=status,
            kept_by=tuple(
                Proof(kept, Place("Zoals toegezegd sturen wij de planning.", 1), "nummer") for kept in kept_by
            ),
        )

    def judge(self, row_id: str, candidate: str, verdict: Verdict | None, by: str) -> None:
        self.judged.append((row_id, candidate, verdict))

    def complete_until(self) -> dict[str, date]:
        return {}


class MemoryComparer:
    """Two topics and two proeftuinen; only of money in FoodValley something is known."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def proeftuinen(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, LABELS[key]) for key in ("foodvalley", "zeeland"))

    def topics(self) -> tuple[tuple[str, str], ...]:
        return ("vast-gezicht", "Vast gezicht"), ("geld", "Geld")

    def matrix(self, proeftuinen: Sequence[str], topics: Sequence[str]) -> Matrix:
        rows = tuple(pair for pair in self.proeftuinen() if pair[0] in proeftuinen)
        columns = tuple(pair for pair in self.topics() if pair[0] in topics)
        if len(rows) < len(proeftuinen):
            raise QueryError("Deze proeftuin bestaat niet. Kies uit de lijst.")
        if len(columns) < len(topics):
            raise QueryError("Dit onderwerp bestaat niet. Kies uit de lijst.")
        cells = tuple(
            tuple(Cell(row, topic, self._found(row, topic)) for topic, _ in columns) for row, _ in rows
        )
        return Matrix(rows, columns, cells)

    def _found(self, proeftuin: str, topic: str) -> tuple[Cited, ...]:
        if (proeftuin, topic) != ("foodvalley", "geld"):
            return ()
        memo, letter = self._base.first(2)
        return tuple(
            Cited(each.card, quote)
            for each in (memo, letter)
            for quote in self._base.quotes(each.card.id, "proeftuin kosten betaald", 1)
        )


class MemoryChains:
    """The letter cites the memo, a Kamerstuk that is not here and a number that two papers carry."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.judged: list[tuple[str, str, str, str, Verdict | None]] = []

    def of(self, document_id: str) -> Chain:
        if document_id not in self._base.documents:
            raise NotFound("Dit stuk staat niet in de collectie.")
        memo, letter, other = self._base.cards(3)
        card = self._base.documents[document_id].card
        found = self._citations()
        return Chain(
            document=card,
            cites=tuple(one for one in found if one.document.id == document_id),
            cited_by=tuple(one for one in found if card.id in {target.id for target in one.targets}),
            letters=(LetterNamed(letter, date(2023, 3, 9), self._place(), "meerduidig", (memo, other)),)
            if card.id == letter.id
            else (),
            papers=(memo, letter) if card.id in (memo.id, letter.id) else (card,),
        )

    def references(self, asked: Asked, limit: int, offset: int = 0) -> tuple[int, tuple[Citation, ...]]:
        found = [one for one in self._citations() if not asked.statuses or one.status in asked.statuses]
        return len(found), tuple(found[offset : offset + limit])

    def missing(self, limit: int, offset: int = 0) -> tuple[int, tuple[Missing, ...]]:
        one = self._citations()[1]
        return 1, (Missing(one.reference, (one.document,), one.address),)

    def most_cited(self, limit: int) -> tuple[tuple[DocumentCard, int], ...]:
        return ((self._base.documents[identity(RECIPES[0].title)].card, 1),)

    def waiting(self) -> tuple[tuple[Citation, ...], tuple[LetterNamed, ...]]:
        chain = self.of(identity(RECIPES[1].title))
        return tuple(one for one in chain.cites if one.status == "meerduidig"), chain.letters

    def judge(
        self, about: About, document_id: str, subject: str, target: str, verdict: Verdict | None, by: str
    ) -> None:
        self.judged.append((about, document_id, subject, target, verdict))

    def _citations(self) -> tuple[Citation, ...]:
        memo, letter, other = self._base.cards(3)

        def one(
            raw: str, canonical: str, kind: str, tie: Tie, status: LinkStatus, *targets: DocumentCard
        ) -> Citation:
            reference = Reference(4, 4 + len(raw), raw, canonical, kind)
            return Citation(
                letter, reference, tie, self._place(), status, targets, canonical_address(reference)
            )

        return (
            one("24bb900107", "24bb900107", "bb", "vervolg_op", "gekoppeld", memo),
            one("31 839, nr. 9018", "kst-31839-9018", "kamerstuk", "verwijst_naar", "niet_gevonden"),
            one("24bb900285", "24bb900285", "bb", "beantwoordt", "meerduidig", memo, other),
            one("artikel 2.3 van de Jeugdwet", "bwb:BWBR0034925/2.3", "wet", "verwijst_naar", "niet_gevonden"),
        )

    def _place(self) -> Place:
        return Place("In mijn brief van 9 maart heeft [naam] u dat gemeld.", 1)


class MemoryDigests:
    """The letter is new for who follows everything or its kind of thing; its promise falls due."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base

    def of(self, followed: Followed, last: date | None = None, days: int = 7) -> Digest:
        until = last or date(2023, 9, 3)
        card = self._base.documents[identity(RECIPES[1].title)].card
        why = followed.reasons(card)
        told = (Arrival(card, why),) if why or not followed else ()
        due = tuple(row for row in MemoryLedger(self._base).rows() if row.status[0] == "openstaand")
        return Digest(until - timedelta(days=days - 1), until, told, (), (), due if told else ())

    def weeks(self, followed: Followed, count: int) -> tuple[Digest, ...]:
        return tuple(self.of(followed, date(2023, 9, 3) - timedelta(weeks=back)) for back in range(count))


class MemoryRulings:
    """A decision with a day, a plan that is over and one without a moment; money and a difference."""

    def __init__(self, base: MemoryBase) -> None:
        self._base = base
        self.asked: list[RulingsAsked] = []

    def decisions(
        self, asked: RulingsAsked, limit: int | None = None, offset: int = 0
    ) -> tuple[int, tuple[Ruling, ...]]:
        self.asked.append(asked)
        memo, letter = self._base.cards(2)
        day = Interval(date(2023, 2, 3), date(2023, 2, 3), Precision.DAY)
        plan = Interval(date(2024, 7, 1), date(2024, 12, 31), Precision.HALF_YEAR)
        region = Holding("proeftuin", ("rotterdam-rijnmond", "Rotterdam-Rijnmond"))
        found = (
            self._ruling(letter, "gepland", "Een besluit volgt in de tweede helft van 2024.", plan,
                         "tweede helft van 2024", Holding("landelijk", None), outdated=True),
            self._ruling(memo, "besloten", "De stuurgroep heeft op 3 februari 2023 besloten met [naam].", day,
                         "3 februari 2023", region),
            self._ruling(memo, "gekozen", "Wij kiezen ervoor om klein te beginnen.",
                         Interval(None, None, Precision.UNKNOWN), "", Holding("onbekend", None)),
        )  # fmt: skip
        chosen = [one for one in found if not asked.kinds or one.kind in asked.kinds]
        return len(chosen), tuple(chosen[offset : offset + (limit or len(chosen))])

    def money(self, document_id: str = "") -> tuple[MoneyRow, ...]:
        memo = self._base.documents[identity(RECIPES[0].title)].card
        return (
            MoneyRow(
                document=memo,
                written="€ 640.000",
                cents=64_000_000,
                giver=("vws", "ministerie van VWS"),
                manager=None,
                use="de proeftuin",
                not_for="",
                place=Place("Vanuit VWS is een subsidie toegekend van € 640.000.", 1),
                scope=Holding("proeftuin", None),
            ),
        )

    def differing(self) -> tuple[Differing, ...]:
        memo, letter = self._base.cards(2)
        return (
            Differing(
                topic=("aantal-proeftuinen", "aantal proeftuinen"),
                entity=None,
                values=(
                    ("6", (RulingSaid(memo, Place("Er zijn zes proeftuinen.", 1), False),)),
                    ("11", (RulingSaid(letter, Place("Er zijn elf proeftuinen.", 1), False),)),
                ),
            ),
        )

    def organisations(self) -> tuple[tuple[str, str], ...]:
        return (("gr-jeugd-waterrijk", "GR Jeugd Waterrijk"),)

    def _ruling(
        self,
        card: DocumentCard,
        kind: DecisionKind,
        sentence: str,
        when: Interval,
        words: str,
        scope: Holding,
        outdated: bool = False,
    ) -> Ruling:
        return Ruling(
            card, kind, "de stuurgroep", when, words, card.period, Place(sentence, 1), scope, outdated
        )
