"""Turn a Word 97–2003 file into a .docx in memory, without any other program.

    rewritten(container) -> b"PK…"    the same paragraphs, tables, numbers, notes and pictures

Writing .docx lets the docx reader decide for both formats, as it does for what LibreOffice converts.
Headers, footers and comments are left out, as there.
"""

from __future__ import annotations

from ingest.readers.doc import wordml
from ingest.readers.doc.anchored import Anchored
from ingest.readers.doc.container import Container
from ingest.readers.doc.lists import lists_xml
from ingest.readers.doc.package import Package
from ingest.readers.doc.pictures import Pictures
from ingest.readers.doc.story import Stories
from ingest.readers.doc.styles import Styles


def rewritten(container: Container) -> bytes:
    """Return the document in *container* as .docx; raises DamagedError where its text cannot be found."""
    package = Package()
    pictures = Pictures(container, package)
    styles, anchored = Styles(container), Anchored(container, pictures)
    stories = Stories(container, styles, anchored, pictures)
    parts = {
        "document": wordml.root("document", f"<w:body>{stories.write(0, container.fib.main)}</w:body>"),
        "styles": styles.xml(),
        "numbering": lists_xml(container),
    }
    for kind in ("footnote", "endnote"):
        notes = (
            f'<w:{kind} w:id="{note.key}">{stories.write(note.start, note.end)}</w:{kind}>'
            for note in anchored.notes(kind)
        )
        parts[f"{kind}s"] = wordml.root(f"{kind}s", "".join(notes))
    return package.packed(parts)
