"""What a library holds, listed and counted: cards, files, statistics."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, desc, false, func, not_, or_, select

from index import tables
from index.catalog import Catalog, with_zone
from index.loading import load_report, not_found
from index.places import lies_in
from index.repeats import counts_once, in_files, in_formats, is_repeated
from index.validity import all_validity, validity_of
from index.values import Browse, Counts, FileRow, ReportCard, Statistics
from report import Query, Report, Role, Status, Verdict, Without

_report = tables.reports.c
_file = tables.files.c
_BRACKETS = str.maketrans("[]()（）【】［］", "〔〕" * 5)
"""The year in a document's number stands in 〔〕, which nobody types."""
CHUNK = 500
"""Ids asked for at once: databases limit how many values a statement may carry."""


def card(catalog: Catalog, report_id: str) -> ReportCard:
    """Return the card of *report_id*; NotFoundError where there is none."""
    with catalog.reading() as connection:
        found = cards_of(connection, (report_id,))
    if not found:
        raise not_found(report_id)
    return found[0]


def report(catalog: Catalog, report_id: str) -> Report:
    """Return report *report_id* whole; NotFoundError where there is none."""
    with catalog.reading() as connection:
        return load_report(connection, report_id)


def cards(catalog: Catalog, browse: Browse) -> tuple[tuple[ReportCard, ...], int]:
    """Return the cards of one page of *browse*, and how many there are in all."""
    wanted = Query(
        "", kinds=browse.kinds, places=browse.places, issuers=browse.issuers, formats=browse.formats
    )
    conditions = [_report.represents, *filters(wanted, browse.years)]
    if browse.repeated is not None:
        conditions.append(is_repeated() if browse.repeated else ~is_repeated())
    if browse.text:
        conditions.append(_report.title.contains(browse.text, autoescape=True))
    with catalog.reading() as connection:
        if browse.validities:
            proofs = all_validity(connection)
            ended = [one for one, proof in proofs.items() if proof.validity in browse.validities]
            conditions.append(_report.id.in_(ended))
        matching = select(_report.id).join(tables.originals).where(*conditions)
        total = connection.execute(select(func.count()).select_from(matching.subquery())).scalar_one()
        page = _ordered(matching, browse.order).limit(browse.limit).offset(browse.offset)
        return cards_of(connection, connection.execute(page).scalars().all()), total


def _ordered(wanted: Select[Any], order: str) -> Select[Any]:
    match order:
        case "title":
            return wanted.order_by(_report.title, _report.id)
        case "added":
            return wanted.order_by(desc(_report.added), _report.id)
        case _:
            return wanted.order_by(desc(func.coalesce(_report.date, "")), _report.id)


def filters(query: Query, years: tuple[int, int] | None) -> list[ColumnElement[bool]]:
    """Return the conditions that the filters of *query* and *years* put on a report and its original."""
    wanted, unwanted = _having(query), _having(query.without)
    if years:
        wanted.append(_report.year.between(*years))
    unwanted += [_report.year.between(*pair) for pair in query.without.years]
    # A report without a place is not in the place that is excluded: NULL counts as no.
    return wanted + [not_(func.coalesce(condition, false())) for condition in unwanted]


def _having(query: Query | Without) -> list[ColumnElement[bool]]:
    """Return a condition for each filter of *query* but roles and years: one of its values is met."""
    conditions: list[ColumnElement[bool]] = []
    if query.kinds:
        conditions.append(_report.kind.in_(query.kinds))
    if query.formats:
        conditions.append(in_formats([name.lower() for name in query.formats]))
    if query.places:
        conditions.append(or_(*map(lies_in, query.places)))
    if query.issuers:
        conditions.append(or_(*(_report.issuer.contains(name, autoescape=True) for name in query.issuers)))
    if query.titles:
        conditions.append(or_(*(_report.title.contains(title, autoescape=True) for title in query.titles)))
    if query.numbers:
        conditions.append(
            or_(*(_report.number.contains(number, autoescape=True) for number in query.numbers))
        )
    if query.topics:
        conditions.append(
            or_(*(_report.topics.contains(f'"{topic}"', autoescape=True) for topic in query.topics))
        )
    if query.files:
        conditions.append(in_files(query.files))
    return conditions


def cards_of(connection: Connection, report_ids: Sequence[str]) -> tuple[ReportCard, ...]:
    """Return the cards of *report_ids* in their order; those that are not there are left out."""
    rows: dict[str, Row[Any]] = {}
    columns = [column for column in tables.reports.c if column.name != "text"]
    original = tables.originals.c
    for start in range(0, len(report_ids), CHUNK):
        found = (
            select(*columns, original.name, original.format, original.verdict, original.reasons)
            .join(tables.originals)
            .where(_report.id.in_(report_ids[start : start + CHUNK]))
        )
        rows |= {row.id: row for row in connection.execute(found)}
    paths = paths_of(connection, {row.plain_sha256 for row in rows.values()})
    cards = {one: _card(row, paths[row.plain_sha256]) for one, row in rows.items()}
    for one, proof in validity_of(connection, [*rows]).items():
        cards[one] = replace(cards[one], validity=proof.validity)
    return tuple(cards[one] for one in report_ids if one in cards)


