"""What a library answers with: cards, hits, tables of figures, jobs.

All values are frozen and hold no connection; times are UTC. A card is what a list
shows of a report (`Library.card`), a `report.Report` is the whole of it
(`Library.report`). Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from index.synonyms import Widened
from report import Figure, Hit, Query, Role, Status, Verdict

Order = Literal["date", "title", "added"]
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Browse:
    """Which cards to list: empty filters let everything through, *years* is an inclusive pair.

    `text` must stand in the title. `repeated` wants those that lie in several files or are much like
    another report, or those that do not. `order` is "date" (newest first), "title" or "added" (latest first).
    """

    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    validities: tuple[Validity, ...] = ()
    text: str = ""
    repeated: bool | None = None
    order: Order = "date"
    limit: int = 50
    offset: int = 0


class Validity(StrEnum):
    """What became of a document, as others in the library prove; nothing proved is None, never that it holds."""

    REPEALED = "repealed"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class ReportCard:
    """A report as a list shows it; `sections`, `figures` and `conflicts` are how many it has.

    `paths` are all files that are this report, by the same bytes or the same text, as they were given.
    """

    id: str
    title: str | None
    kind: str
    number: str | None
    issuer: str | None
    place: str | None
    date: str | None
    format: str
    name: str
    paths: tuple[str, ...]
    sections: int
    figures: int
    conflicts: int
    added: datetime
    verdict: Verdict
    reasons: tuple[str, ...]
    place_path: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    validity: Validity | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A hit with the headings it stands under, outermost first, and all roles that reach it."""

    hit: Hit
    headings: tuple[str, ...]
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class ReportHit:
    """A report that answers a query, with its best passages, best first."""

    card: ReportCard
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the reports that answer a query have each value of a *field* (as in `Query`), most first."""

    field: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Answers to a query, best first; `total` is how many reports answer it in all.

    `relaxed` says that reports which hold only some of the words are among them, `widened` what was looked for
    in other words too. `facets` count over all of them, where they were asked for (`index.facets`).
    """

    hits: tuple[ReportHit, ...]
    total: int
    relaxed: bool
    query: Query
    facets: tuple[Facet, ...] = ()
    widened: tuple[Widened, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a library holds, counted; the pairs are ordered by count, most first.

    A report that lies in several files counts once; `repeated` of the reports do, or are much like another.
    """

    files: int
    reports: int
    sections: int
    figures: int
    conflicts: int
    repeated: int
    roles: tuple[tuple[Role, int], ...]
    kinds: Counts
    years: Counts
    places: Counts
    formats: Counts


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with the card of its report; `canonical_key` is equal for comparable indicators."""

    figure: Figure
    card: ReportCard
    canonical_key: str

    @property
    def scope(self) -> str:
        """Whose figure it is: its own scope, else the place of its report, "" where both are unknown."""
        return self.figure.scope or self.card.place or ""


@dataclass(frozen=True, slots=True)
class CompareCell:
    """All figures of one scope and time: several are shown as several, never averaged."""

    scope: str
    time: str
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Restricted:
    """A figure of less than the whole of its scope, and the words that say so (其中：退捕渔民户数)."""

    words: str
    row: FigureRow


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator over scopes and times; a year's end stands under its year.

    `near` lists (indicator, what differs, how many figures), `restricted` the figures of the same
    indicator that speak of a part of a scope only, `mixed` says in Chinese what is mixed in the cells.
    """

    indicator: str
    unit: str
    scopes: tuple[str, ...]
    times: tuple[str, ...]
    cells: tuple[CompareCell, ...]
    near: tuple[tuple[str, str, int], ...]
    restricted: tuple[Restricted, ...] = ()
    mixed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that a library was given: what became of it, and which reports it holds.

    `repeats` says that another file stands for the text of each of them.
    """

    path: str
    sha256: str | None
    status: Status
    verdict: Verdict
    reasons: tuple[str, ...]
    reports: tuple[str, ...]
    seen: datetime
    repeats: bool = False


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """A long piece of work as its row in the jobs table tells; `current` is the file at hand."""

    id: str
    kind: str
    state: JobState
    total: int
    done: int
    current: str | None
    started: datetime | None
    heartbeat: datetime | None
    finished: datetime | None
    message: str | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest or rebuild is; `message` says what is waited for or done besides, in Chinese."""

    done: int
    total: int
    current: str | None
    counts: Mapping[Status, int]
    message: str | None = None


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """What an ingest did: numbers of files by outcome, reports and figures stored, and each file's row."""

    added: int
    replaced: int
    skipped: int
    duplicate: int
    failed: int
    vanished: int
    reports: int
    figures: int
    seconds: float
    cancelled: bool
    outcomes: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put right in a report: a *field* of its metadata, or of its structure (cut, heading, roles).

    `start` and `quote` tell the place in the text of the file: where the report begins, or the section.
    `applied` is False where the words are gone, or nothing can be put right there any more.
    """

    report_id: str
    field: str
    value: str | None
    before: str | None
    note: str | None
    made: datetime
    start: int
    quote: str
    applied: bool = True


@dataclass(frozen=True, slots=True)
class CutProposal:
    """A place in report *report_id* where another may begin: *start* counts in the report's text.

    `before` and `after` are the lines around the place, `paths` the files that hold it.
    """

    report_id: str
    start: int
    title: str
    reason: str
    before: str
    after: str
    paths: tuple[str, ...]
