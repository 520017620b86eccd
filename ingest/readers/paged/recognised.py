"""Take what was recognised on a scanned page for a page of characters, laid out like any other.

    RecognisedLine("全镇共有党员121名。", 85, 101, 523, 118, 0.99) -> Glyph("全", Box(85, …)), Glyph("镇", …), …

A line's characters are spread evenly over its box, a Latin letter half as wide as a Han character. The
size of print is taken from the width of long lines, since boxes in scans vary in height, and lines of
nearly one size share it, so that what belongs together is joined.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.readers.file import RecognisedLine, RecognisedPage
from ingest.readers.paged.page import Box, Face, Glyph, Page

PADDED = 1.3
"""Height of the box around a line, in the size of its print, where the page does not show it."""

TELLING = 8.0
"""Widths of a Han character from which a line's width tells the size of print."""

LOOSEST, TIGHTEST = 1.25, 0.8
"""Sizes by width, in those by height, between which a line is set solid."""

LEAST_PADDED, MOST_PADDED = 0.9, 2.2
FEWEST = 3
"""What a box may be higher than print, and the lines that must show it; how much differs from scan to scan."""

ALIKE = 0.1
"""Share by which sizes differ that are one."""

DOUBTFUL = 0.8
"""Mean score below which a page was hardly legible."""


def as_page(number: int, found: RecognisedPage) -> Page:
    """Return page *number* with the characters *found* on it."""
    padded = _padded(found.lines)
    sizes = _shared([_size(line, padded) for line in found.lines], [len(line.text) for line in found.lines])
    glyphs: list[Glyph] = []
    for line, size in zip(found.lines, sizes, strict=True):
        glyphs += _spread(line, size, len(glyphs))
    return Page(number, found.width, found.height, tuple(glyphs), found.edges)


def is_doubtful(found: RecognisedPage) -> bool:
    """Return whether the text *found* was hardly legible, so that a person should compare it."""
    written = sum(len(line.text) for line in found.lines)
    return sum(line.score * len(line.text) for line in found.lines) < DOUBTFUL * written


def _spread(line: RecognisedLine, size: float, index: int) -> Iterator[Glyph]:
    """Yield the characters of *line*; `index` counts on from *index*."""
    share = _by_width(line)
    middle, at = (line.top + line.bottom) / 2, line.left
    for place, char in enumerate(line.text):
        right = at + share * _width(char)
        if not char.isspace():
            box = Box(at, middle - size / 2, right, middle + size / 2)
            yield Glyph(char, box, index + place, Face(size))
        at = right


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def _padded(lines: Sequence[RecognisedLine]) -> float:
    """Return how high the boxes of *lines* are, in the size of their print."""
    shown = [
        (line.bottom - line.top) / by_width
        for line in lines
        if _em(line.text) >= TELLING and (by_width := _by_width(line)) > 0
    ]
    likely = [padded for padded in shown if LEAST_PADDED <= padded <= MOST_PADDED]
    return median(likely) if len(likely) >= FEWEST else PADDED


def _size(line: RecognisedLine, padded: float) -> float:
    """Return the size of print of *line* in points, where boxes are *padded*."""
    by_height = max(1.0, (line.bottom - line.top) / padded)
    solid = TIGHTEST * by_height < _by_width(line) < LOOSEST * by_height
    return _by_width(line) if solid and _em(line.text) >= TELLING else by_height


def _by_width(line: RecognisedLine) -> float:
    return (line.right - line.left) / max(0.5, _em(line.text))


def _em(text: str) -> float:
    """Return how wide *text* is, in Han characters."""
    return sum(map(_width, text))


def _shared(sizes: Sequence[float], weights: Sequence[int]) -> list[float]:
    """Return *sizes* with those that are alike made one, the commonest first by *weights*."""
    shared = [0.0] * len(sizes)
    left = sorted(range(len(sizes)), key=lambda at: sizes[at])
    while left:
        common = sizes[_middle(left, weights)]
        near = [at for at in left if abs(sizes[at] - common) <= ALIKE * common]
        for at in near:
            shared[at] = round(common, 1)
        left = [at for at in left if at not in near]
    return shared


def _middle(ordered: Sequence[int], weights: Sequence[int]) -> int:
    """Return which of the places *ordered* holds the middle character."""
    half = sum(weights[at] for at in ordered) / 2
    for at in ordered:
        half -= weights[at]
        if half <= 0:
            return at
    return ordered[-1]
