"""What a person put right in a report's metadata, laid over what was read of it.

    柳溪镇 (read) + correction place = 柳溪乡  → the report is filed under 柳溪乡

Corrections are found by quote and place, nearest first; what was read stays noted beside
each, so that it can be withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Row, select, update

from index import tables
from index.naming import number_key, title_key
from index.places import path_of
from index.years import year_of
from report import Report

FIELDS = ("title", "kind", "number", "issuer", "place", "date")
QUOTE_LENGTH = 40


def meant_for(report: Report | Row[Any], alike: Collection[int], rows: Iterable[Row[Any]]) -> list[Row[Any]]:
    """Return those of the corrections *rows*, which have the quote of *report*, that mean it, nearest last.

    *alike* is where the reports of its file begin that have this quote (several 通知 under one red head): each
    correction means the nearest. One whose words still stand at its place inside *report* means the report
    that began there before it was joined to this one.
    """
    mine = [row for row in rows if min(alike, key=lambda at: abs(at - row.start)) == report.start]
    quote = report.text[:QUOTE_LENGTH]
    kept = [
        row
        for row in mine
        if row.start <= report.start or not _stands(quote, report, row.start - report.start)
    ]
    return sorted(kept, key=lambda row: abs(row.start - report.start), reverse=True)


def _stands(quote: str, report: Report | Row[Any], at: int) -> bool:
    return bool(quote) and report.text.startswith(quote, at)


def begins_alike(row: Row[Any], start: int, text: str) -> bool:
    """Return whether the correction *row* is of a report that begins at *start* of its file with *text*.

    Its first words decide. A report that was cut, or joined, within its first words still begins where it did.
    """
    quote = text[:QUOTE_LENGTH]
    cut = row.start == start and (quote.startswith(row.quote) or row.quote.startswith(quote))
    return bool(row.quote == quote or (quote and cut))


def lay_over(connection: Connection, report: Report, alike: Collection[int]) -> None:
    """Lay over a *report* just stored what was put right in it before; *alike* as for `meant_for`."""
    correction = tables.corrections.c
    same = (correction.sha256 == report.source.sha256, correction.field.in_(FIELDS))
    found = connection.execute(select(tables.corrections).where(*same)).all()
    rows = [row for row in found if begins_alike(row, report.start, report.text)]
    chosen = {row.field: row for row in meant_for(report, alike, rows)}
    if chosen:
        overwrite(connection, report.id, {field: row.value for field, row in chosen.items()})
    for field, row in chosen.items():
        mine = (
            *same,
            correction.field == field,
            correction.start == row.start,
            correction.quote == row.quote,
        )
        connection.execute(update(tables.corrections).where(*mine).values(before=getattr(report, field)))


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
