"""`diaoyan indicators`: the indicators of a library, and names that may mean one of them, to decide by hand."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.markup import escape
from rich.table import Table

from cli.console import out
from cli.figures import row_json
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.indicators import Indicator
from index.library import Library
from index.merging import Decision
from index.suggestions import Named, Suggestion
from report import BadInputError

SAID = {True: "合并", False: "分开"}
TWO = 2


class Action(StrEnum):
    """What to do with the names of indicators; the values are what a person types."""

    SUGGEST = "suggest"
    MERGE = "merge"
    KEEP_APART = "keep-apart"
    DECIDED = "decided"


def indicators(
    action: Annotated[
        Action | None,
        typer.Argument(
            help="不写：列出指标；suggest：哪些名称可能是同一指标；merge、keep-apart：把两个名称合并、分开；decided：作过的决定",
            show_default=False,
        ),
    ] = None,
    names: Annotated[
        list[str] | None, typer.Argument(help="merge 和 keep-apart 后面写两个名称", show_default=False)
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    like: Annotated[str, typer.Option("--like", help="只列名称里有这几个字的指标")] = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="最多列出几个指标")] = 50,
    undo: Annotated[bool, typer.Option("--undo", help="撤销对这两个名称作过的决定")] = False,
    as_json: JsonOption = False,
) -> None:
    """列出库里的指标；找出写法不同、可能是同一指标的名称，由人决定合并还是分开（随时可撤销）。

    合并后，用哪个名称对比、查找都能得到两边的数，每个数仍显示原文的名称；不改动报告，也不用重新入库。

    例：diaoyan indicators merge 农民人均纯收入 农民年人均纯收入
    """
    _check(action, names or [], undo=undo)
    with Library.open(library) as opened:
        match action:
            case None:
                found = opened.canonical_indicators(like)
                _print([_json(one) for one in found]) if as_json else _show(found, limit)
            case Action.SUGGEST:
                pairs = opened.merge_suggestions()
                _print([_pair_json(one) for one in pairs]) if as_json else _show_pairs(pairs)
            case Action.DECIDED:
                said = opened.name_decisions()
                _print([_decision_json(one) for one in said]) if as_json else _show_decisions(said)
            case _:
                one, other = names or []
                together = None if undo else action is Action.MERGE
                opened.decide_names(one, other, together=together)
                done = f"已撤销对“{one}”和“{other}”的决定。" if undo else _done(one, other, action)
                _print([_decision_json(one) for one in opened.name_decisions()]) if as_json else _say(done)


def _check(action: Action | None, names: list[str], *, undo: bool) -> None:
    decides = action in (Action.MERGE, Action.KEEP_APART)
    if decides and len(names) != TWO:
        raise BadInputError(
            "、".join(names) or "（没有写名称）", "要写两个指标名称", "例：diaoyan indicators merge 甲 乙"
        )
    if not decides and (names or undo):
        raise BadInputError(
            "、".join(names) or "--undo",
            "只和 merge、keep-apart 一起用",
            "例：diaoyan indicators merge 甲 乙",
        )


def _done(one: str, other: str, action: Action) -> str:
    if action is Action.MERGE:
        return f"已把“{one}”和“{other}”作为同一指标。要改主意，加 --undo 再运行一次。"
    return f"已把“{one}”和“{other}”分开，不再提示。要改主意，加 --undo 再运行一次。"


def _say(text: str, style: str | None = None) -> None:
    out.print(text, markup=False, highlight=False, style=style)


def _print(value: list[dict[str, Any]]) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _show(found: tuple[Indicator, ...], limit: int) -> None:
    if not found:
        _say("没有符合的指标。")
        return
    table = Table()
    for head in ("指标", "也写作", "单位", "报告", "数据", "地区", "年份"):
        table.add_column(
            head, overflow="fold", justify="right" if head in ("报告", "数据", "地区") else "left"
        )
    for one in found[:limit]:
        years = "" if one.years is None else "—".join(str(year) for year in dict.fromkeys(one.years))
        counts = (str(one.reports), str(one.figures), str(one.scopes))
        texts = (one.name, "、".join(one.others), "、".join(one.units), *counts, years)
        table.add_row(*(escape(text) for text in texts))
    out.print(table)
    if len(found) > limit:
        _say(f"只列出前 {limit} 个，共 {len(found)} 个；加 --limit 可多列。")


def _show_pairs(pairs: tuple[Suggestion, ...]) -> None:
    if not pairs:
        _say("没有发现写法不同、可能是同一指标的名称。")
        return
    _say(f"可能是同一指标的名称 {len(pairs)} 对，请看例句再决定：")
    for number, pair in enumerate(pairs, 1):
        _say(f"{number}. {pair.one.name}　{pair.other.name}", "bold")
        _say(f"   {pair.words}")
        for named in (pair.one, pair.other):
            _show_example(named)
    _say("合并：diaoyan indicators merge 甲 乙　　分开：diaoyan indicators keep-apart 甲 乙")


def _show_example(named: Named) -> None:
    row = named.example
    about = "　".join(part for part in (row.scope, row.figure.time) if part)
    _say(f"   {named.name}（{named.reports} 篇 {named.figures} 条）：{row.figure.raw}　{about}")
    quote = row.figure.quote.replace("\t", "　")
    _say(f"      “{quote}”　《{row.card.title or row.card.name}》", "dim")


def _show_decisions(said: tuple[Decision, ...]) -> None:
    if not said:
        _say("还没有决定过哪些名称合并或分开。")
    for one in said:
        _say(f"{SAID[one.together]}　{one.one}　{one.other}")


def _json(one: Indicator) -> dict[str, Any]:
    return {
        "indicator": one.name,
        "others": list(one.others),
        "units": list(one.units),
        "figures": one.figures,
        "reports": one.reports,
        "scopes": one.scopes,
        "years": list(one.years) if one.years else None,
    }


def _pair_json(one: Suggestion) -> dict[str, Any]:
    return {
        "names": [one.one.name, one.other.name],
        "reason": one.words,
        "sure": one.sure,
        "agreeing": one.agreeing,
        "following": one.following,
        "differing": one.differing,
        "scopes": one.scopes,
        "units": list(one.units),
        "examples": [row_json(named.example) for named in (one.one, one.other)],
    }


def _decision_json(one: Decision) -> dict[str, Any]:
    return {"names": [one.one, one.other], "together": one.together, "made": one.made.isoformat()}
