"""Open a PDF with pdfium and hand out what stands on its pages.

    Document(data).page(0) -> Page(number=1, glyphs=(Glyph('关', …), …), edges=…, images=…)

pdfium decodes fonts that others garble, and is fast. What was filled into a form, and what was written
on a page as an annotation, stands on it like its text. A page that cannot be loaded is None.
"""

from __future__ import annotations

import pypdfium2

from ingest.readers.paged.page import Box, Page
from ingest.readers.pdf.characters import glyphs_of
from ingest.readers.pdf.drawings import Place, drawn_on


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
            glyphs = tuple(glyphs_of(text.raw, place, turned=page.get_rotation()))
            drawn = drawn_on(page.raw, place)
            return Page(index + 1, width, height, glyphs, drawn.edges, drawn.images, drawn.outlines)
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
