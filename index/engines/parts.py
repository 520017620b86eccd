"""An engine of parts that never change, and one small file that names them.

    engine/whoosh/current.json: {"generation": 41, "parts": [{"name": "p-3f…", "dropped": ["9a…-1"]}]}

A batch is written as a part of its own, in any process; naming it in `current.json` makes it
visible, together with all that it takes the place of. A process that is killed leaves a part
that nobody names, which the next writer removes. Anything unreadable here means building it anew.
"""

from __future__ import annotations

import json
import logging
import shutil
import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from index.engines.base import Ask, Entries, Scored, Shelf, Term
from index.engines.part import PartShelf, reports_of, write_part
from index.engines.ranking import frequency, rank
from index.terms import terms_digest

logger = logging.getLogger(__name__)

MANY_PARTS = 8
MERGED_AT_ONCE = 5
FULL = 1_000_000
"""Bigrams of a part that is left as it is: the largest that is ever written holds some four million."""
_CURRENT = "current.json"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _State:
    generation: int
    parts: tuple[_Part, ...]
    words: tuple[str, ...] = ()


_EMPTY = _State(0, ())


class PartsEngine:
    """The engine in *folder*; threads may share it, and other processes may read and write it."""

    NAME: ClassVar[str]
    FORMAT: ClassVar[str]
    """Raised whenever the files mean something else; engines of another format are built anew."""
    SHELF: ClassVar[type[PartShelf]]

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._state = _EMPTY
        self._open: dict[Shelf, tuple[PartShelf, ...]] = dict.fromkeys(Shelf, ())

    @classmethod
    def build(cls, folder: Path, entries: Iterable[Entries]) -> str | None:
        """Write *entries* where no search sees them yet; return a name for `commit`, None for none."""
        return write_part(cls.SHELF, folder, entries)

    def commit(
        self, parts: Sequence[str], changed: Collection[str], generation: int, words: Collection[str] = ()
    ) -> None:
        """Make *parts* visible, and everything earlier about the reports *changed* invisible, in one step."""
        gone = frozenset(changed)
        with self._lock:
            kept = [self._without(part, gone) for part in self._read().parts]
            added = [_Part(name, ()) for name in parts]
            state = _State(generation, tuple(part for part in kept if part) + tuple(added), tuple(words))
            self._write(state)
            self._remove_unnamed(state)

    def search(self, shelf: Shelf, ask: Ask, *, limit: int | None = None) -> tuple[tuple[Scored, ...], int]:
        """Return the best *limit* entries, ties by report and key, and how many answer in all."""
        with self._lock:
            return rank(self._parts()[shelf], ask, limit)

    def frequencies(self, shelf: Shelf, terms: Sequence[Term]) -> tuple[int, ...]:
        """Return how many entries of *shelf* hold each of *terms*."""
        with self._lock:
            parts = self._parts()[shelf]
            return tuple(frequency(parts, term) for term in terms)

    def generation(self) -> int:
        """Return the change up to which the engine follows; 0 where it must be built anew."""
        with self._lock:
            self._parts()
            return self._state.generation

    def words(self) -> frozenset[str]:
        """Return the words of the cutter's dictionary that all that is found was cut with."""
        with self._lock:
            self._parts()
            return frozenset(self._state.words)

    def counts(self) -> tuple[int, int]:
        """Return how many reports and sections can be found."""
        with self._lock:
            parts = self._parts()
            return sum(p.live for p in parts[Shelf.REPORTS]), sum(p.live for p in parts[Shelf.SECTIONS])

    def untidy(self) -> frozenset[str]:
        """Return the reports in parts that are mostly dropped, or too many and small."""
        with self._lock:
            shelves = self._parts()[Shelf.REPORTS]
            worn = [part for part in shelves if part.dropped > part.live]
            room = [part for part in shelves if part.total("bigrams") < FULL]
            small = sorted(room, key=lambda part: part.total("bigrams"))
            chosen = worn + (small[:MERGED_AT_ONCE] if len(small) > MANY_PARTS else [])
            return frozenset(report for part in chosen for report in _live(part))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._write(_EMPTY)
            self._remove_unnamed(_EMPTY)

    def close(self) -> None:
        """Give back all files."""
        with self._lock:
            self._close_parts()
            self._state = _EMPTY

    def _parts(self) -> dict[Shelf, tuple[PartShelf, ...]]:
        """Return the open parts, those that `current.json` names now."""
        for _ in range(_TRIES):
            state = self._read()
            if state == self._state:
                return self._open
            self._close_parts()
            try:
                self._open = {shelf: self._open_shelf(state, shelf) for shelf in Shelf}
            except (OSError, ValueError, KeyError):
                # Another process has replaced a part between our reading its name and opening it,
                # or the folder is damaged: look again, and in the end build it anew.
                logger.warning("engine in %s could not be opened", self._folder, exc_info=True)
                continue
            self._state = state
            return self._open
        self._state = _EMPTY
        return self._open

    def _open_shelf(self, state: _State, shelf: Shelf) -> tuple[PartShelf, ...]:
        return tuple(self.SHELF(self._folder / part.name / shelf, part.dropped) for part in state.parts)

    def _close_parts(self) -> None:
        for parts in self._open.values():
            for part in parts:
                part.close()
        self._open = dict.fromkeys(Shelf, ())

    def _without(self, part: _Part, gone: frozenset[str]) -> _Part | None:
        held = set(reports_of(self._folder / part.name))
        dropped = (gone | set(part.dropped)) & held
        return _Part(part.name, tuple(sorted(dropped))) if dropped != held else None

    def _remove_unnamed(self, state: _State) -> None:
        named = {part.name for part in state.parts}
        for path in self._folder.glob("p-*"):
            if path.name not in named:
                # On Windows a reader may still hold a file: then a later writer removes it.
                shutil.rmtree(path, ignore_errors=True)

    def _read(self) -> _State:
        try:
            data = json.loads((self._folder / _CURRENT).read_text("utf-8"))
        except (OSError, ValueError):
            return _EMPTY
        if data.get("format") != self._format():
            return _EMPTY
        parts = tuple(_Part(part["name"], tuple(part["dropped"])) for part in data["parts"])
        return _State(data["generation"], parts, tuple(data["words"]))

    def _write(self, state: _State) -> None:
        parts = [{"name": part.name, "dropped": part.dropped} for part in state.parts]
        data: dict[str, Any] = {"format": self._format(), "generation": state.generation}
        data |= {"parts": parts, "words": state.words}
        partial = self._folder / f"{_CURRENT}.partial"
        partial.write_text(json.dumps(data), "utf-8")
        partial.replace(self._folder / _CURRENT)

    def _format(self) -> str:
        return f"{self.FORMAT}-{terms_digest()}"


def _live(part: PartShelf) -> Iterator[str]:
    return (report for report, gone in zip(part.reports, part.gone, strict=True) if not gone)
