"""From one version of the schema to the next, so that every library ever made can be opened.

Each step is a function from a connection at its version to the next; they run in order,
all in one transaction. A library of a newer version than this program knows is
refused: an older program would damage it.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from index.tables import metadata, schema
from report import LibraryError

Step = Callable[[Connection], None]


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(insert(schema).values(version=0))


STEPS: tuple[Step, ...] = (_create,)
"""The step at place n leads from version n to n + 1. The first makes an empty database whole:
when the tables change, it keeps what it made then and a new step follows."""


def version_of(connection: Connection) -> int:
    """Return the version of the schema, 0 for an empty database."""
    if not inspect(connection).has_table(schema.name):
        return 0
    version: int = connection.execute(select(schema.c.version)).scalar_one()
    return version


def migrate(connection: Connection, name: str, steps: tuple[Step, ...] = STEPS) -> int:
    """Bring the database up to the last of *steps* and return its version; *name* is for messages.

    Raises LibraryError where the database is newer than that.
    """
    version = version_of(connection)
    if version > len(steps):
        remedy = "请升级本程序后再打开"
        raise LibraryError(
            name, f"资料库由更新的版本建立（{version} 版，本程序最高 {len(steps)} 版）", remedy
        )
    for step in steps[version:]:
        step(connection)
    if version < len(steps):
        connection.execute(update(schema).values(version=len(steps)))
    return len(steps)
