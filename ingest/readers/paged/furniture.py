"""Drop page furniture: page numbers, and headers and footers that repeat from page to page.

    "— 3 —" at the foot, "云溪镇人民政府文件" on top of every page -> gone

Only the outermost lines in the margins of a page are looked at. A line is furniture when it is a page
number, or when the same line, or one whose numbers rise with the page, stands at the same height on many
pages. What is set larger than the text, begins like a heading or gives the unit of a table stays, however
often it stands: each page may be about another village.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from ingest.readers.captions import unit_in
from ingest.readers.clues import has_mark
from ingest.readers.paged.drafts import Draft
from ingest.readers.paged.footnotes import body_size
from ingest.readers.paged.lines import Line

OUTERMOST = 3
"""How many lines at the top and at the foot of a page may be furniture."""

MARGIN = 0.12
"""Share of the page height, at top and foot, in which furniture stands."""

LARGER = 1.1
"""How much larger than the text a header may be set."""

MOST_NUMBERS = 4
"""Numbers of a header that are looked at: the page, how many there are, year and issue."""

LEAST_PAGES = 3
LEAST_SHARE = 0.4

_DASH = r"[-—–―－~·•*|\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:\d{{1,4}}|[ivxIVX]{{1,5}}|[０-９]{{1,4}}){_DASH}|第\s*\d+\s*页\s*(?:[/，,共\s]*\d+\s*页)?|\d+\s*/\s*\d+|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9０-９]{1,9}")


@dataclass(frozen=True, slots=True)
class _Key:
    """A line as it may repeat: its words, at what height of the page, its numbers as they are or counted on."""

    words: str
    height: int
    numbers: tuple[int, ...]
    rising: tuple[bool, ...]


def without_furniture(drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts* without page numbers, headers and footers."""
    body = body_size(line for draft in drafts for line in draft.lines)
    outer = [_outer(draft, body) for draft in drafts]
    repeated = _repeated(drafts, outer)
    return [
        replace(
            draft,
            lines=tuple(
                line
                for line in draft.lines
                if not (id(line) in edge and _is_furniture(line, draft, repeated))
            ),
        )
        for draft, edge in zip(drafts, outer, strict=True)
    ]


def _outer(draft: Draft, body: float) -> dict[int, Line]:
    """Return, by identity, the lines of *draft* that may be furniture, its text being set in *body* points."""
    middles = sorted(line.box.middle for line in draft.lines)
    return {
        id(line): line
        for line in draft.lines
        if _in_margin(line, draft)
        and (line.face.size or line.box.height) <= LARGER * body
        and not (has_mark(line.text) and not _PAGE_NUMBER.fullmatch(line.text))
        and min(bisect_left(middles, line.box.top), len(middles) - bisect(middles, line.box.bottom))
        < OUTERMOST
    }


def _in_margin(line: Line, draft: Draft) -> bool:
    return line.box.top > draft.height * (1 - MARGIN) or line.box.bottom < draft.height * MARGIN


def _is_furniture(line: Line, draft: Draft, repeated: frozenset[_Key]) -> bool:
    if unit_in(line.text):
        return False
    if any(
        replace(key, height=key.height + near) in repeated
        for key in _keys(line, draft)
        for near in (-1, 0, 1)
    ):
        return True
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _repeated(drafts: Sequence[Draft], outer: Sequence[dict[int, Line]]) -> frozenset[_Key]:
    """Return which lines stand at which height of many pages."""
    seen: Counter[_Key] = Counter()
    for draft, edge in zip(drafts, outer, strict=True):
        seen.update({key for line in edge.values() for key in _keys(line, draft)})
    least = max(LEAST_PAGES, LEAST_SHARE * len(drafts))
    return frozenset(key for key, times in seen.items() if times >= least)


def _keys(line: Line, draft: Draft) -> Iterator[_Key]:
    """Yield *line* as it repeats where each of its numbers stays the same or rises with the page."""
    text = "".join(line.text.split())
    words, height = _DIGITS.sub("#", text), round(100 * line.box.middle / max(1.0, draft.height))
    numbers = [int(found) for found in _DIGITS.findall(text)][:MOST_NUMBERS]
    for rising in product((False, True), repeat=len(numbers)):
        counted = (n - draft.number if rises else n for n, rises in zip(numbers, rising, strict=True))
        yield _Key(words, height, tuple(counted), rising)
