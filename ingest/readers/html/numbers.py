"""The number of a list item, which a browser counts and the page does not hold.

    <ol style="list-style-type: cjk-ideographic" start="2"><li>基本情况  ->  "二、"

Counting is that of CSS Counter Styles Level 3; how numbers are written is shared with Word's lists.
Bullets give no number, because they say nothing. An unknown style is counted in Arabic digits.
"""

from __future__ import annotations

from ingest.readers.docx.counting import count
from ingest.readers.html.looks import Look
from ingest.readers.html.markup import Element

_BULLETS = frozenset(("", "none", "disc", "circle", "square", "inherit", "unset", "disclosure-open", "-"))
_FORMS = {
    "1": "decimal", "decimal": "decimal", "decimal-leading-zero": "decimalZero",
    "a": "lowerLetter", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter",
    "A": "upperLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "i": "lowerRoman", "lower-roman": "lowerRoman", "I": "upperRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_CHINESE = {
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "ideographLegalTraditional",
    "japanese-informal": "japaneseCounting",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
_MOST = 999_999


class Numbers:
    """The lists around the place that is being read, and how far each has been counted."""

    def __init__(self) -> None:
        self._next: list[int] = []
        self._step: list[int] = []

    def open(self, element: Element) -> None:
        """Begin the list *element*."""
        backwards = element.name == "ol" and "reversed" in element.attributes
        entries = sum(isinstance(child, Element) and child.name == "li" for child in element.children)
        self._next.append(_integer(element.get("start"), entries if backwards else 1))
        self._step.append(-1 if backwards else 1)

    def close(self) -> None:
        """End the innermost list."""
        self._next.pop()
        self._step.pop()

    def number(self, entry: Element, look: Look) -> str:
        """Return the number before the list item *entry*, "" for a bullet, and count it."""
        if not self._next:
            return ""
        number = _integer(entry.get("value"), self._next[-1])
        self._next[-1] = number + self._step[-1]
        if look.listed in _BULLETS:
            return ""
        if look.listed in _CHINESE:
            return count(number, _CHINESE[look.listed]) + "、"
        return count(number, _FORMS.get(look.listed, "decimal")) + "."


def _integer(said: str, otherwise: int) -> int:
    said = said.strip()
    digits = said.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and int(digits[:9]) <= _MOST):
        return otherwise
    return int(said[:9])
