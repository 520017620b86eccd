"""Ruled lines and pictures on a PDF page, from pdfium's page objects.

    a table border drawn as a path of four segments -> four edges (boxes without width or height)

Only what is visible counts: clipping paths and white lines are none. A filled area is a background (of
highlighted text, of a cell) and no border, unless it is as thin as a line. Slanted and curved
segments are no table borders. A page with more objects than `MOST_OBJECTS` is a drawing, and what
comes after them is not looked at. Whether lines make a table is decided elsewhere.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.paged.page import Box, Image, around

MOST_OBJECTS = 5_000
THIN = 3.0
"""Points below which a filled rectangle is a ruled line."""

SMALLEST_PICTURE = 36.0
"""Points below which a picture is an ornament or a bullet."""

_DEEPEST_FORM = 5
_WHITE = 245
_SLANT = 1.0
_LARGEST_HASHED = 32 * 1024**2
Place = Callable[[float, float, float, float], Box]
Handle = Any
"""A pdfium handle: an opaque pointer."""


@dataclass(frozen=True, slots=True)
class _Matrix:
    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, outer: _Matrix) -> _Matrix:
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        e, f = outer.at(self.e, self.f)
        return _Matrix(a, b, c, d, e, f)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page object, its type, and how its coordinates map to the page."""

    handle: Handle
    kind: int
    matrix: _Matrix


def edges_and_images(page: Handle, place: Place) -> tuple[tuple[Box, ...], tuple[Image, ...]]:
    """Return the ruled lines (boxes without height or width) and the pictures of *page*."""
    edges: list[Box] = []
    images: list[Image] = []
    for drawn in islice(
        _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, _Matrix(), 0), MOST_OBJECTS
    ):
        if drawn.kind == pdfium.FPDF_PAGEOBJ_PATH:
            edges.extend(_edges(drawn, place))
        elif drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            image = _image(drawn, place)
            if image is not None:
                images.append(image)
    return tuple(edges), tuple(images)


def _objects(
    parent: Handle,
    count: Callable[[Handle], int],
    get: Callable[[Handle, int], Handle],
    outer: _Matrix,
    depth: int,
) -> Iterator[_Drawn]:
    for index in range(count(parent)):
        handle = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(handle) if handle else pdfium.FPDF_PAGEOBJ_UNKNOWN
        if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}:
            continue
        raw = pdfium.FS_MATRIX()
        own = _Matrix()
        if pdfium.FPDFPageObj_GetMatrix(handle, raw):
            own = _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
        matrix = own.then(outer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield _Drawn(handle, kind, matrix)
        elif depth < _DEEPEST_FORM:
            inner = pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject
            yield from _objects(handle, *inner, matrix, depth + 1)


def _edges(path: _Drawn, place: Place) -> Iterator[Box]:
    """Yield the ruled lines that *path* draws: strokes, outlines of cells, thin filled bars."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path.handle, fill, stroke):
        return
    if not stroke.value and (not fill.value or _is_white(path.handle)):
        return
    lines = [place(*ends) for ends in _segments(path)]
    if not lines:
        return
    extent = around(lines)
    if stroke.value:
        yield from (line for line in lines if line.width == 0 or line.height == 0)
    elif min(extent.width, extent.height) <= THIN:
        yield _bar(extent)


def _bar(extent: Box) -> Box:
    """Return the line that a thin filled rectangle looks like."""
    if extent.width >= extent.height:
        return Box(extent.left, extent.middle, extent.right, extent.middle)
    return Box(extent.centre, extent.top, extent.centre, extent.bottom)


def _segments(path: _Drawn) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight segments of *path* (left, bottom, right, top), nearly straight ones straightened."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here = begin = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path.handle)):
        segment = pdfium.FPDFPath_GetPathSegment(path.handle, index)
        if not segment or not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            return
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = path.matrix.at(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield _straight(here, point)
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _straight(here, begin)
            here = begin


def _straight(one: tuple[float, float], two: tuple[float, float]) -> tuple[float, float, float, float]:
    left, right = sorted((one[0], two[0]))
    bottom, top = sorted((one[1], two[1]))
    if right - left <= _SLANT:
        left = right = (left + right) / 2
    elif top - bottom <= _SLANT:
        bottom = top = (bottom + top) / 2
    return left, bottom, right, top


def _is_white(handle: Handle) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(handle, *parts)
    return bool(known) and (all(part.value >= _WHITE for part in parts[:3]) or parts[3].value == 0)


def _image(drawn: _Drawn, place: Place) -> Image | None:
    corners = [drawn.matrix.at(x, y) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    box = place(min(across), min(up), max(across), max(up))
    if min(box.width, box.height) < SMALLEST_PICTURE:
        return None
    return Image(box, _digest(drawn.handle))


def _digest(handle: Handle) -> str | None:
    size = pdfium.FPDFImageObj_GetImageDataRaw(handle, None, 0)
    if not 0 < size <= _LARGEST_HASHED:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(handle, buffer, size)
    return hashlib.sha256(buffer.raw).hexdigest()
