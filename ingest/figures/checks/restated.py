"""The same indicator, scope and time with two values: 党员总数121名 in one place, 122人 in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import canonical
from ingest.figures.checks.intervals import allowed, exact, is_level, place, plain, printed
from ingest.figures.units import find_unit
from report import Conflict, Figure, Report, Severity

_TWO = 2
_SHORTEST_HEAD = 2
_FAR = Decimal("1.25")


def restated(figures: tuple[Figure, ...], _report: Report) -> Iterator[Conflict]:
    """Yield the pairs of *figures* that give one thing two values; parts of two totals are two things."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if is_level(figure) and figure.indicator and _is_specific(figure):
            key = canonical(figure.indicator, figure.unit, figure.kind).key
            groups[key, place(figure), figure.time or "", figure.caliber or ""].append(index)
    for members in groups.values():
        yield from _disagreeing(figures, members)


def _is_specific(figure: Figure) -> bool:
    """Tell whether *figure* has one value at a time; a temperature has another every hour."""
    if find_unit(figure.unit)[0].measure == "temperature":
        return False
    return len(canonical(figure.indicator or "", figure.unit, figure.kind).head) >= _SHORTEST_HEAD


def _disagreeing(figures: tuple[Figure, ...], members: list[int]) -> Iterator[Conflict]:
    values = list(dict.fromkeys(exact(figures[index]) for index in members))
    if len(values) < _TWO:
        return
    first = members[0]
    against = [at for at in members[1:] if _differ(figures[first], figures[at])]
    near = [at for at in against if _are_near(figures[first], figures[at])]
    hints = [at for at in against if _may_be_the_whole(figures[first], figures[at])]
    for other in (near or hints)[:1]:
        alike = {value for value in values if _is_near(exact(figures[first]), value)}
        severity = Severity.HIGH if near and len(alike) == _TWO else Severity.LOW
        yield Conflict("restated", severity, (first, other), _explain(figures[first], figures[other]))


def _differ(a: Figure, b: Figure) -> bool:
    return not allowed(a).meets(allowed(b)) and _comparable(a, b)


def _may_be_the_whole(a: Figure, b: Figure) -> bool:
    """Tell whether *b*, far from *a*, can still be the same: what is fewer is mostly a part (23名 of 2187名)."""
    return exact(b) > exact(a) and a.group_of is None and b.group_of is None and a.unit == b.unit


def _are_near(a: Figure, b: Figure) -> bool:
    return _is_near(exact(a), exact(b))


def _is_near(a: Decimal, b: Decimal) -> bool:
    """Tell whether the two are near enough for a slip; numbers far apart mostly count two things."""
    low, high = sorted((a, b))
    return high <= low * _FAR


def _comparable(a: Figure, b: Figure) -> bool:
    """Tell whether *a* and *b* speak of one thing: not in one sentence or table, not parts of two totals."""
    if a.quote == b.quote or (a.rule == b.rule == "T"):
        return False
    return a.group_of is None or b.group_of is None or a.group_of == b.group_of


def _explain(a: Figure, b: Figure) -> str:
    gap = abs(exact(a) - exact(b))
    scale = exact(a) / a.value if not isinstance(a.value, tuple) and a.value else 1
    stated = f"{a.scope or ''}{a.indicator}前文为{printed(a)}，后文为{printed(b)}"
    return f"{stated}，相差{plain(gap / scale)}{a.unit}。"
