"""Leave out lines of a page that are the site's and not the document's, and words said twice above it.

    "【打印】【关闭】", "当前位置：首页 > 公开", "版权所有 …", the title once more above the document

A line above the document is said twice when the opening has the same line, perhaps broken into several,
or the information box has its words as entries, so nothing is lost with it. Lines in the document go only if they can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.html.items import Grid, Image, Item, Line
from ingest.readers.html.vocabulary import is_site_line, says_nothing_else

OPENING = 8
"""Items of the document among which its title, its number and its addressees stand."""

MOST_LINES = 4
"""Lines into which a title is broken."""

_SPACE = re.compile(r"\s+")


def of_the_document(items: Sequence[Item]) -> list[Item]:
    """Return *items* without those that are the site's."""
    kept = [item for item in items if not _is_site(item)]
    first = next((at for at, item in enumerate(kept) if item.inside), 0)
    return [
        item
        for at, item in enumerate(kept)
        if at >= first or not _is_repeated(item, kept[at + 1 : first + OPENING])
    ]


def _is_site(item: Item) -> bool:
    if isinstance(item, Image):
        return not item.inside
    if not isinstance(item, Line):
        return False
    text = item.text.strip()
    return says_nothing_else(text) or (not item.inside and is_site_line(text))


def _is_repeated(item: Item, following: Sequence[Item]) -> bool:
    """Return whether the line *item* stands in *following* once more, or each of its words as an entry does."""
    if not isinstance(item, Line):
        return False
    lines = [_squeezed(other.text) for other in following if isinstance(other, Line)]
    runs = {"".join(lines[at : at + many]) for at in range(len(lines)) for many in range(1, MOST_LINES + 1)}
    if _squeezed(item.text) in runs:
        return True
    entries = {
        _squeezed(slot.text) for o in following if isinstance(o, Grid) for row in o.rows for slot in row
    }
    said = item.text.split()
    return len(said) > 1 and all(word in entries | runs for word in said)


def _squeezed(text: str) -> str:
    return _SPACE.sub("", text)
