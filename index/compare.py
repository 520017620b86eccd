"""One indicator over towns and years: every figure in its cell, with its source.

    compare("流动党员") -> 柳溪镇 2021: 36人   柳溪镇 2022: 41人   青石镇 2022: 28人 and 29人

Figures are comparable when their canonical keys are equal, when a person put their names together, or
when their units measure one thing (亿斤, 万吨): then they are converted to one. A figure of no scope counts
for its report's place; one without scope or time stands under "". Several values of a cell are shown as
several, never averaged, the one that most reports state first: which of them is right is not decided here.
What differs in one facet is listed as near, what speaks of a part of its scope as restricted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from index import tables
from index.catalog import Catalog
from index.comparable import comparable_keys, in_unit, key_and_unit, usual_kind_of
from index.figures import rows_with_cards
from index.mixing import mixed
from index.repeats import counts_once
from index.values import CompareCell, Comparison, FigureRow, Restricted
from index.years import column_of
from ingest.figures.canonical import canonical, difference
from ingest.figures.restriction import restriction
from report import Kind

_figure = tables.figures.c
_report = tables.reports.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to compare; empty *scopes* are all, *kind* None is the one that most figures of the name have."""

    indicator: str
    scopes: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    kind: Kind | None = None


def compare(catalog: Catalog, wanted: Wanted) -> Comparison:
    """Return the figures comparable with what *wanted* names as a table of scopes and times."""
    with catalog.reading() as connection:
        kind = wanted.kind or usual_kind_of(connection, wanted.indicator)
        key, unit = key_and_unit(connection, wanted.indicator, kind)
        keys = comparable_keys(connection, key, unit)
        found = select(tables.figures).where(_figure.canonical_key.in_(keys), *_conditions(wanted, kind))
        ordered = found.order_by(_figure.report_id, _figure.position)
        rows = [in_unit(row, unit) for row in rows_with_cards(connection, connection.execute(ordered).all())]
        near = _near(connection, wanted, kind, keys)
    mine = [row for row in rows if not wanted.scopes or row.scope in wanted.scopes]
    words = {row: restriction(row.figure) for row in mine}
    cells = _cells([row for row in mine if words[row] is None])
    times = tuple(sorted({cell.time for cell in cells}))
    restricted = tuple(Restricted(said, row) for row, said in words.items() if said is not None)
    return Comparison(wanted.indicator, unit, _by_size(cells), times, cells, near, restricted, mixed(cells))


def _cells(rows: Sequence[FigureRow]) -> tuple[CompareCell, ...]:
    grouped: dict[tuple[str, str], list[FigureRow]] = defaultdict(list)
    for row in rows:
        grouped[row.scope, column_of(row.figure.time)].append(row)
    return tuple(CompareCell(*place, _by_support(grouped[place])) for place in sorted(grouped))


def _by_support(rows: list[FigureRow]) -> tuple[FigureRow, ...]:
    """Return *rows* with the value first that most reports state; rows of one value stay together."""
    reports: dict[object, set[str]] = defaultdict(set)
    for row in rows:
        reports[row.figure.norm_value].add(row.card.id)
    first = {row.figure.norm_value: place for place, row in reversed(list(enumerate(rows)))}
    value = [row.figure.norm_value for row in rows]
    order = sorted(range(len(rows)), key=lambda i: (-len(reports[value[i]]), first[value[i]], i))
    return tuple(rows[i] for i in order)


def usual_kind(catalog: Catalog, indicator: str) -> Kind:
    """Return the kind that most figures named *indicator* have; a level where there is none."""
    with catalog.reading() as connection:
        return usual_kind_of(connection, indicator)


def scopes(catalog: Catalog, indicator: str) -> tuple[tuple[str, int], ...]:
    """Return the scopes that have figures comparable with *indicator*, and how many, most first."""
    with catalog.reading() as connection:
        keys = comparable_keys(
            connection, *key_and_unit(connection, indicator, usual_kind_of(connection, indicator))
        )
        scope = func.coalesce(_figure.scope, _report.place, "").label("scope")
        found = (
            select(scope)
            .join(tables.reports)
            .where(_figure.canonical_key.in_(keys), _figure.norm.is_not(None), _report.represents)
        )
        counts = Counter(connection.execute(found).scalars())
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_size(cells: tuple[CompareCell, ...]) -> tuple[str, ...]:
    counts = Counter(cell.scope for cell in cells)
    return tuple(sorted(counts, key=lambda scope: (-counts[scope], scope)))


def _conditions(wanted: Wanted, kind: Kind) -> list[ColumnElement[bool]]:
    conditions = [_figure.kind == kind.value, _figure.norm.is_not(None), counts_once(_figure.report_id)]
    if wanted.years:
        conditions.append(_figure.year.between(*wanted.years))
    return conditions


def _near(
    connection: Connection, wanted: Wanted, kind: Kind, keys: Sequence[str]
) -> tuple[tuple[str, str, int], ...]:
    """Return indicators that differ from the one wanted in one thing: (indicator, what differs, figures)."""
    if not keys:
        return ()
    unit = (
        connection.execute(select(_figure.norm_unit).where(_figure.canonical_key == keys[0]))
        .scalars()
        .first()
    )
    mine = canonical(wanted.indicator, unit or "", kind)
    head = mine.key.partition("|")[0]
    others = (
        select(_figure.indicator, _figure.norm_unit, func.count().label("figures"))
        .where(_figure.canonical_key.not_in(keys))
        .where(_figure.canonical_key.startswith(f"{head}|", autoescape=True))
        .where(*_conditions(wanted, kind))
        .group_by(_figure.indicator, _figure.norm_unit)
    )
    near: Counter[tuple[str, str]] = Counter()
    for row in connection.execute(others):
        what = difference(mine, canonical(row.indicator, row.norm_unit, kind))
        if what:
            near[row.indicator, what] += row.figures
    return tuple(
        (name, what, number) for (name, what), number in sorted(near.items(), key=lambda i: (-i[1], i[0]))
    )
