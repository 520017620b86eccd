"""Write a Word equation on one line, as one would type it.

    <m:f><m:num>a-b</m:num><m:den>b</m:den></m:f>×100% -> "(a-b)/b×100%"

Fractions, powers, indices, roots, brackets and sums keep their meaning; of everything else the parts
stand one after the other.
"""

from __future__ import annotations

from collections.abc import Callable

from ingest.readers import xml


def linear(element: xml.Element) -> str:
    """Return the text of *element*, an equation or a part of one."""
    name = xml.tag(element)
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    write = _WRITTEN.get(name)
    return write(element) if write else "".join(linear(inner) for inner in element)


def _part(element: xml.Element, name: str) -> str:
    part = xml.child(element, name)
    return linear(part) if part is not None else ""


def _group(text: str) -> str:
    """Return *text* in brackets unless it is a single name or number, or stands in brackets.

    >>> _group("a-b"), _group("(a-b)"), _group("(a)-(b)"), _group("12.5"), _group("户数")
    ('(a-b)', '(a-b)', '((a)-(b))', '12.5', '户数')
    """
    enclosed = text.startswith("(") and text.find(")") == len(text) - 1
    return text if enclosed or text.replace(".", "", 1).isalnum() else f"({text})"


def _fraction(element: xml.Element) -> str:
    return f"{_group(_part(element, 'num'))}/{_group(_part(element, 'den'))}"


def _scripts(element: xml.Element) -> str:
    base, sub, sup = (_part(element, name) for name in ("e", "sub", "sup"))
    return base + (f"_{_group(sub)}" if sub else "") + (f"^{_group(sup)}" if sup else "")


def _root(element: xml.Element) -> str:
    degree = _part(element, "deg")
    return f"{degree}√{_group(_part(element, 'e'))}"


def _brackets(element: xml.Element) -> str:
    said = xml.child(element, "dPr")
    opening, closing = (xml.value(xml.child(said, name)) for name in ("begChr", "endChr"))
    inner = (xml.value(xml.child(said, "sepChr")) or "|").join(
        linear(part) for part in xml.children(element, "e")
    )
    return ("(" if opening is None else opening) + inner + (")" if closing is None else closing)


def _sum(element: xml.Element) -> str:
    sign = xml.value(xml.child(element, "naryPr", "chr")) or "∫"
    sub, sup = _part(element, "sub"), _part(element, "sup")
    limits = (f"_{_group(sub)}" if sub else "") + (f"^{_group(sup)}" if sup else "")
    return f"{sign}{limits}{' ' if limits else ''}{_part(element, 'e')}"


_WRITTEN: dict[str, Callable[[xml.Element], str]] = {
    "f": _fraction,
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
}
