"""The documents in an OFD package and their pages, in order.

    document.pages -> 12        document.page(0) -> Page(number=1, …)

A package may hold several documents (DocBody); their pages are counted on. A page that is absent or
unreadable is None.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers import xml
from ingest.readers.ofd.attachments import attached_documents
from ingest.readers.ofd.package import ROOT, Package, Part
from ingest.readers.ofd.painting import Body, Template, area_of, paint
from ingest.readers.ofd.resources import Resources
from ingest.readers.ofd.values import text_of
from ingest.readers.paged.page import Page

_PROPERTIES = {
    "Title": "title",
    "Subject": "subject",
    "Author": "author",
    "CreationDate": "created",
    "ModDate": "modified",
}


@dataclass(frozen=True, slots=True)
class _Listed:
    """A page as its document lists it: the location, the folder of who says so, and its document."""

    location: str
    folder: str
    body: Body


class Document:
    """All pages of a package, over all its documents.

    `unreadable` counts documents that are not there or only in part, `attached` names attached documents,
    and `incomplete` the pages read so far of which something is missing.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._listed: list[_Listed] = []
        self.unreadable = 0
        self.attached: list[str] = []
        self.incomplete: list[int] = []
        self.properties: tuple[tuple[str, str], ...] = ()
        root = package.part(ROOT)
        for body in xml.children(root.root, "DocBody") if root is not None else ():
            self.properties = self.properties or _properties(body)
            self._open(text_of(xml.child(body, "DocRoot")))

    @property
    def encrypted(self) -> bool:
        """Whether some members of the package are encrypted."""
        return self._package.encrypted

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self._listed)

    def page(self, index: int) -> Page | None:
        """Return what stands on the page with *index* (from 0), or None where it cannot be read."""
        listed = self._listed[index]
        part = self._package.part(listed.location, folder=listed.folder)
        if part is None:
            return None
        painted = paint(part, listed.body, self._package, number=index + 1)
        if not painted.whole:
            self.incomplete.append(index + 1)
        return painted.page

    def _open(self, location: str) -> None:
        """List the pages of the document whose root is at *location*."""
        part = self._package.part(location)
        pages = xml.child(part.root, "Pages") if part is not None else None
        if part is None or pages is None:
            self.unreadable += 1
            return
        if not part.whole:
            self.unreadable += 1  # the list of its pages may be cut off
        self.attached += attached_documents(self._package, part)
        body = _body(self._package, part)
        for page in xml.children(pages, "Page"):
            self._listed.append(_Listed(xml.attribute(page, "BaseLoc") or "", part.folder, body))


def _properties(body: xml.Element) -> tuple[tuple[str, str], ...]:
    """Return what the document *body* says of itself."""
    info = xml.child(body, "DocInfo")
    said = ((_PROPERTIES.get(xml.tag(entry)), text_of(entry)) for entry in (info if info is not None else ()))
    return tuple((name, text) for name, text in said if name and text)


def _body(package: Package, part: Part) -> Body:
    """Return what the pages of the document *part* share."""
    common = xml.child(part.root, "CommonData")
    resources = Resources().with_files(package, common, part.folder)
    if common is None:
        return Body(resources, None, {})
    templates = {
        xml.attribute(entry, "ID") or "": Template(
            package.part(xml.attribute(entry, "BaseLoc") or "", folder=part.folder),
            xml.attribute(entry, "ZOrder"),
        )
        for entry in xml.children(common, "TemplatePage")
    }
    return Body(resources, area_of(xml.child(common, "PageArea")), templates)
