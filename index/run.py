"""One ingest under way: where it writes, how files are read, whom it tells, what it has done so far.

run.count(accepted)                 one more file has its row
run.tell(run.tally.progress(path))  whoever watches sees it; raises Cancelled where someone asked to stop
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field

from index import synchronise
from index.accepting import Accepted
from index.catalog import Catalog
from index.chosen import open_engine
from index.folder import Folder
from index.originals import Originals
from index.values import FileRow, Progress
from ingest.file_task import How
from ingest.limits import Limits, default_limits
from report import Status

ENGINE_AFTER = 20_000_000
"""Characters stored before the engine is brought up in the middle of a run, so that they can be found."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an ingest is done: by *executor* side by side, within *limits*.

    *reprocess* reads unchanged files anew too; *job_id* names a queued job to run as.
    """

    executor: Executor | None = None
    limits: Limits = field(default_factory=default_limits)
    reprocess: bool = False
    on_progress: Callable[[Progress], None] | None = None
    job_id: str | None = None


@dataclass(slots=True)
class Tally:
    """What a run has done so far; `stored` counts the characters that the engine does not hold yet."""

    total: int = 0
    counts: Counter[Status] = field(default_factory=Counter)
    rows: list[FileRow] = field(default_factory=list)
    reports: int = 0
    figures: int = 0
    stored: int = 0
    cancelled: bool = False

    def progress(self, current: str | None, message: str | None = None) -> Progress:
        """Return how far the run is, at the file *current*."""
        return Progress(len(self.rows), max(self.total, len(self.rows)), current, dict(self.counts), message)


@dataclass(frozen=True, slots=True)
class Run:
    """One ingest; `read` holds the sha256 of all that it has read and stored."""

    folder: Folder
    catalog: Catalog
    store: Originals
    manner: Manner
    tell: Callable[[Progress], None]
    tally: Tally
    read: set[str] = field(default_factory=set)

    @property
    def how(self) -> How:
        """How files are read in this run."""
        return How(self.manner.limits, self.folder.staging)

    def on_page(self, path: str, done: int, pages: int) -> None:
        """Tell that page *done* of *pages* of the file *path* was recognised."""
        self.tell(self.tally.progress(path, f"识别文字 {done}/{pages} 页"))

    def count(self, accepted: Accepted) -> None:
        """Count what became of a file, and let go of originals that nobody needs any more."""
        for sha256 in accepted.unused:
            self.store.drop(sha256)
        self.tally.counts[accepted.status] += 1
        self.tally.rows.append(accepted.row)
        self.tally.reports += accepted.reports
        self.tally.figures += accepted.figures

    def bring_up_engine(self) -> None:
        """Let the engine follow the catalog."""
        engine = open_engine(self.folder)
        try:
            synchronise.follow(
                self.folder,
                self.catalog,
                engine,
                executor=self.manner.executor,
                on_progress=None if self.tally.cancelled else self._tell_of_engine,
            )
        finally:
            engine.close()
        self.tally.stored = 0

    def _tell_of_engine(self, progress: Progress) -> None:
        """Tell how far the engine is without losing how far the files are."""
        self.tell(self.tally.progress(None, f"{progress.message}（{progress.done}/{progress.total}）"))
