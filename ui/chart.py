"""A comparison as a picture: lines over time, or bars side by side.

Every figure is one point: where a cell holds several that differ, all of them are drawn,
ringed, and the line passes none of them, because it may prefer none.
Ranges and masked numbers have no single height and are left out of the picture; the table
beside it has them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import altair as alt
import pandas as pd

from index.values import Comparison
from ui import wording
from ui.cell import differs

Shape = Literal["line", "bar"]
HEIGHT = 300
COLUMNS = ["地区", "时间", "数值", "出处", "一致"]


def points(comparison: Comparison) -> pd.DataFrame:
    """Return one row per single value: scope, time, value, title of its report, whether its cell agrees."""
    rows = [
        (
            cell.scope,
            wording.date_text(cell.time),
            float(value),
            wording.title_of(row.card),
            not differs(cell),
        )
        for cell in comparison.cells
        for row in cell.figures
        if isinstance(value := row.figure.norm_value, Decimal)
    ]
    return pd.DataFrame(rows, columns=COLUMNS).drop_duplicates(COLUMNS[:3])


def chart(comparison: Comparison, shape: Shape) -> alt.LayerChart:
    """Return *comparison* drawn as *shape*."""
    data = points(comparison)
    scopes = list(comparison.scopes)
    unit = f"（{comparison.unit}）" if comparison.unit else ""
    base = alt.Chart(data, height=HEIGHT).encode(
        x=alt.X("时间:N", sort=_times(comparison), title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y(
            "数值:Q",
            title=f"{comparison.indicator}{unit}",
            # Chinese is not written sideways: the title lies over the axis.
            axis=alt.Axis(
                titleAngle=0, titleAlign="left", titleAnchor="end", titleX=0, titleY=-12, grid=True
            ),
            stack=None,
            scale=alt.Scale(zero=shape == "bar"),
        ),
        color=alt.Color("地区:N", sort=scopes, title=None, legend=alt.Legend(orient="top", columns=8)),
        tooltip=["地区:N", "时间:N", alt.Tooltip("数值:Q", format=",~r"), "出处:N"],
    )
    if shape == "bar":
        return alt.LayerChart(
            layer=[base.mark_bar(opacity=1).encode(xOffset=alt.XOffset("地区:N", sort=scopes))]
        )
    lines = base.transform_filter("datum['一致']").mark_line()
    dots = base.mark_point(size=55, filled=True, opacity=1)
    rings = base.transform_filter("!datum['一致']").mark_point(size=180, strokeWidth=1.5)
    return alt.LayerChart(layer=[lines, dots, rings])


def _times(comparison: Comparison) -> list[str]:
    return [wording.date_text(time) for time in comparison.times]
