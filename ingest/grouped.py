"""Words and letters that number a line only among others of their kind: 首先 其次 最后, A. B. C.

    首先，补齐队伍。……        ← 1
    其次，用活场地。……        ← 2
    最后，管好经费。……        ← 3

A single 首先， begins an ordinary sentence, and options of a question (A.满意 B.一般) are
answers: what counts begins with the first, goes on below it, and has text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ingest.characters import fold
from ingest.headings import cut_heading
from ingest.numbering import Number, Rank
from report import Block, Paragraph

LETTER = "A."
WORD = "首先，"

_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 4}
_WORD = re.compile(rf" *({'|'.join(_ORDER)})(?:是|[,:])[,: ]*")
_LETTER = re.compile(r" *([A-H]) ?[.、][. ]*(?=[\u4e00-\u9fff“《(])")
_LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may count: its block, the offset of the words after the number, and the number."""

    block: int
    words: int
    number: Number


def grouped_numbers(
    blocks: tuple[Block, ...], numbers: Mapping[int, tuple[int, Number]]
) -> dict[int, tuple[int, Number]]:
    """Return the words and letters that number lines among *blocks*, by block; *numbers* are the others."""
    found: dict[int, tuple[int, Number]] = {}
    for group in _groups(blocks, numbers):
        if len(group) > 1 and all(_has_text(blocks, line, group) for line in group):
            for ordinal, line in enumerate(group, 1):  # 最后 is the third after 其次
                found[line.block] = line.words, replace(line.number, ordinal=ordinal)
    return found


def _groups(blocks: tuple[Block, ...], numbers: Mapping[int, tuple[int, Number]]) -> Iterator[list[_Line]]:
    """Yield lines of one kind that count on, with no wider number between them."""
    open_groups: dict[str, list[_Line]] = {}
    for index, block in enumerate(blocks):
        if index in numbers:
            if numbers[index][1].rank <= Rank.HAN_BRACKET:
                yield from open_groups.values()
                open_groups = {}
            continue
        line = _read(block, index)
        if line is None:
            continue
        group = open_groups.get(line.number.shape, [])
        if line.number.ordinal == 1:
            yield group
            open_groups[line.number.shape] = [line]
        elif group and _counts_on(group[-1].number, line.number):
            group.append(line)
    yield from open_groups.values()


def _read(block: Block, index: int) -> _Line | None:
    if not isinstance(block, Paragraph):
        return None
    folded = fold(block.text)
    if match := _WORD.match(folded):
        return _Line(index, match.end(), Number(Rank.ITEM, _ORDER[match[1]], match.end(), WORD))
    if match := _LETTER.match(folded):
        ordinal = _LETTERS.index(match[1]) + 1
        return _Line(index, match.end(), Number(Rank.CIRCLED, ordinal, match.end(), LETTER))
    return None


def _counts_on(last: Number, number: Number) -> bool:
    return number.ordinal == last.ordinal + 1 or (last.shape == WORD and number.ordinal > last.ordinal)


def _has_text(blocks: tuple[Block, ...], line: _Line, group: list[_Line]) -> bool:
    """Return whether text follows the heading of *line*, behind it or below it."""
    if cut_heading(fold(_text(blocks[line.block])), line.words).body is not None:
        return True
    below = line.block + 1
    return below < len(blocks) and all(below != other.block for other in group)


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""
