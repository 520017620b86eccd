"""Read a picture file: what was recognised on its pages, or that it has to be recognised first.

    扫描件.tif of three pages, recognised   -> paragraphs and tables, each with its page
    照片.jpg, not yet recognised            -> needs_ocr, scans=(1,), a Picture with its rectangle

Recognition itself is long work done elsewhere, page by page (`ingest.recognition`). A reading is
complete only if every page was recognised and legible.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.file import File, RecognisedPage
from ingest.readers.paged.layout import lay_out
from ingest.readers.paged.page import Box, Image, Page
from ingest.readers.paged.recognised import as_page, is_doubtful
from ingest.readers.paged.verdict import BY_RECOGNITION, HARDLY_LEGIBLE, OCR_REMEDY, spoken
from ingest.readers.pictures import PictureError, Pictures
from report import Reading, Verdict

FORMAT = "image"

NOT_RECOGNISED = f"图片里的文字需要识别（OCR）。{OCR_REMEDY}"
NO_TEXT = "图片里没有认出文字。请打开原图，确认有字并且清晰后重新扫描。"


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A page of the file: its picture, or what is wrong with it, and what was recognised there."""

    number: int
    page: Page | None
    trouble: str
    found: RecognisedPage | None


def read(file: File) -> Reading:
    """Return what the picture in *file* shows."""
    try:
        pictures = Pictures(file.data, file.limits)
    except PictureError as error:
        return Reading((), Verdict.FAILED, (str(error),), FORMAT)
    leaves = list(_leaves(pictures, file))
    build = lay_out([page for leaf in leaves if (page := _page(leaf)) is not None])
    scans = tuple(leaf.number for leaf in leaves if leaf.page is not None and leaf.found is None)
    reasons = tuple(_reasons(leaves, pages=pictures.pages))
    verdict = _verdict(leaves, reasons, scans)
    if verdict is Verdict.FAILED and not reasons:
        reasons = (NO_TEXT,)
    if any(leaf.found is not None and leaf.found.lines for leaf in leaves):
        reasons = (*reasons, f"图片{BY_RECOGNITION}")
    return build.reading(FORMAT, verdict=verdict, reasons=reasons, pages=pictures.pages, scans=scans)


def _leaves(pictures: Pictures, file: File) -> Iterator[_Leaf]:
    digest = hashlib.sha256(file.data).hexdigest()
    for number in range(1, min(pictures.pages, file.limits.pages) + 1):
        found = file.recognised.get(number)
        try:
            width, height = pictures.page(number).size
        except PictureError as error:
            yield _Leaf(number, None, str(error), found)
            continue
        scale = pictures.scale()
        box = Box(0.0, 0.0, width * scale, height * scale)
        yield _Leaf(number, Page(number, box.right, box.bottom, (), (), (Image(box, digest),)), "", found)


def _page(leaf: _Leaf) -> Page | None:
    """Return *leaf* with the characters recognised on it, or the picture where there are none."""
    return as_page(leaf.number, leaf.found) if leaf.found is not None and leaf.found.lines else leaf.page


def _reasons(leaves: Sequence[_Leaf], *, pages: int) -> Iterator[str]:
    """Yield what is missing of a file of so many *pages*, the same trouble of several of them once."""
    troubles: dict[str, list[int]] = defaultdict(list)
    for leaf in leaves:
        if trouble := _trouble(leaf):
            troubles[trouble].append(leaf.number)
    for trouble, numbers in troubles.items():
        yield trouble if pages == 1 else f"第 {spoken(numbers)} 页：{trouble}"
    if pages > len(leaves):
        yield (
            f"图片有 {pages} 页，只读了前 {len(leaves)} 页（页数上限）。请拆分后重新入库，或调高限额（pages）。"
        )


def _trouble(leaf: _Leaf) -> str:
    if leaf.found is None:
        return leaf.trouble or NOT_RECOGNISED
    return leaf.found.reason or leaf.trouble or (HARDLY_LEGIBLE if is_doubtful(leaf.found) else "")


def _verdict(leaves: Sequence[_Leaf], reasons: Sequence[str], scans: Sequence[int]) -> Verdict:
    if any(leaf.found is not None and leaf.found.lines for leaf in leaves):
        return Verdict.PARTIAL if reasons else Verdict.COMPLETE
    return Verdict.NEEDS_OCR if scans else Verdict.FAILED
