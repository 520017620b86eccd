"""Say what of a page's document is not in its file: frames, embedded files, text made by scripts, pictures of text.

    <iframe src="fujian.pdf">  ->  partial: 正文里嵌入了另一个文件（fujian.pdf）…

A saved page holds neither its frames nor its pictures. Small frames (counters, players of sites) and those
around the document are nothing of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote

from ingest.readers.html.document import Found
from ingest.readers.html.looks import UNSEEN, is_seen
from ingest.readers.html.markup import Element
from ingest.readers.html.sheet import Sheet
from report import Paragraph, Picture, Reading, Table, Verdict

_EMBEDDING = {"iframe": "src", "embed": "src", "object": "data", "frame": "src"}
_DOCUMENT = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|ofd|html?|shtml|jsp|aspx?)(?:[?#]|$)", re.IGNORECASE)
_LITTLE = 60
"""Characters of text beside which pictures are what the page is about."""

_LONGEST_NAME = 60


def absent_parts(reading: Reading, root: Element, sheet: Sheet, found: Found) -> Reading:
    """Return *reading* with the verdict that what is absent from the page *root* asks for."""
    framed = _embedded(root, sheet, found)
    if framed and reading.verdict in {Verdict.COMPLETE, Verdict.PARTIAL, Verdict.FAILED}:
        reason = (
            f"网页里嵌入了另一个文件（{'、'.join(framed[:3])}），保存网页时没有一起存下来。"
            "请打开原网页，把嵌入的内容另存后一并入库。"
        )
        verdict = Verdict.PARTIAL if reading.blocks else Verdict.FAILED
        earlier = reading.reasons if reading.blocks else ()
        return replace(reading, verdict=verdict, reasons=(*earlier, reason))
    if not reading.blocks and any(element.name == "script" for element in root.elements()):
        reason = "网页里没有文字，内容要靠脚本联网生成。请用浏览器打开原网页，另存为 PDF 或把正文复制到 Word 后入库。"
        return replace(reading, verdict=Verdict.FAILED, reasons=(reason,))
    if reading.verdict is Verdict.COMPLETE and _is_pictures(reading):
        reason = "网页的正文是图片，只读到少量文字，需要 OCR。请打开原网页保存图片，转换成文字后入库。"
        return replace(reading, verdict=Verdict.NEEDS_OCR, reasons=(reason,))
    return reading


def _embedded(root: Element, sheet: Sheet, found: Found) -> list[str]:
    """Return the names of the files that are shown in the document of *root*."""
    names: list[str] = []
    for element in root.elements():
        source = element.get(_EMBEDDING.get(element.name, "")).strip()
        if not _DOCUMENT.search(source):
            continue
        around = (element, *element.ancestors())
        if found.left_out.intersection(around):
            continue
        is_frame = element.name == "frame"
        of_document = found.document in around or ".pdf" in source.lower()
        if is_frame or (of_document and _is_shown(element, around, sheet)):
            names.append(
                unquote(PurePosixPath(source.partition("?")[0]).name)[-_LONGEST_NAME:]
                or source[:_LONGEST_NAME]
            )
    return list(dict.fromkeys(names))


def _is_shown(element: Element, around: tuple[Element, ...], sheet: Sheet) -> bool:
    if element.get("width") in {"0", "1"} or element.get("height") in {"0", "1"}:
        return False
    declared = sheet.of(element)
    if declared.get("display", "").startswith("none") or declared.get("visibility") == "hidden":
        return False
    return all(is_seen(outer, sheet.of(outer)) for outer in around[1:] if outer.name not in UNSEEN)


def _is_pictures(reading: Reading) -> bool:
    text = sum(len(block.text) for block in reading.blocks if isinstance(block, Paragraph))
    kinds = {type(block) for block in reading.blocks}
    return Picture in kinds and Table not in kinds and text <= _LITTLE
