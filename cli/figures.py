"""`diaoyan figures`: statistics with the sentence behind every number."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from cli.console import out
from cli.inspect import figure_json
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption, YearOption, parse_years
from index.library import Library
from index.values import FigureRow


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


def _show_row(row: FigureRow) -> None:
    figure = row.figure
    caliber = f"口径：{figure.caliber}" if figure.caliber else None
    about = "　".join(part for part in (figure.scope, figure.time, caliber) if part)
    out.print(f"{figure.indicator or '（指标不明）'}　{figure.raw}　{about}", markup=False, highlight=False)
    page = f"　第{figure.anchor.page}页" if figure.anchor.page else ""
    out.print(
        f"    “{figure.quote}”　《{row.card.title or row.card.name}》{page}",
        markup=False,
        highlight=False,
        style="dim",
    )


def row_json(row: FigureRow) -> dict[str, Any]:
    """Return the figure of *row* in the fixed form, with its report and the files that are it."""
    return {
        **figure_json(row.figure),
        "report": {"id": row.card.id, "title": row.card.title},
        "paths": list(row.card.paths),
    }
