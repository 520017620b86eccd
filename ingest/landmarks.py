"""All marks of a report: what each way of finding headings gives, put together in order.

    title and contents  (skipped)      numbered headings, items inside paragraphs
    signature           (a mark)       bare headings, annexes, lead sentences

Each way stands in a module of its own; this one settles which block belongs to whom:
title, contents and signature hold no headings, a numbered line is no bare heading.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ingest.bare import bare_marks
from ingest.contents import contents_blocks
from ingest.marks import Bare, Mark, line_numbers, numbered_marks
from ingest.sentences import sentence_marks
from ingest.signature import Signature, find_signatures
from ingest.title import find_title
from ingest.title_line import can_be_title
from report import Block, Paragraph, block_text

LONG_PARAGRAPH = 60
"""A signature stands after some text: a numbered line or a paragraph of this length."""


def find_marks(blocks: tuple[Block, ...]) -> tuple[Mark, ...]:
    """Return every mark of the report made of *blocks*, in order of the text."""
    head = _head(blocks)
    contents = contents_blocks(blocks)
    numbers = line_numbers(blocks)
    text_from = _first_text(blocks, numbers.keys() - contents, head)
    signatures = find_signatures(blocks, after=text_from + 1)
    signed = {index for one in signatures for index in range(one.first, one.last + 1)}
    skip = frozenset(range(head)) | contents | signed
    bare = bare_marks(blocks, skip=skip, numbered=frozenset(numbers), text_from=text_from)
    ends = _signature_marks(blocks, signatures, {mark.block for mark in bare} | numbers.keys())
    fresh = frozenset(mark.block for mark in (*bare, *ends) if mark.rank <= Bare.ANNEX)
    numbered = numbered_marks(blocks, numbers, skip=skip, fresh=fresh)
    sentences = sentence_marks(blocks, (*numbered, *bare), skip=skip | numbers.keys())
    return tuple(sorted((*numbered, *bare, *sentences, *ends), key=lambda mark: mark.start))


def _head(blocks: tuple[Block, ...]) -> int:
    """Return how many blocks the title and what stands above it take."""
    title = find_title(blocks)
    return bisect_left(blocks, title.end, key=lambda block: block.start) if title else 0


def _first_text(blocks: tuple[Block, ...], numbered: set[int], head: int) -> int:
    for index in range(head, len(blocks)):
        block = blocks[index]
        if index in numbered or (isinstance(block, Paragraph) and len(block.text) >= LONG_PARAGRAPH):
            return index
    return len(blocks)


def _signature_marks(
    blocks: tuple[Block, ...], signatures: tuple[Signature, ...], headed: set[int]
) -> list[Mark]:
    """Return a mark for each signature, and one for what follows it where no heading does: an annex."""
    marks: list[Mark] = []
    for one in signatures:
        marks.append(_without_heading(blocks, one.first, Bare.SIGNATURE))
        after = one.last + 1
        if any(block_text(block).strip() for block in blocks[after:]) and after not in headed:
            marks.append(_annex(blocks, after))
    return marks


def _annex(blocks: tuple[Block, ...], index: int) -> Mark:
    """Return the mark of what follows a signature; an open line over it is its heading."""
    block = blocks[index]
    mark = _without_heading(blocks, index, Bare.ANNEX)
    headed = isinstance(block, Paragraph) and index + 1 < len(blocks) and can_be_title(block)
    return replace(mark, end=block.end, body=None) if headed else mark


def _without_heading(blocks: tuple[Block, ...], index: int, rank: Bare) -> Mark:
    start = blocks[index].start
    return Mark(
        start=start,
        end=start,
        body=start,
        rank=rank,
        series=rank.name,
        ordinal=0,
        block=index,
        outline_level=None,
    )
