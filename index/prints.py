"""The prints of reports in the catalog, and which reports are much alike.

    store(connection, report, prints)  →  bands, runs, and a likeness with every report that is near

Candidates are those that share a band of the MinHash sketch (16 bands of ROWS numbers find a pair of
likeness 0.6 in 9 of 10 cases, of 0.5 in 6), and those that share most of their runs, so that a report is found
inside a collection. What counts is the true Jaccard index of their shingles. Which of two came first
plays no part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select

from index import tables
from ingest.plain import plain
from ingest.prints import common_share, prints_of
from report import Report
from report.prints import Prints

ROWS = 4
ALIKE = 0.5
"""So much of all shingles of two reports must be common for them to be near-duplicates."""
CONTAINED = 0.8
"""So much of the shorter one must stand in the longer one for it to be contained."""
FEW = 8
"""A text of fewer runs, some 150 characters, is contained in many by chance."""
CHUNK = 500
_report = tables.reports.c
_run = tables.runs.c


def store(connection: Connection, report: Report, prints: Prints) -> None:
    """Store *prints* of *report*, which is in the catalog, and what it is like."""
    bands = _bands(prints.sketch)
    if bands:
        near = _near(connection, report, prints, bands)
        connection.execute(insert(tables.bands), [{"band": band, "report_id": report.id} for band in bands])
        if near:
            connection.execute(insert(tables.likenesses), near)
    rows = [
        {"hash": value, "report_id": report.id, "place": place}
        for value, place in sorted(zip(prints.hashes, prints.places, strict=True))
    ]
    if rows:
        connection.execute(insert(tables.runs), rows)


def forget(connection: Connection, report_id: str) -> str:
    """Forget the prints of report *report_id*, which is still there; return its plain hash."""
    row = connection.execute(select(_report.text, _report.plain_sha256).where(_report.id == report_id)).one()
    like = tables.likenesses.c
    connection.execute(
        delete(tables.likenesses).where(or_(like.report_id == report_id, like.other_id == report_id))
    )
    for hashes in chunks(prints_of(row.text).hashes):
        connection.execute(delete(tables.runs).where(_run.hash.in_(hashes), _run.report_id == report_id))
    plain_sha256: str = row.plain_sha256
    return plain_sha256


def chunks(values: Iterable[int]) -> Iterator[Sequence[int]]:
    """Yield the different *values*, sorted, so many at a time as a statement may carry."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def _bands(sketch: tuple[int, ...]) -> list[int]:
    groups = [sketch[start : start + ROWS] for start in range(0, len(sketch), ROWS)]
    return [_number(f"{place}:{group}") for place, group in enumerate(groups)]


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big")


def _near(
    connection: Connection, report: Report, prints: Prints, bands: Sequence[int]
) -> list[dict[str, Any]]:
    candidates = _sharing_bands(connection, bands) | _sharing_runs(connection, prints)
    if not candidates:
        return []
    mine = plain(report.text).text
    found = select(_report.id, _report.text).where(
        _report.id.in_(sorted(candidates)), _report.plain_sha256 != prints.plain
    )
    rows = []
    for other_id, text in connection.execute(found):
        share = common_share(mine, plain(text).text)
        if share.alike >= ALIKE or share.contained >= CONTAINED:
            first, second = sorted((report.id, other_id))
            rows.append(
                {"report_id": first, "other_id": second, "alike": share.alike, "contained": share.contained}
            )
    return rows


def _sharing_bands(connection: Connection, bands: Sequence[int]) -> set[str]:
    band = tables.bands.c
    return set(connection.execute(select(band.report_id).where(band.band.in_(bands)).distinct()).scalars())


def _sharing_runs(connection: Connection, prints: Prints) -> set[str]:
    """Return the reports that may hold most of this one, or stand in it."""
    shared: dict[str, int] = {}
    for hashes in chunks(prints.hashes):
        counted = (
            select(_run.report_id, func.count(_run.hash.distinct()))
            .where(_run.hash.in_(hashes))
            .group_by(_run.report_id)
        )
        for report_id, number in connection.execute(counted):
            shared[report_id] = shared.get(report_id, 0) + number
    sizes = _characters(connection, [one for one, number in shared.items() if number >= FEW])
    mine = len(set(prints.hashes))
    return {one for one, expected in sizes.items() if shared[one] >= min(mine, expected) * CONTAINED / 2}


def _characters(connection: Connection, report_ids: Sequence[str]) -> dict[str, float]:
    """Return about how many runs each of *report_ids* has, by its length."""
    sizes: dict[str, float] = {}
    for start in range(0, len(report_ids), CHUNK):
        found = select(_report.id, _report.characters).where(
            _report.id.in_(report_ids[start : start + CHUNK])
        )
        sizes |= {one: size / RUN_EVERY for one, size in connection.execute(found)}
    return sizes


RUN_EVERY = 26
"""Characters of a text, marks and all, to one run kept of it."""
