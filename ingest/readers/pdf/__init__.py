"""Read a PDF: lines -> paragraphs, ruled tables, pictures, each with its page and rectangle.

    twelve lines on pages 1 and 2 -> Paragraph("一、基本情况", page=1, …), Paragraph("全镇…", page=1, …)

Page numbers and repeated headers and footers are dropped, paragraphs are joined across lines and
pages. A page that is a picture has no text: the verdict names it, because it needs OCR.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from ingest.readers.file import File
from ingest.readers.paged.page import Page
from ingest.readers.paged.reading import read_pages
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
        pages = _pages(document, SecondOpinion(file.data))
        return read_pages(file, pages, form=FORMAT, total=document.pages, properties=document.properties())


def _pages(document: Document, second: SecondOpinion) -> Iterator[Page | None]:
    for index in range(document.pages):
        page = document.page(index)
        yield None if page is None else second.on(page)
