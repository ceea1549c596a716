"""Dutch reference numbers: every spelling leads to one canonical form, and nothing else is taken for one."""

import pytest

from index.model import Reference
from index.reference_address import canonical_address
from index.references import find_references, parse_reference, references_asked


def canonical(text: str) -> list[str]:
    return [reference.canonical for reference in find_references(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31 839, nr. 1018", "kst-31839-1018"),
        ("31839 nr 921", "kst-31839-921"),
        ("Kamerstukken II 2023/24, 31 839, nr. 1018", "kst-31839-1018"),
        ("Tweede Kamer, vergaderjaar 2023–2024, 31 839, nr. 1018", "kst-31839-1018"),
        ("Kamerstuk 31\u00a0839, nr.\u00a01018", "kst-31839-1018"),
        ("Kamerstukken II 2005/06, 27926, 91", "kst-27926-91"),
        ("Kamerstuk 33043-76", "kst-33043-76"),
        ("36600-VII, nr. 1", "kst-36600-VII-1"),
        ("36 600 VII nr 1", "kst-36600-VII-1"),
        ("(TK 25 000 X, nr. 72)", "kst-25000-X-72"),
        ("21501-02 nr. 3174", "kst-21501-02-3174"),
        ("Kamerstuk 21501-20-2128", "kst-21501-20-2128"),
        ("kst-31839-1018", "kst-31839-1018"),
        ("Kamerstukken I 2023/24, 36200, A", "kst-36200-A"),
        ("36836 D", "kst-36836-D"),
        ("dossier 31839", "dossier-31839"),
        ("Kamerstukken 31 839", "dossier-31839"),
        ("blg-1007826", "blg-1007826"),
        ("ah-tk-20242025-100", "ah-tk-20242025-100"),
        ("Aanhangsel Handelingen 2024–2025, nr. 100", "ah-tk-20242025-100"),
        ("Aanhangsel van de Handelingen II, vergaderjaar 2024–2025,nr. 100", "ah-tk-20242025-100"),
        ("h-tk-20242025-20-3", "h-tk-20242025-20-3"),
        ("Handelingen II 2017/18, nr. 70, item 4", "h-tk-20172018-70-4"),
        ("2024D40329", "2024D40329"),
        ("2024Z12345", "2024Z12345"),
        ("24bb000285", "24bb000285"),
        ("24bb285", "24bb000285"),
        ("18BB8253", "18bb008253"),
        ("gmb-2026-104512", "gmb-2026-104512"),
        ("Stb. 2014, 105", "stb-2014-105"),
        ("Staatscourant 2012, nr. 1234", "stcrt-2012-1234"),
        ("Stb. 2013/560", "stb-2013-560"),
        ("gepubliceerd in Staatsblad 2011, 531.", "stb-2011-531"),
        ("Stcrt. 24 maart 2006, nr 60", "stcrt-2006-60"),
        ("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen 2386", "ah-tk-20232024-2386"),
        ("HR 9 maart 2012, LJN: BR 6345", "LJN:BR6345"),
        ("ECLI:NL:HR:1996: ZD0406", "ECLI:NL:HR:1996:ZD0406"),
        ("BWBR0034925", "bwb:BWBR0034925"),
        ("CVDR123456/1", "cvdr:CVDR123456/1"),
        ("art. 1:257 BW", "bwb:BWBR0002656/257"),
        ("artikel 257 van Boek 1 van het Burgerlijk Wetboek", "bwb:BWBR0002656/257"),
        ("Jeugdwet art. 3.4", "bwb:BWBR0034925/3.4"),
        ("artikel 2.3, eerste lid, van de Jeugdwet", "bwb:BWBR0034925/2.3"),
        ("ECLI:NL:HR:2013:BZ1234.", "ECLI:NL:HR:2013:BZ1234"),
        ("Uw kenmerk: z/24/123456", "Z/24/123456"),
        ("Zaaknummer | 1702094", "1702094"),
        ("uw brief met kenmerk 2008-0000548032.", "2008-0000548032"),
        ("Ons kenmerk RB-2024-071", "RB-2024-071"),
        ("ons kenmerk 31839-1018", "31839-1018"),
    ],
)
def test_every_spelling_leads_to_the_canonical_form(text: str, expected: str) -> None:
    assert canonical(text) == [expected]


def test_a_reference_keeps_its_raw_text_and_offsets() -> None:
    text = "U ontving op 24 januari een brief (24bb285)."
    assert find_references(text) == (Reference(35, 42, "24bb285", "24bb000285", "bb"),)
    assert text[35:42] == "24bb285"


def test_numbers_of_a_list_share_their_dossier() -> None:
    assert canonical("31 839, nrs. 1018, 1020 en 1021") == [
        "kst-31839-1018",
        "kst-31839-1020",
        "kst-31839-1021",
    ]
    assert canonical("23 645, nr. 811 en 29 984, nr. 1207") == ["kst-23645-811", "kst-29984-1207"]


def test_articles_of_a_list_share_their_law() -> None:
    assert canonical("de artikelen 1:255 en 1:257 BW") == ["bwb:BWBR0002656/255", "bwb:BWBR0002656/257"]


def test_all_council_papers_of_a_list_are_found() -> None:
    assert canonical("afdoeningsvoorstel toezeggingen 17bb3470 en 18bb5202") == ["17bb003470", "18bb005202"]


