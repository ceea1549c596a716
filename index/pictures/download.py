"""A PDF of page pictures with the safe text unseen behind them, written from nothing.

Nothing of the original file is taken over: no metadata, no fonts, no objects. The text is set in a font
without shapes whose characters are read back through a ToUnicode map, so that it can be searched and copied.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.pictures.values import SafePage, SafeWord

POINTS = 0.5
"""Points a pixel: the pictures have 144 dots an inch."""
CODES = 255
"""Characters a font; code 0 is left free."""


def picture_pdf(pages: Sequence[SafePage], text: str) -> bytes:
    """The pages that have a picture, in order."""
    seen = [page for page in pages if page.picture]
    alphabet = _Alphabet.of(text[word.start : word.end] + " " for page in seen for word in page.words)
    file = _File()
    catalogue, tree = file.reserve(), file.reserve()
    fonts = [_font(file, chars) for chars in alphabet.fonts()]
    listed = b" ".join(b"/F%d %d 0 R" % (number, font) for number, font in enumerate(fonts))
    kids = []
    for page in seen:
        image = _image(file, page.picture)
        width, height = page.width * POINTS, page.height * POINTS
        drawn = b"q %.2f 0 0 %.2f 0 0 cm /P Do Q\n" % (width, height)
        content = file.stream(b"", drawn + b"".join(_texts(page, text, alphabet)))
        kids.append(
            file.add(
                b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject"
                b"<</P %d 0 R>>/Font<<%b>>>>>>" % (tree, width, height, content, image, listed)
            )
        )
    file.put(tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    file.put(catalogue, b"<</Type/Catalog/Pages %d 0 R/Lang(nl-NL)>>" % tree)
    return file.written(catalogue)


def _texts(page: SafePage, text: str, alphabet: _Alphabet) -> Iterator[bytes]:
    """The words as unseen text (rendering mode 3), each stretched over its box."""
    yield b"BT 3 Tr\n"
    said: set[tuple[int, int]] = set()
    for word in page.words:
        if (word.start, word.end) in said and _is_mask(text, word):
            continue
        said.add((word.start, word.end))
        shown = text[word.start : word.end] + " "
        size = max(word.height * POINTS * 0.8, 1.0)
        # Every character of the font is half its size wide.
        stretch = 100 * word.width * POINTS / max(0.5 * size * (len(shown) - 1), 0.1)
        place = (word.left * POINTS, (page.height - word.top - 0.8 * word.height) * POINTS)
        for font, codes in alphabet.runs(shown):
            yield b"/F%d %.2f Tf %.1f Tz 1 0 0 1 %.2f %.2f Tm <%b> Tj\n" % (
                font,
                size,
                stretch,
                *place,
                codes.hex().encode(),
            )
            place = (place[0] + 0.5 * size * len(codes) * stretch / 100, place[1])
    yield b"ET\n"


def _is_mask(text: str, word: SafeWord) -> bool:
    return text[word.start : word.start + 1] == "[" and text[word.end - 1 : word.end] == "]"


@dataclass(frozen=True, slots=True)
class _Alphabet:
    """Gives each character of the text a place in one of as many fonts as are needed."""

    places: dict[str, int]

    @staticmethod
    def of(texts: Iterator[str]) -> _Alphabet:
        found = sorted(set().union(*map(set, texts)))
        return _Alphabet({char: number for number, char in enumerate(found)})

    def fonts(self) -> list[list[str]]:
        chars = list(self.places)
        return [chars[at : at + CODES] for at in range(0, len(chars), CODES)]

    def runs(self, text: str) -> Iterator[tuple[int, bytes]]:
        """(font, codes) of each stretch of characters from one font."""
        held: tuple[int, list[int]] | None = None
        for char in text:
            font, code = divmod(self.places[char], CODES)
            if held and held[0] != font:
                yield held[0], bytes(held[1])
                held = None
            held = held or (font, [])
            held[1].append(code + 1)
        if held:
            yield held[0], bytes(held[1])


def _font(file: _File, chars: Sequence[str]) -> int:
    """A font of empty shapes, half as wide as high, with the way back to Unicode."""
    last = len(chars)
    rows = [f"<{code:02X}><{char.encode('utf-16-be').hex()}>" for code, char in enumerate(chars, 1)]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    cmap = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00><FF>\nendcodespacerange\n{mapped}\nendcmap\nend\nend"
    )
    unicode = file.stream(b"", cmap.encode())
    empty = file.stream(b"", b"500 0 0 0 0 0 d1")
    names = "".join(f"/g{code}" for code in range(1, last + 1)).encode()
    procs = b"".join(b"/g%d %d 0 R" % (code, empty) for code in range(1, last + 1))
    shape = b"/FontBBox[0 0 500 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar %d" % last
    return file.add(
        b"<</Type/Font/Subtype/Type3%b/Widths[%b]/Encoding<</Type/Encoding/Differences[1%b]>>"
        b"/CharProcs<<%b>>/Resources<<>>/ToUnicode %d 0 R>>"
        % (shape, b" ".join([b"500"] * last), names, procs, unicode)
    )


def _image(file: _File, png: bytes) -> int:
    """A PNG without interlace or alpha as it is: PDF reads its packed rows as they stand."""
    width, height, depth, colour = 0, 0, 8, 0
    palette, rows = b"", []
    at = 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            rows.append(body)
        at += length + 12
    if palette:
        space = b"[/Indexed/DeviceRGB %d <%b>]" % (len(palette) // 3 - 1, palette.hex().encode())
    else:
        space = b"/DeviceRGB" if colour == 2 else b"/DeviceGray"
    return file.stream(
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace %b/Filter/FlateDecode"
        b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>"
        % (width, height, depth, space, 3 if colour == 2 else 1, depth, width),
        b"".join(rows),
        packed=True,
    )


class _File:
    """Numbered objects, written with their table of places at the end."""

    def __init__(self) -> None:
        self._objects: list[bytes] = []

    def reserve(self) -> int:
        self._objects.append(b"null")
        return len(self._objects)

    def put(self, number: int, content: bytes) -> None:
        self._objects[number - 1] = content

    def add(self, content: bytes) -> int:
        self._objects.append(content)
        return len(self._objects)

    def stream(self, head: bytes, content: bytes, packed: bool = False) -> int:
        if not packed:
            head, content = head + b"/Filter/FlateDecode", zlib.compress(content, 9)
        return self.add(b"<<%b/Length %d>>stream\n%b\nendstream" % (head, len(content), content))

    def written(self, root: int) -> bytes:
        parts = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
        places, length = [], len(parts[0])
        for number, content in enumerate(self._objects, 1):
            places.append(length)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, content))
            length += len(parts[-1])
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        parts.append(
            b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(places) + 1, table, len(places) + 1, root, length)
        )
        return b"".join(parts)
