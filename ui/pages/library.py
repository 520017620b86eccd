"""文库: the list of reports with its filters, or one report when the URL names one.

Who comes back from another page finds the report that was open; who chooses 文库 while a
report is shown gets the list.
"""

from __future__ import annotations

import math
from typing import cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from index.library import Library
from index.validity import validity_name
from index.values import Browse, Order, ReportCard, Statistics, Validity
from report import Verdict
from ui import links, shelf, state, wording
from ui.excerpt import fact_line
from ui.markup import joined, show, tag
from ui.related import validity_badge
from ui.report_view import close_report, show_report

PAGE = "library"
PER_PAGE = 25
ORDERS = ("date", "added", "title")
REPEATED = {"yes": True, "no": False}


def render(library: Library) -> None:
    """Show the page for *library*."""
    came = state.entered(PAGE)
    if not came and state.REPORT_ID.param not in st.query_params:
        close_report()
    state.restore(state.REPORT)
    report_id = state.text(state.REPORT_ID)
    if report_id:
        state.publish(state.REPORT)
        show_report(library, report_id)
    else:
        _show_list(library)


def _show_list(library: Library) -> None:
    statistics = library.statistics()
    state.restore(state.BROWSE)
    note = f"{statistics.reports} 篇报告 · {statistics.figures} 条数据 · {statistics.conflicts} 处自查疑点"
    shelf.show_title("文库", note)
    _show_filters(statistics)
    state.publish(state.BROWSE)
    cards, total = library.cards(_browse())
    if total and not cards:
        _first_page()
        cards, total = library.cards(_browse())
    show(
        tag(
            "div",
            f"符合条件的 {total} 篇" if total else "没有符合条件的报告，请放宽筛选条件。",
            cls="dy-quiet",
        )
    )
    with st.container(gap=None):
        for card in cards:
            _show_card(card)
    if total > PER_PAGE:
        st.pagination(math.ceil(total / PER_PAGE), key=state.BROWSE_PAGE, persist_state="session")


def _show_filters(statistics: Statistics) -> None:
    options = {
        state.BROWSE_KINDS: ("文种", [kind for kind, _ in statistics.kinds]),
        state.BROWSE_PLACES: ("地区", [place for place, _ in statistics.places]),
        state.BROWSE_YEARS: (
            "年份（可选起、止两年）",
            sorted((year for year, _ in statistics.years), reverse=True),
        ),
        state.BROWSE_VALIDITY: ("效力", list(map(validity_name, Validity))),
    }
    columns = st.columns([1.9, 1.7, 1.7, 2.1, 1.5, 1.3, 1.2])
    columns[0].text_input(
        "标题含有",
        key=state.BROWSE_TEXT.key,
        placeholder="不限",
        persist_state="session",
        on_change=_first_page,
    )
    for column, (shared, (label, values)) in zip(columns[1:], options.items(), strict=False):
        state.allow(shared.key, values)
        column.multiselect(
            label,
            values,
            key=shared.key,
            placeholder="不限",
            max_selections=2 if shared is state.BROWSE_YEARS else None,
            select_all=False,
            persist_state="session",
            on_change=_first_page,
        )
    _show_repeated(columns[-2], statistics)
    state.allow_one(state.BROWSE_ORDER.key, ORDERS, ORDERS[0])
    columns[-1].selectbox(
        "排列",
        ORDERS,
        key=state.BROWSE_ORDER.key,
        format_func=lambda order: wording.name("order", order),
        persist_state="session",
        on_change=_first_page,
    )


def _show_repeated(place: DeltaGenerator, statistics: Statistics) -> None:
    names = {"": "不限", "yes": f"有重复的 {statistics.repeated}", "no": "没有重复的"}
    state.allow_one(state.BROWSE_REPEATED.key, names, "")
    place.selectbox(
        "重复",
        list(names),
        key=state.BROWSE_REPEATED.key,
        format_func=lambda value: names[value],
        persist_state="session",
        on_change=_first_page,
    )


def _first_page() -> None:
    st.session_state[state.BROWSE_PAGE] = 1


def _browse() -> Browse:
    page = st.session_state.get(state.BROWSE_PAGE) or 1
    return Browse(
        kinds=state.chosen(state.BROWSE_KINDS),
        places=state.chosen(state.BROWSE_PLACES),
        years=state.years(state.BROWSE_YEARS.key),
        validities=tuple(
            one for one in Validity if validity_name(one) in state.chosen(state.BROWSE_VALIDITY)
        ),
        text=state.text(state.BROWSE_TEXT).strip(),
        repeated=REPEATED.get(state.text(state.BROWSE_REPEATED)),
        order=cast("Order", state.text(state.BROWSE_ORDER)),
        limit=PER_PAGE,
        offset=(page - 1) * PER_PAGE,
    )


def _show_card(card: ReportCard) -> None:
    with st.container(key=f"card_{card.id}", gap=None):
        name, numbers = st.columns([7, 3], vertical_alignment="center")
        with name, st.container(gap=None):
            links.show_report_link(wording.title_of(card), card.id)
            show(fact_line(wording.facts_of(card)))
        with numbers:
            doubts = tag("span", f"自查 {card.conflicts}", cls="dy-unsure") if card.conflicts else ""
            verdict = wording.name("verdict", card.verdict) if card.verdict is not Verdict.COMPLETE else ""
            show(
                tag(
                    "div",
                    joined(
                        validity_badge(card), doubts, tag("span", verdict, cls="dy-unsure") if verdict else ""
                    ),
                    f"章节 {card.sections} · 数据 {card.figures}",
                    cls="dy-numbers",
                )
            )


if __name__ == "__main__":
    shelf.show_library(render)
