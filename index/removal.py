"""Reports leave the library: by their id, or with the file they came in."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, delete, or_, select

from index import storing, tables
from index.catalog import Catalog
from index.folder import Folder
from index.loading import not_found
from index.lock import writer_lock
from index.originals import Originals
from ingest.files import location_of
from report import Status


def remove(folder: Folder, catalog: Catalog, target: str) -> int:
    """Remove report *target*, or all reports of the file at path *target*; return how many went.

    A file is forgotten whole: its other reports go too where the last path to them went. Waits for the
    writer's lock. Raises NotFoundError where *target* is neither.
    """
    with writer_lock(folder), catalog.writing() as connection:
        report = tables.reports.c
        if connection.execute(select(report.id).where(report.id == target)).first():
            storing.remove_report(connection, target)
            return 1
        gone = _forget_path(connection, target)
        unused = drop_unused(connection, gone)
    for sha256 in unused:
        Originals(folder.originals).drop(sha256)
    return sum(unused.values())


def _forget_path(connection: Connection, path: str) -> list[str]:
    file = tables.files.c
    same = or_(file.path == path, file.location == str(location_of(Path(path))))
    rows = connection.execute(select(file.location, file.sha256).where(same)).all()
    if not rows:
        raise not_found(path)
    connection.execute(delete(tables.files).where(file.location.in_([row.location for row in rows])))
    return [row.sha256 for row in rows if row.sha256]


def drop_unused(connection: Connection, hashes: list[str]) -> dict[str, int]:
    """Remove what was read from those of *hashes* that no file has any more; return their numbers of reports.

    Their originals may be deleted once the transaction is kept.
    """
    file, original = tables.files.c, tables.originals.c
    dropped: dict[str, int] = {}
    for sha256 in dict.fromkeys(hashes):
        has = select(file.location).where(file.sha256 == sha256, file.status != Status.VANISHED.value)
        if connection.execute(has).first() is None:
            dropped[sha256] = storing.remove_reports(connection, sha256)
            connection.execute(delete(tables.proposals).where(tables.proposals.c.sha256 == sha256))
            connection.execute(delete(tables.originals).where(original.sha256 == sha256))
    return dropped
