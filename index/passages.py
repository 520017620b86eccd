"""The sections of a report that answer a query, as passages: excerpt, marks, headings, roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index import tables
from index.engines.base import Scored
from index.entries import inherited
from index.excerpts import Excerpt, excerpt
from index.loading import load_sections
from index.needles import Needle
from index.terms import fold
from index.values import Passage
from index.wanted import Wanted
from report import Anchor, Hit, Query, Role, Section

ENOUGH = 8
"""Sections of a report that are looked at before the best are chosen: excerpts cost time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with the headings around and including its own, and all roles that reach it."""

    section: Section
    headings: tuple[str, ...]
    roles: tuple[Role, ...]


def passages_of(
    connection: Connection,
    report_id: str,
    found: Sequence[Scored],
    wanted: Wanted,
    query: Query,
    *,
    limit: int = ENOUGH,
) -> tuple[Passage, ...]:
    """Return the first *limit* passages for the sections *found* in *report_id*.

    Those that hold what must stand there come first.
    Where no section was found by itself, the first that shows a mark stands for the report.
    """
    text = connection.execute(
        select(tables.reports.c.text).where(tables.reports.c.id == report_id)
    ).scalar_one()
    sections = load_sections(connection, report_id, text, with_blocks=False)
    placed = {item.section.key: item for item in placed_sections(sections)}
    if wanted.needles:
        others = (Scored(report_id, key, 0.0) for key in placed if key not in {item.key for item in found})
        reached = [item for item in (*found, *others) if _has_role(placed[item.key], query)]
        chosen = _holding(text, reached, placed, wanted.needles)[:limit] or reached
    else:
        chosen = list(found[: min(limit, ENOUGH)]) or [Scored(report_id, key, 0.0) for key in placed]
    pieces = [
        (item, _piece(text, placed[item.key].section, wanted.marks)) for item in chosen if item.key in placed
    ]
    shown = pieces if len(pieces) <= limit else _with_most(pieces)
    return tuple(_passage(report_id, placed[item.key], item.score, piece) for item, piece in shown[:limit])


def _has_role(placed: Placed, query: Query) -> bool:
    wanted = not query.roles or not set(query.roles).isdisjoint(placed.roles)
    return wanted and set(query.without.roles).isdisjoint(placed.roles)


def _holding(
    text: str, found: Iterable[Scored], placed: Mapping[str, Placed], needles: Sequence[Needle]
) -> list[Scored]:
    """Return those of *found* whose own text holds some of *needles*, those that hold most of them first."""
    held: list[tuple[int, Scored]] = []
    for item in found:
        section = placed[item.key].section
        own = fold(text[section.start : section.body_end])
        held.append((sum(needle.stands_in(own) for needle in needles), item))
    return [item for count, item in sorted(held, key=lambda pair: -pair[0]) if count]


def placed_sections(
    sections: Sequence[Section], headings: tuple[str, ...] = (), roles: tuple[Role, ...] = ()
) -> Iterator[Placed]:
    """Yield *sections* and all below them, each with its headings and roles."""
    for section in sections:
        path = (*headings, section.heading) if section.heading else headings
        reached = inherited(roles, section.roles)
        yield Placed(section, path, reached)
        yield from placed_sections(section.children, path, reached)


def _piece(text: str, section: Section, marks: Sequence[re.Pattern[str]]) -> Excerpt:
    return excerpt(text, section.start, section.body_end, marks)


def _with_most(pieces: list[tuple[Scored, Excerpt]]) -> list[tuple[Scored, Excerpt]]:
    marked = [pair for pair in pieces if pair[1].marks]
    return sorted(marked, key=lambda pair: -len(pair[1].marks))[:ENOUGH] or pieces[:1]


def _passage(report_id: str, placed: Placed, score: float, piece: Excerpt) -> Passage:
    anchor = Anchor(report_id, placed.section.key, piece.start, piece.end, placed.section.page)
    return Passage(Hit(anchor, score, piece.text, piece.marks), placed.headings, placed.roles)
