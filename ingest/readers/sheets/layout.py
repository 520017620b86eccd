"""Put a sheet into blocks: lines of text as paragraphs, the rest as tables.

    青禾县养老机构情况 (merged over A1:D1)      -> paragraph
    单位：张 (in D2)                            -> paragraph
    乡镇 | 机构 | 床位 | 其中护理床位 …          -> table, with caption and unit
    注：不含民办机构。                           -> paragraph

Blank rows part tables. What stands above a table, alone in its row, is a paragraph; below it only
what reads like a note or a sentence is. Columns that show nothing in a table are left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.readers.builder import Builder
from ingest.readers.grid import Slot
from ingest.readers.sheets.lines import Role, begins_table, is_heading, is_prose, role
from ingest.readers.sheets.sheet import Sheet
from ingest.readers.sheets.spans import Line, lines
from ingest.readers.wrapping import unwrap
from report import Style

SPARSE = 20
"""Times the number of its cells that a table may be large with its empty cells written out."""

_SMALL = 1_000


def add_sheet(build: Builder, sheet: Sheet) -> None:
    """Add the blocks of *sheet* to *build*."""
    for block in _blocks(lines(sheet)):
        for part in _parts(block):
            if part.is_table:
                build.table(_table(part.lines))
            else:
                for line in part.lines:
                    _add_text(build, line)


@dataclass(slots=True)
class _Part:
    """Neighbouring rows that are one table, or lines of text."""

    is_table: bool
    lines: list[Line] = field(default_factory=list)


def _blocks(rows: Iterable[Line]) -> Iterator[list[Line]]:
    """Yield the rows between blank ones; a row that a merged cell reaches is not blank."""
    block: list[Line] = []
    reached = -1
    for line in rows:
        if block and line.row > reached + 1:
            yield block
            block = []
        block.append(line)
        reached = max(reached, *(cell.last_row for cell in line.cells))
    if block:
        yield block


def _parts(block: Sequence[Line]) -> list[_Part]:
    """Return *block* as tables and lines of text."""
    first = min(cell.column for line in block for cell in line.cells)
    last = max(cell.column for line in block for cell in line.cells)
    parts = [_Part(is_table=False)]
    for line in block:
        kind = role(line, first=first, last=last)
        inside = parts[-1].is_table
        if kind is Role.ROW and not inside:
            parts.append(_Part(is_table=True))
        elif inside and (kind in {Role.PROSE, Role.LABEL} or begins_table(line)):
            parts.append(_Part(is_table=False, lines=_taken_back(parts[-1].lines)))
        parts[-1].lines.append(line)
    return parts


def _taken_back(rows: list[Line]) -> list[Line]:
    """Return the headings at the end of the table *rows* that head the text after it, taken out of it."""
    at = len(rows)
    while at > 1 and is_heading(rows[at - 1]):
        at -= 1
    headings = rows[at:]
    del rows[at:]
    return headings


def _add_text(build: Builder, line: Line) -> None:
    if len(line.cells) > 1:
        build.paragraph(" ".join(" ".join(cell.text.split()) for cell in line.cells))
        return
    [cell] = line.cells
    # A label merged over several columns is how a sheet writes a title.
    style = (
        Style(centered=True) if cell.last_column > cell.column and not is_prose(cell.text.strip()) else None
    )
    for part in unwrap(cell.text.splitlines()):
        build.paragraph(part.text, style=style)


def _table(rows: Sequence[Line]) -> list[list[Slot]]:
    """Return the cells of *rows* in the columns that show something, spans counted in those."""
    columns = sorted({cell.column for line in rows for cell in line.cells})
    begins = [line.row for line in rows]
    placed = [
        [
            Slot(
                cell.text,
                bisect_left(columns, cell.column),
                bisect_right(columns, cell.last_column) - bisect_left(columns, cell.column),
                bisect_right(begins, cell.last_row) - at,
            )
            for cell in line.cells
        ]
        for at, line in enumerate(rows)
    ]
    filled = sum(map(len, placed))
    return (
        _with_empty(placed, len(columns)) if len(rows) * len(columns) <= SPARSE * filled + _SMALL else placed
    )


def _with_empty(rows: list[list[Slot]], width: int) -> list[list[Slot]]:
    """Return *rows* with an empty cell at each place of the grid that no cell takes."""
    taken: list[set[int]] = [set() for _ in rows]
    for at, row in enumerate(rows):
        for slot in row:
            for below in range(at, at + slot.rowspan):
                taken[below].update(range(slot.column, slot.column + slot.colspan))
    return [
        sorted([*row, *(Slot("", column) for column in range(width) if column not in taken[at])], key=_column)
        for at, row in enumerate(rows)
    ]


def _column(slot: Slot) -> int:
    return slot.column
