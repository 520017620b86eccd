"""Sections to be: where each begins, where its heading ends, and what a person decided about them.

    decided {40: 2}, at 40 "人手不足。全镇护理员仅有……"  → Entry(start=40, heading_end=44, body=45, level=2)
    decided {12: None}                                → the entry that began at 12 is gone

A decision wins over whatever was found. A heading that a person sets is cut from the text
after it as any other (headings.py); one inside a paragraph divides that paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.characters import fold
from ingest.headings import cut_heading
from ingest.numbering import read_number
from report import Block, Paragraph, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A section to be: its start, the end of its heading, the beginning of its text, level and own role."""

    start: int
    heading_end: int
    body: int
    level: int
    roles: tuple[Role, ...] = ()

    @property
    def headed(self) -> bool:
        """Whether a heading stands there."""
        return self.heading_end > self.start


def with_decisions(
    blocks: tuple[Block, ...], found: Sequence[Entry], decided: Mapping[int, int | None]
) -> list[Entry]:
    """Return the entries *found* and those that were *decided*, in order of the text."""
    entries = {entry.start: entry for entry in found if decided.get(entry.start, 1) is not None}
    for start, level in decided.items():
        if level is None:
            continue
        known = entries.get(start)
        if known and (known.headed or known.roles):
            entries[start] = replace(known, level=level)
        elif set_by_hand := _entry(blocks, start, level):
            entries[start] = set_by_hand
    ordered = sorted(entries.values(), key=lambda entry: entry.start)
    ends = [*(entry.start for entry in ordered), blocks[-1].end][1:]
    return [_up_to(end, entry) for entry, end in zip(ordered, ends, strict=True)]


def _entry(blocks: tuple[Block, ...], start: int, level: int) -> Entry | None:
    """Return the entry whose heading begins at *start*; None where no paragraph has words there."""
    block = blocks[bisect_right(blocks, start, key=lambda block: block.start) - 1]
    words = block.text[start - block.start :] if isinstance(block, Paragraph) else ""
    if not words.strip():
        return None
    folded = fold(words)
    lead = len(folded) - len(folded.lstrip())
    number = read_number(folded, lead)
    after = lead + number.length if number and number.length < len(folded.strip()) else lead
    cut = cut_heading(folded, after)
    return Entry(start, start + cut.end, start + (cut.end if cut.body is None else cut.body), level)


def _up_to(end: int, entry: Entry) -> Entry:
    """Return *entry* without what stands after *end*, where the next one begins."""
    return replace(entry, heading_end=min(entry.heading_end, end), body=min(entry.body, end))
