"""Join the lines of a PDF page into paragraphs, by where they stand and how they end.

    a line that reaches the right margin, and one below it at the left margin -> one paragraph

A paragraph ends at a short last line; the next begins with an indent, a list mark, another size or a
wider gap. What a line says counts too: one that is full and stops without punctuation goes on, even
where the next is indented. Which paragraphs are headings is decided where the outline is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.clues import (
    MID_SENTENCE,
    ends_sentence,
    first_token,
    has_leader,
    has_mark,
    in_bracket,
    is_hyphenated,
    joined,
    never_first,
    starts_anew,
    stops_in_mid_sentence,
)
from ingest.readers.paged.frames import Frame
from ingest.readers.paged.lines import Line
from ingest.readers.paged.page import Box, around

NEAR_MARGIN = 1.6
"""Characters that may be missing at the end of a full line (a word or a punctuation mark moved down)."""

INDENT = 1.2
"""Characters from the left margin on which a line is indented."""

DEEP_INDENT = 5.0
"""Characters from the left margin on which a line is set apart (centred, at the right)."""

LETTER = 0.6
LONGEST_WORD = 12.0
"""Width of a Latin letter, and of the longest word that is moved down unbroken, in characters."""

MOST_OF_LINE = 0.7
FEWEST_WORDS = 12
"""Share of the width, and characters, from which a line that stops in mid-sentence goes on."""

MARK_AND_TEXT, LONGEST_MARK = 2, 8
"""Parts of a line that begins with a mark, and characters of the mark."""

TITLE_SIZE = 18.0
"""Points from which a full line is a title, whose rest is centred below it (小二号, GB/T 9704 has 22)."""

_GOES_ON = ("；", "，", "、", ";", ",")

WIDE_GAP = 1.45
"""Line distances, in common ones, that part paragraphs."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph on one page: its text, its lines, and whether all of them are centred."""

    text: str
    lines: tuple[Line, ...]
    page: int
    centered: bool

    @property
    def box(self) -> Box:
        """Return the box around the paragraph."""
        return around(line.box for line in self.lines)


def paragraphs(lines: Sequence[Line], frame: Frame, page: int) -> list[Joined]:
    """Return the paragraphs that *lines* of page number *page* make within *frame*."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and goes_on(groups[-1][-1], line, frame, opening=groups[-1][0]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Joined(
            joined([line.text for line in group]),
            tuple(group),
            page,
            all(_is_centred(line, frame) for line in group),
        )
        for group in groups
    ]


def goes_on(last: Line, line: Line, frame: Frame, *, opening: Line, overleaf: bool = False) -> bool:
    """Return whether *line* continues the paragraph from *opening* to *last*.

    *overleaf* says that *line* stands on the next page or column, where distances say nothing.
    """
    if not _same_size(last, line) or (not overleaf and _is_apart(last, line, frame)):
        return False
    if never_first(line.text) or is_hyphenated(last.text):
        return True
    if has_leader(last.text) or _has_cells(last) or _has_cells(line):
        return False
    size = max(last.box.height, line.box.height)
    full = _is_full(last, line, frame, size)
    if has_mark(line.text) or in_bracket(last.text):
        return full and (in_bracket(last.text) or _runs_on(opening, last, line, frame))
    return _reads_on(last, line, frame, full=full, first=opening is last)


def _runs_on(opening: Line, last: Line, line: Line, frame: Frame) -> bool:
    """Return whether *line* has its mark in mid-paragraph: …；/二是…, at the margin where *opening* is indented.

    A page may begin in mid-paragraph, so an opening at the margin is taken for one where it has no mark.
    """
    indent = frame.left + INDENT * line.box.height
    begins_there = opening.box.left <= indent and has_mark(opening.text)
    return line.box.left <= indent and not begins_there and last.text.endswith(_GOES_ON)


def _has_cells(line: Line) -> bool:
    """Return whether *line* is a row of a table or a list; a gap after 第六条 or （一） makes none."""
    if len(line.parts) != MARK_AND_TEXT:
        return len(line.parts) > MARK_AND_TEXT
    mark, text = line.parts
    return len(mark.text) > LONGEST_MARK or not (has_mark(line.text) or len(text.text) >= FEWEST_WORDS)


def _reads_on(last: Line, line: Line, frame: Frame, *, full: bool, first: bool) -> bool:
    """Return whether *line*, which has no mark, reads like the continuation of *last*."""
    indented = line.box.left > frame.left + INDENT * max(last.box.height, line.box.height)
    if not full:
        return _breaks_off(last, frame) and not indented and not starts_anew(line.text)
    open_end = not ends_sentence(last.text)
    if indented and not (first and _hangs(last, line)):
        return open_end and ((last.face.size or 0.0) >= TITLE_SIZE or not _is_centred(line, frame))
    return open_end or not starts_anew(line.text)


def _breaks_off(last: Line, frame: Frame) -> bool:
    """Return whether *last* ends in mid-sentence, though it has room: a long word or quotation did not fit."""
    wide = last.box.right - frame.left > MOST_OF_LINE * (frame.right - frame.left)
    return stops_in_mid_sentence(last.text, longer_than=FEWEST_WORDS if wide else MID_SENTENCE)


def _hangs(last: Line, line: Line) -> bool:
    """Return whether *line* is the second of a list item whose mark stands out to the left."""
    return has_mark(last.text) and 0 < line.box.left - last.box.left < DEEP_INDENT * last.box.height


def _same_size(one: Line, two: Line) -> bool:
    if one.face.size and two.face.size:
        return abs(one.face.size - two.face.size) <= 0.1 * max(one.face.size, two.face.size)
    return abs(one.box.height - two.box.height) <= 0.25 * max(one.box.height, two.box.height)


def _is_apart(last: Line, line: Line, frame: Frame) -> bool:
    step = line.box.middle - last.box.middle
    limit = WIDE_GAP * max(frame.pitch, 1.15 * last.box.height)
    return step > limit or step < -last.box.height


def _is_full(last: Line, line: Line, frame: Frame, size: float) -> bool:
    """Return whether what *line* begins with would not have fitted at the end of *last*."""
    if last.box.left > frame.left + DEEP_INDENT * size:
        return False  # a signature set at the right reaches the margin without being full
    word = first_token(line.text)
    room = (
        min(sum(LETTER if char.isascii() else 1.0 for char in word), LONGEST_WORD) if len(word) > 1 else 0.0
    )
    return frame.right - last.box.right <= max(NEAR_MARGIN, room) * size


def _is_centred(line: Line, frame: Frame) -> bool:
    size = line.box.height
    before, after = line.box.left - frame.left, frame.right - line.box.right
    return before > 2.5 * size and abs(before - after) < 1.5 * size
