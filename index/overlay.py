"""What a person put right in a report's metadata, laid over what was read of it.

    柳溪镇 (read) + correction place = 柳溪乡  → the report is filed under 柳溪乡

Corrections are found by quote and place, nearest first; what was read stays noted beside
each, so that it can be withdrawn.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select, update

from index import tables
from index.naming import number_key, title_key
from index.places import path_of
from index.years import year_of
from report import Report

FIELDS = ("title", "kind", "number", "issuer", "place", "date")
QUOTE_LENGTH = 40


def lay_over(connection: Connection, report: Report) -> None:
    """Lay over a *report* just stored what was put right in it before, found by its quote, nearest first."""
    correction = tables.corrections.c
    same = (
        correction.sha256 == report.source.sha256,
        correction.quote == report.text[:QUOTE_LENGTH],
        correction.field.in_(FIELDS),
    )
    rows = connection.execute(select(tables.corrections).where(*same)).all()
    nearest = sorted(rows, key=lambda row: abs(row.start - report.start), reverse=True)
    fields = {row.field: row.value for row in nearest}
    if fields:
        overwrite(connection, report.id, fields)
    for field in fields:
        read = getattr(report, field)
        connection.execute(
            update(tables.corrections).where(*same, correction.field == field).values(before=read)
        )


def overwrite(connection: Connection, report_id: str, fields: dict[str, str | None]) -> None:
    """Put *fields* of report *report_id* in the place of what they were."""
    values: dict[str, Any] = dict(fields)
    if "place" in values:
        values["place_path"] = path_of(values["place"])
    if "date" in values:
        values["year"] = year_of(values["date"])
    if "title" in values:
        values["title_key"] = title_key(values["title"])
    if "number" in values:
        values["number_key"] = number_key(values["number"])
    connection.execute(update(tables.reports).where(tables.reports.c.id == report_id).values(values))
