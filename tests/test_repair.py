"""Repaired text: whole sentences, furniture lifted out, and the way back to the original."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Repaired
from ingest.convert import convert
from ingest.repair import repair
from ingest.repair.characters import normalise
from ingest.sources import discover
from tests.papers import plain, repaired

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def text(raw: str) -> str:
    return repaired(raw).text


def titles(raw: str) -> list[str]:
    result = repaired(raw)
    return [result.text[heading.start : heading.end] for heading in result.headings]


# --- lines and sentences --------------------------------------------------------------------------

WRAPPED = """In de proeftuin in de regio Rotterdam werkt het wijkteam van de gemeente samen
met de gemeente Rotterdam en verschillende partners, zoals Veilig Thuis en de
Raad voor de Kinderbescherming. Professionals van alle organisaties gaan samen
met ervaringsdeskundigen na wat er nodig is.
"""


def test_full_lines_become_whole_sentences() -> None:
    assert "\n" not in text(WRAPPED)
    assert "Veilig Thuis en de Raad voor de Kinderbescherming." in text(WRAPPED)


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    assert text(WRAPPED + WRAPPED).count("\n\n") == 1


def test_short_lines_without_the_end_of_a_sentence_stay_lines() -> None:
    address = "Met vriendelijke groet,\n\nA. Bakker\nWethouder Zorg en Jeugd\n"
    assert text(WRAPPED + "\n" + address).endswith("A. Bakker\nWethouder Zorg en Jeugd")


def test_blank_lines_part_paragraphs_and_never_more_than_one_stays() -> None:
    assert text("Een zin.\n\n\nNog een zin.\n \nEn een.") == "Een zin.\n\nNog een zin.\n\nEn een."


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("ervaringsdeskun-\ndigen", "ervaringsdeskundigen"),
        ("kind-\nen gezinsbescherming", "kind- en gezinsbescherming"),
        ("jeugd- en gezins-\nhulp", "jeugd- en gezinshulp"),
        ("Rotterdam-\nRijnmond", "Rotterdam-Rijnmond"),
        ("de GGZ-\ninstelling", "de GGZ-instelling"),
        ("in 2023-\n2024", "in 2023-2024"),
        ("via e-\nmail", "via e-mail"),
        ("https://www.stad.nl/jeugd-\nen-gezin", "https://www.stad.nl/jeugd-en-gezin"),
        ("BESTEM-\nMINGSPLAN", "BESTEMMINGSPLAN"),
        ("ervarings\u00ad\ndeskundigen", "ervaringsdeskundigen"),
        ("ervarings\u00addeskundigen", "ervaringsdeskundigen"),
        ("de wijk -\nen daarna", "de wijk - en daarna"),
    ],
)
def test_a_word_broken_over_two_lines_is_made_whole(broken: str, whole: str) -> None:
    before = "Op de vraag wat er nodig is om dit goed te doen, antwoordt men dat het gaat om"
    assert whole in text(
        f"{before}\n{before.lower()} {broken} en verder over wat er in de\n{before.lower()} alles.\n"
    )


def test_a_hyphen_stays_when_the_document_writes_the_word_with_one() -> None:
    raw = "Het na-ijlen is bekend en wordt in dit stuk al eerder genoemd door de raad, want het na-\nijlen"
    raw += " duurt lang."
    assert "het na-ijlen duurt" in text(raw)


def test_a_sentence_goes_on_over_a_page_break() -> None:
    raw = (
        "De uitkomsten van het beproeven zijn van belang voor de\n\n\n\n\n\nverdere ontwikkeling van de aanpak."
    )
    assert (
        text(raw)
        == "De uitkomsten van het beproeven zijn van belang voor de verdere ontwikkeling van de aanpak."
    )


def test_a_sentence_that_ends_at_the_page_break_stays_apart() -> None:
    assert text("Dit is klaar.\f\nDit begint.\n") == "Dit is klaar.\n\nDit begint."


def test_a_date_or_a_bracket_that_is_cut_is_joined() -> None:
    raw = "Antwoord van de minister (ontvangen 14 november\n2024), zie ook de brief (die van de\nMinister).\n"
    assert "(ontvangen 14 november 2024)" in text(raw)
    assert "(die van de Minister)" in text(raw)


def test_items_of_a_list_stay_items() -> None:
    raw = (
        "We doen drie dingen:\n- een plan maken dat lang genoeg is om een hele regel te vullen met woorden en\n"
    )
    raw += "  dat daarna doorloopt;\n- een team vormen;\n• leren.\n"
    assert text(raw).split("\n") == [
        "We doen drie dingen:",
        "- een plan maken dat lang genoeg is om een hele regel te vullen met woorden en dat daarna doorloopt;",
        "- een team vormen;",
        "• leren.",
    ]


def test_rows_of_a_table_are_not_joined() -> None:
    assert text("Jaar | Bedrag\n2023 | 5\n2024 | 6\n") == "Jaar | Bedrag\n2023 | 5\n2024 | 6"


def test_short_items_and_rows_with_blank_lines_between_stay_together() -> None:
    assert text("- een\n\n- twee\n\nPlan: | x\n\nStatus: | y\n") == "- een\n- twee\n\nPlan: | x\nStatus: | y"


def test_a_number_alone_belongs_to_the_line_below() -> None:
    assert text("Agenda van de raad\n7.\nBehandeling van de stukken\n").endswith(
        "7. Behandeling van de stukken"
    )


def test_a_text_flattened_to_one_line_gets_its_sections_back() -> None:
    body = "Wij stellen u voor het plan vast te stellen omdat het nodig is. " * 20
    raw = f"Raadsvoorstel 9 {body}Financiën De kosten zijn gedekt. Kanttekeningen Geen kanttekeningen."
    assert titles(raw) == ["Financiën", "Kanttekeningen"]
    assert "\n\nDe kosten zijn gedekt.\n\n" in text(raw)


# --- characters -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("odd", "ordinary"),
    [
        ("eﬃciënte ﬁets", "efficiënte fiets"),
        ("5\xa0tot\u202f10\u2009jaar", "5 tot 10 jaar"),
        ("on\u200bzicht\u2060baar\ufeff", "onzichtbaar"),
        ("cli\u0065\u0308nt", "cliënt"),
        ("Ã©Ã©n â€˜plaatsâ€™", "één ‘plaats’"),
        ("\uf0b7 punt", "• punt"),
        ("kind\u2011 en", "kind- en"),
        ("tab\there", "tab here"),
        ("bel\x07 en\x00", "bel en"),
        ("eÌ\x81eÌ\x81n", "één"),
        ("m² en €", "m² en €"),
        ("Ã la carte", "Ã la carte"),
    ],
)
def test_odd_characters_become_plain(odd: str, ordinary: str) -> None:
    assert normalise(odd)[0] == ordinary


def test_letters_that_ocr_misread_are_left_to_the_search() -> None:
    assert text("(0.a. Veilig Thuis) voor cliénten") == "(0.a. Veilig Thuis) voor cliénten"


# --- page furniture -------------------------------------------------------------------------------

FOOTER = """
Gemeenschappelijke Regeling Jeugd

