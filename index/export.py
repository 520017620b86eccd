"""A comparison as a file for other programs: .xlsx with its sources, or .csv, wide or long.

    comparison_xlsx(library.compare("党员总数"))   ->  bytes of a workbook with 对比, 来源, 计算, 只指一部分, 相近指标

Wide is a table of places and times, long has one line per figure with its sentence and where it stands.
The workbook has both unless long is asked for: the sheet 对比 and the sheet 来源; 计算 holds what was
reckoned on request, 只指一部分 and 相近指标 what was kept apart. A cell whose figures do not agree holds all
of them as text and is tinted; nothing is averaged. What a cell's numbers were counted on (口径) is noted
on it, what the table mixes stands below it. In .csv a wide table has a column of sources beside each time.

Text from documents is written as text: a sentence that begins with "=" must not become a
formula. In .csv, where a cell has no type, such a text gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from index.derive import Derived
from index.export_derived import DERIVED_HEAD, derived_rows
from index.export_rows import (
    NEAR_HEAD,
    PLACE,
    RESTRICTED_HEAD,
    SOURCE_HEAD,
    UNKNOWN,
    Item,
    cell_sources,
    cell_words,
    restricted_rows,
    source_rows,
)
from index.values import CompareCell, Comparison

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"原句": 60, "依据": 60, "算式": 30, "报告": 36, "文件": 40, "指标": 20, "口径": 24}
WIDTH = 12
LONGEST_CELL = 32_767
"""Excel's limit for the text of one cell."""
FIRST_ROW = 2
"""The first of the table of places and times, below its title and its head."""


def comparison_xlsx(comparison: Comparison, derived: Sequence[Derived] = (), *, long: bool = False) -> bytes:
    """Return *comparison* as a workbook with the table, the sources, what was *derived* and what was kept apart."""
    target = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        tint = book.add_format({"bg_color": "#FDF3E1", "font_color": "#8A4B08"})
        if long:
            sheet = book.add_worksheet("对比")
            _write_rows(sheet, SOURCE_HEAD, source_rows(comparison), head)
            _write_notes(sheet, comparison, len(source_rows(comparison)) + FIRST_ROW)
        else:
            _write_table(book.add_worksheet("对比"), comparison, head, tint)
            _write_rows(book.add_worksheet("来源"), SOURCE_HEAD, source_rows(comparison), head)
        if derived:
            _write_rows(book.add_worksheet("计算"), DERIVED_HEAD, derived_rows(derived), head)
        if comparison.restricted:
            _write_rows(book.add_worksheet("只指一部分"), RESTRICTED_HEAD, restricted_rows(comparison), head)
        if comparison.near:
            _write_rows(book.add_worksheet("相近指标"), NEAR_HEAD, comparison.near, head)
    return target.getvalue()


def comparison_csv(comparison: Comparison, *, wide: bool = False) -> bytes:
    """Return *comparison* in UTF-8 with a byte order mark, which Excel needs: one line per figure, or per place."""
    target = io.StringIO()
    writer = csv.writer(target)
    rows = _wide_rows(comparison) if wide else [SOURCE_HEAD, *source_rows(comparison)]
    for row in rows:
        writer.writerow([_unarmed(item) for item in row])
    for note in comparison.mixed:
        writer.writerow([_unarmed(f"注：{note}")])
    return (BOM + target.getvalue()).encode("utf-8")


def _wide_rows(comparison: Comparison) -> list[Sequence[Item]]:
    unit = f"（{comparison.unit}）" if comparison.unit else ""
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    times = [(f"{time or UNKNOWN}{unit}", f"{time or UNKNOWN}出处") for time in comparison.times]
    rows: list[Sequence[Item]] = [(PLACE, *(name for pair in times for name in pair))]
    for scope in comparison.scopes:
        found = (cells.get((scope, time)) for time in comparison.times)
        pairs = ((cell_words(cell), cell_sources(cell)) if cell else ("", "") for cell in found)
        rows.append((scope or UNKNOWN, *(item for pair in pairs for item in pair)))
    return rows


def _write_table(sheet: Any, comparison: Comparison, head: Any, tint: Any) -> None:
    unit = f"（{comparison.unit}）" if comparison.unit else ""
    sheet.write_string(0, 0, f"{comparison.indicator}{unit}")
    for column, name in enumerate((PLACE, *comparison.times)):
        sheet.write_string(1, column, name or UNKNOWN, head)
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    for row, scope in enumerate(comparison.scopes, start=FIRST_ROW):
        sheet.write_string(row, 0, scope or UNKNOWN)
        for column, time in enumerate(comparison.times, start=1):
            cell = cells.get((scope, time))
            if cell is not None:
                _write_cell(sheet, (row, column), cell, tint)
    _write_notes(sheet, comparison, FIRST_ROW + len(comparison.scopes) + 1)
    sheet.set_column(0, 0, WIDTH)
    sheet.freeze_panes(FIRST_ROW, 1)


def _write_cell(sheet: Any, place: tuple[int, int], cell: CompareCell, tint: Any) -> None:
    words = cell_words(cell)
    if isinstance(words, Decimal):
        sheet.write_number(*place, float(words))
    else:
        agree = len({row.figure.norm_value for row in cell.figures}) == 1
        sheet.write_string(*place, words, None if agree else tint)
    calibers = dict.fromkeys(row.figure.caliber for row in cell.figures if row.figure.caliber)
    if calibers:
        sheet.write_comment(*place, f"口径：{'；'.join(calibers)}"[:LONGEST_CELL])


def _write_notes(sheet: Any, comparison: Comparison, row: int) -> None:
    for number, note in enumerate(comparison.mixed):
        sheet.write_string(row + number, 0, f"注：{note}")


def _write_rows(sheet: Any, head: Sequence[str], rows: Sequence[Sequence[Item]], style: Any) -> None:
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


def _unarmed(item: Item) -> str:
    """Return *item* as .csv may hold it.

    >>> _unarmed("=1+1"), _unarmed(Decimal("-5.0"))
    ("'=1+1", '-5.0')
    """
    if isinstance(item, str):
        return f"'{item}" if item.startswith(RISKY) else item
    return f"{item:f}" if isinstance(item, Decimal) else str(item)
