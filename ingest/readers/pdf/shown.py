"""How the coordinates of a PDF page map to the page as it is shown.

    a page of 595 × 842 points: (85, 742, 97, 730) in user space -> Box(85, 100, 97, 112)

User space counts upwards from the lower left corner of the paper, whichever way the page is turned.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.readers.paged.page import Box, box_of


@dataclass(frozen=True, slots=True)
class Shown:
    """The sides of the visible part of a page in user space, and how far it is turned, in degrees."""

    left: float
    top: float
    right: float
    bottom: float
    turned: int

    @property
    def width(self) -> float:
        """Return the width of the page as it is shown."""
        return self.top - self.bottom if self.turned % 180 else self.right - self.left

    @property
    def height(self) -> float:
        """Return the height of the page as it is shown."""
        return self.right - self.left if self.turned % 180 else self.top - self.bottom

    def box(self, x0: float, y1: float, x1: float, y0: float) -> Box:
        """Return where the box of user space with these sides (left, top, right, bottom) is shown."""
        match self.turned:
            case 90:
                return box_of((y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left))
            case 180:
                return box_of((self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom))
            case 270:
                return box_of((self.top - y1, self.right - x1, self.top - y0, self.right - x0))
            case _:
                return box_of((x0 - self.left, self.top - y1, x1 - self.left, self.top - y0))

    def boxes(self, many: Iterable[tuple[float, float, float, float]]) -> list[Box]:
        """Return where *many* boxes are shown."""
        if self.turned:
            return [self.box(*sides) for sides in many]
        left, top = self.left, self.top
        return [box_of((x0 - left, top - y1, x1 - left, top - y0)) for x0, y1, x1, y0 in many]
