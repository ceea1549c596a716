"""The organisation that a paper is of: each place that names one gives a vote, and the most votes win."""

from __future__ import annotations

import re
from collections import defaultdict

from index.concepts import Concept, Mention
from index.model import Evidence, Fact
from index.vocabulary import Vocabulary
from ingest.describing.correspondents import ANSWERED_BY, addressed, ministers
from ingest.describing.parts import Parts

MUNICIPAL = frozenset(
    {"raadsinformatiebrief", "commissiebrief", "raadsvoorstel", "raadsbesluit", "motie", "amendement",
     "besluitenlijst", "afdoeningsvoorstel", "verslag", "woordelijk-verslag", "raadsvragen",
     "antwoord-raadsvragen", "agenda",
     "verordening", "bestemmingsplan-toelichting"}
)  # fmt: skip
"""Kinds that a municipality writes; in other kinds it takes more to call one the author."""
_PARLIAMENT = frozenset({"kamervragen", "handelingen"})
_STRONG = 2.0


class _Votes:
    """Sums of evidence per organisation, with the strongest piece of each."""

    def __init__(self) -> None:
        self.sum: dict[str, float] = defaultdict(float)
        self.best: dict[str, tuple[float, Evidence]] = {}

    def add(self, key: str, weight: float, rule: str, start: int | None = None, end: int | None = None) -> None:
        self.sum[key] += weight
        if key not in self.best or weight > self.best[key][0]:
            self.best[key] = (weight, Evidence(rule, start, end))


def find_organisation(
    parts: Parts,
    kind: str,
    vocabulary: Vocabulary,
    mentions: tuple[Mention, ...],
    letterhead: Mention | None,
) -> Fact:
    votes = _Votes()
    if letterhead and not _printed_only(_key(letterhead.concept), kind):
        votes.add(_key(letterhead.concept), 3, "briefhoofd", letterhead.start, letterhead.end)
    if kind in _PARLIAMENT:
        votes.add("tweede-kamer", 3, "soort stuk van de Tweede Kamer")
    elif kind in ("motie", "amendement") and (match := _KAMER.search(parts.head[:600])):
        votes.add("tweede-kamer", 3.5, "kop van de Tweede Kamer", *match.span())
    if kind == "uitspraak":
        _from_court(votes, parts, vocabulary)
    _from_fields(votes, parts, vocabulary)
    _from_furniture(votes, parts, kind, vocabulary)
    if kind == "webpagina":
        _from_window_title(votes, parts, vocabulary)
    _from_file(votes, parts, kind, vocabulary)
    _from_publication(votes, parts, vocabulary)
    _from_addresses(votes, parts, vocabulary)
    _from_signature(votes, parts, vocabulary)
    _from_mentions(votes, parts.text, kind, mentions)
    if not votes.sum:
        return Fact()
    key = max(votes.sum, key=lambda k: votes.sum[k])
    return Fact(key, votes.best[key][1]) if votes.sum[key] >= _STRONG else Fact()


def _key(concept: Concept) -> str:
    return f"gemeente-{concept.key}" if concept.scheme == "gemeente" else concept.key


_GENERIC = frozenset({"gi", "veilig-thuis", "g4"})
"""Sorts of organisations; a text that names them is rarely written by one."""


