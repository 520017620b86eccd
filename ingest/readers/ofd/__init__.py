"""Read an OFD (GB/T 33190-2016, 版式文件): like a PDF, by where its characters and lines stand.

    <TextCode X="0" Y="3" DeltaX="g 3 3">一、基本情况</TextCode> … -> Paragraph("一、基本情况", page=1, …)

Text and lines come from the pages and their templates; annotations, seals, signatures and attachments
are no text of the document and stay out. Of an encrypted file only the pages that are not encrypted are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.readers.file import File
from ingest.readers.ofd.document import Document
from ingest.readers.ofd.package import Package
from ingest.readers.paged.layout import lay_out
from ingest.readers.paged.verdict import judge, scanned, spoken
from ingest.readers.zipped import BrokenZipError, EncryptedZipError
from report import Reading, Verdict

FORMAT = "ofd"

_LOCKED = "OFD 文件有密码或证书加密。请在 OFD 阅读器中打开，另存为不加密的文件或打印为 PDF 后重新入库。"
_NO_PAGES = "OFD 文件里没有列出页面，文件可能已损坏。请重新获取，或用 OFD 阅读器打开后另存一份。"


def read(file: File) -> Reading:
    """Return what the OFD in *file* says."""
    try:
        return _read(Document(Package(file)), most=file.limits.pages)
    except EncryptedZipError:
        return Reading((), Verdict.ENCRYPTED, (_LOCKED,), FORMAT)
    except BrokenZipError as error:
        return Reading((), Verdict.FAILED, (str(error),), FORMAT)


def _read(document: Document, *, most: int) -> Reading:
    """Return what the first *most* pages of *document* say."""
    painted = [document.page(at) for at in range(min(document.pages, most))]
    pages = [one.page if one is not None else None for one in painted]
    if document.encrypted and not any(page is not None and page.glyphs for page in pages):
        return Reading((), Verdict.ENCRYPTED, (_LOCKED,), FORMAT, document.pages)
    if not pages:
        return Reading((), Verdict.FAILED, (_NO_PAGES,), FORMAT)
    verdict, reasons = judge(pages, name="OFD")
    broken = [at for at, one in enumerate(painted, 1) if one is not None and not one.whole]
    missing = tuple(_missing(document, broken, most))
    if missing and verdict is Verdict.COMPLETE:
        verdict = Verdict.PARTIAL
    return lay_out([page for page in pages if page is not None]).reading(
        FORMAT,
        verdict=verdict,
        reasons=(*reasons, *missing),
        pages=document.pages,
        properties=document.properties,
        scans=scanned(pages),
    )


def _missing(document: Document, broken: Sequence[int], most: int) -> Iterator[str]:
    """Yield why something of *document* was not read, apart from whole pages."""
    if broken:
        yield f"第 {spoken(broken)} 页有内容读不出来，文字可能不全。请与原件核对，或重新获取文件。"
    if document.unreadable:
        yield "文件内部的目录有损坏，可能缺页。请与原件核对，或用 OFD 阅读器打开后另存一份。"
    if document.pages > most:
        yield f"文件有 {document.pages} 页，超过 {most} 页的上限，后面的没有读。请拆分后入库，或调高限额（pages）。"
    if document.encrypted:
        yield "文件里有加密的内容，没有读到。请在 OFD 阅读器中打开，另存为不加密的文件后重新入库。"
    if document.attached:
        yield f"文件带有附件（{'、'.join(document.attached)}），没有读。请在 OFD 阅读器中另存附件后单独入库。"
