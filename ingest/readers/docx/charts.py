"""Read what a chart or a diagram of a Word document says: it is kept in parts of its own.

    <c:ser> 2023年: 柳溪镇 1921, 石桥镇 2204 -> Chart("各镇党员总数", (("", "2023年"), ("柳溪镇", "1921"), …))

A chart keeps the numbers that it draws, so they are given as a table: categories down, series across.
A share is written as its number format asks; other numbers keep every digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.docx.inline import pieces

_NAMES, _VALUES = ("cat", "xVal"), ("val", "yVal")


@dataclass(frozen=True, slots=True)
class Chart:
    """The title of a chart ("" where it has none) and what it draws, as rows of texts."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def read_chart(root: xml.Element) -> Chart:
    """Return what the chart in the part *root* says."""
    chart = xml.child(root, "chart")
    series = list(xml.inside(root, "ser"))
    names: dict[int, str] = {}
    for one in series:
        names = _points(one, _NAMES) | names
    columns = [_points(one, _VALUES) for one in series]
    places = sorted(set().union(*columns)) if columns else []
    head = ("", *(" ".join(_points(one, ("tx",)).values()) for one in series))
    rows = [(names.get(at, str(at + 1)), *(column.get(at, "") for column in columns)) for at in places]
    return Chart(_title(xml.child(chart, "title")), (head, *rows) if rows else ())


def diagram_lines(root: xml.Element) -> Iterator[str]:
    """Yield the text of each shape of the diagram (SmartArt) in the part *root*."""
    points = xml.child(root, "ptLst")
    for point in xml.children(points, "pt") if points is not None else ():
        if (xml.attribute(point, "type") or "node") == "node":
            yield from shape_lines(xml.child(point, "t"))


def shape_lines(body: xml.Element | None) -> Iterator[str]:
    """Yield the paragraphs of the text *body* of a drawn shape."""
    for paragraph in xml.children(body, "p") if body is not None else ():
        yield "".join(piece.text for piece in pieces(paragraph))


def _title(title: xml.Element | None) -> str:
    return "".join(shape_lines(xml.child(title, "tx", "rich"))).strip()


def _points(series: xml.Element, names: tuple[str, ...]) -> dict[int, str]:
    """Return the cached points that the child with one of *names* holds, by their place."""
    found: dict[int, str] = {}
    for point in (inner for outer in xml.children(series, *names) for inner in xml.inside(outer, "pt")):
        text = _text(xml.child(point, "v")).strip()
        code = _text(xml.child(point.getparent(), "formatCode"))
        found.setdefault(xml.number(point, "idx") or 0, _shown(text, code))
    return found


def _text(element: xml.Element | None) -> str:
    return (element.text or "") if element is not None else ""


def _shown(text: str, code: str) -> str:
    """Return the number in *text* without the noise of binary fractions, in the number format *code*.

    >>> _shown("4.2999999999999998", "General"), _shown("0.125", "0.0%"), _shown("柳溪镇", "")
    ('4.3', '12.5%', '柳溪镇')
    """
    try:
        number = float(text)
    except ValueError:
        return text
    return f"{number * 100:.12g}%" if "%" in code else f"{number:.15g}"
