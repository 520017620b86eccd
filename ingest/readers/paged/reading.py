"""Read a file of pages: each is looked at, laid out and let go, and the whole is judged.

    read_pages(file, pages, Facts("pdf", 12)) -> Reading(blocks, verdict, reasons, …)

A page that is a picture of text, or garbled, takes its characters from what text recognition found on it.
Garbled text is worse than none in a library: it is left out, and said to be. Pages past the limit are not
asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.readers.file import File, RecognisedPage
from ingest.readers.paged.condition import DOUBTFUL, PICTURED, Condition, condition_of
from ingest.readers.paged.layout import lay_out
from ingest.readers.paged.page import Page
from ingest.readers.paged.recognised import as_page
from ingest.readers.paged.uncollected import uncollected
from ingest.readers.paged.verdict import judge
from report import Reading


@dataclass(frozen=True, slots=True)
class Facts:
    """What a format says of a file: its name, how many pages there are, and the file's own properties."""

    form: str
    pages: int
    properties: tuple[tuple[str, str], ...] = ()


def read_pages(
    file: File, pages: Iterable[Page | None], facts: Facts, *, again: Callable[[Page], Page] | None = None
) -> Reading:
    """Return what *pages* say, the first of those in *file* (None: could not be loaded).

    *again* reads a page another way, where the first gave characters that nobody could have written.
    """
    conditions: list[Condition] = []
    looked_at = _looked_at(islice(pages, file.limits.pages), again, conditions)
    with uncollected():
        build = lay_out(_legible(looked_at, file.recognised, conditions))
    judged = judge(conditions, total=facts.pages, recognised=file.recognised)
    return build.reading(
        facts.form,
        verdict=judged.verdict,
        reasons=judged.reasons,
        pages=facts.pages,
        properties=facts.properties,
        scans=judged.scans,
    )


def _looked_at(
    pages: Iterable[Page | None], again: Callable[[Page], Page] | None, conditions: list[Condition]
) -> Iterator[Page | None]:
    """Yield *pages*, and note the condition of each in *conditions*."""
    for page in pages:
        condition, seen = condition_of(page), page
        if page is not None and again is not None and condition in DOUBTFUL:
            seen = again(page)
            condition = condition if seen is page else condition_of(seen)
        conditions.append(condition)
        yield seen


def _legible(
    pages: Iterable[Page | None], recognised: Mapping[int, RecognisedPage], conditions: Sequence[Condition]
) -> Iterator[Page]:
    """Yield *pages*, which are in *conditions*, with the text that can be had."""
    for number, page in enumerate(pages, 1):
        condition, found = conditions[number - 1], recognised.get(number)
        if page is None:
            continue
        if condition in PICTURED and found and found.reason is None:
            yield as_page(number, found)
        elif condition is Condition.GARBLED:
            yield _regained(page, found)
        else:
            yield page


def _regained(page: Page, found: RecognisedPage | None) -> Page:
    """Return the garbled *page* with the text that was *found* on it, or without any."""
    glyphs = as_page(page.number, found).glyphs if found and found.reason is None else ()
    return replace(page, glyphs=glyphs)
