"""XML of official publications (Kamerstukken, Handelingen, regulations, judgments), and other XML."""

from __future__ import annotations

import html.entities
import io
import re
from typing import cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from defusedxml.ElementTree import parse as parse_safely

from index.errors import ConversionError
from index.model import Converted, Source
from ingest.convert.builder import LINE_BREAK, TextBuilder, one_line, table_row
from ingest.marks import raised

# Element names of the publication schemes (op-xsd, BWB, CVDR, open-rechtspraak), without namespace.
SKIPPED = {
    "metadata", "meta-data", "meta", "RDF", "illustratie", "plaatje", "brondata", "jcis", "jci",
    "colspec", "bwb-inputbestand", "bwb-wijzigingen", "redactionele-correcties", "script", "style",
}  # fmt: skip
INLINE = {
    "nadruk", "extref", "intref", "sup", "inf", "vet", "cur", "ond", "cursief", "onderstreept", "term",
    "begrip", "emphasis", "voorvoegsels", "voornaam", "achternaam", "naam", "politiek", "datum", "noot",
    "nootref", "noot.nr", "gegeven", "b", "i", "u", "a", "em", "strong", "span", "organisatie",
    "plaats", "dossiernr", "dossiernummer", "ondernummer", "superscript", "subscript",
    "kamervraagonderwerp", "br", "footnote", "footnote-ref", "ref", "unl", "functie", "uitgifte-datum",
    "titeldeel", "link", "redactie",
}  # fmt: skip
TITLES = {"titel", "item-titel", "tussenkop", "title", "intitule", "stuktitel", "opschrift", "subtitel"}
PARTS = {
    "boek", "deel", "hoofdstuk", "afdeling", "paragraaf", "sub-paragraaf", "subparagraaf", "artikel",
    "section", "enig-artikel", "divisie", "circulaire-divisie", "bijlage", "agendapunt", "wettekst",
    "regeling-tekst", "vrije-tekst",
}  # fmt: skip
LISTS = {"lijst", "list", "ul", "ol", "definitielijst", "specificatielijst", "itemizedlist", "orderedlist"}
ITEMS = {"li", "listitem", "definitie-item", "specificatie-item"}
NUMBERS = {"li.nr", "lidnr", "nr"}

_BEFORE_SIGN = re.compile(r" +([.,;:!?)»](?=[ )».,;:!?]|$))")
_AFTER_OPENING = re.compile(r"([(«]) +")


def convert(source: Source) -> Converted:
    root = parse(source.path.read_bytes())
    builder = TextBuilder()
    _Walk(builder).block(root, 1)
    return builder.build(source, _properties(root))


