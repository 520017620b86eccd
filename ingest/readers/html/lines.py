"""Leave out lines of a page that are the site's and not the document's, and words said twice above it.

    "【打印】【关闭】", "当前位置：首页 > 公开", "版权所有 …", the title once more above the document

A line above the document is said twice when all its words stand between it and the opening of the
document, so nothing is lost with it. Lines in the document go only if they can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.html.items import Image, Item, Line, words
from ingest.readers.html.vocabulary import says_tools, vocabulary

OPENING = 8
"""Items of the document among which its title, its number and its addressees stand."""

_SPACE = re.compile(r"\s+")


def of_the_document(items: Sequence[Item]) -> list[Item]:
    """Return *items* without those that are the site's."""
    kept = [item for item in items if not _is_site(item)]
    first = next((at for at, item in enumerate(kept) if item.inside), 0)
    return [item for at, item in enumerate(kept) if at >= first or not _is_repeated(item, kept[at + 1 : first + OPENING])]


def _is_site(item: Item) -> bool:
    if isinstance(item, Image):
        return not item.inside
    if not isinstance(item, Line):
        return False
    text = item.text.strip()
    known = vocabulary()
    if says_tools(text) or known.line.fullmatch(text):
        return True
    return not item.inside and known.around.search(text) is not None


def _is_repeated(item: Item, following: Sequence[Item]) -> bool:
    if not isinstance(item, Line):
        return False
    after = _SPACE.sub("", "".join(map(words, following)))
    return all(word in after for word in item.text.split())
