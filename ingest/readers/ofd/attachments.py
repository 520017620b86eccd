"""The documents attached to an OFD document, which are not read with it.

    <Attachment Name="调查表.xlsx"><FileLoc>…</FileLoc></Attachment> -> ("调查表.xlsx",)

An attached picture is none, nor is XML: the data of an invoice, which the pages show anyway.
"""

from __future__ import annotations

import codecs
import posixpath
from collections.abc import Iterator

from ingest.readers import kinds, xml
from ingest.readers.ofd.package import Package, Part
from ingest.readers.ofd.values import text_of

_NO_DOCUMENTS = frozenset({"image", kinds.UNKNOWN})


def attached_documents(package: Package, document: Part) -> Iterator[str]:
    """Yield the names of the documents attached to *document*."""
    listed = package.part(text_of(xml.child(document.root, "Attachments")), folder=document.folder)
    for entry in xml.children(listed.root, "Attachment") if listed is not None else ():
        name = package.find(text_of(xml.child(entry, "FileLoc")), folder=listed.folder if listed else "")
        data = package.read(name) if name is not None else None
        if name is not None and data and _is_document(data, name):
            yield (xml.attribute(entry, "Name") or "").strip() or posixpath.basename(name)


def _is_document(data: bytes, name: str) -> bool:
    form = kinds.kind_of(data, name)
    is_xml = data.lstrip(codecs.BOM_UTF8).lstrip().startswith(b"<") and form != "html"
    return form not in _NO_DOCUMENTS and not is_xml
