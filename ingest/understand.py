"""One file, all the way: bytes to a reading, its reports, their sections and figures.

    党建五篇.txt → Reading → five parts → five Report values

Reading stands in `readers`, all that follows in `structure`. It decides
nothing about the text, and it refuses nothing: a file that could not be read gives an
`Understanding` without reports, whose reading says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.files import sha256_of
from ingest.limits import Limits, default_limits
from ingest.readers import RecognisedPage, read
from ingest.structure import Read, structure
from report import Proposal, Reading, Report, Source


@dataclass(frozen=True, slots=True)
class Understanding:
    """A file as it was read, the reports found in it, in their order, and where another may begin."""

    source: Source
    reading: Reading
    reports: tuple[Report, ...]
    proposals: tuple[Proposal, ...] = ()


def understand(
    path: Path,
    *,
    name: str | None = None,
    limits: Limits | None = None,
    recognised: Mapping[int, RecognisedPage] | None = None,
) -> Understanding:
    """Return what the file *path*, called *name*, says; *recognised* is what was found on its pictured pages.

    Raises OSError when *path* cannot be read at all.
    """
    limits = limits or default_limits()
    name = name or path.name
    size = path.stat().st_size
    data = path.read_bytes() if size <= limits.bytes else None
    digest = sha256_of(path) if data is None else hashlib.sha256(data).hexdigest()
    reading = read(path, data=data, name=name, limits=limits, recognised=recognised)
    source = Source(name=name, sha256=digest, format=reading.format, size=size)
    structured = structure(Read(reading.blocks, source, reading.properties))
    return Understanding(source, reading, structured.reports, structured.proposals)
