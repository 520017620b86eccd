"""How text looks in a browser: size in points, bold, centered, font, and whether it is seen at all.

    <h2 style="font-size: 22pt; text-align: center">  ->  Look(size=22.0, centered=True, level=2, …)

What an element does not say it inherits. Sizes that nobody states stay None: a browser's own
defaults are not the document's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.readers.html.markup import Element
from ingest.readers.html.sheet import Declared

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
    "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
UNSEEN = frozenset({
    "area", "audio", "base", "button", "canvas", "col", "colgroup", "command", "datalist", "embed",
    "frame", "head", "iframe", "input", "link", "map", "meta", "noembed", "noframes", "noscript",
    "object", "option", "optgroup", "param", "progress", "rp", "rt", "rtc", "script", "select",
    "source", "style", "svg", "template", "textarea", "title", "track", "video", "xml",
})  # fmt: skip
_BASE = 12.0
_SIZES = {
    "xx-small": 7.0, "x-small": 7.5, "small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0,
    "xx-large": 24.0, "1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0,
}  # fmt: skip
_LENGTH = re.compile(r"([0-9]{0,5}\.?[0-9]{1,5})\s{0,3}(pt|px|rem|em|%|in|cm|mm|pc)")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "rem": _BASE}
_BOLD_FROM = 600


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks.

    `listed` is the list style type in force, `level` that of the heading around it, `raised` that it is
    a superscript, `kept` that line breaks of the source are shown.
    """

    size: float | None = None
    bold: bool | None = None
    centered: bool | None = None
    font: str | None = None
    level: int | None = None
    listed: str = ""
    raised: bool = False
    kept: bool = False

    def within(self, element: Element, declared: Declared) -> Look:
        """Return the look of what stands in *element*, for which *declared* is stated."""
        heading = len(element.name) == len("h1") and element.name[0] == "h" and element.name[1] in "123456"
        return replace(
            self,
            size=_size(element, declared, self.size),
            bold=_bold(element, declared, self.bold),
            centered=_centered(element, declared, self.centered),
            font=_font(element, declared) or self.font,
            level=int(element.name[1]) if heading else self.level,
            listed=_listed(element, declared, self.listed),
            raised=self.raised or element.name == "sup",
            kept=_kept(element, declared, self.kept),
        )


def is_seen(element: Element, declared: Declared) -> bool:
    """Return whether a browser shows *element*."""
    if element.name in UNSEEN or "hidden" in element.attributes:
        return False
    if declared.get("display", "").startswith("none") or declared.get("mso-hide") == "all":
        return False
    return declared.get("visibility") not in {"hidden", "collapse"}


def is_block(element: Element, declared: Declared) -> bool:
    """Return whether *element* stands on lines of its own."""
    display = declared.get("display", "")
    if display.startswith("inline") or display == "contents":
        return element.name in {"td", "th", "tr", "table"}
    return element.name in BLOCKS or display in {"block", "list-item", "table", "flex", "grid"}


def holds_paragraphs(element: Element) -> bool:
    """Return whether *element* holds blocks or broken lines, and not just the text of one paragraph."""
    inner = element.elements()
    next(inner)
    return any(below.name in BLOCKS or below.name == "br" for below in inner)


def _kept(element: Element, declared: Declared, outer: bool) -> bool:
    said = declared.get("white-space")
    return said.startswith(("pre", "break")) if said else outer or element.name == "pre"


def _listed(element: Element, declared: Declared, outer: str) -> str:
    said = declared.get("list-style-type") or declared.get("list-style", "").partition(" ")[0]
    if element.name not in {"ol", "ul", "li"}:
        return said or outer
    return said or element.get("type") or {"ol": "decimal", "ul": "disc"}.get(element.name, outer)


def _size(element: Element, declared: Declared, outer: float | None) -> float | None:
    said = declared.get("font-size") or (element.get("size") if element.name == "font" else "")
    if not said:
        return outer
    if said in _SIZES:
        return _SIZES[said]
    found = _LENGTH.match(said)
    if not found:
        return outer
    number, unit = float(found.group(1)), found.group(2)
    if unit in {"em", "%"}:
        return round((outer or _BASE) * number / (100 if unit == "%" else 1), 1)
    return round(number * _POINTS[unit], 1)


def _bold(element: Element, declared: Declared, outer: bool | None) -> bool | None:
    weight = declared.get("font-weight")
    if weight:
        return weight in {"bold", "bolder"} or (weight.isdecimal() and int(weight[:4]) >= _BOLD_FROM)
    return True if element.name in {"b", "strong", "th"} else outer


def _centered(element: Element, declared: Declared, outer: bool | None) -> bool | None:
    said = declared.get("text-align") or element.get("align").lower()
    if said and element.name != "table":  # a table's own attribute moves the table, not its text
        return said in {"center", "middle", "-webkit-center"}
    return True if element.name == "center" else outer


def _font(element: Element, declared: Declared) -> str | None:
    said = declared.get("font-family") or (element.get("face") if element.name == "font" else "")
    return said.partition(",")[0].strip(" \"'") or None
