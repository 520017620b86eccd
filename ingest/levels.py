"""How marks nest: levels follow the order in which kinds of numbers appear in this document.

    第一部分 > 一、 > 1.        and in another document        １、 > （１）

A kind of number seen before closes everything that was opened since; a new kind opens a
level, unless by custom it is wider than what is open. Where a wider kind once stood below a
narrower one that counted on (1. > （一）> 2.), it does so in the rest of the document. Two turns of real reports are
kept apart: a series that starts anew below a narrower number ((一) 一、二、三、 (二)) and
a number that starts anew where a heading is missing ((一)…(六) text (一)…).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.marks import Bare, Mark

INLINE_LEVEL = 3
"""An item inside a paragraph is of this level or deeper, unless it goes on with a wider series."""


SECOND, LONGEST_NESTED = 2, 40
"""A series that starts anew below its own kind is looked through for so many numbers."""

_WITHOUT_CHILDREN = (Bare.ALONE, Bare.SIGNATURE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its level; `restarts` when its series begins again under the same parent."""

    mark: Mark
    level: int
    restarts: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    mark: Mark
    level: int


def place(marks: Sequence[Mark]) -> tuple[Placed, ...]:
    """Return *marks*, in order, each with its level (1 is the widest)."""
    ordered = _place_bare(marks)
    following = _next_of_series(ordered)
    stack: list[_Frame] = []
    turned: set[tuple[str, str]] = set()
    placed: list[Placed] = []
    for index, mark in enumerate(ordered):
        before = None
        if mark.inline:
            _open_inline(stack, mark)
        else:
            before = _open(stack, ordered, following, index, turned)
        restarts = before is not None and mark.ordinal == 1 and before.ordinal > 1
        placed.append(Placed(mark, stack[-1].level, restarts))
    return tuple(placed)


def _place_bare(marks: Sequence[Mark]) -> list[Mark]:
    """Return *marks*, each bare heading set over or under the numbers: under those that count on past it."""
    ordered = list(marks)
    following = _next_of_widest(marks)
    widest: Mark | None = None
    for index, mark in enumerate(ordered):
        if mark.rank == Bare.OVER:
            after = following[index]
            counts_on = widest is not None and after is not None and after.ordinal == widest.ordinal + 1
            if counts_on and after is not None and widest is not None and after.rank == widest.rank:
                ordered[index] = replace(mark, rank=Bare.UNDER, series=Bare.UNDER.name)
            else:
                widest = None
        elif mark.rank < Bare.OVER:
            widest = None
        elif mark.rank < Bare.UNDER and not mark.inline and (widest is None or mark.rank <= widest.rank):
            widest = mark
    return ordered


def _next_of_widest(marks: Sequence[Mark]) -> list[Mark | None]:
    """Return for each mark the widest numbered one that follows it before an annex or signature."""
    following: list[Mark | None] = [None] * len(marks)
    widest: Mark | None = None
    for index in range(len(marks) - 1, -1, -1):
        following[index] = widest
        mark = marks[index]
        if mark.rank < Bare.OVER:
            widest = None
        elif 0 <= mark.rank < Bare.UNDER and not mark.inline and (widest is None or mark.rank <= widest.rank):
            widest = mark
    return following


def _next_of_series(marks: Sequence[Mark]) -> list[dict[str, int]]:
    """Return for each position the positions of the next mark of each series after it."""
    following: list[dict[str, int]] = [{}] * len(marks)
    upcoming: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        following[index] = upcoming
        upcoming = {**upcoming, marks[index].series: index}
    return following


def _open_inline(stack: list[_Frame], mark: Mark) -> None:
    if mark.continues:
        while stack and not (
            stack[-1].mark.series == mark.series and stack[-1].mark.ordinal + 1 == mark.ordinal
        ):
            stack.pop()
        level = stack.pop().level if stack else INLINE_LEVEL
    else:
        while stack and stack[-1].mark.inline and stack[-1].mark.block != mark.block:
            stack.pop()
        _close_inline(stack, mark.series)
        level = max(INLINE_LEVEL, stack[-1].level + 1 if stack else INLINE_LEVEL)
    stack.append(_Frame(mark, level))


