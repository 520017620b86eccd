"""The conflicts of a report: open ones with a way to say that one is none, dismissed ones with their reasons."""

from __future__ import annotations

import streamlit as st

from index.library import Library
from ingest.figures.corrected import conflict_key, place
from report import Amendment, Conflict, DiaoyanError, Report, Subject
from ui import shelf
from ui.amending import open_anew
from ui.markup import show, tag
from ui.side import conflict_block


def show_conflicts(library: Library, report: Report) -> None:
    """Show what was found in *report*, each with its arithmetic."""
    open_ones = [one for one in report.conflicts if one.dismissed is None]
    dismissed = [one for one in report.conflicts if one.dismissed is not None]
    found = f"发现 {len(open_ones)} 处，点数字可跳到原文。" if open_ones else "没有发现前后矛盾的数据。"
    show(tag("p", found, cls="dy-quiet"))
    for number, conflict in enumerate(open_ones):
        show(conflict_block(conflict, report.figures))
        _show_dismissal(library, report, conflict, number)
    if dismissed:
        with st.expander(f"核对过、不是问题的 {len(dismissed)} 处"):
            for conflict in dismissed:
                show(conflict_block(conflict, report.figures))
                show(
                    tag("p", f"理由：{conflict.dismissed}。要恢复，请在“更正”的记录里撤销。", cls="dy-quiet")
                )


def _show_dismissal(library: Library, report: Report, conflict: Conflict, number: int) -> None:
    key = f"dismiss_{report.id}_{number}"
    with st.popover("核对过，不是问题", width="stretch"), st.form(key, border=False):
        reason = st.text_input("理由", key=f"{key}_reason", placeholder="如：两处口径不同")
        if not st.form_submit_button("保存", type="primary"):
            return
        if not reason.strip():
            st.warning("请写明理由，以后看得明白。")
            return
        _dismiss(library, report, conflict, reason.strip())


def _dismiss(library: Library, report: Report, conflict: Conflict, reason: str) -> None:
    start = report.start + place(conflict, report.figures)
    amendment = Amendment(Subject.CONFLICT, start, conflict_key(conflict, report.figures), reason)
    try:
        holder = library.amend(report.id, amendment)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    open_anew(holder, "已记下：这一处不是问题")
