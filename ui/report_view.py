"""One report on the page 文库: outline, text with marked figures, and a side panel.

The place in the URL (`at`, else `section`) is highlighted and scrolled to. Jumps from the
outline, the figures and the conflicts happen in the browser, without asking the server.
"""

from __future__ import annotations

import mimetypes

import streamlit as st

from index.library import Library
from index.values import ReportCard
from report import Report, Section, flatten
from ui import links, state, wording
from ui.amending import show_amending
from ui.conflicts import show_conflicts
from ui.correction import show_correction
from ui.corrections_made import show_corrections_made
from ui.duplicates import show_duplicates
from ui.excerpt import fact_line
from ui.figure_amending import show_figure_amending
from ui.markup import show, show_jumps, tag
from ui.reading import reading
from ui.related import show_related, validity_badge
from ui.side import figure_list, outline
from ui.versions import show_comparison

PANELS = ("信息", "数据", "自查", "更正")
CORRECTING = ("题录", "结构", "数据")


def show_report(library: Library, report_id: str) -> None:
    """Show report *report_id* of *library* at the place that the URL names."""
    card = library.card(report_id)
    report = library.report(report_id)
    section = _section(report, state.text(state.REPORT_SECTION))
    at = links.parse_at(state.text(state.REPORT_AT)) or _opening(section)
    _show_head(library, card)
    if show_comparison(library, report_id, state.text(state.REPORT_OLDER)):
        return
    left, middle, right = st.columns([2.3, 5.6, 2.9], gap="medium")
    with left.container(key="report_outline"):
        show(outline(report.sections, section.key if section else None))
    with middle.container(key="report_text"):
        show(reading(report, at))
    with right.container(key="report_side"):
        _show_panel(library, card, report, section)
    show_jumps(hash((report_id, at)), seek=at is not None)


def _section(report: Report, key: str) -> Section | None:
    return next((section for section in flatten(report.sections) if section.key == key), None)


def _opening(section: Section | None) -> tuple[int, int] | None:
    if section is None:
        return None
    heading = len(section.heading) if section.heading else 1
    return section.start, section.start + heading


def _show_head(library: Library, card: ReportCard) -> None:
    head, back, download = st.columns([8, 1.2, 1.6], vertical_alignment="center")
    with head, st.container(gap=None):
        show(tag("div", tag("h1", wording.title_of(card)), validity_badge(card), cls="dy-title"))
        show(fact_line(wording.facts_of(card)))
    back.button("返回列表", width="stretch", on_click=close_report)
    original = library.original(card.id)
    download.download_button(
        "下载原文件",
        data=original.read_bytes,
        file_name=card.name,
        mime=mimetypes.guess_type(card.name)[0] or "application/octet-stream",
        on_click="ignore",
        width="stretch",
    )
    notice = st.session_state.pop(state.REPORT_NOTICE, None)
    if notice:
        st.success(notice)


def close_report() -> None:
    """Forget which report is open, so that the list is shown."""
    for shared in state.REPORT:
        st.session_state[shared.key] = None


def _show_panel(library: Library, card: ReportCard, report: Report, section: Section | None) -> None:
    counts = {"数据": len(report.figures), "自查": card.conflicts}
    state.allow_one(state.REPORT_PANEL, PANELS, PANELS[0])
    panel = st.segmented_control(
        "侧栏",
        PANELS,
        key=state.REPORT_PANEL,
        format_func=lambda value: f"{value} {counts[value]}" if value in counts else value,
        label_visibility="collapsed",
        persist_state="session",
        required=True,
        width="stretch",
    )
    if panel == "数据":
        _show_figures(report)
    elif panel == "自查":
        show_conflicts(library, report)
    elif panel == "更正":
        _show_corrections(library, card, report, section)
    else:
        _show_facts(card)
        show_duplicates(library, card.id)
        show_related(library, card)


def _show_corrections(library: Library, card: ReportCard, report: Report, section: Section | None) -> None:
    state.allow_one(state.REPORT_CORRECTING, CORRECTING, CORRECTING[0])
    what = st.segmented_control(
        "更正什么",
        CORRECTING,
        key=state.REPORT_CORRECTING,
        label_visibility="collapsed",
        persist_state="session",
        required=True,
    )
    if what == "结构":
        show_amending(library, report, section)
    elif what == "数据":
        show_figure_amending(library, report)
    else:
        show_correction(library, card)
    show(tag("p", "更正另行保存，不改动原始文件，重新读取后仍然有效。", cls="dy-quiet"))
    show_corrections_made(library, card)


def _show_figures(report: Report) -> None:
    if not report.figures:
        show(tag("p", "这篇报告里没有读到数据。", cls="dy-quiet"))
        return
    wanted = st.text_input(
        "筛选数据", key="report_figures_text", placeholder="筛选，如：党员", label_visibility="collapsed"
    )
    show(figure_list(report.figures, wanted.strip()))


def _show_facts(card: ReportCard) -> None:
    facts = (
        ("标题", card.title or "未知"),
        ("文种", card.kind),
        ("发文字号", card.number or "未知"),
        ("单位", card.issuer or "未知"),
        ("地区", card.place or "未知"),
        ("所属", " › ".join(card.place_path[:-1]) or "未知"),
        ("日期", wording.date_text(card.date) or "未知"),
        ("主题", "、".join(card.topics) or "—"),
        ("章节", f"{card.sections} 个"),
        ("数据", f"{card.figures} 条"),
        ("读取情况", wording.name("verdict", card.verdict)),
        ("入库时间", wording.moment_text(card.added)),
        ("来源文件", "\n".join(card.paths)),
    )
    rows = (tag("tr", tag("th", head), tag("td", text)) for head, text in facts)
    show(tag("table", tag("tbody", *rows), cls="dy-facts-table"))
    if card.reasons:
        show(tag("ul", *(tag("li", reason) for reason in card.reasons), cls="dy-reasons"))
