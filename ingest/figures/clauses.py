"""Sentences of a normalised text, and the clauses between one quantity and the next.

"全镇党员121名(其中机关党员12名)。" is one sentence; before 12名 stands the clause 其中机关党员. In a
clause each date is one mark (`DATE`), so that words before and after it can be read
without it. A bracket that holds no quantity and closes again is part of a name
(市(州)级项目); any other bracket ends a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.figures.amount import Quantity
from ingest.figures.dates import Moment
from ingest.figures.scan import Blank, Token

DATE = "\x01"
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_BOUNDARY = re.compile(r"[，,;；:()（）]")
_NAME_BRACKET = re.compile(r"\([^()，,;:。]{1,14}\)")
_HIDE, _SHOW = str.maketrans("()", "\x02\x03"), str.maketrans("\x02\x03", "()")
_LONGEST = 240  # of a clause without any mark; what names a number stands near it


class Clause(NamedTuple):
    """Words without a quantity, dates replaced by `DATE`; `moments` are those dates in order."""

    text: str
    moments: tuple[Moment, ...]


class Spot(NamedTuple):
    """A quantity or placeholder in its sentence.

    `before` are the whole clauses since the previous one, `left` the words right before it,
    `gap` everything since the previous one as it stands, `right` the words after it up to the
    next quantity or the end of the sentence.
    """

    token: Quantity | Blank
    before: tuple[Clause, ...]
    left: Clause
    gap: str
    right: str


class Sentence(NamedTuple):
    """A sentence at *start*..*end* of a shadow with its spots; `tail` are the clauses after the last."""

    start: int
    end: int
    text: str
    spots: tuple[Spot, ...]
    tail: tuple[Clause, ...]


def sentences(text: str, tokens: Sequence[Token]) -> Iterator[Sentence]:
    """Yield the sentences of the shadow *text* with the *tokens* found in it, up to that of the last one.

    >>> from ingest.figures.scan import scan
    >>> text = "共有党员12名，其中女党员3名。2023年新建。"
    >>> [[spot.left.text for spot in s.spots] for s in sentences(text, scan(text, None))]
    [['共有党员', '其中女党员'], []]
    """
    if not tokens:
        return
    start, at, final = 0, 0, tokens[-1].start
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        if start > final:
            return  # nothing is counted or dated from here on
        mine = []
        while at < len(tokens) and tokens[at].start < end:
            mine.append(tokens[at])
            at += 1
        if text[start:end].strip():
            yield _sentence(text, start, end, mine)
        start = end


def _sentence(text: str, start: int, end: int, tokens: list[Token]) -> Sentence:
    spots: list[Spot] = []
    cursor, moments = start, []
    counted = [token for token in tokens if not isinstance(token, Moment)]
    following = {id(a): _lead(b) for a, b in pairwise(counted)}
    for token in tokens:
        if isinstance(token, Moment):
            moments.append(token)
            continue
        clauses = split_clauses(text, cursor, _lead(token), moments)
        gap, cursor = text[cursor : _lead(token)], _tail(token)
        right = text[cursor : following.get(id(token), end)]
        spots.append(Spot(token, clauses[:-1], clauses[-1], gap, right))
        moments = []
    return Sentence(start, end, text[start:end], tuple(spots), split_clauses(text, cursor, end, moments))


def _lead(token: Quantity | Blank) -> int:
    return token.lead if isinstance(token, Quantity) else token.start


def _tail(token: Quantity | Blank) -> int:
    return token.tail if isinstance(token, Quantity) else token.end


def split_clauses(text: str, start: int, end: int, moments: Sequence[Moment]) -> tuple[Clause, ...]:
    """Return the clauses of *text* between *start* and *end*, at least one, the last perhaps empty."""
    marked, kept = _mark(text, start, end, moments)
    if bracketed := "(" in marked:
        marked = _NAME_BRACKET.sub(lambda m: m[0].translate(_HIDE), marked)
    clauses, at = [], 0
    for piece in _BOUNDARY.split(marked):
        at += piece.count(DATE)
        shown = piece[-_LONGEST:].translate(_SHOW) if bracketed else piece[-_LONGEST:]
        clauses.append(Clause(shown, tuple(kept[at - shown.count(DATE) : at])))
    return tuple(clauses)


def _mark(text: str, start: int, end: int, moments: Sequence[Moment]) -> tuple[str, list[Moment]]:
    pieces, kept, at = [], [], start
    for moment in moments:
        if at <= moment.start and moment.end <= end:
            pieces += [text[at : moment.start], DATE]
            kept.append(moment)
            at = moment.end
    return "".join([*pieces, text[at:end]]), kept
