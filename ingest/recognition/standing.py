"""How a page stands: lying on its side, upside down, a little slanted.

upright(pixels) -> the page turned so that its lines read, and where they are
level_of(quads, pixels).box(quad, 0.36) -> the line's box in points, as on a straight page
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.readers.paged.page import Box
from ingest.recognition.crops import crop, has_seal, sides, without_red
from ingest.recognition.engine import Quads, find, spell
from ingest.recognition.shots import Pixels

SAMPLE = 3
"""Lines that are spelled to tell which way up a page stands."""

SURE = 0.85
"""Mean score of those lines from which a page is taken to stand well."""

TALL = 1.5
LONG = 4.0
"""Height to width of a line that lies on its side, width to height of one that shows the slant."""

LEAST_SLANT, MOST_SLANT = 0.001, 0.26
"""Slants in radians (0.06° and 15°) between which a page is levelled."""

LONG_STRIP = 2.5
STRIP = 1.5
SEAM = 0.3
LEAST_SIDE = 8
"""Height to width of pictures seen in strips, of a strip, and of the part in which a blank row is sought;
pixels of a picture that can hold a line."""

TURNED = {0: 2, 1: 3}
"""For each turn by quarters anticlockwise, the one that is upside down to it."""


@dataclass(frozen=True, slots=True)
class Level:
    """A page and the slant of its lines, in radians clockwise."""

    page: Pixels
    slant: float

    def box(self, quad: NDArray[np.float32], scale: float) -> Box:
        """Return where *quad* would stand on the straight page, in points."""
        width, height = sides(quad)
        middle = np.array(self.page.shape[1::-1], np.float64) / 2
        x, y = quad.mean(axis=0) - middle
        x, y = x * cos(self.slant) + y * sin(self.slant), y * cos(self.slant) - x * sin(self.slant)
        left, top = x + middle[0] - width / 2, y + middle[1] - height / 2
        return Box(*(round(float(at) * scale, 2) for at in (left, top, left + width, top + height)))

    def pixels(self) -> Pixels:
        """Return the straight page in grey."""
        grey = cv2.cvtColor(self.page, cv2.COLOR_BGR2GRAY)
        if self.slant:
            height, width = grey.shape
            matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees(self.slant), 1.0)
            grey = cv2.warpAffine(grey, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(grey, np.uint8)


def upright(pixels: Pixels) -> tuple[Pixels, Quads]:
    """Return the page in *pixels* turned so that its lines can be read, and where they stand on it."""
    quads = _lines_on(pixels)
    turn = _turn(pixels, quads)
    if turn == 0:
        return pixels, quads
    turned = np.ascontiguousarray(np.rot90(pixels, turn))
    return turned, _lines_on(turned)


def level_of(quads: Quads, pixels: Pixels) -> Level:
    """Return how the lines in *quads* are slanted on the page in *pixels*."""
    slants, widths = [0.0], [0.0]
    for quad in quads:
        width, height = sides(quad)
        if width > LONG * height:
            (x, y) = quad[1] - quad[0] + quad[2] - quad[3]
            slants.append(atan2(y, x))
            widths.append(width)
    slant = _weighted_median(slants, widths)
    return Level(pixels, slant if LEAST_SLANT < abs(slant) < MOST_SLANT else 0.0)


def _weighted_median(values: list[float], weights: list[float]) -> float:
    order = np.argsort(values)
    sums = np.cumsum(np.asarray(weights)[order])
    return values[int(order[int(np.searchsorted(sums, sums[-1] / 2))])]


def _turn(pixels: Pixels, quads: Quads) -> int:
    """Return by how many quarters, anticlockwise, the page must be turned."""
    longest = sorted(quads, key=lambda quad: -max(sides(quad)))[:SAMPLE]
    if not longest:
        return 0
    lying = sum(width * TALL < height for width, height in map(sides, longest)) * 2 > len(longest)
    lines = [crop(pixels, quad) for quad in longest]
    first = _read_well(lines, int(lying))
    if first >= SURE:
        return int(lying)
    other = TURNED[int(lying)]
    return other if _read_well(lines, other) > first else int(lying)


def _read_well(lines: list[Pixels], turn: int) -> float:
    """Return how well *lines* read after a *turn*."""
    turned = (np.ascontiguousarray(np.rot90(line, turn)) for line in lines)
    return float(np.mean([spell(line).score for line in turned]))


def _lines_on(pixels: Pixels) -> Quads:
    """Return where lines stand; a long picture (a screen rolled down) is looked at in strips."""
    found = [np.zeros((0, 4, 2), np.float32)]
    if min(pixels.shape[:2]) < LEAST_SIDE:
        return found[0]
    for top, bottom in _strips(pixels):
        found.append(_also_under_seals(pixels[top:bottom]) + np.array([0, top], np.float32))
    return np.concatenate(found)


def _also_under_seals(pixels: Pixels) -> Quads:
    """Return where lines stand; a seal hides or breaks the signature under it, unless its red is taken off."""
    quads = find(pixels)
    return _widest(np.concatenate([quads, find(without_red(pixels))])) if has_seal(pixels) else quads


def _widest(quads: Quads) -> Quads:
    """Return *quads* without those whose middle lies in a wider one."""
    kept: list[int] = []
    low, high, middle = quads.min(axis=1), quads.max(axis=1), quads.mean(axis=1)
    for at in sorted(range(len(quads)), key=lambda at: -max(sides(quads[at]))):
        inside = (low[kept] <= middle[at]) & (middle[at] <= high[kept])
        if not inside.all(axis=1).any():
            kept.append(at)
    return quads[kept]


def _strips(pixels: Pixels) -> list[tuple[int, int]]:
    """Return where strips of *pixels* begin and end, cut at the most even row near each end."""
    height, width = pixels.shape[:2]
    if height <= LONG_STRIP * width:
        return [(0, height)]
    cuts, step = [0], max(1, round(STRIP * width))
    while height - cuts[-1] > LONG_STRIP * width:
        start = cuts[-1] + step
        window = pixels[start : start + max(1, round(SEAM * width))]
        cuts.append(start + int(np.argmin(window.std(axis=(1, 2)))))
    return list(zip(cuts, [*cuts[1:], height], strict=True))
