"""Files come into a library: many are read at once, one writer stores, the engine follows.

    ingest(Path("library"), [Path("reports")], executor=pool, on_progress=print)

Every file is a transaction of its own, so a run that is killed loses at most the file at
hand; run again, it leaves the same library as if it had never been disturbed. A second run
waits for the first. Which folders to read, and in how many processes, is the caller's choice.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from index import jobs, synchronise
from index.accepting import Accepted, accept, link, skip, vanish
from index.catalog import Catalog
from index.folder import Folder
from index.lock import writer_lock
from index.originals import Originals
from index.plan import Planned, Step, expand, plan, vanished
from index.values import FileRow, IntakeSummary, Progress
from ingest.batch import read_files
from report import Outcome, Status

ENGINE_AFTER = 20_000_000
"""Characters stored before the engine is brought up in the middle of a run, so that they can be found."""


@dataclass(slots=True)
class _Tally:
    """What a run has done so far."""

    total: int = 0
    counts: Counter[Status] = field(default_factory=Counter)
    rows: list[FileRow] = field(default_factory=list)
    reports: int = 0
    figures: int = 0
    cancelled: bool = False

    def progress(self, current: str | None, message: str | None = None) -> Progress:
        return Progress(len(self.rows), max(self.total, len(self.rows)), current, dict(self.counts), message)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run: where it writes, with whose help, and whom it tells."""

    folder: Folder
    catalog: Catalog
    store: Originals
    executor: Executor | None
    tell: Callable[[Progress], None]
    tally: _Tally


def ingest(
    library_path: Path,
    paths: Sequence[Path],
    *,
    executor: Executor | None = None,
    reprocess: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
    job_id: str | None = None,
) -> IntakeSummary:
    """Take *paths* (of folders: all files below) into the library at *library_path*, made if need be.

    *reprocess* reads unchanged files anew too; *job_id* names a queued job to run as. Raises
    BadInputError for a path that is not there and LibraryError where the library cannot be written.
    """
    began = time.monotonic()
    files = expand(paths)
    folder = Folder.at(library_path, create=True)
    catalog = Catalog.open(folder)
    tally = _Tally(total=len(files))
    try:
        with jobs.running(catalog, job_id or jobs.queue(catalog, "ingest")) as job:
            tell = _telling(job, on_progress)
            run = _Run(folder, catalog, Originals(folder.originals), executor, tell, tally)
            tell(tally.progress(None))
            with writer_lock(folder, on_wait=lambda message: tell(tally.progress(None, message))):
                _run(run, paths, files, reprocess)
            if tally.cancelled:
                raise jobs.Cancelled
            tell(tally.progress(None))
    finally:
        catalog.close()
    return _summary(tally, time.monotonic() - began)


def _telling(
    job: jobs.RunningJob, on_progress: Callable[[Progress], None] | None
) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        if on_progress:
            on_progress(progress)
        job.report(progress)

    return tell


def _run(run: _Run, paths: Sequence[Path], files: Sequence[Path], reprocess: bool) -> None:
    run.store.clear_partial()
    with run.catalog.reading() as connection:
        planned = plan(connection, files, reprocess=reprocess)
        gone = vanished(connection, paths, files)
    try:
        _take_in(run, planned)
        for location in gone:
            with run.catalog.writing() as connection:
                accepted = vanish(connection, location)
            _count(run, accepted)
    except jobs.Cancelled:
        run.tally.cancelled = True
    _bring_up_engine(run)


def _take_in(run: _Run, planned: Sequence[Planned]) -> None:
    outcomes = read_files([Path(item.path) for item in planned if item.step is Step.READ], run.executor)
    stored = 0
    for item in planned:
        run.tell(run.tally.progress(item.path))
        outcome = next(outcomes) if item.step is Step.READ else None
        with run.catalog.writing() as connection:
            accepted = _accepted(connection, run.store, item, outcome)
        _count(run, accepted)
        stored += sum(len(report.text) for report in outcome.reports) if outcome else 0
        if stored > ENGINE_AFTER:
            _bring_up_engine(run)
            stored = 0


def _accepted(connection: Connection, store: Originals, item: Planned, outcome: Outcome | None) -> Accepted:
    if outcome is not None:
        return accept(connection, store, item, outcome)
    return skip(connection, item) if item.step is Step.SKIP else link(connection, item)


def _count(run: _Run, accepted: Accepted) -> None:
    for sha256 in accepted.unused:
        run.store.drop(sha256)
    tally = run.tally
    tally.counts[accepted.status] += 1
    tally.rows.append(accepted.row)
    tally.reports += accepted.reports
    tally.figures += accepted.figures


def _bring_up_engine(run: _Run) -> None:
    engine = synchronise.open_engine(run.folder)
    try:
        synchronise.follow(
            run.folder, run.catalog, engine, executor=run.executor, on_progress=_telling_of_engine(run)
        )
    finally:
        engine.close()


def _telling_of_engine(run: _Run) -> Callable[[Progress], None] | None:
    """Return what tells how far the engine is without losing how far the files are."""
    if run.tally.cancelled:
        return None

    def tell(progress: Progress) -> None:
        said = f"{progress.message}（{progress.done}/{progress.total}）"
        run.tell(run.tally.progress(None, said))

    return tell


def _summary(tally: _Tally, seconds: float) -> IntakeSummary:
    return IntakeSummary(
        added=tally.counts[Status.ADDED],
        replaced=tally.counts[Status.REPLACED],
        skipped=tally.counts[Status.SKIPPED],
        duplicate=tally.counts[Status.DUPLICATE],
        failed=tally.counts[Status.FAILED],
        vanished=tally.counts[Status.VANISHED],
        reports=tally.reports,
        figures=tally.figures,
        seconds=seconds,
        cancelled=tally.cancelled,
        outcomes=tuple(tally.rows),
    )
