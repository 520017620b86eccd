"""Where the command line prints to, and the pool of workers it lends to long work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from rich.console import Console

from ingest.limits import Limits
from ingest.workers import start_workers

out = Console()
err = Console(stderr=True)


@contextmanager
def workers(files: int, limits: Limits) -> Iterator[Executor]:
    """Lend a pool of processes for *files* files: what a file does to its process stays there."""
    count = max(1, min(os.cpu_count() or 1, files))
    with start_workers(count, memory=limits.memory) as pool:
        yield pool
