"""Where a file may hold one report more than was found: each place with what stands around it, to decide.

An answer draws the file's reports anew at once. It can be taken back among the corrections of
the report.
"""

from __future__ import annotations

import streamlit as st

from index.library import Library
from index.values import CutProposal
from report import Anchor, DiaoyanError
from ui import links, shelf, state, wording
from ui.markup import show, tag

SHOWN = 20
AROUND = 70


def show_cut_proposals(library: Library) -> None:
    """Show what is open in *library*, with a button for each answer."""
    notice = st.session_state.pop(state.INTAKE_NOTICE, None)
    if notice:
        st.success(notice)
    proposals = library.cut_proposals()
    if not proposals:
        return
    show(tag("h2", f"待定的拆分 {len(proposals)} 处"))
    show(tag("p", "这些地方可能是另一篇报告的开头，没有把握，先并在一篇里。请逐处决定。", cls="dy-quiet"))
    for proposal in proposals[:SHOWN]:
        with st.container(border=True, key=f"cut_{proposal.report_id}_{proposal.start}"):
            _show(library, proposal)
    if len(proposals) > SHOWN:
        show(tag("p", f"先列出 {SHOWN} 处，决定之后接着列。", cls="dy-quiet"))


def _show(library: Library, proposal: CutProposal) -> None:
    words, buttons = st.columns([7, 3], vertical_alignment="center")
    with words:
        anchor = Anchor(proposal.report_id, "", proposal.start, proposal.start + len(proposal.title))
        links.show_report_link(f"可能另有一篇《{proposal.title}》", proposal.report_id, anchor)
        names = "、".join(wording.file_name(path) for path in proposal.paths)
        show(tag("div", f"{names}　{proposal.reason}", cls="dy-quiet"))
        before = tag("p", f"…{proposal.before[-AROUND:]}", cls="dy-quiet")
        after = tag("p", f"{proposal.after[:AROUND]}…")
        show(tag("div", before, after, cls="dy-cut"))
    with buttons:
        cut, keep = st.columns(2)
        key = f"{proposal.report_id}_{proposal.start}"
        if cut.button("拆成两篇", key=f"cut_yes_{key}", width="stretch"):
            _answer(library, proposal, cut=True)
        if keep.button("不拆", key=f"cut_no_{key}", width="stretch"):
            _answer(library, proposal, cut=False)


def _answer(library: Library, proposal: CutProposal, *, cut: bool) -> None:
    try:
        library.answer_cuts({proposal: cut})
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    done = "已拆成两篇" if cut else "不拆"
    st.session_state[state.INTAKE_NOTICE] = (
        f"《{proposal.title}》：{done}。要改主意，请在报告页的“更正”里撤销。"
    )
    st.rerun()
