"""Find the ruled lines on a page, from which tables are made.

    a scanned table of 4 x 3 cells -> five level and four upright edges, in points

A line is ink that runs straight for longer than any stroke of a character, and is thin. What the
lines enclose is decided where tables are read (`readers.paged.tables`).
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ingest.readers.paged.page import Box
from ingest.recognition.shots import Pixels

LONGER = 36.0
"""Points that a line runs at least; a stroke of a title's character is shorter."""

THINNER = 4.0
"""Points that a line is wide at most; more is a bar or a picture."""

BRIDGED = 1.2
"""Points of missing ink, from noise or a slight slant, that do not part a line."""

MOST = 1_500
_BLOCK, _DARKER = 25, 12


def rules_on(grey: Pixels, scale: float) -> Iterator[Box]:
    """Yield the ruled lines on the straight page *grey*, of which a pixel measures *scale* points."""
    if min(grey.shape) < _BLOCK:
        return
    ink = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _BLOCK, _DARKER)
    bridge = 2 * max(1, round(BRIDGED / scale / 2)) + 1
    length = max(bridge, round(LONGER / scale))
    for level in (True, False):
        along = (length, 1) if level else (1, length)
        across = (1, bridge) if level else (bridge, 1)
        gap = (bridge, 1) if level else (1, bridge)
        thick = cv2.dilate(ink, np.ones(across[::-1], np.uint8))
        closed = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones(gap[::-1], np.uint8))
        lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones(along[::-1], np.uint8))
        yield from _edges(np.asarray(lines, np.uint8), scale, level=level)


def _edges(lines: Pixels, scale: float, *, level: bool) -> Iterator[Box]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    for left, top, width, height, _ in stats[1 : min(count, MOST)]:
        x, y, right, bottom = (round(float(at) * scale, 2) for at in (left, top, left + width, top + height))
        if level and bottom - y <= THINNER:
            yield Box(x, (y + bottom) / 2, right, (y + bottom) / 2)
        elif not level and right - x <= THINNER:
            yield Box((x + right) / 2, y, (x + right) / 2, bottom)
