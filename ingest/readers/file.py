"""What a reader is given: a file's bytes, its name, its limits and what was recognised in its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.limits import Limits, default_limits
from ingest.readers.paged.page import Box


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of text found in a picture: where it stands in the shown page, in points, and how sure (0 to 1)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The lines found on a page in reading order, the size of the page in points; *reason* says why none.

    `edges` are the ruled lines on it, from which tables are made.
    """

    width: float
    height: float
    lines: tuple[RecognisedLine, ...]
    reason: str | None = None
    edges: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read; `recognised` is by page number (from 1) what text recognition found there."""

    data: bytes
    name: str
    limits: Limits = field(default_factory=default_limits)
    recognised: Mapping[int, RecognisedPage] = field(default_factory=dict)
