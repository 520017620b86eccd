"""Reports out of the catalog: rows become the values they were made from.

A report that was stored and is loaded again is equal to what was stored, but for what
a person has corrected since.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from index import tables
from index.encoding import decode_blocks, decode_rects
from report import (
    Anchor,
    Citation,
    Conflict,
    Figure,
    Kind,
    NotFoundError,
    Relation,
    Report,
    Role,
    Section,
    Severity,
    Source,
)
from report.figures import Value

RowOf = Row[Any]


def load_report(connection: Connection, report_id: str) -> Report:
    """Return report *report_id* whole; NotFoundError where there is none."""
    reports, originals = tables.reports.c, tables.originals.c
    row = connection.execute(
        select(tables.reports, originals.name, originals.format, originals.size)
        .join(tables.originals, reports.sha256 == originals.sha256)
        .where(reports.id == report_id)
    ).one_or_none()
    if row is None:
        raise not_found(report_id)
    return Report(
        id=row.id,
        title=row.title,
        kind=row.kind,
        number=row.number,
        issuer=row.issuer,
        place=row.place,
        date=row.date,
        sections=load_sections(connection, report_id, row.text),
        figures=tuple(figure(item) for item in _rows(connection, tables.figures, report_id)),
        conflicts=tuple(_conflict(item) for item in _rows(connection, tables.conflicts, report_id)),
        source=Source(row.name, row.sha256, row.format, row.size),
        text=row.text,
        start=row.start,
        end=row.end,
        place_path=tuple(json.loads(row.place_path)),
        topics=tuple(json.loads(row.topics)),
        citations=tuple(_citation(item) for item in _rows(connection, tables.citations, report_id)),
    )


def not_found(report_id: str) -> NotFoundError:
    """Return the error that says that report *report_id* is not in the library."""
    return NotFoundError(report_id, "资料库中没有这篇报告", "它可能已被移除；请重新检索")


def load_sections(
    connection: Connection, report_id: str, text: str, *, with_blocks: bool = True
) -> tuple[Section, ...]:
    """Return the tree of sections of report *report_id*, whose text is *text*.

    Blocks are most of the work: without *with_blocks* sections have none.
    """
    roles: dict[int, list[Role]] = defaultdict(list)
    role = tables.section_roles.c
    found = (
        select(role.section, role.role)
        .where(role.report_id == report_id)
        .order_by(role.section, role.position)
    )
    for place, name in connection.execute(found):
        roles[place].append(Role(name))
    below: dict[str | None, list[RowOf]] = defaultdict(list)
    for row in _rows(connection, tables.sections, report_id):
        below[row.parent].append(row)

    def tree(parent: str | None) -> tuple[Section, ...]:
        return tuple(
            _section(row, roles[row.position], text if with_blocks else None, tree(row.key))
            for row in below[parent]
        )

    return tree(None)


def _section(row: RowOf, roles: Sequence[Role], text: str | None, children: tuple[Section, ...]) -> Section:
    return Section(
        key=row.key,
        level=row.level,
        heading=row.heading,
        roles=tuple(roles),
        start=row.start,
        end=row.end,
        body_end=row.body_end,
        page=row.page,
        parent=row.parent,
        blocks=() if text is None else decode_blocks(row.blocks, text),
        children=children,
    )


def figure(row: RowOf) -> Figure:
    """Return the figure in a row of the table of figures."""
    rects = decode_rects(row.rects)
    return Figure(
        indicator=row.indicator,
        value=_value(row.low, row.high),
        unit=row.unit,
        norm_value=_value(row.norm_low, row.norm_high),
        norm_unit=row.norm_unit,
        qualifier=row.qualifier,
        op=row.op,
        scope=row.scope,
        time=row.time,
        kind=Kind(row.kind),
        direction=row.direction,
        base=row.base,
        group_of=row.group_of,
        raw=row.raw,
        quote=row.quote,
        anchor=Anchor(row.report_id, row.section_key, row.start, row.end, row.page, rects),
        rule=row.rule,
        caliber=row.caliber,
    )


def _conflict(row: RowOf) -> Conflict:
    figures = tuple(json.loads(row.figures))
    return Conflict(row.kind, Severity(row.severity), figures, row.explanation, row.dismissed)


def _citation(row: RowOf) -> Citation:
    return Citation(Relation(row.relation), row.title, row.number, row.start, row.end)


def _value(low: str | None, high: str | None) -> Value | None:
    if low is None:
        return None
    return Decimal(low) if high is None else (Decimal(low), Decimal(high))


def _rows(connection: Connection, table: Table, report_id: str) -> Sequence[RowOf]:
    return connection.execute(
        select(table).where(table.c.report_id == report_id).order_by(table.c.position)
    ).all()
