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
from itertools import islice, repeat

import pypdfium2.raw as pdfium

from ingest.readers.paged.page import Box, Image, around
from ingest.readers.pdf.calls import Handle, address, form_object, object_kind, page_object
from ingest.readers.pdf.shown import Shown

MOST_OBJECTS = 5_000
MOST_SEGMENTS = 2_000
"""Segments of a path; one with more is a drawing and no border."""

THIN = 3.0
"""Points below which a filled rectangle is a ruled line."""

SMALLEST_PICTURE = 36.0
"""Points below which a picture is an ornament or a bullet."""

_DEEPEST_FORM = 5
_WHITE = 245
_SLANT = 1.0
_LARGEST_HASHED = 32 * 1024**2
Place = Callable[[float, float, float, float], Box]
_DRAWINGS = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}


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
class _Holder:
    """How many objects a page or form has, how to look at one, and how to get it."""

    count: Callable[[Handle], int]
    peek: Callable[[int, int], int]
    get: Callable[[Handle, int], Handle]


_PAGE = _Holder(pdfium.FPDFPage_CountObjects, page_object, pdfium.FPDFPage_GetObject)
_FORM = _Holder(pdfium.FPDFFormObj_CountObjects, form_object, pdfium.FPDFFormObj_GetObject)


@dataclass(frozen=True, slots=True)
class _Object:
    """A page object, its type, and how its coordinates map to the page."""

    handle: Handle
    kind: int
    matrix: _Matrix


@dataclass(frozen=True, slots=True)
class _Mode:
    filled: bool
    stroked: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """Ruled lines (boxes without height or width), pictures, and how many segments other fillings have."""

    edges: tuple[Box, ...]
    images: tuple[Image, ...]
    outlines: int


def drawn_on(page: Handle, view: Shown) -> Drawn:
    """Return what is drawn on *page* besides its text."""
    place = view.placing()
    edges: list[Box] = []
    images: list[Image] = []
    outlines = 0
    for drawn in islice(_objects(page, _PAGE, _Matrix(), 0), MOST_OBJECTS):
        if drawn.kind == pdfium.FPDF_PAGEOBJ_PATH:
            lines = _edges(drawn, place)
            edges += lines
            outlines += 0 if lines else _filled(drawn.handle)
        elif drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            image = _image(drawn, place)
            if image is not None:
                images.append(image)
    return Drawn(tuple(edges), tuple(images), outlines)


def _objects(parent: Handle, holder: _Holder, outer: _Matrix, depth: int) -> Iterator[_Object]:
    """Yield the paths and pictures in *parent*, those of forms in it too."""
    raw = pdfium.FS_MATRIX()
    looked_at = map(holder.peek, repeat(address(parent)), range(holder.count(parent)))
    kinds = list(map(object_kind, looked_at))
    if kinds.count(pdfium.FPDF_PAGEOBJ_TEXT) == len(kinds):  # as on most pages, thousands of them
        return
    for index, kind in enumerate(kinds):
        if kind not in _DRAWINGS:
            continue
        handle = holder.get(parent, index)
        own = _Matrix()
        if pdfium.FPDFPageObj_GetMatrix(handle, raw):
            own = _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
        matrix = own.then(outer)
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield _Object(handle, kind, matrix)
        elif depth < _DEEPEST_FORM:
            yield from _objects(handle, _FORM, matrix, depth + 1)


def _edges(path: _Object, place: Place) -> list[Box]:
    """Return the ruled lines that *path* draws: strokes, outlines of cells, thin filled bars."""
    stroked = _mode(path.handle).stroked
    count = pdfium.FPDFPath_CountSegments(path.handle)
    if count > MOST_SEGMENTS or not (stroked or _filled(path.handle)):
        return []
    lines = [place(*ends) for ends in _segments(path, count)]
    if stroked:
        return [line for line in lines if line.width == 0 or line.height == 0]
    extent = around(lines) if lines else None
    return [_bar(extent)] if extent and min(extent.width, extent.height) <= THIN else []


def _mode(handle: Handle) -> _Mode:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    return _Mode(bool(known and fill.value), bool(known and stroke.value))


def _filled(handle: Handle) -> int:
    """Return how many segments the visible filling of a path has."""
    visible = _mode(handle).filled and not _is_white(handle)
    return int(pdfium.FPDFPath_CountSegments(handle)) if visible else 0


def _bar(extent: Box) -> Box:
    """Return the line that a thin filled rectangle looks like."""
    if extent.width >= extent.height:
        return Box(extent.left, extent.middle, extent.right, extent.middle)
    return Box(extent.centre, extent.top, extent.centre, extent.bottom)


def _segments(path: _Object, count: int) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight segments of *path* (left, top, right, bottom), nearly straight ones straightened."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here = begin = (0.0, 0.0)
    for index in range(count):
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
    return left, top, right, bottom


def _is_white(handle: Handle) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(handle, *parts)
    return bool(known) and (all(part.value >= _WHITE for part in parts[:3]) or parts[3].value == 0)


def _image(drawn: _Object, place: Place) -> Image | None:
    corners = [drawn.matrix.at(x, y) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    box = place(min(across), max(up), max(across), min(up))
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
