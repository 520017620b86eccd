"""How much text, link text and prose stands in each element of a page.

    <div><a href="/">首页</a><p>全镇共有党员121名，其中女党员35名。</p></div> -> text 23, links 2, prose 20

Prose is text outside links in lines long enough and with punctuation that are not a site's (版权所有 …): what a
document mostly is, and what menus, buttons and lists of links are not. White space is not counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers.html.looks import BLOCKS, is_seen
from ingest.readers.html.markup import Element
from ingest.readers.html.sheet import Sheet
from ingest.readers.html.vocabulary import is_site_line

SHORTEST_PROSE = 12
"""Characters that a line with punctuation has before it counts as prose."""

_PUNCTUATION = re.compile(r"[，。；：！？、]|[a-z,][.,;] ?")
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|zip|rar|txt|pptx?)(?:[?#]|$)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Measure:
    """The text of an element is `start..end` of the page's; the others count characters, `links` places."""

    start: int
    end: int
    linked: int
    links: int
    prose: int

    @property
    def size(self) -> int:
        """Characters of text."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Measures:
    """The visible text of a page without white space, and the measure of every element that is seen."""

    text: str
    of: Mapping[Element, Measure]

    def text_of(self, element: Element) -> str:
        """Return the text in *element* without white space."""
        found = self.of[element]
        return self.text[found.start : found.end]


class _Counter:
    """Goes through the page once and counts."""

    def __init__(self, sheet: Sheet, left_out: frozenset[Element]) -> None:
        self._sheet, self._left_out = sheet, left_out
        self.measured: dict[Element, Measure] = {}
        self.pieces: list[str] = []
        self._size = self._linked = self._links = self._prose = 0
        self._line: list[str] = []

    def count(self, element: Element, *, in_link: bool = False) -> None:
        """Count *element* and all in it that is seen."""
        block = element.name in BLOCKS or element.name == "br"
        if block:
            self._end_line()
        before = (self._size, self._linked, self._links, self._prose)
        link = element.name == "a" and _leads_away(element)
        self._links += link
        for child in element.children:
            if isinstance(child, str):
                self._add(child, in_link=in_link or link)
            elif child not in self._left_out and is_seen(child, self._sheet.of(child)):
                self.count(child, in_link=in_link or link)
        if block:
            self._end_line()
        start, linked, links, prose = before
        self.measured[element] = Measure(
            start, self._size, self._linked - linked, self._links - links, self._prose - prose
        )

    def _add(self, text: str, *, in_link: bool) -> None:
        text = _SPACE.sub("", text)
        self.pieces.append(text)
        self._size += len(text)
        if in_link:
            self._linked += len(text)
        else:
            self._line.append(text)

    def _end_line(self) -> None:
        line = "".join(self._line)
        self._line = []
        if len(line) >= SHORTEST_PROSE and _PUNCTUATION.search(line) and not is_site_line(line):
            self._prose += len(line)


def measure(root: Element, sheet: Sheet, *, left_out: frozenset[Element] = frozenset()) -> Measures:
    """Return the measures of everything seen under *root* that is not *left_out*."""
    counter = _Counter(sheet, left_out)
    counter.count(root)
    return Measures("".join(counter.pieces), counter.measured)


def _leads_away(link: Element) -> bool:
    """Return whether *link* leads to another page: not to a place on this one, nor to a file to load."""
    to = link.get("href")
    return bool(to) and not to.startswith("#") and not _FILE.search(to)
