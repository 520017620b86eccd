"""Which of the segments that a path draws are ruled lines, as the borders of a table are.

    a filled rectangle of 200 × 0.5 points -> one level line        a filled area -> none

Slanted segments are none. A filled area is a background (of highlighted text, of a cell) and no
border, unless it is as thin as a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.readers.paged.matrix import Point
from ingest.readers.paged.page import Box, around

THIN = 3.0
"""Points below which a filled rectangle is a ruled line."""

_SLANT = 1.0


def segment(one: Point, two: Point) -> Box:
    """Return the segment from *one* to *two* as a box, a nearly straight one straightened."""
    left, right = sorted((one.x, two.x))
    top, bottom = sorted((one.y, two.y))
    if right - left <= _SLANT:
        left = right = (left + right) / 2
    elif bottom - top <= _SLANT:
        top = bottom = (top + bottom) / 2
    return Box(left, top, right, bottom)


def ruled(segments: Sequence[Box], *, stroked: bool) -> Iterator[Box]:
    """Yield the lines (boxes without width or height) among the *segments* of one path.

    A path that is not *stroked* is filled.
    """
    if stroked:
        yield from (line for line in segments if line.width == 0 or line.height == 0)
    elif segments:
        extent = around(segments)
        if min(extent.width, extent.height) <= THIN:
            yield _bar(extent)


def _bar(extent: Box) -> Box:
    """Return the line that a thin filled rectangle looks like."""
    if extent.width >= extent.height:
        return Box(extent.left, extent.middle, extent.right, extent.middle)
    return Box(extent.centre, extent.top, extent.centre, extent.bottom)
