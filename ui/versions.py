"""What changed from one version of a document to another: only the sections that changed lie open.

    三、扶持标准  有改动
        每人每月补助 ~~300~~ 400 元。
    另有 2 段未变

It stands in the place of a report's text when the URL names an older version (`older`).
"""

from __future__ import annotations

import streamlit as st

from index.alignment import Change, Difference
from index.library import Library
from index.wording_changes import Fate, LineChange
from report import Report
from ui import links, state, wording
from ui.markup import Markup, show, tag

CLASSES = {Fate.ADDED: "dy-added", Fate.REMOVED: "dy-removed"}


def show_comparison(library: Library, report_id: str, older: str) -> bool:
    """Show what changed from report *older* to *report_id* and return True; False where none is asked for."""
    if not older:
        return False
    found = library.difference(older, report_id)
    _show_head(found)
    with st.container(key="comparison"):
        changed = [one for one in found.changes if one.fate is not Fate.SAME or one.moved]
        if not changed:
            show(tag("p", "两个版本的正文没有不同。", cls="dy-quiet"))
        for change in changed:
            show(_change(change))
        _show_unchanged(found)
    return True


def _show_head(found: Difference) -> None:
    counts = " · ".join(f"{wording.name('fate', fate)} {found.count(fate)} 节" for fate in Fate)
    from_, to, back = st.columns([4, 4, 1.4], vertical_alignment="center")
    for column, name, report in ((from_, "旧", found.old), (to, "新", found.new)):
        with column:
            links.show_report_link(f"{name}　{_called(report)}", report.id)
    back.button("返回正文", width="stretch", on_click=_close)
    show(tag("p", counts, cls="dy-quiet"))


def _called(report: Report) -> str:
    title = report.title or report.source.name
    return f"{title}（{wording.date_text(report.date) or '日期不明'}）"


def _close() -> None:
    st.session_state[state.REPORT_OLDER.key] = None


def _change(change: Change) -> Markup:
    name = wording.name("fate", change.fate)
    sign = {Fate.ADDED: "dy-sure-good", Fate.REMOVED: "dy-sure"}.get(change.fate, "dy-unsure")
    shown = change.shown_lines()
    same = sum(line.fate is Fate.SAME for line in change.lines)
    return tag(
        "div",
        tag(
            "div",
            tag("strong", change.name),
            tag("span", name, cls=sign) if change.fate is not Fate.SAME else "",
            tag("span", "位置移动", cls="dy-unsure") if change.moved else "",
            cls="dy-tags",
        ),
        *map(_line, shown),
        tag("p", f"另有 {same} 段未变", cls="dy-quiet") if same and shown else "",
        cls="dy-change",
    )


def _line(line: LineChange) -> Markup:
    pieces = (
        tag("mark", piece.text, cls=CLASSES[piece.fate]) if piece.fate in CLASSES else piece.text
        for piece in line.pieces
    )
    return tag("p", *pieces)


def _show_unchanged(found: Difference) -> None:
    same = [one for one in found.changes if one.fate is Fate.SAME and not one.moved]
    if same:
        with st.expander(f"未变的 {len(same)} 节", key="comparison_same"):
            show(tag("ul", *(tag("li", change.name) for change in same)))
