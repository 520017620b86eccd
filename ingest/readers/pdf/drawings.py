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

from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import SMALLEST_PICTURE, Box, Image
from ingest.readers.paged.ruling import is_white, ruled, segment

MOST_OBJECTS = 5_000

_DEEPEST_FORM = 5
_LARGEST_HASHED = 32 * 1024**2
Place = Callable[[float, float, float, float], Box]
Handle = Any
"""A pdfium handle: an opaque pointer."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page object, its type, and how its coordinates map to the page."""

    handle: Handle
    kind: int
    matrix: Matrix


def edges_and_images(page: Handle, place: Place) -> tuple[tuple[Box, ...], tuple[Image, ...]]:
    """Return the ruled lines (boxes without height or width) and the pictures of *page*."""
    edges: list[Box] = []
    images: list[Image] = []
    for drawn in islice(
        _objects(page, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject, Matrix(), 0), MOST_OBJECTS
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
    outer: Matrix,
    depth: int,
) -> Iterator[_Drawn]:
    for index in range(count(parent)):
        handle = get(parent, index)
        kind = pdfium.FPDFPageObj_GetType(handle) if handle else pdfium.FPDF_PAGEOBJ_UNKNOWN
        if kind not in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}:
            continue
        raw = pdfium.FS_MATRIX()
        own = Matrix()
        if pdfium.FPDFPageObj_GetMatrix(handle, raw):
            own = Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
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
    lines = [place(line.left, line.top, line.right, line.bottom) for line in _segments(path)]
    yield from ruled(lines, stroked=bool(stroke.value))


def _segments(path: _Drawn) -> Iterator[Box]:
    """Yield the straight segments of *path* in user space, where y grows upwards."""
    x, y = ctypes.c_float(), ctypes.c_float()
    here = begin = Point(0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path.handle)):
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
    return bool(known) and (is_white(part.value for part in parts[:3]) or parts[3].value == 0)


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
