"""Turn writing that runs up or down a page, so that it can be read like any other.

    a wide table set sideways on an upright page -> the page turned by 90 degrees, its rectangles turned back

An angle is how far the writing is turned clockwise on the page as it is shown: 90 reads downwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.paged.page import Box, Glyph, Page
from report import Rect

SAMPLE = 5
"""One in so many characters is asked which way most of them are turned."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that sets writing of *angle* upright, on a page of *width* and *height* points."""

    angle: int
    width: float
    height: float

    def of(self, box: Box) -> Box:
        """Return where *box* stands when the page is turned."""
        left, top, right, bottom = box
        match self.angle:
            case 90:
                return Box(top, self.width - right, bottom, self.width - left)
            case 180:
                return Box(self.width - right, self.height - bottom, self.width - left, self.height - top)
            case 270:
                return Box(self.height - bottom, left, self.height - top, right)
            case _:
                return box

    def back(self) -> Turn:
        """Return the turn that undoes this one."""
        if self.angle % 180:
            return Turn(360 - self.angle, self.height, self.width)
        return self

    def rect(self, box: Box, page: int) -> Rect:
        """Return where *box*, on page number *page* as it was turned, stands on the page as it is shown."""
        return self.back().of(box).rect(page)


def turn_of(page: Page) -> Turn:
    """Return the turn that sets most of the text of *page* upright."""
    angles = Counter([glyph.face.angle for glyph in page.glyphs[::SAMPLE]])
    angle = angles.most_common(1)[0][0] if angles else 0
    return Turn(angle, page.width, page.height)


def turned(page: Page, turn: Turn) -> Page:
    """Return *page* after *turn*."""
    if not turn.angle:
        return page
    across = turn.angle % 180
    return replace(
        page,
        width=page.height if across else page.width,
        height=page.width if across else page.height,
        glyphs=turned_glyphs(page.glyphs, turn),
        edges=tuple(turn.of(edge) for edge in page.edges),
        images=tuple(replace(image, box=turn.of(image.box)) for image in page.images),
    )


def turned_glyphs(glyphs: Sequence[Glyph], turn: Turn) -> tuple[Glyph, ...]:
    """Return *glyphs* after *turn*, their faces turned with them."""
    faces = {glyph.face: replace(glyph.face, angle=(glyph.face.angle - turn.angle) % 360) for glyph in glyphs}
    return tuple(glyph._replace(box=turn.of(glyph.box), face=faces[glyph.face]) for glyph in glyphs)