@pytest.mark.parametrize(
    "text",
    [
        "een subsidie van € 800.000",
        "Postbus 70032, 3000 LP Rotterdam",
        "bel 06 35 11 54 29",
        "in 2024 en tot en met 2030",
        "Postbus 31839, nr. 10",
        "Antwoordnummer 31 839 nr 2",
        "met kenmerk 12-03-2024",
        "een kenmerk van 2024",
        "telefoonnummer 31839 nr. 5",
        "vergaderjaar 2023–2024, nr. 3",
        "ongeveer 10-20 casussen",
        "Gemeenteblad 1996, 14",
        "artikel 5 van de verordening en de Jeugdwet",
        "dossiernummer C/10/612345",
        "IBAN NL91ABNA0417164300",
        "31 8 39",
    ],
)
def test_other_numbers_are_no_reference(text: str) -> None:
    assert canonical(text) == []


@pytest.mark.parametrize(
    "query",
    ["31839-1018", "31 839, nr. 1018", "kst-31839-1018", "KST-31839-1018", " 31839/1018 ",
     "Kamerstuk 31 839 nr. 1018", "31 839 1018", "“31839-1018”", "Kamerstukken II 2023/24, 31 839, nr. 1018"],
)  # fmt: skip
def test_the_query_box_reads_every_form_of_one_kamerstuk(query: str) -> None:
    reference = parse_reference(query)
    assert reference is not None
    assert reference.canonical == "kst-31839-1018"
    assert query[reference.start : reference.end] == reference.raw


@pytest.mark.parametrize(
    ("query", "expected"),
    [("24bb285", "24bb000285"), ("24 BB 000285", "24bb000285"), ("31 839", "dossier-31839"),
     ("36600-VII-1", "kst-36600-VII-1"), ("21501-02-3174", "kst-21501-02-3174"), ("36200-A", "kst-36200-A"),
     ("242501244", "ah-tk-20242025-1244")],
)  # fmt: skip
def test_the_query_box_reads_short_forms(query: str, expected: str) -> None:
    reference = parse_reference(query)
    assert reference is not None
    assert reference.canonical == expected


@pytest.mark.parametrize(
    "query",
    [
        "",
        "...",
        "2024",
        "31 8 39",
        "wat staat er in 24bb000285",
        "<script>",
        "010-1234567",
        "123456782",
        "Jeugdwet",
    ],
)
def test_a_question_is_no_number(query: str) -> None:
    assert parse_reference(query) is None


def test_a_number_that_may_be_a_bsn_is_not_read_as_a_parliamentary_question() -> None:
    assert parse_reference("242500407") is None
    assert parse_reference("242500408") is not None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("31 839, nr. 1018", "https://zoek.officielebekendmakingen.nl/kst-31839-1018.html"),
        ("dossier 31839", "https://zoek.officielebekendmakingen.nl/dossier/31839"),
        ("Jeugdwet art. 3.4", "https://wetten.overheid.nl/jci1.3:c:BWBR0034925&artikel=3.4"),
        ("CVDR123456/1", "https://lokaleregelgeving.overheid.nl/CVDR123456/1"),
        ("ECLI:NL:HR:2013:BZ1234", "https://deeplink.rechtspraak.nl/uitspraak?id=ECLI:NL:HR:2013:BZ1234"),
        ("24bb000285", None),
    ],
)
def test_a_number_leads_to_its_public_address(text: str, address: str | None) -> None:
    (reference,) = find_references(text)
    assert canonical_address(reference) == address


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("TK 31839 1018", "kst-31839-1018"),
        ("eerste kamer 36 836, D", "kst-36836-D"),
        ("2024 d 40329", "2024D40329"),
        ("blg 1007826", "blg-1007826"),
        ("gmb 2026 nr. 104512", "gmb-2026-104512"),
        ("stb 2014 442", "stb-2014-442"),
        ("gemeenteblad 2026 nr 104512", "gmb-2026-104512"),
        ("aanhangsel 2024-2025 100", "ah-tk-20242025-100"),
        ("ah tk 20242025 100", "ah-tk-20242025-100"),
        ("handelingen 2024-2025 nr 20 item 3", "h-tk-20242025-20-3"),
        ("ecli nl hr 2018 1234", "ECLI:NL:HR:2018:1234"),
        ("cvdr 123456", "cvdr:CVDR123456"),
        ("artikel 1:257 bw", "bwb:BWBR0002656/257"),
        ("art 3.4 jeugdwet", "bwb:BWBR0034925/3.4"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, canonical: str) -> None:
    found = parse_reference(typed)
    assert found is not None
    assert found.canonical == canonical
    assert found.raw in typed


def test_names_without_capitals_are_read_in_a_question_only() -> None:
    text = "wat zegt artikel 3.4 jeugdwet daarover"
    assert [each.canonical for each in references_asked(text)] == ["bwb:BWBR0034925/3.4"]
    assert find_references(text) == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ons kenmerk\n4975504\n\nIn antwoord op uw brief", "4975504"),
        ("de brief van 19 juli 1999, kenmerk Z/VU-992016, heb ik", "Z/VU-992016"),
        ("van 26 augustus 1996, kenmerk FBZ/PBIZ 96380 en van", "FBZ/PBIZ96380"),
        ("zie AanhangselHandelingen, vergaderjaar 2024–2025, nr. 244.", "ah-tk-20242025-244"),
    ],
)
def test_a_number_below_its_label_behind_letters_or_glued_to_its_name(text: str, number: str) -> None:
    assert [reference.canonical for reference in find_references(text)] == [number]


@pytest.mark.parametrize(
    "text", ["Uw kenmerk:\nUw brief van 28 januari 2022", "Ons kenmerk\n12 maart 2024", "Kenmerk\n010-0671234"]
)
def test_what_stands_below_a_label_may_be_no_number(text: str) -> None:
    assert find_references(text) == ()
