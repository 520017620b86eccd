"""One small file of every format, all of the same report: what the contract suite reads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx_builder import level, make_docx, numbering, para, table
from pdf_builder import PdfPage, make_pdf
from picture_builder import grid, make_picture, recognised

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
    "image": PICTURE,
}
RECOGNISED: dict[str, Mapping[int, RecognisedPage]] = {"image": {1: FOUND}}


def read_sample(form: str, data: bytes) -> Reading:
    """Return the reading of *data*, the sample of *form* or what is left of it, with what is recognised in it."""
    return read(Path(f"报告.{form}"), data=data, recognised=RECOGNISED.get(form))
