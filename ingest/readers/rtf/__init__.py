r"""Read a Rich Text document (.rtf, and the many .doc that are RTF).

    {\rtf1\ansi\ansicpg936 … \pard\qc\b\'b5\'f7\'d1\'d0\par} -> Paragraph("调研", bold, centered)

Headers, footers and comments are left out, and so are hidden text and deleted revisions. A field
shows its result. Automatic numbers are those that the writer put beside their paragraphs for readers
that do not count themselves.
"""

from __future__ import annotations

from ingest.readers.builder import Builder
from ingest.readers.file import File
from ingest.readers.rtf.document import Document
from ingest.readers.rtf.flow import build_items
from report import Reading, Verdict

FORMAT = "rtf"


def read(file: File) -> Reading:
    """Return what the RTF document in *file* says."""
    document, build = Document(), Builder()
    build_items(build, document.read(file.data))
    reasons = []
    if not document.ended:
        reasons.append(
            "文件没有读到结尾，可能没有下载完整，后面的内容缺了。请重新获取，或用 Word 或 WPS 打开核对后另存。"
        )
    if document.letters.unreadable:
        reasons.append(
            f"有 {document.letters.unreadable} 处字符无法识别，已用 � 代替。"
            "请与原件核对，或用 Word 或 WPS 另存为 .docx 后重新入库。"
        )
    verdict = Verdict.PARTIAL if reasons else Verdict.COMPLETE
    if reasons and not build.blocks():
        verdict = Verdict.FAILED
    return build.reading(
        FORMAT, verdict=verdict, reasons=tuple(reasons), properties=document.header.properties
    )
