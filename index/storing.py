"""Reports into the catalog and out of it, one transaction being the caller's.

Every report that comes, goes or changes is noted in `changes`, which is how the engine
learns of it. A file's reports are replaced together, never one by one. What a person
corrected is laid over them again at once.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from index import changes, overlay, prints, representing, tables
from index.encoding import encode_blocks, encode_rects
from index.naming import number_key, title_key
from index.years import year_of
from ingest.figures.canonical import canonical
from ingest.prints import prints_of
from report import Figure, Report, Section, flatten
from report.figures import Value
from report.prints import Prints


def replace_reports(
    connection: Connection, sha256: str, reports: Iterable[Report], added: datetime
) -> tuple[str, ...]:
    """Store *reports* as all that the bytes *sha256* hold; return their ids."""
    remove_reports(connection, sha256)
    stored = tuple(reports)
    begins: dict[str, list[int]] = defaultdict(list)
    for report in stored:
        begins[report.text[: overlay.QUOTE_LENGTH]].append(report.start)
    return tuple(
        _store(connection, report, added, begins[report.text[: overlay.QUOTE_LENGTH]]) for report in stored
    )


def remove_reports(connection: Connection, sha256: str) -> int:
    """Remove the reports of the bytes *sha256*; return how many there were."""
    ids = (
        connection.execute(select(tables.reports.c.id).where(tables.reports.c.sha256 == sha256))
        .scalars()
        .all()
    )
    for report_id in ids:
        remove_report(connection, report_id)
    return len(ids)


def remove_report(connection: Connection, report_id: str) -> None:
    """Remove report *report_id* and all that belongs to it."""
    plain = prints.forget(connection, report_id)
    for table in tables.OF_A_REPORT:
        connection.execute(delete(table).where(table.c.report_id == report_id))
    connection.execute(delete(tables.reports).where(tables.reports.c.id == report_id))
    representing.choose(connection, plain)
    changes.note(connection, report_id)


def _store(connection: Connection, report: Report, added: datetime, alike: Collection[int]) -> str:
    sections = tuple(flatten(report.sections))
    connection.execute(insert(tables.reports).values(_report_row(report, len(sections), added)))
    roles = [row for place, section in enumerate(sections) for row in _role_rows(report.id, place, section)]
    for table, rows in (
        (tables.sections, [_section_row(report, place, section) for place, section in enumerate(sections)]),
        (tables.section_roles, roles),
        (
            tables.figures,
            [_figure_row(report.id, place, figure) for place, figure in enumerate(report.figures)],
        ),
        (tables.conflicts, _conflict_rows(report)),
        (tables.citations, _citation_rows(report)),
    ):
        if rows:
            connection.execute(insert(table), rows)
    overlay.lay_over(connection, report, alike)
    prints.store(connection, report, _prints(report))
    representing.choose(connection, _prints(report).plain)
    changes.note(connection, report.id)
    return report.id


def _report_row(report: Report, sections: int, added: datetime) -> dict[str, Any]:
    return {
        "id": report.id,
        "sha256": report.source.sha256,
        "ordinal": report_ordinal(report.id),
        "title": report.title,
        "kind": report.kind,
        "number": report.number,
        "issuer": report.issuer,
        "place": report.place,
        "date": report.date,
        "year": year_of(report.date),
        "start": report.start,
        "end": report.end,
        "characters": len(report.text),
        "text_sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "plain_sha256": _prints(report).plain,
        "sections": sections,
        "figures": len(report.figures),
        "conflicts": sum(conflict.dismissed is None for conflict in report.conflicts),
        "added": added,
        "text": report.text,
        "place_path": json.dumps(report.place_path, ensure_ascii=False),
        "topics": json.dumps(report.topics, ensure_ascii=False),
        "title_key": title_key(report.title),
        "number_key": number_key(report.number),
    }


def _prints(report: Report) -> Prints:
    return report.prints or prints_of(report.text)


def report_ordinal(report_id: str) -> int:
    """Return which report of its file *report_id* is, counted from 1.

    >>> report_ordinal("2cf1e1cbad7f3d2e-12")
    12
    """
    return int(report_id.rpartition("-")[2])


def _section_row(report: Report, position: int, section: Section) -> dict[str, Any]:
    return {
        "report_id": report.id,
        "position": position,
        "key": section.key,
        "parent": section.parent,
        "level": section.level,
        "heading": section.heading,
        "start": section.start,
        "end": section.end,
        "body_end": section.body_end,
        "page": section.page,
        "blocks": encode_blocks(section.blocks, report.text),
    }


def _role_rows(report_id: str, place: int, section: Section) -> list[dict[str, Any]]:
    return [
        {"report_id": report_id, "section": place, "position": position, "role": role.value}
        for position, role in enumerate(section.roles)
    ]


def _figure_row(report_id: str, position: int, figure: Figure) -> dict[str, Any]:
    low, high = _bounds(figure.value)
    norm_low, norm_high = _bounds(figure.norm_value)
    return {
        "report_id": report_id,
        "position": position,
        "indicator": figure.indicator,
        "canonical_key": _canonical_key(figure),
        "low": low,
        "high": high,
        "unit": figure.unit,
        "norm_low": norm_low,
        "norm_high": norm_high,
        "norm": None if norm_low is None else float(norm_low),
        "norm_unit": figure.norm_unit,
        "qualifier": figure.qualifier,
        "op": figure.op,
        "scope": figure.scope,
        "time": figure.time,
        "year": year_of(figure.time),
        "kind": figure.kind.value,
        "direction": figure.direction,
        "base": figure.base,
        "group_of": figure.group_of,
        "raw": figure.raw,
        "quote": figure.quote,
        "section_key": figure.anchor.section_key,
        "start": figure.anchor.start,
        "end": figure.anchor.end,
        "page": figure.anchor.page,
        "rects": encode_rects(figure.anchor.rects),
        "rule": figure.rule,
        "caliber": figure.caliber,
    }


def _canonical_key(figure: Figure) -> str:
    if figure.indicator is None:
        return ""
    return canonical(figure.indicator, figure.norm_unit, figure.kind).key


def _bounds(value: Value | None) -> tuple[str | None, str | None]:
    match value:
        case None:
            return None, None
        case (low, high):
            return str(low), str(high)
        case _:
            return str(value), None


def _conflict_rows(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "report_id": report.id,
            "position": position,
            "kind": conflict.kind,
            "severity": conflict.severity.value,
            "figures": json.dumps(conflict.figures),
            "explanation": conflict.explanation,
            "dismissed": conflict.dismissed,
        }
        for position, conflict in enumerate(report.conflicts)
    ]


def _citation_rows(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "report_id": report.id,
            "position": position,
            "relation": citation.relation.value,
            "title": citation.title,
            "number": citation.number,
            "title_key": title_key(citation.title),
            "number_key": number_key(citation.number),
            "start": citation.start,
            "end": citation.end,
        }
        for position, citation in enumerate(report.citations)
    ]
