"""What the sheets of a workbook share: their names, the texts they refer to, the number formats.

Book(package).sheets[0] -> Listed("收支", "xl/worksheets/sheet1.xml", hidden=False)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.docx.package import Package
from ingest.readers.sheets.shown import GENERAL, format_of

_WORKBOOK = re.compile(r"(?:.*/)?workbook\w*\.xml", re.IGNORECASE)
_DEFAULT_WORKBOOK = "xl/workbook.xml"
_OTHER_SHEETS = ("chartsheets/", "dialogsheets/", "macrosheets/")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Listed:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class Book:
    """The workbook part, the shared texts and the styles of one package."""

    def __init__(self, package: Package) -> None:
        targets = package.relations("").values()
        self._name = next((name for name in targets if _WORKBOOK.fullmatch(name)), _DEFAULT_WORKBOOK)
        self._package = package
        root = package.part(self._name)
        self.damaged: list[str] = []
        self.from_1904 = xml.attribute(xml.child(root, "workbookPr"), "date1904") in {"1", "true"}
        self.sheets = tuple(self._sheets(root))
        self._texts = self._shared_texts()
        self._codes = self._formats()

    def text(self, number: int) -> str | None:
        """Return the shared text *number*, or None where there is none."""
        if 0 <= number < len(self._texts):
            return self._texts[number]
        if "文字" not in self.damaged:
            self.damaged.append("文字")
        return None

    def code(self, style: int) -> str:
        """Return the number format of cells in *style*."""
        return self._codes[style] if 0 <= style < len(self._codes) else GENERAL

    def _sheets(self, root: xml.Element | None) -> list[Listed]:
        relations = self._package.relations(self._name)
        sheets = xml.child(root, "sheets")
        found = []
        for sheet in xml.children(sheets, "sheet") if sheets is not None else ():
            part = relations.get(xml.attribute(sheet, "id") or "", "")
            if not any(other in part for other in _OTHER_SHEETS):
                name, state = xml.attribute(sheet, "name") or "", xml.attribute(sheet, "state")
                found.append(Listed(name, part, state in {"hidden", "veryHidden"}))
        return found

    def _part(self, stem: str) -> str:
        """Return the part that the workbook refers to and whose name ends in *stem*, in any case."""
        targets = self._package.relations(self._name).values()
        return next((name for name in targets if name.lower().endswith(stem.lower())), "xl/" + stem)

    def _shared_texts(self) -> list[str]:
        data = self._package.data(self._part("sharedStrings.xml"))
        if data is None:
            return []
        shared = _SharedTexts()
        if not xml.scan(data, shared):
            self.damaged.append("文字")
        return shared.texts

    def _formats(self) -> list[str]:
        root = self._package.part(self._part("styles.xml"))
        own = {
            xml.number(entry, "numFmtId") or 0: xml.attribute(entry, "formatCode") or GENERAL
            for entry in _within(root, "numFmts", "numFmt")
        }
        return [
            format_of(xml.number(style, "numFmtId") or 0, own) for style in _within(root, "cellXfs", "xf")
        ]


class _SharedTexts:
    """Collects the shared texts; phonetic guides (rPh) are no part of them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._guide = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002
        self._open = name == "t" and not self._guide
        if name == "rPh":
            self._guide = True

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        self._open = False
        if name == "rPh":
            self._guide = False
        elif name == "si":
            self.texts.append(unescaped("".join(self._pieces)))
            self._pieces = []


def unescaped(text: str) -> str:
    """Return *text* with its escaped characters, which XML itself cannot hold: _x000D_.

    >>> unescaped("第一行_x000D_\\n第二行")
    '第一行\\r\\n第二行'
    """
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    character = chr(int(found[1], 16))
    return character if character.isprintable() or character in "\t\r\n" else ""


def _within(root: xml.Element | None, parent: str, name: str) -> list[xml.Element]:
    group = xml.child(root, parent)
    return list(xml.children(group, name)) if group is not None else []
