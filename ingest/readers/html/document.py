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

from ingest.readers.html.copies import second_copies
from ingest.readers.html.looks import holds_paragraphs
from ingest.readers.html.markup import Element
from ingest.readers.html.measure import Measures, measure
from ingest.readers.html.sheet import Sheet
from ingest.readers.html.sifting import Sifting
from ingest.readers.html.vocabulary import SITE_TAGS, marked_as, vocabulary

MAIN_SHARE = 0.7
"""Share of the prose around it from which an element holds the document."""

LEAST_PROSE = 20
"""Characters of prose below which a page has no document to be told from the rest."""

_OFFICE = re.compile(
    r"Microsoft (?:Word|Excel|PowerPoint)|LibreOffice|OpenOffice|WPS|Kingsoft|Word\.Document|Excel\.Sheet",
    re.IGNORECASE,
)


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
    suspects = _suspects(root, measures)
    document = _main_part(root, measure(root, sheet, left_out=copies | suspects))
    if measures.of[document].prose < LEAST_PROSE:
        return Found(root, copies | Sifting(root, measures).small_among(suspects))
    return Found(document, copies | Sifting(document, measures).left_out(root))


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
    marks = vocabulary().site_words | SITE_TAGS
    return frozenset(e for e, found in measures.of.items() if found.prose < most and marked_as(e, marks))


def _main_part(root: Element, measures: Measures) -> Element:
    place = root
    while True:
        inner = [c for c in place.children if isinstance(c, Element) and c in measures.of]
        best = max(inner, key=lambda child: measures.of[child].prose, default=None)
        if best is None or measures.of[best].prose < MAIN_SHARE * measures.of[place].prose:
            return place
        if not holds_paragraphs(best):
            return place
        place = best
