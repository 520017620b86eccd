"""Which of the files that were named must be read, and what becomes of the others.

    same bytes, same extractor, same vocabulary -> skipped
    bytes that another path brought already      -> duplicate, nothing is read
    a path that a named folder no longer has      -> vanished

Every file is hashed: a date or size may lie, bytes do not. A file that failed is read
again only when its bytes, the extractor or the vocabulary changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from index import tables
from ingest import EXTRACTOR_VERSION, vocabulary_digest
from ingest.files import files_of, location_of, sha256_of
from report import BadInputError, Status

_file = tables.files.c
_original = tables.originals.c


class Step(Enum):
    """What is to be done with a file."""

    READ = "read"
    SKIP = "skip"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that was named: its path as given, where that is, its bytes, and what is to be done."""

    path: str
    location: str
    sha256: str | None
    step: Step


def expand(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files that *paths* name; BadInputError for a path that is not there."""
    for path in paths:
        if not path.exists():
            raise BadInputError(str(path), "没有这个文件或文件夹", "请检查路径")
    return files_of(paths)


def plan(connection: Connection, files: Sequence[Path], *, reprocess: bool) -> tuple[Planned, ...]:
    """Return what is to be done with each of *files*, in their order."""
    known = {row.location: row for row in connection.execute(select(tables.files))}
    found = select(_original.sha256).where(
        _original.extractor == EXTRACTOR_VERSION, _original.vocabulary == vocabulary_digest()
    )
    current = frozenset(connection.execute(found).scalars())
    planned: list[Planned] = []
    coming: set[str] = set()
    for file in files:
        location, sha256 = str(location_of(file)), _hash(file)
        if sha256 in coming:
            step = Step.LINK
        elif reprocess or sha256 is None:
            step = Step.READ
        else:
            step = _step(known.get(location), sha256, current)
        if step is Step.READ and sha256:
            coming.add(sha256)
        planned.append(Planned(str(file), location, sha256, step))
    return tuple(planned)


def _step(row: Row[Any] | None, sha256: str, current: frozenset[str]) -> Step:
    """Return what an ordinary run does with bytes *sha256* where *row* is what is known of their place."""
    read = (sha256, EXTRACTOR_VERSION, vocabulary_digest())
    if row is None or row.status == Status.VANISHED.value:
        known = None
    else:
        known = (row.sha256, row.extractor, row.vocabulary)
    if known == read:
        return Step.SKIP
    return Step.LINK if sha256 in current else Step.READ


def vanished(connection: Connection, folders: Sequence[Path], files: Sequence[Path]) -> tuple[str, ...]:
    """Return the locations known below *folders* where no file of *files* is any more."""
    there = {str(location_of(file)) for file in files}
    wanted = select(_file.location).where(_file.status != Status.VANISHED.value).order_by(_file.location)
    known = connection.execute(wanted).scalars().all()
    roots = [location_of(folder) for folder in folders if folder.is_dir()]
    return tuple(
        location
        for location in known
        if location not in there and any(root in Path(location).parents for root in roots)
    )


def _hash(file: Path) -> str | None:
    try:
        return sha256_of(file)
    except OSError:
        # The reader meets the same trouble and says it in words.
        return None
