"""Open a PDF with pdfium and hand out what stands on its pages.

    Document(data).page(0) -> Page(number=1, glyphs=(Glyph('关', …), …), edges=…, images=…)

pdfium decodes fonts that others garble, and is fast. What was filled into a form, and what was written
on a page as an annotation, stands on it like its text. A page that cannot be loaded is None.
"""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.readers.paged.page import Page
from ingest.readers.pdf.calls import Handle
from ingest.readers.pdf.characters import glyphs_of, is_cut
from ingest.readers.pdf.drawings import drawn_on
from ingest.readers.pdf.shown import Shown

MOST_ANNOTATIONS = 2_000
_WRITING = {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}


MOST_ATTACHED = 5
"""Names of attached files that are told."""


class EncryptedError(Exception):
    """Raised when a PDF opens only with a password."""


class BrokenError(Exception):
    """Raised when pdfium cannot open a PDF at all."""


class Document:
    """An open PDF; close it after use. `cut` are the pages (from 1) of which only the first part was read."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(data)
            self.pages = len(self._pdf)
            self.cut: list[int] = []
            if self._pdf.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
                self._pdf.init_forms()  # gives an appearance to values that have none of their own
        except pypdfium2.PdfiumError as error:
            # err_code is not set by the older releases we allow
            if any(word in str(error).lower() for word in ("password", "security")):
                raise EncryptedError from error
            raise BrokenError from error

    def properties(self) -> tuple[tuple[str, str], ...]:
        """Return what the file says of itself: title, author, dates."""
        said = self._pdf.get_metadata_dict(skip_empty=True)
        return tuple((str(key).lower(), str(value).strip()) for key, value in said.items())

    def attached(self) -> tuple[str, ...]:
        """Return the names of the files attached to the document, the first few."""
        count = min(self._pdf.count_attachments(), MOST_ATTACHED)
        try:
            return tuple(self._pdf.get_attachment(index).get_name() for index in range(count))
        except pypdfium2.PdfiumError:
            return ("名称不明",)

    def page(self, index: int) -> Page | None:
        """Return what stands on the page with *index* (from 0), or None where it cannot be loaded."""
        try:
            page = self._page(index)
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return None
        try:
            left, bottom, right, top = page.get_bbox()
            view = Shown(left, top, right, bottom, page.get_rotation() % 360)
            glyphs = tuple(glyphs_of(text.raw, view))
            if is_cut(text.raw):
                self.cut.append(index + 1)
            drawn = drawn_on(page.raw, view)
            return Page(index + 1, view.width, view.height, glyphs, drawn.edges, drawn.images, drawn.outlines)
        finally:
            text.close()
            page.close()

    def _page(self, index: int) -> pypdfium2.PdfPage:
        """Return the page with *index*, what was written on it made part of it."""
        page = self._pdf[index]
        if not _has_writing(page.raw):
            return page
        pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        return self._pdf[index]

    def close(self) -> None:
        """Release the document."""
        self._pdf.close()


def _has_writing(page: Handle) -> bool:
    """Return whether form fields or typed notes stand on *page*."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page), MOST_ANNOTATIONS)
    return any(_kind_of_annotation(page, index) in _WRITING for index in range(count))


def _kind_of_annotation(page: Handle, index: int) -> int:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return int(pdfium.FPDF_ANNOT_UNKNOWN)
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    pdfium.FPDFPage_CloseAnnot(annotation)
    return int(kind)
