"""Columns that break down the count of a column before them.

| 党员总数（名） | 年龄: 35岁及以下 | 60岁以上 | counts members in all three columns: the parts take the unit of the
whole and, where their header is no noun of its own, its name (35岁及以下党员). A classifier over several
columns (年龄, 资金来源) tells how the whole is divided and is no part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.figures.column import Column
from ingest.figures.counting import PERSON, counted, stem
from ingest.figures.units import UNITS, find_unit

_CLASSIFIER = re.compile(
    r"(?:年龄|性别|学历|文化程度|民族|来源|去向|构成|结构|分布)(?:情况|分组|构成|结构)?$"
)
_PART = re.compile(r"^其中:?")
_TELLING = re.compile(r"[占比率额量值入]|平均|人均|得分")  # no count, whatever stands before it
_COUNTED = ("person", "household", "count")
_TWO = 2


def broken_down(columns: Iterable[tuple[int, Column]]) -> Iterator[tuple[int, Column]]:
    """Yield the numbered *columns*, those that are parts with the unit and the noun of their whole."""
    whole, is_open = None, False
    for number, column in columns:
        names, marked = _parts_of(column)
        if (
            whole is not None
            and column.unit is None
            and (marked or is_open)
            and not _TELLING.search(names[-1])
        ):
            is_open = True
            yield number, _part(column, names, whole)
            continue
        is_open = False
        names = _people(names)
        whole = column if column.unit and find_unit(column.unit)[0].measure in _COUNTED else None
        yield number, replace(column, name="".join(names), parts=names)


def _parts_of(column: Column) -> tuple[tuple[str, ...], bool]:
    """Return the names of *column* without classifiers over them, and whether one or 其中 marked it as a part."""
    *over, last = column.parts or ("",)
    kept = tuple(name for name in over if not _CLASSIFIER.search(name))
    return (*kept, last), len(kept) < len(over) or _PART.match(column.printed) is not None


def _people(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return *names* as one where people stand over a class of them (党员数 over 女: 女党员数)."""
    if len(names) != _TWO or _TELLING.search(names[1]) or names[1].endswith((*PERSON, "数")):
        return names
    noun = stem(names[0])
    return (counted(names[1] + noun, UNITS["人"]),) if noun.endswith(PERSON) else names


def _part(column: Column, names: tuple[str, ...], whole: Column) -> Column:
    noun = stem(whole.parts[-1]) if whole.parts else ""
    unit = find_unit(whole.unit or "")[0]
    last = names[-1]
    is_noun = last.endswith(PERSON) or (noun and last.endswith(noun[-1]))
    last = counted(last if is_noun else last + noun, unit)
    return replace(column, name="".join([*names[:-1], last]), unit=whole.unit, parts=(*names[:-1], last))
