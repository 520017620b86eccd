"""Figures and conflicts as a person put them right.

    121名 + {"scope": "云溪镇", "value": "122"}  → the figure says 122名 of 云溪镇, its rule is "hand"
    121名 + None                               → it is no figure
    restated|121名|122名 + "两处口径不同"        → the conflict stays and says why it is none

Where a value or unit is put right, the comparable one follows. What stands in the text is
never changed: raw, quote and anchor stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from ingest.figures.units import find_unit
from report import Amendment, BadInputError, Conflict, Figure, Kind, Report
from report.figures import Value

HAND = "hand"
FIELDS = ("indicator", "scope", "time", "kind", "value", "unit", "caliber")

_TIME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/\d{4}(?:-\d{2}(?:-\d{2})?)?)?")
_RANGE = re.compile(r"(?<=\d) ?(?:-|~|—|至|\.\.) ?(?=[\d-])")
_LONGEST_KEY = 80
REMEDY = "可写 指标、地区、年份（2012、2012-08 或 2013/2017）、数值（121 或 20-30）、单位、类型、口径"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What is put right in a figure: the fields named in `fields` get these values (None: unknown)."""

    fields: tuple[str, ...]
    indicator: str | None = None
    scope: str | None = None
    time: str | None = None
    kind: Kind | None = None
    value: Value | None = None
    unit: str | None = None
    caliber: str | None = None


def read_change(text: str) -> FigureChange:
    """Return the change that the JSON *text* says; BadInputError where it says none that can be.

    >>> read_change('{"value": "20-30"}').value
    (Decimal('20'), Decimal('30'))
    """
    try:
        said = json.loads(text)
    except ValueError as error:
        raise BadInputError(text, "看不懂这项更正", REMEDY) from error
    if not isinstance(said, dict) or not said or not set(said) <= set(FIELDS):
        raise BadInputError(text, "看不懂这项更正", REMEDY)
    return FigureChange(tuple(said), **{field: _read(field, value) for field, value in said.items()})


def _read(field: str, said: Any) -> Any:
    if said is None and field not in ("kind", "unit"):
        return None
    if not isinstance(said, str) or (field != "unit" and not said.strip()):
        raise BadInputError(f"{field}={said}", "不能这样更正", REMEDY)
    match field:
        case "value":
            return _value(said)
        case "kind" if said in set(Kind):
            return Kind(said)
        case "time" if _TIME.fullmatch(said.strip()):
            return said.strip()
        case "indicator" | "scope" | "unit" | "caliber":
            return said.strip()
    raise BadInputError(f"{field}={said}", "不能这样更正", REMEDY)


def _value(said: str) -> Value:
    parts = _RANGE.split(said.strip().replace(",", "").replace("，", ""))
    try:
        numbers = [Decimal(part) for part in parts]
    except InvalidOperation:
        numbers = []
    if not 1 <= len(numbers) <= 2 or not all(number.is_finite() for number in numbers):  # noqa: PLR2004 - a range has two ends
        raise BadInputError(said, "不是数值", REMEDY)
    return numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])


def corrected(figures: Iterable[Figure], changes: Mapping[int, FigureChange | None]) -> tuple[Figure, ...]:
    """Return *figures* with the *changes* made at their offsets; a figure with None is left out."""
    kept = (one for one in figures if changes.get(one.anchor.start, True) is not None)
    return tuple(
        _changed(one, changes[one.anchor.start]) if one.anchor.start in changes else one for one in kept
    )


def _changed(figure: Figure, change: FigureChange | None) -> Figure:
    if change is None:
        return figure
    changed = replace(figure, rule=HAND, **{field: getattr(change, field) for field in change.fields})
    if not {"value", "unit"} & set(change.fields):
        return changed
    unit, scale = find_unit(changed.unit)
    return replace(changed, norm_value=_scaled(changed.value, scale * unit.factor), norm_unit=unit.norm)


def _scaled(value: Value | None, factor: Decimal) -> Value | None:
    if value is None:
        return None
    return (value[0] * factor, value[1] * factor) if isinstance(value, tuple) else value * factor


def conflict_key(conflict: Conflict, figures: Sequence[Figure]) -> str:
    """Return what tells *conflict* again: its kind and what its *figures* say in print."""
    return "|".join((conflict.kind, *(figures[index].raw for index in conflict.figures)))[:_LONGEST_KEY]


@dataclass(frozen=True, slots=True)
class Dismissed:
    """The reports of a file, with the reasons by which conflicts were dismissed, and the dismissals of none."""

    reports: tuple[Report, ...]
    lost: tuple[Amendment, ...]


def dismissed(reports: Iterable[Report], amendments: Iterable[Amendment]) -> Dismissed:
    """Return the *reports* of a file, each of the *amendments* taken in at the one conflict that it means.

    Of several conflicts that read alike, in one report or in two, it is the one nearest to the amendment's place.
    """
    found = list(reports)
    lost: list[Amendment] = []
    for one in amendments:
        alike = [
            (abs(report.start + place(conflict, report.figures) - one.start), number, at)
            for number, report in enumerate(found)
            for at, conflict in enumerate(report.conflicts)
            if conflict_key(conflict, report.figures) == one.quote
        ]
        if not alike:
            lost.append(one)
            continue
        _, number, at = min(alike)
        conflicts = list(found[number].conflicts)
        conflicts[at] = replace(conflicts[at], dismissed=one.value)
        found[number] = replace(found[number], conflicts=tuple(conflicts))
    return Dismissed(tuple(found), tuple(lost))


def place(conflict: Conflict, figures: Sequence[Figure]) -> int:
    """Return the offset of the first of the *figures* of *conflict*."""
    return min((figures[index].anchor.start for index in conflict.figures), default=0)
