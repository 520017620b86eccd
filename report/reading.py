"""A file as it was read: its blocks, and an honest word on how far the reading went."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from report.amendments import Proposal
from report.blocks import Block, block_text

if TYPE_CHECKING:
    from report.report import Report


class Verdict(StrEnum):
    """How far a file could be read; everything but `complete` comes with reasons.

    What was left out on purpose, or comes from text recognition, is said of a complete reading too.
    """

    COMPLETE = "complete"
    PARTIAL = "partial"
    NEEDS_OCR = "needs_ocr"
    ENCRYPTED = "encrypted"
    UNSUPPORTED = "unsupported"
    FAILED = "failed"


class Status(StrEnum):
    """What became of a file in an ingest run."""

    ADDED = "added"
    REPLACED = "replaced"
    SKIPPED = "skipped"
    DUPLICATE = "duplicate"
    FAILED = "failed"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Source:
    """The file a report comes from: its name, the hash of its bytes, format and size in bytes."""

    name: str
    sha256: str
    format: str
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a file.

    `reasons` are Chinese sentences that a person can act on; `properties` is what the
    format itself says of the document (title, author, created), evidence and not truth. `scans` are
    the pages (from 1) that are pictures of text and were not recognised yet.
    """

    blocks: tuple[Block, ...]
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    format: str = ""
    pages: int | None = None
    properties: tuple[tuple[str, str], ...] = field(default=())
    scans: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The blocks' texts joined by line feeds; the blocks' offsets count in it."""
        return "\n".join(block_text(block) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Member:
    """A file that was in an archive: its name, unlike any other's there, and where its bytes now stand.

    `share` is how many bytes and files it may unpack to in its turn, where it is an archive itself.
    """

    name: str
    place: Path
    share: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of an archive that was not taken out, and why, in words for a person."""

    name: str
    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: every file of a run has exactly one.

    `scans` are the pages (from 1) that are pictures of text; `members` are the files in an archive,
    which have outcomes of their own. `properties` is what the format says of the document, `proposals`
    are the places where another report may begin.
    """

    path: str
    status: Status
    reports: tuple[Report, ...] = ()
    verdict: Verdict = Verdict.COMPLETE
    reasons: tuple[str, ...] = ()
    source: Source | None = None
    text: str = ""
    error: str | None = None
    scans: tuple[int, ...] = ()
    members: tuple[Member | Refused, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    proposals: tuple[Proposal, ...] = ()
