"""What a Word file says of itself: title, author, created, modified.

    docProps/core.xml -> (("title", "…"), ("creator", "…"), ("created", "2024-05-08T02:10:00Z"))

This is evidence, not truth: a title is often the one of the template.
"""

from __future__ import annotations

from ingest.readers import xml
from ingest.readers.docx.package import Package

_WANTED = ("title", "subject", "creator", "created", "modified")


def read_properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Return the core properties of *package* that say something."""
    root = package.part("docProps/core.xml")
    if root is None:
        return ()
    said = ((xml.tag(element), (element.text or "").strip()) for element in root)
    return tuple((name, text) for name, text in said if name in _WANTED and text)
