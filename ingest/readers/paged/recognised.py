"""A page as text recognition found it, in the form of any other page.

    RecognisedLine("全镇共有党员121名", 85, 100, 280, 114, 0.98) -> eleven glyphs side by side in that box

Recognition tells where a line stands but not its characters: they are spread evenly.
"""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.clues import columns
from ingest.readers.file import RecognisedLine, RecognisedPage
from ingest.readers.paged.page import Box, Face, Glyph, Page


def as_page(number: int, found: RecognisedPage) -> Page:
    """Return page *number* with the lines that were *found* on it."""
    spread = (pair for line in found.lines for pair in _spread(line))
    glyphs = tuple(
        Glyph(char, box, index, Face(round(box.height, 1))) for index, (char, box) in enumerate(spread)
    )
    return Page(number, found.width, found.height, glyphs)


def _spread(line: RecognisedLine) -> Iterator[tuple[str, Box]]:
    """Yield the characters of *line* with their boxes, a Han character as wide as two Latin ones."""
    step = (line.right - line.left) / max(1, columns(line.text))
    left = line.left
    for char in line.text:
        right = left + step * columns(char)
        yield char, Box(left, line.top, right, line.bottom)
        left = right
