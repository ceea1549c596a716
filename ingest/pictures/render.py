"""Draws a page without what has not been read: pictures, drawings, notes, form fields and unknown letters."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

from ingest.pictures.glyphs import Frame

Pixels = NDArray[np.uint8]
"""Height x width x 3, red green blue."""

MOST_OBJECTS = 20_000
DEEPEST = 6
PLACE = (222, 229, 231)
SMALL = 12.0
"""Points; a smaller picture is an ornament and leaves no place."""
MOST_OF_PAGE = 0.6


def draw(page: pdfium.PdfPage, frame: Frame) -> Pixels:
    """The page as pixels, without notes and form fields."""
    bitmap = pdfium.PdfBitmap.new_native(frame.width, frame.height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, frame.width, frame.height)
        # Neither FPDF_ANNOT nor a form environment: notes and fields are not drawn.
        flags = raw.FPDF_REVERSE_BYTE_ORDER
        raw.FPDF_RenderPageBitmap(bitmap.raw, page.raw, 0, 0, frame.width, frame.height, 0, flags)
        return np.array(bitmap.to_numpy()[:, :, :3], np.uint8)
    finally:
        bitmap.close()


def leave_out(page: pdfium.PdfPage) -> list[tuple[float, float, float, float]]:
    """Take from a page what is no text and no plain rule or plane, a grey plane in the place of a picture.

    What is kept of drawings are straight lines along the page and rectangles, in one colour. Returns the places
    of pictures: left, bottom, right, top in points.
    """
    places = []
    width, height = page.get_size()
    whole = width * height
    top_level = list(_children(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject))
    for index in range(len(top_level) - 1, -1, -1):
        found = top_level[index]
        if _leave_out(found, 0):
            left, bottom, right, top = _bounds(found)
            across, up = right - left, top - bottom
            if across >= SMALL and up >= SMALL and across * up <= MOST_OF_PAGE * whole and _is_picture(found):
                _put_place(page, index, left, bottom, across, up)
                places.append((left, bottom, right, top))
    return places


def silence(textpage: pdfium.PdfTextPage, unknown: Sequence[int], drawn: Sequence[int]) -> set[int]:
    """Leave out whole stretches of text of which no `drawn` character is known; those that could not be."""
    members: dict[int, tuple[Any, list[int]]] = {}
    for index in drawn if unknown else ():
        found = raw.FPDFText_GetTextObject(textpage.raw, index)
        if found:
            members.setdefault(ctypes.cast(found, ctypes.c_void_p).value or 0, (found, []))[1].append(index)
    left = set(unknown)
    for found, indices in members.values():
        if left.issuperset(indices):
            raw.FPDFPageObj_SetIsActive(found, False)
            left.difference_update(indices)
    return left


def _leave_out(found: Any, depth: int) -> bool:
    """Make an object that may show people unseen; whether it was one."""
    kind = raw.FPDFPageObj_GetType(found)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return False
    if kind == raw.FPDF_PAGEOBJ_PATH and _is_plain(found):
        return False
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        gone = [
            _leave_out(inside, depth + 1)
            for inside in _children(found, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        ]
        return any(gone)
    raw.FPDFPageObj_SetIsActive(found, False)
    return True


def _children(parent: Any, count: Any, get: Any) -> Iterator[Any]:
    for index in range(min(count(parent), MOST_OBJECTS)):
        found = get(parent, index)
        if found:
            yield found


def _is_picture(found: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(found)
    return kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING)


def _is_plain(path: Any) -> bool:
    """Whether a path is made of lines along the page, opaque and in a colour that can be named."""
    if raw.FPDFPageObj_HasTransparency(path):
        return False
    count = raw.FPDFPath_CountSegments(path)
    if not 0 < count <= 400:
        return False
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            return False
        here = (x.value, y.value)
        if kind == raw.FPDF_SEGMENT_LINETO and before:
            across, up = abs(here[0] - before[0]), abs(here[1] - before[1])
            if min(across, up) > 0.5:
                return False
        before = here
    return _in_one_colour(path)


def _in_one_colour(path: Any) -> bool:
    """Give a path its colour anew: a pattern, which could be a picture, becomes a plain colour."""
    parts = [ctypes.c_uint() for _ in range(4)]
    for get, put in (
        (raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_SetFillColor),
        (raw.FPDFPageObj_GetStrokeColor, raw.FPDFPageObj_SetStrokeColor),
    ):
        if not get(path, *parts) or not put(path, *(part.value for part in parts)):
            return False
    return True


def _bounds(found: Any) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value, top.value


def _put_place(
    page: pdfium.PdfPage, index: int, left: float, bottom: float, width: float, height: float
) -> None:
    place = raw.FPDFPageObj_CreateNewRect(left, bottom, width, height)
    raw.FPDFPageObj_SetFillColor(place, *PLACE, 255)
    raw.FPDFPath_SetDrawMode(place, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPage_InsertObjectAtIndex(page.raw, place, index)
