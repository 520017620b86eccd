"""One writer at a time: a lock across processes that the system gives back when its holder dies.

Beside the lock lies a note on who holds it, which is for messages only: the note of a
dead holder does no harm. Readers need no lock.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.catalog import now
from index.folder import Folder
from report import LibraryBusyError

POLL_SECONDS = 0.2


@contextmanager
def writer_lock(
    folder: Folder, *, wait: bool = True, on_wait: Callable[[str], None] | None = None
) -> Iterator[None]:
    """Hold the writer's lock of the library in *folder*.

    Where another process holds it, *on_wait* is told once who, and again at every look, so that it
    may raise to give up. Raises LibraryBusyError where *wait* is false and it is held.
    """
    lock = FileLock(folder.lock)
    while True:
        try:
            lock.acquire(timeout=POLL_SECONDS if wait else 0)
            break
        except Timeout:
            holder = holder_of(folder)
            if not wait:
                remedy = "请等它结束后再试"
                raise LibraryBusyError(str(folder.path), f"资料库正在由{holder}写入", remedy) from None
            if on_wait:
                on_wait(f"资料库正在由{holder}写入，等它结束后继续")
    try:
        note = {"process": os.getpid(), "since": now().isoformat()}
        _note(folder).write_text(json.dumps(note), "utf-8")
        yield
    finally:
        _note(folder).unlink(missing_ok=True)
        lock.release()


def holder_of(folder: Folder) -> str:
    """Return in Chinese who holds the lock, as far as the note tells."""
    try:
        note = json.loads(_note(folder).read_text("utf-8"))
        return f"进程 {note['process']}（世界时 {note['since'].replace('T', ' ')} 起）"
    except (OSError, ValueError, KeyError):
        return "另一个进程"


def _note(folder: Folder) -> Path:
    return folder.lock.with_suffix(".json")
