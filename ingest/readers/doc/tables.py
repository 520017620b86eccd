r"""Put the paragraphs of table cells together to tables, nested ones inside their cells.

    村\x07 床位\x07 \x07(row end) -> <w:tbl><w:tr><w:tc>村</w:tc><w:tc>床位</w:tc></w:tr></w:tbl>

[MS-DOC] 2.4.3. A row says only where its cells begin and end, so the columns of the grid are what all
rows of a table together make of it. Which cells are merged stands in the row too.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from ingest.readers.doc import wordml
from ingest.readers.doc.binary import DamagedError, i16, u8, u16

DEEPEST = 20
"""Tables within tables that are told apart; real documents have three at most."""

_CELL_SIZE = 20
_ACROSS, _BELOW, _RESTART = 0x03, 0x20, 0x40
_SAME_EDGE = 30
"""Twentieths of a point by which edges of cells above each other may differ."""


@dataclass(frozen=True, slots=True)
class Row:
    """Where the cells of a row begin and end, and the merge flags of each."""

    edges: tuple[int, ...]
    flags: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph as XML, how many tables it stands in, and what ends with it."""

    xml: str
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    row: Row | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class _WrittenRow:
    """The cells of a row as XML, what the row says of them, and whether it was deleted."""

    cells: list[str]
    row: Row | None
    deleted: bool


@dataclass(slots=True)
class _Table:
    """A table that is still open."""

    rows: list[_WrittenRow] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)


class Tables:
    """Takes the paragraphs of a story in their order and gives them back as XML with tables."""

    def __init__(self) -> None:
        self._body: list[str] = []
        self._open: list[_Table] = []

    def add(self, paragraph: Written) -> None:
        """Add *paragraph* to the cell or to the body that it stands in."""
        depth = min(paragraph.depth, DEEPEST)
        self._close(depth)
        while len(self._open) < depth:
            self._open.append(_Table())
        if not depth:
            self._body.append(paragraph.xml)
            return
        table = self._open[-1]
        if paragraph.row_end:
            _end_row(table, paragraph.row, deleted=paragraph.deleted)
            return
        table.content.append(paragraph.xml)
        if paragraph.cell_end:
            _end_cell(table)

    def finish(self) -> str:
        """Return all that was added."""
        self._close(0)
        return "".join(self._body)

    def _close(self, depth: int) -> None:
        while len(self._open) > depth:
            table = self._open.pop()
            _end_row(table, None, deleted=False)
            if self._open:
                self._open[-1].content.append(_table(table))
            else:
                self._body.append(_table(table))


def read_row(operand: bytes) -> Row | None:
    """Return the row that the operand of sprmTDefTable defines, or None where it is damaged."""
    try:
        count = u8(operand, 0)
        edges = tuple(i16(operand, 1 + 2 * at) for at in range(count + 1))
    except DamagedError:
        return None
    first = 1 + 2 * (count + 1)
    places = range(first, first + _CELL_SIZE * count, _CELL_SIZE)
    return Row(edges, tuple(u16(operand, at) if at + 2 <= len(operand) else 0 for at in places))


def _end_row(table: _Table, row: Row | None, *, deleted: bool) -> None:
    if table.content:
        _end_cell(table)
    if table.cells:
        table.rows.append(_WrittenRow(table.cells, row, deleted))
    table.cells = []


def _end_cell(table: _Table) -> None:
    table.cells.append("".join(table.content))
    table.content = []


def _table(table: _Table) -> str:
    edges = _grid([one.row for one in table.rows if one.row is not None])
    return f"<w:tbl>{''.join(_row(one, edges) for one in table.rows)}</w:tbl>"


def _grid(rows: list[Row]) -> list[int]:
    """Return the edges of the columns: those of all *rows*, such as are nearly the same taken as one."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge > edges[-1] + _SAME_EDGE:
            edges.append(edge)
    return edges


def _row(written: _WrittenRow, edges: list[int]) -> str:
    gone = "<w:del/>" if written.deleted else ""
    cells, row = written.cells, written.row
    if row is None or len(row.flags) != len(cells):
        return f"<w:tr><w:trPr>{gone}</w:trPr>{''.join(_cell(cell, 1, 0) for cell in cells)}</w:tr>"
    places = [max(0, bisect_right(edges, edge) - 1) for edge in row.edges]
    before = wordml.said("gridBefore", places[0] or None)
    content = "".join(
        _cell(
            "".join(cells[at] for at in group),
            places[group[-1] + 1] - places[group[0]],
            row.flags[group[0]],
        )
        for group in _groups(row)
    )
    return f"<w:tr><w:trPr>{before}{gone}</w:trPr>{content}</w:tr>"


def _groups(row: Row) -> list[list[int]]:
    """Return which cells of *row* are merged with each other from left to right.

    Writers do not agree on which of two flags begins a set, so the first one of a set tells.
    """
    groups: list[list[int]] = []
    opening = 0
    for at, flags in enumerate(row.flags):
        across = flags & _ACROSS
        if across and opening and across != opening:
            groups[-1].append(at)
        else:
            groups.append([at])
            opening = across
    return groups


def _cell(content: str, span: int, flags: int) -> str:
    properties = wordml.said("gridSpan", span) if span > 1 else ""
    if flags & (_BELOW | _RESTART):
        properties += wordml.said("vMerge", "restart" if flags & _RESTART else "continue")
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
