"""Make many small values without the garbage collector looking through them again and again.

    with uncollected(): lines = [read_lines(page) for page in pages]

A page is some 1,500 boxes and characters. They hold no cycles and are let go with their page, yet Python
takes their number for a sign of garbage, and searches all that a program has loaded: a tenth of the time
that a PDF takes.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from running; afterwards it is as it was."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
