"""What the styles of a Word document say: names, outline levels, size, weight, numbering.

    styles.of(paragraph).level -> 1 for "heading 1", "标题 1" or any style with outline level 1

Properties are inherited through `basedOn`; what a paragraph or run says itself wins. Whether a
paragraph that merely looks like a heading is one, is not decided here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.readers import xml
from ingest.readers.docx.inline import Piece
from report import Style

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_DEFAULT_HALF_POINTS = 20
_PROMPT_NAMES = {"placeholder text", "占位符文本"}


@dataclass(frozen=True, slots=True)
class Looks:
    """Properties of a paragraph or style; None where nothing is said.

    `list_style` is the id of the style from which the list comes; None where the paragraph names it.
    """

    name: str | None = None
    level: int | None = None
    half_points: int | None = None
    bold: bool | None = None
    alignment: str | None = None
    font: str | None = None
    list_id: int | None = None
    list_level: int | None = None
    list_style: str | None = None
    hidden: bool | None = None


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: xml.Element | None) -> None:
        self._elements: dict[str, xml.Element] = {}
        self._known: dict[str, Looks] = {}
        self._default_id: str | None = None
        defaults = xml.child(root, "docDefaults", "rPrDefault", "rPr")
        self._base = Looks(
            half_points=xml.number(xml.child(defaults, "sz")) or _DEFAULT_HALF_POINTS, font=_font(defaults)
        )
        for style in xml.children(root, "style") if root is not None else ():
            key = xml.attribute(style, "styleId")
            if key is not None:
                self._elements.setdefault(key, style)
                if (
                    xml.attribute(style, "default") in {"1", "true"}
                    and xml.attribute(style, "type") == "paragraph"
                ):
                    self._default_id = key

    def of(self, paragraph: xml.Element) -> Looks:
        """Return how *paragraph* looks: its style, overlaid by its own properties."""
        own = xml.child(paragraph, "pPr")
        style = xml.value(xml.child(own, "pStyle")) or self._default_id
        looks = self.named(style) if style else self._base
        return _overlaid(looks, own, None)

    def named(self, key: str) -> Looks:
        """Return what the style with id *key* says, inherited properties included."""
        chain: list[str] = []
        ancestor: str | None = key
        while ancestor is not None and ancestor not in self._known and ancestor not in chain:
            chain.append(ancestor)
            ancestor = xml.value(xml.child(self._elements.get(ancestor), "basedOn"))
        looks = self._known.get(ancestor or "", self._base)
        for name in reversed(chain):
            looks = self._known[name] = self._read(name, looks)
        return looks

    def style_of(self, pieces: Iterable[Piece], looks: Looks) -> Style:
        """Return the style of a paragraph of *pieces* that looks like *looks*.

        Size and font are those of most characters; it is bold where all are.
        """
        sizes: Counter[int] = Counter()
        fonts: Counter[str | None] = Counter()
        bold: Counter[bool] = Counter()
        for piece in pieces:
            weight = len(piece.text.strip())
            if piece.run is not None and weight:
                sizes[self._run_number(piece.run, "sz") or looks.half_points or 0] += weight
                fonts[self._run_font(piece.run) or looks.font] += weight
                bold[self._run_switch(piece.run, "b", looks.bold)] += weight
        size = sizes.most_common(1)[0][0] if sizes else looks.half_points
        return Style(
            name=looks.name,
            level=looks.level,
            size=size / 2 if size else None,
            bold=bool(bold) and not bold[False],
            centered=looks.alignment == "center",
            font=fonts.most_common(1)[0][0] if fonts else looks.font,
        )

    def run_hidden(self, run: xml.Element, looks: Looks) -> bool:
        """Return whether *run* is hidden text, in a paragraph that looks like *looks*."""
        return self._run_switch(run, "vanish", looks.hidden)

    def is_prompt(self, key: str) -> bool:
        """Return whether the character style with id *key* is that of prompts in content controls."""
        name = xml.value(xml.child(self._elements.get(key), "name"))
        return (name or "").lower() in _PROMPT_NAMES

    def _run_number(self, run: xml.Element, name: str) -> int | None:
        return next((said for said in map(xml.number, self._said_of(run, name)) if said), None)

    def _run_font(self, run: xml.Element) -> str | None:
        fonts = self._said_of(run, "rFonts")
        return next((name for name in map(_east_asian, fonts) if name), None)

    def _run_switch(self, run: xml.Element, name: str, otherwise: bool | None) -> bool:
        """Return whether the property *name* is on for *run*; *otherwise* is what its paragraph says."""
        said = (xml.switched_on(element) for element in self._said_of(run, name))
        return bool(next((on for on in said if on is not None), otherwise))

    def _said_of(self, run: xml.Element, name: str) -> Iterator[xml.Element | None]:
        """Yield the property *name* that *run* itself has, then that of its character style."""
        own = xml.child(run, "rPr")
        yield xml.child(own, name)
        style = xml.value(xml.child(own, "rStyle"))
        if style:
            yield xml.child(self._elements.get(style), "rPr", name)

    def _read(self, key: str, inherited: Looks) -> Looks:
        element = self._elements.get(key)
        if element is None:
            return inherited
        name = xml.value(xml.child(element, "name"))
        looks = _overlaid(replace(inherited, name=name), xml.child(element, "pPr"), xml.child(element, "rPr"))
        if xml.child(element, "pPr", "numPr", "numId") is not None:
            looks = replace(looks, list_style=key)
        heading = _HEADING_NAME.fullmatch(name or "")
        if looks.level is None and heading:
            looks = replace(looks, level=int(heading.group(1)))
        return looks


def _overlaid(looks: Looks, paragraph: xml.Element | None, run: xml.Element | None) -> Looks:
    outline = xml.number(xml.child(paragraph, "outlineLvl"))
    level = looks.level if outline is None else (outline + 1 if 0 <= outline < _BODY_LEVEL else None)
    bold, hidden = (xml.switched_on(xml.child(run, name)) for name in ("b", "vanish"))
    numbered = xml.child(paragraph, "numPr")
    list_id, list_level = xml.number(xml.child(numbered, "numId")), xml.number(xml.child(numbered, "ilvl"))
    return replace(
        looks,
        level=level,
        half_points=xml.number(xml.child(run, "sz")) or looks.half_points,
        bold=looks.bold if bold is None else bold,
        alignment=xml.value(xml.child(paragraph, "jc")) or looks.alignment,
        font=_font(run) or looks.font,
        list_id=looks.list_id if list_id is None else list_id,
        list_level=looks.list_level if list_level is None else list_level,
        list_style=looks.list_style if numbered is None else None,
        hidden=looks.hidden if hidden is None else hidden,
    )


def _font(run: xml.Element | None) -> str | None:
    return _east_asian(xml.child(run, "rFonts"))


def _east_asian(fonts: xml.Element | None) -> str | None:
    return xml.attribute(fonts, "eastAsia") or xml.attribute(fonts, "ascii")
