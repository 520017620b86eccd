"""Changes against the levels that they lie between: from 904 to 1386 is 53.3 % more, not 43.3 %.

The two levels are printed as 由904人增加到1386人 or as 8167名，比2020年的7748名增加419名，增长5.4%; where the
earlier one is not, 比上年增加212万元，增长9.8% must still agree with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import preferred
from ingest.figures.checks.intervals import (
    Interval,
    allowed,
    exact,
    is_firm,
    is_level,
    plain,
    printed,
    rounded,
)
from ingest.figures.counting import stem
from report import Conflict, Figure, Kind, Report, Severity

_HUNDRED = Decimal(100)
_TWO = 2
# An average rate, or one in constant prices, follows from no two levels.
_YEARLY = re.compile("每年|年均|递增|递减|实际|扣除|剔除|不变价|可比价")
_ENDING = re.compile(r"(?:年均)?(?:增速|降幅|涨幅|提高幅度|增加额|减少额|增加数|减少数)$")
_POINTS = ("个百分点", "百分点")


def growth(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the changes that contradict the two levels, or the level and the difference, before them."""
    for index in range(_TWO, len(figures)):
        first, second, change = figures[index - 2 : index + 1]
        if not _is_of(change, first, second) or _YEARLY.search(
            report.text, second.anchor.end, change.anchor.start
        ):
            continue
        if is_level(second) and first.norm_unit == second.norm_unit:
            if first.rule == second.rule == "R2":
                yield from _between(figures, (index - 2, index - 1), index)
            elif second.rule == "R3" and _grown(first) == _grown(second):
                yield from _between(figures, (index - 1, index - 2), index)
        elif second.kind is Kind.CHANGE_ABS and is_firm(second) and change.kind is Kind.CHANGE_REL:
            yield from _of_difference(figures, index)


def _is_of(change: Figure, first: Figure, second: Figure) -> bool:
    """Tell whether *change* is a firm change of what the two figures before it in its sentence are of."""
    is_change = change.kind in (Kind.CHANGE_REL, Kind.CHANGE_ABS) and is_firm(change)
    is_near = change.quote == first.quote == second.quote and is_level(first)
    return is_change and is_near and _grown(change) == _grown(second)


def _grown(figure: Figure) -> str:
    """Return what a change or a level is of, as it is counted (村集体收入增速, 村集体经济收入 -> 村集体经济收入)."""
    name = figure.indicator or ""
    return stem(preferred(name if figure.kind is Kind.LEVEL else _ENDING.sub("", name))) or "\0"


def _between(figures: tuple[Figure, ...], levels: tuple[int, int], index: int) -> Iterator[Conflict]:
    """Yield the change at *index* where it is not that from the first of *levels* to the second."""
    first, second, change = figures[levels[0]], figures[levels[1]], figures[index]
    before, after = allowed(first), allowed(second)
    if change.kind is Kind.CHANGE_REL and change.norm_unit == "%" and "年均" not in (change.indicator or ""):
        ratio = after.over(before)
        low, high = sorted((abs(ratio.low - 1), abs(ratio.high - 1)))
        found, unit = Interval(low * _HUNDRED, high * _HUNDRED), "%"
        exactly = abs(exact(second) - exact(first)) / exact(first) * _HUNDRED
    elif change.kind is Kind.CHANGE_ABS and change.unit in (first.unit, *_POINTS):
        low, high = sorted((abs(after.low - before.high), abs(after.high - before.low)))
        found, unit, exactly = Interval(low, high), change.norm_unit, abs(exact(second) - exact(first))
    else:
        return
    if not found.meets(allowed(change)):
        moved = f"由{printed(first)}到{printed(second)}，变化{rounded(exactly)}{unit}"
        yield Conflict("ratio", Severity.HIGH, (*levels, index), f"{moved}，与所写{printed(change)}不符。")


def _of_difference(figures: tuple[Figure, ...], index: int) -> Iterator[Conflict]:
    level, gap, change = figures[index - 2 : index + 1]
    if level.norm_unit != gap.norm_unit or gap.direction != change.direction or change.norm_unit != "%":
        return
    base, moved = _earlier(level, gap), allowed(gap)
    if base.low <= 0:
        return
    quotient = moved.over(base)
    if Interval(quotient.low * _HUNDRED, quotient.high * _HUNDRED).meets(allowed(change)):
        return
    middle = (base.low + base.high) / 2
    percent = rounded(exact(gap) / middle * _HUNDRED)
    before = f"上期为{plain(middle)}{level.norm_unit}"
    words = f"{before}，变化{printed(gap)}应为{percent}%，与所写{printed(change)}不符。"
    yield Conflict("ratio", Severity.HIGH, (index - 2, index - 1, index), words)


def _earlier(level: Figure, gap: Figure) -> Interval:
    """Return the level before the change: *level* itself in 比2020年的7748名增加419名, else *gap* away from it."""
    now, moved = allowed(level), allowed(gap)
    if level.rule == "R3":
        return now
    return Interval(now.low - moved.high, now.high - moved.low) if gap.direction == "up" else now + moved
