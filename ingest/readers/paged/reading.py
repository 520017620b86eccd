"""Read a file of pages: each is looked at, laid out and let go, and the whole is judged.

    read_pages(file, pages, form="pdf", total=12) -> Reading(blocks, verdict, reasons, …)

A page that is a picture of text, or garbled, takes its characters from what text recognition found on it.
Garbled text is worse than none in a library: it is left out, and said to be. Pages past the limit are not
asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from ingest.readers.file import File, RecognisedPage
from ingest.readers.paged.condition import Condition, condition_of
from ingest.readers.paged.layout import lay_out
from ingest.readers.paged.page import Page
from ingest.readers.paged.recognised import as_page
from ingest.readers.paged.verdict import judge
from report import Reading


def read_pages(
    file: File,
    pages: Iterable[Page | None],
    *,
    form: str,
    total: int,
    properties: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """Return what *pages* say, the first of *total* in *file* (None: could not be loaded)."""
    conditions: list[Condition] = []
    build = lay_out(_legible(islice(pages, file.limits.pages), file.recognised, conditions))
    judged = judge(conditions, total=total, recognised=file.recognised)
    return build.reading(
        form,
        verdict=judged.verdict,
        reasons=judged.reasons,
        pages=total,
        properties=properties,
        scans=judged.scans,
    )


def _legible(
    pages: Iterable[Page | None], recognised: Mapping[int, RecognisedPage], conditions: list[Condition]
) -> Iterator[Page]:
    """Yield *pages* with the text that can be had, and note the condition of each in *conditions*."""
    for number, page in enumerate(pages, 1):
        condition = condition_of(page)
        conditions.append(condition)
        found = recognised.get(number)
        if page is None:
            continue
        if condition is Condition.SCAN and found and found.reason is None:
            yield as_page(number, found)
        elif condition is Condition.GARBLED:
            yield _regained(page, found)
        else:
            yield page


def _regained(page: Page, found: RecognisedPage | None) -> Page:
    """Return the garbled *page* with the text that was *found* on it, or without any."""
    glyphs = as_page(page.number, found).glyphs if found and found.reason is None else ()
    return replace(page, glyphs=glyphs)
