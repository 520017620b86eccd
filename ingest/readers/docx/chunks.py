"""Read a file that a Word document takes in as it is (w:altChunk): a web page, a text, another document.

    <w:altChunk r:id="r5"/> -> the Reading of the part that r5 points to

Programs that put reports together from pieces write such documents; Word shows the pieces as text. How
deep pieces may lie in pieces is limited as it is for archives in archives.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ingest.limits import Limits
from ingest.readers.registry import read
from report import Reading, Verdict


def read_chunk(data: bytes, name: str, limits: Limits) -> Reading:
    """Return what the part *name* with the bytes *data* says."""
    if limits.depth < 1:
        return Reading((), Verdict.FAILED, ("嵌套层数过多，没有读取。",))
    return read(Path(name), data=data, limits=replace(limits, depth=limits.depth - 1))
