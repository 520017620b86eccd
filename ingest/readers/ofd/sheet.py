"""Put what is drawn on an OFD page into a `Page`: points from the upper left corner, upright.

A page on which most text reads downwards (a wide table set sideways, vertical setting with its columns
from right to left) is turned until it reads from left to right, rectangles too. Slanted text is a watermark and left out.
Text drawn twice at one place, which looks bold, is taken once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from ingest.readers.ofd.text import Run, count_written
from ingest.readers.paged.matrix import Matrix, Point
from ingest.readers.paged.page import SMALLEST_PICTURE, Box, Glyph, Image, Page, around

FARTHEST = 1e5
"""Points from the corner of the page beyond which a box is damage."""

_SAME_PLACE = 0.15
_CELL = 4.0


@dataclass(slots=True)
class Sheet:
    """What stands on a page of *width* by *height* points, as it is collected."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    edges: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)

    def page(self, number: int) -> Page:
        """Return all of it as the page *number*."""
        turns = max(range(4), key=lambda turns: count_written(self.runs, turns))
        turn = _turn(self, turns)
        wide, high = (self.height, self.width) if turns % 2 else (self.width, self.height)
        return Page(
            number,
            wide,
            high,
            tuple(_glyphs(self.runs, turn, turns)),
            tuple(turn.around(edge) for edge in self.edges if _is_near(edge)),
            tuple(
                replace(image, box=turn.around(image.box))
                for image in self.images
                if _is_near(image.box) and min(image.box.width, image.box.height) >= SMALLEST_PICTURE
            ),
        )


def _turn(sheet: Sheet, turns: int) -> Matrix:
    """Return the map that makes text level that reads in *turns* quarter turns on *sheet*."""
    match turns:
        case 1:
            return Matrix(0, -1, 1, 0, 0, sheet.width)
        case 2:
            return Matrix(-1, 0, 0, -1, sheet.width, sheet.height)
        case 3:
            return Matrix(0, 1, -1, 0, sheet.height, 0)
        case _:
            return Matrix()


def _is_near(box: Box) -> bool:
    return all(abs(side) <= FARTHEST for side in (box.left, box.top, box.right, box.bottom))


def _glyphs(runs: Sequence[Run], turn: Matrix, turns: int) -> Iterator[Glyph]:
    """Yield the characters of *runs* on a page that is turned by *turn*, so that most of them are level."""
    drawn = _Places()
    index = 0
    for run in runs:
        if run.turns is None or not all(map(_is_near, run.boxes)) or not drawn.is_new(run):
            continue
        boxes = run.boxes if turns == 0 else [turn.around(box) for box in run.boxes]
        for char, box in zip(run.text, boxes if run.turns == turns else _levelled(boxes), strict=True):
            if char >= " ":
                yield Glyph(char, box, index, run.face)
                index += 1


def _levelled(boxes: Sequence[Box]) -> Iterator[Box]:
    """Yield where the characters in *boxes*, which read downwards on a level page, stand in one level line.

    A label beside a table, a binding mark: put side by side in the width of their column, they are one line.
    """
    whole = around(boxes)
    step = whole.width / len(boxes)
    bottom = whole.top + max(box.height for box in boxes)
    for at in range(len(boxes)):
        yield Box(whole.left + at * step, whole.top, whole.left + (at + 1) * step, bottom)


class _Places:
    """Where which texts begin already, in cells of a few points."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, int, int], Point] = {}

    def is_new(self, run: Run) -> bool:
        """Return whether the text of *run* was not yet drawn where it stands, and keep it."""
        box = run.boxes[0]
        column, row = int(box.left // _CELL), int(box.middle // _CELL)
        for right, down in product((-1, 0, 1), repeat=2):
            other = self._seen.get((run.text, column + right, row + down))
            if other and max(abs(other.x - box.left), abs(other.y - box.middle)) < _SAME_PLACE * box.height:
                return False
        self._seen[run.text, column, row] = Point(box.left, box.middle)
        return True
