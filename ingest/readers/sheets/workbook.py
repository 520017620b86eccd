"""Turn the sheets of a workbook into a reading, with an honest word on what is not in it.

Each sheet begins with its name, unless the program gave it (Sheet1) or its first line says the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.limits import Limits
from ingest.readers.builder import Builder
from ingest.readers.sheets.layout import add_sheet
from ingest.readers.sheets.sheet import Sheet
from report import Reading, Verdict

_GIVEN_NAME = re.compile(
    r"(?:sheet|工作表|table|表格?|feuil|hoja|tabelle|лист)\s?\d*(?:\s?\(\d+\))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Losses:
    """What of a workbook could not be read: formulas without a result, damaged parts, cells past the limit."""

    without_result: int = 0
    damaged: tuple[str, ...] = ()
    cut_off: bool = False
    hidden_sheets: int = 0


def workbook_reading(
    sheets: Iterable[Sheet],
    losses: Losses,
    form: str,
    *,
    limits: Limits,
    properties: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """Return the reading of a workbook of *sheets* in the format *form*."""
    build, sheets = Builder(), tuple(sheets)
    written = [sheet for sheet in sheets if sheet.cells or sheet.boxes]
    for sheet in sheets:
        if (sheet.cells or sheet.boxes) and not _says_nothing(sheet):
            build.paragraph(sheet.name)
        _add(build, sheet)
    trouble = _trouble(losses, limits)
    left_out = _left_out(sheets, losses)
    if trouble:
        verdict, reasons = Verdict.PARTIAL, (*trouble, *left_out)
    elif left_out and not written:
        verdict, reasons = Verdict.FAILED, left_out
    else:
        verdict, reasons = Verdict.COMPLETE, left_out
    return build.reading(form, verdict=verdict, reasons=reasons, properties=properties)


def _add(build: Builder, sheet: Sheet) -> None:
    add_sheet(build, sheet)
    for text in sheet.boxes:
        build.paragraph(text)
    for digest in sheet.pictures:
        build.picture(sha256=digest)


def _says_nothing(sheet: Sheet) -> bool:
    """Return whether the name of *sheet* is the program's, or what the sheet begins with."""
    name = sheet.name.strip()
    opening = sheet.cells[0].text.strip() if sheet.cells else ""
    return not name or _GIVEN_NAME.fullmatch(name) is not None or name == opening


def _trouble(losses: Losses, limits: Limits) -> tuple[str, ...]:
    reasons = []
    if losses.damaged:
        reasons.append(
            f"表格内部有部件损坏（{'、'.join(losses.damaged)}），可能缺少部分内容。请与原件核对，或用 Excel 或 WPS 打开修复后另存。"
        )
    if losses.without_result:
        reasons.append(
            f"有 {losses.without_result} 个公式没有保存计算结果，读不到数。请用 Excel 或 WPS 打开、保存一次后重新入库。"
        )
    if losses.cut_off:
        reasons.append(
            f"单元格超过 {limits.cells:,} 个的上限，后面的没有读。请拆分成几个文件后入库，或调高限额（cells）。"
        )
    return tuple(reasons)


def _left_out(sheets: tuple[Sheet, ...], losses: Losses) -> tuple[str, ...]:
    counted = (
        (losses.hidden_sheets, "张隐藏的工作表"),
        (sum(sheet.hidden_rows for sheet in sheets), "个隐藏（或被筛选掉）的行"),
        (sum(sheet.hidden_columns for sheet in sheets), "个隐藏的列"),
    )
    named = "、".join(f"{number} {what}" for number, what in counted if number)
    return (f"{named}没有读。需要其中内容的话，请取消隐藏、保存后重新入库。",) if named else ()
