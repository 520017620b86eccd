"""What a person put right in a report, kept apart from what was read.

A correction is keyed by quote and place (the file's bytes, where the report begins, its
first words), not by the report's id: it is laid over again whenever the file is read
anew, also where a better split has given the report another number. Which of two corrections
is right is not decided here: the later one replaces the earlier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from index import changes, tables
from index.catalog import Catalog, now, with_zone
from index.loading import not_found
from index.values import Correction
from index.years import year_of
from report import BadInputError, Report

FIELDS = ("title", "kind", "number", "issuer", "place", "date")
QUOTE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Change:
    """What to put right: a field, its value (None: unknown) and why."""

    field: str
    value: str | None
    note: str | None = None


def correct(catalog: Catalog, report_id: str, change: Change) -> None:
    """Keep *change* and lay it over report *report_id*.

    Raises BadInputError for a field that cannot be corrected and NotFoundError for no such report.
    """
    if change.field not in FIELDS or (change.field == "kind" and not change.value):
        raise BadInputError(change.field, "不能这样更正", f"可以更正的有：{'、'.join(FIELDS)}；文种不能为空")
    with catalog.writing() as connection:
        row = _report(connection, report_id)
        table = tables.corrections
        key = (
            table.c.sha256 == row.sha256,
            table.c.start == row.start,
            table.c.quote == row.text[:QUOTE_LENGTH],
        )
        field = table.c.field == change.field
        earlier = connection.execute(select(table.c.before).where(*key, field)).one_or_none()
        before = getattr(row, change.field) if earlier is None else earlier.before
        connection.execute(delete(table).where(*key, field))
        connection.execute(
            insert(table).values(
                sha256=row.sha256,
                start=row.start,
                quote=row.text[:QUOTE_LENGTH],
                field=change.field,
                value=change.value,
                before=before,
                note=change.note,
                made=now(),
            )
        )
        _overwrite(connection, report_id, {change.field: change.value})
        changes.note(connection, report_id)


def lay_over(connection: Connection, report: Report) -> None:
    """Lay over a *report* just stored what was put right in it before, found by its quote, nearest first."""
    table = tables.corrections
    quote = report.text[:QUOTE_LENGTH]
    known = select(table).where(table.c.sha256 == report.source.sha256, table.c.quote == quote)
    rows = connection.execute(known).all()
    nearest = sorted(rows, key=lambda row: abs(row.start - report.start), reverse=True)
    fields = {row.field: row.value for row in nearest}
    if fields:
        _overwrite(connection, report.id, fields)


def of(catalog: Catalog, report_id: str) -> tuple[Correction, ...]:
    """Return what was put right in report *report_id*, by field; NotFoundError for no such report."""
    table = tables.corrections
    with catalog.reading() as connection:
        row = _report(connection, report_id)
        quote = row.text[:QUOTE_LENGTH]
        found = (
            select(table).where(table.c.sha256 == row.sha256, table.c.quote == quote).order_by(table.c.field)
        )
        rows = connection.execute(found).all()
    return tuple(
        Correction(report_id, item.field, item.value, item.before, item.note, with_zone(item.made))
        for item in rows
    )


def _report(connection: Connection, report_id: str) -> Row[Any]:
    row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).one_or_none()
    if row is None:
        raise not_found(report_id)
    return row


def _overwrite(connection: Connection, report_id: str, fields: dict[str, str | None]) -> None:
    values: dict[str, Any] = dict(fields)
    if "date" in values:
        values["year"] = year_of(values["date"])
    connection.execute(update(tables.reports).where(tables.reports.c.id == report_id).values(values))
