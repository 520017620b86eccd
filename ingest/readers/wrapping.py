"""Join lines that were broken only because the page or the editor was full.

    ["全县现有小型水库29", "0座，其中小（1）型12座。"] -> "全县现有小型水库290座，其中小（1）型12座。"

A line goes on in the next one when it is full (of the width common to the lines around it)
or stops in mid-sentence, and when the next line does not begin something new: an indent, a list
mark, a heading, a label. Short lines (lists, titles, signatures) are never joined. What a line
means is not decided here, only whether it ends where a paragraph ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.readers.clues import (
    MID_SENTENCE,
    columns,
    ends_sentence,
    first_token,
    has_leader,
    has_mark,
    in_bracket,
    is_row,
    is_rule,
    join,
    never_first,
    starts_anew,
    stops_in_mid_sentence,
)

LONG_LINE = 110
"""Columns (a Han character takes two) beyond which a line is a paragraph and was not wrapped."""

NARROWEST = 30
"""Columns below which lines of equal length are a list, not wrapped prose."""

FEWEST_FULL = 3
LEAST_SHARE_FULL = 0.2
"""How many lines must be equally long before that length is the width at which lines were broken."""

HANGING = 1.2
"""How far a line may exceed the width (punctuation, half-width digits); longer ones were not wrapped."""

NEARLY = 0.8
"""Share of the width from which a line without punctuation is taken for prose."""

_GOES_ON = tuple("，、,—")
_QUOTES = tuple("“‘「『")
_INDENT = re.compile(r"[\t　]| {2,}")
_HUNG = re.compile(r"[，、）》”’]+$")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A paragraph and the line (from 0) on which it begins."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class _Width:
    """A width, how it is counted, and how many lines have it."""

    width: int | None
    size: Callable[[str], int]
    lines: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Neighbouring lines that may share one width; *width* is None where they are not wrapped.

    Some programs break lines after so many columns, others after so many characters: `size` counts them.
    """

    start: int
    end: int
    width: int | None
    size: Callable[[str], int] = len

    def fills(self, tail: str, head: str) -> bool:
        """Return whether what *head* begins with would not have fitted behind *tail*."""
        if self.width is None:
            return False
        size = self.size(tail)
        return size <= self.width * HANGING and size + self.size(first_token(head)) > self.width

    def nearly_full(self, line: str) -> bool:
        """Return whether *line* is longer than a heading or signature among such lines would be."""
        return self.width is not None and self.size(line) >= NEARLY * self.width


def unwrap(lines: Sequence[str]) -> list[Unwrapped]:
    """Return the paragraphs in *lines* (no line ends in them); blank lines separate paragraphs.

    >>> [paragraph.text for paragraph in unwrap(["一、基本情况", "全镇共有党员121名。"])]
    ['一、基本情况', '全镇共有党员121名。']
    """
    paragraphs: list[Unwrapped] = []
    for run in _runs(lines):
        open_line: str | None = None
        for index in range(run.start, run.end):
            line = lines[index]
            if not line.strip():
                open_line = None
            elif open_line is not None and _goes_on(open_line, line, run):
                paragraphs[-1] = replace(paragraphs[-1], text=join(paragraphs[-1].text, line.strip()))
                open_line = line
            else:
                paragraphs.append(Unwrapped(line.strip(), index))
                open_line = line
    return paragraphs


def _goes_on(line: str, following: str, run: _Run) -> bool:
    """Return whether *following* continues the paragraph of *line*, lines being wrapped as in *run*."""
    head, tail = following.strip(), line.rstrip()
    if has_leader(tail) or (is_row(tail) and is_row(head)) or is_rule(tail) or is_rule(head):
        return False
    if never_first(head):
        return True
    if _INDENT.match(following) or has_mark(head):
        return False
    full = run.fills(tail, head)
    if in_bracket(tail) or (full and not ends_sentence(tail)):
        return True  # "…先易后难，对 / 策：先规划" is torn before what only looks like a label
    if full and not starts_anew(head):
        # A sentence fits exactly: the rest of its paragraph is prose, a heading or signature is short.
        return ends_sentence(head) or run.nearly_full(head)
    return not starts_anew(head) and _breaks_off(tail.lstrip())


def _breaks_off(tail: str) -> bool:
    """Return whether *tail* ends where no paragraph ends, whatever its length says."""
    if tail.endswith(("——", *_QUOTES)):
        return True
    return stops_in_mid_sentence(tail) or (tail.endswith(_GOES_ON) and len(tail) > MID_SENTENCE)


def _runs(lines: Sequence[str]) -> list[_Run]:
    """Split *lines* after each one too long to have been wrapped, and find each stretch's width."""
    ends = [index + 1 for index, line in enumerate(lines) if columns(line) > LONG_LINE]
    if not ends or ends[-1] < len(lines):
        ends.append(len(lines))
    return [_measured(lines, start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _measured(lines: Sequence[str], start: int, end: int) -> _Run:
    """Return the run with the width, in characters or columns, with which more of its lines agree.

    A comma that may not open a line hangs over the width, so it is not counted. Lines that end a
    sentence or are a heading may end there of themselves: they show no width.
    """
    stretch = [line.rstrip() for line in lines[start:end] if line.strip() and columns(line) <= LONG_LINE]
    stretch = [_HUNG.sub("", line) for line in stretch if not _stands_alone(line)]
    candidates = [
        _agreed(Counter(map(size, stretch)), size, slack=slack, least=least)
        for size, slack, least in ((len, 1, NARROWEST // 2), (columns, 2, NARROWEST))
    ]
    best = max(candidates, key=lambda found: found.lines)
    return _Run(start, end, best.width, best.size)


def _stands_alone(line: str) -> bool:
    """Return whether *line* ends a sentence or is a heading, such as 第一篇：…调研报告."""
    return ends_sentence(line) or (has_mark(line.strip()) and "，" not in line)


def _agreed(sizes: Counter[int], size: Callable[[str], int], *, slack: int, least: int) -> _Width:
    """Return the largest of *sizes* with which enough others agree, being smaller by *slack* at most.

    A size that few of these lines have is that of a line with a mark hanging over the width.
    """
    fewest = max(FEWEST_FULL, LEAST_SHARE_FULL * sizes.total())
    for largest in sorted((found for found in sizes if found >= least), reverse=True):
        near = range(largest - slack, largest + 1)
        lines = sum(sizes[one] for one in near)
        if lines >= fewest:
            width = max(one for one in near if sizes[one] >= LEAST_SHARE_FULL * lines)
            return _Width(width, size, lines)
    return _Width(None, size, 0)
