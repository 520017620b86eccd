"""The block 相关文件 beside a report: what it rests on and changes, who names it, its versions.

    已废止  见《青禾县养老服务办法》  ← opens that document at the sentence that says so
    依据    青禾县养老服务条例
    提到它  …

Documents that are not in the library are named, not linked. Where nothing is known to have ended a rule,
the block says just that, and never that the rule holds.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from index.library import Library
from index.relations import Link, Relations
from index.validity import validity_name
from index.values import ReportCard, Validity
from ingest.citations import relation_name
from report import Relation
from ui import links, wording
from ui.markup import Markup, joined, show, tag

SHOWN = 6
"""Links of one kind that are shown at once; the rest is folded away."""

RULES = frozenset({"法规", "政策文件"})
"""Kinds of which a reader asks whether they still hold."""


def validity_badge(card: ReportCard) -> Markup:
    """Return a small mark on what became of *card*, nothing where nothing is known."""
    if card.validity is None:
        return joined()
    sure = card.validity is Validity.REPEALED
    return tag("span", validity_name(card.validity), cls="dy-sure" if sure else "dy-unsure")


def show_related(library: Library, card: ReportCard) -> None:
    """Show how *card* stands to the other documents of *library*."""
    found = library.relations(card.id)
    with st.container(key="related", gap=None):
        show(tag("h3", "相关文件"))
        _show_validity(card, found)
        for relation in Relation:
            named = [link for link in found.names if link.relation is relation]
            _show_links(relation_name(relation), named, f"names_{relation}", here=card.id)
        for relation in Relation:
            naming = [link for link in found.named_by if link.relation is relation]
            _show_links(relation_name(relation, reverse=True), naming, f"by_{relation}", here=card.id)
        _show_versions(card, found.versions)
        if not (found.names or found.named_by or found.versions):
            show(tag("p", "文中没有提到别的文件，库里也没有文件提到它。", cls="dy-quiet"))


def _show_validity(card: ReportCard, found: Relations) -> None:
    if found.validity is None:
        if card.kind in RULES:
            show(tag("p", f"{validity_name(None)}（只看库内文件）。", cls="dy-quiet"))
        return
    show(tag("div", validity_badge(card), tag("span", "见", cls="dy-quiet"), cls="dy-tags"))
    if found.ended_by:
        anchor = found.proof.anchor if found.proof else None
        links.show_report_link(wording.title_of(found.ended_by), found.ended_by.id, anchor)
    if found.proof:
        show(tag("p", f"“{found.proof.quote.strip()}”", cls="dy-quiet"))


def _show_links(name: str, found: Sequence[Link], key: str, *, here: str) -> None:
    """Show *found* under their *name*, those in the library first; *here* is the report that is open."""
    if not found:
        return
    show(tag("h4", f"{name} {len(found)}", cls="dy-related"))
    ordered = sorted(found, key=lambda link: link.report is None)
    _show_some(ordered[:SHOWN], here)
    if len(ordered) > SHOWN:
        with st.expander(f"其余 {len(ordered) - SHOWN} 件", key=f"related_{key}"):
            _show_some(ordered[SHOWN:], here)


def _show_some(found: Sequence[Link], here: str) -> None:
    for link in found:
        if link.report is None:
            words = link.title or link.number or ""
            number = f"（{link.number}）" if link.title and link.number else ""
            where = "在本文件内" if link.inside else "不在库中"
            show(tag("p", f"{words}{number}", tag("span", where, cls="dy-page"), cls="dy-absent"))
            continue
        away = link.anchor.report_id != here
        links.show_report_link(wording.title_of(link.report), link.report.id, link.anchor if away else None)


def _show_versions(card: ReportCard, versions: Sequence[ReportCard]) -> None:
    if not versions:
        return
    name = "其他版本" if card.kind in RULES else "历年同题"
    show(tag("h4", f"{name} {len(versions)}", cls="dy-related"))
    for one in versions:
        older, newer = sorted((one, card), key=lambda each: each.date or "")
        label = f"{wording.date_text(one.date) or '日期不明'}　{wording.title_of(one)}"
        links.show_report_link(label, one.id)
        links.show_comparison_link("对比改了什么", newer.id, older.id)
