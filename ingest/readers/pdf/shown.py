"""How the coordinates of a PDF page map to the page as it is shown.

    a page of 595 × 842 points: (85, 742, 97, 730) in user space -> Box(85, 100, 97, 112)

User space counts upwards from the lower left corner of the paper, whichever way the page is turned.
"""

from __future__ import annotations

from collections.abc import Callable
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

    def placing(self) -> Callable[[float, float, float, float], Box]:
        """Return where the box of user space with given sides (left, top, right, bottom) is shown.

        A function and not a method: it is called for every character.
        """
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        match self.turned:
            case 90:
                return lambda x0, y1, x1, y0: box_of((y0 - bottom, x0 - left, y1 - bottom, x1 - left))
            case 180:
                return lambda x0, y1, x1, y0: box_of((right - x1, y0 - bottom, right - x0, y1 - bottom))
            case 270:
                return lambda x0, y1, x1, y0: box_of((top - y1, right - x1, top - y0, right - x0))
            case _:
                return lambda x0, y1, x1, y0: box_of((x0 - left, top - y1, x1 - left, top - y0))
