"""`diaoyan figures` and `diaoyan compare`: statistics with the sentence behind every number."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from cli.console import out
from cli.inspect import figure_json
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption, YearOption, parse_years
from cli.reckoning import derived_json, parse_reckoning, show_derived
from index.derive import Derived, derive
from index.export import comparison_csv, comparison_xlsx
from index.library import Library
from index.values import CompareCell, Comparison, FigureRow
from report import BadInputError, Figure

NEAR_SHOWN = 5
"""Figures that stand apart and are shown below a table; --json and --export have them all."""

ScopeOption = Annotated[list[str] | None, typer.Option("--scope", help="只看某个地区或单位，可给多个")]


def figures(
    indicator: Annotated[str | None, typer.Argument(help="指标名称或其中几个字，如 党员总数")] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    scope: Annotated[str | None, typer.Option("--scope", help="只看某个地区或单位")] = None,
    year: YearOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多列出几条")] = 50,
    as_json: JsonOption = False,
) -> None:
    """列出资料库里的数据，每条都带原句和出处。

    例：diaoyan figures 流动党员 --year 2020..2024
    """
    with Library.open(library) as opened:
        rows = opened.figures(indicator=indicator, scope=scope, years=parse_years(year), limit=limit)
    if as_json:
        for row in rows:
            print(json.dumps(row_json(row), ensure_ascii=False))
        return
    if not rows:
        out.print("没有找到符合条件的数据。可以少写几个字，或去掉地区、年份限制。")
    for row in rows:
        _show_row(row)


def compare(
    indicator: Annotated[str, typer.Argument(help="要对比的指标，如 党员总数")],
    library: LibraryOption = DEFAULT_LIBRARY,
    scope: ScopeOption = None,
    year: YearOption = None,
    as_json: JsonOption = False,
    export: Annotated[
        Path | None, typer.Option("--export", help="另存为 .xlsx 或 .csv，每个数都带出处")
    ] = None,
    reckon: Annotated[
        str | None,
        typer.Option("--reckon", help="另算一列：同比、排名、占比:另一指标、人均:人口指标"),
    ] = None,
) -> None:
    """按地区和年份对比一个指标；一格有几个不同的数时都列出来，不取平均。

    例：diaoyan compare 党员总数 --year 2020..2024 --reckon 同比 --export 党员.xlsx
    """
    with Library.open(library) as opened:
        scopes, years = tuple(scope or ()), parse_years(year)
        comparison = opened.compare(indicator, scopes=scopes, years=years)
        wanted = parse_reckoning(reckon) if reckon else None
        base = opened.compare(wanted.base, scopes=scopes, years=years) if wanted and wanted.base else None
    derived = derive(comparison, wanted.measure, base) if wanted else ()
    if export is not None:
        _export(comparison, derived, export)
    if as_json:
        said = {**_comparison_json(comparison), "derived": [derived_json(one) for one in derived]}
        print(json.dumps(said, ensure_ascii=False))
    else:
        show(comparison)
        if wanted:
            show_derived(derived)


def show(comparison: Comparison) -> None:
    """Print *comparison* as a table of scopes and times, then its sources and near matches."""
    if not comparison.cells:
        out.print(f"没有可对比的“{comparison.indicator}”。", markup=False, highlight=False)
    else:
        out.print(_table(comparison))
    for name, difference, count in comparison.near[:NEAR_SHOWN]:
        out.print(f"  相近未并入：{name}（{difference}）{count} 条", markup=False, highlight=False)
    for part in comparison.restricted[:NEAR_SHOWN]:
        source = f"《{part.row.card.title or part.row.card.name}》"
        out.print(
            f"  只指一部分，未并入：{part.words} {part.row.figure.raw}　{source}",
            markup=False,
            highlight=False,
        )


def _table(comparison: Comparison) -> Table:
    unit = _usual_unit(comparison)
    table = Table(title=f"{comparison.indicator}（{unit or '无单位'}）")
    table.add_column("地区或单位", no_wrap=True)
    for time in comparison.times:
        table.add_column(time or "时间不明", justify="right")
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    for scope in comparison.scopes:
        found = (cells.get((scope, time)) for time in comparison.times)
        table.add_row(scope or "范围不明", *(_words(cell, unit) for cell in found))
    return table


def _usual_unit(comparison: Comparison) -> str:
    """Return the unit in which most figures are printed: 万元 where the comparable amounts are in 元."""
    units = Counter(row.figure.unit for cell in comparison.cells for row in cell.figures)
    return units.most_common(1)[0][0] if units else ""


def _words(cell: CompareCell | None, unit: str) -> str:
    if cell is None:
        return "—"
    first = {row.figure.norm_value: row.figure for row in reversed(cell.figures)}
    values = dict.fromkeys(row.figure.norm_value for row in cell.figures)
    return " ≠ ".join(_printed(first[value], unit) for value in values)


def _printed(figure: Figure, unit: str) -> str:
    """Return the number as printed, without *unit*, which the title has, and with any other."""
    bare = figure.raw.removesuffix(figure.unit)
    return bare if figure.unit == unit else bare + figure.unit


def _show_row(row: FigureRow) -> None:
    figure = row.figure
    about = "　".join(part for part in (figure.scope, figure.time) if part)
    out.print(f"{figure.indicator or '（指标不明）'}　{figure.raw}　{about}", markup=False, highlight=False)
    page = f"　第{figure.anchor.page}页" if figure.anchor.page else ""
    out.print(
        f"    “{figure.quote}”　《{row.card.title or row.card.name}》{page}",
        markup=False,
        highlight=False,
        style="dim",
    )


def _export(comparison: Comparison, derived: tuple[Derived, ...], path: Path) -> None:
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise BadInputError(str(path), "只能另存为 .xlsx 或 .csv", "请改文件名的后缀")
    try:
        data = comparison_xlsx(comparison, derived) if ending == ".xlsx" else comparison_csv(comparison)
        path.write_bytes(data)
    except OSError as error:
        raise BadInputError(
            str(path), f"写不进去（{error.strerror}）", "请换一个位置，或先关闭已打开的同名文件"
        ) from error


def row_json(row: FigureRow) -> dict[str, Any]:
    """Return the figure of *row* in the fixed form, with its report and the files that are it."""
    return {
        **figure_json(row.figure),
        "report": {"id": row.card.id, "title": row.card.title},
        "paths": list(row.card.paths),
    }


def _comparison_json(comparison: Comparison) -> dict[str, Any]:
    return {
        "indicator": comparison.indicator,
        "unit": comparison.unit,
        "scopes": list(comparison.scopes),
        "times": list(comparison.times),
        "cells": [
            {"scope": cell.scope, "time": cell.time, "figures": [row_json(row) for row in cell.figures]}
            for cell in comparison.cells
        ],
        "near": [
            {"indicator": name, "difference": difference, "figures": count}
            for name, difference, count in comparison.near
        ],
        "restricted": [{"words": part.words, **row_json(part.row)} for part in comparison.restricted],
    }
