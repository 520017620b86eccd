"""Open a PDF with pdfium and hand out what stands on its pages.

    Document(data).page(0) -> Page(number=1, glyphs=(Glyph('关', …), …), edges=…, images=…)

pdfium decodes fonts that others garble, and is fast. Spaces that it guesses between characters are
left out here, because gaps are judged where lines are made. A page that cannot be loaded is None.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.paged.page import Box, Face, Glyph, Page
from ingest.readers.pdf.drawings import Handle, Place, edges_and_images

_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_UNKNOWN = 0xFFFD
_FONT_NAME_BYTES = 128


class EncryptedError(Exception):
    """Raised when a PDF opens only with a password."""


class BrokenError(Exception):
    """Raised when pdfium cannot open a PDF at all."""


class Document:
    """An open PDF; close it after use."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self.pages = len(self._pdf)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():  # err_code is not set by the older releases we allow
                raise EncryptedError from error
            raise BrokenError from error

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return what the file says of itself: title, author, dates."""
        said = self._pdf.get_metadata_dict(skip_empty=True)
        return tuple((str(key).lower(), str(value).strip()) for key, value in said.items())

    def page(self, index: int) -> Page | None:
        """Return what stands on the page with *index* (from 0), or None where it cannot be loaded."""
        try:
            page = self._pdf[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            place, width, height = _shown(page)
            glyphs = tuple(_glyphs(text.raw, place))
            edges, images = edges_and_images(page.raw, place)
            return Page(index + 1, width, height, glyphs, edges, images)
        finally:
            text.close()
            page.close()

    def close(self) -> None:
        """Release the document."""
        self._pdf.close()


def _shown(page: pypdfium2.PdfPage) -> tuple[Place, float, float]:
    """Return how user space (left, bottom, right, top) maps to *page* as it is shown, and the shown size."""
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90 % 4

    def place(x0: float, y0: float, x1: float, y1: float) -> Box:
        match turns:
            case 1:
                return Box(y0 - bottom, x0 - left, y1 - bottom, x1 - left)
            case 2:
                return Box(right - x1, y0 - bottom, right - x0, y1 - bottom)
            case 3:
                return Box(top - y1, right - x1, top - y0, right - x0)
            case _:
                return Box(x0 - left, top - y1, x1 - left, top - y0)

    return place, page.get_width(), page.get_height()


def _glyphs(text: Handle, place: Place) -> Iterator[Glyph]:
    """Yield the characters of the text page *text* that are really drawn, in content order."""
    last: Glyph | None = None
    spaced = False
    for index, char in _characters(text):
        if pdfium.FPDFText_IsGenerated(text, index) == 1 or char < " ":
            spaced = True
            continue
        box = _box(text, index, place)
        if box is not None:
            face = last.face if last is not None and _is_alike(last.box, box) else _face(text, index)
            last = Glyph(char, box, index, face, spaced)
            spaced = False
            yield last


def _characters(text: Handle) -> Iterator[tuple[int, str]]:
    """Yield each character with its index; halves of a surrogate pair are put together."""
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _HIGH_SURROGATES:
            high = code
            continue
        if code in _LOW_SURROGATES:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else _UNKNOWN
        high = 0
        yield index, chr(code)


def _box(text: Handle, index: int, place: Place) -> Box | None:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, rect):
        return None
    box = place(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
    return box if all(map(math.isfinite, (box.left, box.top, box.right, box.bottom))) else None


def _is_alike(one: Box, two: Box) -> bool:
    """Return whether two neighbouring characters are set alike, as far as their boxes tell."""
    return abs(one.top - two.top) < 1 and abs(one.height - two.height) < 1


def _face(text: Handle, index: int) -> Face:
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, index)
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    buffer = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, index, buffer, _FONT_NAME_BYTES, flags)
    name = buffer.value.decode("utf-8", errors="replace").partition("+")
    font = (name[2] or name[0]) or None
    bold = any(word in font.lower() for word in ("bold", "heavy", "black", "黑")) if font else None
    return Face(round(size, 1) or None, font, bold)
