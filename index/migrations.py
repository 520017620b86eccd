"""From one version of the schema to the next, so that every library ever made can be opened.

Each step is a function from a connection at its version to the next; they run in order,
all in one transaction. A library of a newer version than this program knows is
refused: an older program would damage it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
    column,
    false,
    func,
    insert,
    inspect,
    select,
    table,
    true,
    update,
)

from index.tables import metadata, schema
from report import LibraryError

Step = Callable[[Connection], None]


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    connection.execute(insert(schema).values(version=0))


def _operations(connection: Connection) -> Any:
    # Loaded only where there is something to migrate: it takes as long as a search.
    migration = importlib.import_module("alembic.migration")
    operations = importlib.import_module("alembic.operations")
    return operations.Operations(migration.MigrationContext.configure(connection))


def _prints(connection: Connection, change: Any) -> None:
    """Add what tells texts again; of reports read before, only equal texts are known until they are reread."""
    change.add_column("reports", Column("plain_sha256", String(64), nullable=False, server_default=""))
    change.add_column("reports", Column("represents", Boolean, nullable=False, server_default=true()))
    for name in ("plain_sha256", "represents"):
        change.create_index(f"ix_reports_{name}", "reports", [name])
    change.create_table(
        "bands",
        Column("band", BigInteger, primary_key=True, autoincrement=False),
        Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    change.create_table(
        "runs",
        Column("hash", BigInteger, primary_key=True, autoincrement=False),
        Column("report_id", String(32), primary_key=True),
        Column("place", Integer, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    change.create_table(
        "likenesses",
        Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
        Column("other_id", String(32), ForeignKey("reports.id"), primary_key=True, index=True),
        Column("alike", Float, nullable=False),
        Column("contained", Float, nullable=False),
    )
    _same_texts(connection)


def _same_texts(connection: Connection) -> None:
    report = table(
        "reports", column("id"), column("text_sha256"), column("plain_sha256"), column("represents")
    )
    connection.execute(update(report).values(plain_sha256=report.c.text_sha256))
    first = select(func.min(report.c.id)).group_by(report.c.text_sha256)
    connection.execute(update(report).where(report.c.id.not_in(first)).values(represents=false()))


def _structure(connection: Connection) -> None:
    """Add what is kept of a report's place, topics, citations and of where its file may be cut."""
    change = _operations(connection)
    for of, name in (("originals", "properties"), ("reports", "place_path"), ("reports", "topics")):
        change.add_column(of, Column(name, Text, nullable=False, server_default="[]"))
    change.add_column("conflicts", Column("dismissed", Text))
    for name in ("title_key", "number_key"):
        change.add_column("reports", Column(name, Text))
        change.create_index(f"ix_reports_{name}", "reports", [name])
    change.create_table(
        "proposals",
        Column("sha256", String(64), ForeignKey("originals.sha256"), primary_key=True),
        Column("start", Integer, primary_key=True, autoincrement=False),
        Column("quote", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("reason", Text, nullable=False),
    )
    change.create_table(
        "citations",
        Column("report_id", String(32), ForeignKey("reports.id"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("relation", String(16), nullable=False),
        Column("title", Text),
        Column("number", Text),
        Column("title_key", Text, index=True),
        Column("number_key", Text, index=True),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
    )
    _prints(connection, change)
    change.create_table(
        "dismissals",
        Column("key", Text, primary_key=True),
        Column("reason", Text, nullable=False),
        Column("made", DateTime, nullable=False),
    )


def _calibers(connection: Connection) -> None:
    """Add what is kept of a figure's 口径 and of the names that a person put together or keeps apart."""
    change = _operations(connection)
    change.add_column("figures", Column("caliber", Text))
    change.create_table(
        "indicator_decisions",
        Column("one", Text, primary_key=True),
        Column("other", Text, primary_key=True),
        Column("together", Boolean, nullable=False),
        Column("made", DateTime, nullable=False),
    )


STEPS: tuple[Step, ...] = (_create, _structure, _calibers)
"""The step at place n leads from version n to n + 1; the first makes an empty database whole, of the
newest version, and no other runs on that."""


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
    for step in steps[version:] if version else steps[:1]:
        step(connection)
    if version < len(steps):
        connection.execute(update(schema).values(version=len(steps)))
    return len(steps)
