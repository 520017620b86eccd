r"""Leave of each field what it shows: its result, not its code.

    { IF { MERGEFIELD 级别 }县级 = "县级" … }全县 -> 全县        { EQ \o\ac(○,3) } -> ③

A field that Word draws instead of writing it (a number in a ring, a fraction, a check box) is given as a
character. Fields may be nested and run over paragraphs, as a table of contents does; a code does not,
so that one which is never closed costs no more than its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.docx.counting import count

_SAID = {"t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen"}
_RING = re.compile(r"EQ\\O(?:\\A[CLR])?[(（](.)[,，;；](.{1,3}?)[)）]", re.IGNORECASE)
_FRACTION = re.compile(r"EQ\\F[(（]([^(),，]{1,20})[,，]([^(),，]{1,20})[)）]", re.IGNORECASE)
_CIRCLES = "○〇◯"
_LONGEST_CODE = 200


@dataclass(slots=True)
class _Field:
    """An open field: its code so far, the paragraph it began in, and whether its code has ended."""

    paragraph: int
    code: str = ""
    shown: bool = False


class _Fields:
    """The fields that are open at a place of the document."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._paragraph = 0
        self._codes = 0

    def next_paragraph(self) -> None:
        self._paragraph += 1
        self._codes = 0

    @property
    def in_code(self) -> bool:
        return self._codes > 0

    def add_code(self, text: str) -> None:
        if self._open and len(self._open[-1].code) < _LONGEST_CODE:
            self._open[-1].code += text

    def turn(self, element: xml.Element) -> None:
        """Take the beginning, the middle or the end of a field; what is drawn is put in its place."""
        kind = xml.attribute(element, "fldCharType")
        if kind == "begin":
            self._open.append(_Field(self._paragraph))
            self._codes += 1
            _put(element, _check_box(element))
        elif self._open:
            field = self._open[-1] if kind == "separate" else self._open.pop()
            if not field.shown:
                field.shown = True
                self._codes -= field.paragraph == self._paragraph
                if kind == "end":
                    _put(element, drawn(field.code))


def show_results(root: xml.Element) -> None:
    """Take the codes of the fields in *root* out of it."""
    if next(xml.inside(root, "fldChar"), None) is None:
        return
    fields = _Fields()
    for element in list(xml.inside(root, "p", "fldChar", "instrText", *_SAID)):
        name = xml.tag(element)
        if name == "p":
            fields.next_paragraph()
        elif name == "fldChar":
            fields.turn(element)
        elif name == "instrText":
            fields.add_code(element.text or "")
        elif fields.in_code:
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)


def drawn(code: str) -> str:
    r"""Return the characters for what the field *code* draws; "" where it draws nothing known.

    >>> drawn(r" eq \o\ac(○,3)"), drawn(r"EQ \f(1,2)"), drawn("PAGE")
    ('③', '1/2', '')
    """
    code = "".join(code.split())
    if fraction := _FRACTION.match(code):
        return f"{fraction.group(1)}/{fraction.group(2)}"
    ring = _RING.match(code)
    if not ring:
        return ""
    around, inner = ring.groups()
    if around in _CIRCLES and inner.isascii() and inner.isdigit():
        return count(int(inner), "decimalEnclosedCircle")
    return inner


def _check_box(element: xml.Element) -> str:
    box = xml.child(element, "ffData", "checkBox")
    if box is None:
        return ""
    checked = xml.switched_on(xml.child(box, "checked"))
    return "☑" if checked or (checked is None and xml.switched_on(xml.child(box, "default"))) else "☐"


def _put(element: xml.Element, text: str) -> None:
    """Make *element* say *text*, if any."""
    if text:
        for inner in list(element):
            element.remove(inner)
        element.tag = f"{str(element.tag).rpartition('}')[0]}}}t"
        element.text = text
