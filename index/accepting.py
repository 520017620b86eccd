"""One file's outcome into the catalog, all of it in one transaction.

The original is in its store before the catalog speaks of it, so being killed leaves
at most a copy that nobody names; the next run names it. The file's row says what became of
it, and stays when the file goes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from index import redrawing, storing, tables
from index.browse import file_row
from index.catalog import now
from index.originals import Originals
from index.plan import Planned
from index.removal import drop_unused
from index.values import FileRow
from ingest import vocabulary_digest
from report import Outcome, Source, Status, Verdict

_file = tables.files.c
_CHANGED = "文件在读取过程中被改动。请等它保存完毕后重新入库"


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a file: how it counts in this run, its row, what it brought, originals no longer needed."""

    status: Status
    row: FileRow
    reports: int = 0
    figures: int = 0
    unused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Finding:
    """What is said of a file in its row."""

    status: Status
    verdict: Verdict
    reasons: tuple[str, ...]


def accept(connection: Connection, store: Originals, planned: Planned, outcome: Outcome) -> Accepted:
    """Store the *outcome* of reading *planned*."""
    source = outcome.source
    if source is not None and outcome.members:
        return _opened(connection, planned, source, outcome)
    if source is None or not outcome.reports:
        return _failed(connection, planned, outcome.verdict, outcome.reasons)
    if not store.put(planned.given.location, source.sha256):
        return _failed(connection, planned, Verdict.FAILED, (_CHANGED,))
    before = _sha256_before(connection, planned)
    _write_original(connection, planned, source, outcome)
    drawn = redrawing.with_amendments(connection, source, outcome)
    ids = storing.replace_reports(connection, source.sha256, drawn.reports, now())
    redrawing.store_proposals(connection, source.sha256, drawn.proposals)
    status = Status.REPLACED if before else Status.ADDED
    finding = _Finding(status, outcome.verdict, outcome.reasons)
    row = _write_file(connection, planned, source.sha256, finding, ids)
    unused = _unused(connection, before, source.sha256)
    return Accepted(status, row, len(ids), sum(len(report.figures) for report in drawn.reports), unused)


def _opened(connection: Connection, planned: Planned, source: Source, outcome: Outcome) -> Accepted:
    """Store that *planned* is an archive: its members have rows and originals of their own."""
    before = _sha256_before(connection, planned)
    status = Status.REPLACED if before else Status.ADDED
    finding = _Finding(status, outcome.verdict, outcome.reasons)
    row = _write_file(connection, planned, source.sha256, finding, ())
    return Accepted(status, row, unused=_unused(connection, before, source.sha256))


def link(connection: Connection, planned: Planned) -> Accepted:
    """Store that *planned* has bytes that are in the library already."""
    original = tables.originals.c
    found = connection.execute(
        select(tables.originals).where(original.sha256 == planned.sha256)
    ).one_or_none()
    if found is None:
        return _failed(connection, planned, *_verdict_of_twin(connection, planned))
    before = _sha256_before(connection, planned)
    report = tables.reports.c
    ids = connection.execute(
        select(report.id).where(report.sha256 == planned.sha256).order_by(report.ordinal)
    ).scalars()
    finding = _Finding(Status.DUPLICATE, Verdict(found.verdict), tuple(json.loads(found.reasons)))
    row = _write_file(connection, planned, found.sha256, finding, tuple(ids))
    return Accepted(Status.DUPLICATE, row, unused=_unused(connection, before, found.sha256))


def skip(connection: Connection, location: str, path: str) -> Accepted:
    """Return the row of the file at *location*, which is unchanged, with its *path* as it was given now."""
    mine = _file.location == location
    row = connection.execute(select(tables.files).where(mine)).one()
    if row.path != path:
        connection.execute(update(tables.files).where(mine).values(path=path))
        row = connection.execute(select(tables.files).where(mine)).one()
    report = tables.reports.c
    ids = connection.execute(
        select(report.id).where(report.sha256 == row.sha256).order_by(report.ordinal)
    ).scalars()
    return Accepted(Status.SKIPPED, file_row(row, tuple(ids)))


def vanish(connection: Connection, location: str) -> Accepted:
    """Store that the file at *location* is gone; its reports go where no other path has them."""
    mine = _file.location == location
    connection.execute(update(tables.files).where(mine).values(status=Status.VANISHED.value, seen=now()))
    row = connection.execute(select(tables.files).where(mine)).one()
    unused = drop_unused(connection, [row.sha256]) if row.sha256 else {}
    return Accepted(Status.VANISHED, file_row(row, ()), unused=tuple(unused))


def _failed(connection: Connection, planned: Planned, verdict: Verdict, reasons: tuple[str, ...]) -> Accepted:
    before = _sha256_before(connection, planned)
    row = _write_file(connection, planned, planned.sha256, _Finding(Status.FAILED, verdict, reasons), ())
    return Accepted(Status.FAILED, row, unused=_unused(connection, before, None))


def _verdict_of_twin(connection: Connection, planned: Planned) -> tuple[Verdict, tuple[str, ...]]:
    twins = select(tables.files).where(_file.sha256 == planned.sha256, _file.location != planned.location)
    row = connection.execute(twins.order_by(_file.location)).first()
    if row is None:
        return Verdict.FAILED, (_CHANGED,)
    return Verdict(row.verdict), tuple(json.loads(row.reasons))


def _sha256_before(connection: Connection, planned: Planned) -> str | None:
    wanted = select(_file.sha256).where(
        _file.location == planned.location, _file.status.not_in((Status.VANISHED.value, Status.FAILED.value))
    )
    return connection.execute(wanted).scalar_one_or_none()


def _unused(connection: Connection, before: str | None, now_has: str | None) -> tuple[str, ...]:
    if before is None or before == now_has:
        return ()
    return tuple(drop_unused(connection, [before]))


def _write_original(connection: Connection, planned: Planned, source: Source, outcome: Outcome) -> None:
    original = tables.originals.c
    values: dict[str, Any] = {
        "name": source.name,
        "format": source.format,
        "size": source.size,
        "verdict": outcome.verdict.value,
        "reasons": json.dumps(outcome.reasons, ensure_ascii=False),
        "extractor": planned.means.extractor(outcome.verdict),
        "vocabulary": vocabulary_digest(),
        "properties": json.dumps(outcome.properties, ensure_ascii=False),
    }
    mine = original.sha256 == source.sha256
    if connection.execute(update(tables.originals).where(mine).values(**values)).rowcount == 0:
        connection.execute(insert(tables.originals).values(sha256=source.sha256, added=now(), **values))


def _write_file(
    connection: Connection,
    planned: Planned,
    sha256: str | None,
    finding: _Finding,
    report_ids: tuple[str, ...],
) -> FileRow:
    connection.execute(delete(tables.files).where(_file.location == planned.location))
    connection.execute(
        insert(tables.files).values(
            location=planned.location,
            path=planned.path,
            sha256=sha256,
            status=finding.status.value,
            verdict=finding.verdict.value,
            reasons=json.dumps(finding.reasons, ensure_ascii=False),
            extractor=planned.means.extractor(finding.verdict),
            vocabulary=vocabulary_digest(),
            seen=now(),
        )
    )
    row = connection.execute(select(tables.files).where(_file.location == planned.location)).one()
    return file_row(row, report_ids)
