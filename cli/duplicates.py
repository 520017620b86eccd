"""`diaoyan duplicates`: what lies in a library more than once, whole or in passages."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from cli.console import out
from cli.naming import report_named
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.duplicates import Copy, DuplicateGroups, Duplicates, SharedPassage
from index.library import Library
from index.values import ReportCard

LONGEST = 80
SEVERAL = 2


def duplicates(
    report: Annotated[
        str | None, typer.Argument(help="只看这一篇：报告的编号，或它的文件；不写就看全库")
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JsonOption = False,
) -> None:
    """列出重复与雷同：同一篇的各个文件、内容相近的报告；指定一篇时还列出与别的报告逐字相同的段落。

    例：diaoyan duplicates 石桥镇养老调研.docx
    """
    with Library.open(library) as opened:
        if report is None:
            groups = opened.duplicate_groups()
            _print_json(_groups_json(groups)) if as_json else _show_groups(groups)
        else:
            found = opened.duplicates(report_named(opened, report))
            _print_json(_json(found)) if as_json else _show(found)


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _say(text: str, style: str | None = None) -> None:
    out.print(text, markup=False, highlight=False, style=style)


def _show_groups(groups: DuplicateGroups) -> None:
    if not groups.same and not groups.near:
        _say("没有发现重复的报告。")
    for number, copies in enumerate(groups.same, 1):
        _say(f"同一篇 {number}（{len(copies)} 个文件）", "bold")
        _show_copies(copies)
    if groups.near:
        _say(f"内容相近 {len(groups.near)} 对", "bold")
    for pair in groups.near:
        _say(f"  {pair.likeness.words}")
        for card in (pair.one, pair.other):
            _say(f"    {_named(card)}　{'；'.join(card.paths)}")


def _show(found: Duplicates) -> None:
    if len(found.copies) < SEVERAL and not found.near and not found.passages:
        _say("没有发现重复，也没有与别的报告逐字相同的段落。")
    if len(found.copies) >= SEVERAL:
        _say(f"同一篇的 {len(found.copies)} 个文件", "bold")
        _show_copies(found.copies)
    if found.near:
        _say("内容相近的报告", "bold")
    for near in found.near:
        _say(f"  {near.likeness.words}　{_named(near.card)}")
    if found.passages:
        _say(f"逐字相同的段落 {len(found.passages)} 处", "bold")
    for passage in found.passages:
        _say(f"  {_named(passage.card)}（{passage.end - passage.start} 字）：{_shortened(passage)}")
    if found.more:
        _say(f"另有 {found.more} 篇也有相同的段落，未逐一比对。")
    if found.common:
        _say(f"有 {found.common} 处文字在很多报告里都有（套话或引用的条文），没有算作雷同。")


def _show_copies(copies: tuple[Copy, ...]) -> None:
    for copy in copies:
        _say(f"  {copy.format}　{copy.path}")


def _named(card: ReportCard) -> str:
    return f"《{card.title or '（无标题）'}》（{card.id}）"


def _shortened(passage: SharedPassage) -> str:
    quote = "".join(passage.quote.split())
    return quote if len(quote) <= LONGEST else f"{quote[:LONGEST]}……"


def _groups_json(groups: DuplicateGroups) -> dict[str, Any]:
    return {
        "same": [[_copy_json(copy) for copy in copies] for copies in groups.same],
        "near": [
            {
                "reports": [_card_json(pair.one), _card_json(pair.other)],
                "alike": round(pair.likeness.alike, 4),
                "contained": round(pair.likeness.contained, 4),
            }
            for pair in groups.near
        ],
    }


def _json(found: Duplicates) -> dict[str, Any]:
    return {
        "copies": [_copy_json(copy) for copy in found.copies],
        "near": [
            {
                "report": _card_json(one.card),
                "alike": round(one.likeness.alike, 4),
                "contained": round(one.likeness.contained, 4),
            }
            for one in found.near
        ],
        "passages": [
            {
                "start": one.start,
                "end": one.end,
                "quote": one.quote,
                "report": _card_json(one.card),
                "other_start": one.other_start,
                "other_end": one.other_end,
            }
            for one in found.passages
        ],
        "more": found.more,
        "common": found.common,
    }


def _copy_json(copy: Copy) -> dict[str, Any]:
    return {"path": copy.path, "format": copy.format, "report": copy.report_id}


def _card_json(card: ReportCard) -> dict[str, Any]:
    return {"id": card.id, "title": card.title, "paths": card.paths}
