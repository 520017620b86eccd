"""An affine map from the coordinates of a drawn object to those of what it is drawn on.

    Matrix(2, 0, 0, 2, 10, 0).at(3, 4) -> Point(x=16, y=8)

Written as PDF and OFD write it: six numbers, points are row vectors.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from ingest.readers.paged.page import Box, box_of


class Point(NamedTuple):
    """A place on a page or in a drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """The six numbers of an affine map; without any, the map that changes nothing."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def at(self, x: float, y: float) -> Point:
        """Return where the point (*x*, *y*) comes to stand."""
        return Point(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def then(self, outer: Matrix) -> Matrix:
        """Return the map that is this one followed by *outer*."""
        a, b = outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b
        c, d = outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d
        e, f = outer.at(self.e, self.f)
        return Matrix(a, b, c, d, e, f)

    def around(self, box: Box) -> Box:
        """Return the smallest upright box that holds *box* as it comes to stand."""
        one, two = self.at(box.left, box.top), self.at(box.right, box.bottom)
        if (self.b == 0 and self.c == 0) or (self.a == 0 and self.d == 0):  # no slant: two corners tell
            return box_of((min(one.x, two.x), min(one.y, two.y), max(one.x, two.x), max(one.y, two.y)))
        three, four = self.at(box.left, box.bottom), self.at(box.right, box.top)
        across, down = zip(one, two, three, four, strict=True)
        return Box(min(across), min(down), max(across), max(down))

    @property
    def upright_scale(self) -> float:
        """The factor by which the height of a character grows."""
        return math.hypot(self.c, self.d)
