"""What is kept of each page until all pages have been seen.

    Page(3, …, 900 glyphs, 40 edges) -> Draft(3, …, 30 lines, 1 table)

Page furniture and margins show only when all pages are known. The characters of 2,000 pages would not
fit into memory; their lines do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.paged.condition import FEWEST, WHOLE
from ingest.readers.paged.lines import Line, read_lines
from ingest.readers.paged.page import Glyph, Image, Page
from ingest.readers.paged.tables import Ruled, find_tables
from ingest.readers.paged.upright import Turn, turn_of, turned


@dataclass(frozen=True, slots=True)
class Draft:
    """One page: its size, its lines, tables and pictures, and how it was turned to be read."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[Ruled, ...]
    images: tuple[Image, ...]
    turn: Turn


def draft_of(page: Page) -> Draft:
    """Return the lines, tables and pictures of *page*."""
    turn = turn_of(page)
    page = turned(page, turn)
    tables = find_tables(page)
    lines = read_lines(_outside(page.glyphs, tables), width=page.width)
    return Draft(page.number, page.width, page.height, tuple(lines), tuple(tables), _pictures(page), turn)


def _outside(glyphs: Sequence[Glyph], tables: Sequence[Ruled]) -> Sequence[Glyph]:
    if not tables:
        return glyphs
    return [glyph for glyph in glyphs if not any(table.box.holds(glyph.box) for table in tables)]


def _pictures(page: Page) -> tuple[Image, ...]:
    """Return the pictures of *page*; one behind all of its text is the paper (a scan that was recognised)."""
    if len(page.glyphs) < FEWEST:
        return page.images
    return tuple(image for image in page.images if image.share_of(page) <= WHOLE)
