"""Look at the XML inside office files by local names, so that namespaces of several editions read alike.

    child(paragraph, "pPr", "numPr") -> <w:numPr> or None        value(child(p, "pPr", "jc")) -> 'center'

    scan(sheet, listener)            tells the elements of a long part one by one, keeping none of them

Parsing is safe: no entities, no DTD, no network, bounded depth. A part that is not well-formed is
read as far as it goes, and the parser says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol, cast

from lxml import etree

Element = etree._Element  # noqa: SLF001 lxml's only name for the type of its elements


def parse(data: bytes) -> tuple[Element | None, bool]:
    """Return the root of the XML in *data* (None where there is none) and whether it was well-formed."""
    try:
        return etree.fromstring(data, _parser(recover=False)), True
    except etree.XMLSyntaxError:
        pass
    try:
        return cast("Element | None", etree.fromstring(data, _parser(recover=True))), False
    except etree.XMLSyntaxError:
        return None, False


class EnoughError(Exception):
    """Raised by a listener that wants to hear no more."""


class Listener(Protocol):
    """Hears the elements of a part in their order, by local names; attributes too."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear that the element *name* begins."""

    def text(self, text: str) -> None:
        """Hear a piece of text."""

    def end(self, name: str) -> None:
        """Hear that the element *name* ends."""


def scan(data: bytes, listener: Listener) -> bool:
    """Tell *listener* the elements of the XML in *data*; return whether it was well-formed as far as it was heard."""
    parser = etree.XMLParser(
        target=cast("Any", _Telling(listener)), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(data)
        parser.close()
    except EnoughError:
        return True
    except etree.XMLSyntaxError:
        return False
    return True


class _Telling:
    """What lxml calls a target: passes on what it is told without namespaces."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if any("}" in key for key in attributes):
            attributes = {key.rpartition("}")[2]: said for key, said in attributes.items()}
        self._listener.start(tag.rpartition("}")[2], attributes)

    def data(self, text: str) -> None:
        self._listener.text(text)

    def end(self, tag: str) -> None:
        self._listener.end(tag.rpartition("}")[2])

    def close(self) -> None:
        pass


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=recover)


def tag(element: Element) -> str:
    """Return the local name of *element*; comments and instructions have none ("")."""
    name = element.tag
    return _local(name) if isinstance(name, str) else ""


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def inside(element: Element, *names: str) -> Iterator[Element]:
    """Yield *element* and what is in it at any depth, in document order, that has one of the local *names*."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def attribute(element: Element | None, name: str) -> str | None:
    """Return the value of the attribute with the local *name*, or None."""
    if element is not None:
        for key, found in element.items():
            if str(key).rpartition("}")[2] == name:
                return str(found)
    return None


def value(element: Element | None) -> str | None:
    """Return what `w:val` of *element* says, or None."""
    return attribute(element, "val")


def number(element: Element | None, name: str = "val") -> int | None:
    """Return the attribute *name* of *element* as an integer, or None where it is none."""
    said = attribute(element, name)
    try:
        return int(float(said)) if said is not None else None
    except (ValueError, OverflowError):
        return None


def switched_on(element: Element | None) -> bool | None:
    """Return whether the on/off property *element* is on; None where it is absent."""
    if element is None:
        return None
    return value(element) not in {"0", "false", "off", "none"}


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of *element* along the path of local *names*, or None."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return element


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of *element* that have one of the local *names*."""
    for inner in element:
        if tag(inner) in names:
            yield inner
