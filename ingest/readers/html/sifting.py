"""Sort out what stands in and around a page's document but is the site's: menus, tools, related links.

    div.crumbs, div.content, div.share, footer, "今天是2024年3月5日"  ->  all but div.content are left out

Around the document goes what is marked as furniture or is mostly links, and beside a menu or footer also
short lines that have nothing of a document. In the document only small tools go. What encloses the
document, a title, an information box, an annex stays wherever it stands.
"""

from __future__ import annotations

import re

from ingest.readers.clues import has_mark
from ingest.readers.html.looks import BLOCKS
from ingest.readers.html.markup import Element
from ingest.readers.html.measure import Measures
from ingest.readers.html.vocabulary import SITE_TAGS, labels_in, marked_as, says_nothing_else, vocabulary

MOSTLY = 0.5
"""Share of link text from which an element is mostly links."""

FEWEST_LINKS = 2
FEWEST_LABELS = 2
SHORTEST_TITLE = 6
MOST_PROSE = 0.1
"""Share of the document's prose that furniture may have: teasers, a footer's sentences."""

SMALL = 200
"""Characters that a tool in the document has at most."""

SHORT = 60
"""Characters of a site's line that says nothing."""

_NEVER_INSIDE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "tbody"})
_WRITTEN = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "img"})
_SEPARATOR = re.compile(r"[-_|—–\s]+")
_RELATED = re.compile(r"[【\[]?相关(?!规定|部门|单位|要求|工作|资料)|[【\[]?(?:推荐|延伸)阅读")
_HEADING = len("【相关链接】：")


class Sifting:
    """Goes down a page and sorts out what is not of its document."""

    def __init__(self, document: Element, measures: Measures) -> None:
        self._document, self._measures = document, measures
        self._around = frozenset(document.ancestors())
        self._left_out: set[Element] = set()
        self._title = ""

    def small_among(self, marked: frozenset[Element]) -> frozenset[Element]:
        """Return those of the *marked* elements that are a small part of a page which is mostly no prose."""
        whole = self._measures.of[self._document].size
        return frozenset(
            e for e in marked if self._measures.of[e].size < MOSTLY * whole and not self._is_own(e)
        )

    def left_out(self, root: Element) -> frozenset[Element]:
        """Return the elements under *root* that are not of the document."""
        title = next((e for e in root.elements() if e.name == "title"), None)
        words = _SEPARATOR.split("".join(title.strings())) if title is not None else []
        self._title = max(words, key=len, default="")
        self._enclosing(root)
        return frozenset(self._left_out)

    def _enclosing(self, element: Element) -> None:
        """Sort what stands in *element*, which the document is or stands in."""
        for child in self._seen(element):
            if element is self._document:
                self._inside(child)
            elif child in self._around or child is self._document:
                self._enclosing(child)
            else:
                self._outside(child)
        self._beside_site(element)

    def _beside_site(self, element: Element) -> None:
        """Where a menu or footer stands in *element*, leave out what says nothing beside it."""
        seen = self._seen(element)
        if any(child in self._left_out and self._is_site(child) for child in seen):
            self._left_out.update(child for child in seen if self._says_nothing(child))

    def _outside(self, element: Element) -> None:
        if self._is_furniture(element):
            self._left_out.add(element)
        else:
            for child in self._seen(element):
                self._outside(child)
            self._beside_site(element)

    def _inside(self, element: Element) -> None:
        if self._is_tool(element) or self._is_related(element):
            self._left_out.add(element)
        else:
            for child in self._seen(element):
                self._inside(child)

    def _seen(self, element: Element) -> list[Element]:
        return [c for c in element.children if isinstance(c, Element) and c in self._measures.of]

    def _is_furniture(self, element: Element) -> bool:
        """Return whether *element*, beside the document, is of the site."""
        found = self._measures.of[element]
        if found.prose > max(SMALL, MOST_PROSE * self._measures.of[self._document].prose):
            return False
        if self._is_own(element):
            return False
        if found.size <= SMALL and says_nothing_else(self._measures.text_of(element)):
            return True
        words = vocabulary()
        if marked_as(element, words.site_words | words.tool_words | SITE_TAGS):
            return True
        return found.links >= FEWEST_LINKS and found.linked >= MOSTLY * found.size

    def _is_own(self, element: Element) -> bool:
        """Return whether *element* is plainly of the document: its title, its information box, its annexes."""
        found = self._measures.of[element]
        text = self._measures.text_of(element)
        if any(
            below.name == "h1" and self._measures.of[below].size
            for below in element.elements()
            if below in self._measures.of
        ):
            return True
        titled = (
            len(self._title) >= SHORTEST_TITLE and text.startswith(self._title) and found.links < FEWEST_LINKS
        )
        return titled or text.startswith(("附件", "附：")) or labels_in(_parted(element)) >= FEWEST_LABELS

    def _is_tool(self, element: Element) -> bool:
        """Return whether *element*, in the document, is a small tool: sharing, printing, the way here."""
        found = self._measures.of[element]
        if element.name in SITE_TAGS and found.prose == 0 and found.links:
            return True
        if not found.size or found.size > SMALL or found.prose or element.name in _NEVER_INSIDE:
            return False
        text = self._measures.text_of(element)
        if says_nothing_else(text):
            return True
        return marked_as(element, vocabulary().tool_words) and not (has_mark(text) or self._is_own(element))

    def _is_related(self, element: Element) -> bool:
        """Return whether *element*, in the document, is a list of links under a heading that says so."""
        found = self._measures.of[element]
        if element.name not in BLOCKS or found.links < FEWEST_LINKS or found.linked < MOSTLY * found.size:
            return False
        start = found.start
        before = self._measures.text[max(0, start - _HEADING) : start]
        return bool(_RELATED.match(self._measures.text_of(element)) or _RELATED.search(before))

    def _is_site(self, element: Element) -> bool:
        """Return whether *element* shows that the site itself stands at this level: its menu, its footer."""
        return marked_as(element, vocabulary().site_words | SITE_TAGS)

    def _says_nothing(self, element: Element) -> bool:
        """Return whether *element*, beside a site's menu or footer, has nothing that belongs to a document."""
        if element is self._document or element in self._around or self._is_own(element):
            return False
        found = self._measures.of[element]
        if not found.size or found.size > SHORT or found.prose:
            return False
        if any(below.name in _WRITTEN for below in element.elements()):
            return False
        return not vocabulary().belongs.search(self._measures.text_of(element))


def _parted(element: Element) -> str:
    """Return the text of *element*, its pieces parted by spaces."""
    return " ".join(element.strings())
