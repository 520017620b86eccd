"""What a cell of the comparison says, and the sources behind it.

One figure is shown as its value; several that agree as one value; several that differ
side by side with ≠ between them, because none may be preferred and a mean would be a
number that nobody reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import streamlit as st

from index.mixing import marks_of, mixed, sign_of
from index.values import CompareCell, FigureRow
from report.figures import Value
from ui import links, wording
from ui.excerpt import fact_line
from ui.markup import Markup, joined, show, tag

UNKNOWN = "空缺"
UNKNOWN_PLACE = "地区不明"
UNKNOWN_TIME = "时间不明"
DIFFER = " ≠ "
THOUSAND = 1000


def number_text(value: Value | None) -> str:
    """Return *value* with its digits as they are and thousands set apart; 13.1万 is 131,000, not 131,000.0.

    >>> from decimal import Decimal
    >>> number_text(Decimal("12345.50")), number_text((Decimal(3), Decimal(5))), number_text(None)
    ('12,345.50', '3—5', '空缺')
    """
    if value is None:
        return UNKNOWN
    if isinstance(value, tuple):
        return "—".join(number_text(end) for end in value)
    if value == value.to_integral_value() and abs(value) >= THOUSAND:
        return f"{value.to_integral_value():,f}"
    return f"{value:,f}"


def distinct(rows: Sequence[FigureRow]) -> tuple[Value | None, ...]:
    """Return the values of *rows* that differ, in order of first appearance."""
    found: list[Value | None] = []
    for row in rows:
        if row.figure.norm_value not in found:
            found.append(row.figure.norm_value)
    return tuple(found)


def cell_text(cell: CompareCell | None, known: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return what the table shows of *cell*: its values, each once, with the marks *known* of their terms (口径)."""
    if cell is None:
        return ""
    said = []
    for value in distinct(cell.figures):
        rows = [row for row in cell.figures if row.figure.norm_value == value]
        said.append(sign_of(rows) + number_text(value) + marks_of(rows, known))
    return DIFFER.join(said)


def differs(cell: CompareCell) -> bool:
    """Tell whether the figures of *cell* do not agree."""
    return len(distinct(cell.figures)) > 1


def show_sources(cell: CompareCell) -> None:
    """Show every figure of *cell* with its sentence and a link to its place."""
    when = wording.date_text(cell.time)
    times = f"（{len(cell.figures)} 处）" if len(cell.figures) > 1 else ""
    show(tag("h3", f"{cell.scope or UNKNOWN_PLACE} {when or UNKNOWN_TIME}：{cell_text(cell)}{times}"))
    if differs(cell):
        words = f"同一地区、同一时间有 {len(distinct(cell.figures))} 个不同的数，请核对原文和口径。"
        show(tag("p", words, cls="dy-warning"))
    show_mixed(mixed((cell,)))
    show_rows(cell.figures, "source")


def show_mixed(notes: Sequence[str]) -> None:
    """Show what a comparison mixes, *notes* as `index.mixing` says it."""
    if notes:
        show(tag("div", *(tag("div", note) for note in notes), cls="dy-warning"))


def show_rows(rows: Sequence[FigureRow], key: str) -> None:
    """Show each of *rows* with its sentence and a link to its place; *key* tells these containers from others."""
    for number, row in enumerate(rows):
        anchor = row.figure.anchor
        with st.container(border=True, key=f"{key}_{number}", gap=None):
            links.show_report_link(wording.title_of(row.card), row.card.id, anchor)
            page = (f"第 {anchor.page} 页",) if anchor.page else ()
            show(fact_line((*wording.facts_of(row.card), *page)))
            show(tag("p", quote(row), cls="dy-excerpt"))
            show(fact_line((row.figure.indicator or "", row.figure.raw, *wording.figure_facts(row.figure))))


def quote(row: FigureRow) -> Markup:
    """Return the sentence of *row* with the number marked where it stands in it once."""
    before, found, after = row.figure.quote.partition(row.figure.raw)
    if not found:
        return joined(row.figure.quote)
    return joined(before, tag("mark", found, cls="dy-hit"), after)
