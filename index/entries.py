"""What of a report goes into the engine: the report whole, and each of its sections.

A report is its title and its whole text; a section is the headings it stands under and
its own text, with the roles that reach it: its own and those of the sections around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import select

from index import tables
from index.catalog import Catalog
from index.engines.base import Entries, Entry
from index.engines.registry import engine_of
from index.folder import Folder
from index.loading import load_sections
from index.terms import terms
from report import Role, Section


def build_part(engine: str, path: Path, report_ids: Sequence[str]) -> str | None:
    """Write the entries of *report_ids* from the catalog of the library at *path* for *engine*; for a worker.

    Returns the part's name for `SearchEngine.commit`, None where none of the reports is there any more.
    """
    folder = Folder(path)
    catalog = Catalog.open(folder)
    try:
        return engine_of(engine).build(
            folder.engine_of(engine), filter(None, map(partial(entries_of, catalog), report_ids))
        )
    finally:
        catalog.close()


def entries_of(catalog: Catalog, report_id: str) -> Entries | None:
    """Return the entries of report *report_id*, None where it is not there."""
    report = tables.reports.c
    with catalog.reading() as connection:
        wanted = select(report.title, report.text).where(report.id == report_id)
        row = connection.execute(wanted).one_or_none()
        if row is None:
            return None
        sections = load_sections(connection, report_id, row.text, with_blocks=False)
    whole = Entry(report_id, "", terms(f"{row.title or ''}\n{row.text}"))
    return Entries(whole, tuple(_section_entries(report_id, row.text, sections, (), ())))


def _section_entries(
    report_id: str, text: str, sections: Sequence[Section], headings: tuple[str, ...], roles: tuple[Role, ...]
) -> Iterator[Entry]:
    for section in sections:
        reached = inherited(roles, section.roles)
        own = "\n".join((*headings, text[section.start : section.body_end]))
        yield Entry(report_id, section.key, terms(own), tuple(role.value for role in reached))
        below = (*headings, section.heading) if section.heading else headings
        yield from _section_entries(report_id, text, section.children, below, reached)


def inherited(outer: tuple[Role, ...], own: tuple[Role, ...]) -> tuple[Role, ...]:
    """Return all roles that reach a section: its *own* first, then those around it.

    >>> inherited((Role.PROBLEMS,), (Role.CAUSES, Role.PROBLEMS))
    (<Role.CAUSES: 'causes'>, <Role.PROBLEMS: 'problems'>)
    """
    return tuple(dict.fromkeys((*own, *outer)))
