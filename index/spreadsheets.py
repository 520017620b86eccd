"""Rows as a file for a spreadsheet program: .xlsx or .csv in which a text stays a text.

Text from documents must not become a formula: in .xlsx it is written as text, in .csv, where a cell has no
type, one that begins with "=" gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlsxwriter

Item = str | Decimal | int

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {
    "原句": 60,
    "依据": 60,
    "摘录": 60,
    "算式": 30,
    "报告": 36,
    "章节": 36,
    "文件": 40,
    "检索词": 24,
    "指标": 20,
    "口径": 24,
}
WIDTH = 12
LONGEST_CELL = 32_767
"""Excel's limit for the text of one cell."""


@dataclass(slots=True)
class Workbook:
    """A workbook that is being written: the format of a head, and its bytes once it is closed."""

    book: Any
    head: Any
    data: bytes = b""


@contextmanager
def workbook() -> Iterator[Workbook]:
    """Lend a workbook in memory; its `data` is there when the block has ended."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        lent = Workbook(book, book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1}))
        yield lent
    lent.data = target.getvalue()


def write_rows(sheet: Any, head: Sequence[str], rows: Sequence[Sequence[Item]], style: Any) -> None:
    """Write a *head* in *style* and *rows* below it into *sheet*, numbers as numbers, the head kept in sight."""
    for column, name in enumerate(head):
        sheet.write_string(0, column, name, style)
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
    for number, row in enumerate(rows, start=1):
        for column, item in enumerate(row):
            if isinstance(item, str):
                sheet.write_string(number, column, item[:LONGEST_CELL])
            else:
                sheet.write_number(number, column, float(item))
    sheet.freeze_panes(1, 0)


def rows_csv(rows: Sequence[Sequence[Item]]) -> bytes:
    """Return *rows* in UTF-8 with a byte order mark, which Excel needs."""
    target = io.StringIO()
    writer = csv.writer(target)
    for row in rows:
        writer.writerow([_unarmed(item) for item in row])
    return (BOM + target.getvalue()).encode("utf-8")


def _unarmed(item: Item) -> str:
    """Return *item* as .csv may hold it.

    >>> _unarmed("=1+1"), _unarmed(Decimal("-5.0"))
    ("'=1+1", '-5.0')
    """
    if isinstance(item, str):
        return f"'{item}" if item.startswith(RISKY) else item
    return f"{item:f}" if isinstance(item, Decimal) else str(item)
