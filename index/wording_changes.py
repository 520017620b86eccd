"""What changed between two wordings, line by line and word by word.

    每人每月补助300元。  →  每人每月补助 [300→400] 元。

Lines are paired where they are alike; the number before a line (第三条, 2.) does not count for that.
Words are Han characters and runs of letters and digits; what stays the same between two changes and is
shorter than a word is shown as changed, for a reader's sake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ingest.characters import fold
from ingest.numbering import read_number

ALIKE = 0.35
"""How alike two lines must be to be shown as one that changed."""

LONGEST = 3000
"""Words of a line that is compared word by word; the time it takes grows with their square."""

SHORTEST_KEPT = 2

REACH = 50
"""A line is looked for among so many old ones, so that the time it takes grows with the lines alone."""

FEW = 400
"""Past so many lines or words, those that return all the time are no landmarks: the time would be cubic."""

_WORD = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*%?|\s+|.")


class Fate(StrEnum):
    """What became of a section, a line, or a piece of a line."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that stayed, changed, came or went, in pieces."""

    fate: Fate
    pieces: tuple[Piece, ...]


def bare_line(line: str) -> str:
    """Return *line* folded, without its number and without spaces.

    >>> bare_line("第三条　每人每月补助３００元。")
    '每人每月补助300元。'
    """
    folded = fold(line).strip()
    number = read_number(folded)
    return re.sub(r"\s", "", folded[number.length if number else 0 :])


def compare_lines(old: Sequence[str], new: Sequence[str]) -> tuple[LineChange, ...]:
    """Return what became of the lines *old* in *new*, in the order of the new ones."""
    matcher = _matcher([*map(bare_line, old)], [*map(bare_line, new)])
    changes: list[LineChange] = []
    for name, first, last, start, end in matcher.get_opcodes():
        if name == "equal":
            changes += [LineChange(Fate.SAME, (Piece(Fate.SAME, line),)) for line in new[start:end]]
        else:
            changes += _replaced(old[first:last], new[start:end])
    return tuple(changes)


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > FEW)


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[LineChange]:
    """Yield what became of lines *old* that stand where *new* stand now: each with the next that is like it."""
    grams = [*map(_bigrams, old)]
    done, waiting = 0, list[str]()
    for line in new:
        own, reach = _bigrams(line), min(done + REACH, len(old))
        like = next((at for at in range(done, reach) if _alike(grams[at], own)), None)
        if like is None:
            waiting.append(line)
            continue
        yield from _unlike(old[done:like], waiting)
        yield LineChange(Fate.CHANGED, compare_words(old[like], line))
        done, waiting = like + 1, []
    yield from _unlike(old[done:], waiting)


def _unlike(gone: Sequence[str], come: Sequence[str]) -> Iterator[LineChange]:
    yield from (LineChange(Fate.REMOVED, (Piece(Fate.REMOVED, line),)) for line in gone)
    yield from (LineChange(Fate.ADDED, (Piece(Fate.ADDED, line),)) for line in come)


def _bigrams(line: str) -> frozenset[str]:
    bare = bare_line(line)
    return frozenset(map(str.__add__, bare, bare[1:]))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 2 * len(one & other) >= ALIKE * (len(one) + len(other))


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of line *old* turned into *new*.

    >>> [(piece.fate.value, piece.text) for piece in compare_words("年满七十周岁", "年满六十五周岁")]
    [('same', '年满'), ('removed', '七十'), ('added', '六十五'), ('same', '周岁')]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > LONGEST:
        return Piece(Fate.REMOVED, old), Piece(Fate.ADDED, new)
    matcher = _matcher(before, after)
    pieces: list[Piece] = []
    codes = _smoothed([(name == "equal", a, b, c, d) for name, a, b, c, d in matcher.get_opcodes()])
    for same, first, last, start, end in codes:
        if same:
            pieces.append(Piece(Fate.SAME, "".join(after[start:end])))
            continue
        pieces += [Piece(Fate.REMOVED, "".join(before[first:last]))] if last > first else []
        pieces += [Piece(Fate.ADDED, "".join(after[start:end]))] if end > start else []
    return tuple(pieces)


_Code = tuple[bool, int, int, int, int]


def _smoothed(codes: list[_Code]) -> list[_Code]:
    """Return *codes* with what is kept between two changes, and too short to be read alone, made part of them."""
    joined: list[_Code] = []
    for at, (same, first, last, start, end) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        kept = same and not (inside and last - first < SHORTEST_KEPT)
        if joined and not kept and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1], last, joined[-1][3], end)
        else:
            joined.append((kept, first, last, start, end))
    return joined
