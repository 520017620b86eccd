"""`diaoyan conflicts`: where numbers contradict each other, between reports and inside them."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from cli.console import out
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.discrepancies import Discrepancy
from index.library import Library
from index.values import Browse, ReportCard
from report import BadInputError, Report, Severity

SURE = {Severity.HIGH: "确定", Severity.LOW: "存疑"}
PAGE = 500


def conflicts(
    library: LibraryOption = DEFAULT_LIBRARY,
    dismiss: Annotated[
        int | None, typer.Option("--dismiss", min=1, help="第几处核对过、不是问题（要写 --note）")
    ] = None,
    restore: Annotated[int | None, typer.Option("--restore", min=1, help="恢复第几处")] = None,
    note: Annotated[str | None, typer.Option("--note", help="核对的结果，与决定一起保存")] = None,
    as_json: JsonOption = False,
) -> None:
    """列出数字的矛盾：各报告之间说法不一的，和一篇报告之内算不拢的；每处写明算式。

    报告之内的疑点用 diaoyan correct 消去。

    例：diaoyan conflicts --dismiss 2 --note 统计口径不同
    """
    with Library.open(library) as opened:
        found = opened.discrepancies()
        if dismiss is not None:
            opened.dismiss(_numbered(found, dismiss), note or "")
        if restore is not None:
            opened.dismiss(_numbered(found, restore), None)
        found = opened.discrepancies()
        inside = [opened.report(card.id) for card in _doubtful(opened)]
    if as_json:
        said = {
            "between": [_between_json(one) for one in found],
            "inside": [_inside_json(one) for one in inside],
        }
        print(json.dumps(said, ensure_ascii=False))
    else:
        _show(found, inside)


def _numbered(found: tuple[Discrepancy, ...], number: int) -> Discrepancy:
    if number > len(found):
        raise BadInputError(
            str(number), f"没有这一处（共 {len(found)} 处）", "请先运行 diaoyan conflicts 看编号"
        )
    return found[number - 1]


def _doubtful(library: Library) -> list[ReportCard]:
    cards: list[ReportCard] = []
    total, offset = 1, 0
    while offset < total:
        page, total = library.cards(Browse(order="title", limit=PAGE, offset=offset))
        cards += [card for card in page if card.conflicts]
        offset += PAGE
    return cards


def _show(found: tuple[Discrepancy, ...], inside: list[Report]) -> None:
    if not found and not inside:
        out.print("没有发现矛盾的数字。")
    if found:
        out.print(f"各报告之间 {len(found)} 处：", highlight=False, style="bold")
    for number, one in enumerate(found, 1):
        why = f"（不是问题：{one.dismissed}）" if one.dismissed else ""
        out.print(f"{number}. [{SURE[one.severity]}] {one.explanation}{why}", markup=False, highlight=False)
    for report in inside:
        out.print(
            f"《{report.title or '（无标题）'}》（{report.id}）之内：",
            markup=False,
            highlight=False,
            style="bold",
        )
        for conflict in report.conflicts:
            if conflict.dismissed is None:
                out.print(
                    f"   [{SURE[conflict.severity]}] {conflict.explanation}", markup=False, highlight=False
                )


def _between_json(one: Discrepancy) -> dict[str, Any]:
    return {
        "indicator": one.indicator,
        "scope": one.scope,
        "time": one.time,
        "severity": one.severity.value,
        "explanation": one.explanation,
        "dismissed": one.dismissed,
        "figures": [
            {
                "report": row.card.id,
                "raw": row.figure.raw,
                "quote": row.figure.quote,
                "start": row.figure.anchor.start,
                "end": row.figure.anchor.end,
            }
            for row in one.rows
        ],
    }


def _inside_json(report: Report) -> dict[str, Any]:
    return {
        "report": report.id,
        "title": report.title,
        "conflicts": [
            {
                "kind": one.kind,
                "severity": one.severity.value,
                "explanation": one.explanation,
                "dismissed": one.dismissed,
            }
            for one in report.conflicts
        ],
    }
