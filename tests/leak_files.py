"""Files with a canary in every place a file can hide one, and the search that must find none of them."""

from __future__ import annotations

import gzip
import io
import re
import sqlite3
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ingest.convert import ocr

SURNAMES = {
    "tekst": "Abbelstein",
    "tabel": "Brokkenvoort",
    "voetnoot": "Cremervliet",
    "koptekst": "Doddelaar",
    "opmerking": "Eysbroekman",
    "toegevoegd": "Fluwijnen",
    "verwijderd": "Grauwendijker",
    "verborgen": "Hobbelinck",
    "auteur": "Ibbekens",
    "titel": "Jonkerlaer",
    "bestandsnaam": "Kwispelaer",
    "beschrijving van een beeld": "Lubbinghof",
    "formulierveld": "Mokkenburg",
    "exif": "Nabbestein",
    "tekstvak": "Obbergen",
    "trefwoorden": "Pruikmakers",
    "notitie": "Quakkelaer",
    "voettekst": "Rubbenstein",
    "over regels": "Snobbelaer",
    "over bladzijden": "Tubbergman",
    "zacht afbreekteken": "Uddelgoeds",
    "breedteloos teken": "Vlubberink",
    "metaveld": "Wobbelingh",
    "commentaar in de code": "Xanderbeek",
    "attribuut": "Ybbeltjes",
    "lid van een archief": "Zwobbelaer",
    "afzender": "Adderkamps",
    "beschadigd bestand": "Bobbelhorst",
    "onderschrift": "Cubbekens",
    "eigen eigenschap": "Drubbelaer",
}


@dataclass(frozen=True, slots=True)
class Canary:
    """One invented person; `text` is how the person stands in a file, `traces` what may be nowhere."""

    place: str
    surname: str
    phone: str
    bsn: str

    @property
    def email(self) -> str:
        return f"f.{self.surname.lower()}@zandwijk.example"

    @property
    def text(self) -> str:
        return f"mevrouw F. {self.surname}, telefoon 06-{self.phone}, e-mail {self.email}, BSN {self.bsn}"

    @property
    def traces(self) -> tuple[bytes, ...]:
        return tuple(trace.encode() for trace in (self.surname.lower(), self.phone, self.bsn))


def _bsn(number: int) -> str:
    """The next burgerservicenummer from `number` on that passes the 11-proef."""
    while True:
        digits = f"{number:09}"
        if sum((9 - i) * int(digits[i]) for i in range(8)) % 11 == int(digits[8]):
            return digits
        number += 1


CANARIES: Mapping[str, Canary] = {
    place: Canary(place, surname, f"{28_459_913 + 104_729 * i:08}", _bsn(214_365_870 + 7_919_777 * i))
    for i, (place, surname) in enumerate(SURNAMES.items())
}


def canary(place: str) -> str:
    return CANARIES[place].text


MARKER = "zonnebloemmolenproef"
"""A word of every file that nobody needs to hide: it must be findable, and gone when forgotten."""

LETTER = (
    f"Met deze brief informeren wij u over de {MARKER} van de gemeente. Gezinnen houden een vast gezicht "
    "en vertellen hun verhaal een keer. Het lokale team en Veilig Thuis werken samen aan een plan. "
    "In het derde kwartaal van 2024 ontvangt u de resultaten."
)


