"""Columns reckoned from a comparison: 同比, 占比, 人均, 排名, each with the figures that went into it.

    党员总数  柳溪镇  2021: 1,790   2022: 1,872   →  同比 2022: 1872÷1790−1 = 4.6%

A cell is reckoned only where each of its inputs is one number: where sources disagree, or give
a range, or where two amounts have unlike units, the cell stays empty and says why. What is
reckoned from an amount that is itself only 约 or 以上 is marked so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from index.values import CompareCell, Comparison, FigureRow

HUNDRED = Decimal(100)
_MOST_DIGITS = 24
ONE_PLACE, TWO_PLACES = Decimal("0.1"), Decimal("0.01")
POINTS = {"%": "百分点", "百分点": "百分点", "‰": "千分点"}
"""In which a change of a rate counts."""


_Reckoning = Callable[[Decimal, Decimal], tuple[Decimal, str]]


class Measure(StrEnum):
    """What is reckoned; the names are those that a person chooses by."""

    GROWTH = "同比"
    SHARE = "占比"
    PER_HEAD = "人均"
    RANK = "排名"


NEEDS_BASE = frozenset((Measure.SHARE, Measure.PER_HEAD))
"""Measures that divide by another indicator."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A reckoned cell: its value and unit, or the reason why there is none, and the figures it rests on.

    `formula` is the arithmetic as one reads it; `rough` says that an input is only approximate.
    """

    scope: str
    time: str
    measure: Measure
    value: Decimal | None
    unit: str
    formula: str
    inputs: tuple[FigureRow, ...]
    rough: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Input:
    """A cell taken for reckoning: its one value, or why it has none."""

    rows: tuple[FigureRow, ...]
    value: Decimal | None
    reason: str | None = None

    @property
    def rough(self) -> bool:
        return any(row.figure.op != "=" for row in self.rows)


def derive(comparison: Comparison, measure: Measure, base: Comparison | None = None) -> tuple[Derived, ...]:
    """Return *measure* of each cell of *comparison* for which its inputs stand there, by scope and time.

    *base* is what 占比 and 人均 divide by; a cell without one there, or without the year before, is left out.
    """
    cells = {(cell.scope, cell.time): cell for cell in comparison.cells}
    match measure:
        case Measure.GROWTH:
            found = _growth(comparison, cells)
        case Measure.RANK:
            found = _ranks(comparison, cells)
        case _:
            found = _quotients(comparison, measure, base) if base is not None else iter(())
    return tuple(found)


def _growth(comparison: Comparison, cells: dict[tuple[str, str], CompareCell]) -> Iterator[Derived]:
    for (scope, time), cell in cells.items():
        before = cells.get((scope, _year_before(time)))
        if before is None:
            continue
        now, then = _input(cell), _input(before)
        points = POINTS.get(comparison.unit)
        if points:
            yield _derived(Measure.GROWTH, cell, (now, then), points, _difference)
        else:
            if then.value is not None and then.value < 0:
                then = replace(then, value=None, reason=f"{before.scope}{before.time}是负数，不能算同比")
            yield _derived(Measure.GROWTH, cell, (now, then), "%", _change)


def _year_before(time: str) -> str:
    return f"{int(time[:4]) - 1}{time[4:]}" if time[:4].isdecimal() and "/" not in time else ""


def _quotients(comparison: Comparison, measure: Measure, base: Comparison) -> Iterator[Derived]:
    wholes = {(cell.scope, cell.time): cell for cell in base.cells}
    unlike = measure is Measure.SHARE and comparison.unit != base.unit
    for cell in comparison.cells:
        whole = wholes.get((cell.scope, cell.time))
        if whole is None:
            continue
        parts = (_input(cell), _input(whole))
        if unlike:
            reason = f"单位不同（{comparison.unit}与{base.unit}），不能算占比"
            parts = (_Input(parts[0].rows, None, reason), parts[1])
        if measure is Measure.SHARE:
            yield _derived(measure, cell, parts, "%", _share)
        else:
            yield _derived(measure, cell, parts, f"{comparison.unit}/{base.unit}", _per_head)


def _ranks(comparison: Comparison, cells: dict[tuple[str, str], CompareCell]) -> Iterator[Derived]:
    for time in comparison.times:
        column = [cell for (_, when), cell in cells.items() if when == time and cell.scope]
        values = {cell.scope: _input(cell) for cell in column}
        known = sorted((one.value for one in values.values() if one.value is not None), reverse=True)
        for cell in column:
            mine = values[cell.scope]
            rank = None if mine.value is None else Decimal(known.index(mine.value) + 1)
            formula = "" if rank is None else f"{len(known)} 个中第 {rank}"
            yield Derived(
                cell.scope, time, Measure.RANK, rank, "", formula, mine.rows, mine.rough, mine.reason
            )


def _derived(
    measure: Measure, cell: CompareCell, inputs: tuple[_Input, _Input], unit: str, reckon: _Reckoning
) -> Derived:
    first, second = inputs
    rows = (*first.rows, *second.rows)
    reason = first.reason or second.reason
    if first.value is not None and second.value is not None and reason is None:
        if second.value == 0 and unit not in POINTS.values():
            reason = "除数为零"
        else:
            value, formula = reckon(first.value, second.value)
            formula += f"个{unit}" if unit in POINTS.values() else ""
            rough = first.rough or second.rough
            return Derived(cell.scope, cell.time, measure, value, unit, formula, rows, rough)
    return Derived(cell.scope, cell.time, measure, None, unit, "", rows, reason=reason)


def _input(cell: CompareCell) -> _Input:
    values = tuple(dict.fromkeys(row.figure.norm_value for row in cell.figures))
    place = f"{cell.scope}{cell.time}"
    if len(values) > 1:
        return _Input(cell.figures, None, f"{place}有 {len(values)} 个不同的数")
    if not isinstance(values[0], Decimal):
        return _Input(cell.figures, None, f"{place}不是单个的数")
    return _Input(cell.figures, values[0])


def _rounded(value: Decimal, place: Decimal) -> Decimal:
    """Return *value* to *place*, as it is where it has more digits than numbers are reckoned with."""
    return value if value.adjusted() > _MOST_DIGITS else value.quantize(place)


def _change(now: Decimal, then: Decimal) -> tuple[Decimal, str]:
    value = _rounded((now / then - 1) * HUNDRED, ONE_PLACE)
    return value, f"{now:f}÷{then:f}−1 = {value:f}%"


def _difference(now: Decimal, then: Decimal) -> tuple[Decimal, str]:
    return now - then, f"{now:f}−{then:f} = {now - then:f}"


def _share(part: Decimal, whole: Decimal) -> tuple[Decimal, str]:
    value = _rounded(part / whole * HUNDRED, ONE_PLACE)
    return value, f"{part:f}÷{whole:f} = {value:f}%"


def _per_head(amount: Decimal, heads: Decimal) -> tuple[Decimal, str]:
    value = _rounded(amount / heads, TWO_PLACES)
    return value, f"{amount:f}÷{heads:f} = {value:f}"
