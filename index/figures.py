"""Figures of the whole library: found by what they count, of whom, when and in which report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, desc, func, or_, select

from index import tables
from index.browse import cards_of
from index.catalog import Catalog
from index.loading import figure
from index.merging import Merged, merged
from index.repeats import counts_once
from index.values import FigureRow, ReportCard
from report import Kind

_figure = tables.figures.c


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures to find: *indicator* and *scope* need only be contained; empty lets all through.

    Figures under a name that was put together with *indicator* are found too.
    """

    indicator: str | None = None
    scope: str | None = None
    years: tuple[int, int] | None = None
    report_id: str | None = None
    kinds: tuple[Kind, ...] = ()
    limit: int = 200


def find(catalog: Catalog, wanted: FigureFilter) -> tuple[FigureRow, ...]:
    """Return the figures that *wanted* describes, by report and place in it."""
    with catalog.reading() as connection:
        conditions = _conditions(wanted, merged(connection))
        found = select(tables.figures).where(*conditions).order_by(_figure.report_id, _figure.position)
        return rows_with_cards(connection, connection.execute(found.limit(wanted.limit)).all())


def rows_with_cards(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[FigureRow, ...]:
    """Return *rows* of the table of figures as values, each with the card of its report."""
    ids = sorted({row.report_id for row in rows})
    cards = {card.id: card for card in cards_of(connection, ids)}
    return tuple(_with_card(row, cards[row.report_id]) for row in rows)


def _with_card(row: Row[Any], card: ReportCard) -> FigureRow:
    return FigureRow(figure(row), card, row.canonical_key)


def indicators(catalog: Catalog, prefix: str, limit: int) -> tuple[tuple[str, int, int], ...]:
    """Return (indicator, figures, reports) for indicators holding *prefix*, most reports first.

    Those that begin with it come before those that only hold it.
    """
    of_figures = func.count().label("figures")
    of_reports = func.count(_figure.report_id.distinct()).label("reports")
    begins = _figure.indicator.startswith(prefix, autoescape=True).label("begins")
    found = (
        select(_figure.indicator, of_figures, of_reports, begins)
        .where(_figure.indicator.contains(prefix, autoescape=True), _figure.norm.is_not(None))
        .where(counts_once(_figure.report_id))
        .group_by(_figure.indicator)
        .order_by(desc("begins"), desc("reports"), desc("figures"), _figure.indicator)
        .limit(limit)
    )
    with catalog.reading() as connection:
        return tuple((row.indicator, row.figures, row.reports) for row in connection.execute(found))


def _conditions(wanted: FigureFilter, together: Merged) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.indicator:
        held = _figure.indicator.contains(wanted.indicator, autoescape=True)
        conditions.append(or_(held, _figure.indicator.in_(together.names(wanted.indicator))))
    if wanted.scope:
        conditions.append(_figure.scope.contains(wanted.scope, autoescape=True))
    if wanted.years:
        conditions.append(_figure.year.between(*wanted.years))
    if wanted.report_id:
        conditions.append(_figure.report_id == wanted.report_id)
    else:
        conditions.append(counts_once(_figure.report_id))
    if wanted.kinds:
        conditions.append(_figure.kind.in_([kind.value for kind in wanted.kinds]))
    return conditions