def write_all(folder: Path) -> None:
    """Every kind of file, each with its own canaries."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "memo.docx").write_bytes(docx())
    (folder / "besluit.pdf").write_bytes(pdf())
    (folder / "pagina.html").write_text(html(), encoding="utf-8")
    (folder / "verslag.odt").write_bytes(odt())
    (folder / "bericht.txt").write_text(plain(), encoding="utf-8")
    (folder / "notitie.md").write_text(markdown(), encoding="utf-8")
    (folder / f"brief aan mevrouw {CANARIES['bestandsnaam'].surname}.txt").write_text(
        f"Betreft: brief\n\n{LETTER}\n", encoding="utf-8"
    )
    with zipfile.ZipFile(folder / "bundel.zip", "w") as bundle:
        member = f"melding mevrouw {CANARIES['lid van een archief'].surname}.txt"
        bundle.writestr(member, f"Betreft: melding\n\n{LETTER} Melder is {canary('lid van een archief')}.\n")
    (folder / "kapot.pdf").write_bytes(b"%PDF-1.7\n" + canary("beschadigd bestand").encode() + b"\n%%EOF")


SOFT_HYPHEN, ZERO_WIDTH = "\u00ad", "\u200b"

# --- the files ------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def docx() -> bytes:
    by = 'w:id="7" w:author="{}" w:date="2024-03-12T09:00:00Z"'
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        f'<wp:docPr id="1" name="Foto" descr="{canary("beschrijving van een beeld")}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        '<a:blip r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
    box = (
        "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        + _paragraph(_run(f"Terugbellen: {canary('tekstvak')}"))
        + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )
    field = (
        "<w:sdt><w:sdtPr><w:alias w:val='naam'/></w:sdtPr><w:sdtContent>"
        + _run(canary("formulierveld"))
        + "</w:sdtContent></w:sdt>"
    )
    cells = "".join(
        f"<w:tc>{_paragraph(_run(text))}</w:tc>" for text in ("Contactpersoon", canary("tabel"), "wijkteam")
    )
    body = "".join(
        [
            _paragraph(_run("Memo")),
            _paragraph(_run(LETTER)),
            _paragraph(_run(f"Vragen kunt u stellen aan {canary('tekst')}.")),
            _paragraph(
                _run("Zie de noot.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
                '<w:commentRangeStart w:id="5"/>' + _run("Dit is besproken.") + '<w:commentRangeEnd w:id="5"/>'
                '<w:r><w:commentReference w:id="5"/></w:r>'
            ),
            _paragraph(
                f"<w:ins {by.format(CANARIES['toegevoegd'].surname)}>"
                + _run(f"Toegevoegd door {canary('toegevoegd')}. ")
                + f"</w:ins><w:del {by.format(CANARIES['verwijderd'].surname)}><w:r><w:delText>"
                + f"Weggehaald: {canary('verwijderd')}.</w:delText></w:r></w:del>"
            ),
            _paragraph(_run(f"Verborgen: {canary('verborgen')}.", "<w:vanish/>")),
            _paragraph(_run("Ingevuld door ") + field),
            _paragraph(picture + box),
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
            '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr>',
        ]
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}"/>'
        for number, kind, target in (
            (2, "footnotes", "footnotes.xml"),
            (3, "header", "header1.xml"),
            (4, "footer", "footer1.xml"),
            (5, "comments", "comments.xml"),
            (9, "image", "media/image1.jpeg"),
        )
    )
    commenter = CANARIES["opmerking"].surname
    return _office(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="jpeg" ContentType="image/jpeg"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": _relationships(
                '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                'relationships/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relationships(relations),
            "word/document.xml": f"<w:document {W} {DRAWING}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2">'
            + _paragraph(_run(f"Bron: gesprek met {canary('voetnoot')}."))
            + "</w:footnote></w:footnotes>",
            "word/header1.xml": f"<w:hdr {W}>"
            + _paragraph(_run(f"Behandeld door {canary('koptekst')}"))
            + "</w:hdr>",
            "word/footer1.xml": f"<w:ftr {W}>"
            + _paragraph(_run(f"Opsteller: {canary('voettekst')}"))
            + "</w:ftr>",
            "word/comments.xml": f'<w:comments {W}><w:comment w:id="5" w:author="{commenter}">'
            + _paragraph(_run(f"Navragen bij {canary('opmerking')}."))
            + "</w:comment></w:comments>",
            "docProps/core.xml": _core(),
            "docProps/custom.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
            'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            f'<property fmtid="{{0}}" pid="2" name="Client"><vt:lpwstr>{canary("eigen eigenschap")}</vt:lpwstr>'
            "</property></Properties>",
            "word/media/image1.jpeg": jpeg(),
        }
    )


def _core() -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>Memo over mevrouw F. {CANARIES['titel'].surname}</dc:title>"
        f"<dc:creator>{CANARIES['auteur'].surname}, F.</dc:creator>"
        f"<cp:keywords>{canary('trefwoorden')}</cp:keywords>"
        f"<cp:lastModifiedBy>F. {CANARIES['auteur'].surname}</cp:lastModifiedBy></cp:coreProperties>"
    )


def _relationships(rows: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{rows}</Relationships>"
    )


def jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = canary("exif")
    exif[0x013B] = CANARIES["exif"].surname
    image, file = Image.new("RGB", (8, 8), "white"), io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=0)
    canvas.setTitle(f"Besluit over mevrouw F. {CANARIES['titel'].surname}")
    canvas.setAuthor(f"F. {CANARIES['auteur'].surname}")
    canvas.setSubject(canary("metaveld"))
    canvas.setKeywords([canary("trefwoorden")])
    lines, over = CANARIES["over regels"], CANARIES["over bladzijden"]
    first = [
        "Besluit",
        "",
        *_wrapped(LETTER),
        "",
        f"Voor vragen kunt u bellen met mevrouw F. {lines.surname[:6]}-",
        f"{lines.surname[6:]}, telefoon 06-{lines.phone[:4]}",
        f"{lines.phone[4:]}, burgerservicenummer {lines.bsn[:4]}",
        f"{lines.bsn[4:]}. Zij is er elke werkdag.",
        "",
        *_wrapped(f"Gesproken is met {canary('tekst')}. Zij heeft ingestemd met dit besluit."),
        "",
        f"Daarna belde mevrouw F. {over.surname[:6]}-",
    ]
    second = [
        f"{over.surname[6:]} met de gemeente. Haar telefoonnummer is 06-{over.phone}.",
        "",
        "Naam                      Rol                 Bereikbaar",
        f"F. {CANARIES['tabel'].surname}           moeder              06-{CANARIES['tabel'].phone}",
        "",
        f"Foto: mevrouw F. {CANARIES['onderschrift'].surname}",
    ]
    for number, page in enumerate((first, second), start=1):
        canvas.drawString(60, 810, f"Behandeld door mevrouw F. {CANARIES['koptekst'].surname}")
        for row, line in enumerate(page):
            canvas.drawString(60, 770 - 16 * row, line)
        canvas.drawString(60, 30, f"Pagina {number} van 2 - mevrouw F. {CANARIES['voettekst'].surname}")
        if number == 2:
            canvas.acroForm.textfield(
                name="naam", value=canary("formulierveld"), x=60, y=300, width=400, height=20
            )
            canvas.textAnnotation(canary("notitie"), Rect=[60, 200, 200, 240])
            canvas.drawInlineImage(Image.open(io.BytesIO(jpeg())), 60, 100)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _wrapped(text: str, width: int = 80) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def html() -> str:
    return f"""<!DOCTYPE html>
