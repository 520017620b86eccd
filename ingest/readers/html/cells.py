"""The cells of an HTML table, each with its place in the grid, and whether it is a table at all.

    <tr><th rowspan=2>年份<th colspan=2>收入 / <tr><th>计划<th>实际
    -> Slot("年份", 0, rowspan=2), Slot("收入", 1, colspan=2) / Slot("计划", 1), Slot("实际", 2)

Old pages are laid out with tables: a single column, a table in a cell, a whole text in a cell. Such a
table gives the contents of its cells one after the other. Spans follow the HTML Standard, 4.9.12.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.readers.clues import joined
from ingest.readers.grid import Slot, compact
from ingest.readers.html.items import Grid, Item, Line, words
from ingest.readers.html.looks import UNSEEN
from ingest.readers.html.markup import Element
from ingest.readers.html.vocabulary import is_label

WIDEST = 1000
"""Columns beyond which spans over rows are not followed; the standard bounds a span likewise."""

LONG_TEXT = 300
"""Characters in several paragraphs of one cell from which it holds a text and not an entry."""

FEWEST = 2
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_STRAY = frozenset({"form", "center", "div", "span", "font"})
_BORDER = re.compile(
    r"border(?:-(?:top|bottom|left|right))?(?:-style|-width)?\s*:(?!\s*(?:none|0|medium none))"
)


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell: where it stands and what it shows."""

    row: int
    column: int
    colspan: int
    rowspan: int
    is_header: bool
    items: tuple[Item, ...]

    def text(self) -> str:
        """Return the text on one line; the cells of a table inside are parted by spaces."""
        return joined([words(item) for item in self.items])


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table's cells row by row, its captions, and whether it only arranges the page."""

    cells: tuple[ReadCell, ...]
    captions: tuple[Element, ...]
    is_layout: bool

    def rows(self) -> tuple[tuple[Slot, ...], ...]:
        """Return the rows as they stand in the grid."""
        rows: list[list[Slot]] = [[] for _ in range(self.cells[-1].row + 1)] if self.cells else []
        for cell in self.cells:
            rows[cell.row].append(Slot(cell.text(), cell.column, cell.colspan, cell.rowspan))
        left = [
            [replace(slot, rowspan=min(slot.rowspan, len(rows) - at)) for slot in row]
            for at, row in enumerate(rows)
        ]
        return compact(left)


def read(table: Element, show: Callable[[Element], Iterable[Item] | None]) -> ReadTable:
    """Return the cells of *table*; *show* says what is seen in a cell, None for nothing."""
    found: list[ReadCell] = []
    taken: dict[int, int] = {}
    for at, row in enumerate(_rows(table)):
        column = 0
        for cell in _cells(row):
            while taken.get(column, 0) > at:
                column += 1
            shown = show(cell)
            if shown is None:
                continue
            colspan, rowspan = _span(cell, "colspan"), _span(cell, "rowspan")
            found.append(ReadCell(at, column, colspan, rowspan, cell.name == "th", tuple(shown)))
            if column + colspan <= WIDEST:
                taken.update((place, at + rowspan) for place in range(column, column + colspan))
            column += colspan
    captions = tuple(c for c in table.children if isinstance(c, Element) and c.name == "caption")
    return ReadTable(tuple(found), captions, _arranges(table, found))


def _arranges(table: Element, cells: list[ReadCell]) -> bool:
    """Return whether *table* arranges the page instead of stating data."""
    if table.get("role") in {"presentation", "none"}:
        return True
    filled = [cell for cell in cells if any(words(item).strip() for item in cell.items)]
    if filled and is_label(filled[0].text()) and len(cells) > 1:
        return False
    if len({cell.column for cell in filled}) < FEWEST:
        return not _is_ruled(table) or len(filled) < FEWEST
    if any(cell.is_header for cell in filled):
        return False
    if len({cell.row for cell in filled}) < FEWEST and not _is_ruled(table):
        return True
    texts = sum(_holds_text(cell) for cell in filled)
    holders = sum(any(isinstance(item, Grid) for item in cell.items) for cell in filled)
    return bool(texts + holders) and len(filled) <= 2 * (texts + holders) + FEWEST and not _is_ruled(table)


def _holds_text(cell: ReadCell) -> bool:
    lines = [item for item in cell.items if isinstance(item, Line)]
    return len(lines) > FEWEST and sum(len(line.text) for line in lines) >= LONG_TEXT


def _is_ruled(table: Element) -> bool:
    """Return whether lines are drawn around the cells of *table*."""
    if table.get("border").strip() not in {"", "0"}:
        return True
    return any(_BORDER.search(cell.get("style").lower()) for row in _rows(table) for cell in _cells(row))


def _rows(table: Element) -> Iterator[Element]:
    """Yield the rows of *table* itself; what stands outside any row is a row of one cell."""
    for child in table.children:
        if isinstance(child, str):
            if child.strip():
                yield Element("td", parent=table, children=[child])
        elif child.name in _GROUPS or (
            child.name in _STRAY and any(e.name == "tr" for e in child.elements())
        ):
            yield from _rows(child)
        elif child.name not in UNSEEN and child.name != "caption":
            yield child


def _cells(row: Element) -> Iterator[Element]:
    if row.name != "tr":
        yield row
        return
    for child in row.children:
        if isinstance(child, str):
            if child.strip():
                yield Element("td", parent=row, children=[child])
        elif child.name not in UNSEEN:
            yield child


def _span(cell: Element, name: str) -> int:
    said = cell.get(name).strip()
    if not (said.isascii() and said.isdecimal()):
        return 1
    return min(int(said[:6]), WIDEST) or (WIDEST if name == "rowspan" else 1)  # rowspan="0": to the end
