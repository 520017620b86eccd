"""From the picture of a page to its lines of text, upright, level and in reading order.

    a fax lying on its side -> turned, its lines spelled, boxes as on a straight page

Whether a page stands on its head is asked of the recogniser itself: upside down, no line reads well.
The classifier of single lines that comes with the models is not used, because it turns some good ones
over. Small slants are taken out of the boxes; a line is spelled along its own slant.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.limits import Limits
from ingest.readers.file import RecognisedLine, RecognisedPage
from ingest.readers.paged.page import Box, Glyph
from ingest.readers.paged.pieces import in_order
from ingest.readers.pictures import PictureError
from ingest.recognition.crops import crop, without_red
from ingest.recognition.engine import Quads, Spelled, spell
from ingest.recognition.rules import rules_on
from ingest.recognition.shots import Pixels, Shot, shot_of
from ingest.recognition.spelling import chinese_form, with_gaps
from ingest.recognition.standing import Level, level_of, upright

SURE = 0.95
"""Scores from which a line is believed at once."""

BRACKETS = "（）"
LEAST_SCORE = 0.5
LEAST_SCORE_SHORT = 0.75
LEAST_SCORE_BRACKET = 0.4
SHORT = 2
"""Scores below which a line, or one of so few characters, is a speck, a stamp or a drawing.

A bracket alone in a narrow cell never scores well.
"""


def recognise_page(path: Path, form: str, number: int, limits: Limits) -> RecognisedPage:
    """Return the text on page *number* of the file at *path*, or why there is none."""
    until = time.monotonic() + limits.page_seconds
    try:
        return _read(shot_of(path, form, number, limits), until)
    except PictureError as error:
        return RecognisedPage(0.0, 0.0, (), str(error))
    except TimeoutError:
        reason = (
            f"识别超过 {limits.page_seconds} 秒，没有完成。请拆分或缩小图片，或调高限额（page_seconds）。"
        )
        return RecognisedPage(0.0, 0.0, (), reason)
    except MemoryError:
        reason = "内存不足，没有识别。请关闭其他程序后重试，或缩小图片。"
        return RecognisedPage(0.0, 0.0, (), reason)


def _read(shot: Shot, until: float) -> RecognisedPage:
    pixels, quads = upright(shot.pixels)
    level = level_of(quads, pixels)
    height, width = (side * shot.scale for side in pixels.shape[:2])
    lines = list(_lines(pixels, quads, level, shot.scale, until))
    return RecognisedPage(
        width, height, tuple(_ordered(lines, width)), edges=tuple(rules_on(level.pixels(), shot.scale))
    )


def _lines(
    pixels: Pixels, quads: Quads, level: Level, scale: float, until: float
) -> Iterator[RecognisedLine]:
    for quad in quads:
        if time.monotonic() > until:
            raise TimeoutError
        said = _spelled(crop(pixels, quad))
        text = chinese_form(with_gaps(said.text, said.places))
        if text and said.score >= _least_score(text):
            box = level.box(quad, scale)
            yield RecognisedLine(text, box.left, box.top, box.right, box.bottom, round(said.score, 3))


def _least_score(text: str) -> float:
    """Return the score from which *text* is taken for print."""
    if text in BRACKETS:
        return LEAST_SCORE_BRACKET
    return LEAST_SCORE_SHORT if len(text) <= SHORT else LEAST_SCORE


def _spelled(line: Pixels) -> Spelled:
    """Return what *line* says; where that is doubtful, what it says without the red of a stamp over it."""
    said = spell(line)
    return said if said.score >= SURE else max(said, spell(without_red(line)), key=_score)


def _score(said: Spelled) -> float:
    return said.score


def _ordered(lines: list[RecognisedLine], width: float) -> Iterable[RecognisedLine]:
    """Return *lines* as they are read: two columns one after the other."""
    glyphs = (
        Glyph(line.text, Box(line.left, line.top, line.right, line.bottom), at)
        for at, line in enumerate(lines)
    )
    return (lines[glyph.index] for piece in in_order(glyphs, width=width) for glyph in piece.glyphs)
