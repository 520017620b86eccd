"""Processes that read files, and outlive what they read.

    with start_workers(2, memory=2**31) as pool:
        pool.within(120, read_file, given).result()

A task that takes too long, asks for too much memory or kills its process costs only itself: the
process is replaced and the others go on. Processes are spawned, so that it is the same on Windows and
Linux, and leave with the process that started them, which would otherwise leave them waiting for
ever, each with its dictionaries in memory.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from functools import partial
from typing import Any, Self, TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool

OUT_OF_MEMORY = 86
"""The exit code of a process that has grown past its limit."""

LOOK_EVERY = 0.2
"""Seconds between two looks at how much memory a process holds."""

TASKS_EACH = 500
"""Tasks after which a process is replaced: what earlier ones left in memory must not count for ever."""

T = TypeVar("T")


class Workers(Executor):
    """A pool of *count* processes, none of which may hold more than *memory* bytes."""

    def __init__(self, count: int, *, memory: int) -> None:
        spawn: Any = multiprocessing.get_context("spawn")
        self._pool: Any = ProcessPool(
            count, max_tasks=TASKS_EACH, initializer=_settle, initargs=(memory,), context=spawn
        )

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run *fn* in one of the processes, however long it takes."""
        return self._schedule(partial(fn, *args, **kwargs), None)

    def within(self, seconds: float, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Run *fn* in one of the processes; one that works on it for longer than *seconds* is ended."""
        return self._schedule(partial(fn, *args), seconds)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, when their tasks are done or, with *cancel_futures*, at once."""
        if cancel_futures:
            self._pool.stop()
        else:
            self._pool.close()
        if wait:
            self._pool.join()

    def _schedule(self, call: Callable[[], T], seconds: float | None) -> Future[T]:
        try:
            future: Future[T] = self._pool.schedule(call, timeout=seconds)
        except RuntimeError as error:  # how the pool says that it has failed or was shut down
            raise BrokenExecutor(str(error)) from error
        return future

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.shutdown(cancel_futures=kind is not None)


def start_workers(count: int, *, memory: int) -> Workers:
    """Return a pool of *count* processes, none of which may hold more than *memory* bytes."""
    return Workers(count, memory=memory)


def lost(error: BaseException) -> str | None:
    """Return why a task has no result, in Chinese, where *error* says that its process is gone; else None."""
    if isinstance(error, TimeoutError):
        return "读取超过了时间上限，已停止。请用原软件打开后拆分或另存一份再试，或调高限额（seconds、page_seconds）"
    if isinstance(error, ProcessExpired) and error.exitcode == OUT_OF_MEMORY:
        return "读取占用的内存超过上限，已停止。请用原软件打开后拆分或另存一份再试，或调高限额（memory）"
    if isinstance(error, ProcessExpired | BrokenExecutor):
        return "读取进程意外退出，可能是文件损坏或过大。请用原软件打开后另存一份再试"
    return None


def _settle(memory: int) -> None:
    # A process that is told to end cleans up behind itself, and ends the programs that it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=_wait_for_parent, daemon=True).start()
    threading.Thread(target=_watch_memory, args=(memory,), daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _end_at_once(1)


def _watch_memory(most: int) -> None:
    process = psutil.Process()
    while process.memory_info().rss <= most:
        time.sleep(LOOK_EVERY)
    _end_at_once(OUT_OF_MEMORY)


def _end_at_once(code: int) -> None:
    """End this process, whatever it is doing, and the programs that it has started."""
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()
    os._exit(code)
