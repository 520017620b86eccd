"""Shares against the counts that they are made of, and parts against their whole.

流动党员126名，占15.5% fits 812党员: the interval that the printed digits allow holds 126÷812. Where
several totals of one name are printed, one that fits is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

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
from ingest.figures.counting import stem
from ingest.figures.naming import activity
from report import Conflict, Figure, Kind, Report, Severity

_HUNDRED = Decimal(100)
_REACH = 12


def shares(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the shares that no printed total of their base explains, and those above 100 %."""
    for index, share in enumerate(figures):
        if share.kind is not Kind.SHARE or not is_firm(share) or share.norm_unit != "%" or share.rule == "T":
            continue
        part = _part(figures, index)
        wholes = _wholes(figures, index, part, report) if part is not None else []
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


def _wholes(figures: tuple[Figure, ...], index: int, part: int, report: Report) -> list[int]:
    """Return the totals that the share may be of, those of its time first; one not named may be any of its sentence."""
    share, count = figures[index], figures[part]
    base = share.base or count.group_of
    if not base:
        return []
    levels = [
        at
        for at in range(index - 1, -1, -1)
        if at != part
        and is_level(figures[at])
        and figures[at].indicator != count.indicator
        and _may_be_of_one_time(figures[at], share, report)
        and place(figures[at]) == place(count)
        and same_measure(figures[at], count)
    ]
    named = [at for at in levels if _is_named(figures[at], base)][:_REACH]
    is_said = stem(base) in report.text[count.anchor.end : share.anchor.start]
    others = [] if is_said else [at for at in levels if figures[at].quote == share.quote]
    return [*sorted(named, key=lambda at: figures[at].time != count.time), *others] if named else []


def _may_be_of_one_time(whole: Figure, share: Figure, report: Report) -> bool:
    """Tell whether the times of the two do not exclude each other (2024 and 2024-06).

    A share that only has the report's own date excludes no whole: its time may be that of the whole.
    """
    mine, other = share.time or "", whole.time or ""
    is_said = bool(mine) and not (report.date or "").startswith(mine)
    return not is_said or mine.startswith(other) or other.startswith(mine)


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


def parts_above_whole(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the parts of a 其中 group that are larger than their total."""
    for index, part in enumerate(figures):
        if not part.group_of or not part.indicator or not is_level(part) or part.rule == "T":
            continue
        whole = total_of(figures, index)
        if (
            whole is None
            or place(figures[whole]) != place(part)
            or allowed(part).low <= allowed(figures[whole]).high
            or not _counted_alike(part, figures[whole])
        ):
            continue
        total = figures[whole]
        words = f"{part.indicator}{printed(part)}大于其所属的{total.indicator}{printed(total)}。"
        opens = "其中" in report.text[total.anchor.end : part.anchor.start]
        severity = Severity.HIGH if index == whole + 1 and opens else Severity.LOW
        if opens or part.rule != "R10":  # a whole that only the wording lent was the wrong one
            yield Conflict("part", severity, (index, whole), words)


def _counted_alike(part: Figure, whole: Figure) -> bool:
    """Tell whether the two are counted in one unit; 9家 that move into 3处 are no part of them."""
    return part.norm_unit == whole.norm_unit or "个" in (part.norm_unit, whole.norm_unit)


def total_of(figures: tuple[Figure, ...], index: int) -> int | None:
    """Return the nearest firm level before the part *index* that its group is named after.

    A level of the part's own time comes before a nearer one of another time (比2023年的12030户增长).
    """
    part = figures[index]
    before = (
        at
        for at in range(index - 1, -1, -1)
        if figures[at].indicator == part.group_of
        and is_level(figures[at])
        and same_measure(figures[at], part)
    )
    named = tuple(islice(before, _REACH))
    at = next((at for at in named if figures[at].time == part.time), next(iter(named), None))
    if at is None or (figures[at].group_of is not None and figures[at].group_of == part.group_of):
        return None
    return at
