"""Where a text names documents: titles in 《》 with the 发文字号 beside them, and numbers that stand alone.

    根据《青禾县养老服务条例》（青政〔2021〕3号）和青民发〔2022〕7号文件要求
        → Named("青禾县养老服务条例", "青政〔2021〕3号"), Named(None, "青民发〔2022〕7号")

A title ends on its line; titles inside it belong to it. Forms (《许可证》), newspapers and books are no
documents, nor is the bare name of a kind (《办法》), but for a short name that the text has given:
（以下简称《办法》）. What a document that is named has to do with the text is not decided here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.characters import fold
from ingest.vocabulary import table

LONGEST = 160
"""Characters of the longest title; what is longer has lost its closing mark."""

SHORTEST_ROW_TITLE = 6
NUMBERS_INSIDE = 4
"""Numbers that may stand in a title before the one behind it."""

AGENCY = 14
"""Characters of an agency's code before the year, at most."""

_BOOK_MARKS = re.compile(r"[《》〈〉]")
_YEAR_AND_NUMBER = re.compile(r" ?[〔\[(【﹝〖] ?(?:19|20)\d{2} ?[〕\])】﹞〗] ?(?:第 ?)?\d{1,5} ?号")
_ORDER_NUMBER = r"(?:第 ?)?[\d一二三四五六七八九十百零〇]{1,6} ?号"
_ORDER = re.compile(rf"令 ?(?:\( ?{_ORDER_NUMBER} ?\)|{_ORDER_NUMBER})")
_AGENCY = re.compile(rf"[\u4e00-\u9fff]{{1,{AGENCY}}}$")
_IN_BRACKETS = re.compile(r" ?\([^()]{0,60}$")
_BETWEEN = re.compile(r"[( ]{0,2}|文件?")
_GIVES_A_NAME = re.compile(r"(?:简称|下称|以下称|(?P<several>统称))[为:“\"]{0,2}$")
_AFTERWORD = re.compile(r"(?:\([^()]{1,40}\))+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A document named from *start* to *end* of a line."""

    title: str | None
    number: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line."""

    start: int
    end: int


def find_named(line: str, short: dict[str, Named | None]) -> tuple[Named, ...]:
    """Return the documents that *line* names, in order; *short* keeps the short names that a text has given."""
    folded = fold(line)
    numbers = sorted(_numbers(folded), key=lambda number: number.start)
    found: list[Named] = []
    for span in title_spans(line):
        one = _titled(line, folded, span, numbers, found[-1].end if found else 0)
        name = one.title or ""
        given = _GIVES_A_NAME.search(folded, max(0, span.start - 12), span.start)
        if given:
            short[name] = found[-1] if found and not given["several"] else None
        elif name in short:
            meant = short[name]
            found += [replace(meant, start=one.start, end=one.end)] if meant else []
        elif one.number or _is_document(name):
            found.append(one)
    taken = {place for one in found for place in range(one.start, one.end)}
    bare = (_bare(line, span) for span in numbers if span.start not in taken)
    return tuple(sorted((*found, *(one for one in bare if one)), key=lambda one: one.start))


def title_spans(line: str) -> tuple[Span, ...]:
    """Return where the outermost titles of *line* stand, their marks included.

    >>> [line[s.start : s.end] for line in ["见《关于印发《甲》的通知》和《乙"] for s in title_spans(line)]
    ['《关于印发《甲》的通知》']
    """
    opened: list[tuple[str, int]] = []
    closed: list[Span] = []
    for match in _BOOK_MARKS.finditer(line):
        mark, at = match[0], match.start()
        if mark in "《〈":
            opened.append((mark, at))
        elif opened:
            start = opened.pop()[1]
            while closed and closed[-1].start > start:
                closed.pop()
            closed.append(Span(start, at + 1))
    return tuple(span for span in closed if line[span.start] == "《" and span.end - span.start <= LONGEST)


def _numbers(folded: str) -> Iterator[Span]:
    """Yield where 发文字号 stand in *folded*, each from the code of its agency on."""
    for match in _YEAR_AND_NUMBER.finditer(folded):
        agency = _AGENCY.search(folded[max(0, match.start() - AGENCY) : match.start()])
        code = _before_number().sub("", agency[0]) if agency else ""
        if code:
            yield Span(match.start() - len(code), match.end())
    for match in _ORDER.finditer(folded):
        agency = _AGENCY.search(folded[max(0, match.start() - AGENCY) : match.start()])
        yield Span(match.start() - len(_before_number().sub("", agency[0]) if agency else ""), match.end())


def _titled(line: str, folded: str, span: Span, numbers: list[Span], free: int) -> Named:
    """Return the document in *span*, with the number behind it, else one before it that begins at *free* or later."""
    title = line[span.start + 1 : span.end - 1].strip()
    first = bisect_left(numbers, span.start, key=lambda number: number.start)
    for number in numbers[first : first + NUMBERS_INSIDE]:
        between = folded[span.end : number.start]
        if number.start >= span.end and (_BETWEEN.fullmatch(between) or _IN_BRACKETS.fullmatch(between)):
            return Named(title, line[number.start : number.end], span.start, number.end)
    before = numbers[first - 1] if first else None
    if before and before.start >= free and _BETWEEN.fullmatch(folded[before.end : span.start]):
        return Named(title, line[before.start : before.end], before.start, span.end)
    return Named(title, None, span.start, span.end)


def _bare(line: str, number: Span) -> Named | None:
    """Return the document of a *number* without 《》; in the row of a list the title stands in another cell."""
    words = line[number.start : number.end]
    if "\t" in line:
        cells = [cell.strip() for cell in line.split("\t") if words not in cell]
        title = max(cells, key=len, default="")
        return Named(title, words, number.start, number.end) if len(title) >= SHORTEST_ROW_TITLE else None
    alone = line.strip(" （()）") == words.strip(" （()）")
    return None if alone or "令" in words else Named(None, words, number.start, number.end)


def _is_document(title: str) -> bool:
    """Return whether *title* ends like one of a document and is more than the name of a kind.

    >>> [_is_document(title) for title in ("青禾县养老服务条例（试行）", "办法", "决定书", "青禾日报")]
    [True, False, False, False]
    """
    bare = _AFTERWORD.sub("", fold(title).rstrip(" 》〉"))
    return bare not in _kinds() and (bare.endswith(tuple(_kinds())) or bare.startswith("关于"))


@cache
def _kinds() -> frozenset[str]:
    return frozenset((*table("titles")["words"], *table("citations")["words"]["documents"]))


@cache
def _before_number() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("citations")["words"]["before_number"]))
    return re.compile(rf"^.*(?:{words})")


def gaps(line: str, named: tuple[Named, ...]) -> tuple[str, ...]:
    """Return the folded words before, between and after the documents *named* in *line*, one more than these."""
    folded = fold(line)
    edges = (0, *(edge for one in named for edge in (one.start, one.end)), len(line))
    return tuple(folded[first:last] for first, last in [*pairwise(edges)][::2])
