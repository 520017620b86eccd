"""What a page's own style sheets and attributes say of an element: hidden, centered, large, bold.

    <style>p.t {text-align: center}</style> <p class="t" style="font-size: 22pt">
    -> {"text-align": "center", "font-size": "22pt"}

Only selectors of one element (p, .title, p.title, #title) are followed, which is what Word, WPS and
LibreOffice write; rules for print or small screens are not. Sheets in other files are not fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import tinycss2

from ingest.readers.html.markup import Element

LONGEST_SHEET = 300_000
"""Characters of style sheets that are looked at; real pages have a few thousand."""

_WANTED = frozenset(
    {"display", "visibility", "font-size", "font-weight", "font-family", "text-align", "white-space"}
    | {"list-style-type", "list-style", "mso-list", "mso-hide", "font"}
)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?")

Declared = Mapping[str, str]
_NOTHING: Declared = {}


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    mark: str
    word: str
    declared: Declared

    def weight(self) -> tuple[bool, bool, bool]:
        return self.mark == "#", self.mark == ".", bool(self.name)

    def fits(self, element: Element, classes: frozenset[str]) -> bool:
        if self.name and self.name != element.name:
            return False
        if self.mark == "#":
            return element.get("id") == self.word
        return not self.mark or self.word in classes


class Sheet:
    """The rules of one page, by what they may fit."""

    def __init__(self, root: Element) -> None:
        text = "".join(s for e in root.elements() if e.name == "style" for s in e.strings())
        self._rules: dict[str, list[_Rule]] = {}
        self._known: dict[Element, Declared] = {}
        for rule in _rules(text[:LONGEST_SHEET]):
            self._rules.setdefault(f"{rule.mark}{rule.word}" or rule.name, []).append(rule)

    def of(self, element: Element) -> Declared:
        """Return what is declared for *element*, its own style attribute last and strongest."""
        if element not in self._known:
            self._known[element] = self._declared(element)
        return self._known[element]

    def _declared(self, element: Element) -> Declared:
        style = element.get("style")
        if not self._rules:
            return _declarations(style) if style else _NOTHING
        classes = frozenset(element.get("class").split())
        keys = (element.name, *(f".{word}" for word in classes), f"#{element.get('id')}")
        rules = [rule for key in keys for rule in self._rules.get(key, ()) if rule.fits(element, classes)]
        found: dict[str, str] = {}
        for rule in sorted(rules, key=_Rule.weight):
            found.update(rule.declared)
        return {**found, **_declarations(style)} if style else found


def _rules(text: str) -> list[_Rule]:
    rules: list[_Rule] = []
    for node in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if node.type != "qualified-rule":
            continue
        declared = _wanted(node.content)
        for selector in tinycss2.serialize(node.prelude).split(",") if declared else ():
            found = _SELECTOR.fullmatch(selector.strip())
            if found and selector.strip():
                name, mark, word = (part or "" for part in found.groups())
                rules.append(_Rule(name, mark, word, declared))
    return rules


@lru_cache(maxsize=4096)
def _declarations(style: str) -> Declared:
    return _wanted(style)


def _wanted(content: object) -> Declared:
    """Return the declarations in *content* that matter here, in lower case but for font names."""
    declarations = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        node.lower_name: tinycss2.serialize(node.value).strip().lower()
        for node in declarations
        if node.type == "declaration" and node.lower_name in _WANTED
    }
