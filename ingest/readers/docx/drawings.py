"""Add the pictures, charts, diagrams and drawn words of a Word document.

    <a:blip r:embed="r9"/> -> Picture(caption=its alternative text, sha256=…)

A chart gives its title and its numbers as a table, a diagram (SmartArt) and WordArt their text. Of an
embedded file (a piece of an Excel sheet) only the picture is shown, so it is counted: its content is
not read, as nobody knows which part of it the writer means.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ingest.readers import xml
from ingest.readers.builder import Builder
from ingest.readers.docx import charts, floating
from ingest.readers.docx.package import Package
from ingest.readers.grid import grid

_EQUATIONS = ("Equation", "MathType")


class Drawings:
    """Adds drawings of the parts of *package* to *build*; `embedded` counts the files that were not read."""

    def __init__(self, package: Package, build: Builder) -> None:
        self._package, self._build = package, build
        self.embedded = 0

    def add(self, element: xml.Element, relations: Mapping[str, str]) -> None:
        """Add the drawing *element*, in a part that refers to others by *relations*."""
        name = xml.tag(element)
        if name in floating.PICTURES:
            self._picture(element, relations)
        elif name == floating.WORD_ART:
            self._build.paragraph(xml.attribute(element, "string") or "")
        elif name == floating.CHART:
            self._chart(relations.get(xml.attribute(element, "id") or "", ""))
        elif name == floating.DIAGRAM:
            self._diagram(relations.get(xml.attribute(element, "dm") or "", ""))
        elif name == floating.OBJECT:
            self.embedded += not (xml.attribute(element, "ProgID") or "").startswith(_EQUATIONS)
        else:
            self._lines(charts.shape_lines(element))

    def _picture(self, element: xml.Element, relations: Mapping[str, str]) -> None:
        key = xml.attribute(element, "embed") or xml.attribute(element, "id")
        digest = self._package.digest(relations.get(key or "", ""))
        if digest is not None:
            self._build.picture(sha256=digest, caption=floating.described(element))

    def _chart(self, part: str) -> None:
        root = self._package.part(part)
        if root is not None:
            chart = charts.read_chart(root)
            self._build.paragraph(chart.title)
            self._build.table(grid(chart.rows))

    def _diagram(self, part: str) -> None:
        root = self._package.part(part)
        if root is not None:
            self._lines(charts.diagram_lines(root))

    def _lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._build.paragraph(line)
