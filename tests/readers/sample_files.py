"""One small file of every format, all of the same report: what the contract suite reads."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import doc_builder as doc
import xlwt
from docx_builder import level, make_docx, numbering, para, table
from ofd_builder import OfdPage, make_ofd
from pdf_builder import PdfPage, make_pdf
from picture_builder import grid, make_picture, recognised
from xlsx_builder import make_xlsx, sheet, texts

from ingest.readers import read
from ingest.readers.file import RecognisedPage
from report import Reading

TEXT = (
    "石桥镇养老服务调研报告\r\n\r\n一、基本情况\r\n　　全镇现有老年人9738名。\r\n\r\n"
    "表1　敬老院情况\r\n单位：张\r\n村\t床位\r\n东桥村\t40\r\n西桥村\t25\r\n"
)
MARKDOWN = (
    "# 石桥镇养老服务调研报告\n\n## 一、基本情况\n\n全镇现有老年人**9738**名。\n\n"
    "| 村 | 床位 |\n|---|---|\n| 东桥村 | 40 |\n"
)
WORD = make_docx(
    para("石桥镇养老服务调研报告"),
    para("基本情况", numbered=(1, 0)),
    para("全镇现有老年人9738名。"),
    table(("村", "床位"), ("东桥村", "40")),
    numbers=numbering((level(0, "chineseCounting", "%1、"),)),
)
WORD_97 = doc.make_doc(
    doc.para("石桥镇养老服务调研报告"),
    doc.para("基本情况", numbered=(1, 0)),
    doc.para("全镇现有老年人9738名。"),
    doc.row("村", "床位"),
    doc.row("东桥村", "40"),
    lists=doc.Lists([(doc.level(37, "\0、"),)]),
)
Sheet = TypeVar("Sheet", PdfPage, OfdPage)


def drawn(page: Sheet) -> Sheet:
    """Return *page* with the report on it."""
    page.text(180, 80, "石桥镇养老服务调研报告", size=18)
    page.lines(70, 130, "一、基本情况", "全镇现有老年人9738名。")
    page.grid([70, 170, 270], [200, 225, 250])
    for x, y, text in ((75, 218, "村"), (175, 218, "床位"), (75, 243, "东桥村"), (175, 243, "40")):
        page.text(x, y, text)
    return page


PDF = make_pdf(drawn(PdfPage()))
WEB_PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>调研报告</title></head><body>"
    "<div class='nav'><a href='/'>首页</a><a href='/a'>公开</a></div><h1>石桥镇养老服务调研报告</h1>"
    "<ol style='list-style-type: cjk-ideographic'><li>基本情况</li></ol><p>全镇现有老年人<b>9738</b>名。</p>"
    "<table border='1'><tr><td>村</td><td>床位</td></tr><tr><td>东桥村</td><td>40</td></tr></table></body></html>"
)

LINES = (
    ("石桥镇养老服务调研报告",),
    ("一、基本情况",),
    ("全镇现有老年人9738名。",),
    ("村", "床位"),
    ("东桥村", "40"),
)
XLSX = make_xlsx(sheet(*(texts(at, *line) for at, line in enumerate(LINES, 1))))
CSV = "\r\n".join(",".join(line) for line in LINES)
RTF = (
    r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}\f0 %s\par{\listtext %s\tab}%s\par %s\par "
    r"\trowd\cellx2000\cellx4000\intbl %s\cell %s\cell\row\intbl %s\cell %s\cell\row\pard}"
)


def _xls() -> bytes:
    book, buffer = xlwt.Workbook(), io.BytesIO()
    page = book.add_sheet("Sheet1")
    for row, line in enumerate(LINES):
        for column, text in enumerate(line):
            page.write(row, column, text)
    book.save(buffer)
    return buffer.getvalue()


def _rtf() -> bytes:
    texts_in_order = (LINES[0][0], "一、", "基本情况", LINES[2][0], *LINES[3], *LINES[4])
    return (RTF % tuple("".join(rf"\u{ord(c)}?" for c in text) for text in texts_in_order)).encode("ascii")


OFD = make_ofd(drawn(OfdPage()))
PICTURE = make_picture()
FOUND = recognised(
    ("石桥镇养老服务调研报告", 180, 80, 18),
    ("一、基本情况", 70, 130, 12),
    ("全镇现有老年人9738名。", 70, 155, 12),
    ("村", 75, 218, 12),
    ("床位", 175, 218, 12),
    ("东桥村", 75, 243, 12),
    ("40", 175, 243, 12),
    edges=grid([70, 170, 270], [200, 225, 250]),
)

SAMPLES: dict[str, bytes] = {
    "txt": TEXT.encode(),
    "md": MARKDOWN.encode(),
    "docx": WORD,
    "pdf": PDF,
    "xlsx": XLSX,
    "xls": _xls(),
    "csv": CSV.encode(),
    "rtf": _rtf(),
    "doc": WORD_97,
    "html": WEB_PAGE.encode(),
    "ofd": OFD,
    "image": PICTURE,
}
RECOGNISED: dict[str, Mapping[int, RecognisedPage]] = {"image": {1: FOUND}}


def read_sample(form: str, data: bytes) -> Reading:
    """Return the reading of *data*, the sample of *form* or what is left of it, with what is recognised in it."""
    return read(Path(f"报告.{form}"), data=data, recognised=RECOGNISED.get(form))
