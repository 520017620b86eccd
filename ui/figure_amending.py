"""Where a person puts one figure of a report right, or says that it is none.

Only what was changed is kept; the printed number and its sentence stay as they are.
"""

from __future__ import annotations

import json

import streamlit as st

from index.library import Library
from report import Amendment, DiaoyanError, Figure, Kind, Report, Subject, quote_at
from report.figures import Value
from ui import shelf, wording
from ui.amending import open_anew
from ui.markup import show, tag
from ui.reading import figure_title

TEXTS = {
    "indicator": "指标",
    "scope": "地区、单位或范围",
    "time": "时间",
    "value": "数值",
    "unit": "单位",
    "caliber": "口径",
}
HINTS = {
    "time": "如 2012、2012-08、2013/2017",
    "value": "如 121 或 20-30",
    "caliber": "没有注明，如 不含流动党员",
}


def show_figure_amending(library: Library, report: Report) -> None:
    """Show the form that puts one figure of *report* right."""
    if not report.figures:
        show(tag("p", "这篇报告里没有读到数据。", cls="dy-quiet"))
        return
    number = st.selectbox(
        "哪一条数据（可输入数字或指标查找）",
        range(len(report.figures)),
        format_func=lambda at: figure_title(report.figures[at]),
        key=f"figure_{report.id}",
    )
    figure = report.figures[number]
    show(tag("p", figure.quote, cls="dy-quiet"))
    _show_form(library, report, figure, f"figure_{report.id}_{number}")
    if st.button("这不是数据，剔除", key=f"figure_{report.id}_{number}_out", width="stretch"):
        _amend(library, report, figure, None, "已剔除这条数据")


def _show_form(library: Library, report: Report, figure: Figure, key: str) -> None:
    now: dict[str, str] = {field: _text(getattr(figure, field)) for field in TEXTS}
    with st.form(key, border=False):
        said: dict[str, str | None] = {
            field: str(
                st.text_input(label, now[field], key=f"{key}_{field}", placeholder=HINTS.get(field, "未知"))
            )
            for field, label in TEXTS.items()
        }
        kind = st.selectbox(
            "类型",
            list(Kind),
            index=list(Kind).index(figure.kind),
            format_func=lambda one: wording.name("figure_kind", one),
            key=f"{key}_kind",
        )
        sent = st.form_submit_button("保存这条数据", type="primary")
    if not sent:
        return
    changed = {field: (value or "").strip() or None for field, value in said.items() if value != now[field]}
    if kind is not None and kind is not figure.kind:
        changed["kind"] = kind.value
    if changed:
        _amend(library, report, figure, json.dumps(changed, ensure_ascii=False), "已更正这条数据")
    else:
        st.info("没有改动。")


def _text(value: Value | str | None) -> str:
    if value is None:
        return ""
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _amend(library: Library, report: Report, figure: Figure, value: str | None, notice: str) -> None:
    start = figure.anchor.start
    amendment = Amendment(Subject.FIGURE, report.start + start, quote_at(report.text, start), value)
    try:
        with st.spinner("正在重新整理……"):
            holder = library.amend(report.id, amendment)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    open_anew(holder, notice)
