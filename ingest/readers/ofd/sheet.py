"""Collect what is drawn on an OFD page and hand it out as a `Page`, in points from its upper left corner.

Writing says by its angle which way it reads; a page on which most of it reads downwards is turned where
lines are made. A label that reads downwards beside level text is set level here, so that it is one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from ingest.readers.ofd.text import Run
from ingest.readers.paged.page import SMALLEST_PICTURE, Box, Glyph, Image, Page, around

FARTHEST = 20_000.0
"""Points from the corner that the largest page may have; nothing beyond is seen."""


@dataclass(slots=True)
class Sheet:
    """What stands on a page of *width* by *height* points, as far as it was collected."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    edges: list[Box] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    outlines: int = 0

    def page(self, number: int) -> Page:
        """Return all of it as the page *number*."""
        return Page(
            number,
            self.width,
            self.height,
            tuple(_glyphs(self.runs)),
            tuple(edge for edge in self.edges if _is_near(edge)),
            tuple(image for image in self.images if _is_near(image.box) and not _is_small(image.box)),
            self.outlines,
        )


def _is_near(box: Box) -> bool:
    return all(abs(side) <= FARTHEST for side in (box.left, box.top, box.right, box.bottom))


def _is_small(box: Box) -> bool:
    return min(box.width, box.height) < SMALLEST_PICTURE


def _glyphs(runs: Sequence[Run]) -> Iterator[Glyph]:
    level = sum(len(run.text) for run in runs if run.face.angle == 0)
    is_level = 2 * level > sum(len(run.text) for run in runs)
    index = count()
    for run in runs:
        beside = is_level and run.face.angle != 0
        boxes, face = (_levelled(run.boxes), replace(run.face, angle=0)) if beside else (run.boxes, run.face)
        for char, box in zip(run.text, boxes, strict=True):
            if char >= " " and _is_near(box):
                yield Glyph(char, box, next(index), face)


def _levelled(boxes: Sequence[Box]) -> Sequence[Box]:
    """Return where the characters in *boxes*, one below the other, stand side by side in the same column."""
    whole = around(boxes)
    step = whole.width / len(boxes)
    bottom = whole.top + max(box.height for box in boxes)
    return [
        Box(whole.left + at * step, whole.top, whole.left + (at + 1) * step, bottom)
        for at in range(len(boxes))
    ]