<html lang="nl"><head>
<title>Mevrouw F. {CANARIES["titel"].surname} over de proef</title>
<meta name="author" content="F. {CANARIES["auteur"].surname}">
<meta name="description" content="{canary("metaveld")}">
<!-- {canary("commentaar in de code")} -->
</head><body><main data-eigenaar="{canary("attribuut")}">
<h1>De proef</h1>
<p>{LETTER}</p>
<p>Meer weten? Bel {canary("tekst")}.</p>
<p hidden>{canary("verborgen")}</p>
<p>Uddel en omgeving: mevrouw F. {SOFT_HYPHEN.join(_halves("zacht afbreekteken"))} is er op dinsdag.</p>
<img src="foto.jpg" alt="{canary("beschrijving van een beeld")}">
<figure><figcaption>Op de foto: mevrouw F. {CANARIES["onderschrift"].surname}</figcaption></figure>
<form><input name="naam" value="{canary("formulierveld")}"></form>
<table><tr><th>Naam</th><td>{canary("tabel")}</td></tr></table>
</main><footer>Beheer: {canary("voettekst")}</footer></body></html>"""


def _halves(place: str) -> tuple[str, str]:
    surname = CANARIES[place].surname
    return surname[:5], surname[5:]


def odt() -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("svg", "svg-compatible"),
            ("meta", "meta"),
            ("style", "style"),
        )
    )
    spaces += ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info>"
        f"<dc:creator>{CANARIES['verwijderd'].surname}</dc:creator></office:change-info>"
        f"<text:p>{canary('verwijderd')}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:h text:outline-level='1'>Verslag</text:h><text:p>{LETTER}</text:p>"
        f"<text:p>Aanwezig is {canary('tekst')}.<office:annotation>"
        f"<dc:creator>{CANARIES['opmerking'].surname}</dc:creator>"
        f"<text:p>{canary('opmerking')}</text:p></office:annotation></text:p>"
        f"<text:p>Zie de noot.<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation>"
        f"<text:note-body><text:p>Gesprek met {canary('voetnoot')}.</text:p></text:note-body></text:note>"
        "</text:p>"
        f"<text:p><text:hidden-text text:string-value='{canary('verborgen')}' text:is-hidden='true'/>Einde."
        f"</text:p><text:p><draw:frame><svg:title>{canary('beschrijving van een beeld')}</svg:title>"
        "</draw:frame></text:p>"
        "<table:table><table:table-row><table:table-cell>"
        f"<text:p>{canary('tabel')}</text:p></table:table-cell></table:table-row></table:table>"
    )
    return _office(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {spaces}><office:meta>"
            f"<dc:title>Verslag mevrouw F. {CANARIES['titel'].surname}</dc:title>"
            f"<meta:initial-creator>F. {CANARIES['auteur'].surname}</meta:initial-creator>"
            f"<meta:user-defined meta:name='Client'>{canary('eigen eigenschap')}</meta:user-defined>"
            "</office:meta></office:document-meta>",
            "Pictures/foto.jpeg": jpeg(),
        }
    )


def plain() -> str:
    sender, wide, lines = CANARIES["afzender"], CANARIES["breedteloos teken"], CANARIES["over regels"]
    return f"""Van: {sender.surname}, F. <{sender.email}>
Aan: de griffie
Datum: 12 maart 2024
Onderwerp: {MARKER}

Beste collega,

{LETTER}

