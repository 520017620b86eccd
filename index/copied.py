"""Passages that stand word for word in two reports, found by the runs they share.

    copied(connection, report_id) → Copied(found, more, common)

A shared run is only a hint: each is extended in both texts as far as their letters, digits and Han
characters agree. Runs that stand in more than COMMON other reports are set phrases or quoted law; they
make no passage, and how many they are is said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from index import tables
from index.prints import chunks
from ingest.plain import Plain, plain
from ingest.prints import PASSAGE, prints_of

COMMON = 20
OTHERS = 20
"""Reports that are compared word for word: those that share most."""
_report = tables.reports.c
_run = tables.runs.c


@dataclass(frozen=True, slots=True)
class Twice:
    """A passage of a report and where it stands in report *other_id*; offsets count in each report's text."""

    start: int
    end: int
    other_id: str
    other_start: int
    other_end: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Passages by their place; `more` reports share some too, `common` runs stand in very many reports."""

    found: tuple[Twice, ...]
    more: int
    common: int


@dataclass(frozen=True, slots=True)
class _Match:
    """A passage in two plain texts."""

    start: int
    other: int
    length: int

    def holds(self, start: int, other: int) -> bool:
        return other - start == self.other - self.start and self.start <= start < self.start + self.length


@dataclass(frozen=True, slots=True)
class _Shared:
    """By report the runs (hash, place in it) that it shares, and the runs that very many reports have."""

    runs: dict[str, list[tuple[int, int]]]
    common: frozenset[int]


def copied(connection: Connection, report_id: str, text: str, apart: frozenset[str]) -> Copied:
    """Return what report *report_id*, whose text is *text*, shares with others but for those in *apart*."""
    prints = prints_of(text)
    places: dict[int, list[int]] = defaultdict(list)
    for value, place in zip(prints.hashes, prints.places, strict=True):
        places[value].append(place)
    shared = _shared(connection, places, apart | {report_id})
    most = sorted(shared.runs, key=lambda one: (-len(shared.runs[one]), one))
    mine = plain(text)
    found: list[Twice] = []
    for other_id in most[:OTHERS]:
        other_text = connection.execute(select(_report.text).where(_report.id == other_id)).scalar_one()
        pairs = [(place, other) for value, other in shared.runs[other_id] for place in places[value]]
        found += _passages(mine, plain(other_text), pairs, other_id)
    often = sorted(place for value in shared.common for place in places[value])
    kept = [one for one in found if not _is_common(one, prints.places, often)]
    kept.sort(key=lambda one: (one.start, -one.end, one.other_id, one.other_start))
    return Copied(tuple(kept), len(most[OTHERS:]), len(often))


def _is_common(passage: Twice, places: Sequence[int], often: Sequence[int]) -> bool:
    """Return whether half of the runs in *passage* stand in very many reports: its ends may differ by chance."""
    among_all, among_common = (
        bisect_left(all_, passage.end) - bisect_left(all_, passage.start) for all_ in (places, often)
    )
    return 2 * among_common >= among_all > 0


def _shared(connection: Connection, hashes: Iterable[int], apart: frozenset[str]) -> _Shared:
    holders: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for some in chunks(hashes):
        found = (
            select(_run.hash, _run.report_id, _run.place)
            .join(tables.reports, _report.id == _run.report_id)
            .where(_run.hash.in_(some), _report.represents)
        )
        for value, report_id, place in connection.execute(found):
            if report_id not in apart:
                holders[value].append((report_id, place))
    common = frozenset(
        value for value, held in holders.items() if len({report_id for report_id, _ in held}) > COMMON
    )
    runs: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for value in sorted(holders.keys() - common):
        for report_id, place in holders[value]:
            runs[report_id].append((value, place))
    return _Shared(runs, common)


def _passages(mine: Plain, other: Plain, pairs: Sequence[tuple[int, int]], other_id: str) -> Iterator[Twice]:
    found: list[_Match] = []
    latest: dict[int, _Match] = {}
    for place, elsewhere in sorted(pairs):
        start, at = bisect_left(mine.places, place), bisect_left(other.places, elsewhere)
        before = latest.get(at - start)
        if before and before.holds(start, at):
            continue
        match = latest[at - start] = _extended(mine.text, other.text, start, at)
        if match.length >= PASSAGE:
            found.append(match)
    for match in found:
        start, end = mine.span(match.start, match.start + match.length)
        other_start, other_end = other.span(match.other, match.other + match.length)
        yield Twice(start, end, other_id, other_start, other_end)


def _extended(one: str, other: str, start: int, at: int) -> _Match:
    """Return the longest common passage around the characters *start* of *one* and *at* of *other*."""
    back = 0
    while back < min(start, at) and one[start - back - 1] == other[at - back - 1]:
        back += 1
    on, room = 0, min(len(one) - start, len(other) - at)
    while on < room and one[start + on] == other[at + on]:
        on += 1
    return _Match(start - back, at - back, back + on)
