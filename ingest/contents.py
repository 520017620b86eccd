"""Tables of contents: lines that name the headings and stand before them.

    目  录
    一、基本情况 ………………… 3
    二、主要做法 ………………… 7

An entry is a line with leaders and a page number, or, after the word 目录, a line that
comes again further down. A contents list without the word and without leaders is not
told from headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.characters import fold
from report import Block, Paragraph

LONGEST_ENTRY = 80

_WORD = re.compile(r"#* ?(?:目 *录|目 *次|本期目录|contents)$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:[.…·]{3,}|…|[. ]{6,}|\t) ?-? ?\(?\d{1,4}\)? ?-?$|[.…·]{6,} ?$")
_PAGE = re.compile(r"[ .…·\t]*-? ?\d{1,4} ?-?$")
_SPACES = re.compile(r"\s+")


def contents_blocks(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Return the positions of the *blocks* that are a table of contents, its title included."""
    lines = [_line(block) for block in blocks]
    entries = {index for index, line in enumerate(lines) if line and _LEADERS.search(line)}
    found = set(entries) if len(entries) > 1 else set()
    heads = [index for index, line in enumerate(lines) if line and _WORD.match(line)]
    last = {bare_entry(line): at for at, line in enumerate(lines) if line} if heads else {}
    for index in heads:
        if index not in found:  # else it stands among the entries of another, whose end is its own
            found |= _entries_after(lines, index, last)
    return frozenset(found)


def entry_titles(blocks: tuple[Block, ...], contents: frozenset[int]) -> frozenset[str]:
    """Return the words of the entries at *contents*, page numbers and white space removed."""
    return frozenset(bare_entry(_line(blocks[index]) or "") for index in contents)


def bare_entry(line: str) -> str:
    """Return *line* without leaders, page number and white space.

    >>> bare_entry("一、基本情况 ………… 3")
    '一、基本情况'
    """
    folded = fold(line).strip()
    leaders = _LEADERS.search(folded) or _PAGE.search(folded)
    return _SPACES.sub("", folded[: leaders.start()] if leaders else folded).rstrip(".…·")


def _line(block: Block) -> str | None:
    if not isinstance(block, Paragraph):
        return None
    folded = fold(block.text).strip()
    return folded if len(folded) <= LONGEST_ENTRY else None


def _entries_after(lines: list[str | None], index: int, last: Mapping[str, int]) -> set[int]:
    """Return the positions of the contents that begin at *index*: entries have leaders or come again.

    *last* tells where each entry stands for the last time.
    """
    found = {index}
    for at in range(index + 1, len(lines)):
        line = lines[at]
        if line is None or not (_LEADERS.search(line) or last.get(bare_entry(line), at) > at):
            break
        found.add(at)
    return found
