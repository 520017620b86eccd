"""Make the picture of one page to be recognised: draw a page of a PDF, open a picture or the scan on a page of an OFD.

    shot_of(Path("扫描件.pdf"), "pdf", 3, limits) -> Shot(pixels of 2339 x 1654 x 3, scale=0.36)

A page is drawn at DPI, less where it would be larger than a sheet of A3; a picture that is sharper
than that is reduced, since the models see characters 48 pixels high at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray

from ingest.limits import Limits
from ingest.readers.file import File
from ingest.readers.ofd.scans import scan_of
from ingest.readers.pictures import PictureError, Pictures

Pixels = NDArray[np.uint8]

DPI = 200
LONGEST = 4000
"""Pixels on the longer side of a drawn page."""

WIDEST = 2500
"""Pixels on the shorter side of a picture: a sheet of A4 at 300 dpi."""


@dataclass(frozen=True, slots=True)
class Shot:
    """The picture of a page, blue before green before red, and how many points a pixel measures."""

    pixels: Pixels
    scale: float


def shot_of(path: Path, form: str, page: int, limits: Limits) -> Shot:
    """Return the picture of *page* (from 1) of the file at *path*; raises PictureError with the reason."""
    try:
        if form == "pdf":
            return _drawn(path, page, limits)
        if form == "image":
            return _opened(path.read_bytes(), page, limits)
        if form == "ofd":
            return _scanned(File(path.read_bytes(), path.name, limits), page)
    except OSError as error:
        raise PictureError(f"文件打不开：{error.strerror or error}。请检查路径和读取权限后重试。") from error
    raise PictureError(f"还不能识别这种文件（{form}）里的图片。请另存为 PDF 后重新入库。")


def _drawn(path: Path, number: int, limits: Limits) -> Shot:
    try:
        with pypdfium2.PdfDocument(path) as document:
            page = document[number - 1]
            width, height = page.get_size()
            zoom = min(DPI / 72, LONGEST / max(width, height), (limits.pixels / (width * height)) ** 0.5)
            pixels = page.render(scale=zoom, rev_byteorder=False, prefer_bgrx=False).to_numpy()
            return Shot(np.ascontiguousarray(pixels[:, :, :3]).copy(), 1 / zoom)
    except (pypdfium2.PdfiumError, IndexError, ValueError, ZeroDivisionError) as error:
        raise PictureError("这一页已损坏，画不出来。请重新获取文件，或用阅读器打开后另存一份。") from error


def _scanned(file: File, number: int) -> Shot:
    scan = scan_of(file, number)
    if scan is None:
        raise PictureError("这一页上没有可供识别的图片。请用 OFD 阅读器打印为 PDF 后重新入库。")
    shot = _opened(scan.data, 1, file.limits)
    return Shot(shot.pixels, scan.width / shot.pixels.shape[1])


def _opened(data: bytes, number: int, limits: Limits) -> Shot:
    pictures = Pictures(data, limits)
    image = pictures.page(number)
    scale, shorter = pictures.scale(), min(image.size)
    pixels = np.asarray(image, dtype=np.uint8)
    if shorter > WIDEST:
        less = WIDEST / shorter
        pixels = np.asarray(
            cv2.resize(pixels, None, fx=less, fy=less, interpolation=cv2.INTER_AREA), np.uint8
        )
        scale /= less
    code = cv2.COLOR_GRAY2BGR if image.mode == "L" else cv2.COLOR_RGB2BGR
    return Shot(np.asarray(cv2.cvtColor(pixels, code), np.uint8), scale)
