"""The blocks a reader gives: paragraphs, tables and pictures in reading order.

A block knows where it stands (`start`, `end`: code points in the text it belongs
to) and, where the format tells, on which page and in which rectangles. `start`
and `end` count in the text made of all blocks joined by a line feed, so a block
can always be found again in the text and the text in the block.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on a page, in points from the page's upper left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Style:
    """What the format says about a paragraph's looks; None where it says nothing.

    `level` is an outline level (1 is the highest) taken from a heading style, `size`
    is in points, `number` is the automatic number that the reader put before the text.
    """

    name: str | None = None
    level: int | None = None
    size: float | None = None
    bold: bool | None = None
    centered: bool | None = None
    font: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, soft line breaks joined, automatic number included."""

    text: str
    start: int
    end: int
    page: int | None = None
    style: Style | None = None
    rects: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; a merged cell stands once, at its upper left, with its spans.

    `column` is the position in the grid (from 0), which differs from the position in
    the row when cells to the left or above are merged. `page` is None where the cell
    stands on the page of its table, else a later one, onto which the table goes on.
    """

    text: str
    start: int
    end: int
    column: int
    colspan: int = 1
    rowspan: int = 1
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its text is its rows joined by a line feed and the cells of a row by a tab.

    `caption` and `unit` repeat what stands in the paragraphs before the table (those
    stay paragraphs of their own); `unit` is bare: "万元" for "单位：万元".
    """

    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    caption: str | None = None
    unit: str | None = None
    page: int | None = None
    rects: tuple[Rect, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in the document; it has no text of its own (start == end)."""

    start: int
    end: int
    caption: str | None = None
    page: int | None = None
    sha256: str | None = None
    rects: tuple[Rect, ...] = ()


Block = Paragraph | Table | Picture


def block_text(block: Block) -> str:
    """Return the text that *block* contributes to its document.

    >>> block_text(Paragraph("全镇共有党员121名。", 0, 11))
    '全镇共有党员121名。'
    """
    match block:
        case Paragraph():
            return block.text
        case Table():
            return "\n".join("\t".join(cell.text for cell in row) for row in block.rows)
        case Picture():
            return ""
