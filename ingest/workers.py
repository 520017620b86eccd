"""Processes that read files: started afresh on every system, and gone when whoever started them is.

A pool's workers wait for work on a pipe that they hold open themselves, so a parent that is
killed would leave them waiting for ever, each with its dictionaries in memory.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import ProcessPoolExecutor


def start_workers(count: int) -> ProcessPoolExecutor:
    """Return a pool of *count* processes, spawned, so that it behaves alike on Windows and Linux."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(count, mp_context=spawn, initializer=_leave_with_parent)


def _leave_with_parent() -> None:
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
