"""The canonical indicators of a library: each with all its names, and where and how often it stands.

    党员总数   也写作 党员数、党员人数   人   6 篇 14 条   3 个地区   2012—2023

Names that are one by the word lists or by a person's decision are one indicator here; it is called by
the name that most of its figures have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from index import tables
from index.catalog import Catalog
from index.merging import Merged, merged
from index.repeats import counts_once
from index.years import column_of, year_of
from report import Kind

_figure = tables.figures.c
_report = tables.reports.c


@dataclass(frozen=True, slots=True)
class Case:
    """Of what a number is, besides its indicator."""

    scope: str
    time: str
    kind: str
    measure: str


@dataclass(slots=True)
class Use:
    """How one canonical indicator is used: its names, its figures, and its numbers by case and report."""

    names: Counter[str] = field(default_factory=Counter)
    rows: list[Row[Any]] = field(default_factory=list)
    numbers: dict[Case, dict[str, set[float]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, row: Row[Any], case: Case) -> None:
        """Count the figure in *row*, which is a number of *case*."""
        self.names[row.indicator] += 1
        self.rows.append(row)
        self.numbers[case].setdefault(row.report_id, set()).add(row.norm)

    @property
    def name(self) -> str:
        """The name that most figures have."""
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({row.report_id for row in self.rows})

    @property
    def scopes(self) -> frozenset[str]:
        """Whose numbers are known."""
        return frozenset(case.scope for case in self.numbers if case.scope)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A canonical indicator; `others` are its names but the one it is called by, `years` the first and the last."""

    name: str
    others: tuple[str, ...]
    units: tuple[str, ...]
    figures: int
    reports: int
    scopes: int
    years: tuple[int, int] | None


def canonical_indicators(catalog: Catalog, holding: str = "") -> tuple[Indicator, ...]:
    """Return the canonical indicators one of whose names holds *holding*, those of most reports first."""
    with catalog.reading() as connection:
        found = uses(connection, merged(connection))
    listed = [_indicator(use) for use in found if any(holding in name for name in use.names)]
    return tuple(sorted(listed, key=lambda one: (-one.reports, -one.figures, one.name)))


def uses(connection: Connection, together: Merged) -> tuple[Use, ...]:
    """Return how each canonical indicator is used, its share apart; of several files with one text the first counts."""
    names = ("report_id", "position", "indicator", "canonical_key", "norm", "norm_unit", "kind", "time")
    scope = func.coalesce(_figure.scope, _report.place, "").label("scope")
    wanted: list[ColumnElement[Any]] = [*(_figure[name] for name in names), scope]
    found = (
        select(*wanted)
        .join(tables.reports)
        .where(_figure.indicator.is_not(None), _figure.norm.is_not(None), counts_once(_figure.report_id))
        .order_by(_figure.report_id, _figure.position)
    )
    found_uses: dict[tuple[str, bool], Use] = defaultdict(Use)
    for row in connection.execute(found):
        stem, _, measure = together.key(row.canonical_key).rpartition("|")
        case = Case(row.scope, column_of(row.time), row.kind, measure)
        found_uses[stem, row.kind == Kind.SHARE].add(row, case)
    return tuple(found_uses.values())


def _indicator(use: Use) -> Indicator:
    years = sorted(year for row in use.rows if (year := year_of(row.time)))
    units = Counter(row.norm_unit for row in use.rows if row.norm_unit)
    return Indicator(
        name=use.name,
        others=tuple(name for name, _ in use.names.most_common() if name != use.name),
        units=tuple(unit for unit, _ in units.most_common()),
        figures=len(use.rows),
        reports=use.reports,
        scopes=len(use.scopes),
        years=(years[0], years[-1]) if years else None,
    )
