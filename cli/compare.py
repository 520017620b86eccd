"""`diaoyan compare`: one indicator over places and years, wide or long, with the source of every number."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from cli.console import out
from cli.figures import row_json
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption, YearOption, parse_years
from cli.reckoning import derived_json, parse_reckoning, show_derived
from cli.saving import save
from index.derive import Derived, derive
from index.export import comparison_csv, comparison_xlsx
from index.library import Library
from index.mixing import marks, marks_of, printed_names, said_as, sign_of
from index.values import CompareCell, Comparison, FigureRow

NEAR_SHOWN = 5
"""Figures that stand apart and are shown below a table; --json and --export have them all."""

ScopeOption = Annotated[list[str] | None, typer.Option("--scope", help="只看某个地区或单位，可给多个")]
LongOption = Annotated[
    bool | None,
    typer.Option(
        "--long/--wide",
        help="逐条列出，每个数一行带出处；或列成地区、年份的表。不写：屏幕和 .xlsx 列成表，.csv 逐条",
        show_default=False,
    ),
]


def compare(
    indicator: Annotated[str, typer.Argument(help="要对比的指标，如 党员总数")],
    library: LibraryOption = DEFAULT_LIBRARY,
    scope: ScopeOption = None,
    year: YearOption = None,
    long: LongOption = None,
    as_json: JsonOption = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="另存为 .xlsx 或 .csv，每个数都带出处")
    ] = None,
    reckon: Annotated[
        str | None,
        typer.Option("--reckon", help="另算一列：同比、排名、占比:另一指标、人均:人口指标"),
    ] = None,
) -> None:
    """按地区和年份对比一个指标；一格有几个不同的数时都列出来，不取平均；口径、数据性质、年份不一的提示出来。

    例：diaoyan compare 党员总数 --year 2020..2024 --reckon 同比 --export 党员.xlsx
    """
    with Library.open(library) as opened:
        scopes, years = tuple(scope or ()), parse_years(year)
        comparison = opened.compare(indicator, scopes=scopes, years=years)
        wanted = parse_reckoning(reckon) if reckon else None
        base = opened.compare(wanted.base, scopes=scopes, years=years) if wanted and wanted.base else None
    derived = derive(comparison, wanted.measure, base) if wanted else ()
    if export is not None:
        _export(comparison, derived, export, long=long)
    if as_json:
        said = {
            **_comparison_json(comparison, long=bool(long)),
            "derived": [derived_json(one) for one in derived],
        }
        print(json.dumps(said, ensure_ascii=False))
    else:
        show(comparison, long=bool(long))
        if wanted:
            show_derived(derived)


def show(comparison: Comparison, *, long: bool = False) -> None:
    """Print *comparison* as a table, what it mixes, and what was kept apart from it."""
    known = marks(comparison.cells)
    if not comparison.cells:
        _say(f"没有可对比的“{comparison.indicator}”。")
    else:
        out.print(_long_table(comparison) if long else _wide_table(comparison, known))
    names = printed_names(comparison.cells)
    if len(names) > 1:
        _say(f"  原文的名称：{'、'.join(names)}")
    if known and not long:
        _say(f"  口径：{'　'.join(f'{mark}{caliber}' for caliber, mark in known.items())}")
    for note in comparison.mixed:
        _say(f"  注意：{note}", "yellow")
    for name, difference, count in comparison.near[:NEAR_SHOWN]:
        _say(f"  相近未并入：{name}（{difference}）{count} 条")
    for part in comparison.restricted[:NEAR_SHOWN]:
        source = f"《{part.row.card.title or part.row.card.name}》"
        _say(f"  只指一部分，未并入：{part.words} {part.row.figure.raw}　{source}")


def _say(text: str, style: str | None = None) -> None:
    out.print(text, markup=False, highlight=False, style=style)


def _wide_table(comparison: Comparison, known: dict[str, str]) -> Table:
    unit = _usual_unit(comparison)
    table = Table(title=escape(f"{comparison.indicator}（{unit or '无单位'}）"))
    table.add_column("地区或单位", no_wrap=True)
    for time in comparison.times:
        table.add_column(time or "时间不明", justify="right")
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    for scope in comparison.scopes:
        found = (cells.get((scope, time)) for time in comparison.times)
        table.add_row(escape(scope or "范围不明"), *(escape(_words(cell, unit, known)) for cell in found))
    return table


def _long_table(comparison: Comparison) -> Table:
    table = Table(title=escape(comparison.indicator))
    for head in ("地区或单位", "时间", "原文的数", "指标", "口径", "出处"):
        table.add_column(head, overflow="fold")
    for cell in comparison.cells:
        for row in cell.figures:
            page = f"第{row.figure.anchor.page}页" if row.figure.anchor.page else ""
            source = f"《{row.card.title or row.card.name}》{page}"
            names = (said_as(row), row.figure.indicator or "", row.figure.caliber or "", source)
            place = (cell.scope or "范围不明", cell.time or "时间不明")
            table.add_row(*(escape(text) for text in (*place, *names)))
    return table


def _usual_unit(comparison: Comparison) -> str:
    """Return the unit in which most figures are printed: 万元 where the comparable amounts are in 元."""
    units = Counter(row.figure.unit for cell in comparison.cells for row in cell.figures)
    return units.most_common(1)[0][0] if units else ""


def _words(cell: CompareCell | None, unit: str, known: dict[str, str]) -> str:
    """Return each number of *cell* once as printed, with the marks of the terms it was counted on."""
    if cell is None:
        return "—"
    values = dict.fromkeys(row.figure.norm_value for row in cell.figures)
    said = []
    for value in values:
        rows = [row for row in cell.figures if row.figure.norm_value == value]
        said.append(_printed(rows[0], unit, firm=not sign_of(rows)) + marks_of(rows, known))
    return " ≠ ".join(said)


def _printed(row: FigureRow, unit: str, *, firm: bool) -> str:
    """Return the number as printed, without *unit*, which the title has, and with any other; 约 where it is not *firm*."""
    figure = row.figure
    bare = (figure.raw if firm else said_as(row)).removesuffix(figure.unit)
    return bare if figure.unit == unit else bare + figure.unit


def _export(comparison: Comparison, derived: tuple[Derived, ...], path: Path, *, long: bool | None) -> None:
    xlsx = partial(comparison_xlsx, comparison, derived, long=bool(long))
    save(path, {".xlsx": xlsx, ".csv": partial(comparison_csv, comparison, wide=long is False)})


def _comparison_json(comparison: Comparison, *, long: bool) -> dict[str, Any]:
    cells = [
        {"scope": cell.scope, "time": cell.time, "figures": [row_json(row) for row in cell.figures]}
        for cell in comparison.cells
    ]
    rows = [
        {"cell": {"scope": cell.scope, "time": cell.time}, **row_json(row)}
        for cell in comparison.cells
        for row in cell.figures
    ]
    return {
        "indicator": comparison.indicator,
        "unit": comparison.unit,
        "scopes": list(comparison.scopes),
        "times": list(comparison.times),
        **({"rows": rows} if long else {"cells": cells}),
        "near": [
            {"indicator": name, "difference": difference, "figures": count}
            for name, difference, count in comparison.near
        ],
        "mixed": list(comparison.mixed),
        "restricted": [{"words": part.words, **row_json(part.row)} for part in comparison.restricted],
    }
