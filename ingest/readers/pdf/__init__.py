"""Read a PDF: lines -> paragraphs, ruled tables, pictures, each with its page and rectangle.

    twelve lines on pages 1 and 2 -> Paragraph("一、基本情况", page=1, …), Paragraph("全镇…", page=1, …)

Page numbers and repeated headers and footers are dropped, paragraphs are joined across lines and
pages. A page that is a picture has no text: the verdict names it, because it needs OCR.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from ingest.readers.file import File
from ingest.readers.paged.reading import Facts, read_pages
from ingest.readers.paged.verdict import spoken
from ingest.readers.pdf.second import SecondOpinion
from ingest.readers.pdf.source import BrokenError, Document, EncryptedError
from report import Reading, Verdict

FORMAT = "pdf"


def read(file: File) -> Reading:
    """Return what the PDF in *file* says."""
    try:
        document = Document(file.data)
    except EncryptedError:
        reason = "PDF 有打开密码。请输入密码打开，另存或打印为不加密的 PDF 后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), FORMAT)
    except BrokenError:
        reason = "PDF 已损坏或没有下载完整，打不开。请重新获取，或用阅读器打开后另存一份。"
        return Reading((), Verdict.FAILED, (reason,), FORMAT)
    with closing(document):
        pages = map(document.page, range(document.pages))
        facts = Facts(FORMAT, document.pages, document.properties())
        reading = read_pages(file, pages, facts, again=SecondOpinion(file.data).on)
        return _judged(reading, document)


def _judged(reading: Reading, document: Document) -> Reading:
    """Return *reading* with what its pages cannot tell: what of *document* was not read."""
    missing = tuple(_missing(document))
    verdict = Verdict.PARTIAL if missing and reading.verdict is Verdict.COMPLETE else reading.verdict
    return replace(reading, verdict=verdict, reasons=(*reading.reasons, *missing))


def _missing(document: Document) -> Iterator[str]:
    if document.cut:
        yield f"第 {spoken(document.cut)} 页的文字过多，只读了前一部分。请拆成几页后重新入库。"
    names = document.attached()
    if names:
        yield f"文件带有附件（{'、'.join(names)}），没有读。请在 PDF 阅读器中另存附件后单独入库。"
