"""Take what was recognised on a scanned page for a page of characters, laid out like any other.

    RecognisedLine("全镇共有党员121名。", 85, 101, 523, 118, 0.99) -> Glyph("全", Box(85, …)), Glyph("镇", …), …

A line's characters are spread evenly over its box, a Latin letter half as wide as a Han character. The
size of print is taken from the width of long lines, since boxes in scans vary in height, and lines of
nearly one size share it, so that what belongs together is joined.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.readers.file import RecognisedLine, RecognisedPage
from ingest.readers.paged.page import Box, Face, Glyph, Page

LEADING = 1.17
"""Height of a character's box in its size, as other formats have it: the height of the line."""

HANGING = 0.5
"""Width, in its own, of the blank half of a bracket or mark at the end of a line, which no box holds."""

OPENING, CLOSING = "（《“‘〔【〈「『", "，。；：、！？）》”’〕】〉」』"

PADDED = 1.3
"""Height of the box around a line, in the size of its print, where the page does not show it."""

TELLING = 8.0
"""Widths of a Han character from which a line's width tells the size of print."""

LOOSEST, TIGHTEST = 1.25, 0.8
"""Sizes by width, in those by height, between which a line is set solid."""

LEAST_PADDED, MOST_PADDED = 0.9, 2.2
FEWEST = 3
"""What a box may be higher than print, and the lines that must show it; how much differs from scan to scan."""

ALIKE, ALIKE_SHORT = 0.1, 0.22
"""Share by which sizes differ that are one: of lines whose width tells the size, and of shorter ones."""

DOUBTFUL = 0.8
"""Mean score below which a page was hardly legible."""


@dataclass(frozen=True, slots=True)
class _Size:
    """The size of a line in points, the share by which it may be wrong, and the line's characters."""

    points: float
    slack: float
    characters: int


def as_page(number: int, found: RecognisedPage) -> Page:
    """Return page *number* with the characters *found* on it."""
    padded = _padded(found.lines)
    sizes = _shared([_size(line, padded) for line in found.lines])
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
    half = HANGING * size
    left = line.left - (half if line.text[0] in OPENING else 0)
    right = line.right + (half if line.text[-1] in CLOSING else 0)
    share = (right - left) / max(0.5, _em(line.text))
    top, bottom = (line.top + line.bottom - LEADING * size) / 2, (line.top + line.bottom + LEADING * size) / 2
    for char in line.text:
        end = left + share * _width(char)
        if not char.isspace():
            yield Glyph(char, Box(left, top, end, bottom), index, Face(size))
            index += 1
        left = end


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


def _size(line: RecognisedLine, padded: float) -> _Size:
    """Return the size of print of *line*, where boxes are *padded*."""
    by_height = max(1.0, (line.bottom - line.top) / padded)
    solid = TIGHTEST * by_height < _by_width(line) < LOOSEST * by_height
    if solid and _em(line.text) >= TELLING:
        return _Size(_by_width(line), ALIKE, len(line.text))
    return _Size(by_height, ALIKE_SHORT, len(line.text))


def _by_width(line: RecognisedLine) -> float:
    return (line.right - line.left) / max(0.5, _em(line.text))


def _em(text: str) -> float:
    """Return how wide *text* is, in Han characters."""
    return sum(map(_width, text))


def _shared(sizes: Sequence[_Size]) -> list[float]:
    """Return the points of *sizes*, those that are alike made one, the commonest first."""
    shared = [size.points for size in sizes]
    left = sorted(range(len(sizes)), key=lambda at: sizes[at].points)
    while left:
        common = _commonest([sizes[at] for at in left])
        near = [at for at in left if abs(sizes[at].points - common) <= sizes[at].slack * common]
        for at in near:
            shared[at] = round(common, 1)
        left = [at for at in left if at not in near]
    return shared


def _commonest(ordered: Sequence[_Size]) -> float:
    """Return the size in points of the middle character of lines whose sizes are *ordered*."""
    half = sum(size.characters for size in ordered) / 2
    for size in ordered:
        half -= size.characters
        if half <= 0:
            break
    return size.points