def _from_fields(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    for label, weight in (
        ("organisatie", 5.0),
        ("gemeente", 4.0),
        ("van", 3.0),
        ("afdeling", 1.0),
        ("vergadering", 2.0),
        ("opgesteld door", 2.0),
    ):
        field = parts.field(label)
        if not field:
            continue
        # A list such as "Portefeuillehouder GI/VTRR" names a portfolio, not an employer.
        value = re.sub(r"(?i)portefeuillehouder\s+[\w/&' ]+,?", "", field.value)
        for mention in vocabulary.mentions(value, ("organisatie", "gemeente")):
            if mention.concept.key not in _GENERIC:
                votes.add(_key(mention.concept), weight, f"{label}regel", field.start, field.end)
                break


_COURT = re.compile(r"\bECLI:NL:(?P<court>[A-Z]{2,8}):\d{4}:")


def _from_court(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    """A judgment is of the court in its ECLI, else of the court that its head names first."""
    courts = {
        str(each.details["ecli"]): each for each in vocabulary.scheme("organisatie") if each.details.get("ecli")
    }
    if (match := _COURT.search(parts.begin)) and match["court"] in courts:
        votes.add(courts[match["court"]].key, 6, "code van de rechter in het ECLI", *match.span())
        return
    for mention in vocabulary.mentions(parts.begin, ("organisatie",)):
        if mention.concept.details.get("ecli"):
            votes.add(mention.concept.key, 5, "rechter in de kop", mention.start, mention.end)
            return


_KAMER = re.compile(r"Tweede Kamer der Staten-Generaal|^De Kamer,", re.MULTILINE)
_WINDOW_TITLE = re.compile(r"\A\W*[^\n]{3,200}?\s[-|–]\s(?P<site>[^\n|]{2,80})$", re.MULTILINE)


def _from_window_title(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    """The name of the site behind the title of a page: "Aanbestedingsplicht | VNG"."""
    match = _WINDOW_TITLE.search(parts.begin)
    if match:
        for mention in vocabulary.mentions(match["site"], ("organisatie", "gemeente")):
            votes.add(_key(mention.concept), 3, "naam van de site", *match.span("site"))
        return
    title, _, site = parts.document.properties.get("title", "").rpartition(" | ")
    for mention in vocabulary.mentions(site, ("organisatie", "gemeente")) if title else ():
        votes.add(_key(mention.concept), 3, "naam van de site")


def _from_furniture(votes: _Votes, parts: Parts, kind: str, vocabulary: Vocabulary) -> None:
    """Letterhead and footer name the author; "p/a Gemeente Rotterdam" is only its address.

    The Tweede Kamer prints the letters and answers of ministers: there it is not the author.
    """
    seen: set[str] = set()
    for line in dict.fromkeys(line for block in parts.document.furniture for line in block.splitlines()):
        if re.match(r"\s*p/a\b", line, re.IGNORECASE):
            continue
        for mention in vocabulary.mentions(line, ("organisatie", "gemeente")):
            if mention.concept.scheme == "organisatie" or re.search(
                r"(?i)\bgemeente\s+$", line[: mention.start]
            ):
                key = _key(mention.concept)
                if key not in seen:
                    seen.add(key)
                    votes.add(key, 1 if _printed_only(key, kind) else 4, "briefhoofd of voet")


def _printed_only(key: str, kind: str) -> bool:
    return key == "tweede-kamer" and kind in ("antwoord-kamervragen", "kamerbrief")


_PUBLICATION = re.compile(
    r"^\W*Officiële uitgave van (?:de |het )?(?P<who>[^\n]{3,80})$", re.MULTILINE | re.IGNORECASE
)


def _from_publication(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    """The head of a gazette: "Officiële uitgave van de gemeente Oldambt"."""
    if match := _PUBLICATION.search(parts.head[:1000]):
        for mention in vocabulary.mentions(match["who"], ("organisatie", "gemeente")):
            start = match.start("who")
            votes.add(_key(mention.concept), 4, "uitgever", start + mention.start, start + mention.end)
            break


def _from_file(votes: _Votes, parts: Parts, kind: str, vocabulary: Vocabulary) -> None:
    """The maker that an official publication carries; in other files it is whoever owned the computer."""
    author = parts.document.properties.get("author", "")
    if not parts.document.properties.get("identifier"):
        return
    mention = next(iter(vocabulary.mentions(f"gemeente {author}", ("organisatie", "gemeente"))), None)
    if mention and mention.end - mention.start >= len(author) - 2:
        key = _key(mention.concept)
        votes.add(key, 1 if _printed_only(key, kind) else 4, "maker volgens het bestand")


_DOMAIN = re.compile(
    r"(?:@|\bwww\.|https?://(?:www\.)?)(?P<domain>[a-z0-9.-]+\.(?:nl|eu|nu|org|com|frl))\b", re.IGNORECASE
)


def _from_addresses(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    owners = {
        domain: c.key for c in vocabulary.scheme("organisatie") for domain in c.details.get("domeinen", ())
    }
    municipalities = {c.key for c in vocabulary.scheme("gemeente")}

    def owner(domain: str) -> str | None:
        while "." in domain:
            if domain in owners:
                return owners[domain]
            name = domain.rsplit(".", 1)[0]
            if name in municipalities:
                return f"gemeente-{name}"
            domain = domain.split(".", 1)[1]
        return None

    address = parts.document.properties.get("url", "")
    for text, weight, rule in (
        (address, 4.0, "webadres"),
        (parts.furniture, 3.0, "webadres in briefhoofd of voet"),
    ):
        for match in _DOMAIN.finditer(text):
            if key := owner(match["domain"].lower()):
                votes.add(key, weight, rule)
                break
    seen: set[str] = set()
    for match in _DOMAIN.finditer(parts.whole):
        key = owner(match["domain"].lower())
        if key and key not in seen and match.group().startswith("@"):
            seen.add(key)
            votes.add(key, 1.5, "e-mailadres van de organisatie", match.start("domain"), match.end("domain"))


_OF_MUNICIPALITY = re.compile(
    r"(?:[Bb]urgemeester en [Ww]ethouders|B&W|(?:gemeente)?raad|gemeenteraad|griffie[r]?) van (?:de )?"
    r"(?:gemeente )?|\b(?:GEMEENTERAAD|[Gg]emeenteraad) (?:VAN )?|\bRaad van "
)


_BOARD = re.compile(r"\b(?:(?:algemeen|dagelijks) bestuur|AB|DB) (?:van )?(?:de |het )?(?:GR )?", re.IGNORECASE)


def _from_signature(votes: _Votes, parts: Parts, vocabulary: Vocabulary) -> None:
    for piece, offset, weight in ((parts.tail, parts.tail_start, 3.0), (parts.head[:1500], 0, 2.5)):
        done: set[str] = set()
        for match in _OF_MUNICIPALITY.finditer(piece):
            near = piece[match.end() : match.end() + 40]
            mention = next(iter(vocabulary.mentions("gemeente " + near, ("gemeente",))), None)
            if mention and mention.start == 9 and (key := _key(mention.concept)) not in done:
                done.add(key)
                votes.add(
                    key,
                    weight,
                    "bestuur van de gemeente",
                    offset + match.start(),
                    offset + match.end() + mention.end - 9,
                )
    if answer := ANSWERED_BY.search(parts.head):
        for start, end, ministry in ministers(answer["who"], vocabulary):
            if ministry:
                answers = answer.start("who")
                votes.add(ministry, 4, "ondertekening", answers + start, answers + end)
                break
    for match in _BOARD.finditer(parts.head[:1500]):
        near = parts.head[match.end() : match.end() + 80]
        mention = next(iter(vocabulary.mentions(near, ("organisatie",))), None)
        if mention and mention.start == 0 and not addressed(parts.head, match.start()):
            start = match.start()
            votes.add(_key(mention.concept), 2.5, "bestuur", start, match.end() + mention.end)
            break
    for piece, offset in ((parts.tail, parts.tail_start), (parts.head[:1500], 0)):
        for start, end, ministry in ministers(piece, vocabulary):
            # Who is addressed, or stood by, does not write.
            if ministry and not addressed(piece, start) and not piece[:start].rstrip().endswith("mede namens"):
                votes.add(ministry, 2.5, "ondertekening", offset + start, offset + end)
                break


_SPEAKS = re.compile(r"\b(?:[Aa]ls|[Ww]ij als|bundelen we als)\s+$")


def _from_mentions(votes: _Votes, text: str, kind: str, mentions: tuple[Mention, ...]) -> None:
    regions = [
        (m.start, m.end)
        for m in mentions
        if m.concept.scheme == "proeftuin" and " " in m.name.text.replace("-", " ")
    ]
    named: dict[str, list[tuple[int, int]]] = defaultdict(list)
    bare: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention in mentions:
        if mention.concept.scheme == "gemeente":
            inside = any(start <= mention.start and mention.end <= end for start, end in regions)
            before = text[max(0, mention.start - 12) : mention.start]
            if re.search(r"(?i)\bgemeente\s+$", before):
                named[_key(mention.concept)].append((mention.start, mention.end))
            elif not inside:
                bare[_key(mention.concept)].append((mention.start, mention.end))
        elif mention.concept.scheme == "organisatie" and _SPEAKS.search(
            text[max(0, mention.start - 20) : mention.start]
        ):
            votes.add(mention.concept.key, 2, "spreekt als", mention.start, mention.end)
    total = sum(map(len, named.values())) or 1
    for key, places in named.items():
        share = len(places) / total
        weight = (
            min(len(places), 4) * 0.5 + (0.5 if places[0][0] < 600 else 0) + (1 if kind in MUNICIPAL else 0)
        )
        if kind in MUNICIPAL or (len(places) >= 3 and share >= 0.6):
            votes.add(key, weight, "gemeente in de tekst", *places[0])
    if kind in MUNICIPAL:
        for key, places in bare.items():
            votes.add(key, min(len(places), 5) * 0.3, "naam in de tekst", *places[0])
        place = re.search(r"(?<![A-Za-z0-9])\d{2}bb\d{3,6}", text)
        if place and "gemeente-rotterdam" in votes.sum:
            votes.add("gemeente-rotterdam", 2, "Rotterdams stuknummer", *place.span())
    if kind in ("memo", "webpagina", "onbekend"):
        _from_region(votes, mentions)


def _from_region(votes: _Votes, mentions: tuple[Mention, ...]) -> None:
    """A regional organisation that is named far more often than others speaks in its own page or memo."""
    counts: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.concept.scheme == "organisatie" and mention.concept.details.get("proeftuin"):
            counts[mention.concept.key].append(mention)
    ranked = sorted(counts.values(), key=len, reverse=True)
    if ranked and len(ranked[0]) >= 2 and (len(ranked) == 1 or len(ranked[0]) >= 2 * len(ranked[1])):
        first = ranked[0][0]
        votes.add(first.concept.key, 2, "regio die in de tekst spreekt", first.start, first.end)
