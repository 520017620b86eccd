"""Give each cell of a sheet its spans, and leave out what merged cells cover.

    A1:C1 merged over "2023年" -> Spanned(0, 0, "2023年", colspan 3), nothing at B1 and C1

Areas that overlap, which no program writes, are taken in order; the later ones are ignored.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import groupby

from ingest.readers.sheets.sheet import Area, Sheet, Shown


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell with the last row and column it reaches."""

    row: int
    column: int
    text: str
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Line:
    """The cells that begin in one row of a sheet."""

    row: int
    cells: tuple[Spanned, ...]


def lines(sheet: Sheet) -> Iterator[Line]:
    """Yield the rows of *sheet* that show something, from the top."""
    areas = _Areas(sheet.merged)
    for row, cells in groupby(sheet.cells, key=lambda cell: cell.row):
        areas.go_to(row)
        spanned = tuple(found for found in map(areas.span, cells) if found)
        if spanned:
            yield Line(row, spanned)


class _Areas:
    """The merged areas that reach the row at hand, by their left edge; they never overlap."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self._coming = sorted(areas, key=lambda area: (area.top, area.left), reverse=True)
        self._here: list[tuple[int, int, Area]] = []
        self._ends: list[tuple[int, int, int]] = []

    def go_to(self, row: int) -> None:
        """Take the areas that reach *row*."""
        while self._coming and self._coming[-1].top <= row:
            self._leave(self._coming[-1].top)
            self._enter(self._coming.pop())
        self._leave(row)

    def span(self, cell: Shown) -> Spanned | None:
        """Return *cell* with its spans, or None where a merged cell covers it."""
        area = self._at(cell.column)
        if area is None:
            return Spanned(cell.row, cell.column, cell.text, cell.row, cell.column)
        if (area.top, area.left) != (cell.row, cell.column):
            return None
        return Spanned(cell.row, cell.column, cell.text, area.bottom, area.right)

    def _at(self, column: int) -> Area | None:
        at = bisect_right(self._here, column, key=lambda entry: entry[0]) - 1
        return self._here[at][2] if at >= 0 and self._here[at][1] >= column else None

    def _enter(self, area: Area) -> None:
        following = bisect_right(self._here, area.left, key=lambda entry: entry[0])
        overlaps = following < len(self._here) and self._here[following][0] <= area.right
        if self._at(area.left) is None and not overlaps:
            insort(self._here, (area.left, area.right, area), key=lambda entry: entry[0])
            heappush(self._ends, (area.bottom, area.left, area.right))

    def _leave(self, row: int) -> None:
        while self._ends and self._ends[0][0] < row:
            _, left, _ = heappop(self._ends)
            del self._here[bisect_right(self._here, left, key=lambda entry: entry[0]) - 1]
