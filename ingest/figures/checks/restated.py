"""The same indicator, scope and time with two values: 党员总数121名 in one place, 122人 in another.

It is sure only for a place that is known and a name that says what is counted: 预算执行数 is another
number in every paragraph, and 4项政策 after a list counts that list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ingest.figures.canonical import canonical
from ingest.figures.checks.intervals import allowed, exact, is_level, place, plain, printed
from ingest.figures.counting import stem
from ingest.figures.naming import activity
from ingest.figures.restriction import restriction
from ingest.figures.units import find_unit
from ingest.figures.vocabulary import alternation, words
from report import Conflict, Figure, Report, Severity

_TWO = 2
_SHORTEST_HEAD = 2
_FAR = Decimal("1.25")
_LONGEST_HEAD = 12
_UNSPECIFIC = frozenset(words("checks", "unspecific"))
_NORM = re.compile(alternation(words("checks", "norms")))
# 主要物种为麻雀, 比预算数: words of a clause, no name.
_CLAUSE = re.compile("(?<![行作认成人])为|[了着]|对于|或者|^比(?![重例值率表])")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_STOCK = frozenset(("person", "household", "count", "area"))
_LIST = re.compile(r"(?:、|等|\d(?![年月日])[^\W\d]{1,5})[^，。；：,;:、\n]{0,8}$")


def restated(figures: tuple[Figure, ...], report: Report) -> Iterator[Conflict]:
    """Yield the pairs of *figures* that give one thing two values; parts of two totals are two things."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, figure in enumerate(figures):
        if _is_comparable(figures, index, report.text):
            key = canonical(figure.indicator or "", figure.unit, figure.kind).key
            told = restriction(figure) or "", figure.caliber or ""
            groups[key, place(figure), figure.time or "", *told].append(index)
    for members in groups.values():
        yield from _disagreeing(figures, members)


def _is_comparable(figures: tuple[Figure, ...], index: int, text: str) -> bool:
    figure = figures[index]
    is_stated = is_level(figure) and not _counts_a_list(figure, text) and not _is_left_behind(figures, index)
    return is_stated and is_specific(figure)


def _is_left_behind(figures: tuple[Figure, ...], index: int) -> bool:
    """Tell whether the figure is of an earlier time that is not named (定点医院从13家扩增到30家)."""
    first, *rest = figures[index : index + 2]
    return any(
        first.rule == other.rule == "R2" and first.quote == other.quote and first.time == other.time
        for other in rest
    )


def is_specific(figure: Figure) -> bool:
    """Tell whether *figure* has one value at a time; a temperature has another every hour."""
    name = figure.indicator or ""
    if find_unit(figure.unit)[0].measure == "temperature" or _NORM.search(name) or _CLAUSE.search(name):
        return False
    head = canonical(name, figure.unit, figure.kind).head
    if not _CHINESE.search(head):
        return False
    return _SHORTEST_HEAD <= len(head) <= _LONGEST_HEAD and stem(head) not in _UNSPECIFIC


def _counts_a_list(figure: Figure, text: str) -> bool:
    """Tell whether *figure* counts the list that stands before it (甲、乙、丙3个部分, 3个税种5项政策)."""
    before = text[max(0, figure.anchor.start - 40) : figure.anchor.start]
    return figure.rule == "R7" and _LIST.search(before) is not None


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
        is_sure = bool(near) and len(alike) == _TWO and place(figures[first]) != ""
        severity = Severity.HIGH if is_sure else Severity.LOW
        yield Conflict("restated", severity, (first, other), _explain(figures[first], figures[other]))


def _differ(a: Figure, b: Figure) -> bool:
    return not allowed(a).meets(allowed(b)) and _comparable(a, b)


def _may_be_the_whole(a: Figure, b: Figure) -> bool:
    """Tell whether *b*, far from *a*, can still be the same: what is fewer is mostly a part (23名 of 2187名).

    What is done (劝返车辆) is done again; only what is there has one number.
    """
    is_stock = find_unit(a.unit)[0].measure in _STOCK and not activity(stem(a.indicator or "")) and place(a)
    is_whole = a.group_of is None and b.group_of is None and a.unit == b.unit
    return bool(is_stock) and is_whole and exact(b) > exact(a)


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
