"""Many files, one `Outcome` each, in the order they were given, whatever any of them holds.

    read_files([Given("党建.docx"), Given("扫描.pdf")], executor)  ->  Outcome, Outcome

The work is mapped over an `Executor` that the caller passes in. A file that raises, takes too long or
kills its worker gives an outcome that says so, and the others are read. Pages that are pictures are
recognised as tasks of their own, side by side, before their file is read again with what was found.
An archive's outcome names its members; whoever asked decides which of them to read.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from ingest import recognition
from ingest.file_task import Given, How, failed, read_given
from ingest.limits import Limits
from ingest.readers import RecognisedPage
from ingest.workers import Workers, lost, start_workers
from report import Outcome

logger = logging.getLogger(__name__)

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
OnPage = Callable[[str, int, int], None]
"""Told of each page that was recognised: the file's path, how many are done, of how many."""

AHEAD = 8
"""Tasks handed to the executor before the first is taken back: bounds what waits in memory."""


def read_file(given: Given, how: How, recognised: Mapping[int, RecognisedPage] | None = None) -> Outcome:
    """Return the outcome of reading *given*; *recognised* is what was found on its pages. Never raises."""
    try:
        return read_given(given, how, recognised)
    except OSError as error:
        reason = f"文件打不开（{error.strerror or error}）。请确认文件还在、没有被其他程序占用，再试一次"
        return failed(given.path, reason)
    except Exception as error:
        logger.warning("reading %s failed", given.path, exc_info=True)
        reason = f"读取时出错（{type(error).__name__}: {error}）。请把这个文件另存一份再试，或发给维护人员"
        return failed(given.path, reason)


def recognise_page(place: Path, form: str, page: int, limits: Limits) -> RecognisedPage:
    """Return what is recognised on *page* (from 1) of the file at *place*. Never raises."""
    try:
        return recognition.recognise(place, form, page, limits)
    except Exception as error:
        logger.warning("recognising page %d of %s failed", page, place, exc_info=True)
        return RecognisedPage(0, 0, (), f"文字识别出错（{type(error).__name__}: {error}）")


def read_files(
    files: Sequence[Given],
    executor: Executor | None = None,
    how: How | None = None,
    *,
    on_page: OnPage | None = None,
) -> Generator[Outcome, None, None]:
    """Yield one outcome for each of *files* in order; without *executor* they are read in this process."""
    batch = _Batch(executor or _Here(), how or How(), on_page)
    try:
        tasks = (batch.reading(file) for file in files)
        with closing(batch.ahead(tasks)) as results:
            for file, result in zip(files, results, strict=True):
                yield batch.outcome(file, result)
    finally:
        batch.close()


@dataclass(frozen=True, slots=True)
class _Lost:
    """What stands for the result of a task whose process is gone: the reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Task(Generic[T_co]):
    """Something to be done in a worker within *seconds*."""

    call: Callable[[], T_co]
    seconds: int


@dataclass(frozen=True, slots=True)
class _Sent(Generic[T]):
    """A task that is under way, and with whom."""

    task: _Task[T]
    future: Future[T]
    executor: Executor


class _Here(Executor):
    """Does each task at once, in this process."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class _Batch:
    """Files on their way through an executor; one that breaks is replaced by workers of our own."""

    def __init__(self, executor: Executor, how: How, on_page: OnPage | None) -> None:
        self._executor, self._how, self._on_page = executor, how, on_page
        self._own: Workers | None = None

    def reading(self, file: Given, recognised: Mapping[int, RecognisedPage] | None = None) -> _Task[Outcome]:
        """Return the task of reading *file*."""
        return _Task(partial(read_file, file, self._how, recognised), self._how.limits.seconds)

    def ahead(self, tasks: Iterable[_Task[T]]) -> Generator[T | _Lost, None, None]:
        """Yield the results of *tasks* in order, some tasks being under way before they are asked for."""
        waiting: deque[_Sent[T]] = deque()
        most = 1 if isinstance(self._executor, _Here) else AHEAD
        try:
            for task in tasks:
                waiting.append(self._sent(task))
                if len(waiting) >= most:
                    result = self._result(waiting.popleft())
                    yield result
            while waiting:
                result = self._result(waiting.popleft())
                yield result
        finally:
            for sent in waiting:
                sent.future.cancel()

    def outcome(self, file: Given, result: Outcome | _Lost) -> Outcome:
        """Return the outcome of *file*, its pictured pages recognised where that can be done here."""
        if isinstance(result, _Lost):
            return failed(file.path, result.reason)
        if result.source is None or not result.scans or not recognition.available():
            return result
        found = dict(self._recognised(file, result.source.format, result.scans))
        return self._read_again(file, found)

    def close(self) -> None:
        """End the workers that were started here."""
        if self._own is not None:
            self._own.shutdown(cancel_futures=True)

    def _recognised(
        self, file: Given, form: str, pages: Sequence[int]
    ) -> Iterator[tuple[int, RecognisedPage]]:
        limits = self._how.limits
        tasks = (
            _Task(partial(recognise_page, file.location, form, page, limits), limits.page_seconds)
            for page in pages
        )
        with closing(self.ahead(tasks)) as results:
            for done, (page, found) in enumerate(zip(pages, results, strict=True), 1):
                yield page, RecognisedPage(0, 0, (), found.reason) if isinstance(found, _Lost) else found
                if self._on_page:
                    self._on_page(file.path, done, len(pages))

    def _read_again(self, file: Given, found: Mapping[int, RecognisedPage]) -> Outcome:
        result = self._result(self._sent(self.reading(file, found)))
        return failed(file.path, result.reason) if isinstance(result, _Lost) else result

    def _sent(self, task: _Task[T]) -> _Sent[T]:
        try:
            return _sent_to(self._executor, task)
        except BrokenExecutor:
            return _sent_to(self._replaced(), task)

    def _result(self, sent: _Sent[T]) -> T | _Lost:
        try:
            return sent.future.result()
        except Exception as error:
            if isinstance(error, BrokenExecutor) and not isinstance(sent.executor, Workers):
                # A pool that was lent is lost with all it worked on; only one task is to blame.
                return self._result(_sent_to(self._own or self._replaced(), sent.task))
            reason = lost(error)
            if reason is None:
                raise
            return _Lost(reason)

    def _replaced(self) -> Workers:
        logger.warning("the pool of workers broke; another takes its place")
        self.close()
        self._own = start_workers(1, memory=self._how.limits.memory)
        self._executor = self._own
        return self._own


def _sent_to(executor: Executor, task: _Task[T]) -> _Sent[T]:
    if isinstance(executor, Workers):
        return _Sent(task, executor.within(task.seconds, task.call), executor)
    return _Sent(task, executor.submit(task.call), executor)
