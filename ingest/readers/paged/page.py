"""Values of a page, of a PDF or another format: characters, ruled edges, pictures.

    Glyph("关", Box(92.1, 101.5, 114.1, 123.5), index=0)

Coordinates are points from the upper left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from report import Rect

SMALLEST_PICTURE = 36.0
"""Points below which a picture is an ornament or a bullet."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Return the vertical extent."""
        return self.bottom - self.top

    @property
    def width(self) -> float:
        """Return the horizontal extent."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Return the vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Return the horizontal middle."""
        return (self.left + self.right) / 2

    def holds(self, other: Box) -> bool:
        """Return whether the middle of *other* lies inside."""
        return self.left <= other.centre <= self.right and self.top <= other.middle <= self.bottom

    def rect(self, page: int) -> Rect:
        """Return this box on page number *page*, in tenths of a point."""
        return Rect(
            page, round(self.left, 1), round(self.top, 1), round(self.right, 1), round(self.bottom, 1)
        )


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all *boxes* (at least one)."""
    every = tuple(boxes)
    return Box(
        min(box.left for box in every),
        min(box.top for box in every),
        max(box.right for box in every),
        max(box.bottom for box in every),
    )


@dataclass(frozen=True, slots=True)
class Face:
    """The looks of a character: size in points, name of the font, whether that font is bold."""

    size: float | None = None
    font: str | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character, the box of its line height, its looks, and its place among the page's characters.

    `spaced` says that the format takes it for the beginning of a word.
    """

    char: str
    box: Box
    index: int
    face: Face = Face()
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page and the hash of its stored bytes."""

    box: Box
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on one page."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    edges: tuple[Box, ...] = ()
    images: tuple[Image, ...] = ()
