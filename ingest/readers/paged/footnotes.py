"""Tell the notes at the foot of a page from its text.

    "① 据统计年鉴整理。" in small print at the foot -> a note, so that the sentence above goes on overleaf

Notes are smaller than the body and begin with a mark (①, [1], 1, *); what follows the first one in
small print belongs to them. Notes keep their text and are read after the paragraph they interrupt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.readers.paged.lines import Line
from ingest.readers.paged.paragraphs import Joined

SMALLER = 0.93
"""How much smaller than the body notes are set at most."""

_MARK = re.compile(r"[①-⑳⑴-⒇*※†]|[\[［〔(（]?\d{1,2}[\]］〕)）]?\s*(?![\d.．、%％年月])|注\s*[0-9：:]")


def body_size(lines: Iterable[Line]) -> float:
    """Return the height of most of the text in *lines*, in points (0 where there is none)."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.face.size or line.box.height, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def split_notes(paragraphs: Sequence[Joined], body: float) -> tuple[list[Joined], list[Joined]]:
    """Return the *paragraphs* at the end of a page that are text, and those that are notes.

    *body* is the size of the text in points.
    """
    first = len(paragraphs)
    while first and _is_small(paragraphs[first - 1], body):
        first -= 1
    while first < len(paragraphs) and not _MARK.match(paragraphs[first].text):
        first += 1
    if first == 0:  # a page of small print alone is no page of notes
        return list(paragraphs), []
    return list(paragraphs[:first]), list(paragraphs[first:])


def _is_small(paragraph: Joined, body: float) -> bool:
    line = paragraph.lines[0]
    return (line.face.size or line.box.height) < SMALLER * body
