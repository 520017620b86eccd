"""The headers of a table, joined from top to bottom and freed of their units.

| 支出预算（万元） over 合计 | 基本支出 | gives two columns, 合计 and 基本支出, in 万元; what stands over all
columns of numbers tells none of them apart and is kept once, as `common`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.figures.breakdown import broken_down
from ingest.figures.cells import read_cell
from ingest.figures.column import NO_COLUMN, Column
from ingest.figures.shadow import cast
from ingest.figures.units import PATTERN
from report import Cell, Table

TOTAL = re.compile(
    r"^(?:(?:全[省市县区镇乡]|全街道)?(?:合计|总计|小计|共计)|总和|平均|全县|全镇|全市|全区|全省)$"
)
YEAR = re.compile(r"((?:19|20)\d\d)年?(?:度|末|底)?$")
_UNIT = re.compile(rf"\((?:单位:?)?(?P<unit>[万亿千百十]*(?:{PATTERN})(?:/[\u4e00-\u9fff²]+)?)\)$")
_AFTER_SLASH = re.compile(rf"(?P<name>[^/()]{{2,}})/(?P<unit>[万亿千百十]*(?:{PATTERN}))$")
_UNIT_ENDS = re.compile(rf"(?:{PATTERN})$")
_DATED = re.compile(r"((?:19|20)\d\d)年(?:(1[0-2]|0?[1-9])月份?)?(?:度|末|底)?(?![至到—~-])")
_PART = re.compile(r"^其中:?")
_CODE = re.compile(
    r"序号|编码|代码|编号|行次|年份|年度$|电话|邮编|邮政|栏次|级次|^类$|^款$|^项$|^次$|^号$|备注|日期|学号|排名|名次|位次"
)


@dataclass(frozen=True, slots=True)
class Headers:
    """The head of a table: its first *height* rows, the columns, and what the caption says."""

    height: int
    columns: Mapping[int, Column]
    common: str
    caption: str
    unit: str | None

    def column(self, number: int) -> Column:
        """Return the column at grid position *number*."""
        return self.columns.get(number, NO_COLUMN)


def read_headers(table: Table, before: Headers | None) -> Headers:
    """Return the headers of *table*; one without caption may go on with those of the table *before* it."""
    height = next((number for number, row in enumerate(table.rows) if _is_body(row)), len(table.rows))
    caption, unit = cast(table.caption or "").text, cast(table.unit).text if table.unit else None
    if before is not None and not caption and unit is None:
        if height == 0:
            return Headers(0, before.columns, before.common, before.caption, before.unit)
        caption, unit = before.caption, before.unit
    if unit is None:
        caption, unit = split_unit(caption)
    parts = _parts(table.rows[:height])
    common = _common(parts, table.rows[height:])
    columns = (
        (number, _column([p for p in texts if p not in common])) for number, texts in sorted(parts.items())
    )
    return Headers(height, dict(broken_down(columns)), "".join(common), caption, unit)


def _is_body(row: tuple[Cell, ...]) -> bool:
    texts = [cast(cell.text).text for cell in row]
    return len(row) > 1 and any(read_cell(text) and not YEAR.match(text) for text in texts)


def _parts(rows: tuple[tuple[Cell, ...], ...]) -> dict[int, list[str]]:
    parts: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            text = cast(cell.text).text.replace("\n", "")
            for number in range(cell.column, cell.column + cell.colspan):
                texts = parts.setdefault(number, [])
                if text and text not in texts:
                    texts.append(text)
    return parts


def _common(parts: dict[int, list[str]], body: tuple[tuple[Cell, ...], ...]) -> list[str]:
    """Return the headers that stand over every column of numbers, codes aside."""
    numbers = {cell.column for row in body for cell in row if read_cell(cast(cell.text).text)}
    texts = [
        parts[n] for n in sorted(numbers) if n in parts and not any(_CODE.search(part) for part in parts[n])
    ]
    if len(texts) < 2:  # noqa: PLR2004
        return []
    return [text for text in texts[0] if all(text in others and len(others) > 1 for others in texts)]


def _column(parts: list[str]) -> Column:
    unit, names, time = None, [], None
    for part in parts:
        bare, found = split_unit(part)
        unit = found or unit
        if year := YEAR.match(bare):
            time = year[1]
            continue
        if dated := _DATED.match(bare):
            time = f"{dated[1]}-{int(dated[2]):02d}" if dated[2] else dated[1]
            bare = bare[dated.end() :]
        names += [_PART.sub("", bare)] if bare else []
    # 小计 under 在校学生 tells nothing that 在校学生 does not.
    named = [name for name in names if not TOTAL.match(name)] or names
    printed = "".join(parts)
    return Column("".join(named), unit, time, _CODE.search(printed) is not None, printed, tuple(named))


def split_unit(label: str) -> tuple[str, str | None]:
    """Return *label* without the unit in brackets at its end, and that unit.

    >>> split_unit("党员总数(名)"), split_unit("党员总数")
    (('党员总数', '名'), ('党员总数', None))
    """
    if found := _UNIT.search(label):
        return label[: found.start()], found["unit"]
    if label.endswith("%") and len(label) > 1:
        return label[:-1], "%"
    slashed = _AFTER_SLASH.match(label)  # 人均收入/元, but not 单产公斤/亩
    if slashed and not _UNIT_ENDS.search(slashed["name"]):
        return slashed["name"], slashed["unit"]
    return label, None
