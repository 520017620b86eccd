"""Find tables without upright lines: rows of text lined up in columns.

    样地  含水量（%）  pH值        three rows or more whose parts stand below one another
    2-1   25.98        8.31   ->   a table of three columns

Strict on purpose, because prose, contents and signatures also have gaps: every row has the same number
of parts, each part stands in its column, and most cells are short. Two columns are taken only below a
line that begins with 表 and a number. Rows of several lines are not put together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.grid import grid
from ingest.readers.paged.lines import Line
from ingest.readers.paged.page import Box, around
from ingest.readers.paged.tables import Ruled

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
NEAR = 3.0
"""Line heights between two rows of a table at most."""

LONGEST_CELL = 16
"""Characters that the cells of a column may have on average."""

_CAPTION = re.compile(r"(?:续|附)?表\s*[0-9０-９一二三四五六七八九十]")
_LEADER = re.compile(r"[.…·]{3}")


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table and the lines it was made of."""

    ruled: Ruled
    lines: tuple[Line, ...]


def find_aligned(lines: Sequence[Line]) -> list[Aligned]:
    """Return the tables that stand in *lines* without upright rules, in order."""
    found: list[Aligned] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        if len(lines[at].parts) < FEWEST_COLUMNS - 1:
            at += 1
            continue
        rows = _rows_from(lines, at)
        captioned = at > 0 and _CAPTION.match(lines[at - 1].text) is not None
        if len(rows) >= FEWEST_ROWS and _is_table(rows, captioned=captioned):
            above = [line for line in lines[max(0, at - 1) : at] if id(line) not in taken]
            found.append(_aligned([*(line for line in above if _heads(line, rows[0])), *rows]))
            taken.update(map(id, rows))
            at += len(rows)
        else:
            at += 1
    return found


def _rows_from(lines: Sequence[Line], start: int) -> list[Line]:
    rows = [lines[start]]
    columns = [part.box for part in lines[start].parts]
    for line in lines[start + 1 :]:
        if not _fits(line, rows[-1], columns):
            break
        rows.append(line)
        columns = [around((column, part.box)) for column, part in zip(columns, line.parts, strict=True)]
    return rows


def _fits(line: Line, above: Line, columns: Sequence[Box]) -> bool:
    """Return whether each part of *line* stands in its own column, and *line* right below *above*."""
    if len(line.parts) != len(columns) or line.column != above.column:
        return False
    if not 0 < line.box.middle - above.box.middle <= NEAR * above.box.height:
        return False
    for at, part in enumerate(line.parts):
        own = part.box.left < columns[at].right and part.box.right > columns[at].left
        left_clear = at == 0 or part.box.left > columns[at - 1].right
        right_clear = at + 1 == len(columns) or part.box.right < columns[at + 1].left
        if not (own and left_clear and right_clear):
            return False
    return True


def _heads(line: Line, row: Line) -> bool:
    """Return whether *line* is the header above *row*: as many parts, though wider than their columns."""
    near = 0 < row.box.middle - line.box.middle <= NEAR * line.box.height
    return near and len(line.parts) == len(row.parts) and line.column == row.column


def _is_table(rows: Sequence[Line], *, captioned: bool) -> bool:
    count = len(rows[0].parts)
    if count < (FEWEST_COLUMNS - 1 if captioned else FEWEST_COLUMNS):
        return False
    if any(_LEADER.search(line.text) for line in rows):
        return False
    lengths = [sum(len(line.parts[at].text) for line in rows) / len(rows) for at in range(count)]
    return max(lengths) <= LONGEST_CELL


def _aligned(rows: Sequence[Line]) -> Aligned:
    columns = [around(line.parts[at].box for line in rows) for at in range(len(rows[0].parts))]
    stops = (*(column.left for column in columns), columns[-1].right)
    slots = grid([part.text for part in line.parts] for line in rows)
    return Aligned(Ruled(around(line.box for line in rows), slots, stops), tuple(rows))
