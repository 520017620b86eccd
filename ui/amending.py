"""Where a person puts the structure of a report right: roles, headings, where it begins.

Every change draws the file's reports anew from the library, so that sections, figures and
numbers of reports follow; the page then shows the report that holds the place now.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from index.library import Library
from ingest.amending import NO, YES, read_roles
from ingest.roles import decide, role_name, rule_name
from report import Amendment, DiaoyanError, Paragraph, Report, Role, Section, Subject, flatten, quote_at
from ui import shelf, state
from ui.markup import show, tag

LEVELS = ("1", "2", "3", "4")
NO_HEADING = "不是标题"
SHOWN = 24
"""So many characters of a line tell it among others in a list."""

AS_HEADING, AS_REPORT = "作为小标题", "另起一篇报告"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be put right in the report at an offset of its text."""

    field: Subject
    start: int
    value: str | None


def show_amending(library: Library, report: Report, chosen: Section | None) -> None:
    """Show the forms that put the structure of *report* right, at the *chosen* section first."""
    sections = tuple(flatten(report.sections))
    if not sections:
        show(tag("p", "这篇报告没有正文，没有可以校正的结构。", cls="dy-quiet"))
        return
    index = next((at for at, one in enumerate(sections) if chosen and one.key == chosen.key), 0)
    section = st.selectbox(
        "章节",
        sections,
        index=index,
        format_func=_name,
        key=f"amend_{report.id}_section_{index}",
    )
    _show_section(library, report, section)
    show(tag("p", _reason(library, report, section), cls="dy-quiet"))
    with st.expander("有一行没有认出来"):
        _show_line(library, report)
    if report.start > 0 and st.button("并入同一文件的上一篇", key=f"amend_{report.id}_join", width="stretch"):
        _amend(library, report, [_Wanted(Subject.CUT, 0, NO)], "已并入上一篇")


def _name(section: Section) -> str:
    heading = section.heading or f"（{'、'.join(map(role_name, section.roles))}，无标题）"
    return f"{'　' * (section.level - 1)}{heading[:SHOWN]}"


def _show_section(library: Library, report: Report, section: Section) -> None:
    key = f"amend_{report.id}_{section.key}"
    roles = st.multiselect(
        "部分",
        list(Role),
        default=list(section.roles),
        format_func=role_name,
        placeholder="选择一个或几个",
        key=f"{key}_roles",
    )
    options = (*LEVELS, NO_HEADING)
    level = str(section.level) if str(section.level) in LEVELS else LEVELS[-1]
    wanted = st.selectbox(
        "标题层级",
        options,
        index=options.index(level),
        disabled=section.heading is None,
        format_func=lambda value: value if value == NO_HEADING else f"{value} 级",
        key=f"{key}_level",
    )
    sent = st.button("保存这一节", type="primary", key=f"{key}_save")
    if not sent:
        return
    changes: list[_Wanted] = []
    if set(roles) != set(section.roles) and roles:
        changes.append(_Wanted(Subject.ROLES, section.start, " ".join(roles)))
    if wanted != level:
        changes.append(_Wanted(Subject.HEADING, section.start, None if wanted == NO_HEADING else wanted))
    if changes:
        _amend(library, report, changes, "已校正这一节")
    elif not roles:
        st.warning("请至少选一个部分；说不清的选“其他”。")
    else:
        st.info("没有改动。")


def _reason(library: Library, report: Report, section: Section) -> str:
    """Return in words what decided on the roles of *section*."""
    corrected = {
        one.start - report.start: read_roles(one.value)
        for one in library.corrections(report.id)
        if one.field == Subject.ROLES
    }
    decisions = decide(report.sections, report.text, report.kind, decided=corrected)
    decision = next(one for one in decisions if one.section_key == section.key)
    words = "".join(f"“{word}”" for word in decision.words)
    return f"部分的依据：{rule_name(decision.rule)}{words}"


def _show_line(library: Library, report: Report) -> None:
    headed = {section.start for section in flatten(report.sections) if section.heading}
    lines = [
        block
        for section in flatten(report.sections)
        for block in section.blocks
        if isinstance(block, Paragraph) and block.start not in headed and _begins_a_line(report, block)
    ]
    if not lines:
        show(tag("p", "除了标题，这篇报告里没有别的行。", cls="dy-quiet"))
        return
    key = f"amend_{report.id}_line"
    line = st.selectbox(
        "从哪一行起（可输入开头的字查找）",
        lines,
        index=None,
        format_func=lambda block: block.text[:SHOWN],
        placeholder="选择一行",
        key=f"{key}_block",
    )
    manner = st.radio("改为", (AS_HEADING, AS_REPORT), horizontal=True, key=f"{key}_manner")
    level = st.selectbox("标题层级", LEVELS, format_func=lambda value: f"{value} 级", key=f"{key}_level")
    sent = st.button("保存", key=f"{key}_save")
    if not sent:
        return
    if line is None:
        st.warning("请先选择一行。")
    elif manner == AS_HEADING:
        _amend(library, report, [_Wanted(Subject.HEADING, line.start, level)], "已添一个小标题")
    else:
        _amend(library, report, [_Wanted(Subject.CUT, line.start, YES)], "已拆成两篇，这是后一篇")


def _begins_a_line(report: Report, block: Paragraph) -> bool:
    return block.start == 0 or report.text[block.start - 1] == "\n"


def _amend(library: Library, report: Report, wanted: list[_Wanted], notice: str) -> None:
    """Keep what is *wanted* and open the report that holds the place now."""
    holder = report.id
    try:
        with st.spinner("正在重新整理……"):
            for one in wanted:
                place = report.start + one.start
                quote = quote_at(report.text, one.start)
                holder = library.amend(holder, Amendment(one.field, place, quote, one.value))
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    open_anew(holder, notice)


def open_anew(report_id: str, notice: str) -> None:
    """Show report *report_id* from its beginning, with *notice* above it."""
    for shared in state.REPORT:
        st.session_state[shared.key] = None
    st.session_state[state.REPORT_ID.key] = report_id
    st.session_state[state.REPORT_NOTICE] = notice
    st.rerun()
