"""Documents and what they say of each other, fetched from the catalog for `index.kinship` to decide.

A document is found under the key of its title, under its number, and under the titles that it issues
(关于印发《甲》的通知 stands for 甲). However many documents are asked about, the catalog is asked a few times.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from index import tables
from index.kinship import Claim, Document, keys_of
from index.naming import number_key, places_of, title_key
from report import Relation

_report = tables.reports.c
_citation = tables.citations.c
_DOCUMENT = (
    _report.id,
    _report.title,
    _report.number,
    _report.issuer,
    _report.place,
    _report.place_path,
    _report.date,
    _report.kind,
    _report.text_sha256,
)
CHUNK = 400
"""Values asked for at once: databases limit how many a statement may carry."""


def documents_by_id(connection: Connection, ids: Collection[str]) -> tuple[Document, ...]:
    """Return the documents *ids*, those without a title too."""
    return _documents(connection, _chunks(_report.id, ids))


def namesakes(connection: Connection, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the documents whose titles have the keys of those of *documents*, these among them."""
    keys = {key for one in documents if (key := title_key(one.title))}
    return _documents(connection, _chunks(_report.title_key, keys))


def all_namesakes(connection: Connection) -> tuple[Document, ...]:
    """Return the documents of the library whose titles share their key with another's."""
    shared = select(_report.title_key).group_by(_report.title_key).having(func.count() > 1)
    return _documents(connection, (_report.title_key.in_(shared),))


def claims_by(connection: Connection, documents: Iterable[Document]) -> tuple[Claim, ...]:
    """Return what *documents* say of others, in the order of their texts."""
    known = {one.id: one for one in documents}
    found = _rows(connection, _chunks(_citation.report_id, known))
    return tuple(_claim(row, known[row.report_id]) for row in found)


def claims_on(
    connection: Connection, documents: Sequence[Document], relations: Collection[Relation] = ()
) -> tuple[Claim, ...]:
    """Return what is said by others that may mean one of *documents*, of *relations* only where some are given."""
    titles = {key for one in documents for title in (one.title, *one.issued) for key in _keys(title, one)}
    numbers = {key for one in documents if (key := number_key(one.number))}
    limits = [_citation.relation.in_([one.value for one in relations])] if relations else []
    rows = {
        (row.report_id, row.position): row
        for column, keys in ((_citation.title_key, titles), (_citation.number_key, numbers))
        for row in _rows(connection, _chunks(column, keys), *limits)
    }
    return _with_citing(connection, list(rows.values()))


def all_claims(connection: Connection, relations: Collection[Relation]) -> tuple[Claim, ...]:
    """Return all that is said of *relations* in the library."""
    wanted = _citation.relation.in_([one.value for one in relations])
    return _with_citing(connection, list(_rows(connection, (wanted,))))


def candidates(connection: Connection, claims: Iterable[Claim]) -> dict[str, tuple[Document, ...]]:
    """Return the documents that *claims* may mean, each under all keys by which it may be named."""
    titles: set[str] = set()
    numbers: set[str] = set()
    for claim in claims:
        titles |= keys_of(claim.title, claim.by.places) if claim.title else set()
        numbers |= {key for key in (number_key(claim.number),) if key}
    issuing = select(_citation.report_id).where(_citation.relation == Relation.ATTACHES.value)
    conditions = [
        *_chunks(_report.title_key, titles),
        *_chunks(_report.number_key, numbers),
        *(_report.id.in_(issuing.where(part)) for part in _chunks(_citation.title_key, titles)),
    ]
    under: dict[str, dict[str, Document]] = defaultdict(dict)
    for one in _documents(connection, conditions):
        for key in _all_keys(one):
            under[key][one.id] = one
    return {key: tuple(found.values()) for key, found in under.items()}


def meant_by(claim: Claim, known: dict[str, tuple[Document, ...]]) -> tuple[Document, ...]:
    """Return those of the candidates *known* that share a key with *claim*."""
    keys = set(keys_of(claim.title, claim.by.places)) if claim.title else set()
    keys |= {key for key in (number_key(claim.number),) if key}
    found = {one.id: one for key in sorted(keys) for one in known.get(key, ())}
    return tuple(found.values())


def _all_keys(one: Document) -> set[str]:
    keys = {key for title in (one.title, *one.issued) for key in _keys(title, one)}
    return keys | {key for key in (number_key(one.number),) if key}


def _keys(title: str, one: Document) -> frozenset[str]:
    return keys_of(title, one.places) if title else frozenset()


def _chunks(column: ColumnElement[Any], values: Iterable[str]) -> Iterator[ColumnElement[bool]]:
    ordered = sorted(values)
    for start in range(0, len(ordered), CHUNK):
        yield column.in_(ordered[start : start + CHUNK])


def _rows(
    connection: Connection, conditions: Iterable[ColumnElement[bool]], *limits: ColumnElement[bool]
) -> Iterator[Row[Any]]:
    for condition in conditions:
        wanted = select(tables.citations).where(condition, *limits)
        yield from connection.execute(wanted.order_by(_citation.report_id, _citation.position))


def _with_citing(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Claim, ...]:
    citing = documents_by_id(connection, {row.report_id for row in rows})
    known = {one.id: one for one in citing}
    return tuple(_claim(row, known[row.report_id]) for row in rows)


def _documents(connection: Connection, conditions: Iterable[ColumnElement[bool]]) -> tuple[Document, ...]:
    rows: dict[str, Row[Any]] = {}
    for condition in conditions:
        rows |= {row.id: row for row in connection.execute(select(*_DOCUMENT).where(condition))}
    issued: dict[str, list[str]] = defaultdict(list)
    issues = _citation.relation == Relation.ATTACHES.value
    for row in _rows(connection, _chunks(_citation.report_id, rows), issues):
        issued[row.report_id].append(row.title)
    return tuple(_document(row, tuple(filter(None, issued[row.id]))) for row in rows.values())


def _document(row: Row[Any], issued: tuple[str, ...]) -> Document:
    path = tuple(json.loads(row.place_path)) or ((row.place,) if row.place else ())
    around = tuple(place for place in places_of(row.issuer) if place not in path)
    return Document(
        id=row.id,
        title=row.title or "",
        number=row.number,
        issuer=row.issuer,
        places=(*around, *path),
        date=row.date,
        kind=row.kind,
        text_sha256=row.text_sha256,
        issued=issued,
    )


def _claim(row: Row[Any], by: Document) -> Claim:
    return Claim(by, Relation(row.relation), row.title, row.number, row.start, row.end)
