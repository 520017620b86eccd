"""What a person put right in the structure of a file, where it stands now, and whether it still does anything.

An amendment whose words are gone from the text, or now stand where nothing can be put right (in
the middle of a line that was joined), is kept: it is listed as not applied, to be taken back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, select

from index import tables
from index.redrawing import reports_of
from ingest.amending import YES, places_of
from ingest.figures.corrected import conflict_key
from report import Amendment, Report, Subject, flatten

_correction = tables.corrections.c


@dataclass(frozen=True, slots=True)
class Applied:
    """A *row* of the corrections about structure, where in the file it stands, and whether it does anything."""

    row: Row[Any]
    at: int
    applied: bool


def applied(connection: Connection, sha256: str) -> tuple[Applied, ...]:
    """Return what was put right in the structure of the file *sha256*, by place."""
    subjects = [subject.value for subject in Subject]
    rows = connection.execute(
        select(tables.corrections)
        .where(_correction.sha256 == sha256, _correction.field.in_(subjects))
        .order_by(_correction.start, _correction.field, _correction.quote)
    ).all()
    if not rows:
        return ()
    reports = reports_of(connection, sha256)
    text = "".join(report.text for report in reports)
    amendments = [Amendment(Subject(row.field), row.start, row.quote, row.value) for row in rows]
    found = zip(rows, amendments, places_of(amendments, text), strict=True)
    return tuple(_applied(row, one, at, reports, len(text)) for row, one, at in found)


def _applied(
    row: Row[Any], amendment: Amendment, at: int | None, reports: Sequence[Report], end: int
) -> Applied:
    if amendment.field is Subject.CONFLICT:
        return Applied(row, min(row.start, end - 1), took(amendment, reports))
    if at is None:
        return Applied(row, min(row.start, end - 1), applied=False)
    return Applied(row, at, took(replace(amendment, start=at), reports))


def took(amendment: Amendment, reports: Sequence[Report]) -> bool:
    """Return whether *reports* show what *amendment* says: 另起一篇 in the middle of a line or table does nothing."""
    sections = (
        (report.start + one.start, one.heading) for report in reports for one in flatten(report.sections)
    )
    match amendment.field:
        case Subject.CUT:
            return any(one.start == amendment.start for one in reports) == (amendment.value == YES)
        case Subject.HEADING:
            headed = any(start == amendment.start and heading for start, heading in sections)
            return headed == (amendment.value is not None)
        case Subject.ROLES:
            return any(start == amendment.start for start, _ in sections)
        case Subject.FIGURE:
            there = (report.start + one.anchor.start for report in reports for one in report.figures)
            return (amendment.start in there) == (amendment.value is not None)
        case Subject.CONFLICT:
            return any(
                conflict_key(one, report.figures) == amendment.quote and one.dismissed == amendment.value
                for report in reports
                for one in report.conflicts
            )
