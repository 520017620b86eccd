"""Tell a page's document from the site around it: navigation, tools, related links, a second copy.

    body > nav, div.crumbs, table(索引号 …), div.content, div.share, footer
    -> document: div.content; left out: nav, div.crumbs, div.share, footer

The document is the smallest element that holds most of the page's prose. Nothing that encloses it is
ever left out; inside it only small tools are; around it, what is marked as furniture or is mostly links. What
remains in doubt stays, since a lost annex is worse than a menu too many. Nothing is left out of a page that
an office program wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers.clues import has_mark
from ingest.readers.html.copies import second_copies
from ingest.readers.html.looks import BLOCKS
from ingest.readers.html.markup import Element
from ingest.readers.html.measure import Measures, measure
from ingest.readers.html.sheet import Sheet
from ingest.readers.html.vocabulary import labels_in, marked_as, vocabulary

MAIN_SHARE = 0.7
"""Share of the prose around it from which an element holds the document."""

LEAST_PROSE = 20
"""Characters of prose below which a page has no document to be told from the rest."""

MOSTLY = 0.5
FEWEST_LINKS = 2
MOST_PROSE = 0.1
"""Share of the document's prose that furniture may have: teasers, a footer's sentences."""

SMALL = 200
SHORT = 60
_FEWEST_LABELS = 2
_NEVER_INSIDE = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "tbody"})
_SITE_TAGS = frozenset({"nav", "footer"})
_OFFICE = re.compile(
    r"Microsoft|LibreOffice|OpenOffice|WPS|Kingsoft|Word\.Document|Excel\.Sheet", re.IGNORECASE
)
_SEPARATOR = re.compile(r"[-_|—–\s]+")
_RELATED = re.compile(r"[【\[]?相关(?!规定|部门|单位|要求|工作|资料)|[【\[]?(?:推荐|延伸)阅读")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the document of a page stands, what is not of it; `program` is the office program that wrote it."""

    document: Element
    left_out: frozenset[Element] = frozenset()
    program: str = ""


def find_document(root: Element, sheet: Sheet) -> Found:
    """Return where the document of the page *root* stands."""
    program = _office_program(root)
    if program:
        return Found(root, frozenset(filter(_is_page_margin, root.elements())), program)
    copies = second_copies(measure(root, sheet))
    measures = measure(root, sheet, left_out=copies)
    document = _main_part(root, measure(root, sheet, left_out=copies | _suspects(root, measures)))
    if measures.of[document].prose < LEAST_PROSE:
        return Found(root, copies)
    return Found(document, copies | _Sifting(document, measures).left_out(root))


def _office_program(root: Element) -> str:
    """Return what the head of the page *root* names as the office program that wrote it, "" for none."""
    said = (
        meta.get("content")
        for meta in root.elements()
        if meta.name == "meta"
        and meta.get("name").lower() in {"generator", "progid"}
        and any(outer.name == "head" for outer in meta.ancestors())
    )
    return next((content for content in said if _OFFICE.search(content)), "")


def _is_page_margin(element: Element) -> bool:
    """Return whether *element* is what LibreOffice makes of the header or footer of printed pages."""
    return element.name == "div" and element.get("title") in {"header", "footer"}


def _suspects(root: Element, measures: Measures) -> frozenset[Element]:
    """Return what is marked as the site's and does not hold most of the prose: no place for a document."""
    most = measures.of[root].prose / 2
    marks = vocabulary().site_words | _SITE_TAGS
    return frozenset(e for e, found in measures.of.items() if found.prose < most and marked_as(e, marks))


def _main_part(root: Element, measures: Measures) -> Element:
    place = root
    while True:
        inner = [c for c in place.children if isinstance(c, Element) and c in measures.of]
        best = max(inner, key=lambda child: measures.of[child].prose, default=None)
        if best is None or measures.of[best].prose < MAIN_SHARE * measures.of[place].prose:
            return place
        if not _holds_paragraphs(best):
            return place
        place = best


def _holds_paragraphs(element: Element) -> bool:
    inner = element.elements()
    next(inner)
    return any(below.name in BLOCKS or below.name == "br" for below in inner)


class _Sifting:
    """Goes down a page and sorts out what is not of its document."""

    def __init__(self, document: Element, measures: Measures) -> None:
        self._document, self._measures = document, measures
        self._around = frozenset(document.ancestors())
        self._left_out: set[Element] = set()
        self._title = ""

    def left_out(self, root: Element) -> frozenset[Element]:
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
        if any(child in self._left_out and self._is_site(child) for child in self._seen(element)):
            self._left_out.update(child for child in self._seen(element) if self._says_nothing(child))

    def _outside(self, element: Element) -> None:
        if self._is_furniture(element):
            self._left_out.add(element)
        else:
            for child in self._seen(element):
                self._outside(child)

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
        words = vocabulary()
        if marked_as(element, words.site_words | words.tool_words | _SITE_TAGS):
            return True
        return found.links >= FEWEST_LINKS and found.linked >= MOSTLY * found.size

    def _is_own(self, element: Element) -> bool:
        """Return whether *element* is plainly of the document: its title, its information box, its annexes."""
        text = self._measures.text_of(element)
        if any(
            below.name == "h1" and self._measures.of[below].size
            for below in element.elements()
            if below in self._measures.of
        ):
            return True
        titled = len(self._title) > FEWEST_LINKS and text.startswith(self._title)
        return titled or text.startswith(("附件", "附：")) or labels_in(_parted(element)) >= _FEWEST_LABELS

    def _is_tool(self, element: Element) -> bool:
        """Return whether *element*, in the document, is a small tool: sharing, printing, the way here."""
        found = self._measures.of[element]
        if element.name in _SITE_TAGS and found.prose == 0 and found.links:
            return True
        if found.size > SMALL or found.prose or element.name in _NEVER_INSIDE:
            return False
        text = self._measures.text_of(element)
        return marked_as(element, vocabulary().tool_words) and not (has_mark(text) or self._is_own(element))

    def _is_related(self, element: Element) -> bool:
        """Return whether *element*, in the document, is a list of links under a heading that says so."""
        found = self._measures.of[element]
        if element.name not in BLOCKS or found.links < FEWEST_LINKS or found.linked < MOSTLY * found.size:
            return False
        start = found.start
        before = self._measures.text[max(0, start - len("【相关链接】：")) : start]
        return bool(_RELATED.match(self._measures.text_of(element)) or _RELATED.search(before))

    def _is_site(self, element: Element) -> bool:
        """Return whether *element* shows that the site itself stands at this level: its menu, its footer."""
        return marked_as(element, vocabulary().site_words | _SITE_TAGS)

    def _says_nothing(self, element: Element) -> bool:
        """Return whether *element*, beside a site's menu or footer, has nothing that belongs to a document."""
        if element is self._document or element in self._around or self._is_own(element):
            return False
        found = self._measures.of[element]
        if not found.size or found.size > SHORT or found.prose:
            return False
        return not vocabulary().belongs.search(self._measures.text_of(element))


def _parted(element: Element) -> str:
    """Return the text of *element*, its pieces parted by spaces."""
    return " ".join(element.strings())
