"""Many files, one `Outcome` each, in the order they were given, whatever any of them holds.

The work is mapped over an `Executor` that the caller passes in. A file that raises gives
an outcome with its error; a file that kills its worker breaks the whole pool, so the files
then under way are read again one by one, each in a worker of its own, and only the one
that kills is lost. What a text means is not decided here.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from pathlib import Path

from ingest.understand import understand
from ingest.workers import start_workers
from report import Outcome, Status, Verdict

logger = logging.getLogger(__name__)

ReadTask = Callable[[str], Outcome]

AHEAD = 8
"""Files handed to the executor before the first is taken back: bounds what waits in memory."""


def read_file(path: str, *, keep_text: bool = False) -> Outcome:
    """Return the outcome of reading *path*; *keep_text* adds the file's whole text. Never raises."""
    try:
        understanding = understand(Path(path))
    except OSError as error:
        return _failed(
            path, f"文件打不开（{error.strerror or error}）。请确认文件还在、没有被其他程序占用，再试一次"
        )
    except Exception as error:
        logger.warning("reading %s failed", path, exc_info=True)
        return _failed(
            path, f"读取时出错（{type(error).__name__}: {error}）。请把这个文件另存一份再试，或发给维护人员"
        )
    reading = understanding.reading
    return Outcome(
        path=path,
        status=Status.ADDED if understanding.reports else Status.FAILED,
        reports=understanding.reports,
        verdict=reading.verdict,
        reasons=reading.reasons,
        source=understanding.source,
        text=reading.text if keep_text else "",
    )


def read_file_with_text(path: str) -> Outcome:
    """Return the outcome of reading *path* with the whole text kept, as `inspect` shows it."""
    return read_file(path, keep_text=True)


def read_files(
    paths: Iterable[Path], executor: Executor | None = None, *, keep_text: bool = False
) -> Iterator[Outcome]:
    """Yield one outcome for each of *paths* in order; without *executor* they are read in this process."""
    task = read_file_with_text if keep_text else read_file
    names = [str(path) for path in paths]
    if executor is None:
        yield from map(task, names)
        return
    done = 0
    try:
        for outcome in _through(executor, task, names):
            done += 1
            yield outcome
    except BrokenExecutor:
        logger.warning("a worker died; the remaining %d files are read one by one", len(names) - done)
        yield from _one_by_one(task, names[done:])


def _through(executor: Executor, task: ReadTask, names: list[str]) -> Iterator[Outcome]:
    waiting: deque[Future[Outcome]] = deque()
    for name in names:
        waiting.append(executor.submit(task, name))
        if len(waiting) >= AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _one_by_one(task: ReadTask, names: list[str]) -> Iterator[Outcome]:
    pool: ProcessPoolExecutor | None = None
    try:
        for name in names:
            pool = pool or start_workers(1)
            try:
                yield pool.submit(task, name).result()
            except BrokenExecutor:
                pool.shutdown(wait=False)
                pool = None
                yield _failed(name, "读取进程意外退出，可能是文件损坏或过大。请用原软件打开后另存一份再试")
    finally:
        if pool is not None:
            pool.shutdown()


def _failed(path: str, reason: str) -> Outcome:
    return Outcome(path=path, status=Status.FAILED, verdict=Verdict.FAILED, reasons=(reason,), error=reason)
