"""The blocks of a file, put together again from its reports.

    一、基本情况 | 全镇共有党员77名。 (two pieces in one section)  → the paragraph 一、基本情况 全镇共有党员77名。

The outline cuts a paragraph at its run-in heading; to draw another outline without reading
the file anew, the pieces of one line become one paragraph again. A line that no section
holds was empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cutting import move
from report import Block, Paragraph, Report, flatten


def blocks_of(reports: Sequence[Report]) -> tuple[Block, ...]:
    """Return the blocks of the file that *reports*, in their order, tile, with offsets into the file's text."""
    return tuple(
        move(block, -report.start)
        for number, report in enumerate(reports, 1)
        for block in _of_a_report(report, last=number == len(reports))
    )


def _of_a_report(report: Report, *, last: bool) -> Iterator[Block]:
    """Yield the blocks of *report*; the line feed at the end of one that is not the *last* ends its last block."""
    text = report.text if last else report.text.removesuffix("\n")
    end = 0
    for block in _joined(report):
        yield from _empty(text, end, block.start)
        yield block
        end = block.end + 1
    yield from _empty(text, end, len(text) + 1)


def _joined(report: Report) -> Iterator[Block]:
    pieces: list[Block] = []
    for section in flatten(report.sections):
        for block in section.blocks:
            before = pieces[-1] if pieces else None
            if _same_line(before, block, report.text):
                pieces[-1] = replace(pieces[-1], end=block.end)
            else:
                pieces.append(block)
    for block in pieces:
        yield _whole(block, report.text) if isinstance(block, Paragraph) else block


def _same_line(before: Block | None, block: Block, text: str) -> bool:
    return (
        isinstance(before, Paragraph)
        and isinstance(block, Paragraph)
        and "\n" not in text[before.end : block.start]
    )


def _whole(block: Paragraph, text: str) -> Paragraph:
    """Return *block* with the white space at both ends of its line."""
    start = text.rfind("\n", 0, block.start) + 1
    end = text.find("\n", block.end)
    end = len(text) if end < 0 else end
    return replace(block, text=text[start:end], start=start, end=end)


def _empty(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of the lines of *text* from *start* to the line feed before *end*."""
    while start < end:
        feed = text.find("\n", start, end)
        stop = feed if feed >= 0 else min(end - 1, len(text))
        yield Paragraph(text[start:stop], start, stop)
        start = stop + 1
