"""What a person put right in a report, kept apart from what was read.

A correction is keyed by quote and place (the file's bytes, where the report begins, its
first words), not by the report's id: it is laid over again whenever the file is read
anew, also where a better split has given the report another number. Which of two corrections
is right is not decided here: the later one replaces the earlier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from index import amending, changes, representing, tables
from index.applied import applied
from index.catalog import Catalog, now, with_zone
from index.loading import not_found
from index.overlay import FIELDS, QUOTE_LENGTH, begins_alike, meant_for, overwrite
from index.redrawing import is_whole, redraw
from index.values import Correction
from ingest.dates import is_date
from report import KINDS, BadInputError

_correction = tables.corrections.c


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
    _check(change)
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
        overwrite(connection, report_id, {change.field: change.value})
        changes.note(connection, report_id)


def _check(change: Change) -> None:
    """Raise BadInputError where *change* says what cannot be."""
    if change.field not in FIELDS:
        raise BadInputError(change.field, "不能这样更正", f"可以更正的有：{'、'.join(FIELDS)}")
    if change.field == "kind" and change.value not in KINDS:
        raise BadInputError(
            change.value or "（空）", "不能这样更正，没有这个文种", f"可用：{'、'.join(KINDS)}"
        )
    if change.field == "date" and change.value is not None and not is_date(change.value):
        raise BadInputError(change.value, "不能这样更正，不是日期", "请写成 2023、2023-08 或 2023-08-15")


def of(catalog: Catalog, report_id: str) -> tuple[Correction, ...]:
    """Return what was put right in report *report_id*: metadata by field, then its structure by place.

    Raises NotFoundError for no such report.
    """
    with catalog.reading() as connection:
        row = _report(connection, report_id)
        found = select(tables.corrections).where(_correction.sha256 == row.sha256)
        rows = connection.execute(found.order_by(_correction.start, _correction.field)).all()
        alike = _alike(connection, row)
        drawn = applied(connection, row.sha256)
    named = [item for item in rows if item.field in FIELDS and begins_alike(item, row.start, row.text)]
    told = sorted(meant_for(row, alike, named), key=lambda item: (item.start, item.field))
    mine = [one for one in drawn if row.start <= one.at < row.end]
    return (
        *(_correction_of(item, report_id) for item in told),
        *(_correction_of(one.row, report_id, applied=one.applied) for one in mine),
    )


def _alike(connection: Connection, row: Row[Any]) -> tuple[int, ...]:
    """Return where the reports begin that have the file and the first words of the report *row*."""
    report = tables.reports.c
    begins = func.substr(report.text, 1, QUOTE_LENGTH) == row.text[:QUOTE_LENGTH]
    same = select(report.start).where(report.sha256 == row.sha256, begins)
    return (row.start, *connection.execute(same).scalars())


def _correction_of(row: Row[Any], report_id: str, *, applied: bool = True) -> Correction:
    made = with_zone(row.made)
    return Correction(
        report_id, row.field, row.value, row.before, row.note, made, row.start, row.quote, applied
    )


def withdraw(catalog: Catalog, correction: Correction) -> str:
    """Forget *correction*, so that what was read counts again; return the report that holds its place now."""
    with catalog.writing() as connection:
        row = _report(connection, correction.report_id)
        if correction.field not in FIELDS:
            return amending.withdraw(connection, row.sha256, correction)
        connection.execute(
            delete(tables.corrections).where(
                _correction.sha256 == row.sha256,
                _correction.start == correction.start,
                _correction.quote == correction.quote,
                _correction.field == correction.field,
            )
        )
        for twin in representing.withdraw(connection, row, correction.field):
            _restore(connection, twin.report_id, twin.sha256, {correction.field: twin.before})
        _restore(connection, row.id, row.sha256, {correction.field: correction.before})
        return correction.report_id


def _restore(connection: Connection, report_id: str, sha256: str, fields: dict[str, str | None]) -> None:
    """Let what was read count again, with what was read beside it (the chain of a place) where that can be had."""
    if is_whole(connection, sha256):
        redraw(connection, sha256)
    else:
        overwrite(connection, report_id, fields)
        changes.note(connection, report_id)


def _report(connection: Connection, report_id: str) -> Row[Any]:
    row = connection.execute(select(tables.reports).where(tables.reports.c.id == report_id)).one_or_none()
    if row is None:
        raise not_found(report_id)
    return row
