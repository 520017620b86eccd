"""重复与雷同 of a report: its other files, reports much like it, and passages that stand in another one too.

A passage is quoted from this report, with a jump to it here and a link to where it stands there.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path

import streamlit as st

from index.duplicates import Copy, Duplicates, SharedPassage
from index.library import Library
from report import Anchor, DiaoyanError
from ui import links, shelf, wording
from ui.markup import show, tag

SEVERAL = 2
SHOWN = 30
LONGEST = 120


def show_duplicates(library: Library, report_id: str) -> None:
    """Show what report *report_id* has in common with others, or that nothing was found."""
    try:
        found = library.duplicates(report_id)
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    with st.container(key="report_duplicates"):
        show(tag("h3", "重复与雷同"))
        if len(found.copies) < SEVERAL and not found.near and not found.passages:
            show(tag("p", "没有发现重复，也没有与别的报告逐字相同的段落。", cls="dy-quiet"))
        if len(found.copies) >= SEVERAL:
            _show_copies(library, found.copies)
        _show_near(found)
        _show_passages(found, report_id)


def _show_copies(library: Library, copies: tuple[Copy, ...]) -> None:
    show(tag("p", f"同一篇报告有 {len(copies)} 个文件，库里只算一篇。", cls="dy-quiet"))
    for number, copy in enumerate(copies):
        name = wording.file_name(copy.path)
        st.download_button(
            f"{copy.format} · {name}",
            data=library.original(copy.report_id).read_bytes,
            file_name=Path(name).name,
            mime=mimetypes.guess_type(name)[0] or "application/octet-stream",
            key=f"copy_{number}_{copy.report_id}",
            on_click="ignore",
            width="stretch",
        )


def _show_near(found: Duplicates) -> None:
    for near in found.near:
        links.show_report_link(wording.title_of(near.card), near.card.id)
        facts = (near.likeness.words, *wording.facts_of(near.card))
        show(tag("p", " · ".join(facts), cls="dy-quiet"))


def _show_passages(found: Duplicates, report_id: str) -> None:
    if found.passages:
        show(tag("p", f"逐字相同的段落 {len(found.passages)} 处。", cls="dy-quiet"))
    for passage in found.passages[:SHOWN]:
        _show_passage(passage, report_id)
    hidden = len(found.passages) - SHOWN
    if hidden > 0:
        show(tag("p", f"另有 {hidden} 处没有列出，可用 diaoyan duplicates 看全。", cls="dy-quiet"))
    if found.more:
        show(tag("p", f"另有 {found.more} 篇也有相同的段落，未逐一比对。", cls="dy-quiet"))
    if found.common:
        said = f"有 {found.common} 处文字在很多报告里都有（套话或引用的条文），没有算作雷同。"
        show(tag("p", said, cls="dy-quiet"))


def _show_passage(passage: SharedPassage, report_id: str) -> None:
    quote = "".join(passage.quote.split())
    short = quote if len(quote) <= LONGEST else f"{quote[:LONGEST]}……"
    show(tag("p", tag("mark", short, cls="dy-hit"), title=f"共 {len(quote)} 字"))
    here = Anchor(report_id, "", passage.start, passage.end)
    there = Anchor(passage.card.id, "", passage.other_start, passage.other_end)
    links.show_report_link(f"在本篇中看（{len(quote)} 字）", report_id, here)
    links.show_report_link(f"在《{wording.title_of(passage.card)}》中看", passage.card.id, there)
