"""A part of an engine: two small indices that are written once and only read afterwards.

    engine/whoosh/p-3f…/reports/   the index's files     entries.json: what each entry is, and its lengths

A part never changes. What is later taken away is passed over while reading, so neither
scores nor order depend on what once stood in a part. How terms are kept is the business
of the engine: it says which of a part's entries, by number, hold a term, and how often.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from index.engines.base import FIELDS, Clause, Entries, Entry, Field, Shelf, Term
from index.terms import is_han

_ENTRIES = "entries.json"
KEPT_POSTINGS = 2_000_000
"""Postings of a shelf that are kept in memory, the latest asked for: some 32 MB."""

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Postings:
    """The entries that hold a term, each once, and how often each holds it."""

    numbers: Numbers
    counts: NDArray[np.float64]


NONE = Postings(np.empty(0, np.int64), np.empty(0, np.float64))


class PartShelf(ABC):
    """One shelf of a part, open for reading, without the reports that were taken away since."""

    def __init__(self, folder: Path, dropped: Collection[str]) -> None:
        about = json.loads((folder / _ENTRIES).read_text("utf-8"))
        self.reports: list[str] = about["reports"]
        self.keys: list[str] = about["keys"]
        self.lengths: dict[Field, Numbers] = {field: np.array(about[field], np.int64) for field in FIELDS}
        self._places: dict[str, range] = _places(self.reports)
        self.gone = self.among(dropped)
        self.dropped = int(self.gone.sum())
        self.live = len(self.reports) - self.dropped
        self._kept = _Kept()
        self._runs: dict[Field, list[str]] = {}
        self._open(folder, about["index"])

    @classmethod
    def write(cls, folder: Path, entries: Sequence[Entry]) -> None:
        """Write *entries* as a shelf into *folder*."""
        folder.mkdir(parents=True)
        about = {
            "index": cls._write_index(folder, entries),
            "reports": [entry.report_id for entry in entries],
            "keys": [entry.key for entry in entries],
            "words": [len(entry.terms.words) for entry in entries],
            "bigrams": [len(entry.terms.bigrams) for entry in entries],
        }
        (folder / _ENTRIES).write_text(json.dumps(about, separators=(",", ":")), "utf-8")

    def total(self, field: Field) -> int:
        """Return the length of *field* over all that is not dropped."""
        lengths = self.lengths[field]
        return int(lengths.sum()) - int(lengths[self.gone].sum())

    def among(self, reports: Collection[str]) -> Mask:
        """Return which entries are of *reports*."""
        mask = np.zeros(len(self.reports), np.bool_)
        for report in reports:
            if place := self._places.get(report):
                mask[place.start : place.stop] = True
        return mask

    def postings(self, term: Term) -> Postings:
        """Return the postings of *term*, dropped entries included."""
        found = self._kept.get(term)
        if found is None:
            texts = self._texts(term)
            read = [self._read(term.field, text) for text in texts]
            found = read[0] if len(read) == 1 else _added(read, len(self.reports))
            self._kept.put(term, found)
        return found

    def holding(self, must: Sequence[Clause], tags: Sequence[str]) -> Mask | None:
        """Return which entries hold all of *must* and any of *tags*; None where neither asks for anything."""
        masks = [self._mask([self._read("tags", tag).numbers for tag in tags])] if tags else []
        for clause in sorted(must, key=self._at_most):
            masks.append(self._meeting(clause))
            if not masks[-1].any():
                break
        return np.logical_and.reduce(masks) if masks else None

    def _at_most(self, clause: Clause) -> int:
        if isinstance(clause, Term):
            return self.most(clause)
        return sum(min(map(self.most, terms)) for terms in clause.alternatives)

    def _meeting(self, clause: Clause) -> Mask:
        if isinstance(clause, Term):
            return self._mask([self.postings(clause).numbers])
        ways = [np.logical_and.reduce([*map(self._meeting, terms)]) for terms in clause.alternatives]
        mask: Mask = np.logical_or.reduce(ways)
        return mask

    @abstractmethod
    def most(self, term: Term) -> int:
        """Return how many entries hold *term*, dropped ones included: at least as many as hold it now."""

    @abstractmethod
    def close(self) -> None:
        """Give back the files."""

    @classmethod
    @abstractmethod
    def _write_index(cls, folder: Path, entries: Sequence[Entry]) -> str:
        """Write the terms of *entries* into *folder*; return what `_open` needs to know."""

    @abstractmethod
    def _open(self, folder: Path, index: str) -> None:
        """Open the index in *folder* that `_write_index` called *index*."""

    @abstractmethod
    def _beginning(self, field: str, text: str) -> list[str]:
        """Return the terms of *field* that begin with *text*, all of them for ""."""

    @abstractmethod
    def _read(self, field: str, text: str) -> Postings:
        """Return the postings of the term *text* of *field*."""

    def _texts(self, term: Term) -> list[str]:
        """Return the terms of the index that *term* asks for."""
        match term.match:
            case "whole":
                return [term.text]
            case "prefix":
                return self._beginning(term.field, term.text)
            case "inside":
                return [text for text in self._unbroken(term.field) if term.text in text]

    def _unbroken(self, field: Field) -> list[str]:
        """Return the terms of *field* that are not of Han characters; there are far fewer of them."""
        if field not in self._runs:
            self._runs[field] = [text for text in self._beginning(field, "") if not is_han(text)]
        return self._runs[field]

    def _mask(self, numbers: Iterable[Numbers]) -> Mask:
        mask = np.zeros(len(self.reports), np.bool_)
        for some in numbers:
            mask[some] = True
        return mask


def write_part(shelf: type[PartShelf], folder: Path, entries: Iterable[Entries]) -> str | None:
    """Write *entries* as a new part below *folder*; return its name, or None where there are none."""
    batch = tuple(entries)
    if not batch:
        return None
    name = f"p-{uuid4().hex[:12]}"
    shelf.write(folder / name / Shelf.REPORTS, [item.report for item in batch])
    shelf.write(folder / name / Shelf.SECTIONS, [section for item in batch for section in item.sections])
    return name


def reports_of(folder: Path) -> list[str]:
    """Return the reports that the part in *folder* holds, dropped ones included."""
    reports: list[str] = json.loads((folder / Shelf.REPORTS / _ENTRIES).read_text("utf-8"))["reports"]
    return reports


class _Kept:
    """The postings that were asked for last, as many as fit."""

    def __init__(self) -> None:
        self._postings: OrderedDict[tuple[Any, ...], Postings] = OrderedDict()
        self._size = 0

    def get(self, term: Term) -> Postings | None:
        key = (term.field, term.text, term.match)
        if key in self._postings:
            self._postings.move_to_end(key)
        return self._postings.get(key)

    def put(self, term: Term, postings: Postings) -> None:
        self._postings[term.field, term.text, term.match] = postings
        self._size += len(postings.numbers)
        while self._size > KEPT_POSTINGS:
            _, oldest = self._postings.popitem(last=False)
            self._size -= len(oldest.numbers)


def _added(read: Sequence[Postings], entries: int) -> Postings:
    counts = np.zeros(entries, np.float64)
    for postings in read:
        counts[postings.numbers] += postings.counts
    numbers = np.flatnonzero(counts)
    return Postings(numbers, counts[numbers])


def _places(reports: list[str]) -> dict[str, range]:
    # The entries of a report stand together, so first and last are enough.
    places: dict[str, range] = {}
    for number, report in enumerate(reports):
        first = places[report].start if report in places else number
        places[report] = range(first, number + 1)
    return places
