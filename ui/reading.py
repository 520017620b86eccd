"""A report's text as its page shows it: headings, paragraphs, tables, marked figures, the place asked for.

    全镇共有党员121名  ->  全镇共有党员<mark id="f-0" class="dy-figure" title="党员总数 · 121名">121名</mark>

Marks are spans over the report's text that may overlap (a place that was asked for covers
several figures), so a text is cut at every edge of a span and each piece carries the
classes of all spans over it. The first piece of a span carries its id. Blocks that follow
each other without a line break (a run-in heading and its text) stay on one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report import Block, Cell, Figure, Paragraph, Picture, Report, Section, Table, flatten
from ui import wording
from ui.markup import Markup, joined, tag

DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the report's text that is shown with class *cls*; *id* lets a link jump to it."""

    start: int
    end: int
    cls: str
    id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of one that stands on a line of its own, and the section that it opens, if any."""

    block: Block
    opens: Section | None


def reading(report: Report, at: tuple[int, int] | None) -> Markup:
    """Return the text of *report* with its figures marked and *at* (offsets) highlighted as id "at"."""
    pieces = tuple(_pieces(report.sections))
    marks = figure_marks(report)
    if at is not None:
        start = _first_shown(pieces, at[0])
        # First, so that a figure that begins at the same character does not take the place's id.
        marks = (Mark(start, max(at[1], start + 1), "dy-at", id="at"), *marks)
    page: int | None = None
    parts: list[Markup] = []
    for line in _lines(pieces):
        first = line[0].block
        if first.page and first.page != page:
            page = first.page
            parts.append(tag("div", f"第 {page} 页", cls="dy-pagemark"))
        parts.append(_line(line, marks))
    return tag("div", *parts, cls="dy-reading")


def figure_marks(report: Report) -> tuple[Mark, ...]:
    """Return one mark per figure of *report*, those in doubt (part of a conflict) set apart."""
    doubtful = {
        index for conflict in report.conflicts if conflict.dismissed is None for index in conflict.figures
    }
    return tuple(
        Mark(
            figure.anchor.start,
            figure.anchor.end,
            "dy-figure dy-doubt" if index in doubtful else "dy-figure",
            id=figure_id(index),
            title=figure_title(figure),
        )
        for index, figure in enumerate(report.figures)
    )


def figure_id(index: int) -> str:
    """Return the id of the mark of figure number *index*."""
    return f"f-{index}"


def section_id(section: Section) -> str:
    """Return the id of the line that opens *section*."""
    return f"s-{section.key}"


def figure_title(figure: Figure) -> str:
    """Return what *figure* says, in one line."""
    return " · ".join((figure.indicator or "指标不明", figure.raw, *wording.figure_facts(figure)))


def marked(text: str, offset: int, marks: Iterable[Mark]) -> Markup:
    """Return *text*, which stands at *offset* of the report, cut at the edges of *marks*.

    >>> marked("党员121名", 10, (Mark(12, 16, "n", id="f-0"), Mark(0, 13, "at"))).html
    '<mark class="at">党员</mark><mark class="n at" id="f-0">1</mark><mark class="n">21名</mark>'
    """
    end = offset + len(text)
    over = [mark for mark in marks if mark.start < end and mark.end > offset]
    edges = {offset, end} | {edge for mark in over for edge in (mark.start, mark.end) if offset < edge < end}
    return joined(*(_cut(text, offset, span, over) for span in pairwise(sorted(edges))))


def _cut(text: str, offset: int, span: tuple[int, int], over: Sequence[Mark]) -> str | Markup:
    start, end = span
    words = text[start - offset : end - offset]
    here = [mark for mark in over if mark.start <= start and mark.end >= end]
    if not here:
        return words
    opened = [mark for mark in here if mark.id and start == mark.start]
    inner: str | Markup = words
    for mark in opened[1:]:
        inner = tag("span", inner, id=mark.id)
    title = next((mark.title for mark in here if mark.title), None)
    first = opened[0].id if opened else None
    return tag("mark", inner, cls=" ".join(mark.cls for mark in here), id=first, title=title)


def _first_shown(pieces: Iterable[Piece], offset: int) -> int:
    """Return *offset*, moved to the next block where it stands on a line break between two."""
    start = next((piece.block.start for piece in pieces if piece.block.end > offset), offset)
    return max(start, offset)


def _pieces(sections: Iterable[Section]) -> Iterator[Piece]:
    for section in flatten(sections):
        opens: Section | None = section
        for block in section.blocks:
            yield Piece(block, opens)
            opens = None


def _lines(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for piece in pieces:
        follows = bool(line) and line[-1].block.end == piece.block.start
        if line and not (
            follows and isinstance(piece.block, Paragraph) and isinstance(line[0].block, Paragraph)
        ):
            yield tuple(line)
            line = []
        line.append(piece)
    if line:
        yield tuple(line)


def _line(line: tuple[Piece, ...], marks: Sequence[Mark]) -> Markup:
    first = line[0].block
    start, end = first.start, line[-1].block.end
    near = [mark for mark in marks if mark.start < end and mark.end > start]
    if isinstance(first, Table):
        return _table(first, near, line[0].opens)
    if isinstance(first, Picture):
        return tag("p", f"〔图：{first.caption}〕" if first.caption else "〔图〕", cls="dy-quiet")
    content = joined(*(_paragraph(piece, near) for piece in line))
    opens = line[0].opens
    alone = opens is not None and opens.heading is not None and len(line) == 1
    return tag("p", content, cls=f"dy-h{min(opens.level, DEEPEST)}" if alone and opens else None)


def _paragraph(piece: Piece, marks: Sequence[Mark]) -> Markup:
    text = piece.block.text if isinstance(piece.block, Paragraph) else ""
    content = marked(text, piece.block.start, marks)
    if piece.opens is None:
        return content
    cls = "dy-runin" if piece.opens.heading is not None else None
    return tag("span", content, id=section_id(piece.opens), cls=cls)


def _table(table: Table, marks: Sequence[Mark], opens: Section | None) -> Markup:
    rows = (tag("tr", *(_cell(cell, marks) for cell in row)) for row in table.rows)
    body = tag("table", tag("tbody", *rows))
    return tag("div", body, cls="dy-table", id=section_id(opens) if opens else None)


def _cell(cell: Cell, marks: Sequence[Mark]) -> Markup:
    return tag(
        "td",
        marked(cell.text, cell.start, marks),
        colspan=cell.colspan if cell.colspan > 1 else None,
        rowspan=cell.rowspan if cell.rowspan > 1 else None,
    )
