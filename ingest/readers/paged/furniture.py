"""Drop page furniture: page numbers, and headers and footers that repeat from page to page.

    "— 3 —" at the foot, "云溪镇人民政府文件" on top of every page -> gone

Only the outermost lines of a page are looked at. A line is furniture when it is a page number in the
margin, or when the same line (digits aside) stands at the same height on many pages. A heading that
stands once is never dropped, nor is the unit of a table, which may stand on every page.
"""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.captions import unit_in
from ingest.readers.paged.drafts import Draft
from ingest.readers.paged.lines import Line

OUTERMOST = 3
"""How many lines at the top and at the foot of a page may be furniture."""

MARGIN = 0.12
"""Share of the page height, at top and foot, in which a bare number is a page number."""

LEAST_PAGES = 3
LEAST_SHARE = 0.4

_DASH = r"[-—–―－~·•*|\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:\d{{1,4}}|[ivxIVX]{{1,5}}|[０-９]{{1,4}}){_DASH}|第\s*\d+\s*页\s*(?:[/，,共\s]*\d+\s*页)?|\d+\s*/\s*\d+|Page\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[0-9０-９]+")


def without_furniture(drafts: Sequence[Draft]) -> list[Draft]:
    """Return *drafts* without page numbers, headers and footers."""
    outer = [_outer(draft.lines) for draft in drafts]
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


def _outer(lines: Sequence[Line]) -> dict[int, Line]:
    """Return, by identity, those of *lines* that have only few others above or below them."""
    middles = sorted(line.box.middle for line in lines)
    return {
        id(line): line
        for line in lines
        if min(bisect_left(middles, line.box.top), len(middles) - bisect(middles, line.box.bottom))
        < OUTERMOST
    }


def _is_furniture(line: Line, draft: Draft, repeated: frozenset[tuple[str, int]]) -> bool:
    if unit_in(line.text):
        return False
    if any((_pattern(line), _height(line, draft) + near) in repeated for near in (-1, 0, 1)):
        return True
    in_margin = line.box.top > draft.height * (1 - MARGIN) or line.box.bottom < draft.height * MARGIN
    return in_margin and _PAGE_NUMBER.fullmatch(line.text) is not None


def _repeated(drafts: Sequence[Draft], outer: Sequence[dict[int, Line]]) -> frozenset[tuple[str, int]]:
    """Return which lines, digits aside, stand at which height of many pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for draft, edge in zip(drafts, outer, strict=True):
        seen.update({(_pattern(line), _height(line, draft)) for line in edge.values()})
    least = max(LEAST_PAGES, LEAST_SHARE * len(drafts))
    return frozenset(key for key, times in seen.items() if times >= least)


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _height(line: Line, draft: Draft) -> int:
    """Return where *line* stands, in hundredths of the page height."""
    return round(100 * line.box.middle / max(1.0, draft.height))
