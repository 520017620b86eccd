"""A comparison as a file for other programs: .xlsx with its sources, or .csv, wide or long.

    comparison_xlsx(library.compare("党员总数"))   ->  bytes of a workbook with 对比, 来源, 计算, 只指一部分, 相近指标

Wide is a table of places and times, long has one line per figure with its sentence and where it stands.
The workbook has both unless long is asked for: the sheet 对比 and the sheet 来源; 计算 holds what was
reckoned on request, 只指一部分 and 相近指标 what was kept apart. A cell whose figures do not agree holds all
of them as text and is tinted; nothing is averaged. What a cell's numbers were counted on (口径) is noted
on it, what the table mixes stands below it. In .csv a wide table has a column of sources beside each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from index.derive import Derived
from index.export_derived import DERIVED_HEAD, derived_rows
from index.export_rows import (
    NEAR_HEAD,
    PLACE,
    RESTRICTED_HEAD,
    SOURCE_HEAD,
    UNKNOWN,
    cell_sources,
    cell_words,
    restricted_rows,
    source_rows,
)
from index.mixing import sign_of
from index.spreadsheets import LONGEST_CELL, WIDTH, Item, rows_csv, workbook, write_rows
from index.values import CompareCell, Comparison

FIRST_ROW = 2
"""The first of the table of places and times, below its title and its head."""


def comparison_xlsx(comparison: Comparison, derived: Sequence[Derived] = (), *, long: bool = False) -> bytes:
    """Return *comparison* as a workbook with the table, the sources, what was *derived* and what was kept apart."""
    with workbook() as lent:
        book, head = lent.book, lent.head
        tint = book.add_format({"bg_color": "#FDF3E1", "font_color": "#8A4B08"})
        if long:
            sheet = book.add_worksheet("对比")
            write_rows(sheet, SOURCE_HEAD, source_rows(comparison), head)
            _write_notes(sheet, comparison, len(source_rows(comparison)) + FIRST_ROW)
        else:
            _write_table(book.add_worksheet("对比"), comparison, head, tint)
            write_rows(book.add_worksheet("来源"), SOURCE_HEAD, source_rows(comparison), head)
        if derived:
            write_rows(book.add_worksheet("计算"), DERIVED_HEAD, derived_rows(derived), head)
        if comparison.restricted:
            write_rows(book.add_worksheet("只指一部分"), RESTRICTED_HEAD, restricted_rows(comparison), head)
        if comparison.near:
            write_rows(book.add_worksheet("相近指标"), NEAR_HEAD, comparison.near, head)
    return lent.data


def comparison_csv(comparison: Comparison, *, wide: bool = False) -> bytes:
    """Return *comparison* in UTF-8 with a byte order mark, which Excel needs: one line per figure, or per place."""
    rows = _wide_rows(comparison) if wide else [SOURCE_HEAD, *source_rows(comparison)]
    return rows_csv([*rows, *((f"注：{note}",) for note in comparison.mixed)])


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
    # A number stays one for Excel to reckon with; that it is no exact one stands in its note.
    sign = sign_of(cell.figures) if isinstance(words, Decimal) else ""
    rough = [f"原文不是确数：{sign}{words}"] if sign else []
    notes = [*rough, *([f"口径：{'；'.join(calibers)}"] if calibers else [])]
    if notes:
        sheet.write_comment(*place, "\n".join(notes)[:LONGEST_CELL])


def _write_notes(sheet: Any, comparison: Comparison, row: int) -> None:
    for number, note in enumerate(comparison.mixed):
        sheet.write_string(row + number, 0, f"注：{note}")
