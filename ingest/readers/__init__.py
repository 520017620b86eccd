"""A file's bytes -> Reading: blocks in reading order and an honest verdict.

    read(Path("云溪镇养老服务调研报告.docx")).blocks[0]
    -> Paragraph(text='关于云溪镇养老服务情况的调研报告', start=0, end=16, …)

What a file is, its content decides: a PDF that is called report.txt is read as a PDF.
Only Markdown, CSV and plain text, which look alike, are told apart by the name. Parsers are
loaded when a file of their format comes, so importing this package costs little.
Bad content never raises: it gives a verdict with reasons. Nothing is decided here about
titles, headings or reports; that is for the later stages.
"""

from __future__ import annotations

from ingest.readers.file import File, RecognisedLine, RecognisedPage
from ingest.readers.registry import READERS, Reader, read

__all__ = ["READERS", "File", "Reader", "RecognisedLine", "RecognisedPage", "read"]
