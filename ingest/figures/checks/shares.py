"""Shares against the counts that they are made of, and parts against their whole.

流动党员126名，占15.5% fits 812党员: the interval that the printed digits allow holds 126÷812. Where
several totals of one name are printed, one that fits is enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice, takewhile

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
_FAR = 60  # levels looked back over for those


def shares(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the shares that no printed total of their base explains, and those above 100 %."""
    levels: dict[str, list[int]] = defaultdict(list)
    for index, share in enumerate(figures):
        if is_level(share):
            levels[share.indicator or ""].append(index)
        if share.kind is not Kind.SHARE or not is_firm(share) or share.norm_unit != "%" or share.rule == "T":
            continue
        part = _part(figures, index)
        wholes = _wholes(figures, (part, index), levels, report) if part is not None else []
        if part is None or not wholes:
            continue
        printed_share = allowed(share)
        if any(_percent(figures[part], figures[whole]).meets(printed_share) for whole in wholes):
            continue
        members = (part, wholes[0], index)
        yield Conflict("share", Severity.HIGH, members, _explain(*(figures[i] for i in members)))


def _part(figures: tuple[Figure, ...], index: int) -> int | None:
    """Return the level before the share *index* in its sentence that it is said of."""
    share = figures[index]
    name = (share.indicator or "").removesuffix("占比")
    for at in range(index - 1, max(-1, index - _REACH), -1):
        figure = figures[at]
        if (
            is_level(figure)
            and figure.quote == share.quote
            and figure.time == share.time
            and stem(figure.indicator or "") == name
        ):
            return at
    return None


def _wholes(
    figures: tuple[Figure, ...], pair: tuple[int, int], levels: dict[str, list[int]], report: Report
) -> list[int]:
    """Return the totals that the share may be of, those of its time first; one not named may be any of its sentence.

    *pair* are the part and its share, *levels* the levels before it by their names.
    """
    count, share = figures[pair[0]], figures[pair[1]]
    base = share.base or count.group_of
    if not base:
        return []
    names = _named((name for name in levels if name != count.indicator), base, count.unit)
    nearest = sorted((at for name in names for at in levels[name][-_FAR:]), reverse=True)
    named = [at for at in nearest if _may_hold(figures[at], count, share, report)][:_REACH]
    if not named:
        return []
    is_said = stem(base) in report.text[count.anchor.end : share.anchor.start]
    others = [] if is_said else _in_sentence(figures, pair, report)
    return [*sorted(named, key=lambda at: figures[at].time != count.time), *others]


def _in_sentence(figures: tuple[Figure, ...], pair: tuple[int, int], report: Report) -> list[int]:
    """Return the other levels of the sentence before the share of which it may be."""
    part, index = pair
    before = range(index - 1, max(-1, index - _FAR), -1)
    here = takewhile(lambda at: figures[at].quote == figures[index].quote, before)
    levels = (at for at in here if at != part and is_level(figures[at]))
    return [at for at in levels if _may_hold(figures[at], figures[part], figures[index], report)]


def _may_hold(whole: Figure, count: Figure, share: Figure, report: Report) -> bool:
    """Tell whether *count* can be a part of *whole*, by name, place, unit and time; not of another age or sex.

    A whole on terms that the count does not share (扣除上解中央的部分) is another whole.
    """
    if whole.caliber and whole.caliber != count.caliber:
        return False
    if place(whole) != place(count) or whole.indicator == count.indicator or not same_measure(whole, count):
        return False
    mine, other = (
        dict(canonical(one.indicator or "", one.unit, Kind.LEVEL).facets) for one in (count, whole)
    )
    is_other = all(mine.get(name, value) == value for name, value in other.items())
    return is_other and _may_be_of_one_time(whole, share, report)


def _may_be_of_one_time(whole: Figure, share: Figure, report: Report) -> bool:
    """Tell whether the times of the two do not exclude each other (2024 and 2024-06).

    A share that only has the report's own date excludes no whole: its time may be that of the whole.
    """
    mine, other = share.time or "", whole.time or ""
    is_said = bool(mine) and not (report.date or "").startswith(mine)
    return not is_said or mine.startswith(other) or other.startswith(mine)


def _named(names: Iterable[str], base: str, unit: str) -> list[str]:
    """Return those of *names* that *base*, counted in *unit*, can mean: 走访企业数 is of 企业."""
    what, bare = canonical(base, unit, Kind.LEVEL).key, stem(base)
    return [
        name
        for name in names
        if (len(bare) > 1 and _without_activity(stem(name)) == bare)
        or canonical(name, unit, Kind.LEVEL).key == what
    ]


def _without_activity(name: str) -> str:
    return name.removeprefix(activity(name))


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
