"""One small file of every format, all of the same report: what the contract suite reads."""

from __future__ import annotations

from docx_builder import level, make_docx, numbering, para, table
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
WEB_PAGE = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>调研报告</title></head><body>"
    "<div class='nav'><a href='/'>首页</a><a href='/a'>公开</a></div><h1>石桥镇养老服务调研报告</h1>"
    "<ol style='list-style-type: cjk-ideographic'><li>基本情况</li></ol><p>全镇现有老年人<b>9738</b>名。</p>"
    "<table border='1'><tr><td>村</td><td>床位</td></tr><tr><td>东桥村</td><td>40</td></tr></table></body></html>"
)

SAMPLES: dict[str, bytes] = {
    "txt": TEXT.encode(),
    "md": MARKDOWN.encode(),
    "docx": WORD,
    "pdf": PDF,
    "html": WEB_PAGE.encode(),
}
