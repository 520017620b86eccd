"""Say of one page whether its text can be had: it is good, a picture, garbled, broken or empty.

    twelve lines of text -> GOOD        a picture over the whole page with a page number -> SCAN

A page is a scan when it has hardly any characters, and pictures over most of it or text drawn as curves;
garbled when its fonts do not say which characters they draw (`legible`).
"""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto

from ingest.readers.paged.legible import LOST, is_garbled
from ingest.readers.paged.page import Glyph, Page

FEWEST = 12
"""Characters below which a page under one whole picture is a scan with a stamp or a page number."""

STAMP = 4
"""Characters below which a page with large pictures is a scan; more are a caption of photographs."""

MARGIN = 0.08
"""Share of the page height, at top and foot, in which text on a scan is not that of the document."""

LARGE = 0.4
WHOLE = 0.7
"""Shares of the page that are covered by pictures."""

OUTLINES = 2_000
"""Segments of filled curves that a page of text drawn as outlines has at least: some thirty characters."""

FEWEST_LOST = 5
MOST_LOST = 0.03
"""Characters, as number and share, that a page may lack before it is said of it."""


class Condition(Enum):
    """What can be read of a page."""

    GOOD = auto()
    LOSSY = auto()
    SCAN = auto()
    GARBLED = auto()
    DRAWN = auto()
    EMPTY = auto()
    BROKEN = auto()


PICTURED = (Condition.SCAN, Condition.DRAWN)
"""Pages without text of their own, all of whose text is what recognition finds."""

DOUBTFUL = (Condition.GARBLED, Condition.LOSSY)
"""Pages that are worth another reader."""


def condition_of(page: Page | None) -> Condition:
    """Return in which condition *page* is (None: it could not be loaded).

    A page without text that is no scan either is DRAWN where it holds anything else, EMPTY where not.
    """
    if page is None:
        return Condition.BROKEN
    chars = Counter([glyph.char for glyph in page.glyphs])
    written = sum(times for char, times in chars.items() if not char.isspace())
    if _is_scan(page, written):
        return Condition.SCAN
    if not written:
        return Condition.DRAWN if page.images or page.edges else Condition.EMPTY
    if is_garbled(chars):
        return Condition.GARBLED
    return Condition.LOSSY if chars[LOST] >= max(FEWEST_LOST, MOST_LOST * written) else Condition.GOOD


def _is_scan(page: Page, written: int) -> bool:
    covered = [image.share_of(page) for image in page.images]
    if written < STAMP:
        return sum(covered) > LARGE or page.outlines >= OUTLINES
    paper = len(covered) == 1 and covered[0] > WHOLE
    if paper and (written < FEWEST or all(_in_margin(glyph, page) for glyph in page.glyphs)):
        return True
    return written < FEWEST and page.outlines >= OUTLINES


def _in_margin(glyph: Glyph, page: Page) -> bool:
    """Return whether *glyph* stands where scanners and archives print their marks."""
    return glyph.box.bottom < MARGIN * page.height or glyph.box.top > (1 - MARGIN) * page.height
