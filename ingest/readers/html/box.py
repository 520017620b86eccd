"""Make a table of the information box above a document where the page shows it as lines.

    索引号：0143/2023-00012 发文机关：青禾县人民政府 / 成文日期：2023年5月8日
    -> | 索引号： | 0143/2023-00012 | / | 发文机关： | 青禾县人民政府 | / | 成文日期： | 2023年5月8日 |

Sites show the box as a table, a list or blocks; in the text of the document it is a table before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.readers.grid import Slot, grid
from ingest.readers.html.items import Grid, Item, Line
from ingest.readers.html.vocabulary import labels_in, vocabulary

FEWEST = 3
"""Different labels that make a box."""

LONGEST = 80
"""Characters of a value on a line of its own."""

_PROSE = re.compile(r"[。；]|[：:]$")
_ENDS = re.compile(r"[:：]\s*$")


def with_box(items: Sequence[Item]) -> list[Item]:
    """Return *items*, each run of labelled lines that is an information box as a table."""
    done: list[Item] = []
    at = 0
    while at < len(items):
        end = _end_of_run(items, at)
        text = "\n".join(item.text for item in items[at:end] if isinstance(item, Line))
        if labels_in(text) >= FEWEST:
            done.append(Grid(_rows(text), items[at].inside))
            at = end
        else:
            done.append(items[at])
            at += 1
    return done


def _end_of_run(items: Sequence[Item], start: int) -> int:
    """Return the end of the lines from *start* that begin with a label, or give the value of one."""
    end, is_open = start, False
    while end < len(items):
        item = items[end]
        if not isinstance(item, Line):
            break
        if not vocabulary().label.match(item.text) and not (is_open and _is_value(item, items[start])):
            break
        is_open = _ENDS.search(item.text) is not None
        end += 1
    return end


def _is_value(line: Line, label: Item) -> bool:
    """Return whether *line* may be the value of a label before it, and is not how the document begins."""
    return line.inside == label.inside and len(line.text) <= LONGEST and not _PROSE.search(line.text)


def _rows(text: str) -> tuple[tuple[Slot, ...], ...]:
    found = [label for label in vocabulary().label.finditer(text) if _stands_alone(text, label.start())]
    ends = [*(label.start() for label in found[1:]), len(text)]
    return grid(
        (label.group().strip(), text[label.end() : end].strip())
        for label, end in zip(found, ends, strict=True)
    )


def _stands_alone(text: str, at: int) -> bool:
    """Return whether a label at *at* begins there, and is not the end of a word such as 上级发文机关."""
    return at == 0 or not text[at - 1].isalnum()