def _close_inline(stack: list[_Frame], series: str) -> None:
    """Close the open items of a paragraph that began anew once already: a series nests in its own kind once."""
    alike = [at for at, frame in enumerate(stack) if frame.mark.inline and frame.mark.series == series]
    if len(alike) > 1:
        del stack[alike[1] :]


def _open(
    stack: list[_Frame],
    marks: list[Mark],
    following: list[dict[str, int]],
    index: int,
    turned: set[tuple[str, str]],
) -> Mark | None:
    """Open the mark at *index* on the *stack*; return that of its series which it follows under the same parent.

    *turned* holds the kinds, outer and inner, that nest against custom in this document.
    """
    mark = marks[index]
    while stack and stack[-1].mark.inline:
        stack.pop()
    depth = _depth(stack, mark)
    if depth is not None and not _begins_below(stack, depth, marks, following, index):
        before = stack[depth].mark
        level = stack[depth].level
        del stack[depth:]
        stack.append(_Frame(mark, level))
        return before
    while depth is None and stack and not _may_hold(stack[-1].mark, mark):
        kinds = stack[-1].mark.series, mark.series
        if _goes_on(stack[-1].mark, marks, following, index):
            turned.add(kinds)
        if kinds in turned:
            break
        stack.pop()
    stack.append(_Frame(mark, stack[-1].level + 1 if stack else 1))
    return None


def _goes_on(open_mark: Mark, marks: list[Mark], following: list[dict[str, int]], index: int) -> bool:
    """Return whether the first of a wider kind at *index* stands below *open_mark*, for that counts on after it."""
    return marks[index].ordinal == 1 and _counts_on_after(open_mark, marks, following[index])


def _counts_on_after(mark: Mark, marks: list[Mark], following: dict[str, int]) -> bool:
    after = following.get(mark.series)
    return mark.ordinal > 0 and after is not None and marks[after].ordinal == mark.ordinal + 1


def _may_hold(outer: Mark, mark: Mark) -> bool:
    """Return whether *mark*, of a new kind, may stand below the open *outer*: it is narrower by custom.

    Of two bare headings the format tells which is narrower, if it has levels (## and ###).
    """
    if outer.rank in _WITHOUT_CHILDREN:
        return False
    if outer.rank == mark.rank == Bare.OVER and outer.outline_level and mark.outline_level:
        return outer.outline_level < mark.outline_level
    return outer.rank < mark.rank


def _depth(stack: list[_Frame], mark: Mark) -> int | None:
    """Return where on the *stack* the series of *mark* is open: best where it counts on, else the deepest."""
    depths = [at for at in range(len(stack) - 1, -1, -1) if stack[at].mark.series == mark.series]
    counting = (at for at in depths if stack[at].mark.ordinal + 1 == mark.ordinal)
    return next(counting, depths[0] if depths else None)


def _begins_below(
    stack: list[_Frame], depth: int, marks: list[Mark], following: list[dict[str, int]], index: int
) -> bool:
    """Return whether a series starts anew at *index*, below an open number that counts on afterwards."""
    mark = marks[index]
    if mark.ordinal != 1:
        return False
    open_mark = stack[-1].mark
    if depth == len(stack) - 1:
        return _counts_on(open_mark.ordinal + 1, marks, following, index)
    return _counts_on_after(open_mark, marks, following[index])


def _counts_on(ordinal: int, marks: list[Mark], following: list[dict[str, int]], index: int) -> bool:
    """Return whether the series that begins at *index* counts up, and *ordinal* breaks it: 二、 [一、…五、] 三、."""
    for expected in range(SECOND, LONGEST_NESTED):
        after = following[index].get(marks[index].series)
        if after is None:
            return False
        if marks[after].ordinal != expected:
            return expected > SECOND and marks[after].ordinal == ordinal
        index = after
    return False
