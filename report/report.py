"""One report: its title and origin, its sections, its figures and their conflicts."""

from __future__ import annotations

from dataclasses import dataclass

from report.citations import Citation
from report.figures import Conflict, Figure
from report.prints import Prints
from report.reading import Source
from report.sections import Section

KINDS = ("调研报告", "政府工作报告", "政策文件", "法规", "预决算", "年报", "学术报告", "其他")
"""The kinds of document that a report can be."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as understood from its file; unknown metadata is None.

    `id` derives from the file's sha256 and the report's ordinal in it. All offsets in
    sections and figures count in `text`; `start` is where that text begins in the file's
    text. `kind` is one of KINDS; `date`
    is ISO 8601 as precise as the text states it. `place_path` is the place with what encloses it
    (province, city, county, town) as far as known; `topics` are the words that tell what it is about,
    the most telling first; `citations` are the documents that it names; `prints` tell its text again and are
    there only until the report is stored.
    """

    id: str
    title: str | None
    kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: str | None
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    conflicts: tuple[Conflict, ...]
    source: Source
    text: str
    start: int
    end: int
    place_path: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    prints: Prints | None = None
