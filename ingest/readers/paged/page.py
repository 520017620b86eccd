"""Values of a page of any paged format: characters, ruled edges, pictures.

    Glyph("关", Box(92.1, 101.5, 114.1, 123.5), index=0)

Coordinates are points from the upper left corner of the page as it is shown. Boxes and glyphs are named
tuples and not dataclasses: a thousand are made for every page, and a frozen dataclass takes three times
as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, cast

from report import Rect

SMALLEST_PICTURE = 36.0
"""Points below which a picture is an ornament or a bullet."""


class Box(NamedTuple):
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


box_of = cast("Callable[[tuple[float, float, float, float]], Box]", partial(tuple.__new__, Box))
"""Make a box of its four sides; takes half the time of `Box(…)`, where it is made for every character."""


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all *boxes* (at least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Face:
    """The looks of a character: size in points, name of the font, whether that font is bold.

    `angle` is how far the writing is turned, in degrees clockwise on the page as it is shown (0 to 359).
    """

    size: float | None = None
    font: str | None = None
    bold: bool | None = None
    angle: int = 0


class Glyph(NamedTuple):
    """One character, the box of its line height, its looks, and its place among the page's characters.

    `spaced` says that the format takes it for the beginning of a word.
    """

    char: str
    box: Box
    index: int  # type: ignore[assignment]  # a tuple's method of this name is not wanted here
    face: Face = Face()
    spaced: bool = False


glyph_of = cast("Callable[[tuple[str, Box, int, Face, bool]], Glyph]", partial(tuple.__new__, Glyph))
"""Make a glyph of all its fields, in half the time of `Glyph(…)`."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a page and the hash of its stored bytes."""

    box: Box
    sha256: str | None

    def share_of(self, page: Page) -> float:
        """Return how much of *page* the picture covers, from 0 to 1."""
        return self.box.width * self.box.height / max(1.0, page.width * page.height)


@dataclass(frozen=True, slots=True)
class Page:
    """All that stands on one page.

    `outlines` counts the segments of filled drawings that are no lines: many of them and hardly any
    characters are text drawn as curves.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    edges: tuple[Box, ...] = ()
    images: tuple[Image, ...] = ()
    outlines: int = 0
