"""Files that say themselves that they collect reports: where each begins, as labels or numbered titles tell.

    第一篇：甲镇党建工作调研报告     【篇一】     范文一：     报告1  甲镇养老服务调研报告     之一
    一、云溪镇养老服务调研报告      ← numbered titles, below which the same numbers start anew
    一、基本情况
    …
    二、石桥镇养老服务调研报告

Labels of one manner count up from one, with text under each. A numbered line is a title only
where it names a report and a number as wide as its own starts anew below it; else it heads a
section.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.labels import LONGEST, read_label
from ingest.lines import folded_line
from ingest.numbering import Number, Rank, read_number
from ingest.restart import starts_anew_below
from ingest.title_words import names_a_report, names_a_survey
from report import Block, block_text

_DOUBTFUL = frozenset(("材料", "报告"))

FEWEST_CHARACTERS = 40
"""A labelled report has at least this much text; a list of labels is a table of contents."""

SHORTEST_TITLE = 7

_FINISHED = re.compile(r"[。;,!?…]$")


@dataclass(frozen=True, slots=True)
class _Counted:
    block: int
    count: int


@dataclass(frozen=True, slots=True)
class Series:
    """Positions of labels that count up from one, and of others of their manner that do not."""

    counting: tuple[int, ...] = ()
    astray: tuple[int, ...] = ()


def labelled(blocks: tuple[Block, ...], skip: frozenset[int]) -> Series:
    """Return the labels by which *blocks* count their reports, nothing where they do not."""
    found: dict[str, list[_Counted]] = defaultdict(list)
    for index, block in enumerate(blocks):
        label = read_label(folded_line(block)) if index not in skip else None
        if label is not None:
            found[label.manner].append(_Counted(index, label.count))
    series = (
        _series(blocks, labels) for manner, labels in found.items() if _counts_reports(blocks, manner, labels)
    )
    whole = [one for one in series if not _one_document(blocks, sorted((*one.counting, *one.astray)))]
    return max(whole, key=lambda one: (len(one.counting), len(one.astray)), default=Series())


def _series(blocks: Sequence[Block], labels: list[_Counted]) -> Series:
    counting = _counting(blocks, labels)
    ends = [*(label.block for label in labels[1:]), len(blocks)]
    filled = [
        label.block
        for label, end in zip(labels, ends, strict=True)
        if _characters(blocks, label.block, end) >= FEWEST_CHARACTERS
    ]
    astray = tuple(at for at in filled if at not in counting) if len(filled) > 1 else ()
    return Series(tuple(counting), astray)


def _counts_reports(blocks: Sequence[Block], manner: str, labels: list[_Counted]) -> bool:
    """Return whether labels of *manner* are of reports: 材料一 inside a report labels what it quotes."""
    return manner not in _DOUBTFUL or all(_titled(blocks, label.block) for label in labels)


def _titled(blocks: Sequence[Block], index: int) -> bool:
    """Return whether the label at *index* has, on its line or the next, a title that names a report."""
    return any(names_a_report(folded_line(block)) for block in blocks[index : index + 2])


def _one_document(blocks: Sequence[Block], labels: list[int]) -> bool:
    """Return whether chapters or articles count on past *labels*: 第一篇 第一章 第二章 第二篇 第三章 is one document."""
    after_first = pairwise([*labels[1:], len(blocks)])
    firsts = [first for at, end in after_first if (first := _first_chapter(blocks[at + 1 : end]))]
    return bool(firsts) and all(first.ordinal > 1 for first in firsts)


def _first_chapter(blocks: Sequence[Block]) -> Number | None:
    numbers = (read_number(folded_line(block)) for block in blocks)
    return next((one for one in numbers if one and one.rank in (Rank.CHAPTER, Rank.ARTICLE)), None)


def numbered_titles(blocks: tuple[Block, ...], skip: frozenset[int]) -> list[int]:
    """Return the positions of numbered titles that count up from one, none where there are fewer than two."""
    found: dict[str, list[_Counted]] = defaultdict(list)
    for index, block in enumerate(blocks):
        number = _title_number(folded_line(block)) if index not in skip else None
        if number is not None and starts_anew_below(blocks, index, number):
            found[number.shape].append(_Counted(index, number.ordinal))
    series = [_counting(blocks, labels) for labels in found.values()]
    return max(series, key=len, default=[])


def _counting(blocks: Sequence[Block], labels: list[_Counted]) -> list[int]:
    """Return the positions of those *labels* that count up from one; [] where there are fewer than two."""
    run: list[int] = []
    for label in labels:
        enough = not run or _characters(blocks, run[-1], label.block) >= FEWEST_CHARACTERS
        if label.count == len(run) + 1 and enough:
            run.append(label.block)
    return run if len(run) > 1 and _characters(blocks, run[-1], len(blocks)) >= FEWEST_CHARACTERS else []


def _title_number(line: str) -> Number | None:
    number = read_number(line)
    if number is None or number.rank not in (Rank.HAN, Rank.HAN_BRACKET, Rank.DIGIT, Rank.PART):
        return None
    title = line[number.length :]
    if not SHORTEST_TITLE <= len(title) <= LONGEST or _FINISHED.search(line):
        return None
    return number if names_a_survey(title) else None


def _characters(blocks: Sequence[Block], first: int, last: int) -> int:
    return sum(len(block_text(block)) for block in blocks[first + 1 : last])
