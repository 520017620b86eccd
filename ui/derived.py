"""What is reckoned from a comparison on the page 数据: chosen, shown with its arithmetic, open at its sources."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from index.derive import NEEDS_BASE, Derived, Measure, derive
from index.library import Library
from index.values import Comparison
from ui import state, wording
from ui.cell import UNKNOWN_PLACE, UNKNOWN_TIME, number_text, show_rows
from ui.markup import show, tag

NOTHING = "不算"
ROUGH = "依据里有约数"


def show_choice(indicators: tuple[tuple[str, int, int], ...]) -> None:
    """Show what can be reckoned, and the indicator to divide by where one is needed."""
    what, base = st.columns([1, 2])
    state.allow_one(state.DATA_RECKON, (NOTHING, *Measure), NOTHING)
    what.selectbox("另算", (NOTHING, *Measure), key=state.DATA_RECKON, persist_state="session")
    if st.session_state[state.DATA_RECKON] in NEEDS_BASE:
        base.selectbox(
            "除以哪个指标",
            [name for name, _, _ in indicators],
            index=None,
            key=state.DATA_BASE,
            placeholder="如：户籍人口、党员总数",
            persist_state="session",
        )


def chosen(library: Library, comparison: Comparison) -> tuple[Derived, ...]:
    """Return what was chosen to be reckoned from *comparison*, nothing where the choice is not complete."""
    name = st.session_state.get(state.DATA_RECKON, NOTHING)
    if name not in set(Measure):
        return ()
    measure = Measure(name)
    divisor = st.session_state.get(state.DATA_BASE)
    if measure in NEEDS_BASE and not divisor:
        return ()
    base = library.compare(str(divisor)) if measure in NEEDS_BASE else None
    return derive(comparison, measure, base)


def show_derived(derived: tuple[Derived, ...]) -> None:
    """Show *derived* as a table; a click on a row shows the sentences that it rests on."""
    name = st.session_state.get(state.DATA_RECKON, NOTHING)
    if name not in set(Measure):
        return
    if not derived:
        words = "没有可算的：需要同一地区、同一时间都有数；同比要有上一年的数，占比和人均要选除以哪个指标。"
        show(tag("p", words, cls="dy-hint"))
        return
    table = st.dataframe(
        pd.DataFrame([_row(one) for one in derived], columns=["地区", "时间", name, "算式", "说明"]),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key=f"derived_{name}",
        column_config={name: st.column_config.TextColumn(alignment="right")},
        alt=f"{name}计算表",
    )
    rows = table["selection"]["rows"]
    if rows and rows[0] < len(derived):
        show_rows(derived[rows[0]].inputs, "input")
    else:
        show(tag("p", "点一行，这里列出它依据的原文。", cls="dy-quiet"))


def _row(one: Derived) -> tuple[str, str, str, str, str]:
    value = "—" if one.value is None else f"{number_text(one.value)}{one.unit}"
    note = one.reason or (ROUGH if one.rough else "")
    when = wording.date_text(one.time) or UNKNOWN_TIME
    return one.scope or UNKNOWN_PLACE, when, value, one.formula, note
