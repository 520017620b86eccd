"""Which of the files that were named must be read, and what becomes of the others.

    same bytes, same extractor, same vocabulary -> skipped
    bytes that another path brought already      -> duplicate, nothing is read
    a path that a named folder no longer has      -> vanished

Every file is hashed: a date or size may lie, bytes do not. A file that failed is read
again only when its bytes, the extractor, the vocabulary or the means of reading changed. Members of an archive are files
of their own; they are skipped with their archive, and planned anew when it is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from index import tables
from index.freshness import Means
from ingest import archives
from ingest.file_task import INSIDE, Given
from ingest.files import files_of, location_of, sha256_of
from report import BadInputError, Member, Refused, Status

_file = tables.files.c
_original = tables.originals.c
CHUNK = 500
"""Hashes asked for at once: databases limit how many values a statement may carry."""


class Step(Enum):
    """What is to be done with a file."""

    READ = "read"
    SKIP = "skip"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that was named: as given, where that is (absolute), its bytes, and what is to be done.

    `means` is what it is read with; `holds` are the locations known inside it, where it was an archive when
    it was last read.
    """

    given: Given
    location: str
    sha256: str | None
    step: Step
    means: Means
    holds: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path as it was given."""
        return self.given.path


def expand(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that *paths* name; BadInputError for a path that is not there."""
    for path in paths:
        if not path.exists():
            raise BadInputError(str(path), "没有这个文件或文件夹", "请检查路径")
    return files_of(paths)


def plan(
    connection: Connection, files: Sequence[Path], means: Means, *, reprocess: bool
) -> tuple[Planned, ...]:
    """Return what is to be done with each of *files*, in their order, which are read with *means*."""
    known = connection.execute(select(tables.files)).all()
    named = [(Given(str(file)), str(location_of(file))) for file in files]
    return _planned(connection, known, named, means, reprocess=reprocess)


def plan_members(
    connection: Connection, archive: Planned, members: Sequence[Member | Refused], *, reprocess: bool
) -> tuple[Planned, ...]:
    """Return what is to be done with each of *members*, which were unpacked from *archive*."""
    inside = archive.location + INSIDE
    known = connection.execute(
        select(tables.files).where(_file.location.startswith(inside, autoescape=True))
    ).all()
    named = [(archive.given.member(member), inside + member.name) for member in members]
    return _planned(connection, known, named, archive.means, reprocess=reprocess)


def _planned(
    connection: Connection,
    rows: Sequence[Row[Any]],
    named: Sequence[tuple[Given, str]],
    means: Means,
    *,
    reprocess: bool,
) -> tuple[Planned, ...]:
    known = {row.location: row for row in rows}
    held, stale = _held(rows, means)
    hashed = [(given, location, _hash(given.location)) for given, location in named]
    current = _current(connection, [sha256 for _, _, sha256 in hashed if sha256], means)
    planned: list[Planned] = []
    coming: set[str] = set()
    for given, location, sha256 in hashed:
        if sha256 in coming and archives.form_of(given.location) is None:
            step = Step.LINK
        elif reprocess or sha256 is None or location in stale:
            step = Step.READ
        else:
            step = _step(known.get(location), sha256, current, means)
        if step is Step.READ and sha256:
            coming.add(sha256)
        planned.append(Planned(given, location, sha256, step, means, tuple(held[location])))
    return tuple(planned)


def _held(rows: Sequence[Row[Any]], means: Means) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return what is known inside each archive, and which hold a member that would be read otherwise now."""
    held: dict[str, list[str]] = defaultdict(list)
    stale: set[str] = set()
    for row in rows:
        if row.status != Status.VANISHED.value:
            around = _archives_around(row.location)
            for outer in around:
                held[outer].append(row.location)
            if not means.would_read_alike(row):
                stale.update(around)
    return held, frozenset(stale)


def _current(connection: Connection, hashes: Sequence[str], means: Means) -> frozenset[str]:
    """Return which of *hashes* are originals that were read as they would be read now."""
    rows = (
        row
        for start in range(0, len(hashes), CHUNK)
        for row in connection.execute(
            select(tables.originals).where(_original.sha256.in_(hashes[start : start + CHUNK]))
        )
    )
    return frozenset(row.sha256 for row in rows if means.would_read_alike(row))


def _step(row: Row[Any] | None, sha256: str, current: frozenset[str], means: Means) -> Step:
    """Return what an ordinary run does with bytes *sha256* where *row* is what is known of their place."""
    known = row is not None and row.status != Status.VANISHED.value and row.sha256 == sha256
    if row is not None and known and means.would_read_alike(row):
        return Step.SKIP
    return Step.LINK if sha256 in current else Step.READ


def vanished(connection: Connection, folders: Sequence[Path], files: Sequence[Path]) -> tuple[str, ...]:
    """Return the locations known below *folders* where no file of *files* is any more.

    What is inside an archive is gone when the archive is.
    """
    there = {str(location_of(file)) for file in files}
    wanted = select(_file.location).where(_file.status != Status.VANISHED.value).order_by(_file.location)
    known = connection.execute(wanted).scalars().all()
    roots = [location_of(folder) for folder in folders if folder.is_dir()]
    return tuple(
        location
        for location in known
        if not stands_in(location, there) and any(root in Path(location).parents for root in roots)
    )


def stands_in(location: str, there: Collection[str]) -> bool:
    """Return whether *location* is one of *there* or inside an archive that is."""
    return location in there or any(outer in there for outer in _archives_around(location))


def _archives_around(location: str) -> tuple[str, ...]:
    """Return the locations of the archives that a member at *location* stands in, outermost first."""
    parts = location.split(INSIDE)
    return tuple(INSIDE.join(parts[:count]) for count in range(1, len(parts)))


def _hash(file: Path) -> str | None:
    try:
        return sha256_of(file)
    except OSError:
        # The reader meets the same trouble and says it in words.
        return None
