"""Names that may mean one indicator, each pair with a sentence of either, to put together or keep apart; and what was decided.

Looked for only when it is asked for: every name of the library is read.
"""

from __future__ import annotations

import streamlit as st

from index.library import Library
from index.merging import Decision
from index.suggestions import Named, Suggestion
from report import DiaoyanError
from ui import links, shelf, state, wording
from ui.cell import quote
from ui.excerpt import fact_line
from ui.markup import show, tag

SHOWN = 20


def show_indicator_names(library: Library) -> None:
    """Show the switch, and below it the pairs that are open in *library* and those decided."""
    notice = st.session_state.pop(state.DATA_NOTICE, None)
    if notice:
        st.success(notice)
    if not st.toggle("整理指标名称：找出写法不同、可能是同一指标的", key=state.DATA_NAMES):
        return
    with st.spinner("正在比对各报告的指标名称和数据……"):
        pairs, decided = library.merge_suggestions(), library.name_decisions()
    with st.container(key="indicator_names", gap="small"):
        _show_pairs(library, pairs)
        _show_decided(library, decided)


def _show_pairs(library: Library, pairs: tuple[Suggestion, ...]) -> None:
    if not pairs:
        show(tag("p", "没有发现写法不同、可能是同一指标的名称。", cls="dy-hint"))
        return
    words = f"可能是同一指标的 {len(pairs)} 对。合并后用哪个名称都能查到两边的数，每个数仍显示原文的名称，随时可撤销。"
    show(tag("p", words, cls="dy-quiet"))
    for number, pair in enumerate(pairs[:SHOWN]):
        with st.container(border=True, key=f"names_{number}", gap="small"):
            _show_pair(library, pair, number)
    if len(pairs) > SHOWN:
        show(tag("p", f"先列出 {SHOWN} 对，决定之后接着列。", cls="dy-quiet"))


def _show_pair(library: Library, pair: Suggestion, number: int) -> None:
    words, merge, apart = st.columns([7, 1.2, 1.2], vertical_alignment="center")
    with words:
        show(tag("strong", f"{pair.one.name}　{pair.other.name}"))
        show(tag("div", pair.words, cls="dy-quiet"))
    if merge.button("合并", key=f"merge_{number}", type="primary", width="stretch"):
        _decide(library, pair.one.name, pair.other.name, together=True)
    if apart.button("分开", key=f"apart_{number}", width="stretch"):
        _decide(library, pair.one.name, pair.other.name, together=False)
    for column, named in zip(st.columns(2), (pair.one, pair.other), strict=True):
        with column, st.container(gap=None):
            _show_example(named)


def _show_example(named: Named) -> None:
    row = named.example
    show(tag("div", f"{named.name}（{named.reports} 篇 {named.figures} 条），如：", cls="dy-quiet"))
    show(tag("p", quote(row), cls="dy-excerpt"))
    links.show_report_link(wording.title_of(row.card), row.card.id, row.figure.anchor)
    show(fact_line((row.figure.raw, *wording.figure_facts(row.figure))))


def _show_decided(library: Library, decided: tuple[Decision, ...]) -> None:
    if not decided:
        return
    show(tag("h3", "作过的决定"))
    for number, one in enumerate(decided):
        words, button = st.columns([8, 1.2], vertical_alignment="center")
        with words:
            done = "合并" if one.together else "分开"
            show(
                tag(
                    "span", f"{done}　{one.one}　{one.other}　{wording.moment_text(one.made)}", cls="dy-quiet"
                )
            )
        if button.button("撤销", key=f"undo_names_{number}", width="stretch"):
            _decide(library, one.one, one.other, together=None)


def _decide(library: Library, one: str, other: str, *, together: bool | None) -> None:
    try:
        library.decide_names(one, other, together=together)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    done = {True: "已合并", False: "已分开", None: "已撤销对这两个名称的决定"}[together]
    st.session_state[state.DATA_NOTICE] = f"{one}、{other}：{done}。"
    st.rerun()
