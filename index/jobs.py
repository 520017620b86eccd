"""Long work as rows of the catalog: who watches it reads them, who cancels it writes one.

    queued -> running -> done | failed | cancelled

Whoever works sends a heartbeat; a running job without one for a while has died, and is told
so. Nothing here starts a process.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, insert, select, update

from index.catalog import Catalog, now, with_zone
from index.tables import jobs
from index.values import Job, JobState, Progress
from report import NotFoundError

HEARTBEAT_SECONDS = 2.0
STALE = timedelta(seconds=30)
_DIED = "工作进程已中断。请重新运行，已完成的部分不会重做"
_OPEN = (JobState.QUEUED.value, JobState.RUNNING.value)


class Cancelled(Exception):  # noqa: N818 - not an error: someone asked for it
    """Raised inside a job when someone has asked for it to stop."""


def queue(catalog: Catalog, kind: str) -> str:
    """Add a job that waits to be started; return its id."""
    job_id = str(uuid4())
    row = {"id": job_id, "kind": kind, "state": JobState.QUEUED.value, "cancel": False, "total": 0, "done": 0}
    with catalog.writing() as connection:
        connection.execute(insert(jobs).values(**row, created=now(), counts="{}"))
    return job_id


def latest(catalog: Catalog, limit: int) -> tuple[Job, ...]:
    """Return the latest *limit* jobs, newest first; those that died are marked as failed first."""
    mark_stale(catalog)
    with catalog.reading() as connection:
        found = select(jobs).order_by(jobs.c.created.desc(), jobs.c.id).limit(limit)
        return tuple(_job(row) for row in connection.execute(found))


def get(catalog: Catalog, job_id: str) -> Job:
    """Return job *job_id*; NotFoundError where there is none."""
    mark_stale(catalog)
    with catalog.reading() as connection:
        row = connection.execute(select(jobs).where(jobs.c.id == job_id)).one_or_none()
    if row is None:
        raise NotFoundError(job_id, "没有这项任务", "请刷新任务列表")
    return _job(row)


def cancel(catalog: Catalog, job_id: str) -> None:
    """Ask job *job_id* to stop; one that was not yet started is cancelled at once."""
    get(catalog, job_id)
    mine = jobs.c.id == job_id
    queued = jobs.c.state == JobState.QUEUED.value
    with catalog.writing() as connection:
        connection.execute(update(jobs).where(mine).values(cancel=True))
        ended = {"state": JobState.CANCELLED.value, "finished": now()}
        connection.execute(update(jobs).where(mine, queued).values(**ended))


def mark_stale(catalog: Catalog) -> None:
    """Mark running jobs as failed whose last heartbeat is too long ago."""
    stale = (jobs.c.state == JobState.RUNNING.value, jobs.c.heartbeat < now() - STALE)
    with catalog.reading() as connection:
        if not connection.execute(select(jobs.c.id).where(*stale)).first():
            return
    with catalog.writing() as connection:
        died = {"state": JobState.FAILED.value, "finished": now(), "message": _DIED}
        connection.execute(update(jobs).where(*stale).values(**died))


class RunningJob:
    """A job as its worker holds it: it tells how far it is and asks whether to go on."""

    def __init__(self, catalog: Catalog, job_id: str) -> None:
        self.id = job_id
        self._catalog = catalog
        self._latest: Progress | None = None
        self._ended = threading.Event()
        self._cancelled = False

    def report(self, progress: Progress) -> None:
        """Keep *progress* for the next heartbeat; raises Cancelled where someone has asked to stop."""
        self._latest = progress
        self.check()

    def check(self) -> None:
        """Raise Cancelled where someone has asked to stop, as of the last heartbeat."""
        if self._cancelled:
            raise Cancelled

    def beat(self) -> None:
        """Write the latest progress and the time; read whether someone has asked to stop."""
        values: dict[str, Any] = {"heartbeat": now(), **_progress_values(self._latest)}
        with self._catalog.writing() as connection:
            connection.execute(update(jobs).where(jobs.c.id == self.id).values(**values))
            asked = connection.execute(select(jobs.c.cancel).where(jobs.c.id == self.id)).scalar_one()
        self._cancelled = bool(asked)

    def beat_until_ended(self) -> None:
        """Send heartbeats until `end`, for a thread of its own."""
        while not self._ended.wait(HEARTBEAT_SECONDS):
            self.beat()

    def end(self, state: JobState, message: str | None) -> None:
        """Write the last progress and how it ended."""
        self._ended.set()
        self.beat()
        with self._catalog.writing() as connection:
            values = {"state": state.value, "finished": now(), "message": message}
            connection.execute(update(jobs).where(jobs.c.id == self.id).values(**values))


@contextmanager
def running(catalog: Catalog, job_id: str) -> Iterator[RunningJob]:
    """Run the body as job *job_id*: with heartbeats, and its end noted whichever way it ends.

    `Cancelled` ends it quietly; other errors are noted and raised on.
    """
    job = RunningJob(catalog, job_id)
    with catalog.writing() as connection:
        started = {"state": JobState.RUNNING.value, "started": now(), "heartbeat": now()}
        connection.execute(update(jobs).where(jobs.c.id == job_id, jobs.c.state.in_(_OPEN)).values(**started))
    job.beat()
    pulse = threading.Thread(target=job.beat_until_ended, daemon=True)
    pulse.start()
    state, message = JobState.FAILED, None
    try:
        yield job
        state = JobState.DONE
    except Cancelled:
        state, message = JobState.CANCELLED, "已按要求停止，已入库的文件保留"
    except BaseException as error:
        message = str(error) or type(error).__name__
        raise
    finally:
        job.end(state, message)


def _progress_values(progress: Progress | None) -> dict[str, Any]:
    if progress is None:
        return {}
    counts = json.dumps({status.value: count for status, count in progress.counts.items()})
    return {
        "total": progress.total,
        "done": progress.done,
        "current": progress.current,
        "message": progress.message,
        "counts": counts,
    }


def _job(row: Row[Any]) -> Job:
    started, heartbeat, finished = (
        time and with_zone(time) for time in (row.started, row.heartbeat, row.finished)
    )
    counts = tuple(json.loads(row.counts).items())
    state = JobState(row.state)
    ids = (row.id, row.kind, state, row.total, row.done, row.current)
    return Job(*ids, started, heartbeat, finished, row.message, counts)
