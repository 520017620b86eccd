"""Read an Excel 97-2003 workbook (.xls, also .et of WPS, and Excel 5 and 95), through xlrd.

    a NUMBER record 0.52 with format 0% -> "52%" in the table of its sheet

Formulas show the result that the program saved. What is hidden is left out. The OLE2 container is
opened with olefile: xlrd follows a damaged chain of small sectors round and round.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import replace

import olefile
import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.formula import FormulaError

from ingest.readers.file import File
from ingest.readers.sheets.boxes import count_text_boxes
from ingest.readers.sheets.sheet import Area, Budget, Gathering, Sheet
from ingest.readers.sheets.shown import format_of, show, show_text
from ingest.readers.sheets.workbook import Losses, workbook_reading
from report import Reading, Verdict

FORMAT = "xls"

_BROKEN = (
    xlrd.XLRDError,
    FormulaError,
    OSError,
    xlrd.compdoc.CompDocError,
    struct.error,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    StopIteration,
    NotImplementedError,
    TypeError,
    ValueError,
    MemoryError,
)
"""What xlrd and olefile raise on damaged files: they check little before they compute."""

_ENCRYPTED = "encrypted"
_STREAMS = ("Workbook", "Book")


def read(file: File) -> Reading:
    """Return what the workbook in *file* says."""
    try:
        records = _stream(file.data)
        book = xlrd.open_workbook(
            file_contents=records,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except _BROKEN as error:
        return _refused(error)
    budget, sheets, damaged, hidden = Budget(file.limits), list[Sheet](), list[str](), 0
    own = {key: found.format_str for key, found in book.format_map.items()}
    for number, name in enumerate(book.sheet_names()):
        if budget.spent:
            break
        try:
            sheet = book.sheet_by_index(number)
            if sheet.visibility:
                hidden += 1
            else:
                sheets.append(_sheet(sheet, book, own, Gathering(budget)))
        except _BROKEN:
            damaged.append(f"工作表“{name}”")
        book.unload_sheet(number)
    losses = Losses(0, tuple(damaged), budget.spent, hidden)
    reading = workbook_reading(sheets, losses, FORMAT, limits=file.limits)
    return _without_boxes(reading, count_text_boxes(records))


def _without_boxes(reading: Reading, boxes: int) -> Reading:
    """Return *reading*, which is not complete where the workbook has *boxes* of text: xlrd does not give them."""
    if not boxes:
        return reading
    reason = f"表格里有 {boxes} 个文本框，里面的文字没有读。请用 Excel 或 WPS 另存为 .xlsx 后重新入库。"
    verdict = Verdict.PARTIAL if reading.verdict is Verdict.COMPLETE else reading.verdict
    return replace(reading, verdict=verdict, reasons=(*reading.reasons, reason))


def _stream(data: bytes) -> bytes:
    """Return the records of the workbook in the container *data*; newer ones where it holds two."""
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        name = next(name for name in _STREAMS if container.exists(name))
        return bytes(container.openstream(name).read())


def _refused(error: Exception) -> Reading:
    if _ENCRYPTED in str(error).lower():
        reason = "表格有打开密码。请用 Excel 或 WPS 输入密码打开，去掉密码保存后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), FORMAT)
    reason = "表格文件已损坏或没有下载完整，读不出来。请用 Excel 或 WPS 打开修复后另存为 .xlsx。"
    return Reading((), Verdict.FAILED, (reason,), FORMAT)


def _sheet(sheet: xlrd.sheet.Sheet, book: xlrd.Book, own: Mapping[int, str], gather: Gathering) -> Sheet:
    for row, found in sheet.rowinfo_map.items():
        if found.hidden:
            gather.hide_row(row)
    for column, found in sheet.colinfo_map.items():
        if found.hidden:
            gather.hide_columns(column, column)
    for top, below, left, beyond in sheet.merged_cells:
        gather.merge(Area(top, left, below - 1, beyond - 1))
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            if not gather.cell(row, column, _shown(sheet.cell(row, column), book, own)):
                return gather.sheet(sheet.name)
    return gather.sheet(sheet.name)


def _shown(cell: xlrd.sheet.Cell, book: xlrd.Book, own: Mapping[int, str]) -> str:
    """Return what *cell* shows."""
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK}:
        return ""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(error_text_from_code.get(cell.value, "#N/A"))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    styles = book.xf_list
    key = styles[cell.xf_index].format_key if cell.xf_index is not None and cell.xf_index < len(styles) else 0
    code = format_of(key, own)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return show_text(str(cell.value), code)
    return show(float(cell.value), code, from_1904=bool(book.datemode))
