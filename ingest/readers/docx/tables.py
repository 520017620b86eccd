"""The cells of a Word table, each merged cell once, with its place in the grid and its spans.

    | 年份 | 收入（万元）  |        Slot("年份", 0, rowspan=2), Slot("收入（万元）", 1, colspan=2)
    |      | 计划 | 实际 |   ->    Slot("计划", 1), Slot("实际", 2)

A nested table gives its text inside the cell, cells parted by spaces. What is a header is not decided
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.readers import xml
from ingest.readers.clues import joined
from ingest.readers.grid import Slot, compact

_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"}
_GOES_ON = "continue"
_WIDEST = 200
TextOf = Callable[[xml.Element], str]


class _Rows:
    """The rows of a table so far, and where in them each column's vertically merged cell began."""

    def __init__(self) -> None:
        self.rows: list[list[Slot]] = []
        self._origins: dict[int, tuple[int, int]] = {}

    def reaches_down(self, column: int) -> bool:
        """Let the merged cell above at *column* cover the last row too; return whether there is one."""
        origin = self._origins.get(column)
        if origin is None:
            return False
        row, place = origin
        self.rows[row][place] = replace(self.rows[row][place], rowspan=len(self.rows) - row)
        return True

    def reaches_right(self, span: int) -> bool:
        """Let the last cell cover *span* more columns; return whether there is one."""
        if not self.rows[-1]:
            return False
        last = self.rows[-1][-1]
        self.rows[-1][-1] = replace(last, colspan=last.colspan + span)
        return True

    def add(self, slot: Slot, *, begins_merge: bool) -> None:
        """Add *slot* to the last row; what it stands in the way of goes on no further."""
        for column in range(slot.column, slot.column + slot.colspan):
            self._origins.pop(column, None)
        if begins_merge:
            self._origins[slot.column] = (len(self.rows) - 1, len(self.rows[-1]))
        self.rows[-1].append(slot)


def read_table(table: xml.Element, text_of: TextOf) -> tuple[tuple[Slot, ...], ...]:
    """Return the rows of *table*; *text_of* says what a paragraph reads."""
    made = _Rows()
    for row in unwrapped(table, "tr"):
        made.rows.append([])
        column = max(0, xml.number(xml.child(row, "trPr", "gridBefore")) or 0)
        for cell in unwrapped(row, "tc"):
            span = max(1, min(xml.number(xml.child(cell, "tcPr", "gridSpan")) or 1, _WIDEST))
            down, right = (_merge(cell, name) for name in ("vMerge", "hMerge"))
            covered = (right == _GOES_ON and made.reaches_right(span)) or (
                down == _GOES_ON and made.reaches_down(column)
            )
            if not covered:
                made.add(Slot(cell_text(cell, text_of), column, span), begins_merge=down is not None)
            column += span
    return compact(made.rows)


def _merge(cell: xml.Element, name: str) -> str | None:
    """Return "restart" or "continue" where *cell* is merged as *name* says, None where it is not."""
    merge = xml.child(cell, "tcPr", name)
    return None if merge is None else xml.value(merge) or _GOES_ON


def cells(table: xml.Element) -> list[xml.Element]:
    """Return all cells of *table*, row by row."""
    return [cell for row in unwrapped(table, "tr") for cell in unwrapped(row, "tc")]


def cell_text(cell: xml.Element, text_of: TextOf) -> str:
    """Return the text in *cell* on one line."""
    text = ""
    for inner in unwrapped(cell, "p", "tbl"):
        if xml.tag(inner) == "p":
            said = text_of(inner)
        else:
            said = " ".join(filter(None, (cell_text(nested, text_of) for nested in cells(inner))))
        text = joined([text, *said.splitlines()])
    return text


def unwrapped(element: xml.Element, *names: str) -> Iterator[xml.Element]:
    """Yield the children with *names*, also those inside content controls and revisions."""
    for inner in element:
        name = xml.tag(inner)
        if name in names:
            yield inner
        elif name in _WRAPPERS:
            yield from unwrapped(inner, *names)
