"""Read a web page (.html, XHTML): its document without the site around it.

    <nav>…</nav><h1>关于养老服务的意见</h1><p>全镇现有老年人9738名。</p><footer>版权所有</footer>
    -> Paragraph("关于养老服务的意见", style=Style(level=1)), Paragraph("全镇现有老年人9738名。")

What a browser would show without its network: no script runs, nothing is fetched. A page made by an
office program stays whole. Where a part of the document is in another file, the verdict says so.
"""

from __future__ import annotations

import re

from ingest.readers import txt
from ingest.readers.builder import Builder
from ingest.readers.file import File
from ingest.readers.html import box, items, lines
from ingest.readers.html.absent import absent_parts
from ingest.readers.html.decoding import decode
from ingest.readers.html.document import find_document
from ingest.readers.html.flow import Flow, Page
from ingest.readers.html.looks import Look
from ingest.readers.html.markup import parse
from ingest.readers.html.notes import find_notes
from ingest.readers.html.properties import read_properties
from ingest.readers.html.sheet import Sheet
from report import Reading, Verdict

FORMAT = "html"

_TAG = re.compile(r"<[!?/]?[A-Za-z]")


def read(file: File) -> Reading:
    """Return what the web page in *file* says."""
    decoded = decode(file.data)
    if decoded is None:
        return Reading(
            (),
            Verdict.FAILED,
            ("网页的文字编码认不出来。请用浏览器打开，另存为 UTF-8 网页后重新入库。",),
            FORMAT,
        )
    if not _TAG.search(decoded.text):
        return txt.read(file)  # text that is only called .html
    root = parse(decoded.text)
    sheet = Sheet(root)
    found = find_document(root, sheet)
    page = Page(
        sheet,
        find_notes(root),
        found.document,
        found.left_out,
        "OpenOffice" in found.program or "LibreOffice" in found.program,
    )
    shown = Flow(page).read(root, Look())
    build = Builder()
    items.add(build, shown if found.program else box.with_box(lines.of_the_document(shown)))
    reading = txt.finish(build, decoded, FORMAT, properties=read_properties(root))
    return absent_parts(reading, root, sheet, found)
