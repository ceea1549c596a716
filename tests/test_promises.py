"""Promises: who will do what for whom and when, each with its sentence, and how they ended."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.knowledge.chains import find_as_promised, find_edges
from index.knowledge.ledger import Knowing, Paper, Row, Told, Verdict, ledger
from index.knowledge.promise import Promise
from index.knowledge.promises import find_promises
from index.model import UNKNOWN, Evidence, Fact, Interval, Metadata, Precision, Source
from index.references import find_references
from index.vocabulary_files import load_vocabulary
from ingest import media
from ingest.convert import convert
from ingest.describe import describe
from ingest.repair import repair

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


def letter(
    day: str = "2024-03-01",
    kind: str = "commissiebrief",
    organisation: str = "gemeente-rotterdam",
    **more: Fact,
) -> Metadata:
    when = date.fromisoformat(day)
    given = {"addressee": Fact("commissieleden"), "sender": Fact("wethouder"), **more}
    return Metadata(
        kind=Fact(kind),
        title=given.get("title", Fact("Voortgang proeftuin", Evidence("kop", 0, 5))),
        date=Fact(day),
        period=Interval(when, when, Precision.DAY),
        organisation=Fact(organisation),
        addressee=given["addressee"],
        sender=given["sender"],
        number=given.get("number", Fact()),
    )


def only(text: str, metadata: Metadata | None = None) -> Promise:
    (promise,) = find_promises(text, metadata or letter())
    return promise


@pytest.mark.parametrize(
    ("sentence", "kind", "receiver", "term", "subject"),
    [
        ("In het derde kwartaal van 2024 verwachten we u te kunnen informeren over de resultaten.",
         "informeren", "commissieleden", "derde kwartaal van 2024", "de resultaten"),
        ("Het DB wordt in Q4 geïnformeerd over de opbrengst.", "informeren", "Het DB", "Q4", "de opbrengst"),
        ("Voor het zomerreces ontvangt uw raad het eindrapport.", "informeren", "uw raad",
         "Voor het zomerreces", "het eindrapport"),
        ("Ik zal uw Kamer uiterlijk 1 juni 2024 over de uitkomst informeren.", "informeren", "uw Kamer",
         "uiterlijk 1 juni 2024", "de uitkomst"),
        ("Het tweede bericht ontvangt u in juni 2025.", "informeren", "commissieleden", "juni 2025",
         "Het tweede bericht"),
        ("Voor het einde van 2024 gaan wij in gesprek met de huisartsen.", "gesprek", "onbekend",
         "Voor het einde van 2024", "Voortgang proeftuin"),
        ("De handreiking verschijnt uiterlijk 1 december 2024.", "oplevering", "onbekend",
         "uiterlijk 1 december 2024", "Voortgang proeftuin"),
        ("Bij nieuwe ontwikkelingen zal ik u uiteraard nader informeren.", "informeren", "commissieleden", "",
         "Voortgang proeftuin"),
    ],
)  # fmt: skip
def test_a_promise_has_its_parts(sentence: str, kind: str, receiver: str, term: str, subject: str) -> None:
    promise = only(sentence)
    assert (promise.kind, promise.receiver, promise.window_text, promise.subject) == (
        kind,
        receiver,
        term,
        subject,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Met deze brief informeer ik u over de voortgang.",
        "Wij vertrouwen erop u hiermee voldoende te hebben geïnformeerd.",
        "Op 4 juni bent u door de projectleider geïnformeerd over het ontwerp.",
        "Kunt u de raad hierover voor 1 juli informeren?",
        "Wij verzoeken u ons regelmatig op de hoogte te stellen.",
        "Ook ga ik hierover lokaal en regionaal in gesprek met relevante partijen.",
        "Besluitvorming hierover wordt in de tweede helft van 2024 verwacht.",
        "De bewoners zeggen dat zij naar de stad toe gaan.",
        "Kunt u toezeggen de raad in mei te informeren?",
        "Ouders worden door het wijkteam geïnformeerd over het plan.",
        "Het rapport van de commissie wordt besproken in het najaar.",
        "Als u niet op tijd aanvraagt, ontvangt u in 2025 geen middelen.",
        "De gegevens werden op 16 december jl. van u ontvangen.",
        "De rekenkamer heeft in oktober 2024 het onderzoek aangeboden aan de Tweede Kamer.",
    ],
)
def test_what_only_looks_like_a_promise_is_none(sentence: str) -> None:
    assert find_promises(sentence, letter()) == ()


def test_a_law_and_a_motion_promise_nothing() -> None:
    sentence = "Het college zal de raad in Q4 informeren over de uitvoering."
    assert find_promises(sentence, letter(kind="verordening")) == ()
    assert find_promises(sentence, letter(kind="motie")) == ()


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("In het derde kwartaal van 2024 informeren wij u over de resultaten.", (2024, 7, 1), (2024, 9, 30)),
        ("Wij zullen uw raad in het najaar van 2024 nader informeren.", (2024, 9, 1), (2024, 11, 30)),
        ("De raad wordt hierover in Q4 2024 geïnformeerd.", (2024, 10, 1), (2024, 12, 31)),
        ("De pilot loopt tot 1 mei 2024, waarna het DB naar verwachting in Q3 geïnformeerd zal worden.",
         (2024, 7, 1), (2024, 9, 30)),
        ("Ik zeg toe de Kamer in mei 2025 een overzicht te sturen.", (2025, 5, 1), (2025, 5, 31)),
        ("In mei 2025 kom ik hierop terug.", (2025, 5, 1), (2025, 5, 31)),
    ],
)  # fmt: skip
def test_a_promise_has_the_window_its_words_give(
    sentence: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    window = only(sentence).window
    assert (window.first, window.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    ("sentence", "receiver", "subject"),
    [
        ("Op de gevolgen voor het plan kom ik na de zomer terug.", "de Tweede Kamer",
         "de gevolgen voor het plan"),
        ("Over de gevolgen voor het plan informeer ik u in mei 2025.", "de Tweede Kamer",
         "de gevolgen voor het plan"),
        ("De beantwoording zal uiterlijk 16 november 2024 aan de raad worden toegezonden.", "de raad",
         "De beantwoording"),
        ("Het eerste verslag zal in februari 2025 naar de Kamer worden gestuurd.", "de Kamer",
         "Het eerste verslag"),
        ("De cijfers over de opvang worden vanzelfsprekend met uw Kamer gedeeld.", "uw Kamer",
         "De cijfers over de opvang"),
    ],
)  # fmt: skip
def test_an_answer_to_the_kamer_promises_to_the_kamer(sentence: str, receiver: str, subject: str) -> None:
    promise = only(sentence, letter(kind="antwoord-kamervragen", addressee=Fact()))
    assert (promise.receiver, promise.subject) == (receiver, subject)


def test_a_talk_in_the_near_future_is_promised_and_one_without_a_moment_is_not() -> None:
    assert only("Daarom ga ik de komende tijd in gesprek met de advocaten.").kind == "gesprek"
    assert find_promises("Wij gaan in gesprek met de woningcorporaties.", letter()) == ()


def test_the_next_sentence_may_give_the_term() -> None:
    promise = only("Het DB wordt na afloop geïnformeerd. Naar verwachting zal dit omstreeks Q3 2024 zijn.")
    assert promise.window_text == "omstreeks Q3 2024"
    assert promise.window == Interval(date(2024, 6, 1), date(2024, 10, 31), Precision.WIDE)


def test_a_month_that_is_over_is_the_one_of_next_year() -> None:
    promise = only("In februari ontvangt u de uitkomst.", letter("2024-11-20"))
    assert promise.window.last == date(2025, 2, 28)


def test_two_sentences_that_promise_the_same_are_one() -> None:
    text = (
        "De pilot loopt tot 31 mei 2024, waarna het DB naar verwachting in Q3 over de resultaten geïnformeerd"
        " zal worden.\n\nHet DB wordt na afloop geïnformeerd over de behaalde resultaten. "
        "Dit zal omstreeks Q3 2024 zijn."
    )
    promise = only(text)
    assert promise.window.precision is Precision.QUARTER
    assert len(promise.also) == 1


def test_a_reported_promise_knows_the_paper_it_was_made_in() -> None:
    text = (
        "Ik heb u op 24 januari een brief gestuurd (24bb000123). In deze brief heb ik "
        "aangekondigd u in de zomer"
        " van 2024 nader te informeren over de wachttijden."
    )
    promise = only(text, letter("2024-09-01"))
    assert promise.reported
    assert promise.made_in == "24bb000123"
    assert promise.window_text == "in de zomer van 2024"


def test_a_list_of_promises_is_read_by_its_columns() -> None:
    text = (
        "Nummer | Toezegging | Door | Termijn | Stand\n"
        "T-1 | Bericht over de vergoeding | wethouder A | voor 1 maart 2024 | voldaan op 1 mei\n"
        "T-2 | Voorstel over het vervolg | wethouder A | tweede kwartaal 2025 | openstaand\n"
    )
    first, second = find_promises(text, letter(kind="afdoeningsvoorstel"))
    assert (first.doer, first.window_text, first.said_status) == (
        "wethouder A",
        "voor 1 maart 2024",
        "voldaan op 1 mei",
    )
    assert (second.kind, second.window_text) == ("besluit", "tweede kwartaal 2025")


def paper(name: str, text: str, metadata: Metadata) -> Paper:
    edges = find_edges(text, metadata, find_references(text))
    cited = [
        Told(e.start, e.end, text[e.start : e.end], (e.reference.canonical,)) for e in edges if not e.not_yet
    ]
    promised = [
        Told(each.start, each.end, text[each.start : each.end], as_promised=True)
        for each in find_as_promised(text)
        if not each.not_yet
    ]
    return Paper(
        document=name,
        family=name,
        organisation=None if metadata.organisation.value == UNKNOWN else metadata.organisation.value,
        number=None if metadata.number.value == UNKNOWN else metadata.number.value,
        period=metadata.period,
        title=metadata.title.value,
        promises=find_promises(text, metadata),
        told=(*cited, *promised),
    )


PROMISE = "In het vierde kwartaal van 2024 ontvangt u de uitkomst van het onderzoek naar de wachttijden."


def test_a_later_paper_that_cites_the_number_fulfils() -> None:
    first = paper("a", PROMISE, letter("2024-02-06", number=Fact("24bb000107")))
    later = paper(
        "b",
        "In mijn brief (24bb000107) noemde ik het onderzoek naar de wachttijden. De uitkomst is er.",
        letter("2024-11-19"),
    )
    (row,) = ledger([later, first], date(2025, 1, 1))
    assert row.status == "voldaan"
    assert [(f.document, f.basis) for f in row.fulfilled_by] == [("b", "nummer")]


def test_a_reported_promise_joins_the_row_of_the_paper_that_made_it() -> None:
    first = paper("a", PROMISE, letter("2024-02-06", number=Fact("24bb000107")))
    later = paper(
        "b",
        "In mijn brief van 6 februari 2024 (24bb000107) heb ik aangekondigd dat u in het vierde kwartaal de"
        " uitkomst ontvangt van het onderzoek naar de wachttijden.",
        letter("2024-11-19"),
    )
    (row,) = ledger([first, later], date(2025, 1, 1))
    assert (row.document, row.status, row.told_in[0][0]) == ("a", "voldaan", "b")


def test_the_same_author_about_the_same_subject_keeps_it_too() -> None:
    made = paper(
        "a",
        "In het najaar van 2024 informeren wij u over de wachttijden bij het wijkteam.",
        letter("2024-02-06"),
    )
    kept = paper(
        "b", "Zoals toegezegd informeren wij u over de wachttijden bij het wijkteam.", letter("2024-11-01")
    )
    assert [(row.document, row.status) for row in ledger([made, kept], date(2025, 1, 1))] == [("a", "voldaan")]


def test_a_promise_that_is_not_yet_kept_stays_open() -> None:
    first = paper("a", PROMISE, letter("2024-02-06", number=Fact("24bb000107")))
    later = paper(
        "b",
        "In mijn brief (24bb000107) heb ik aangekondigd dat u in het vierde kwartaal de uitkomst ontvangt van"
        " het onderzoek naar de wachttijden. Dat lukt niet.",
        letter("2024-12-19"),
    )
    rows = ledger([first, later], date(2024, 12, 20))
    assert rows[0].status == "openstaand"


def test_lateness_is_claimed_only_where_the_sources_are_complete() -> None:
    papers = [paper("a", PROMISE, letter("2024-02-06"))]
    today = date(2025, 3, 1)
    assert ledger(papers, today)[0].status == "geen afdoening gevonden in deze bronnen"
    assert ledger(papers, today, Knowing({"gemeente-rotterdam": date(2025, 2, 1)}))[0].status == "te laat"
    assert ledger(papers, date(2024, 6, 1))[0].status == "openstaand"


def test_two_municipalities_that_promise_the_same_have_a_row_each() -> None:
    one = paper("a", PROMISE, letter("2024-02-06", organisation="gemeente-goes"))
    other = paper("b", PROMISE, letter("2024-02-06", organisation="gemeente-terneuzen"))
    assert len(ledger([one, other], date(2024, 6, 1))) == 2


@pytest.mark.skipif(not SHARED.exists(), reason="the real documents in ../shared are not here")
def test_the_real_papers_give_exactly_the_four_known_rows() -> None:
    vocabulary = load_vocabulary(ROOT / "corpus" / "vocabulaire")
    papers = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        document = repair(convert(Source(path.name, path.name, "", media.TEXT, path.stat().st_size, path)))
        metadata = describe(document, vocabulary)
        papers.append(paper(path.name[:3], document.text, metadata))
    rows = ledger(papers, date(2026, 1, 1))
    assert [(r.document, r.promise.window.first, r.promise.window.last, r.status) for r in rows] == [
        ("000", date(2023, 7, 1), date(2023, 9, 30), "geen afdoening gevonden in deze bronnen"),
        ("001", date(2023, 7, 1), date(2023, 9, 30), "geen afdoening gevonden in deze bronnen"),
        ("002", date(2024, 6, 1), date(2024, 8, 31), "voldaan"),
        ("002", None, None, "doorlopend (zonder termijn)"),
    ]
    assert rows[2].promise.made_in == "24bb000285"
    assert [(f.document, f.basis) for f in rows[2].fulfilled_by] == [("002", "nummer")]


CANDIDATE = "Wij sturen u in juni 2024 een overzicht van de wachttijden voor behandeling."


def about_the_same(verdict: Verdict | None) -> Row:
    first = paper("a", CANDIDATE, letter("2024-02-06"))
    title = replace(letter("2024-06-19"), title=Fact("Overzicht van de wachttijden voor behandeling"))
    later = paper("b", "Hierbij het overzicht.", title)
    said: dict[tuple[str, str, str], Verdict] = (
        {("a", first.promises[0].digest, "b"): verdict} if verdict else {}
    )
    return ledger([first, later], date(2025, 1, 1), Knowing(verdicts=said))[0]


def test_a_paper_about_the_same_only_waits_for_a_person() -> None:
    row = about_the_same(None)
    assert row.status == "geen afdoening gevonden in deze bronnen"
    assert [(each.document, each.basis) for each in row.candidates] == [("b", "kandidaat")]


def test_what_a_person_confirms_keeps_the_promise_and_what_is_rejected_is_not_shown_again() -> None:
    assert about_the_same("bevestigd").status == "voldaan"
    assert [each.basis for each in about_the_same("bevestigd").fulfilled_by] == ["bevestigd"]
    assert about_the_same("verworpen").candidates == ()
