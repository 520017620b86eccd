"""A person's amendment of a file's structure: kept, and the file's reports drawn anew at once.

    amend(catalog, report_id, Amendment(Subject.HEADING, 812, "当前的短板", "1"))

Cutting or joining gives the reports behind the place other numbers, so each call tells
which report holds the place now. What was said before is kept beside what is said now.
"""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from index import tables
from index.applied import took
from index.catalog import Catalog, now
from index.correction_words import subject_name
from index.loading import load_report
from index.redrawing import redraw
from index.values import Correction
from ingest.amending import NO, YES
from ingest.figures.corrected import FIELDS, read_change
from report import Amendment, BadInputError, NotFoundError, Report, Role, Subject, flatten
from report.figures import Value

_correction = tables.corrections.c
DEEPEST = 9
_REMEDY = (
    f"拆分写 是 或 否；小标题写层级 1–{DEEPEST}，不是标题写 无；部分写一个或几个部分的名称；疑点写明理由"
)
_NOWHERE = "部分要写在一节的开头；标题和拆分要写在一行的开头，表格里的行不行；文件的第一篇没有上一篇可并入"


def amend(catalog: Catalog, report_id: str, amendment: Amendment, note: str | None = None) -> str:
    """Keep *amendment* (its place in the text of its file) and return the report that holds the place now.

    Raises BadInputError for a value that cannot be and NotFoundError for no such report.
    """
    _check(amendment)
    with catalog.writing() as connection:
        report = load_report(connection, report_id)
        sha256 = report.source.sha256
        same = _same(sha256, amendment.field.value, amendment.start, amendment.quote)
        said = select(_correction.value, _correction.before).where(*same)
        before: str | None
        earlier = connection.execute(said).one_or_none()
        if earlier and amendment.field is Subject.FIGURE and earlier.value and amendment.value:
            # What was put right in other fields of the figure stays.
            before = _merged(_value_now(report, amendment), earlier.before)
            amendment = replace(amendment, value=_merged(earlier.value, amendment.value))
        else:
            before = _value_now(report, amendment) if earlier is None else earlier.before
        connection.execute(delete(tables.corrections).where(*same))
        connection.execute(
            insert(tables.corrections).values(
                sha256=sha256,
                start=amendment.start,
                quote=amendment.quote,
                field=amendment.field.value,
                value=amendment.value,
                before=before,
                note=note,
                made=now(),
            )
        )
        drawn = redraw(connection, sha256)
        if not took(amendment, drawn):
            raise BadInputError(amendment.quote, "这里不能这样校正", _NOWHERE)
        return _holder(drawn, amendment.start)


def withdraw(connection: Connection, sha256: str, correction: Correction) -> str:
    """Forget *correction* of the structure of the file *sha256*; return the report that holds its place now."""
    same = _same(sha256, correction.field, correction.start, correction.quote)
    connection.execute(delete(tables.corrections).where(*same))
    return _holder(redraw(connection, sha256), correction.start)


def _same(sha256: str, field: str, start: int, quote: str) -> tuple[ColumnElement[bool], ...]:
    return (
        _correction.sha256 == sha256,
        _correction.field == field,
        _correction.start == start,
        _correction.quote == quote,
    )


def _check(amendment: Amendment) -> None:
    """Raise BadInputError where the value of *amendment* cannot be."""
    value = amendment.value
    match amendment.field:
        case Subject.CUT:
            valid = value in (YES, NO)
        case Subject.HEADING:
            valid = value is None or (value.isdecimal() and 1 <= int(value) <= DEEPEST)
        case Subject.ROLES:
            valid = bool(value) and set((value or "").split()) <= set(Role)
        case Subject.FIGURE:
            valid = value is None or bool(read_change(value))
        case Subject.CONFLICT:
            valid = bool(value and value.strip())
    if not valid:
        raise BadInputError(f"{subject_name(amendment.field)}={value or ''}", "不能这样校正", _REMEDY)


def _value_now(report: Report, amendment: Amendment) -> str | None:
    """Return what stands at the place of *amendment* as it was read."""
    place = amendment.start - report.start
    match amendment.field:
        case Subject.CUT:
            return YES if place == 0 else NO
        case Subject.FIGURE:
            return _figure_now(report, amendment, place)
        case Subject.CONFLICT:
            return None
    section = next((one for one in flatten(report.sections) if one.start == place), None)
    if section is None:
        return None
    if amendment.field is Subject.ROLES:
        return " ".join(section.roles)
    return str(section.level) if section.heading else None


def _figure_now(report: Report, amendment: Amendment, place: int) -> str | None:
    """Return what the figure at *place* says in the fields that *amendment* changes, all where it takes it away."""
    figure = next((one for one in report.figures if one.anchor.start == place), None)
    if figure is None:
        raise NotFoundError(amendment.quote, "这里没有读到数据", "请先刷新，再从列表里选")
    fields = read_change(amendment.value).fields if amendment.value else FIELDS
    return json.dumps({field: _said(getattr(figure, field)) for field in fields}, ensure_ascii=False)


def _merged(fields: str | None, others: str | None) -> str:
    """Return the JSON *fields* with those of *others* put in, which count where both name one."""
    return json.dumps({**json.loads(fields or "{}"), **json.loads(others or "{}")}, ensure_ascii=False)


def _said(value: Value | str | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _holder(reports: tuple[Report, ...], place: int) -> str:
    """Return the id of the one of *reports* in which *place* of the file's text stands."""
    return next((one.id for one in reversed(reports) if one.start <= place), reports[0].id)
