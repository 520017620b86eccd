"""Read an OFD (GB/T 33190-2016, 版式文件): like a PDF, by where its characters and lines stand.

    <TextCode X="0" Y="3" DeltaX="g 3 3">一、基本情况</TextCode> … -> Paragraph("一、基本情况", page=1, …)

Text and lines come from the pages and their templates; annotations, seals, signatures and attachments
are no text of the document and stay out. Of an encrypted file only the pages that are not encrypted are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ingest.readers.file import File
from ingest.readers.ofd.document import Document
from ingest.readers.ofd.package import Package
from ingest.readers.paged.reading import Facts, read_pages
from ingest.readers.paged.verdict import spoken
from ingest.readers.zipped import BrokenZipError, EncryptedZipError
from report import Picture, Reading, Verdict

FORMAT = "ofd"

_LOCKED = "OFD 文件有密码或证书加密。请在 OFD 阅读器中打开，另存为不加密的文件或打印为 PDF 后重新入库。"
_NO_PAGES = "OFD 文件里没有列出页面，文件可能已损坏。请重新获取，或用 OFD 阅读器打开后另存一份。"


def read(file: File) -> Reading:
    """Return what the OFD in *file* says."""
    try:
        document = Document(Package(file))
        pages = map(document.page, range(document.pages))
        reading = read_pages(file, pages, Facts(FORMAT, document.pages, document.properties))
    except EncryptedZipError:
        return Reading((), Verdict.ENCRYPTED, (_LOCKED,), FORMAT)
    except BrokenZipError as error:
        return Reading((), Verdict.FAILED, (str(error),), FORMAT)
    return _judged(reading, document)


def _judged(reading: Reading, document: Document) -> Reading:
    """Return *reading* with what its pages cannot tell: that the package of *document* lacks something."""
    if document.encrypted and all(isinstance(block, Picture) for block in reading.blocks):
        return replace(reading, verdict=Verdict.ENCRYPTED, reasons=(_LOCKED,), scans=())
    if not document.pages:
        return Reading((), Verdict.FAILED, (_NO_PAGES,), FORMAT)
    missing = tuple(_missing(document))
    verdict = Verdict.PARTIAL if missing and reading.verdict is Verdict.COMPLETE else reading.verdict
    return replace(reading, verdict=verdict, reasons=(*reading.reasons, *missing))


def _missing(document: Document) -> Iterator[str]:
    """Yield why something of *document* was not read, apart from whole pages."""
    if document.incomplete:
        numbers = spoken(document.incomplete)
        yield f"第 {numbers} 页有内容读不出来，文字可能不全。请与原件核对，或重新获取文件。"
    if document.unreadable:
        yield "文件内部的目录有损坏，可能缺页。请与原件核对，或用 OFD 阅读器打开后另存一份。"
    if document.encrypted:
        yield "文件里有加密的内容，没有读到。请在 OFD 阅读器中打开，另存为不加密的文件后重新入库。"
    if document.attached:
        yield f"文件带有附件（{'、'.join(document.attached)}），没有读。请在 OFD 阅读器中另存附件后单独入库。"
