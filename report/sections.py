"""The tree of sections that a report is made of, and the roles they play.

`key` is a section's position ("3.2": second child of the third), never its printed
number, which may repeat. `start..end` covers a section with its children,
`start..body_end` its own heading and text before the first child; the own texts of
all sections tile the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from report.blocks import Block


class Role(StrEnum):
    """What a section does in a report; the Chinese names are data (ingest/roles.toml)."""

    BACKGROUND = "background"
    BASICS = "basics"
    PRACTICES = "practices"
    PROBLEMS = "problems"
    CAUSES = "causes"
    SUGGESTIONS = "suggestions"
    PLANS = "plans"
    GOALS = "goals"
    TASKS = "tasks"
    SAFEGUARDS = "safeguards"
    ANNEX = "annex"
    SIGNOFF = "signoff"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """One section; offsets count in the report's text.

    `heading` is None for a preamble, a signature and an implied section. `blocks` are
    those of the section's own text: a run-in paragraph is cut, so that the heading and
    the rest are two paragraphs. `parent` is the key of the enclosing section or None.
    """

    key: str
    level: int
    heading: str | None
    roles: tuple[Role, ...]
    start: int
    end: int
    body_end: int
    page: int | None = None
    parent: str | None = None
    blocks: tuple[Block, ...] = ()
    children: tuple[Section, ...] = ()


def flatten(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield *sections* and all below them in document order."""
    for section in sections:
        yield section
        yield from flatten(section.children)
