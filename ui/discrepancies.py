"""Where reports disagree on a number: each with its arithmetic, links to the sentences, and a way to settle it."""

from __future__ import annotations

import streamlit as st

from index.discrepancies import Discrepancy
from index.library import Library
from report import DiaoyanError, Severity
from ui import links, shelf, wording
from ui.markup import joined, show, tag

SHOWN = 30


def show_discrepancies(library: Library) -> None:
    """Show what the reports of *library* disagree on, dismissed ones folded away."""
    found = library.discrepancies()
    open_ones = [one for one in found if one.dismissed is None]
    settled = [one for one in found if one.dismissed is not None]
    if not found:
        return
    with st.expander(f"各报告之间说法不一 {len(open_ones)} 处", expanded=False, key="discrepancies"):
        for number, one in enumerate(open_ones[:SHOWN]):
            _show(library, one, f"discrepancy_{number}")
        if len(open_ones) > SHOWN:
            show(tag("p", f"先列出 {SHOWN} 处，核对之后接着列。", cls="dy-quiet"))
        for number, one in enumerate(settled):
            _show_settled(library, one, f"settled_{number}")


def _show(library: Library, one: Discrepancy, key: str) -> None:
    sure = one.severity is Severity.HIGH
    with st.container(border=True, key=key, gap="small"):
        mark = tag("span", wording.name("severity", one.severity), cls="dy-sure" if sure else "dy-unsure")
        show(tag("p", joined(mark, " ", one.explanation)))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            for row in one.rows:
                links.show_report_link(
                    f"{row.figure.raw}（{wording.title_of(row.card)}）", row.card.id, row.figure.anchor
                )
            with st.popover("核对过，不是问题"), st.form(f"{key}_form", border=False):
                reason = st.text_input("理由", key=f"{key}_reason", placeholder="如：统计口径不同")
                if st.form_submit_button("保存", type="primary"):
                    _dismiss(library, one, reason)


def _show_settled(library: Library, one: Discrepancy, key: str) -> None:
    words, button = st.columns([8, 1], vertical_alignment="center")
    with words:
        show(tag("p", f"已核对：{one.explanation}理由：{one.dismissed}", cls="dy-quiet"))
    if button.button("恢复", key=key, width="stretch"):
        _dismiss(library, one, None)


def _dismiss(library: Library, one: Discrepancy, reason: str | None) -> None:
    try:
        library.dismiss(one, reason)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    st.rerun()
