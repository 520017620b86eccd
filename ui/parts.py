"""What a total is made of (其中), as its report gives it, each part with its share and a link to its place."""

from __future__ import annotations

import streamlit as st

from index.library import Library
from index.values import CompareCell
from ui import links
from ui.markup import show, tag


def show_parts(library: Library, cell: CompareCell) -> None:
    """Show the parts of the first figure of *cell* whose report names some."""
    for row in cell.figures:
        parts = library.parts(row)
        if not parts:
            continue
        show(tag("h3", "其中"))
        for number, part in enumerate(parts):
            figure = part.row.figure
            share = f"占 {part.share:f}%" if part.share is not None else ""
            with st.container(
                key=f"group_{number}", horizontal=True, vertical_alignment="center", gap="small"
            ):
                links.show_report_link(figure.raw, part.row.card.id, figure.anchor)
                show(tag("span", f"{figure.indicator or '指标不明'}　{share}", cls="dy-quiet"))
        return
