"""Shares against the counts that they are made of, and parts against their whole.

流动党员126名，占15.5% fits 812党员: the interval that the printed digits allow holds 126÷812. Where
several totals of one name are printed, one that fits is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import canonical
from ingest.figures.checks.intervals import (
    Interval,
    allowed,
    exact,
    is_firm,
    is_level,
    place,
    printed,
    rounded,
    same_measure,
)
from ingest.figures.naming import activity, stem
from report import Conflict, Figure, Kind, Report, Severity

_HUNDRED = Decimal(100)
_REACH = 12


def shares(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the shares that no printed total of their base explains, and those above 100 %."""
    for index, share in enumerate(figures):
        if share.kind is not Kind.SHARE or not is_firm(share) or share.norm_unit != "%" or share.rule == "T":
            continue
        part = _part(figures, index)
        wholes = _wholes(figures, index, part) if part is not None else []
        if part is None or not wholes:
            continue
        printed_share = allowed(share)
        if any(_percent(figures[part], figures[whole]).meets(printed_share) for whole in wholes):
            continue
        members = (part, wholes[0], index)
        yield Conflict("share", Severity.HIGH, members, _explain(*(figures[i] for i in members)))


def _part(figures: tuple[Figure, ...], index: int) -> int | None:
    """Return the level right before the share *index* that it is said of."""
    share = figures[index]
    name = (share.indicator or "").removesuffix("占比")
    for at in range(index - 1, max(-1, index - 3), -1):
        figure = figures[at]
        if (
            is_level(figure)
            and figure.quote == share.quote
            and figure.time == share.time
            and stem(figure.indicator or "") == name
        ):
            return at
    return None


def _wholes(figures: tuple[Figure, ...], index: int, part: int) -> list[int]:
    share, count = figures[index], figures[part]
    base = share.base or count.group_of
    if not base:
        return []
    found = [
        at
        for at in range(index - 1, -1, -1)
        if at != part
        and is_level(figures[at])
        and place(figures[at]) == place(count)
        and same_measure(figures[at], count)
        and _is_named(figures[at], base)
    ]
    return found[:_REACH]


def _is_named(figure: Figure, base: str) -> bool:
    name = figure.indicator or ""
    if canonical(name, figure.unit, Kind.LEVEL).key == canonical(base, figure.unit, Kind.LEVEL).key:
        return True
    bare, mine = stem(base), stem(name)
    return len(bare) > 1 and mine.removeprefix(activity(mine)) == bare


def _percent(part: Figure, whole: Figure) -> Interval:
    quotient = allowed(part).over(allowed(whole))
    return Interval(quotient.low * _HUNDRED, quotient.high * _HUNDRED)


def _explain(part: Figure, whole: Figure, share: Figure) -> str:
    percent = exact(part) / exact(whole) * _HUNDRED
    return (
        f"{part.indicator}{printed(part)}÷{whole.indicator}{printed(whole)}={rounded(percent)}%，"
        f"与所写{printed(share)}不符。"
    )


def parts_above_whole(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the parts of a 其中 group that are larger than their total."""
    for index, part in enumerate(figures):
        if not part.group_of or not is_level(part) or part.rule == "T":
            continue
        whole = total_of(figures, index)
        if (
            whole is None
            or place(figures[whole]) != place(part)
            or allowed(part).low <= allowed(figures[whole]).high
        ):
            continue
        total = figures[whole]
        words = f"{part.indicator}{printed(part)}大于其所属的{total.indicator}{printed(total)}。"
        severity = Severity.HIGH if index == whole + 1 else Severity.LOW
        yield Conflict("part", severity, (index, whole), words)


def total_of(figures: tuple[Figure, ...], index: int) -> int | None:
    """Return the nearest firm level before the part *index* that its group is named after."""
    part = figures[index]
    for at in range(index - 1, -1, -1):
        if (
            figures[at].indicator == part.group_of
            and is_level(figures[at])
            and same_measure(figures[at], part)
        ):
            return at if figures[at].group_of is None or figures[at].group_of != part.group_of else None
    return None