def paths_of(connection: Connection, texts: set[str]) -> dict[str, tuple[str, ...]]:
    """Return for each of *texts* (hashes) all paths whose file holds it, sorted."""
    paths: dict[str, set[str]] = defaultdict(set)
    ordered = sorted(texts)
    for start in range(0, len(ordered), CHUNK):
        wanted = (
            select(_report.plain_sha256, _file.path)
            .join(tables.files, _file.sha256 == _report.sha256)
            .where(
                _report.plain_sha256.in_(ordered[start : start + CHUNK]),
                _file.status != Status.VANISHED.value,
            )
        )
        for text, path in connection.execute(wanted):
            paths[text].add(path)
    return defaultdict(tuple, {text: tuple(sorted(found)) for text, found in paths.items()})


def _card(row: Row[Any], paths: tuple[str, ...]) -> ReportCard:
    return ReportCard(
        id=row.id,
        title=row.title,
        kind=row.kind,
        number=row.number,
        issuer=row.issuer,
        place=row.place,
        date=row.date,
        place_path=tuple(json.loads(row.place_path)),
        topics=tuple(json.loads(row.topics)),
        format=row.format,
        name=row.name,
        paths=paths,
        sections=row.sections,
        figures=row.figures,
        conflicts=row.conflicts,
        added=with_zone(row.added),
        verdict=Verdict(row.verdict),
        reasons=tuple(json.loads(row.reasons)),
    )


def files(
    catalog: Catalog, *, verdict: Verdict | None = None, status: Status | None = None
) -> tuple[FileRow, ...]:
    """Return the files that were given, by path."""
    wanted = select(tables.files).order_by(_file.path, _file.location)
    if verdict:
        wanted = wanted.where(_file.verdict == verdict.value)
    if status:
        wanted = wanted.where(_file.status == status.value)
    with catalog.reading() as connection:
        rows = connection.execute(wanted).all()
        held = _reports_by_sha256(connection)
        shown = frozenset(connection.execute(select(_report.sha256).where(_report.represents)).scalars())
    return tuple(
        file_row(row, ids, repeats=bool(ids) and row.sha256 not in shown)
        for row in rows
        for ids in (held.get(row.sha256, ()),)
    )


def file_row(row: Row[Any], report_ids: tuple[str, ...], *, repeats: bool = False) -> FileRow:
    """Return the value of a *row* of the table of files, which holds *report_ids*."""
    gone = row.status == Status.VANISHED.value
    return FileRow(
        path=row.path,
        sha256=row.sha256,
        status=Status(row.status),
        verdict=Verdict(row.verdict),
        reasons=tuple(json.loads(row.reasons)),
        reports=() if gone else report_ids,
        seen=with_zone(row.seen),
        repeats=repeats and not gone,
    )


def _reports_by_sha256(connection: Connection) -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = defaultdict(list)
    found = select(_report.sha256, _report.id).order_by(_report.sha256, _report.ordinal)
    for sha256, report_id in connection.execute(found):
        held[sha256].append(report_id)
    return {sha256: tuple(ids) for sha256, ids in held.items()}


def statistics(catalog: Catalog) -> Statistics:
    """Return what the library holds, counted."""
    with catalog.reading() as connection:
        role = tables.section_roles.c
        roles = _counts(connection, role.role, of=role.report_id)
        files_held = (
            select(func.count()).select_from(tables.files).where(_file.status != Status.VANISHED.value)
        )
        return Statistics(
            files=connection.execute(files_held).scalar_one(),
            reports=_size(connection, tables.reports, _report.id),
            sections=_size(connection, tables.sections, tables.sections.c.report_id),
            figures=_size(connection, tables.figures, tables.figures.c.report_id),
            conflicts=connection.execute(
                select(func.coalesce(func.sum(_report.conflicts), 0)).where(_report.represents)
            ).scalar_one(),
            repeated=connection.execute(
                select(func.count()).select_from(tables.reports).where(_report.represents, is_repeated())
            ).scalar_one(),
            roles=tuple((Role(role), count) for role, count in roles),
            kinds=_counts(connection, _report.kind),
            years=_counts(connection, _report.year),
            places=_counts(connection, _report.place),
            formats=_formats(connection),
        )


def _size(connection: Connection, table: Any, of: ColumnElement[Any]) -> int:
    wanted = select(func.count()).select_from(table).where(counts_once(of))
    return connection.execute(wanted).scalar_one()


def _counts(
    connection: Connection, column: ColumnElement[Any], of: ColumnElement[Any] = _report.id
) -> Counts:
    count = func.count().label("count")
    found = (
        select(column, count)
        .where(column.is_not(None), counts_once(of))
        .group_by(column)
        .order_by(desc("count"), column)
    )
    return tuple((str(value), number) for value, number in connection.execute(found))


def _formats(connection: Connection) -> Counts:
    """Return the formats and how many originals have each, also where one report lies in several."""
    form, count = tables.originals.c.format, func.count().label("count")
    found = select(form, count).group_by(form).order_by(desc("count"), form)
    return tuple((str(value), number) for value, number in connection.execute(found))
