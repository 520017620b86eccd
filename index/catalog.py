"""The catalog: the database that is the truth about a library.

    with catalog.reading() as connection:
        connection.execute(select(tables.reports.c.title))

It opens, migrates and hands out transactions; what is asked in them stands in the module
of the question. Readers never wait for the writer. Who may write is not decided here
but by `index.lock`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from index import migrations, sqlite
from index.folder import Folder
from report import LibraryError


class Catalog:
    """An open catalog; threads may share it."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    @classmethod
    def open(cls, folder: Folder) -> Self:
        """Return the catalog of *folder*, made or migrated where needed; LibraryError where that fails."""
        catalog = cls(sqlite.open_database(folder.catalog), str(folder.path))
        with catalog.reading() as connection:
            version = migrations.version_of(connection)
        if version != len(migrations.STEPS):
            with catalog.writing() as connection:
                migrations.migrate(connection, str(folder.path))
        return catalog

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the catalog throughout."""
        with self._named(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together at the end, or not at all."""
        with (
            self._named(),
            self._engine.connect().execution_options(writing=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            remedy = "请检查磁盘空间和写权限；若文件已损坏，请用备份恢复"
            raise LibraryError(self._name, f"资料库数据库出错（{error.orig}）", remedy) from error


def now() -> datetime:
    """Return the time as the catalog keeps it: UTC, without zone, to the second."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def with_zone(time: datetime) -> datetime:
    """Return a catalog *time* with its zone, as values carry it."""
    return time.replace(tzinfo=UTC)
