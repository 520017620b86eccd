"""`diaoyan cuts`: where a file may hold one report more than was found, and what a person says to it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from cli.console import out
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.library import Library
from index.values import CutProposal
from report import BadInputError

SHOWN = 60


def cuts(
    library: LibraryOption = DEFAULT_LIBRARY,
    accept: Annotated[
        list[int] | None, typer.Option("--accept", min=1, help="同意拆开第几处，可给多个")
    ] = None,
    refuse: Annotated[list[int] | None, typer.Option("--refuse", min=1, help="第几处不拆，可给多个")] = None,
    as_json: JsonOption = False,
) -> None:
    """列出拿不准的拆分（一个文件里可能还有另一篇报告），并作出决定。

    决定可用 diaoyan correct 撤销。

    例：diaoyan cuts --accept 1 --refuse 2
    """
    with Library.open(library) as opened:
        proposals = opened.cut_proposals()
        answers = {_numbered(proposals, number): True for number in accept or ()}
        answers |= {_numbered(proposals, number): False for number in refuse or ()}
        opened.answer_cuts(answers)
        left = opened.cut_proposals() if answers else proposals
    if as_json:
        print(json.dumps([asdict(proposal) for proposal in left], ensure_ascii=False))
    else:
        _show(left)


def _numbered(proposals: tuple[CutProposal, ...], number: int) -> CutProposal:
    if number > len(proposals):
        raise BadInputError(
            str(number), f"没有这一处（共 {len(proposals)} 处）", "请先运行 diaoyan cuts 看编号"
        )
    return proposals[number - 1]


def _show(proposals: tuple[CutProposal, ...]) -> None:
    if not proposals:
        out.print("没有待定的拆分。")
    for number, proposal in enumerate(proposals, 1):
        out.print(f"{number}. {'；'.join(proposal.paths)}", markup=False, highlight=False, style="bold")
        out.print(f"   可能另有一篇《{proposal.title}》：{proposal.reason}", markup=False, highlight=False)
        for line in (f"   前文：…{proposal.before[-SHOWN:]}", f"   后文：{proposal.after[:SHOWN]}…"):
            out.print(line.replace("\n", " ⏎ "), markup=False, highlight=False, style="dim")
