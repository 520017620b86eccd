"""Where the command line prints to, and the pool of workers it lends to long work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from rich.console import Console

from ingest.workers import start_workers

out = Console()
err = Console(stderr=True)

FEW = 4
"""Up to this many files, starting worker processes costs more than it saves."""


@contextmanager
def workers(files: int) -> Iterator[Executor | None]:
    """Lend a process pool for *files* files, or None when this process alone is faster."""
    count = min(os.cpu_count() or 1, files)
    if files <= FEW or count == 1:
        yield None
        return
    with start_workers(count) as pool:
        yield pool
