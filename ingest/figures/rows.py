"""What names a row of a table: its label, and the place, time and unit that its first cells give.

| 石桥镇 | 2022 | 党员（名） | 31 | gives the label 党员, the place 石桥镇, the time 2022, the unit 名. A cell
merged over several rows names each of them; a label to the right of numbers starts a second block
only under the same header as the first (科目 | 数 | 科目 | 数).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.figures.cells import CellNumber, read_cell
from ingest.figures.column import NO_COLUMN, Column
from ingest.figures.headers import TOTAL, YEAR, Headers, split_unit
from ingest.figures.scope import place_at_start
from ingest.figures.shadow import cast
from report import Cell

_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_PLACES = re.compile(
    r"(?:乡镇|镇街|镇乡|街镇|村|村名|行政村|村别|社区|街道|村居|村社区|地区|县区|区县|县市区|市州)(?:名称|名)?$"
)
_YEARS = re.compile(r"年份|年度|时间|年$")
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_MONTH = re.compile(r"(?P<month>1[0-2]|[1-9])月份?$")
_ASIDE = re.compile("内容|措施|责任|备注|说明|时间|地点|地址")
_PART = re.compile(r"^其中:?")


@dataclass(frozen=True, slots=True)
class RowHead:
    """What holds for the numbers of a row, or of a block of it."""

    label: str = ""
    place: str | None = None
    time: str | None = None
    month: int | None = None
    unit: str | None = None
    is_total: bool = False
    is_part: bool = False
    column: Column = NO_COLUMN


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a row with what names it."""

    cell: Cell
    column: Column
    number: CellNumber
    head: RowHead


def entries(rows: tuple[tuple[Cell, ...], ...], headers: Headers) -> Iterator[tuple[Entry, ...]]:
    """Yield for each of *rows*, those below the *headers*, the numbers in it."""
    unit: str | None = None
    for row in _filled(rows):
        found = tuple(_of_whole(one, unit) for one in _entries(row, headers))
        unit = found[0].head.unit if found else unit
        yield found


def _of_whole(entry: Entry, unit: str | None) -> Entry:
    """Return *entry*, in the *unit* of the row above where 其中 makes its row a part of that."""
    head = entry.head
    return replace(entry, head=replace(head, unit=head.unit or unit)) if head.is_part else entry


def _filled(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[list[tuple[Cell, bool]]]:
    """Yield each row with the cells that reach into it from above; the flag tells the row's own cells."""
    spanning: list[tuple[Cell, int]] = []
    for row in rows:
        above = [(cell, False) for cell, _ in spanning]
        yield sorted([*above, *((cell, True) for cell in row)], key=lambda pair: pair[0].column)
        left = [(cell, more - 1) for cell, more in spanning] + [(cell, cell.rowspan - 1) for cell in row]
        spanning = [(cell, more) for cell, more in left if more > 0]


def _entries(row: list[tuple[Cell, bool]], headers: Headers) -> Iterator[Entry]:
    head, begun, label_header = RowHead(), False, ""
    for cell, own in row:
        text, column = cast(cell.text).text, headers.column(cell.column)
        number = read_cell(text)
        is_year = YEAR.match(text) is not None and (_YEARS.search(column.printed) or cell.column == 0)
        if number is not None and not is_year:
            begun = begun or not column.is_code
            if own:
                yield Entry(cell, column, number, head)
        elif is_year or _WORD.search(text):
            if begun and column.printed != label_header:
                continue  # 备注, 是否达标: said of the row, no name for what follows
            if head.label and not is_year and _ASIDE.search(column.printed):
                continue
            head, label_header = _named(RowHead() if begun else head, text, column), column.printed


def _named(head: RowHead, text: str, column: Column) -> RowHead:
    if year := YEAR.match(text):
        return replace(head, time=year[1])
    if _UNIT_HEAD.match(column.printed):
        return replace(head, unit=text.strip("()"))
    if month := _MONTH.match(text):
        head = replace(head, month=int(month["month"]))
    label, unit = split_unit(text)
    is_part = _PART.match(label) is not None
    label = _PART.sub("", label) or label
    head = replace(head, unit=unit or head.unit, is_part=is_part or head.is_part)
    if TOTAL.match(label):
        return replace(head, label=label, is_total=True)
    head = replace(head, column=column)
    if place_at_start(label) == label or _PLACES.match(column.printed):
        return replace(head, place=label)
    return replace(head, label=label)
