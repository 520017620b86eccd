"""Say how far a PDF could be read: which pages are pictures, garbled or broken.

    pages 1 to 3 with text, page 4 a scan -> partial, "第 4 页是图片…"

A page counts as a scan when it has hardly any characters and pictures over most of it; as garbled
when its fonts do not say which characters they draw. An empty page is no trouble.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.readers.paged.page import Page
from report import Verdict

FEWEST = 12
"""Characters below which a page under one whole picture is a scan with a stamp or a page number."""

STAMP = 4
"""Characters below which a page with large pictures is a scan; more are a caption of photographs."""

LARGE = 0.4
WHOLE = 0.7
"""Shares of the page that are covered by pictures."""

MOST_GARBLED = 0.3

OCR_REMEDY = (
    '安装文字识别组件后重新入库：py -m pip install "diaoyan-wenku[ocr]"，或用扫描软件转换为可选中文字的 PDF。'
)


def judge(pages: Sequence[Page | None]) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on *pages* (None: could not be loaded) and the reasons."""
    scans = [at for at, page in enumerate(pages, 1) if page is not None and _is_scan(page)]
    garbled = [at for at, page in enumerate(pages, 1) if page is not None and _is_garbled(page)]
    broken = [at for at, page in enumerate(pages, 1) if page is None]
    if not any(page is not None and any(glyph.char.strip() for glyph in page.glyphs) for page in pages):
        return _without_text(pages, scans)
    unreadable = len(scans) + len(garbled)
    reasons = tuple(
        text.format(spoken(numbers))
        for numbers, text in (
            (scans, "第 {} 页是图片，没有文字。需要 OCR：请用扫描软件转换为可选中文字的 PDF 后重新入库。"),
            (garbled, "第 {} 页的字体没有文字编码，读出来是乱码。需要 OCR，或请向原作者索取 Word 文件。"),
            (broken, "第 {} 页已损坏，没有读到。请重新获取文件，或用阅读器打开后另存一份。"),
        )
        if numbers
    )
    if not reasons:
        return Verdict.COMPLETE, ()
    return (Verdict.NEEDS_OCR if unreadable == len(pages) else Verdict.PARTIAL), reasons


def _without_text(pages: Sequence[Page | None], scans: Sequence[int]) -> tuple[Verdict, tuple[str, ...]]:
    if all(page is None for page in pages):
        return Verdict.FAILED, ("PDF 里没有能读的页。请重新获取文件，或用阅读器打开后另存一份。",)
    drawn = any(page is not None and (page.images or page.edges) for page in pages)
    if scans or drawn:
        return Verdict.NEEDS_OCR, (
            "PDF 里只有图片，没有文字，需要 OCR。请用扫描软件转换为可选中文字的 PDF 后重新入库。",
        )
    return Verdict.FAILED, ("PDF 里没有文字。请打开原件确认内容是否为空。",)


def _is_scan(page: Page) -> bool:
    written = sum(not glyph.char.isspace() for glyph in page.glyphs)
    area = page.width * page.height
    covered = [image.box.width * image.box.height / area for image in page.images] if area else []
    if written < STAMP:
        return sum(covered) > LARGE
    return written < FEWEST and len(covered) == 1 and covered[0] > WHOLE


def _is_garbled(page: Page) -> bool:
    written = [glyph.char for glyph in page.glyphs if not glyph.char.isspace()]
    odd = sum(char == "�" or unicodedata.category(char) in {"Co", "Cn", "Cc", "Cs"} for char in written)
    return len(written) >= FEWEST and odd > MOST_GARBLED * len(written)


def spoken(numbers: Iterable[int]) -> str:
    """Return page *numbers*, in order, as a person writes them.

    >>> spoken([1, 2, 3, 7])
    '1-3、7'
    """
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        pages = [number for _, number in run]
        runs.append(str(pages[0]) if len(pages) == 1 else f"{pages[0]}-{pages[-1]}")
    return "、".join(runs)
