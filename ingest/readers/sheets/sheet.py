"""One sheet as a person sees it, and how a reader gathers it cell by cell.

    gather = Gathering(Budget(limits))
    gather.cell(0, 0, "表1 敬老院情况"); gather.merge(Area(0, 0, 0, 3)); gather.hide_rows(4, 4)
    gather.sheet("养老") -> Sheet without the hidden row, the rows below moved up

Only cells that show something are kept, so a sheet with one cell in its last corner is as small as
it looks. Rows and columns count from 0.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from ingest.limits import Limits

MOST_TEXT = 100_000_000
"""Characters that the cells of one file may show; a text shown in many cells is stored only once."""

LAST_ROW, LAST_COLUMN = 2**20 - 1, 2**14 - 1


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that shows *text*."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the cells that show something, by row and column, and the merged areas."""

    name: str
    cells: tuple[Shown, ...]
    merged: tuple[Area, ...] = ()
    hidden_rows: int = 0
    hidden_columns: int = 0
    boxes: tuple[str, ...] = ()
    """The paragraphs of its text boxes."""

    pictures: tuple[str, ...] = ()
    """The SHA-256 of its pictures."""


class Budget:
    """How many cells and characters of a file may still be read."""

    def __init__(self, limits: Limits) -> None:
        self._cells, self._text = limits.cells, MOST_TEXT

    @property
    def spent(self) -> bool:
        """Whether a cell was refused."""
        return self._cells < 0 or self._text < 0

    def take(self, text: str) -> bool:
        """Return whether a cell with *text* may still be read."""
        self._cells -= 1
        self._text -= len(text)
        return not self.spent


@dataclass(slots=True)
class Gathering:
    """Collects the cells of one sheet in any order."""

    budget: Budget
    _cells: dict[tuple[int, int], str] = field(default_factory=dict)
    _merged: list[Area] = field(default_factory=list)
    _rows: set[int] = field(default_factory=set)
    _columns: set[int] = field(default_factory=set)

    def cell(self, row: int, column: int, text: str) -> bool:
        """Add a cell; return False where the budget is spent and reading should stop."""
        if not text.strip() or not (0 <= row <= LAST_ROW and 0 <= column <= LAST_COLUMN):
            return True
        if not self.budget.take(text):
            return False
        self._cells[row, column] = text
        return True

    def merge(self, area: Area) -> None:
        """Add a merged area."""
        if area.top <= area.bottom and area.left <= area.right and area.bottom <= LAST_ROW:
            self._merged.append(area)

    def hide_row(self, row: int) -> None:
        """Leave out *row*."""
        self._rows.add(row)

    def hide_columns(self, first: int, last: int) -> None:
        """Leave out the columns from *first* to *last*."""
        self._columns.update(range(max(first, 0), min(last, LAST_COLUMN) + 1))

    def sheet(self, name: str) -> Sheet:
        """Return the sheet called *name* without what is hidden, what follows moved up."""
        rows, columns = sorted(self._rows), sorted(self._columns)
        cells = dict(self._cells)
        merged = [
            area for area in (self._visible(area, cells, rows, columns) for area in self._merged) if area
        ]
        shown = sorted(
            (row - bisect_left(rows, row), column - bisect_left(columns, column), text)
            for (row, column), text in cells.items()
            if row not in self._rows and column not in self._columns
        )
        return Sheet(
            name,
            tuple(Shown(*cell) for cell in shown),
            tuple(merged),
            len({row for row, _ in self._cells} & self._rows),
            len({column for _, column in self._cells} & self._columns),
        )

    def _visible(
        self, area: Area, cells: dict[tuple[int, int], str], rows: list[int], columns: list[int]
    ) -> Area | None:
        """Return what is left of *area*; the text of its first cell shows in the first that is left."""
        top, bottom = area.top - bisect_left(rows, area.top), area.bottom - bisect_left(rows, area.bottom + 1)
        left = area.left - bisect_left(columns, area.left)
        right = area.right - bisect_left(columns, area.right + 1)
        if top > bottom or left > right:
            return None
        text = cells.get((area.top, area.left))
        if text and (area.top in self._rows or area.left in self._columns):
            cells[_first_left(area.top, self._rows), _first_left(area.left, self._columns)] = text
        return Area(top, left, bottom, right)


def _first_left(at: int, hidden: set[int]) -> int:
    while at in hidden:
        at += 1
    return at
