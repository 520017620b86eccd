"""Cells of a table before their offsets are known, and rows that keep their spans true.

grid([["村", "户数"], ["东村", "45"]]) -> Slot("村", 0), Slot("户数", 1) / Slot("东村", 0), …
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell before its offsets are known: text, grid column (from 0), spans.

    `page` is None where the cell stands on the page of its table.
    """

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    page: int | None = None


def grid(rows: Iterable[Sequence[str]]) -> tuple[tuple[Slot, ...], ...]:
    """Return the cells of a table without merged cells, given its *rows* of texts."""
    return tuple(tuple(Slot(text, column) for column, text in enumerate(row)) for row in rows)


def compact(rows: Sequence[Sequence[Slot]]) -> tuple[tuple[Slot, ...], ...]:
    """Return *rows* without those that have no cell of their own, spans over them shortened.

    >>> [slot.rowspan for row in compact([[Slot("年份", 0, rowspan=2)], []]) for slot in row]
    [1]
    """
    kept = [bool(row) for row in rows]
    return tuple(
        tuple(
            slot if slot.rowspan == 1 else replace(slot, rowspan=max(1, sum(kept[at : at + slot.rowspan])))
            for slot in row
        )
        for at, row in enumerate(rows)
        if row
    )