Mevrouw F. {wide.surname[:4]}{ZERO_WIDTH}{wide.surname[4:]} vroeg hiernaar.
Haar nummer is 06-{wide.phone[:3]}{ZERO_WIDTH}{wide.phone[3:]}.
Ook mevrouw F. {lines.surname[:6]}-
{lines.surname[6:]} heeft gebeld. Haar burgerservicenummer is {lines.bsn[:3]}
{lines.bsn[3:]}.

Met vriendelijke groet,

F. {sender.surname}
06-{sender.phone}
"""


def markdown() -> str:
    return f"""---
author: F. {CANARIES["auteur"].surname}
contact: {canary("metaveld")}
---

# Notitie

{LETTER}

<!-- {canary("commentaar in de code")} -->

| Naam | Rol |
|---|---|
| {canary("tabel")} | moeder |

![{canary("beschrijving van een beeld")}](foto.png)

Contactpersoon is {canary("tekst")}.[^1]

[^1]: Gesproken met {canary("voetnoot")}.
"""


def _office(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


# --- the search -----------------------------------------------------------------------------------

_ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{4}|\\[nrtbf]|&#x?[0-9a-fA-F]+;|&shy;|%[0-9A-F]{2}|<br ?/?>")
_NOT_WRITTEN = bytes(i for i in range(256) if not chr(i).isascii() or not chr(i).isalnum())
_TRACES = [(trace, canary.place) for canary in CANARIES.values() for trace in canary.traces]


def folded(content: bytes) -> bytes:
    """Letters and digits only, in lower case; escapes and everything outside ASCII left out."""
    # Zeros first: index files are mostly zeros, and text of two bytes a letter is left as plain letters.
    return _ESCAPE.sub(b"", content.translate(None, b"\0")).lower().translate(None, _NOT_WRITTEN)


def places_in(content: bytes | str) -> set[str]:
    """The places whose canary stands in `content`, as written or folded, in any encoding of ASCII letters."""
    raw = content.encode() if isinstance(content, str) else content
    bare = folded(raw)
    return {place for trace, place in _TRACES if trace in bare}


def leaks(folder: Path, allowed: Iterable[Path] = ()) -> dict[str, set[str]]:
    """Which canaries stand where under `folder`: every file name and every byte, also inside archives,
    packed blobs and database tables."""
    passed_over = [folder / path for path in allowed]
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*")):
        if any(path.is_relative_to(part) for part in passed_over):
            continue
        where = str(path.relative_to(folder))
        pieces = [where.encode(), *(_pieces(path) if path.is_file() else ())]
        places = set().union(*(places_in(piece) for piece in pieces))
        if places:
            found[where] = places
    return found


def mentions(folder: Path, word: str) -> set[str]:
    """Files under `folder` that hold `word` anywhere in their bytes."""
    needle = word.lower().encode()
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(needle in folded(piece) for piece in _pieces(path))
    }


def _pieces(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if content.startswith(b"SQLite format 3"):
        yield from _rows(path)
    yield from unpacked(content)
    if content.startswith(b"\x1f\x8b") and tarfile.is_tarfile(path):
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in archive:
                inside = archive.extractfile(member) if member.isfile() else None
                held = inside.read() if inside else b""
                yield member.name.encode() + held
                yield from unpacked(held)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as bundle:
            for name in bundle.namelist():
                yield name.encode() + bundle.read(name)


def unpacked(content: bytes) -> Iterator[bytes]:
    """What a file says when it is opened: a picture read by eye, a PDF with its streams unpacked and read."""
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    if content.startswith(b"\x89PNG"):
        yield read_by_eye(content)
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
            yield _unpacked(stream)
        try:
            document = pdfium.PdfDocument(content)
        except pdfium.PdfiumError:
            return
        for page in document:
            yield page.get_textpage().get_text_range().encode()


@cache
def read_by_eye(picture: bytes) -> bytes:
    """What Tesseract reads of a picture, twice as large as it is; nothing where it is not installed."""
    if not ocr.available():
        return b""
    with Image.open(io.BytesIO(picture)) as image:
        large, file = image.convert("L").resize((image.width * 2, image.height * 2)), io.BytesIO()
    large.save(file, "PNG")
    rows = [row.split("\t") for row in ocr._tesseract(file.getvalue(), 300).splitlines()[1:]]
    return " ".join(row[11] for row in rows if len(row) > 11).encode()


def _rows(path: Path) -> Iterator[bytes]:
    """Every value of every table, unpacked where it was packed."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in db.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    if isinstance(value, bytes):
                        yield value + _unpacked(value)
                    elif isinstance(value, str):
                        yield value.encode()


def _unpacked(blob: bytes) -> bytes:
    try:
        return zlib.decompress(blob)
    except zlib.error:
        return b""
