"""Read a PDF: lines -> paragraphs, ruled tables, pictures, each with its page and rectangle.

    twelve lines on pages 1 and 2 -> Paragraph("一、基本情况", page=1, …), Paragraph("全镇…", page=1, …)

Page numbers and repeated headers and footers are dropped, paragraphs are joined across lines and
pages. A page that is a picture has no text: the verdict names it, because it needs OCR.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from ingest.readers.file import File
from ingest.readers.paged.reading import Facts, read_pages
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
        return _with_attached(reading, document.attached())


def _with_attached(reading: Reading, names: tuple[str, ...]) -> Reading:
    """Return *reading*, which is not complete where files called *names* are attached to the PDF."""
    if not names:
        return reading
    reason = f"文件带有附件（{'、'.join(names)}），没有读。请在 PDF 阅读器中另存附件后单独入库。"
    verdict = Verdict.PARTIAL if reading.verdict is Verdict.COMPLETE else reading.verdict
    return replace(reading, verdict=verdict, reasons=(*reading.reasons, reason))
