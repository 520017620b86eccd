r"""From pieces of text to lines: white space collapsed, breaks kept, each line with its looks.

    [Run("全镇共有\n  党员"), Run("121"), Run("名。")] -> ["全镇共有党员121名。"]

CSS Text Level 3, 4.1: white space is one space; a line break of the source vanishes between Chinese
characters. Full-width spaces and no-break spaces are no white space here: they are a typist's indents.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ingest.readers.html.looks import Look
from report import Style

BREAK = "\0"
"""What stands for <br> among the runs; no text from the parser holds it."""

_SPACE = re.compile(r"[ \t\r\n\f]+")
_CHINESE_MARKS = "“”‘’…—·"  # also found in Latin text, so Unicode calls them ambiguous
_SOFT_HYPHEN = "\u00ad"
_INDENT_AFTER_SENTENCE = re.compile(r"(?<=[。！？；：…”）])(?=　{2})")
_NO_BREAK_INDENT = re.compile(r"^[ \xa0　]*\xa0[ \xa0　]*")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text and how it looks."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class LookedLine:
    """A line of text and how most of it looks."""

    text: str
    style: Style


def lines_of(runs: Sequence[Run]) -> list[LookedLine]:
    """Return the lines of a paragraph made of *runs*; empty lines stay, since they part what is around.

    >>> look = Look()
    >>> [line.text for line in lines_of([Run("全镇共有\\n  党员", look), Run(BREAK, look), Run("二  类", look)])]
    ['全镇共有党员', '二 类']
    """
    if not any(run.text.strip() for run in runs):
        return []
    lines: list[LookedLine] = []
    held: list[Run] = []
    for run in (*runs, Run(BREAK, Look())):
        if run.text != BREAK:
            held.append(run)
            continue
        style = _style(held)
        text = "".join(piece.text for piece in held).replace(_SOFT_HYPHEN, "")
        lines += [LookedLine(_indented(part), style) for part in collapsed(text).split(BREAK)]
        held = []
    return lines


def collapsed(text: str) -> str:
    r"""Return *text* with white space as a browser shows it, BREAK where an indent begins a paragraph.

    >>> collapsed("  共有 \n 各类  人才 \n 121 名"), len(collapsed("良好。　　二是").split(BREAK))
    ('共有各类 人才 121 名', 2)
    """
    text = _INDENT_AFTER_SENTENCE.sub(BREAK, text)
    text = _SPACE.sub(lambda found: _gap(text, found), text)
    return text.strip(" ")


def _gap(text: str, found: re.Match[str]) -> str:
    """Return what the white space *found* in *text* comes to."""
    if "\n" not in found.group():
        return " "
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 2]
    if len(after) > 1 and not after.strip("　\xa0"):
        return BREAK
    return "" if _is_wide(before) and _is_wide(after[:1]) else " "


def _is_wide(char: str) -> bool:
    """Return whether *char* is a Chinese character or a mark of Chinese text."""
    return bool(char) and (east_asian_width(char) in "WF" or char in _CHINESE_MARKS)


def _indented(line: str) -> str:
    """Return *line* with an indent of no-break spaces written as the full-width one that it stands for."""
    found = _NO_BREAK_INDENT.match(line)
    return f"　　{line[found.end() :]}" if found and found.end() > 1 else line


def _style(runs: Sequence[Run]) -> Style:
    sizes: Counter[float | None] = Counter()
    bold: Counter[bool] = Counter()
    fonts: Counter[str | None] = Counter()
    for run in runs:
        weight = len(run.text.strip())
        sizes[run.look.size] += weight
        bold[bool(run.look.bold)] += weight
        fonts[run.look.font] += weight
    shown = [run.look for run in runs if run.text.strip()]
    return Style(
        level=next((look.level for look in shown if look.level), None),
        size=max(sizes, key=sizes.__getitem__, default=None),
        bold=bool(bold[True]) and not bold[False],
        centered=bool(shown) and all(look.centered for look in shown),
        font=max(fonts, key=fonts.__getitem__, default=None),
    )
