"""A comparison as a file for other programs: .xlsx with its sources, or .csv.

    comparison_xlsx(library.compare("党员总数"))   ->  bytes of a workbook with 对比, 来源, 计算, 只指一部分, 相近指标

The sheet 对比 is the table of places and times, 来源 has one line per figure with its
sentence and where it stands, 计算 what was reckoned on request, 只指一部分 and 相近指标 hold what was kept apart. A cell whose figures do not
agree holds all of them as text and is tinted; nothing is averaged.

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
from index.values import CompareCell, Comparison, FigureRow
from report.figures import Value

SOURCE_HEAD = (
    "地区", "时间", "指标", "数值", "单位", "原文数字", "原句", "报告", "文种", "日期", "页", "章节", "文件",
)  # fmt: skip
RESTRICTED_HEAD = ("限定", *SOURCE_HEAD)
NEAR_HEAD = ("相近指标", "不同之处", "条数")
PLACE = "地区"
UNKNOWN = "不明"
DIFFER = " ≠ "
BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r")
WIDTHS = {"原句": 60, "依据": 60, "算式": 30, "报告": 36, "文件": 40, "指标": 20}
WIDTH = 12
LONGEST_CELL = 32_767
"""Excel's limit for the text of one cell."""


def comparison_xlsx(comparison: Comparison, derived: Sequence[Derived] = ()) -> bytes:
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
        _write_table(book.add_worksheet("对比"), comparison, head, tint)
        _write_rows(book.add_worksheet("来源"), SOURCE_HEAD, _sources(comparison), head)
        if derived:
            _write_rows(book.add_worksheet("计算"), DERIVED_HEAD, derived_rows(derived), head)
        if comparison.restricted:
            _write_rows(book.add_worksheet("只指一部分"), RESTRICTED_HEAD, _restricted(comparison), head)
        if comparison.near:
            _write_rows(book.add_worksheet("相近指标"), NEAR_HEAD, comparison.near, head)
    return target.getvalue()


def comparison_csv(comparison: Comparison) -> bytes:
    """Return one line per figure of *comparison* in UTF-8 with a byte order mark, which Excel needs."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(SOURCE_HEAD)
    for row in _sources(comparison):
        writer.writerow([_unarmed(item) for item in row])
    return (BOM + target.getvalue()).encode("utf-8")


def _write_table(sheet: Any, comparison: Comparison, head: Any, tint: Any) -> None:
    unit = f"（{comparison.unit}）" if comparison.unit else ""
    sheet.write_string(0, 0, f"{comparison.indicator}{unit}")
    for column, name in enumerate((PLACE, *comparison.times)):
        sheet.write_string(1, column, name or UNKNOWN, head)
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    for row, scope in enumerate(comparison.scopes, start=2):
        sheet.write_string(row, 0, scope or UNKNOWN)
        for column, time in enumerate(comparison.times, start=1):
            cell = cells.get((scope, time))
            if cell is not None:
                _write_cell(sheet, (row, column), cell, tint)
    sheet.set_column(0, 0, WIDTH)
    sheet.freeze_panes(2, 1)


def _write_cell(sheet: Any, place: tuple[int, int], cell: CompareCell, tint: Any) -> None:
    values = tuple(dict.fromkeys(row.figure.norm_value for row in cell.figures))
    if len(values) == 1 and isinstance(values[0], Decimal):
        sheet.write_number(*place, float(values[0]))
        return
    text = DIFFER.join(_value_text(value) for value in values)
    sheet.write_string(*place, text, tint if len(values) > 1 else None)


def _write_rows(
    sheet: Any, head: Sequence[str], rows: Sequence[Sequence[str | Decimal | int]], style: Any
) -> None:
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


def _sources(comparison: Comparison) -> list[tuple[str | Decimal | int, ...]]:
    return [_source(cell, row) for cell in comparison.cells for row in cell.figures]


def _restricted(comparison: Comparison) -> list[tuple[str | Decimal | int, ...]]:
    return [(part.words, *_source(_own_cell(part.row), part.row)) for part in comparison.restricted]


def _own_cell(row: FigureRow) -> CompareCell:
    return CompareCell(row.scope, row.figure.time or "", (row,))


def _source(cell: CompareCell, row: FigureRow) -> tuple[str | Decimal | int, ...]:
    figure, card = row.figure, row.card
    value = figure.norm_value
    return (
        cell.scope,
        cell.time,
        figure.indicator or "",
        value if isinstance(value, Decimal) else _value_text(value),
        figure.norm_unit,
        figure.raw,
        figure.quote,
        card.title or card.name,
        card.kind,
        card.date or "",
        figure.anchor.page or "",
        figure.anchor.section_key,
        "；".join(card.paths),
    )


def _value_text(value: Value | None) -> str:
    if value is None:
        return "空缺"
    if isinstance(value, tuple):
        return "—".join(f"{end:f}" for end in value)
    return f"{value:f}"


def _unarmed(item: str | Decimal | int) -> str:
    """Return *item* as .csv may hold it.

    >>> _unarmed("=1+1"), _unarmed(Decimal("-5.0"))
    ("'=1+1", '-5.0')
    """
    if isinstance(item, str):
        return f"'{item}" if item.startswith(RISKY) else item
    return f"{item:f}" if isinstance(item, Decimal) else str(item)