1

p/a Gemeente Stad

Jeugd en Onderwijs

Postbus 70032

3000 LP Stad

www.jeugdstad.nl




"""


def test_a_footer_in_the_middle_of_a_sentence_is_lifted_out() -> None:
    raw = "1) De werkzame elementen én knelpunten destilleren door het\n"
    raw += f"{FOOTER}\nbeproeven van casuïstiek in de regio.\n"
    result = repaired(raw)
    assert result.text == (
        "1) De werkzame elementen én knelpunten destilleren door het beproeven van casuïstiek in de regio."
    )
    assert result.furniture == (
        "Gemeenschappelijke Regeling Jeugd", "1", "p/a Gemeente Stad", "Jeugd en Onderwijs", "Postbus 70032",
        "3000 LP Stad", "www.jeugdstad.nl",
    )  # fmt: skip


def test_short_lines_without_contact_data_are_no_footer() -> None:
    raw = "De volgende partners werken al lange tijd samen in de\n\nGemeente Stad\n\nVeilig Thuis\n\n"
    raw += "het wijkteam van de stad.\n"
    assert repaired(raw).furniture == ()


def test_the_first_line_of_a_letter_is_no_part_of_its_letterhead() -> None:
    raw = "Directie Justitieel Jeugdbeleid van het ministerie\nPostbus 20301\n2500 EH Stad\nwww.stad.nl\n\n"
    raw += "Dit is een onderwerp waar de samenleving zich\nbetrokken bij voelt.\n"
    assert "Dit is een onderwerp waar de samenleving zich betrokken bij voelt." in text(raw)


def test_questions_between_two_halves_are_no_footer() -> None:
    raw = "Vragen over het artikel in de krant van gisteren, dat ging over het lek in de fabriek\nVraag 1\n"
    raw += "Kent u het?\nVraag 2\nWat vindt u?\nvan het lek?\n"
    assert repaired(raw).furniture == ()


@pytest.mark.parametrize(
    "line",
    [
        "Pagina 2 van 4", "pagina 3/6", "- 3 -", "blz. 12", "2 / 24", "ISSN 0921 - 7371", "kst-31839-1018",
        "’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, 31 839, nr. 1018 1",
        "> Retouradres Postbus 20301 2500 EH Den Haag", "1.2 Doel ............................ 7",
    ],
)  # fmt: skip
def test_lines_that_are_always_furniture_are_lifted(line: str) -> None:
    result = repaired(
        f"Een zin die hier begint en die doorloopt over de rand van de\n{line}\nbladzijde heen.\n"
    )
    assert result.furniture == (line,)
    assert result.text == "Een zin die hier begint en die doorloopt over de rand van de bladzijde heen."


def test_headers_that_come_back_on_pages_are_lifted() -> None:
    pages = [f"Gemeente Stad\nNota jeugd\n\nOver {theme} valt veel te zeggen.\n\n{n} van 9\n" for n, theme in
             enumerate(["zorg", "werk", "wonen", "leren"], 1)]  # fmt: skip
    result = repaired("\f".join(pages))
    assert result.furniture == ("Gemeente Stad", "Nota jeugd", "1 van 9")
    assert result.text.split("\n\n")[1] == "Over werk valt veel te zeggen."


def test_numbered_questions_at_the_top_of_pages_are_no_header() -> None:
    pages = [f"Vraag {n}\nWat vindt u van het plan voor {theme}?\n" for n, theme in
             enumerate(["zorg", "werk", "wonen", "leren"], 1)]  # fmt: skip
    assert repaired("\f".join(pages)).furniture == ()


def test_the_date_in_a_repeated_header_stays_on_the_first_page() -> None:
    pages = [
        f"Datum 9 maart 2023\n\nOver {theme} valt veel te zeggen.\n" for theme in ("zorg", "werk", "wonen")
    ]
    assert repaired("\f".join(pages)).text.count("Datum 9 maart 2023") == 1


def test_page_numbers_without_pages_are_known_by_their_counting() -> None:
    body = "\n".join(
        f"Dit is regel {chr(97 + n)} van de tekst, die lang genoeg is voor een regel." for n in range(20)
    )
    raw = "".join(f"{body}\n{number}\n" for number in range(1, 6))
    assert repaired(raw).furniture == ("1",)
    assert "\n1" not in repaired(raw).text


def test_a_letterhead_with_contact_data_is_lifted() -> None:
    head = "Ministerie van Jeugd\nTurfstraat 147\n2511 DP Stad\nPostbus 20301\n2500 EH Stad\n"
    head += "www.jeugd.nl\nT 070 426 64 26\n"
    result = repaired(
        head + "\nOns kenmerk\n4980892\n\nGeachte voorzitter,\n\nHierbij zend ik u het antwoord.\n"
    )
    assert result.text.startswith("Ministerie van Jeugd\n\nOns kenmerk\n4980892")
    assert "Postbus 20301" in result.furniture


def test_a_list_of_links_at_the_foot_of_a_page_stays() -> None:
    links = "\n".join(f"www.{name}.nl" for name in ("een", "twee", "drie", "vier"))
    raw = f"Meer lezen over de proeftuin:\n{links}\n\fDe volgende bladzijde.\n"
    assert repaired(raw).furniture == ()


def test_an_address_of_the_addressee_stays() -> None:
    raw = "Aan de raad van Stad\nPostbus 1\n1234 AB Stad\n\nGeachte raad,\n"
    assert repaired(raw).furniture == ()


def test_margins_of_the_file_are_furniture() -> None:
    from dataclasses import replace

    converted = replace(plain("Tekst."), marginalia=("Gemeente  Stad", ""))
    assert repair(converted).furniture == ("Gemeente Stad",)


# --- footnotes ------------------------------------------------------------------------------------

NOTE = "1 Tweede Kamer, vergaderjaar 2023–2024, 31 839, nr. 1018\n"


def test_a_mark_glued_to_a_year_is_split_off() -> None:
    result = text(f"In de Kamerbrief van 24 april 20241 is te lezen dat het werkt.\n\n{NOTE}")
    assert result == (
        "In de Kamerbrief van 24 april 2024 ¹ is te lezen dat het werkt.\n\n"
        "¹ Tweede Kamer, vergaderjaar 2023–2024, 31 839, nr. 1018"
    )


@pytest.mark.parametrize(
    ("glued", "split"),
    [
        ("de proeftuin1 werkt", "de proeftuin ¹ werkt"),
        ("dat het werkt.1 De raad", "dat het werkt.¹ De raad"),
        ("(«een bericht»)1 en", "(«een bericht»)¹ en"),
        ("het artikel?1", "het artikel?¹"),
    ],
)
def test_a_mark_glued_to_a_word_or_sign_is_split_off(glued: str, split: str) -> None:
    assert split in text(f"Zo is het met {glued}\n\n{NOTE}")


@pytest.mark.parametrize(
    "whole", ["Postbus 20301 in", "art.1 van", "de CO2-uitstoot van m2 en", "G4 en H1 zijn", "nr. 20241 van"]
)
def test_other_numbers_stay_as_they_are(whole: str) -> None:
    assert whole in text(f"Zo is het met {whole} de stad.\n\n{NOTE}")


def test_without_its_footnote_a_number_is_no_mark() -> None:
    assert "24 april 20241 is" in text("In de Kamerbrief van 24 april 20241 is te lezen dat het werkt.\n")


def test_a_mark_alone_on_its_line_returns_to_its_sentence() -> None:
    raw = f"Kent u het artikel over de proeftuin in de stad van gisteren?\n1\nAntwoord 1\nJa.\n\n{NOTE}"
    assert text(raw).startswith("Kent u het artikel over de proeftuin in de stad van gisteren?¹\n\nAntwoord 1")


def test_a_footnote_in_the_middle_of_a_sentence_comes_after_it() -> None:
    raw = (
        f"De eerste resultaten1 van deze manier van werken zijn volgens de\n\n{NOTE}\fmeeste deelnemers goed.\n"
    )
    result = repaired(raw)
    assert result.text.startswith(
        "De eerste resultaten ¹ van deze manier van werken zijn volgens de meeste deelnemers"
    )
    assert result.text.endswith("nr. 1018")
    start = result.text.index("Tweede Kamer")
    assert raw[result.origin.to_raw(start) :].startswith("Tweede Kamer")


def test_a_footnote_of_two_lines_stays_one() -> None:
    raw = "De brief1 is er al.\n\n1 Kamerstukken II, vergaderjaar 2023-2024, over de hervorming van de\n"
    raw += "jeugdbescherming.\n"
    assert text(raw).split("\n\n")[1].endswith("hervorming van de jeugdbescherming.")


def test_units_keep_their_exponent() -> None:
    assert text(f"Het is 100 m² groot.1\n\n{NOTE}").startswith("Het is 100 m² groot.¹")


# --- headings -------------------------------------------------------------------------------------

BELOW = "Deze alinea is lang genoeg om als lopende tekst te gelden onder een kop.\n"


def test_numbered_lines_above_text_are_headings_by_depth() -> None:
    result = repaired(f"1. Aanleiding\n\n{BELOW}\n2.1 Het doel\n\n{BELOW}\n3. Gevolgen\n\nGeen.\n")
    assert [(heading.level, result.text[heading.start : heading.end]) for heading in result.headings] == [
        (1, "1. Aanleiding"),
        (2, "2.1 Het doel"),
        (1, "3. Gevolgen"),
    ]


def test_a_short_line_above_text_is_a_heading() -> None:
    assert titles(f"Vervolg\n{BELOW}\nHoe ziet het eruit?\n\n{BELOW}") == ["Vervolg", "Hoe ziet het eruit?"]


def test_a_subject_is_a_heading() -> None:
    assert titles(f" Betreft: Proeftuin\n\nGeachte raadsleden,\n\n{BELOW}") == ["Betreft: Proeftuin"]


def test_questions_answers_and_articles_are_headings() -> None:
    raw = f"Vraag 1\n{BELOW}Antwoord 1\nJa.\nArtikel 2 Begrippen\n{BELOW}"
    assert titles(raw) == ["Vraag 1", "Antwoord 1", "Artikel 2 Begrippen"]


@pytest.mark.parametrize(
    "line", ["Geachte raadsleden,", "Met vriendelijke groet", "Den Haag, 28 oktober 2016", "Datum: 9 mei",
             "1234 AB Stad", "info@stad.nl", "- een punt", "D.M. van Weel", "Dit is een zin."],
)  # fmt: skip
def test_other_short_lines_are_no_headings(line: str) -> None:
    assert titles(f"{line}\n\n{BELOW}") == []


def test_items_of_a_numbered_list_are_no_headings() -> None:
    assert titles("Besluit:\n\n1. Het plan vast te stellen\n2. De kosten te dekken\n3. Te leren\n") == []


def test_a_full_line_of_wrapped_text_is_no_heading() -> None:
    assert titles(WRAPPED) == []


def test_headings_of_the_file_keep_their_place() -> None:
    from index.model import Heading

    raw = "Één\xa0plan\u00ad\n\nTekst onder de kop.\n"
    result = repair(plain(raw, headings=[Heading(0, 9, 2)]))
    assert [(heading.level, result.text[heading.start : heading.end]) for heading in result.headings] == [
        (2, "Één plan")
    ]


# --- pages and the way back -----------------------------------------------------------------------


def test_pages_cover_the_repaired_text_and_begin_where_their_text_begins() -> None:
    result = repaired("Een zin op de eerste bladzijde die doorgaat op de\fvolgende bladzijde.\fEn de derde.")
    assert [page.number for page in result.pages] == [1, 2, 3]
    assert [result.text[page.start :].split()[0] for page in result.pages] == ["Een", "volgende", "En"]
    assert result.pages[0].start == 0
    assert result.pages[-1].end == len(result.text)


def test_a_page_of_which_nothing_stays_is_empty() -> None:
    result = repaired("Een zin.\fPagina 2 van 3\fEen slot.")
    assert result.pages[1].start == result.pages[1].end
    assert len(result.pages) == 3


def check(raw: str, result: Repaired) -> None:
    """What holds for every text."""
    assert result.text == result.text.strip()
    assert "\n\n\n" not in result.text and "  " not in result.text and "\u2028" not in result.text
    assert result.pages[0].start == 0 and result.pages[-1].end == len(result.text)
    assert all(one.end == two.start for one, two in zip(result.pages, result.pages[1:], strict=False))
    assert list(result.origin.clean) == sorted(set(result.origin.clean))
    assert result.origin.clean[0] == 0
    for heading in result.headings:
        assert result.text[heading.start : heading.end].strip()


def same(raw: str, result: Repaired, offset: int) -> bool:
    """Whether a letter of the repaired text stands where the map says."""
    origin = result.origin.to_raw(offset)
    return origin < len(raw) and raw[origin] == result.text[offset]


@given(st.text(alphabet=" \n\f\u2028abcDE1.,-:|•¹\xa0\u00adﬁ()", max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_repaired_without_harm(raw: str) -> None:
    result = repaired(raw)
    check(raw, result)
    plain_letters = [at for at, char in enumerate(result.text) if char in "abcDE"]
    assert all(same(raw, result, at) for at in plain_letters)


@given(st.text(alphabet=" \n\fabcdef.,", max_size=300))
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_or_made(raw: str) -> None:
    result = repaired(raw)
    left = "".join(result.text.split()) + "".join("".join(line.split()) for line in result.furniture)
    if not result.furniture:
        assert left == "".join(raw.split())


LARGE = {
    "one line": "woord " * 10_000,
    "short lines": "woord\n" * 10_000,
    "hyphens": "woord-\n" * 7_500,
    "brackets": "(woord\n" * 7_500,
    "dots": "." * 10_000,
    "dotted lines": "..........\n" * 10_000,
    "digits": "1\n" * 15_000,
    "marks": "woord1 " * 10_000 + "\n1 Noot\n" * 500,
    "spaces": " \n" * 20_000,
    "sections": "Inleiding De raad. " * 3_000,
    "bullets": "• punt " * 10_000,
    "soft hyphens": "a\u00ad" * 15_000,
    "form feeds": "Gemeente Stad\nDit is een zin.\n1\n\f" * 10_000,
    "postal": "Postbus 1\n1234 AB Stad\nwww.stad.nl\nwoord en\n" * 2_000,
    "mojibake": "Ã©Ã" * 10_000,
}


@pytest.mark.parametrize("shape", sorted(LARGE))
def test_large_text_of_any_shape_keeps_its_words(shape: str) -> None:
    converted = plain(LARGE[shape])
    check(converted.text, repair(converted))


# --- the real papers ------------------------------------------------------------------------------


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_the_seeds_are_whole(tmp_path: Path) -> None:
    found = {source.name[:3]: repair(convert(source)) for source in discover([SHARED / "seeds"], tmp_path)}  # type: ignore[arg-type, union-attr]
    assert "destilleren door het beproeven van casu" in found["001"].text
    assert "www." not in found["001"].text
    assert "24 april 2024 ¹ is te lezen" in found["002"].text
    assert len(found["000"].pages) == 2
    assert [len(found[name].headings) for name in ("000", "001", "002", "004")] == [4, 9, 3, 6]
    for result in found.values():
        assert not any(line.endswith((" de", " het", " een", " van")) for line in result.text.split("\n"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
def test_a_sample_of_the_real_papers_keeps_its_words_and_its_way_back(tmp_path: Path) -> None:
    chosen = random.Random(7)
    paths = sorted((SHARED / "documents" / "text").iterdir())
    for path in chosen.sample(paths, 60):
        for found in discover([path], tmp_path):
            if not hasattr(found, "media_type"):
                continue
            converted = convert(found)  # type: ignore[arg-type]
            result = repair(converted)
            check(converted.text, result)
            letters = [at for at, char in enumerate(result.text) if char.isascii() and char.isalpha()]
            wrong = [
                at
                for at in chosen.sample(letters, min(200, len(letters)))
                if not same(converted.text, result, at)
            ]
            assert len(wrong) <= 4, path.name
