"""Parts against totals: lists (其中A 820万元、B 310万元), ladders of education, columns of a table.

Only what is listed with 、 in one sentence counts as a partition, or a ladder from its lowest
step to 及以上. A list that falls far short of its total names only some of the parts and says
nothing; so do parts that are told apart by different things (妇女, 少数民族).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import canonical, facet_names
from ingest.figures.checks.intervals import Interval, allowed, exact, is_level, plain, printed, same_measure
from ingest.figures.checks.shares import total_of
from report import Conflict, Figure, Kind, Report, Severity

_MANY = 3
_SHORTFALL = Decimal("0.05")
_TABLE_GAP = Decimal("0.1")
_LADDER = "文化程度"
_OVERLAPPING = frozenset(["性别", "民族"])
_LOWEST = ("小学", "初中")


def lists(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the lists of parts whose sum contradicts their total."""
    index = 0
    while index < len(figures):
        run = _run(figures, index, report.text)
        total = total_of(figures, index) if len(run) > 1 else None
        if total is not None and _is_partition(figures, run):
            yield from _compare(figures, run, total)
        index += max(1, len(run))


def _run(figures: tuple[Figure, ...], index: int, text: str) -> list[int]:
    """Return the parts from *index* on that follow each other, parted by 、 alone."""
    first = figures[index]
    run = [index] if first.group_of and is_level(first) and first.rule != "T" else []
    while run and run[-1] + 1 < len(figures):
        last, following = figures[run[-1]], figures[run[-1] + 1]
        between = text[last.anchor.end : following.anchor.start]
        joined = re.match(r"\s*(?:、|和|及|以及)", between)
        if (
            not joined
            or following.group_of != first.group_of
            or not is_level(following)
            or not same_measure(last, following)
        ):
            break
        run.append(run[-1] + 1)
    return run


def _is_partition(figures: tuple[Figure, ...], run: list[int]) -> bool:
    """Tell whether the parts are told apart by one thing: not some by sex and others by people."""
    facets = {facet_names(figures[index].indicator or "") for index in run}
    return len(facets) == 1 or not any(names & _OVERLAPPING for names in facets)


def _compare(figures: tuple[Figure, ...], run: list[int], total: int) -> Iterator[Conflict]:
    summed = added(figures, run)
    whole = allowed(figures[total])
    if summed.meets(whole):
        return
    missing = (whole.low - summed.high) / whole.high
    is_whole_list = (len(run) >= _MANY or _are_both_sexes(figures, run)) and run[0] == total + 1
    if summed.low > whole.high or (is_whole_list and missing <= _SHORTFALL):
        yield sum_conflict("sum", figures, run, total)


def _are_both_sexes(figures: tuple[Figure, ...], run: list[int]) -> bool:
    """Tell whether the parts are men and women, who leave nobody out."""
    return sorted((figures[at].indicator or "")[:1] for at in run) == ["女", "男"]


def added(figures: tuple[Figure, ...], run: list[int]) -> Interval:
    """Return what the *figures* at *run* add up to, as their printed digits allow."""
    summed = Interval(Decimal(0), Decimal(0))
    for index in run:
        summed += allowed(figures[index])
    return summed


def sum_conflict(kind: str, figures: tuple[Figure, ...], run: list[int], total: int) -> Conflict:
    """Return the conflict between the parts at *run* and the *total*, with its arithmetic."""
    whole = figures[total]
    scale = exact(whole) / whole.value if not isinstance(whole.value, tuple) and whole.value else Decimal(1)
    parts = [exact(figures[index]) / scale for index in run]
    found, wanted = sum(parts, Decimal(0)), exact(whole) / scale
    words = (
        f"{'+'.join(plain(part) for part in parts)}={plain(found)}{whole.unit}，"
        f"与{whole.scope or ''}{whole.indicator}"
        f"{printed(whole)}相差{plain(abs(found - wanted))}{whole.unit}。"
    )
    return Conflict(kind, Severity.HIGH, (*run, total), words)


def ladders(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the complete ladders of education, up to 及以上, that do not add up to their total."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if is_level(figure) and figure.rule != "T":
            what = canonical(figure.indicator or "", figure.unit, Kind.LEVEL)
            if [name for name, _ in what.facets] == [_LADDER]:
                groups[what.head, what.measure, figure.scope or "", figure.quote].append(index)
    for (head, measure, scope, _), steps in groups.items():
        if len(steps) >= _MANY and _is_whole_ladder(figures, steps):
            total = _ladder_total(figures, steps[0], (head, measure, scope))
            if total is not None and not added(figures, steps).meets(allowed(figures[total])):
                yield sum_conflict("sum", figures, steps, total)


def _is_whole_ladder(figures: tuple[Figure, ...], steps: list[int]) -> bool:
    names = [figures[index].indicator or "" for index in steps]
    return (
        len(set(names)) == len(names)
        and any(name.startswith(_LOWEST) for name in names)
        and any("以上" in n for n in names)
    )


def _ladder_total(figures: tuple[Figure, ...], first: int, wanted: tuple[str, str, str]) -> int | None:
    for at in range(first - 1, -1, -1):
        figure = figures[at]
        what = canonical(figure.indicator or "", figure.unit, Kind.LEVEL)
        if is_level(figure) and not what.facets and (what.head, what.measure, figure.scope or "") == wanted:
            return at
    return None


def tables(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the columns whose rows miss their 合计; a far larger sum is a table of several levels."""
    waiting: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    above: dict[tuple[str, str | None], int] = {}
    for index, figure in enumerate(figures):
        key = figure.group_of or figure.indicator or "", figure.time
        if figure.rule != "T" or not isinstance(figure.norm_value, Decimal):
            yield from _below_totals(figures, waiting, above)
        elif figure.group_of:
            waiting[key].append(index)
        elif rows := waiting.pop(key, []):
            yield from _column(figures, rows, index)
        else:
            above[key] = index
    yield from _below_totals(figures, waiting, above)


def _below_totals(
    figures: tuple[Figure, ...],
    waiting: dict[tuple[str, str | None], list[int]],
    above: dict[tuple[str, str | None], int],
) -> Iterator[Conflict]:
    """Yield the columns whose 合计 stands above their rows, when the table has ended."""
    for key, rows in waiting.items():
        if key in above:
            yield from _column(figures, rows, above[key])
    waiting.clear()
    above.clear()


def _column(figures: tuple[Figure, ...], rows: list[int], total: int) -> Iterator[Conflict]:
    gap = abs(sum((exact(figures[row]) for row in rows), Decimal(0)) - exact(figures[total]))
    is_off = not added(figures, rows).meets(allowed(figures[total]))
    if len(rows) > 1 and is_off and gap <= exact(figures[total]) * _TABLE_GAP:
        yield sum_conflict("table", figures, rows, total)
