"""Facets: which kinds, places, years … the reports that answer a query have, and how many of each.

    Facet("kinds", (("调研报告", 12), ("统计公报", 3)))

All reports that answer count, one for each text, not only those that are shown. A field's own choice does
not count for it: where 文种:调研报告 was asked for, the facet still tells how many 统计公报 there would be.
A report of 柳溪镇 counts for 青禾县 around it too, as it is found there. A part counts where a report has it,
wherever in the report the words stand.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal, Self

from sqlalchemy import Connection, select

from index import changes, tables
from index.values import Facet
from report import Query, Role

FacetField = Literal["roles", "kinds", "places", "years", "issuers", "topics", "formats"]
FACETS: tuple[FacetField, ...] = ("roles", "kinds", "places", "years", "issuers", "topics", "formats")
Values = Mapping[str, tuple[str, ...]]
"""The values of one field by report."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The values of every report, as they were at the change *generation*."""

    generation: int
    by_field: Mapping[FacetField, Values]

    @classmethod
    def read(cls, connection: Connection, generation: int) -> Self:
        """Return the values of all reports in the catalog."""
        by_field: dict[FacetField, dict[str, tuple[str, ...]]] = {field: {} for field in FACETS}
        for report_id, field, values in chain(_of_reports(connection), _of_sections(connection)):
            by_field[field][report_id] = values
        return cls(generation, by_field)

    def count(self, field: FacetField, report_ids: Sequence[str]) -> Facet:
        """Return how many of *report_ids* have each value of *field*, most first."""
        values = self.by_field[field]
        counted = Counter(chain.from_iterable(values.get(report_id, ()) for report_id in report_ids))
        return Facet(field, tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))))


class KeptColumns:
    """The values as they are now, read anew only after a change; threads may share them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._columns: Columns | None = None

    def now(self, connection: Connection) -> Columns:
        """Return the values of all reports that *connection* sees."""
        generation = changes.latest(connection)
        with self._lock:
            if self._columns is None or self._columns.generation != generation:
                self._columns = Columns.read(connection, generation)
            return self._columns


def facets(
    columns: Columns, query: Query, found: Sequence[str], answering: Callable[[Query], Sequence[str]]
) -> tuple[Facet, ...]:
    """Return the facets of *query*, which *found* answer; those without any value are left out.

    *answering* gives the reports that answer another query, one for each text.
    """
    counted = (
        columns.count(field, found if (free := freed(query, field)) == query else answering(free))
        for field in FACETS
    )
    return tuple(facet for facet in counted if facet.counts)


def of_all(columns: Columns, connection: Connection) -> tuple[Facet, ...]:
    """Return the facets of the whole library."""
    report = tables.reports.c
    report_ids = connection.execute(select(report.id).where(report.represents)).scalars().all()
    return tuple(columns.count(field, report_ids) for field in FACETS)


def freed(query: Query, field: FacetField) -> Query:
    """Return *query* without what it asks of *field*, and without what it excludes by it."""
    nothing: dict[str, Any] = {field: ()}
    wanted = {"years": None} if field == "years" else nothing
    return replace(query, **wanted, without=replace(query.without, **nothing))


def _of_reports(connection: Connection) -> Iterator[tuple[str, FacetField, tuple[str, ...]]]:
    report = tables.reports.c
    columns = (report.id, report.kind, report.place, report.place_path, report.year, report.issuer)
    rows = connection.execute(select(*columns, report.topics, report.plain_sha256)).all()
    formats = _formats(connection)
    for row in rows:
        places = (*json.loads(row.place_path), row.place)
        yield row.id, "kinds", (row.kind,)
        yield row.id, "places", tuple(dict.fromkeys(filter(None, places)))
        yield row.id, "years", (str(row.year),) if row.year else ()
        yield row.id, "issuers", (row.issuer,) if row.issuer else ()
        yield row.id, "topics", tuple(json.loads(row.topics))
        yield row.id, "formats", formats[row.plain_sha256]


def _formats(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Return in which formats each text (by hash) lies."""
    report, original = tables.reports.c, tables.originals.c
    pairs = select(report.plain_sha256, original.format).join(tables.originals).distinct()
    formats: dict[str, tuple[str, ...]] = {}
    for text, name in connection.execute(pairs):
        formats[text] = (*formats.get(text, ()), name)
    return formats


def _of_sections(connection: Connection) -> Iterator[tuple[str, FacetField, tuple[str, ...]]]:
    role = tables.section_roles.c
    named = select(role.report_id, role.role).where(role.role != Role.OTHER.value).distinct()
    roles: dict[str, tuple[str, ...]] = {}
    for report_id, name in connection.execute(named):
        roles[report_id] = (*roles.get(report_id, ()), name)
    for report_id, names in roles.items():
        yield report_id, "roles", names
