"""Files come into a library: many are read at once, one writer stores, the engine follows.

    ingest(Path("library"), [Path("reports")], Manner(executor=pool, on_progress=print))

Every file is a transaction of its own, so a run that is killed loses at most the file at
hand; run again, it leaves the same library as if it had never been disturbed. A second run
waits for the first. Which folders to read, and in how many processes, is the caller's choice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from index import jobs
from index.catalog import Catalog
from index.folder import Folder
from index.freshness import Means
from index.lock import writer_lock
from index.originals import Originals
from index.plan import expand, plan, vanished
from index.run import Manner, Run, Tally
from index.take_in import forget, take_in
from index.values import IntakeSummary, Progress
from ingest import check_vocabulary
from report import Status


def ingest(library_path: Path, paths: Sequence[Path], manner: Manner | None = None) -> IntakeSummary:
    """Take *paths* (of folders: all files below) into the library at *library_path*, made if need be.

    Raises BadInputError for a path that is not there or a word list that cannot be read, and LibraryError where the library cannot be written.
    """
    began = time.monotonic()
    manner = manner or Manner()
    check_vocabulary()
    files = expand(paths)
    folder = Folder.at(library_path, create=True)
    catalog = Catalog.open(folder)
    tally = Tally(total=len(files))
    try:
        with jobs.running(catalog, manner.job_id or jobs.queue(catalog, "ingest")) as job:
            tell = _telling(job, manner.on_progress)
            run = Run(folder, catalog, Originals(folder.originals), manner, tell, tally)
            tell(tally.progress(None))
            with writer_lock(folder, on_wait=lambda message: tell(tally.progress(None, message))):
                _run(run, paths, files)
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


def _run(run: Run, paths: Sequence[Path], files: Sequence[Path]) -> None:
    run.store.clear_partial()
    run.folder.clear_staging()
    with run.catalog.reading() as connection:
        means = Means.at_hand(run.manner.limits)
        planned = plan(connection, files, means, reprocess=run.manner.reprocess)
        gone = vanished(connection, paths, files)
    try:
        take_in(run, planned)
        forget(run, gone)
    except jobs.Cancelled:
        run.tally.cancelled = True
    run.bring_up_engine()


def _summary(tally: Tally, seconds: float) -> IntakeSummary:
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
