"""A normalised copy of a text that knows where each of its characters came from.

"４１．６ 萬人" becomes "41.6万人" while every character still maps to its place in the
original, so that rules are written once, for ASCII digits and simplified characters, and
anchors still point into the text as it was read.

It assumes one character stands for one (NFKC forms of several characters, such as ㎡, are
left alone and are units of their own). White space goes where it cannot separate two
words or numbers; a space between two ASCII letters or digits stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from ingest.characters import fold

# A full-width comma never groups digits, an ASCII one may: they must stay apart.
_COMMA, _STAND_IN = "，", "\ue000"
# １，４９７，６１６ is one number all the same: the 1 before the comma would count nothing.
_GROUPED = re.compile(r"(?<=[0-9０-９])(?<![0-9０-９]{4})，(?=[0-9０-９]{3}(?![0-9０-９]))")
_RARE, _THOUSANDS = re.compile("[〇∶﹪−–○０-９]"), re.compile("，[0-9]{3}")
_ZERO = re.compile(r"(?<=[一二三四五六七八九〇零○])○")
_TABLE = str.maketrans({"〇": "零", "∶": ":", "﹪": "%", "−": "-", "–": "-"})
# "6 230" is two numbers, "77 名" and the letter-spaced "1 9 4" are one: a space is dropped unless ASCII stands on both sides. Control
# characters mean nothing in a text; clauses use some of them as marks.
_DROPPABLE = re.compile(r"[\x00-\x08\u200b-\u200f\u2060\ufeff\u00ad\s]")
# The first character is consumed before it is asked what stands before it: so the search passes over all others fast.
_CONTROL, _SPACE = r"[\x00-\x08\u200b-\u200f\u2060\ufeff\u00ad]", r"\s"
_DROPPED = re.compile(
    rf"{_DROPPABLE.pattern}(?:"
    rf"(?<={_SPACE})(?:(?<=^[0-9].)|(?<=[^0-9A-Za-z.][0-9].))(?=[0-9](?![0-9A-Za-z]))"
    rf"|(?<={_CONTROL}){_CONTROL}*"
    rf"|(?<={_SPACE})(?<![0-9A-Za-z].){_SPACE}*"
    rf"|(?<={_SPACE}){_SPACE}*(?![0-9A-Za-z\s])"
    r")",
    re.DOTALL,
)


class Shadow(NamedTuple):
    """Normalised *text*; `offsets` is None where nothing was dropped."""

    text: str
    base: int
    offsets: tuple[int, ...] | None

    def source(self, position: int) -> int:
        """Return where the character at *position* of the shadow stands in the original text."""
        return self.base + (position if self.offsets is None else self.offsets[position])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of the shadow's *start*..*end* (end exclusive, not empty)."""
        return self.source(start), self.source(end - 1) + 1

    def position(self, source: int) -> int:
        """Return the first shadow position that stands at or after *source* in the original."""
        local = source - self.base
        return local if self.offsets is None else bisect_left(self.offsets, local)


def _plainer(text: str) -> str:
    """Return *text* with the zeros, commas, colons and dashes that only figures care about made plain."""
    if not _RARE.search(text) and not _THOUSANDS.search(text):
        return text
    return _ZERO.sub("零", _GROUPED.sub(",", text)).translate(_TABLE)


def _folded(text: str) -> str:
    """Return *text* folded but for its full-width commas."""
    if "," not in text:
        return fold(text).replace(",", _COMMA)
    return fold(text.replace(_COMMA, _STAND_IN)).replace(_STAND_IN, _COMMA)


def cast(text: str, base: int = 0) -> Shadow:
    """Return the shadow of *text*, which starts at *base* in its report.

    >>> cast("黨員 ７７ 名").text
    '党员77名'
    >>> cast("黨員 ７７ 名").span(2, 5)
    (3, 7)
    """
    plain = _folded(_plainer(text))
    drops = [match.span() for match in _DROPPED.finditer(plain)] if _DROPPABLE.search(plain) else []
    if not drops:
        return Shadow(plain, base, None)
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end in [*drops, (len(plain), len(plain))]:
        pieces.append(plain[at:start])
        offsets.extend(range(at, start))
        at = end
    return Shadow("".join(pieces), base, tuple(offsets))
