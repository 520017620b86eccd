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

from ingest.readers.paged.inks import is_white
from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import SMALLEST_PICTURE, Box, Image
from ingest.readers.paged.ruling import ruled, segment
from ingest.readers.pdf.calls import Handle, address, form_object, object_kind, page_object
from ingest.readers.pdf.shown import Shown

MOST_OBJECTS = 5_000
MOST_SEGMENTS = 2_000
"""Segments of a path; one with more is a drawing and no border."""

_DEEPEST_FORM = 5
_LARGEST_HASHED = 32 * 1024**2
Place = Callable[[float, float, float, float], Box]
_DRAWINGS = {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}


@dataclass(frozen=True, slots=True)
class _Holder:
    """How many objects a page or form has, how to look at one, and how to get it."""

    count: Callable[[Handle], int]
    peek: Callable[[ctypes.c_void_p, int], int]
    get: Callable[[Handle, int], Handle]


_PAGE = _Holder(pdfium.FPDFPage_CountObjects, page_object, pdfium.FPDFPage_GetObject)
_FORM = _Holder(pdfium.FPDFFormObj_CountObjects, form_object, pdfium.FPDFFormObj_GetObject)


@dataclass(frozen=True, slots=True)
class _Object:
    """A page object, its type, and how its coordinates map to the page."""

    handle: Handle
    kind: int
    matrix: Matrix


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
    for drawn in islice(_objects(page, _PAGE, Matrix(), 0), MOST_OBJECTS):
        if drawn.kind == pdfium.FPDF_PAGEOBJ_PATH:
            lines = _edges(drawn, place)
            edges += lines
            outlines += 0 if lines else _filled(drawn.handle)
        elif drawn.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            image = _image(drawn, place)
            if image is not None:
                images.append(image)
    return Drawn(tuple(edges), tuple(images), outlines)


def _objects(parent: Handle, holder: _Holder, outer: Matrix, depth: int) -> Iterator[_Object]:
    """Yield the paths and pictures in *parent*, those of forms in it too."""
    raw = pdfium.FS_MATRIX()
    looked_at = map(holder.peek, repeat(ctypes.c_void_p(address(parent))), range(holder.count(parent)))
    kinds = list(map(object_kind, looked_at))
    if kinds.count(pdfium.FPDF_PAGEOBJ_TEXT) == len(kinds):  # as on most pages, thousands of them
        return
    for index, kind in enumerate(kinds):
        if kind not in _DRAWINGS:
            continue
        handle = holder.get(parent, index)
        own = Matrix()
        if pdfium.FPDFPageObj_GetMatrix(handle, raw):
            own = Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
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
    lines = [_placed(line, place) for line in _segments(path, count)]
    return list(ruled(lines, stroked=stroked))


def _placed(box: Box, place: Place) -> Box:
    """Return where *box*, whose upper side has the smaller y of user space, stands on the page as shown."""
    return place(box.left, box.bottom, box.right, box.top)


def _mode(handle: Handle) -> _Mode:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    return _Mode(bool(known and fill.value), bool(known and stroke.value))


def _filled(handle: Handle) -> int:
    """Return how many segments the visible filling of a path has."""
    visible = _mode(handle).filled and not _is_white(handle)
    return int(pdfium.FPDFPath_CountSegments(handle)) if visible else 0


def _segments(path: _Object, count: int) -> Iterator[Box]:
    """Yield the straight segments of *path* in user space."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here = begin = Point(0.0, 0.0)
    for index in range(count):
        part = pdfium.FPDFPath_GetPathSegment(path.handle, index)
        if not part or not pdfium.FPDFPathSegment_GetPoint(part, x, y):
            return
        kind = pdfium.FPDFPathSegment_GetType(part)
        point = path.matrix.at(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield segment(here, point)
        here = point
        if pdfium.FPDFPathSegment_GetClose(part):
            yield segment(here, begin)
            here = begin


def _is_white(handle: Handle) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(handle, *parts)
    return bool(known) and (is_white([part.value for part in parts[:3]]) or parts[3].value == 0)


def _image(drawn: _Object, place: Place) -> Image | None:
    box = _placed(drawn.matrix.around(Box(0, 0, 1, 1)), place)
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
