"""Find footnotes and endnotes, so that each can stand after the paragraph that refers to it.

    党员<a href="#n1" id="r1"><sup>[1]</sup></a>… <p id="n1"><a href="#r1">[1]</a> 不含流动党员。</p>

This is how Word, WPS, LibreOffice and most sites write notes: a mark that leads to a place further on,
from where a mark leads back. A link without a way back is no note. Marks are left out, as they
would stand in the text like a part of its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers.html.markup import Element

LONGEST = 3000
"""Characters of a note; what is longer is a part of the document."""

_MARK = re.compile(r"[\[(（【〔]?(?:[0-9]{1,3}|[ivx]{1,5}|[a-z]|[①-⑳]|[*†‡]{1,3}|注[0-9]{0,2})[\])）】〕]?")
_BACK = re.compile(r"[↩↑^⏎]️?|返回")
_HOLDERS = frozenset({"p", "li", "div", "dd", "aside", "td"})
_OWN_HOLDER = re.compile(r"_?(?:ftn|edn|fn|sdfootnote|sdendnote|footnote|endnote)[\w:.-]{0,12}")


@dataclass(frozen=True, slots=True)
class Notes:
    """For each mark in the text its note, and everything that is not to be read where it stands."""

    by_mark: Mapping[Element, Element]
    elsewhere: frozenset[Element]


def find_notes(root: Element) -> Notes:
    """Return the notes under *root*."""
    order = {element: at for at, element in enumerate(root.elements())}
    places: dict[str, Element] = {}
    for element in order:
        for name in (element.get("id"), element.get("name") if element.name == "a" else ""):
            if name:
                places.setdefault(name, element)
    marks = {element: places[to] for element in order if (to := _leads_to(element)) in places}
    by_mark: dict[Element, Element] = {}
    back: set[Element] = set()
    for mark, target in marks.items():
        note = _holder(target)
        if note is None or mark in back or order[note] < order[mark] or note in mark.ancestors():
            continue
        returns = [one for one in note.elements() if one in marks and _surrounds(marks[one], mark)]
        if returns and sum(map(len, note.strings())) <= LONGEST:
            by_mark[mark] = note
            back.update(returns)
    return Notes(by_mark, frozenset((*back, *by_mark.values())))


def _leads_to(element: Element) -> str:
    """Return the name of the place on this page to which *element*, a mark, leads; "" where it is no mark."""
    to = element.get("href")
    if element.name != "a" or len(to) <= 1 or to[0] != "#":
        return ""
    text = "".join(element.strings()).strip()
    return to[1:] if _MARK.fullmatch(text) or _BACK.fullmatch(text) else ""


def _holder(target: Element) -> Element | None:
    """Return the block around *target* that is the whole note."""
    around = (target, *target.ancestors())
    for block in around:
        if block.name in _HOLDERS:
            outer = block.parent
            own = outer is not None and outer.name == "div" and _OWN_HOLDER.fullmatch(outer.get("id"))
            return outer if own else block
    return None


def _surrounds(place: Element, mark: Element) -> bool:
    """Return whether *place* is *mark*, stands in it or is right around it."""
    return place is mark or mark in (place, *place.ancestors()) or place in (mark.parent, *_near(mark))


def _near(mark: Element) -> tuple[Element, ...]:
    """Return the elements beside *mark*: an empty anchor before it is also a way to name its place."""
    beside = mark.parent.children if mark.parent is not None else ()
    return tuple(one for one in beside if isinstance(one, Element) and not one.children)
