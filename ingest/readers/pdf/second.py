"""Ask pdfminer for the text of a page that pdfium reads as garbage.

    page 3: "È«ÕòÏÖÓÐ…" by pdfium -> "全镇现有…" by pdfminer, where its tables know the font

The two know different fonts. pdfminer is thirty times slower, so only garbled pages are taken to it, and
after `TRIES` pages in a row without a better answer none is: a file's fonts are mostly the same.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pdfplumber
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from ingest.readers.paged.condition import Condition, condition_of
from ingest.readers.paged.legible import LOST
from ingest.readers.paged.page import Box, Face, Glyph, Page

TRIES = 3
LEAST_KEPT = 0.5
"""Share of pdfium's characters that a better answer must have."""

_DOUBTFUL = (Condition.GARBLED, Condition.LOSSY)
_ANSWERS_TO_BAD_CONTENT = (
    PdfminerException,
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


class SecondOpinion:
    """pdfminer's view of the PDF *data*, asked for page by page."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._left = TRIES

    def on(self, page: Page) -> Page:
        """Return *page* with pdfminer's characters where they are better than those it has."""
        condition = condition_of(page)
        if condition not in _DOUBTFUL or not self._left:
            return page
        other = replace(page, glyphs=self._glyphs(page.number))
        kept = len(other.glyphs) >= LEAST_KEPT * len(page.glyphs)
        if kept and condition_of(other) in _better_than(condition):
            self._left = TRIES
            return other
        self._left -= 1
        return page

    def _glyphs(self, number: int) -> tuple[Glyph, ...]:
        try:
            with pdfplumber.open(BytesIO(self._data), pages=[number]) as document:
                return tuple(_glyphs(document.pages[0])) if document.pages else ()
        except _ANSWERS_TO_BAD_CONTENT:
            return ()


def _better_than(condition: Condition) -> tuple[Condition, ...]:
    return (Condition.GOOD, Condition.LOSSY) if condition is Condition.GARBLED else (Condition.GOOD,)


def _glyphs(page: pdfplumber.page.Page) -> Iterator[Glyph]:
    faces: dict[Face, Face] = {}
    for index, char in enumerate(page.chars):
        box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
        if not box.height > 0:
            continue
        font = char["fontname"].partition("+")[2] or char["fontname"] or None
        face = Face(round(char["size"], 1), font)
        text = LOST if char["text"].startswith("(cid:") else char["text"]
        yield Glyph(text, box, index, faces.setdefault(face, face))
