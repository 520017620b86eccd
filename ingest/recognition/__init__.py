"""Read the text in pictures: pages of a scan, photographs, screenshots. Needs the extra `[ocr]`.

    recognise(Path("扫描件.pdf"), "pdf", 3, limits) -> RecognisedPage(595.0, 842.0, (RecognisedLine("一、基本情况", …), …))

Nothing leaves the machine and nothing is fetched: the models come with the package rapidocr. One page
is one task, so that pages can be spread over processes; each process loads the models once and
computes in one thread. Trouble is the page's `reason` in Chinese. What lines mean together, paragraphs
and tables, is decided where all paged formats are laid out (`readers.paged`).
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ingest.limits import Limits
from ingest.readers.file import RecognisedPage
from ingest.readers.paged.verdict import OCR_REMEDY

PACKAGES = ("rapidocr", "onnxruntime", "cv2", "numpy")
"""What the extra brings."""


@cache
def available() -> bool:
    """Return whether the extra is installed; nothing of it is loaded to find out."""
    return all(find_spec(package) is not None for package in PACKAGES)


def recognise(path: Path, form: str, page: int, limits: Limits) -> RecognisedPage:
    """Return the text on *page* (from 1) of the file at *path*, a picture or PDF as *form* says.

    A `reason` stands on a page that could not be read; a page without text has no lines and no reason.
    """
    if not available():
        return RecognisedPage(0.0, 0.0, (), OCR_REMEDY)
    from ingest.recognition.pages import recognise_page  # noqa: PLC0415 - the extra may be missing

    return recognise_page(path, form, page, limits)
