"""One file, all the way: bytes to a reading, its reports, their sections and figures.

    党建五篇.txt → Reading → five parts → five Report values

The stages stand in their own modules; this one only names their order. It decides
nothing about the text, and it refuses nothing: a file that could not be read gives an
`Understanding` without reports, whose reading says why.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.figures import extract_figures, find_conflicts
from ingest.files import sha256_of
from ingest.limits import Limits, default_limits
from ingest.metadata import read_metadata
from ingest.outline import outline
from ingest.readers import RecognisedPage, read
from ingest.roles import assign_roles
from ingest.split import Part, split
from report import Reading, Report, Source


@dataclass(frozen=True, slots=True)
class Understanding:
    """A file as it was read and the reports found in it, in their order in the file."""

    source: Source
    reading: Reading
    reports: tuple[Report, ...]


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
    parts = split(reading) if reading.text.strip() else ()
    reports = tuple(_report(part, number, source, reading) for number, part in enumerate(parts, 1))
    return Understanding(source, reading, reports)


def _report(part: Part, number: int, source: Source, reading: Reading) -> Report:
    bare = _with_structure(part, f"{source.sha256[:16]}-{number}", source, reading)
    figures = extract_figures(bare)
    counted = replace(bare, figures=figures)
    return replace(counted, conflicts=find_conflicts(figures, counted))


def _with_structure(part: Part, report_id: str, source: Source, reading: Reading) -> Report:
    sections = outline(part.blocks)
    metadata = read_metadata(part.blocks, sections, name=source.name, properties=reading.properties)
    return Report(
        id=report_id,
        title=metadata.title,
        kind=metadata.kind,
        number=metadata.number,
        issuer=metadata.issuer,
        place=metadata.place,
        date=metadata.date,
        sections=assign_roles(sections, part.text, metadata.kind),
        figures=(),
        conflicts=(),
        source=source,
        text=part.text,
        start=part.start,
        end=part.end,
    )
