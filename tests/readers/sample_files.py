"""One small file of every format, all of the same report: what the contract suite reads."""

from __future__ import annotations

from docx_builder import level, make_docx, numbering, para, table
from ofd_builder import OfdPage, make_ofd
from pdf_builder import PdfPage, make_pdf

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
PDF = make_pdf(
    PdfPage()
    .text(180, 80, "石桥镇养老服务调研报告", size=18)
    .lines(70, 130, "一、基本情况", "全镇现有老年人9738名。")
    .grid([70, 170, 270], [200, 225, 250])
    .text(75, 218, "村")
    .text(175, 218, "床位")
    .text(75, 243, "东桥村")
    .text(175, 243, "40")
)

OFD = make_ofd(
    OfdPage()
    .text(180, 80, "石桥镇养老服务调研报告", size=18)
    .lines(70, 130, "一、基本情况", "全镇现有老年人9738名。")
    .grid([70, 170, 270], [200, 225, 250])
    .text(75, 218, "村")
    .text(175, 218, "床位")
    .text(75, 243, "东桥村")
    .text(175, 243, "40")
)

SAMPLES: dict[str, bytes] = {
    "txt": TEXT.encode(),
    "md": MARKDOWN.encode(),
    "docx": WORD,
    "pdf": PDF,
    "ofd": OFD,
}
