"""Find what a page says twice: the same text for print and for phones, or as it was stored and as it is shown.

    div.pc > 通知全文, div.mobile > 通知全文  ->  div.mobile is a second copy

Only paragraphs that make up a good part of the page and are the same to the character count. The first copy
stays, unless the information box (索引号 …) stands between the two: then the one below its box does.
"""

from __future__ import annotations

from collections import defaultdict

from ingest.readers.html.looks import holds_paragraphs
from ingest.readers.html.markup import Element
from ingest.readers.html.measure import Measures
from ingest.readers.html.vocabulary import labels_in

LEAST_SHARE = 0.3
"""Share of a page's prose that each of two copies has."""

_FEWEST_LABELS = 2


def second_copies(measures: Measures) -> frozenset[Element]:
    """Return the elements that say again what another says."""
    whole = max((found.prose for found in measures.of.values()), default=0)
    by_size: defaultdict[int, list[Element]] = defaultdict(list)
    for element, found in measures.of.items():
        if found.prose > LEAST_SHARE * whole and holds_paragraphs(element):
            by_size[found.size].append(element)
    dropped: set[Element] = set()
    for size in sorted(by_size, reverse=True):
        first = min(by_size[size], key=lambda element: _place(measures, element))
        for element in by_size[size]:
            if _repeats(measures, first, element) and not dropped & {
                first,
                *first.ancestors(),
                *element.ancestors(),
            }:
                dropped.add(first if _box_between(measures, first, element) else element)
    return frozenset(dropped)


def _place(measures: Measures, element: Element) -> tuple[int, int]:
    """Return where *element* begins; of several that hold the same text the outermost is first."""
    return measures.of[element].start, sum(1 for _ in element.ancestors())


def _repeats(measures: Measures, first: Element, second: Element) -> bool:
    if measures.of[second].start < measures.of[first].end:
        return False
    return measures.text_of(first) == measures.text_of(second)


def _box_between(measures: Measures, first: Element, second: Element) -> bool:
    between = measures.text[measures.of[first].end : measures.of[second].start]
    return labels_in(between) >= _FEWEST_LABELS
