"""Cut a line out of the picture of a page and lay it straight.

crop(pixels, quad) -> the line, 45 pixels high
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.recognition.shots import Pixels

_BLUE, _GREEN, _RED = 0, 1, 2
REDDER = 60
"""Steps of 256 by which red is stronger than the other colours in a seal's ink."""

LEAST_RED = 0.001
"""Share of a page that a seal covers at least."""

_EVERY = 4
MARGIN = 0.1
"""What is added before and after a line, in its height: boxes cut off the last bracket."""


def crop(pixels: Pixels, quad: NDArray[np.float32]) -> Pixels:
    """Return what stands within the four corners *quad* (from the upper left clockwise), straightened."""
    quad = _wider(quad)
    width, height = sides(quad)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), corners)
    size = max(1, round(width)), max(1, round(height))
    line = cv2.warpPerspective(pixels, matrix, size, borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return np.asarray(line, np.uint8)


def _wider(quad: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return *quad* with a margin at both ends of the line, that is, of its longer sides."""
    width, height = sides(quad)
    first, second = (quad[[0, 3]], quad[[1, 2]]) if width >= height else (quad[[0, 1]], quad[[3, 2]])
    more = (second - first) * (MARGIN * min(width, height) / max(1.0, width, height))
    wider = quad.copy()
    at = ([0, 3], [1, 2]) if width >= height else ([0, 1], [3, 2])
    wider[at[0]], wider[at[1]] = first - more, second + more
    return wider


def sides(quad: NDArray[np.float32]) -> tuple[float, float]:
    """Return the width and the height of *quad* in pixels."""
    across = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[3] - quad[2]))
    down = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    return float(across), float(down)


def has_seal(pixels: Pixels) -> bool:
    """Return whether there is enough red on a page for a seal."""
    some = pixels[::_EVERY, ::_EVERY].astype(np.int16)
    redder = some[:, :, _RED] - np.maximum(some[:, :, _GREEN], some[:, :, _BLUE])
    return bool((redder > REDDER).mean() >= LEAST_RED)


def without_red(line: Pixels) -> Pixels:
    """Return a *line* or a page as seen through red glass: a seal fades, black print stays."""
    return np.repeat(line[:, :, _RED:], 3, axis=2)
