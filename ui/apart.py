"""What a comparison keeps apart: figures of a part of a place, and indicators that nearly agree.

其中：退捕渔民数   37名   云岭乡 2025年        ->  the place in its report
女党员数   性别不同：不限与女，15 条            ->  the comparison of that indicator

Nothing is decided here; what is comparable is the business of `index.compare`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from index.values import Comparison, Restricted
from ui import links, wording
from ui.markup import plain, show, tag

SHOWN = 30


def show_restricted(comparison: Comparison) -> None:
    """Show the figures of *comparison* that count only a part of their place, each with a link to it."""
    if not comparison.restricted:
        return
    with st.container(key="restricted", gap=None):
        show(tag("h3", "只计其中一部分的数"))
        show(tag("p", "指标相同，但原文限定了范围，没有并入表里。点数字可看原文。", cls="dy-quiet"))
        for number, item in enumerate(comparison.restricted[:SHOWN]):
            _show_part(number, item)
        _show_rest(len(comparison.restricted))


def _show_part(number: int, item: Restricted) -> None:
    figure, card = item.row.figure, item.row.card
    facts = (item.row.scope, wording.date_text(figure.time), item.words)
    with st.container(key=f"part_{number}", horizontal=True, vertical_alignment="center", gap="small"):
        links.show_report_link(figure.raw, card.id, figure.anchor)
        show(tag("span", " · ".join(fact for fact in facts if fact), cls="dy-quiet"))


def show_near(comparison: Comparison, choose: Callable[[str], None]) -> None:
    """Show the indicators near to that of *comparison*; a click on one calls *choose* with its name."""
    if not comparison.near:
        return
    with st.container(key="near", gap=None):
        show(tag("h3", "相近但不能直接比较的指标"))
        show(tag("p", "口径不同，没有并入表里。点指标名可换到该指标。", cls="dy-quiet"))
        for number, (name, difference, count) in enumerate(comparison.near[:SHOWN]):
            with st.container(
                key=f"near_{number}", horizontal=True, vertical_alignment="center", gap="small"
            ):
                st.button(
                    plain(name), key=f"near_go_{number}", type="tertiary", on_click=partial(choose, name)
                )
                show(tag("span", f"{difference}，{count} 条", cls="dy-quiet"))
        _show_rest(len(comparison.near))


def _show_rest(count: int) -> None:
    if count > SHOWN:
        show(tag("p", f"只列出前 {SHOWN} 项，共 {count} 项。", cls="dy-quiet"))
