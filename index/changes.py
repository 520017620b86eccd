"""The numbered list of what came, went or changed, which an engine follows.

Each entry names a report and nothing else: whoever follows looks the report up and finds
what it is now, so a change may be taken over twice without harm.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from index import tables


def note(connection: Connection, report_id: str) -> None:
    """Note that *report_id* came, went or changed."""
    connection.execute(insert(tables.changes).values(report_id=report_id))


def latest(connection: Connection) -> int:
    """Return the number of the latest change, 0 where there was none."""
    return connection.execute(select(func.max(tables.changes.c.generation))).scalar_one() or 0


def since(connection: Connection, generation: int) -> tuple[str, ...]:
    """Return the reports that changed after *generation*, sorted."""
    change = tables.changes.c
    found = (
        select(change.report_id).where(change.generation > generation).distinct().order_by(change.report_id)
    )
    return tuple(connection.execute(found).scalars())
