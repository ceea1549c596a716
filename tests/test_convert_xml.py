"""XML of official publications: Kamerstukken, Handelingen, laws, judgments."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ConversionError
from ingest.convert.builder import LINE_BREAK
from tests.papers import read


def publication(inside: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata>'
        '<meta name="OVERHEIDop.externMetadataRecord"'
        ' content="https://zoek.officielebekendmakingen.nl/kst-31839-1018/metadata.xml"/></metadata>'
        f"{inside}</officiele-publicatie>"
    )


def paragraphs(folder: Path, xml: str) -> list[str]:
    return read(folder, "stuk.xml", xml).text.strip().replace(LINE_BREAK, "\n").split("\n\n")


def headings(folder: Path, xml: str) -> list[tuple[int, str]]:
    converted = read(folder, "stuk.xml", xml)
    return [(heading.level, converted.text[heading.start : heading.end]) for heading in converted.headings]


def test_a_kamerstuk_is_read_with_its_number_and_title(tmp_path: Path) -> None:
    xml = publication(
        "<kamerstuk><dossier><dossiernummer><dossiernr>31 839</dossiernr></dossiernummer>"
        "<titel>Jeugdzorg</titel></dossier>"
        '<stuk><stuknr>Nr. <ondernummer kamer="2">1018</ondernummer></stuknr>'
        "<titel>BRIEF VAN DE MINISTER</titel>"
        '<datumtekst>Den Haag, <datum isodatum="2024-04-24">24 april 2024</datum></datumtekst>'
        "<al>De proeftuinen laten zien dat het werkt.</al></stuk></kamerstuk>"
    )
    assert paragraphs(tmp_path, xml) == [
        "31 839 Jeugdzorg",
        "Nr. 1018 BRIEF VAN DE MINISTER",
        "Den Haag, 24 april 2024",
        "De proeftuinen laten zien dat het werkt.",
    ]
    assert read(tmp_path, "stuk.xml", xml).properties["identifier"] == "kst-31839-1018"


def test_indented_xml_leaves_no_spaces_around_signs(tmp_path: Path) -> None:
    xml = publication(
        "<handelingen><spreekbeurt><spreker>\n <voorvoegsels>\n  De heer\n </voorvoegsels>\n <naam>\n"
        "  <achternaam>\n"
        "   Jansen\n  </achternaam>\n </naam>\n (\n <politiek>\n  XYZ\n </politiek>\n):\n</spreker>"
        "<tekst><al>Voorzitter.</al></tekst></spreekbeurt></handelingen>"
    )
    assert paragraphs(tmp_path, xml) == ["De heer Jansen (XYZ):", "Voorzitter."]


def test_articles_members_and_lists_keep_their_numbers(tmp_path: Path) -> None:
    xml = publication(
        "<wettekst><artikel><kop><label>Artikel</label><nr>1</nr><titel>Begrippen</titel></kop>"
        "<lid><lidnr>1.</lidnr><al>Er zijn munten:</al><lijst><li><li.nr>a.</li.nr><al>van goud;</al></li>"
        "<li nr='•'><al>van zilver.</al></li></lijst></lid></artikel></wettekst>"
    )
    assert paragraphs(tmp_path, xml) == [
        "Artikel 1 Begrippen",
        "1. Er zijn munten:",
        "a. van goud;\n- van zilver.",
    ]
    assert headings(tmp_path, xml) == [(3, "Artikel 1 Begrippen")]


def test_a_note_leaves_its_mark_and_follows_the_paragraph(tmp_path: Path) -> None:
    xml = publication(
        "<stuk><al>De brief<noot><noot.nr>1</noot.nr>"
        "<noot.al>Kamerstukken II, 31 839, nr. 1018.</noot.al></noot>"
        " is verstuurd.</al></stuk>"
    )
    assert paragraphs(tmp_path, xml) == ["De brief¹ is verstuurd.", "¹ Kamerstukken II, 31 839, nr. 1018."]


def test_tables_become_rows(tmp_path: Path) -> None:
    xml = publication(
        "<stuk><table><tgroup><tbody><row><entry><al>Jaar</al></entry><entry><al>Bedrag</al></entry></row>"
        "<row><entry><al>2024</al></entry><entry/></row></tbody></tgroup></table></stuk>"
    )
    assert paragraphs(tmp_path, xml) == ["Jaar | Bedrag\n2024"]


def test_questions_and_answers_are_headings(tmp_path: Path) -> None:
    xml = publication(
        "<kamervragen><vraag><nr>Vraag 1</nr><al>Kent u het bericht?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>Ja.</al></antwoord></kamervragen>"
    )
    assert [text for _, text in headings(tmp_path, xml)] == ["Vraag 1", "Antwoord 1"]


def test_a_bold_paragraph_alone_is_a_heading(tmp_path: Path) -> None:
    xml = publication(
        "<stuk><al><nadruk type='vet'>Aanleiding</nadruk></al><al>De <vet>brief</vet> kwam.</al></stuk>"
    )
    assert [text for _, text in headings(tmp_path, xml)] == ["Aanleiding"]


def test_any_other_xml_is_read_in_order(tmp_path: Path) -> None:
    xml = "<dossier><les naam='x'><titel>Vast gezicht</titel>Losse tekst.<p>Een alinea.</p></les></dossier>"
    text = read(tmp_path, "les.xml", xml).text
    assert [word in text for word in ("Vast gezicht", "Losse tekst.", "Een alinea.")] == [True, True, True]


def test_named_characters_of_html_are_understood(tmp_path: Path) -> None:
    xml = "<!DOCTYPE stuk SYSTEM 'http://localhost/weg.dtd'><stuk><al>cli&euml;nt&nbsp;en</al></stuk>"
    assert paragraphs(tmp_path, xml)[0].split() == ["cliënt", "en"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">',
        '<!ENTITY geheim SYSTEM "file:///etc/passwd">',
        '<!ENTITY % extern SYSTEM "http://localhost/x.dtd"> %extern;',
    ],
)
def test_entities_are_refused_with_a_sentence(tmp_path: Path, declared: str) -> None:
    with pytest.raises(ConversionError, match="entiteiten; die worden om veiligheid niet uitgevoerd"):
        read(tmp_path, "bom.xml", f"<?xml version='1.0'?><!DOCTYPE a [{declared}]><a>&lol2;&geheim;</a>")


@pytest.mark.parametrize(
    "content", ["<a><b></a>", "geen xml", "<a>&onbekend;</a>", "<?xml version='1.0' encoding='x-y'?><a/>"]
)
def test_damaged_xml_is_said_to_be_damaged(tmp_path: Path, content: str) -> None:
    with pytest.raises(ConversionError, match="het XML-bestand is beschadigd"):
        read(tmp_path, "stuk.xml", content)


def test_very_deep_xml_ends_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(ConversionError):
        read(tmp_path, "diep.xml", "<a>" * 5_000 + "x" + "</a>" * 5_000)


def test_a_judgment_is_of_the_day_it_was_given_and_not_of_its_publication(tmp_path: Path) -> None:
    xml = (
        '<open-rechtspraak xmlns:d="http://purl.org/dc/terms/"><d:identifier>ECLI:NL:RBXXX:2020:1</d:identifier>'
        "<d:issued>2020-05-04</d:issued><d:date>2020-04-28</d:date><uitspraak><para>Beslissing.</para></uitspraak>"
        "</open-rechtspraak>"
    )
    assert read(tmp_path, "stuk.xml", xml).properties["date"] == "2020-04-28"


def test_a_local_regulation_carries_its_number_as_it_is_cited(tmp_path: Path) -> None:
    xml = (
        '<cvdr xmlns:d="http://purl.org/dc/terms/"><d:identifier>112779_1</d:identifier>'
        "<d:issued>2011-09-06</d:issued><al>Tekst.</al></cvdr>"
    )
    properties = read(tmp_path, "stuk.xml", xml).properties
    assert (properties["identifier"], properties["date"]) == ("CVDR112779_1", "2011-09-06")
