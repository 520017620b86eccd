"""A short piece of a section with what was looked for marked in it.

    …全镇共有【流动党员】36名，【管理】存在……

The piece is cut from the report's own text, at the place where most of the different
marks stand close together. Where none stands in the section (its headings had them) the
section's beginning is shown, unmarked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.terms import fold_with_places
from report import Span

LENGTH = 140
LEAD = 30
"""Characters shown before the first mark where the section has them."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of text, where it stands in the report, and the marks inside it."""

    start: int
    end: int
    text: str
    marks: tuple[Span, ...]


def excerpt(text: str, start: int, end: int, marks: Sequence[re.Pattern[str]]) -> Excerpt:
    """Return the best piece of *text* between *start* and *end* for *marks*, patterns of folded text.

    >>> excerpt("全镇共有流动党员36名。", 0, 13, [re.compile("流动党员")]).marks
    (Span(start=4, end=8),)
    """
    body = text[start:end]
    found = _apart(sorted(_occurrences(body, marks)))
    first = _best_start(found, body)
    left = start + _line_start(body, max(0, first - LEAD), first)
    right = min(end, left + LENGTH)
    piece = text[left:right]
    trimmed = piece.rstrip()
    right = left + len(trimmed)
    spans = tuple(
        Span(begin + start - left, stop + start - left)
        for begin, stop in found
        if begin + start >= left and stop + start <= right
    )
    return Excerpt(left, right, trimmed, spans)


def _occurrences(body: str, marks: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    folded, places = fold_with_places(body)
    for mark in marks:
        for match in mark.finditer(folded):
            if match.group().strip():
                yield places[match.start()], places[match.end() - 1] + 1


def _apart(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted *found* with those that overlap joined."""
    joined: list[tuple[int, int]] = []
    for begin, stop in found:
        if joined and begin < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((begin, stop))
    return joined


def _best_start(found: Sequence[tuple[int, int]], body: str) -> int:
    """Return where the first mark of the richest window begins: different texts count, then marks."""
    texts = [body[begin:stop] for begin, stop in found]
    inside: Counter[str] = Counter()
    best, best_worth, reached = 0, (0, 0), 0
    for number, (begin, _) in enumerate(found):
        reached = max(reached, number)
        while reached < len(found) and found[reached][1] <= begin + LENGTH - LEAD:
            inside[texts[reached]] += 1
            reached += 1
        worth = (len(inside), reached - number)
        if worth > best_worth:
            best, best_worth = begin, worth
        if reached > number:
            inside -= Counter((texts[number],))
    return best


def _line_start(body: str, earliest: int, first: int) -> int:
    """Return where to begin so that *first* is shown: after a line or sentence end, if one is near."""
    for ends in ("\n", "。；！？"):
        at = max(body.rfind(end, earliest, first) for end in ends)
        if at >= 0:
            return at + 1
    return earliest
