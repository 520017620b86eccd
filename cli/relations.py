"""`diaoyan relations`: which documents a report names, which name it, and whether it still holds."""

from __future__ import annotations

import json
from typing import Any

from cli.console import out
from cli.naming import ReportArgument, report_named
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.library import Library
from index.relations import Link, Relations
from index.validity import validity_name
from index.values import ReportCard
from ingest.citations import relation_name


def relations(
    report: ReportArgument, library: LibraryOption = DEFAULT_LIBRARY, as_json: JsonOption = False
) -> None:
    """列出一篇文件的相关文件：它依据、废止、修改、印发了谁，谁提到它，是否已废止或修订，有哪些版本。

    只看资料库里的文件；没有记载不等于现行有效。

    例：diaoyan relations 敬老办法.docx
    """
    with Library.open(library) as opened:
        report_id = report_named(opened, report)
        card, found = opened.card(report_id), opened.relations(report_id)
    if as_json:
        print(json.dumps(_json(card, found), ensure_ascii=False))
    else:
        _show(card, found)


def _show(card: ReportCard, found: Relations) -> None:
    _say(f"《{card.title or card.name}》　{validity_name(found.validity)}")
    if found.ended_by:
        words = f"：“{found.proof.quote.strip()}”" if found.proof else ""
        _say(f"  见《{found.ended_by.title or found.ended_by.name}》{words}")
    for head, links, reverse in (
        ("它提到的文件", found.names, False),
        ("提到它的文件", found.named_by, True),
    ):
        if links:
            _say(f"{head}：")
        for link in links:
            _show_link(link, reverse=reverse)
    if found.versions:
        _say("其他版本：")
    for one in found.versions:
        _say(f"  {one.date or '日期不明'}　《{one.title or one.name}》　{one.id}")
    if not (found.names or found.named_by or found.versions):
        _say("没有读到相关文件。")


def _show_link(link: Link, *, reverse: bool) -> None:
    other = link.report
    where = other.id if other else "在本文件内" if link.inside else "不在库中"
    title = (other.title or other.name if other else link.title) or ""
    named = "".join(
        (f"《{title}》" if title else "", f"（{link.number}）" if link.number and not reverse else "")
    )
    _say(f"  {relation_name(link.relation, reverse=reverse)}　{named}　{where}")
    out.print(f"      “{link.quote.strip()}”", markup=False, highlight=False, style="dim")


def _say(words: str) -> None:
    out.print(words, markup=False, highlight=False)


def _json(card: ReportCard, found: Relations) -> dict[str, Any]:
    return {
        "report": _report_json(card),
        "validity": found.validity,
        "ended_by": _report_json(found.ended_by),
        "proof": _link_json(found.proof) if found.proof else None,
        "names": [_link_json(link) for link in found.names],
        "named_by": [_link_json(link) for link in found.named_by],
        "versions": [_report_json(one) for one in found.versions],
    }


def _report_json(card: ReportCard | None) -> dict[str, Any] | None:
    if card is None:
        return None
    return {"id": card.id, "title": card.title, "number": card.number, "date": card.date}


def _link_json(link: Link) -> dict[str, Any]:
    return {
        "relation": link.relation,
        "title": link.title,
        "number": link.number,
        "report": _report_json(link.report),
        "in": link.anchor.report_id,
        "section": link.anchor.section_key,
        "start": link.anchor.start,
        "end": link.anchor.end,
        "quote": link.quote,
        "inside": link.inside,
    }
