"""A library: one folder that holds every report, finds them again and says what it holds.

    with Library.open(Path("library")) as library:
        result = library.search(parse("流动党员 部分:存在问题"))
        print(result.hits[0].card.title)

This module only names what can be asked and passes it on; the work is done by the
module of that name. An open library reads, and may be shared by threads. Files come
in through `index.intake`, which holds the writer's lock. A library is never created by
reading, and never on a network share, where SQLite's locks do not hold.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from index import (
    amending,
    browse,
    compare,
    corrections,
    cuts,
    dictionary,
    discrepancies,
    duplicates,
    figures,
    groups,
    indicators,
    jobs,
    meant,
    merging,
    relations,
    removal,
    search,
    suggestions,
    switching,
    synchronise,
    verify,
    versions,
)
from index.alignment import Difference
from index.catalog import Catalog
from index.chosen import ChosenEngine
from index.discrepancies import Discrepancy
from index.duplicates import DuplicateGroups, Duplicates
from index.engines.base import SearchEngine
from index.facets import KeptColumns, of_all
from index.folder import Folder
from index.groups import Part
from index.indicators import Indicator
from index.known_words import KnownWordsOf
from index.merging import Decision
from index.originals import Originals
from index.relations import Relations
from index.suggestions import Suggestion
from index.synchronise import heal
from index.values import (
    Browse,
    Comparison,
    Correction,
    CutProposal,
    Facet,
    FigureRow,
    FileRow,
    Job,
    Progress,
    ReportCard,
    SearchResult,
    Statistics,
)
from report import Amendment, Kind, NotFoundError, Query, Report, Status, Verdict


class Library:
    """A library that is open for reading; use it in a `with` statement or close it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._catalog = Catalog.open(folder)
        self._chosen = ChosenEngine(folder)
        self._originals = Originals(folder.originals)
        self._known = KnownWordsOf(self._catalog)
        self._columns = KeptColumns()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Self:
        """Return the library at *path*, its engine brought up to date where nobody is writing.

        Raises NotFoundError where there is none (unless *create*) and LibraryError where the
        folder cannot serve: a network share, a newer schema, no permission.
        """
        folder = Folder.at(path, create=create)
        library = cls(folder)
        heal(folder, library._catalog, library._engine)
        return library

    @property
    def path(self) -> Path:
        """The folder of the library."""
        return self._folder.path

    @property
    def _engine(self) -> SearchEngine:
        return self._chosen.now()

    def close(self) -> None:
        """Close the catalog and the engine."""
        self._chosen.close()
        self._catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def statistics(self) -> Statistics:
        """Return what the library holds, counted."""
        return browse.statistics(self._catalog)

    def cards(self, wanted: Browse | None = None) -> tuple[tuple[ReportCard, ...], int]:
        """Return the cards of one page of *wanted*, and how many there are in all."""
        return browse.cards(self._catalog, wanted or Browse())

    def card(self, report_id: str) -> ReportCard:
        """Return the card of report *report_id*; NotFoundError where there is none."""
        return browse.card(self._catalog, report_id)

    def report(self, report_id: str) -> Report:
        """Return report *report_id* whole, corrections applied; NotFoundError where there is none."""
        return browse.report(self._catalog, report_id)

    def original(self, report_id: str) -> Path:
        """Return where the bytes of the file lie that *report_id* came in."""
        path = self._originals.path(self.report(report_id).source.sha256)
        if not path.is_file():
            raise NotFoundError(str(path), "原始文件不在资料库中", "请重新入库该文件")
        return path

    def search(
        self, query: Query, *, limit: int = 10, passages: int = 3, facets: bool = False
    ) -> SearchResult:
        """Return the best *limit* reports for *query*, each with its best *passages* sections.

        With *facets* it is also counted what kinds, places, years … all that answer have.
        """
        columns = self._columns if facets else None
        return search.search(
            self._catalog, self._engine, query, limit=limit, passages=passages, columns=columns
        )

    def meant(self, typed: str) -> str | None:
        """Return what *typed* may have been meant to say where some of it stands nowhere, else None."""
        return meant.meant(self._engine, self._known.now(), typed)

    def facets(self) -> tuple[Facet, ...]:
        """Return the facets of all reports: what there is to filter by."""
        with self._catalog.reading() as connection:
            return of_all(self._columns.now(connection), connection)

    def figures(
        self,
        *,
        indicator: str | None = None,
        scope: str | None = None,
        years: tuple[int, int] | None = None,
        report_id: str | None = None,
        kinds: tuple[Kind, ...] = (),
        limit: int = 200,
    ) -> tuple[FigureRow, ...]:
        """Return figures by report and place in it; *indicator* and *scope* need only be contained."""
        wanted = figures.FigureFilter(indicator, scope, years, report_id, kinds, limit)
        return figures.find(self._catalog, wanted)

    def indicators(self, prefix: str = "", limit: int = 50) -> tuple[tuple[str, int, int], ...]:
        """Return (indicator, figures, reports) for indicators holding *prefix*, most reports first."""
        return figures.indicators(self._catalog, prefix, limit)

    def canonical_indicators(self, holding: str = "") -> tuple[Indicator, ...]:
        """Return the canonical indicators one of whose names holds *holding*, those of most reports first."""
        return indicators.canonical_indicators(self._catalog, holding)

    def merge_suggestions(self) -> tuple[Suggestion, ...]:
        """Return the pairs of names that may mean one thing and are undecided, the best proved first."""
        return suggestions.suggest(self._catalog)

    def name_decisions(self) -> tuple[Decision, ...]:
        """Return which names a person put together or keeps apart, the latest decision first."""
        return merging.decisions(self._catalog)

    def decide_names(self, one: str, other: str, *, together: bool | None) -> None:
        """Keep that two names mean one indicator, or do not; None takes back what was decided.

        Raises NotFoundError for a name that no figure has, BadInputError for what cannot be.
        """
        if together is None:
            merging.undo(self._catalog, one, other)
        else:
            merging.decide(self._catalog, one, other, together=together)

    def scopes(self, indicator: str) -> tuple[tuple[str, int], ...]:
        """Return the scopes that have figures comparable with *indicator*, and how many, most first."""
        return compare.scopes(self._catalog, indicator)

    def usual_kind(self, indicator: str) -> Kind:
        """Return the kind that most figures named *indicator* have; a level where there is none."""
        return compare.usual_kind(self._catalog, indicator)

    def compare(
        self,
        indicator: str,
        *,
        scopes: tuple[str, ...] = (),
        years: tuple[int, int] | None = None,
        kind: Kind | None = None,
    ) -> Comparison:
        """Return the figures comparable with *indicator* as a table of scopes and times.

        *kind* None is the one that most figures of that name have.
        """
        return compare.compare(self._catalog, compare.Wanted(indicator, scopes, years, kind))

    def relations(self, report_id: str) -> Relations:
        """Return which documents report *report_id* names, which name it, and whether it still holds."""
        return relations.relations_of(self._catalog, report_id)

    def difference(self, old: str, new: str) -> Difference:
        """Return what became of the sections of report *old* in report *new*."""
        return versions.difference(self._catalog, old, new)

    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Return where reports give one thing different numbers, the sure ones first, dismissed ones too."""
        return discrepancies.find(self._catalog)

    def dismiss(self, discrepancy: Discrepancy, reason: str | None) -> None:
        """Keep that *discrepancy* is no matter because of *reason*; None takes that back.

        Raises BadInputError for an empty reason.
        """
        discrepancies.dismiss(self._catalog, discrepancy.key, reason)

    def parts(self, total: FigureRow) -> tuple[Part, ...]:
        """Return the figures that the report of *total* gives as its parts (其中), with their shares."""
        return groups.parts_of(self._catalog, total)

    def files(self, *, verdict: Verdict | None = None, status: Status | None = None) -> tuple[FileRow, ...]:
        """Return the files that the library was given, by path."""
        return browse.files(self._catalog, verdict=verdict, status=status)

    def correct(self, report_id: str, field: str, value: str | None, *, note: str | None = None) -> None:
        """Put *field* of a report right: title, kind, number, issuer, place or date.

        None says that it is unknown. Raises BadInputError for another field and NotFoundError for
        a report that is not there. The correction survives reprocessing.
        """
        corrections.correct(self._catalog, report_id, corrections.Change(field, value, note))
        heal(self._folder, self._catalog, self._engine)

    def amend(self, report_id: str, amendment: Amendment, *, note: str | None = None) -> str:
        """Put the structure of the file of *report_id* right; return the report that holds the place now.

        The place of *amendment* counts in the file's text. Raises BadInputError for a value that cannot be,
        NotFoundError for no such report, LibraryError where a report of the file was removed by itself.
        """
        holder = amending.amend(self._catalog, report_id, amendment, note)
        heal(self._folder, self._catalog, self._engine)
        return holder

    def corrections(self, report_id: str) -> tuple[Correction, ...]:
        """Return what was put right in report *report_id*: its metadata, then its structure by place."""
        return corrections.of(self._catalog, report_id)

    def withdraw(self, correction: Correction) -> str:
        """Forget *correction*, so that what was read counts again; return the report that holds its place."""
        holder = corrections.withdraw(self._catalog, correction)
        heal(self._folder, self._catalog, self._engine)
        return holder

    def cut_proposals(self, report_id: str | None = None) -> tuple[CutProposal, ...]:
        """Return where reports, or report *report_id*, may hold another one."""
        return cuts.proposals(self._catalog, report_id)

    def answer_cuts(self, answers: Mapping[CutProposal, bool]) -> None:
        """Keep for each proposal whether a report begins there; `corrections` lists the answers."""
        cuts.answers(self._catalog, answers)
        heal(self._folder, self._catalog, self._engine)

    def duplicates(self, report_id: str) -> Duplicates:
        """Return what report *report_id* has in common with others; NotFoundError where there is none."""
        return duplicates.duplicates(self._catalog, report_id)

    def duplicate_groups(self) -> DuplicateGroups:
        """Return which reports lie in several files, and which pairs are much alike."""
        return duplicates.groups(self._catalog)

    def remove(self, target: str) -> int:
        """Remove a report (by id) or all that came from a path; return how many reports went."""
        gone = removal.remove(self._folder, self._catalog, target)
        heal(self._folder, self._catalog, self._engine)
        return gone

    def verify(self) -> tuple[str, ...]:
        """Return what is wrong with the library, in Chinese; nothing where all is well."""
        return verify.verify(self._folder, self._catalog, self._engine)

    def rebuild(self, progress: Callable[[Progress], None] | None = None) -> None:
        """Build the engine anew from the catalog; originals are not read."""
        synchronise.rebuild(self._folder, progress)

    def faster_engine(self) -> str | None:
        """Return the engine that a library of this size should go over to, None where its own serves well."""
        _, sections = self._engine.counts()
        return switching.advice(self._folder, sections)

    def preview_words(self, change: dictionary.Change) -> dictionary.Preview:
        """Return which reports *change* of the dictionary's words would write anew, and how they would be cut."""
        return dictionary.preview(self._catalog, self._engine, change)

    def queue_job(self, kind: str) -> str:
        """Add a job that waits to be started (its id goes to `ingest`); return its id."""
        return jobs.queue(self._catalog, kind)

    def jobs(self, limit: int = 20) -> tuple[Job, ...]:
        """Return the latest *limit* jobs, newest first."""
        return jobs.latest(self._catalog, limit)

    def job(self, job_id: str) -> Job:
        """Return job *job_id*; NotFoundError where there is none."""
        return jobs.get(self._catalog, job_id)

    def cancel_job(self, job_id: str) -> None:
        """Ask job *job_id* to stop; it does so after the file at hand."""
        jobs.cancel(self._catalog, job_id)
