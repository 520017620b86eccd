"""A file's reports drawn anew with what a person put right in their structure, without reading the file.

    redraw(connection, sha256)       the reports the catalog holds → blocks → reports with the amendments
    with_amendments(connection, …)   the same for a file just read, before it is stored

Amendments lie among the corrections, by the bytes of their file, so they are taken in again
whenever the file is read anew. One whose words are gone from the text is kept and does nothing.
"""

from __future__ import annotations

import json
from itertools import pairwise

from sqlalchemy import Connection, delete, func, insert, select

from index import storing, tables
from index.loading import load_report
from ingest import vocabulary
from ingest.rejoining import blocks_of
from ingest.structure import Read, Structured, structure
from report import Amendment, LibraryError, Outcome, Proposal, Report, Source, Subject

_correction = tables.corrections.c


def amendments_of(connection: Connection, sha256: str) -> tuple[Amendment, ...]:
    """Return what a person put right in the structure of the file *sha256*, earliest first."""
    fields = [field.value for field in Subject]
    rows = connection.execute(
        select(tables.corrections)
        .where(_correction.sha256 == sha256, _correction.field.in_(fields))
        .order_by(_correction.made, _correction.start, _correction.field)
    )
    return tuple(Amendment(Subject(row.field), row.start, row.quote, row.value) for row in rows)


def with_amendments(connection: Connection, source: Source, outcome: Outcome) -> Structured:
    """Return the reports of *outcome*, read from *source*, with the amendments that the catalog holds for it."""
    amendments = amendments_of(connection, source.sha256)
    if not amendments:
        return Structured(outcome.reports, outcome.proposals)
    return structure(Read(blocks_of(outcome.reports), source, outcome.properties), amendments)


def redraw(connection: Connection, sha256: str) -> tuple[Report, ...]:
    """Draw the reports of the file *sha256* anew, store them and return them.

    Raises LibraryError where one of its reports was removed by itself: its text is no longer there; and where the
    word lists changed since this process read them: it would undo what the next reading knows.
    """
    if vocabulary.loaded_digest() != vocabulary.vocabulary_digest():
        raise LibraryError("词表", "刚刚改过，这个程序还在用旧的", "请关掉网页程序再打开，然后再校正")
    reports = reports_of(connection, sha256)
    original = tables.originals.c
    name, properties = connection.execute(
        select(original.name, original.properties).where(original.sha256 == sha256)
    ).one()
    if not _are_whole(reports):
        raise LibraryError(
            name,
            "其中有报告已被单独移除，结构无法校正",
            "请用 diaoyan ingest --reprocess 重新读取该文件后再试",
        )
    report = tables.reports.c
    added = connection.execute(select(func.min(report.added)).where(report.sha256 == sha256)).scalar_one()
    read = Read(blocks_of(reports), reports[0].source, _properties(properties))
    drawn = structure(read, amendments_of(connection, sha256))
    storing.replace_reports(connection, sha256, drawn.reports, added)
    store_proposals(connection, sha256, drawn.proposals)
    return drawn.reports


def is_whole(connection: Connection, sha256: str) -> bool:
    """Return whether the catalog holds all of the file *sha256*, so that it can be drawn anew."""
    return _are_whole(reports_of(connection, sha256))


def _are_whole(reports: tuple[Report, ...]) -> bool:
    """Return whether *reports* tile the text of their file, as far as can be seen from them."""
    tile = all(one.end == after.start for one, after in pairwise(reports))
    return bool(reports) and reports[0].start == 0 and tile


def reports_of(connection: Connection, sha256: str) -> tuple[Report, ...]:
    """Return the reports that the catalog holds of the file *sha256*, in their order in it."""
    report = tables.reports.c
    ids = connection.execute(
        select(report.id).where(report.sha256 == sha256).order_by(report.ordinal)
    ).scalars()
    return tuple(load_report(connection, one) for one in ids.all())


def store_proposals(connection: Connection, sha256: str, proposals: tuple[Proposal, ...]) -> None:
    """Store *proposals* as all that there are for the file *sha256*."""
    table = tables.proposals
    connection.execute(delete(table).where(table.c.sha256 == sha256))
    rows = [
        {
            "sha256": sha256,
            "start": one.start,
            "quote": one.quote,
            "title": one.title,
            "reason": one.reason,
        }
        for one in proposals
    ]
    if rows:
        connection.execute(insert(table), rows)


def _properties(data: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(value)) for key, value in json.loads(data))
