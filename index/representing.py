"""Which of several reports of one plain text stands for it in lists, searches and sums.

    养老.docx, 养老.pdf, 养老.txt  →  the report read from 养老.docx

The best read one, then the richest format, then the first by its bytes: an order that does not depend
on which came first. The others stay, with their originals; what a person put right in one of them holds for
the one that is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from index import tables
from index.overlay import FIELDS, QUOTE_LENGTH, begins_alike, overwrite
from report import Verdict

FORMATS = ("docx", "doc", "wps", "ofd", "pdf", "html", "rtf", "txt")
_VERDICTS = tuple(Verdict)
_report = tables.reports.c
_correction = tables.corrections.c


def choose(connection: Connection, plain: str) -> None:
    """Mark which of the reports whose plain hash is *plain* stands for them."""
    original = tables.originals.c
    found = (
        select(tables.reports, original.format, original.verdict)
        .join(tables.originals)
        .where(_report.plain_sha256 == plain)
    )
    rows = sorted(connection.execute(found).all(), key=_rank)
    for place, row in enumerate(rows):
        if row.represents != (place == 0):
            connection.execute(
                update(tables.reports).where(_report.id == row.id).values(represents=place == 0)
            )
    if len(rows) > 1:
        _take_over(connection, rows[0], rows[1:])


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A report of which a correction was forgotten, the bytes of its file, and what was read there."""

    report_id: str
    sha256: str
    before: str | None


def withdraw(connection: Connection, report: Row[Any], field: str) -> tuple[Withdrawn, ...]:
    """Forget what was put right in *field* of the other reports of the same text; return what was read there."""
    same = select(tables.reports).where(_report.plain_sha256 == report.plain_sha256, _report.id != report.id)
    gone: list[Withdrawn] = []
    for other in connection.execute(same).all():
        for row in _corrections(connection, other):
            if row.field == field:
                mine = (_correction.sha256 == row.sha256, _correction.start == row.start)
                these = (*mine, _correction.quote == row.quote, _correction.field == field)
                connection.execute(delete(tables.corrections).where(*these))
                gone.append(Withdrawn(other.id, other.sha256, row.before))
    return tuple(gone)


def _rank(row: Row[Any]) -> tuple[int, int, str, int]:
    form = FORMATS.index(row.format) if row.format in FORMATS else len(FORMATS)
    return _VERDICTS.index(Verdict(row.verdict)), form, row.sha256, row.ordinal


def _take_over(connection: Connection, shown: Row[Any], others: list[Row[Any]]) -> None:
    """Put right in *shown* what was put right in one of the *others*, its own corrections first."""
    mine = {row.field for row in _corrections(connection, shown)}
    given = [row for other in others for row in _corrections(connection, other)]
    values = {row.field: row for row in sorted(given, key=lambda row: row.made) if row.field not in mine}
    for field, row in values.items():
        connection.execute(
            insert(tables.corrections).values(
                sha256=shown.sha256,
                start=shown.start,
                quote=shown.text[:QUOTE_LENGTH],
                field=field,
                value=row.value,
                before=getattr(shown, field),
                note=row.note,
                made=row.made,
            )
        )
    if values:
        overwrite(connection, shown.id, {field: row.value for field, row in values.items()})


def _corrections(connection: Connection, report: Row[Any]) -> list[Row[Any]]:
    same = (
        _correction.sha256 == report.sha256,
        _correction.start == report.start,
        _correction.field.in_(FIELDS),
    )
    found = connection.execute(select(tables.corrections).where(*same)).all()
    return [row for row in found if begins_alike(row, report.start, report.text)]
