"""A comparison as a table of places and times, with its exports.

A cell whose figures do not agree is tinted and shows all of them. Which cell was clicked
is remembered by its scope and time, so that it is still open after another page.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from index.derive import Derived
from index.export import comparison_csv, comparison_xlsx
from index.mixing import marks, printed_names
from index.values import CompareCell, Comparison
from ui import state, wording
from ui.cell import UNKNOWN_PLACE, UNKNOWN_TIME, cell_text, differs, show_mixed
from ui.markup import show, tag

PLACE = "地区"
FEW = 2
"""Up to this many times the table is only as wide as its numbers."""
FULL, HALF, PADDING, USUAL = 14, 8, 24, 60
"""Pixels: a Chinese character, any other, the room beside a text, and what fits a column as it is."""
LATIN = 0x2E7F
TINT = "background-color: #fdf3e1; color: #8a4b08"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_summary(comparison: Comparison, derived: tuple[Derived, ...]) -> None:
    """Show unit and counts of *comparison*, and the buttons that export it with what was *derived*."""
    figures = sum(len(cell.figures) for cell in comparison.cells)
    doubts = sum(differs(cell) for cell in comparison.cells)
    unit = f"单位：{comparison.unit} · " if comparison.unit else ""
    words, xlsx, csv = st.columns([7, 1.5, 1.5], vertical_alignment="center")
    with words:
        show(
            tag(
                "div",
                tag("strong", comparison.indicator),
                tag("span", f"{unit}{len(comparison.scopes)} 个地区 · {figures} 条数据", cls="dy-quiet"),
                tag("span", f"{doubts} 格数据不一致", cls="dy-unsure") if doubts else "",
                cls="dy-tags",
            )
        )
    name = "".join(char for char in comparison.indicator if char.isalnum()) or "指标"
    for column, label, data, mime, ending in (
        (xlsx, "导出 Excel", comparison_xlsx(comparison, derived), XLSX, "xlsx"),
        (csv, "导出 CSV", comparison_csv(comparison), "text/csv", "csv"),
    ):
        column.download_button(
            label,
            data=data,
            file_name=f"{name}对比.{ending}",
            mime=mime,
            on_click="ignore",
            width="stretch",
        )


def show_table(comparison: Comparison) -> None:
    """Show *comparison* as a table; a click on a cell is remembered as its scope and time."""
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    columns = {wording.date_text(time) or UNKNOWN_TIME: time for time in comparison.times}
    texts = _texts(comparison, cells, columns)
    st.dataframe(
        _styled(texts, comparison, cells, columns),
        key=state.DATA_TABLE,
        hide_index=True,
        width="stretch" if len(columns) > FEW else "content",
        on_select=partial(_remember, comparison.scopes, columns),
        selection_mode="single-cell",
        column_config={
            PLACE: st.column_config.TextColumn(pinned=True, width=_width(texts[PLACE])),
            **{
                name: st.column_config.TextColumn(alignment="right", width=_width(texts[name]))
                for name in columns
            },
        },
        alt=f"{comparison.indicator}对比表",
    )


def show_terms(comparison: Comparison) -> None:
    """Show below the table of *comparison* the names that were printed, what its marks mean, and what it mixes."""
    known, names = marks(comparison.cells), printed_names(comparison.cells)
    if len(names) > 1:
        show(tag("p", f"原文的名称：{'、'.join(names)}", cls="dy-quiet"))
    if known:
        words = "　".join(f"{mark}{caliber}" for caliber, mark in known.items())
        show(tag("p", f"口径：{words}", cls="dy-quiet"))
    show_mixed(comparison.mixed)


def chosen_cell(comparison: Comparison) -> CompareCell | None:
    """Return the cell of *comparison* that was clicked last, here or before another page was shown."""
    chosen = state.chosen(state.DATA_CELL)
    return next((cell for cell in comparison.cells if (cell.scope, cell.time) == chosen), None)


def _remember(scopes: tuple[str, ...], columns: dict[str, str]) -> None:
    clicked = st.session_state[state.DATA_TABLE]["selection"]["cells"]
    row, column = clicked[0] if clicked else (0, PLACE)
    found = row < len(scopes) and column in columns
    st.session_state[state.DATA_CELL.key] = [scopes[row], columns[column]] if found else []


def _texts(
    comparison: Comparison, cells: dict[tuple[str, str], CompareCell], columns: dict[str, str]
) -> pd.DataFrame:
    known = marks(comparison.cells)
    rows = [
        [scope or UNKNOWN_PLACE, *(cell_text(cells.get((scope, time)), known) for time in columns.values())]
        for scope in comparison.scopes
    ]
    return pd.DataFrame(rows, columns=[PLACE, *columns])


def _width(texts: Iterable[str]) -> int | None:
    """Return the width in pixels that the longest of *texts* needs, None where any column has it.

    >>> _width(["1,872"]), _width(["2,187 ≠ 2,178"])
    (None, 128)
    """
    longest = max(sum(FULL if ord(char) > LATIN else HALF for char in text) for text in texts)
    return longest + PADDING if longest > USUAL else None


def _styled(
    texts: pd.DataFrame,
    comparison: Comparison,
    cells: dict[tuple[str, str], CompareCell],
    columns: dict[str, str],
) -> Styler:
    tints = [
        ["", *(_tint(cells.get((scope, time))) for time in columns.values())] for scope in comparison.scopes
    ]
    styles = pd.DataFrame(tints, columns=texts.columns)
    return texts.style.apply(lambda _: styles, axis=None)


def _tint(cell: CompareCell | None) -> str:
    return TINT if cell is not None and differs(cell) else ""
