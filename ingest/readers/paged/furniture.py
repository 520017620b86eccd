"""Drop page furniture: page numbers, and headers and footers that repeat from page to page.

    "— 3 —" at the foot, "云溪镇人民政府文件" on top of every page -> gone

Only the outermost lines of a page are looked at. A line is furniture when it is a page number in the
margin, or when the same line (digits aside) stands at the same height on many pages. A heading that
stands once is never dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.readers.paged.lines import Line
from ingest.readers.paged.page import Page

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


def without_furniture(pages: Sequence[tuple[Page, list[Line]]]) -> list[list[Line]]:
    """Return the lines of each of *pages* without page numbers, headers and footers."""
    repeated = _repeated(pages)
    return [
        [line for line in lines if not (_is_outer(line, lines) and _is_furniture(line, page, repeated))]
        for page, lines in pages
    ]


def _is_outer(line: Line, lines: Sequence[Line]) -> bool:
    above = sum(other.box.middle < line.box.top for other in lines)
    below = sum(other.box.middle > line.box.bottom for other in lines)
    return min(above, below) < OUTERMOST


def _is_furniture(line: Line, page: Page, repeated: frozenset[tuple[str, int]]) -> bool:
    if any((_pattern(line), _height(line, page) + near) in repeated for near in (-1, 0, 1)):
        return True
    in_margin = line.box.top > page.height * (1 - MARGIN) or line.box.bottom < page.height * MARGIN
    return in_margin and _PAGE_NUMBER.fullmatch(line.text) is not None


def _repeated(pages: Sequence[tuple[Page, list[Line]]]) -> frozenset[tuple[str, int]]:
    """Return which lines, digits aside, stand at which height of many pages."""
    seen: Counter[tuple[str, int]] = Counter()
    for page, lines in pages:
        outer = [line for line in lines if _is_outer(line, lines)]
        seen.update({(_pattern(line), _height(line, page)) for line in outer})
    least = max(LEAST_PAGES, LEAST_SHARE * len(pages))
    return frozenset(key for key, times in seen.items() if times >= least)


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))


def _height(line: Line, page: Page) -> int:
    """Return where *line* stands, in hundredths of the page height."""
    return round(100 * line.box.middle / max(1.0, page.height))
