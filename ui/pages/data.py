"""数据: an indicator over places and years, every cell open to its source sentence.

A click on a cell shows the sentences behind it, each a link to its place in its report.
Figures that are nearly but not quite comparable stand apart, with the difference named.
"""

from __future__ import annotations

import streamlit as st

from index.library import Library
from index.values import Comparison
from report import Kind
from ui import shelf, state, wording
from ui.apart import show_near, show_restricted
from ui.cell import show_sources
from ui.chart import Shape, chart, points
from ui.comparison_table import FEW, chosen_cell, show_summary, show_table, show_terms
from ui.derived import chosen, show_choice, show_derived
from ui.discrepancies import show_discrepancies
from ui.indicator_names import show_indicator_names
from ui.markup import plain, show, tag
from ui.parts import show_parts

PAGE = "data"
INDICATORS = 3000
KINDS = tuple(kind.value for kind in Kind if kind is not Kind.MASKED)
NARROW = 420
SHAPES: dict[Shape, str] = {"line": "折线图", "bar": "柱状图"}


def render(library: Library) -> None:
    """Show the page for *library*."""
    state.entered(PAGE)
    state.restore(state.DATA)
    indicators = library.indicators(limit=INDICATORS)
    shelf.show_title("数据", "同一指标在各地各年的数，点单元格看原文")
    if not indicators:
        st.info("已入库的报告里没有读到数据。请在“入库”页加入含统计数字的报告。")
        return
    _show_choice(library, indicators)
    state.publish(state.DATA)
    indicator = state.text(state.DATA_INDICATOR)
    if not indicator:
        _show_start(indicators)
        show_discrepancies(library)
        show_indicator_names(library)
        return
    comparison = library.compare(
        indicator,
        scopes=state.chosen(state.DATA_SCOPES),
        years=state.years(state.DATA_YEARS.key),
        kind=Kind(state.text(state.DATA_KIND)),
    )
    _show_comparison(library, comparison, indicators)


def _show_choice(library: Library, indicators: tuple[tuple[str, int, int], ...]) -> None:
    counts = {name: f"{name}（{reports} 篇 {figures} 条）" for name, figures, reports in indicators}
    first, second, third, fourth = st.columns([3.2, 1.3, 4, 2])
    current = state.text(state.DATA_INDICATOR)
    options = [*counts] if not current or current in counts else [current, *counts]
    first.selectbox(
        "指标（可输入几个字查找）",
        options,
        key=state.DATA_INDICATOR.key,
        index=None,
        format_func=lambda name: counts.get(name, name),
        placeholder="选择指标",
        persist_state="session",
        on_change=_forget_choice,
    )
    indicator = state.text(state.DATA_INDICATOR)
    usual = library.usual_kind(indicator) if indicator else Kind.LEVEL
    state.allow_one(state.DATA_KIND.key, KINDS, usual.value)
    second.selectbox(
        "类型",
        KINDS,
        key=state.DATA_KIND.key,
        format_func=lambda kind: wording.name("figure_kind", kind),
        persist_state="session",
        on_change=_forget_cell,
    )
    scopes = [scope for scope, _ in library.scopes(indicator)] if indicator else []
    years = [year for year, _ in library.statistics().years]
    for column, shared, label, values in (
        (third, state.DATA_SCOPES, "地区", scopes),
        (fourth, state.DATA_YEARS, "年份（可选起、止两年）", sorted(years, reverse=True)),
    ):
        state.allow(shared.key, values)
        column.multiselect(
            label,
            values,
            key=shared.key,
            placeholder="全部",
            max_selections=2 if shared is state.DATA_YEARS else None,
            select_all=False,
            persist_state="session",
            on_change=_forget_cell,
        )


def _forget_choice() -> None:
    st.session_state[state.DATA_SCOPES.key] = []
    st.session_state[state.DATA_KIND.key] = None
    _forget_cell()


def _forget_cell() -> None:
    st.session_state[state.DATA_CELL.key] = []
    st.session_state.pop(state.DATA_TABLE, None)


def _show_start(indicators: tuple[tuple[str, int, int], ...]) -> None:
    show(tag("p", "选一个指标开始。报告中最常见的指标：", cls="dy-quiet"))
    with st.container(horizontal=True, gap="small"):
        for name, _, reports in indicators[:24]:
            st.button(plain(f"{name}（{reports}）"), key=f"pick_{name}", on_click=_pick, args=(name,))


def _pick(indicator: str) -> None:
    st.session_state[state.DATA_INDICATOR.key] = indicator
    _forget_choice()


def _show_comparison(
    library: Library, comparison: Comparison, indicators: tuple[tuple[str, int, int], ...]
) -> None:
    if not comparison.cells:
        st.info("没有可比较的数。可以换一种类型，或放宽地区和年份。")
        _show_apart(comparison)
        return
    derived = chosen(library, comparison)
    show_summary(comparison, derived)
    table, sources = st.columns([6, 4], gap="medium")
    with table:
        show_table(comparison)
        show_terms(comparison)
        show_choice(indicators)
        show_derived(derived)
        _show_chart(comparison)
    cell = chosen_cell(comparison)
    with sources:
        if cell is None:
            show(tag("p", "点左边表里的一格，这里显示它的原文出处。", cls="dy-hint"))
        else:
            show_sources(cell)
            show_parts(library, cell)
        _show_apart(comparison)


def _show_apart(comparison: Comparison) -> None:
    show_restricted(comparison)
    show_near(comparison, _pick)


def _show_chart(comparison: Comparison) -> None:
    if points(comparison).empty:
        return
    shapes = tuple(SHAPES)
    state.allow_one(state.DATA_CHART, shapes, "line" if len(comparison.times) > 1 else "bar")
    shape = st.segmented_control(
        "图形",
        shapes,
        key=state.DATA_CHART,
        format_func=lambda value: SHAPES[value],
        label_visibility="collapsed",
        persist_state="session",
        required=True,
    )
    st.altair_chart(
        chart(comparison, shape or "bar"), width="stretch" if len(comparison.times) > FEW else NARROW
    )


if __name__ == "__main__":
    shelf.show_library(render)
