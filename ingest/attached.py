"""The documents that stand in a notice's list of attachments.

    附件：1.云溪镇敬老工作方案        → ATTACHES 云溪镇敬老工作方案
         2.云溪镇敬老服务登记表        (a form: not a document)

Whether an attachment follows in the same file or lies in another is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.characters import fold
from ingest.title_words import names_a_document
from report import Citation, Relation

SHORTEST, LONGEST = 6, 80

_HEAD = re.compile(r"\s*附 ?件 ?\d{0,2} ?: ?")
_NUMBER = re.compile(r" *(?:\(?\d{1,2}[.、)] ?)?《?")
_TITLE = re.compile(r"(?P<title>[^。;,!?:》]{1,100})》?[。;]?\s*")


def attached(text: str) -> Iterator[Citation]:
    """Yield the documents in the lists of attachments of *text*."""
    start, listing = 0, False
    for line in text.split("\n"):
        folded = fold(line)
        head = _HEAD.match(folded)
        number = _NUMBER.match(folded, head.end() if head else 0)
        numbered = number is not None and number.end() > number.start()
        listing = head is not None or (listing and numbered)
        if listing and number:
            yield from _entry(line, folded, number.end(), start)
        start += len(line) + 1


def _entry(line: str, folded: str, at: int, offset: int) -> Iterator[Citation]:
    match = _TITLE.fullmatch(folded, at)
    if match is None:
        return
    title = line[match.start("title") : match.end("title")].strip()
    if SHORTEST <= len(title) <= LONGEST and names_a_document(title):
        first = offset + line.index(title, at)
        yield Citation(Relation.ATTACHES, title, None, first, first + len(title))
