"""Reads the picture of a page with Tesseract and its Dutch language data."""

from __future__ import annotations

import functools
import math
import os
import re
import shutil
import subprocess
import time
from array import array
from dataclasses import dataclass, field

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from index.errors import ConversionError
from index.model import Word
from ingest.convert.layout import Line
from ingest.convert.pdf_lines import NOT_DRAWN

DOTS_PER_INCH = 300
MAX_PIXELS = 30_000_000
UNSURE = 30
"""Words of which Tesseract is less sure than this (of 100) are specks and lines, not words."""

# A bullet looks like a small letter to Tesseract; no Dutch line begins with these before a capital.
_BULLET = re.compile(r"^(?:[eo°*«»=+¢©®] ?_?|_)\s*(?=[A-ZÀ-Ý])(?<=[\s_])")


@dataclass(slots=True)
class Budget:
    """How much one document may ask: seconds a page, seconds in all, and pages."""

    page_seconds: float = 120
    seconds: float = 1800
    pages: int = 500
    started: float = field(default_factory=time.monotonic)

    def take(self) -> float:
        """Seconds for the next page; raises ConversionError when the document has had enough."""
        self.pages -= 1
        left = self.seconds - (time.monotonic() - self.started)
        if self.pages < 0 or left <= 0:
            raise ConversionError("de scan is te lang om te lezen; splits het bestand")
        return min(left, self.page_seconds)


@functools.cache
def available() -> bool:
    """Whether Tesseract and its Dutch data are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run(  # noqa: S603
            [program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "nld" in listed.stdout.split()


def read_page(page: pdfium.PdfPage, budget: Budget) -> tuple[list[Line], tuple[Word, ...]]:
    """The lines on the picture of a page and their words; places are those of the picture, in points."""
    seconds = budget.take()
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / 72, math.sqrt(MAX_PIXELS / max(width * height, 1)))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        picture = bitmap.to_numpy()
        rows, columns = picture.shape[:2]
        data = b"P5 %d %d 255\n" % (columns, rows) + picture.tobytes()
    finally:
        bitmap.close()
    return _lines(_tesseract(data, seconds), scale, rows)


def words_on(picture: NDArray[np.uint8], seconds: float = 120) -> list[str]:
    """The words on a grey picture of about 300 dots an inch, in reading order; also those it is unsure of."""
    rows, columns = picture.shape
    table = _tesseract(b"P5 %d %d 255\n" % (columns, rows) + picture.tobytes(), seconds)
    cells = [row.split("\t") for row in table.splitlines()[1:]]
    return [row[11].strip() for row in cells if len(row) > 11 and row[11].strip()]


def _tesseract(picture: bytes, seconds: float) -> str:
    command = [
        shutil.which("tesseract") or "tesseract",
        "stdin",
        "stdout",
        "-l",
        "nld",
        "--dpi",
        str(DOTS_PER_INCH),
    ]
    command += ["-c", "preserve_interword_spaces=0", "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, input=picture, capture_output=True, timeout=seconds, check=False, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise ConversionError(
            f"het lezen van een gescande pagina duurde langer dan {seconds:.0f} seconden"
        ) from error
    except OSError as error:
        raise ConversionError("tesseract kan niet worden gestart") from error
    if done.returncode != 0:
        raise ConversionError(f"tesseract kon een gescande pagina niet lezen (code {done.returncode})")
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, scale: float, height: int) -> tuple[list[Line], tuple[Word, ...]]:
    """Tesseract's table of words: level page block par line word left top width height conf text."""
    lines: list[Line] = []
    read: list[Word] = []
    words: list[tuple[str, int, int, int, int]] = []
    place: tuple[str, ...] = ()

    def close() -> None:
        if words:
            opens = not lines or place[:2] != closed[-1][:2]
            closed.append(place)
            sizes = sorted(bottom - top for _, _, _, top, bottom in words)
            text, glyphs = _one_line([word for word, *_ in words], len(read) - len(words))
            lines.append(
                Line(
                    text,
                    min(left for _, left, _, _, _ in words) / scale,
                    max(right for _, _, right, _, _ in words) / scale,
                    (height - sorted(bottom for *_, bottom in words)[len(words) // 2]) / scale,
                    sizes[len(sizes) // 2] / scale,
                    opens=opens,
                    glyphs=glyphs,
                )
            )
            words.clear()

    closed: list[tuple[str, ...]] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < UNSURE:
            continue
        here = tuple(cells[2:5])
        if here != place:
            close()
            place = here
        left, top, width, tall = map(int, cells[6:10])
        words.append((cells[11].strip(), left, left + width, top, top + tall))
        bottom, right = height - top - tall, left + width
        read.append(Word(left / scale, bottom / scale, right / scale, (height - top) / scale, float(cells[10])))
    close()
    return lines, tuple(read)


def _one_line(words: list[str], first: int) -> tuple[str, array[int]]:
    """The words as a line, a misread bullet put right; each character with the number of its word."""
    text = " ".join(words)
    glyphs = array("i", (first + number for number, word in enumerate(words) for _ in range(len(word) + 1)))[
        :-1
    ]
    bullet = _BULLET.match(text)
    if bullet:
        text = "• " + text[bullet.end() :]
        glyphs = array("i", [first, NOT_DRAWN]) + glyphs[bullet.end() :]
    return text, glyphs
