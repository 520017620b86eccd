"""Where a heading ends and its text begins, on a line that may hold both.

    一、基本情况 全镇共有党员77名。    → heading 一、基本情况 | body 全镇共有党员77名。
    （二）日常管理松散。流出地支部…   → heading （二）日常管理松散 | body 流出地支部…
    （一）理顺体系，夯实基础。        → the whole line is the heading

A run-in heading is its first sentence if that is short, otherwise the words up to the
comma that names the point: "针对思想保守问题，要强化创新意识，坚决…" needs two clauses.
Works on the folded text; full stops in quotation marks or brackets end nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SHORT = 42
"""A first sentence of up to this many characters is a heading by itself ("about 40")."""

WHOLE_LINE = 52
"""A line of one sentence up to this length is a heading as it stands."""

SHORTEST, SHORTEST_BODY = 2, 12

_ENCLOSED = re.compile(r"“[^”]{0,60}”|《[^》]{0,60}》|\([^)]{0,40}\)|‘[^’]{0,40}’|〔[^〕]{0,20}〕")
_SENTENCE_END = re.compile(r"[。;!?]|(?<!\d):|:(?!\d)")
_COMMA = re.compile(r",")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff)”]) +(?=\S)")
_PUNCTUATION = re.compile(r"[。;:,!?]")
_SETS_THE_SCENE = re.compile(
    r"(?:针对|依托|为了?|通过|按照|结合|根据|围绕|以|立足|面对|随着)[^,]*,|[在从对][^,]*(?:中|下|上|后|里|方面|来看|看|来说|而言|问题),"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """The heading ends at `end`; the text after it begins at `body`, None where nothing follows."""

    end: int
    body: int | None


def cut_heading(folded: str, at: int) -> Cut:
    """Return where the heading whose words begin at *at* in the *folded* paragraph ends.

    >>> cut_heading("一、基本情况 全镇共有党员77名,下设支部2个。", 2)
    Cut(end=6, body=7)
    >>> cut_heading("(一)理顺体系,夯实基础。", 3)
    Cut(end=13, body=None)
    """
    plain = _ENCLOSED.sub(lambda match: "□" * len(match[0]), folded)
    length = len(folded.rstrip())
    gap = _gap(plain, at, length)
    if gap:
        return gap
    first = _SENTENCE_END.search(plain, at, length)
    if first is None or first.end() == length:
        return Cut(length, None) if length - at <= WHOLE_LINE else _cut_at_comma(plain, at, length)
    if first.start() - at <= SHORT:
        return Cut(first.start(), _skip_spaces(folded, first.end()))
    return _cut_at_comma(plain, at, first.start())


def _gap(plain: str, at: int, length: int) -> Cut | None:
    """Return the cut at the white space of "一、基本情况 全镇共有…", if the line is written so."""
    match = _GAP.search(plain, at, min(length, at + 32))
    if match is None or match.start() - at < SHORTEST:
        return None
    before, after = plain[at : match.start()], plain[match.end() : length]
    if _PUNCTUATION.search(before) or len(after) < SHORTEST_BODY or not _PUNCTUATION.search(after):
        return None
    return Cut(match.start(), match.end())


def _cut_at_comma(plain: str, at: int, limit: int) -> Cut:
    """Return the cut at the comma that names the point: the second one after a clause that sets the scene."""
    first = _COMMA.search(plain, at, limit)
    if first is None:
        end = min(limit, at + WHOLE_LINE)
        return Cut(end, _skip_punctuation(plain, end))
    second = _COMMA.search(plain, first.end(), limit)
    scene = _SETS_THE_SCENE.match(plain, at) is not None
    end = second.start() if scene and second and second.start() - at <= SHORT + 6 else first.start()
    return Cut(end, _skip_spaces(plain, end + 1))


def _skip_punctuation(text: str, at: int) -> int | None:
    while at < len(text) and text[at] in "。;:,!? ":
        at += 1
    return at if at < len(text) else None


def _skip_spaces(text: str, at: int) -> int | None:
    while at < len(text) and text[at].isspace():
        at += 1
    return at if at < len(text) else None
