"""A part of the engine: two small Whoosh indices that are written once and only read afterwards.

    engine/p-3f…/reports/   Whoosh's files     entries.json: what each entry is, and its lengths

A part never changes. What is later taken away is passed over while reading, so neither
scores nor order depend on what once stood in a part.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from whoosh.codec.whoosh3 import W3Segment
from whoosh.filedb.filestore import FileStorage
from whoosh.index import create_in
from whoosh.reading import EmptyReader, IndexReader, SegmentReader

from index.engines.base import FIELDS, Entries, Entry, Field, Shelf, Term
from index.engines.whoosh.codec import SCHEMA, InvertedPool, TermCodec

_ENTRIES = "entries.json"


def write_part(folder: Path, entries: Iterable[Entries]) -> str | None:
    """Write *entries* as a new part below *folder*; return its name, or None where there are none."""
    batch = tuple(entries)
    if not batch:
        return None
    name = f"p-{uuid4().hex[:12]}"
    _write_shelf(folder / name / Shelf.REPORTS, [item.report for item in batch])
    _write_shelf(folder / name / Shelf.SECTIONS, [section for item in batch for section in item.sections])
    return name


def _write_shelf(folder: Path, entries: list[Entry]) -> None:
    folder.mkdir(parents=True)
    writer = create_in(folder, SCHEMA).writer(codec=TermCodec(), compound=False)
    writer.pool = InvertedPool()
    for entry in entries:
        writer.add_document(
            words=Counter(entry.terms.words), bigrams=Counter(entry.terms.bigrams), tags=Counter(entry.tags)
        )
    writer.commit(merge=False)
    about = {
        "segment": writer.get_segment().segid,
        "reports": [entry.report_id for entry in entries],
        "keys": [entry.key for entry in entries],
        "words": [len(entry.terms.words) for entry in entries],
        "bigrams": [len(entry.terms.bigrams) for entry in entries],
    }
    (folder / _ENTRIES).write_text(json.dumps(about, separators=(",", ":")), "utf-8")


def reports_of(folder: Path) -> list[str]:
    """Return the reports that the part in *folder* holds, dropped ones included."""
    reports: list[str] = json.loads((folder / Shelf.REPORTS / _ENTRIES).read_text("utf-8"))["reports"]
    return reports


class PartShelf:
    """One shelf of a part, open for reading, without the reports that were taken away since."""

    def __init__(self, folder: Path, dropped: Collection[str]) -> None:
        about = json.loads((folder / _ENTRIES).read_text("utf-8"))
        self.reports: list[str] = about["reports"]
        self.keys: list[str] = about["keys"]
        self.lengths: dict[Field, list[int]] = {field: about[field] for field in FIELDS}
        self._places: dict[str, range] = _places(self.reports)
        self.dropped = frozenset(number for report in dropped for number in self._places.get(report, ()))
        self.live = len(self.reports) - len(self.dropped)
        # The segment is named here, not read from Whoosh's table of contents, which is a pickle.
        segment = W3Segment(TermCodec(), "MAIN", len(self.reports), about["segment"])
        # Whoosh writes no terms where there are no entries (reports without any section).
        self._reader: IndexReader = EmptyReader(SCHEMA)
        if self.reports:
            self._reader = SegmentReader(FileStorage(str(folder)), SCHEMA, segment)

    def total(self, field: Field) -> int:
        """Return the length of *field* over all that is not dropped."""
        lengths = self.lengths[field]
        return sum(lengths) - sum(lengths[number] for number in self.dropped)

    def numbers(self, reports: Collection[str]) -> set[int]:
        """Return the entries of *reports*."""
        return {number for report in reports for number in self._places.get(report, ())}

    def most(self, term: Term) -> int:
        """Return how many entries hold *term*, dropped ones included: at least as many as hold it now."""
        if term.prefix:
            return len(self.reports)
        key = (term.field, _bytes(term.text))
        return int(self._reader.doc_frequency(*key)) if key in self._reader else 0

    def holders(self, field: str, text: str, *, prefix: bool = False) -> set[int]:
        """Return the entries that hold a term, dropped ones included."""
        found = (
            numbers for term in self._terms(field, text, prefix) for numbers, _ in self._blocks(field, term)
        )
        return set().union(*found)

    def postings(self, term: Term) -> Iterator[tuple[int, float]]:
        """Yield the entries that hold *term*, dropped ones included, each once, with how often."""
        texts = self._terms(term.field, term.text, term.prefix)
        if not term.prefix:
            for text in texts:
                for numbers, weights in self._blocks(term.field, text):
                    yield from zip(numbers, weights, strict=True)
            return
        counts: Counter[int] = Counter()
        for text in texts:
            for numbers, weights in self._blocks(term.field, text):
                for number, weight in zip(numbers, weights, strict=True):
                    counts[number] += weight
        yield from counts.items()

    def close(self) -> None:
        """Give back the files."""
        self._reader.close()

    def _terms(self, field: str, text: str, prefix: bool) -> Iterator[bytes]:
        key = _bytes(text)
        if prefix:
            yield from self._reader.expand_prefix(field, key)
        elif (field, key) in self._reader:
            yield key

    def _blocks(self, field: str, term: bytes) -> Iterator[tuple[tuple[int, ...], Any]]:
        yield from self._reader.postings(field, term).blocks()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _places(reports: list[str]) -> dict[str, range]:
    # The entries of a report stand together, so first and last are enough.
    places: dict[str, range] = {}
    for number, report in enumerate(reports):
        first = places[report].start if report in places else number
        places[report] = range(first, number + 1)
    return places
