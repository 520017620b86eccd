"""Open a picture file as the pages it shows, upright and in plain colours, whatever its encoding.

    a TIFF of three fax pages -> pages 1, 2, 3      a photo lying on its side (EXIF) -> upright

Only a TIFF has pages; of an animation the first frame counts. Sizes are looked at before anything is
decoded. How large a page is in print is known from scanners alone: a resolution below LEAST_DPI is a
camera's or a screen's habit, so a large picture is taken for a sheet as wide as A4 and a small one
for a screen at 96 dpi.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, cast

from PIL import Image, ImageOps

from ingest.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST_DPI, MOST_DPI = 100, 1200
"""Resolutions between which a file's statement is believed."""

SCREEN_DPI = 96
SHEET = 595
"""Width of an A4 sheet in points."""

LARGEST_SCREEN = 1600
"""Pixels on the shorter side up to which a picture without a resolution is a screen's."""

DEEP = ("I", "F")
"""Beginnings of the modes of more than 8 bits a channel, which Pillow cuts off instead of scaling."""

_TROUBLE = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, OverflowError, MemoryError),
    *(AttributeError, NotImplementedError, struct.error, zlib.error),
)
"""What Pillow raises on broken content, depending on the format."""


class PictureError(Exception):
    """Raised when a picture, or one of its pages, cannot be shown; the message is for the user."""


class Pictures:
    """An open picture file of *data*; raises PictureError where that is none or too large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        with _told("图片已损坏或没有下载完整，打不开。请重新获取，或用看图软件打开后另存为 PNG。"):
            self._file = Image.open(BytesIO(data))
            self.pages = getattr(self._file, "n_frames", 1) if self._file.format == "TIFF" else 1
        self._check_size()

    def page(self, number: int) -> Image.Image:
        """Return page *number* (from 1) upright, in grey ("L") or colour ("RGB"); raises PictureError."""
        with _told("图片不完整，后面的部分缺失或已损坏。请重新扫描或重新获取文件。"):
            self._file.seek(number - 1)
            self._check_size()
            self._file.load()
            return ImageOps.exif_transpose(_plain(self._file))

    def scale(self) -> float:
        """Return how many points a pixel of the page opened last measures."""
        stated = self._file.info.get("dpi", (0, 0))
        dpi = float(stated[0]) if isinstance(stated, tuple) and stated else 0.0
        if LEAST_DPI <= dpi <= MOST_DPI:
            return 72 / dpi
        shorter = min(self._file.size)
        return 72 / SCREEN_DPI if shorter <= LARGEST_SCREEN else SHEET / shorter

    def _check_size(self) -> None:
        width, height = self._file.size
        if width * height > self._limits.pixels:
            raise PictureError(
                f"图片有 {width}×{height} 像素，超过 {self._limits.pixels / 10_000:.0f} 万像素的上限。"
                "请缩小后重新入库，或调高限额（pixels）。"
            )


@contextmanager
def _told(reason: str) -> Iterator[None]:
    """Turn what Pillow raises on broken content into a PictureError with *reason*."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit on pixels takes the place of Pillow's
            yield
    except Image.DecompressionBombError as error:
        raise PictureError("图片的像素数过大，可能是恶意文件。请缩小后重新入库。") from error
    except _TROUBLE as error:
        raise PictureError(reason) from error


def _plain(image: Image.Image) -> Image.Image:
    """Return *image* in 8 bits a channel, what is transparent as white paper."""
    if image.mode.startswith(DEEP):
        return _flattened(image)
    if image.mode in {"1", "L"} and "transparency" not in image.info:
        return image.convert("L")
    if image.has_transparency_data:
        shown = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("RGB")
    return image.convert("RGB")


def _flattened(image: Image.Image) -> Image.Image:
    """Return a picture of 16 or 32 bits in 8, stretched from its darkest to its lightest value."""
    wide = image.convert("F")
    low, high = cast("tuple[float, float]", wide.getextrema())
    step = 255 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * step - low * step).convert("L")
