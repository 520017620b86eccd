"""Lists: numbered lines that are entries, not headings.

    申报材料如下：                      具体包括：
    （一）申请书；                      1.云溪镇党群服务中心。
    （二）项目概算；                    2.云溪镇便民服务中心。

Entries stand on adjacent lines of one kind of number. They are told from headings by
what they lack: a text of their own (between or behind them), or a point named before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ingest.characters import fold
from ingest.headings import cut_heading
from ingest.numbering import Number, Rank
from report import Block, Paragraph

SECOND = 2
_ATTACHED = re.compile(r"附件? ?: ?1 ?[.、]")

Numbers = Mapping[int, tuple[int, Number]]
"""Positions of blocks that begin with a number: the offset of the words after it, and the number."""


def list_entries(blocks: tuple[Block, ...], numbers: Numbers) -> frozenset[int]:
    """Return the positions of those numbered *blocks* that are entries of a list."""
    return frozenset(
        at
        for run in _runs(numbers)
        if _may_be_a_list(blocks, run) and _is_list(blocks, run, numbers)
        for at in run
    )


def _may_be_a_list(blocks: tuple[Block, ...], run: list[int]) -> bool:
    """Return whether *run* has several entries, or goes on with a list whose first one stands behind 附件."""
    return len(run) > 1 or (run[0] > 0 and _ATTACHED.match(_line(blocks[run[0] - 1])) is not None)


def _runs(numbers: Numbers) -> Iterator[list[int]]:
    """Yield the positions of adjacent numbers of one kind that count on."""
    run: list[int] = []
    for index, (_, number) in numbers.items():
        if run:
            last = numbers[run[-1]][1]
            if index != run[-1] + 1 or number.rank != last.rank or number.ordinal != last.ordinal + 1:
                yield run
                run = []
        run.append(index)
    if run:
        yield run


def _is_list(blocks: tuple[Block, ...], run: list[int], numbers: Numbers) -> bool:
    lines = [_line(blocks[at]) for at in run]
    if numbers[run[0]][1].ordinal == SECOND and run[0] > 0 and _ATTACHED.match(_line(blocks[run[0] - 1])):
        return True  # what is attached is listed from the line 附件:1.… on
    if all(line.endswith((";", ",")) and "。" not in line for line in lines[:-1]):
        return True
    announced = run[0] > 0 and _line(blocks[run[0] - 1]).endswith(":")
    cuts = [cut_heading(fold(_text(blocks[at])), numbers[at][0]) for at in run]
    if all(cut.body is None for cut in cuts) and (announced or all(line.endswith("。") for line in lines)):
        return True
    return announced and numbers[run[0]][1].rank >= Rank.DIGIT and _name_no_point(blocks, run, numbers)


def _name_no_point(blocks: tuple[Block, ...], run: list[int], numbers: Numbers) -> bool:
    """Return whether most lines run on to a comma before they say what they are about."""
    pointless = 0
    for at in run:
        folded = fold(_text(blocks[at]))
        cut = cut_heading(folded, numbers[at][0])
        pointless += cut.body is not None and folded[cut.end] == ","
    return pointless * 2 > len(run)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _line(block: Block) -> str:
    return fold(_text(block)).rstrip()
