"""What every search engine is: ready terms and ids go in, ids and scores come out.

    engine.commit([engine.build(folder, entries)], changed=["…-1"], generation=7)
    engine.search(Shelf.REPORTS, Ask(score=(Term("bigrams", "党员"),)))

Reports and sections stand on two shelves, so that neither shares lengths or frequencies
with the other. Scores are BM25 over what the shelf holds at that moment: never over
entries that were taken away, and never depending on the order in which entries came.
An engine keeps no text, knows no catalog and cuts no words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Literal, Protocol

from index.terms import Terms

Field = Literal["words", "bigrams"]
Match = Literal["whole", "prefix", "inside"]
FIELDS: tuple[Field, ...] = ("words", "bigrams")


class Shelf(StrEnum):
    """One of the two indices."""

    REPORTS = "reports"
    SECTIONS = "sections"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is found as one: a report, or a section with *key*; `tags` are the roles that reach it."""

    report_id: str
    key: str
    terms: Terms
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of one report: itself and its sections in document order."""

    report: Entry
    sections: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term that is asked for: itself, or as one all that begin with it or (letters and digits only) hold it."""

    field: Field
    text: str
    weight: float = 1.0
    match: Match = "whole"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Several ways to meet one condition: an entry that holds all terms of one of them meets it."""

    alternatives: tuple[tuple[Term, ...], ...]


Clause = Term | AnyOf


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: entries that hold all of *must* and any of *tags*, ranked by *score*.

    Empty conditions let everything through. Where *must* is empty and *needs* is true, an entry
    needs one of *score*. *within* limits the answer to these reports.
    """

    must: tuple[Clause, ...] = ()
    score: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    within: Collection[str] | None = None
    needs: bool = True


@dataclass(frozen=True, slots=True)
class Scored:
    """An entry that answers; `key` is "" for a report."""

    report_id: str
    key: str
    score: float


class SearchEngine(Protocol):
    """A search engine over one folder (or server) that follows the catalog by generation."""

    NAME: ClassVar[str]
    """What the engine is called by whoever chooses it; its module has the same name."""

    def __init__(self, folder: Path) -> None:
        """Open the engine in *folder*, which is there."""

    @classmethod
    def build(cls, folder: Path, entries: Iterable[Entries]) -> str | None:
        """Write *entries* where no search sees them yet; return a name for `commit`, None for none.

        May run in any process, several at once.
        """

    def commit(
        self, parts: Sequence[str], changed: Collection[str], generation: int, words: Collection[str] = ()
    ) -> None:
        """Make *parts* visible, and everything earlier about the reports *changed* invisible, in one step.

        *words* are those of the cutter's dictionary that all was cut with by then.
        """

    def search(self, shelf: Shelf, ask: Ask, *, limit: int | None = None) -> tuple[tuple[Scored, ...], int]:
        """Return the best *limit* entries, ties by report and key, and how many answer in all."""

    def frequencies(self, shelf: Shelf, terms: Sequence[Term]) -> tuple[int, ...]:
        """Return how many entries of *shelf* hold each of *terms*."""

    def generation(self) -> int:
        """Return the change up to which the engine follows; 0 where it must be built anew."""

    def words(self) -> frozenset[str]:
        """Return the words that the latest `commit` gave."""

    def counts(self) -> tuple[int, int]:
        """Return how many reports and sections can be found."""

    def untidy(self) -> frozenset[str]:
        """Return the reports that should be written anew to keep searching quick."""

    def clear(self) -> None:
        """Forget everything."""

    def close(self) -> None:
        """Give back all files."""