def parse(data: bytes) -> Element:
    """The root of an XML file; entities of its own and outside files are refused, not followed."""
    parser = DefusedXMLParser(forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.entity.update({name[:-1]: text for name, text in html.entities.html5.items() if name.endswith(";")})
    try:
        root = parse_safely(io.BytesIO(data), parser=parser).getroot()
    except DefusedXmlException as error:
        raise ConversionError(
            "het XML-bestand bevat entiteiten; die worden om veiligheid niet uitgevoerd. Sla het op zonder DTD"
        ) from error
    except ParseError as error:
        raise ConversionError(f"het XML-bestand is beschadigd (regel {error.position[0]})") from error
    except (ValueError, LookupError) as error:
        raise ConversionError("het XML-bestand is beschadigd of heeft een onbekende tekenset") from error
    return cast(Element, root)


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for a comment or instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class _Walk:
    """Walks a publication in order and hands its paragraphs to the builder."""

    def __init__(self, builder: TextBuilder) -> None:
        self.builder = builder
        self.notes: list[str] = []

    def block(self, element: Element, depth: int) -> None:
        """Add what stands in an element; `depth` counts the headed parts around it, from 1."""
        name = local(element)
        if name in SKIPPED or not name:
            return
        if name == "table":
            self.builder.lines(self._rows(element))
        elif name in LISTS:
            self.builder.lines(self._items(element, ""))
        elif name == "spreekbeurt":
            self._speech(element, depth)
        elif name in ("kop", "stuk", "dossier"):
            self._headed(element, depth)
        elif name in TITLES:
            self.paragraph(self.inline(element), depth)
        elif name in ("kamervraagkop", "kamerstukkop", "ondertekening"):
            self.paragraph(LINE_BREAK.join(self.inline(child) for child in element) or self.inline(element))
        elif name == "lid":
            self._numbered(element, depth)
        elif name in ("vraag", "antwoord"):
            self._question(element, depth)
        elif self._is_paragraph(element):
            self.paragraph(self.inline(element), depth + 1 if _all_bold(element) else 0)
        else:
            for child in element:
                self.block(child, depth + 1 if name in PARTS else depth)
                if child.tail and child.tail.strip():
                    self.paragraph(child.tail)
        self._flush_notes()

    def paragraph(self, text: str, level: int = 0) -> None:
        self.builder.paragraph(tidy(text), min(level, 6) if len(text) <= 300 else 0)

    def inline(self, element: Element, skip: frozenset[str] = frozenset()) -> str:
        """All text in an element as one run; notes are set aside and leave their mark."""
        parts: list[str] = [element.text or ""]
        for child in element:
            name = local(child)
            if name in ("noot", "footnote"):
                parts.append(self._note(child))
            elif name in ("br", "regeleinde"):
                parts.append(LINE_BREAK)
            elif name == "sup":
                parts.append(raised(self.inline(child).strip()))
            elif name and name not in SKIPPED and name not in skip:
                gap = "" if name in INLINE else " "
                parts += (gap, self.inline(child), gap)
            parts.append(child.tail or "")
        return "".join(parts)

    def _is_paragraph(self, element: Element) -> bool:
        if element.text and element.text.strip():
            return True
        children = [local(child) for child in element]
        return all(name in INLINE or name in NUMBERS or not name for name in children)

    def _headed(self, element: Element, depth: int) -> None:
        """Number and title of a part on one line; below it what else stands in the element."""
        head = [
            child for child in element if local(child) in ("label", "nr", "titel", "stuknr", "dossiernummer")
        ]
        words = [tidy(self.inline(child)) for child in head]
        self.paragraph(" ".join(word for word in words if word), depth)
        for child in element:
            if child not in head:
                self.block(child, depth)

    def _numbered(self, element: Element, depth: int) -> None:
        """A paragraph of a law: its number belongs to its first sentence."""
        number = " ".join(tidy(self.inline(child)) for child in element if local(child) in NUMBERS)
        for child in element:
            if local(child) in NUMBERS:
                continue
            if number and self._is_paragraph(child):
                self.paragraph(f"{number} {self.inline(child)}")
                number = ""
            else:
                self.block(child, depth)

    def _question(self, element: Element, depth: int) -> None:
        for child in element:
            if local(child) == "nr":
                self.paragraph(self.inline(child), depth + 1)
            else:
                self.block(child, depth)

    def _speech(self, element: Element, depth: int) -> None:
        """A turn in a debate: the speaker's name begins it."""
        for child in element:
            if local(child) == "spreker":
                self.paragraph(self.inline(child))
            else:
                self.block(child, depth)

    def _items(self, element: Element, indent: str) -> list[str]:
        lines: list[str] = []
        for item in element:
            if local(item) not in ITEMS:
                lines.append(indent + tidy(self.inline(item)))
                continue
            mark = (item.get("nr") or "").strip()
            words: list[str] = []
            inner: list[str] = []
            for child in item:
                if local(child) == "li.nr":
                    mark = tidy(self.inline(child))
                elif local(child) in LISTS:
                    inner += self._items(child, indent)
                elif local(child) == "table":
                    inner += self._rows(child)
                else:
                    words.append(tidy(self.inline(child)))
            mark = mark if re.search(r"\w", mark) else "-"
            text = " ".join(word for word in (tidy(item.text or ""), *words) if word)
            lines.append(f"{indent}{mark} {text}" if text else "")
            lines += inner
        return lines

    def _rows(self, table: Element) -> list[str]:
        rows = [row for row in table.iter() if local(row) in ("row", "tr")]
        return [table_row(tidy(self.inline(cell)) for cell in row) for row in rows]

    def _note(self, element: Element) -> str:
        number = next((self.inline(part).strip() for part in element if local(part) in ("noot.nr", "nr")), "")
        text = tidy(self.inline(element, frozenset({"noot.nr", "nr"})))
        if not number.isdigit():
            return f" ({text}) " if text else ""
        mark = raised(number)
        self.notes.append(f"{mark} {text}")
        return mark

    def _flush_notes(self) -> None:
        notes, self.notes = self.notes, []
        for note in notes:
            self.builder.paragraph(note)


def tidy(text: str) -> str:
    """One line, without the spaces that indented XML leaves around punctuation.

    >>> tidy("Mevrouw\\n  Jansen\\n (\\n D66 \\n):")
    'Mevrouw Jansen (D66):'
    """
    return _AFTER_OPENING.sub(r"\1", _BEFORE_SIGN.sub(r"\1", one_line(text)))


def _all_bold(element: Element) -> bool:
    """A short paragraph that is bold as a whole and ends no sentence serves as a heading."""
    children = list(element)
    if len(children) != 1 or (element.text or "").strip() or (children[0].tail or "").strip():
        return False
    bold = local(children[0]) in ("vet", "b", "strong") or children[0].get("type") == "vet"
    text = one_line("".join(children[0].itertext()))
    return bold and 0 < len(text) <= 120 and text[-1] not in ".,;:?!"


# What the schemes call a property, and what we call it.
_PROPERTY = {
    "title": "title", "creator": "author", "issued": "issued", "date": "date", "identifier": "identifier",
    "type": "type", "subject": "subject", "publisher": "publisher", "language": "language", "modified":
    "modified", "zaaknummer": "number",
}  # fmt: skip


def _properties(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        name, text = local(element), one_line(element.text or "")
        if name in _PROPERTY and text and len(text) <= 300 and "}" in str(element.tag):
            found.setdefault(_PROPERTY[name], text)
        elif name == "meta" and element.get("name") == "OVERHEIDop.externMetadataRecord":
            # ".../kst-32545-143/metadata.xml" is the only place where the number stands in full.
            found.setdefault("identifier", (element.get("content") or "").rstrip("/").split("/")[-2:][0])
        elif name in ("al", "para", "p"):
            break
    if number := root.get("bwb-id"):
        found.setdefault("identifier", number)
    # A judgment is of the day it was given; when it was published is only the next best.
    if published := found.pop("issued", ""):
        found.setdefault("date", published)
    if re.fullmatch(r"\d{3,7}_\d{1,2}", found.get("identifier", "")):
        found["identifier"] = f"CVDR{found['identifier']}"  # as local regulations are cited
    return found
