"""Make small picture files, pages of Chinese print to be recognised, and what recognition finds on a page."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from corpus.pdf import FONT_FILE
from ingest.readers.file import RecognisedLine, RecognisedPage
from ingest.readers.paged.page import Box

WIDTH, HEIGHT = 595, 842
PADDED = 1.3


def make_picture(
    mode: str = "L", size: tuple[int, int] = (60, 85), *, form: str = "PNG", pages: int = 1
) -> bytes:
    """Return a file of *pages* pictures that show a slope from dark to light."""
    slope = Image.linear_gradient("L").resize(size).convert(mode)
    return saved(*([slope] * pages), form=form)


def saved(*images: Image.Image, form: str = "PNG", dpi: int = 100) -> bytes:
    """Return a file of *images*."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(out, form, dpi=(dpi, dpi), **more)
    return out.getvalue()


def printed(
    *lines: tuple[str, int, int], size: tuple[int, int] = (1000, 420), print_size: int = 30
) -> Image.Image:
    """Return a sheet with *lines* (text, x, y) printed on it; FileNotFoundError without the font."""
    font = ImageFont.truetype(FONT_FILE.open("rb"), print_size)
    sheet = Image.new("RGB", size, "white")
    for text, x, y in lines:
        ImageDraw.Draw(sheet).text((x, y), text, font=font, fill="black")
    return sheet


def recognised(
    *lines: tuple[str, float, float, float], edges: tuple[Box, ...] = (), score: float = 0.99
) -> RecognisedPage:
    """Return a page on which *lines* (text, x, baseline, size of print) were found."""
    found = []
    for text, x, y, size in lines:
        width = sum(size if ord(char) > 0x2000 else size / 2 for char in text)
        top = y - size / 2 - PADDED * size / 2
        found.append(RecognisedLine(text, x, top, x + width, top + PADDED * size, score))
    return RecognisedPage(WIDTH, HEIGHT, tuple(found), edges=edges)


def grid(columns: Sequence[float], rows: Sequence[float]) -> tuple[Box, ...]:
    """Return the ruled lines of a table."""
    upright = [Box(x, rows[0], x, rows[-1]) for x in columns]
    return (*upright, *(Box(columns[0], y, columns[-1], y) for y in rows))
