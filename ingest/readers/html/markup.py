"""Turn HTML, however broken, into a tree of elements whose depth is bounded.

    parse("<p>全镇共有<b>121</b>名党员")  ->  html > body > p > ["全镇共有", b > ["121"], "名党员"]

libxml2 (through lxml) closes what was left open; it hands out events, so that a page of a hundred
thousand nested tags builds no deep tree. Elements nested deeper than `DEEPEST` leave only a mark of
where they began and ended; their text stays. Comments, entities and external files are never looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree import ParserTarget

DEEPEST = 120
"""Levels of the tree; pages of real sites have 20 to 60."""

_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])


@dataclass(slots=True, eq=False)
class Element:
    """An element, its attributes by lower-case names, and what stands in it; compared by identity."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """Return the value of the attribute *name*, "" where it is absent."""
        return self.attributes.get(name, "")

    def elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def ancestors(self) -> Iterator[Element]:
        """Yield the elements around this one, the nearest first."""
        outer = self.parent
        while outer is not None:
            yield outer
            outer = outer.parent

    def strings(self) -> Iterator[str]:
        """Yield the pieces of text in this element, in document order."""
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                yield node
            else:
                waiting.extend(reversed(node.children))


class _Target:
    """Takes the parser's events and builds the tree."""

    def __init__(self) -> None:
        self.root = Element("")
        self._open = [self.root]
        self._beyond = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        inner = self._open[-1]
        if len(self._open) > DEEPEST:
            self._mark(name)
            self._beyond += 1
            return
        element = Element(name, {key.lower(): value or "" for key, value in attributes.items()}, inner)
        inner.children.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:
        if self._beyond:
            self._beyond -= 1
            self._mark(name)
        elif len(self._open) > 1:
            self._open.pop()

    def _mark(self, name: str) -> None:
        """Leave an empty element where one that is too deep begins or ends, one for many in a row."""
        inner = self._open[-1]
        last = inner.children[-1] if inner.children else ""
        if isinstance(last, str) or last.children or last.name != name:
            inner.children.append(Element(name, parent=inner))

    def data(self, text: str) -> None:
        self._open[-1].children.append(text.translate(_CONTROLS))

    def comment(self, text: str) -> None:
        """Leave comments out."""

    def close(self) -> None:
        """Be told that the page has ended; what was left open needs no closing here."""


def parse(text: str) -> Element:
    """Return the nameless root above everything in the HTML *text*.

    >>> [child.name for child in parse("<p>东村<p>西村").elements()]
    ['', 'html', 'body', 'p', 'p']
    """
    target = _Target()
    parser = etree.HTMLParser(target=cast("ParserTarget", target), encoding="utf-8", no_network=True)
    parser.feed(text.encode("utf-8", "replace") or b" ")
    with suppress(etree.XMLSyntaxError):  # a page without any element
        parser.close()
    return target.root
