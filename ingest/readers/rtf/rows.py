r"""Turn the rows of an RTF table into cells with spans.

    \clvmgf\cellx1000\cellx2000 … \clvmrg\cellx1000\cellx2000 -> the first cell spans two rows

Rows know only where their cells end, so the columns of a table are all places where a cell of any
row ends; places that differ by less than a hair are one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.readers.grid import Slot

HAIR = 40
"""Twips (0.7 mm) by which two edges may differ and still be one."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a cell ends, in twips, and whether it goes on with the cell to its left or above."""

    right: int
    with_left: bool = False
    with_above: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The texts of a row and where its cells end; `left` is where the first begins."""

    texts: tuple[str, ...]
    edges: tuple[Edge, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    text: str
    left: int
    right: int
    with_above: bool


def table(rows: Sequence[Row]) -> list[list[Slot]]:
    """Return the cells of *rows*; without edges they stand in the columns of their order."""
    if any(len(row.edges) < len(row.texts) for row in rows):
        rows = [replace(row, edges=_regular(len(row.texts)), left=0) for row in rows]
    placed = [_placed(row) for row in rows]
    columns = _columns([place for row in placed for cell in row for place in (cell.left, cell.right)])
    slots: list[list[Slot]] = []
    owners: dict[int, tuple[int, int]] = {}
    for at, row in enumerate(placed):
        slots.append([])
        for cell in row:
            column = _column(columns, cell.left)
            owner = owners.get(column)
            if cell.with_above and owner:
                above = slots[owner[0]][owner[1]]
                slots[owner[0]][owner[1]] = replace(above, rowspan=at - owner[0] + 1)
                continue
            owners[column] = (at, len(slots[-1]))
            slots[-1].append(Slot(cell.text, column, max(1, _column(columns, cell.right) - column)))
    return slots


def _regular(count: int) -> tuple[Edge, ...]:
    return tuple(Edge(HAIR * 2 * (at + 1)) for at in range(count))


def _placed(row: Row) -> list[_Placed]:
    """Return the cells of *row* with their edges; one that goes on with its left neighbour widens it."""
    cells: list[_Placed] = []
    left = row.left
    texts = (*row.texts, *("" for _ in row.edges[len(row.texts) :]))
    for text, edge in zip(texts, row.edges, strict=False):
        right = max(edge.right, left)
        if edge.with_left and cells:
            cells[-1] = replace(
                cells[-1], text="\n".join(t for t in (cells[-1].text, text) if t), right=right
            )
        else:
            cells.append(_Placed(text, left, right, edge.with_above))
        left = right
    return cells


def _columns(places: list[int]) -> list[int]:
    columns: list[int] = []
    for place in sorted(set(places)):
        if not columns or place - columns[-1] > HAIR:
            columns.append(place)
    return columns


def _column(columns: list[int], place: int) -> int:
    return bisect_right(columns, place) - 1
