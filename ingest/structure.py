"""Blocks become reports with sections, roles, metadata, figures and conflicts; no file is looked at.

    structure(Read(blocks, source), amendments) → Structured(reports, proposals)

It is the same for a file just read and for the blocks of reports that a library holds
(rejoining.py): what a person corrected is taken in without reading the file again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.amending import Amended, resolve
from ingest.citations import find_citations
from ingest.figures import extract_figures, find_conflicts
from ingest.figures.corrected import corrected, dismissed
from ingest.metadata import read_metadata
from ingest.outline import outline
from ingest.prints import prints_of
from ingest.roles import assign_roles
from ingest.split import Part, split
from ingest.topics import topics_of
from report import Amendment, Block, Proposal, Report, Section, Source, block_text, flatten


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a file gave: its blocks, whose offsets tile its text, and what its format says of it."""

    blocks: tuple[Block, ...]
    source: Source
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Structured:
    """The reports of a file, in order, where another may begin, and amendments whose place is gone."""

    reports: tuple[Report, ...]
    proposals: tuple[Proposal, ...] = ()
    lost: tuple[Amendment, ...] = ()


def structure(read: Read, amendments: Sequence[Amendment] = ()) -> Structured:
    """Return the reports that *read* holds, *amendments* taken in; none where it has no text."""
    text = "\n".join(map(block_text, read.blocks))
    if not text.strip():
        return Structured(())
    amended = resolve(amendments, text)
    division = split(read.blocks, decided=amended.cuts)
    reports = tuple(
        _report(part, number, read, amended.within(part.start, part.end))
        for number, part in enumerate(division.parts, 1)
    )
    settled = dismissed(reports, amended.dismissals)
    open_still = tuple(one for one in division.proposals if one.start not in amended.cuts)
    return Structured(settled.reports, open_still, (*amended.lost, *settled.lost))


def _report(part: Part, number: int, read: Read, amended: Amended) -> Report:
    bare = _with_sections(part, f"{read.source.sha256[:16]}-{number}", read, amended)
    figures = corrected(extract_figures(bare), amended.figures)
    counted = replace(bare, figures=figures)
    return replace(counted, conflicts=find_conflicts(figures, counted))


def _with_sections(part: Part, report_id: str, read: Read, amended: Amended) -> Report:
    sections = outline(part.blocks, decided=amended.headings)
    metadata = read_metadata(part.blocks, sections, name=read.source.name, properties=read.properties)
    return Report(
        id=report_id,
        title=metadata.title,
        kind=metadata.kind,
        number=metadata.number,
        issuer=metadata.issuer,
        place=metadata.place,
        date=metadata.date,
        sections=assign_roles(sections, part.text, metadata.kind, decided=amended.roles),
        figures=(),
        conflicts=(),
        source=read.source,
        text=part.text,
        start=part.start,
        end=part.end,
        citations=find_citations(part.text, title=metadata.title, number=metadata.number, kind=metadata.kind),
        place_path=metadata.place_path,
        prints=prints_of(part.text),
        topics=topics_of(metadata.title, _headings(sections), part.text),
    )


def _headings(sections: Sequence[Section]) -> tuple[str, ...]:
    return tuple(section.heading for section in flatten(sections) if section.heading)
