"""All that is said to SQLite alone: how it is opened, and how it is asked whether it is sound.

Another database gets a module like this one. The catalog itself is written in
SQLAlchemy Core and relies on no rowid, no loose types and no pragma.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

BUSY_SECONDS = 30
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
)


def open_database(path: Path) -> Engine:
    """Return an engine over the database file *path*; threads may share it."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: object) -> None:
    # SQLAlchemy begins the transactions itself (below): a writer that starts by reading must not
    # find on its first write that another has written since.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def damage(connection: Connection) -> tuple[str, ...]:
    """Return what SQLite itself finds wrong with the database file; nothing where all is well."""
    try:
        rows = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check(20)"))]
        rows += [f"{row[0]} → {row[2]}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
    except DatabaseError as error:  # too damaged even to be checked
        return (str(error.orig),)
    return tuple(row for row in rows if row != "ok")
