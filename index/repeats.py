"""Conditions on reports that say whether they are there more than once.

select(reports).where(represents, is_repeated())   the cards under 只看有重复的
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, or_, select

from index import tables
from report import Status

_report = tables.reports.c
_twin = tables.reports.alias("twins")
_like = tables.likenesses.c


def several_files() -> ColumnElement[bool]:
    """Return the condition that a report's text lies in several files."""
    file = tables.files.c
    many = (
        select(_twin.c.plain_sha256)
        .join(tables.files, file.sha256 == _twin.c.sha256)
        .where(file.status != Status.VANISHED.value)
        .group_by(_twin.c.plain_sha256)
        .having(func.count() > 1)
    )
    return _report.plain_sha256.in_(many)


def is_repeated() -> ColumnElement[bool]:
    """Return the condition that a report lies in several files or is much like another one."""
    alike = select(_like.report_id).union(select(_like.other_id))
    texts = select(_twin.c.plain_sha256).where(_twin.c.id.in_(alike))
    return or_(several_files(), _report.plain_sha256.in_(texts))


def in_formats(formats: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that one of the files with a report's text is of one of *formats*."""
    original = tables.originals.c
    texts = (
        select(_twin.c.plain_sha256)
        .join(tables.originals, original.sha256 == _twin.c.sha256)
        .where(original.format.in_(formats))
    )
    return _report.plain_sha256.in_(texts)


def in_files(names: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that the path of one of the files with a report's text holds one of *names*."""
    file = tables.files.c
    texts = (
        select(_twin.c.plain_sha256)
        .join(tables.files, file.sha256 == _twin.c.sha256)
        .where(
            or_(*(file.path.contains(name, autoescape=True) for name in names)),
            file.status != Status.VANISHED.value,
        )
    )
    return _report.plain_sha256.in_(texts)


def counts_once(report_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that what belongs to *report_id* does not stand in another report of the same text."""
    return report_id.not_in(select(_twin.c.id).where(~_twin.c.represents))
