"""Whether a library is whole: its originals, its catalog, its engine.

Each finding is a Chinese sentence that says what is wrong and what helps. Nothing is
repaired here.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from index import changes, sqlite, tables
from index.catalog import Catalog
from index.engines.base import SearchEngine
from index.folder import Folder
from index.originals import Originals
from ingest.files import sha256_of

_REBUILD = "请运行 diaoyan rebuild"
_INGEST = "请重新入库原文件"


def verify(folder: Folder, catalog: Catalog, engine: SearchEngine) -> tuple[str, ...]:
    """Return what is wrong with the library, in Chinese; nothing where all is well."""
    with catalog.reading() as connection:
        damage = sqlite.damage(connection)
        if damage:  # what a damaged database says of the rest is not to be trusted
            return tuple(f"数据库：{finding}。请用备份恢复" for finding in damage)
        return (
            *_originals(connection, Originals(folder.originals)),
            *_reports(connection),
            *_engine(connection, engine),
        )


def _originals(connection: Connection, store: Originals) -> Iterator[str]:
    original = tables.originals.c
    stored = set(store.names())
    rows = connection.execute(
        select(original.sha256, original.name).order_by(original.name, original.sha256)
    ).all()
    for sha256, name in rows:
        if sha256 not in stored:
            yield f"原始文件缺失：{name}（{sha256[:16]}）。{_INGEST}"
        elif sha256_of(store.path(sha256)) != sha256:
            yield f"原始文件已被改动：{name}（{sha256[:16]}）。请删除 originals 中的该文件，{_INGEST}"
    for sha256 in sorted(stored - {row.sha256 for row in rows}):
        yield f"originals 中有目录之外的文件：{sha256[:16]}。可以删除；若属于本库，{_INGEST}"


def _reports(connection: Connection) -> Iterator[str]:
    report = tables.reports.c
    for table, column in ((tables.sections, report.sections), (tables.figures, report.figures)):
        held = select(func.count()).select_from(table).where(table.c.report_id == report.id).scalar_subquery()
        for report_id in connection.execute(
            select(report.id).where(held != column).order_by(report.id)
        ).scalars():
            yield f"报告 {report_id} 的 {table.name} 数目与目录不符。请用 diaoyan ingest --reprocess 重读该文件"


def _engine(connection: Connection, engine: SearchEngine) -> Iterator[str]:
    if engine.generation() != changes.latest(connection):
        yield f"检索引擎落后于目录。{_REBUILD}"
        return
    counted = tuple(
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (tables.reports, tables.sections)
    )
    held = engine.counts()
    if held != counted:
        yield f"检索引擎中有 {held[0]} 篇报告、{held[1]} 个部分，目录中有 {counted[0]} 篇、{counted[1]} 个。{_REBUILD}"
