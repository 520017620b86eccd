"""The rows of a comparison for a file: one for each figure with its source, and what a cell says in one text.

柳溪镇 | 2022 | 党员总数 | 1872 | 人 | 不含流动党员 | 1872名 | 全镇共有党员…… | 《柳溪镇党建调研》 | …
"""

from __future__ import annotations

from decimal import Decimal

from index.mixing import KIND_OF_DATA, said_as, sign_of, terms
from index.spreadsheets import Item
from index.values import CompareCell, Comparison, FigureRow
from report.figures import Value

SOURCE_HEAD = (
    "地区", "时间", "指标", "数值", "单位", "口径", "数据性质", "原文数字", "原句", "报告", "文种", "日期", "页", "章节", "文件",
)  # fmt: skip
RESTRICTED_HEAD = ("限定", *SOURCE_HEAD)
NEAR_HEAD = ("相近指标", "不同之处", "条数")
PLACE = "地区"
UNKNOWN = "不明"
DIFFER = " ≠ "


def source_rows(comparison: Comparison) -> list[tuple[Item, ...]]:
    """Return a row as SOURCE_HEAD names it for each figure in the cells of *comparison*."""
    return [_source(cell, row) for cell in comparison.cells for row in cell.figures]


def restricted_rows(comparison: Comparison) -> list[tuple[Item, ...]]:
    """Return a row as RESTRICTED_HEAD names it for each figure of a part that was kept apart."""
    return [(part.words, *_source(_own_cell(part.row), part.row)) for part in comparison.restricted]


def cell_words(cell: CompareCell) -> Decimal | str:
    """Return the one number of *cell*, or all that it says as text."""
    values = tuple(dict.fromkeys(row.figure.norm_value for row in cell.figures))
    if len(values) == 1 and isinstance(values[0], Decimal):
        return values[0]
    return DIFFER.join(
        sign_of(row for row in cell.figures if row.figure.norm_value == value) + _value_text(value)
        for value in values
    )


def cell_sources(cell: CompareCell) -> str:
    """Return where every figure of *cell* stands: 1872名（不含流动党员）《柳溪镇党建调研》第3页."""
    return "；".join(_where(row) for row in cell.figures)


def _where(row: FigureRow) -> str:
    caliber = f"（{row.figure.caliber}）" if row.figure.caliber else ""
    page = f"第{row.figure.anchor.page}页" if row.figure.anchor.page else ""
    return f"{said_as(row)}{caliber}《{row.card.title or row.card.name}》{page}"


def _own_cell(row: FigureRow) -> CompareCell:
    return CompareCell(row.scope, row.figure.time or "", (row,))


def _source(cell: CompareCell, row: FigureRow) -> tuple[Item, ...]:
    figure, card = row.figure, row.card
    value = figure.norm_value
    return (
        cell.scope,
        cell.time,
        figure.indicator or "",
        value if isinstance(value, Decimal) else _value_text(value),
        figure.norm_unit,
        figure.caliber or "",
        terms(row).get(KIND_OF_DATA, ""),
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
        return "—".join(_value_text(end) for end in value)
    return f"{value.to_integral_value():f}" if value == value.to_integral_value() else f"{value:f}"
