"""Print blocks as an OFD of several pages: wrapped lines, ruled tables, page numbers at the foot.

blocks_as_ofd([paragraph, table]) -> the bytes of a file that shows them
"""

from __future__ import annotations

from collections.abc import Iterable

from ofd_builder import HEI, HEIGHT, SONG, WIDTH, OfdPage, make_ofd, widths, wrapped

from report import Paragraph, Table


def blocks_as_ofd(blocks: Iterable[Paragraph | Table]) -> bytes:
    """Return an OFD file that prints *blocks*: wrapped lines, ruled tables, page numbers at the foot."""
    press = _Press()
    for block in blocks:
        if isinstance(block, Paragraph):
            press.paragraph(block)
        else:
            press.table(block)
    for number, page in enumerate(press.pages, 1):
        page.text(WIDTH / 2 - 15, HEIGHT - 40, f"— {number} —", size=10)
    return make_ofd(*press.pages)


class _Press:
    """Prints blocks down the page, and on to the next one."""

    LEFT, RIGHT, TOP, BOTTOM, PAD = 85.0, 511.0, 90.0, 760.0, 4.0

    def __init__(self) -> None:
        self.pages = [OfdPage()]
        self.y = self.TOP

    def paragraph(self, block: Paragraph) -> None:
        """Print a paragraph: a centred line, or lines whose first one is indented by two characters."""
        size = (block.style.size if block.style else None) or 12
        font = HEI if block.style and block.style.bold else SONG
        centered = bool(block.style and block.style.centered)
        text = block.text if centered else "　　" + block.text
        for line in wrapped(text, self.RIGHT - self.LEFT, size):
            self._room(1.6 * size)
            spare = self.RIGHT - self.LEFT - sum(widths(line, size))
            x = self.LEFT + (spare / 2 if centered else 0)
            self.pages[-1].text(x, self.y + 1.2 * size, line, size=size, font=font)
            self.y += 1.6 * size

    def table(self, block: Table) -> None:
        """Print a ruled table; a row goes to the next page as a whole."""
        columns = max(cell.column + cell.colspan for row in block.rows for cell in row)
        stops = [self.LEFT + at * (self.RIGHT - self.LEFT) / columns for at in range(columns + 1)]
        self.y += 6
        for row in block.rows:
            texts = [
                wrapped(cell.text, stops[cell.column + cell.colspan] - stops[cell.column] - 2 * self.PAD, 10)
                for cell in row
            ]
            height = 14 * max(map(len, texts)) + 2 * self.PAD
            self._room(height)
            for cell, lines in zip(row, texts, strict=True):
                self.pages[-1].grid(
                    [stops[cell.column], stops[cell.column + cell.colspan]], [self.y, self.y + height]
                )
                self.pages[-1].lines(
                    stops[cell.column] + self.PAD, self.y + self.PAD + 10, *lines, size=10, pitch=14
                )
            self.y += height
        self.y += 6

    def _room(self, height: float) -> None:
        if self.y + height > self.BOTTOM:
            self.pages.append(OfdPage())
            self.y = self.TOP
