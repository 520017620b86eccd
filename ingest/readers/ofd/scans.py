"""The picture of a scanned page in an OFD, for text recognition: no page is drawn, a scan is one picture.

    scan_of(file, 3) -> Scan(the bytes of a JPEG, 595.3, 841.9)

The largest picture on the page is the scan; what else stands on it (a seal, a page number) is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.readers.file import File
from ingest.readers.ofd.document import Document
from ingest.readers.ofd.package import Package
from ingest.readers.zipped import BrokenZipError, EncryptedZipError


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture file, and how wide and high it stands on its page, in points."""

    data: bytes
    width: float
    height: float


def scan_of(file: File, number: int) -> Scan | None:
    """Return the largest picture on page *number* (from 1) of the OFD in *file*, or None where it has none."""
    try:
        package = Package(file)
        document = Document(package)
        page = document.page(number - 1) if 0 < number <= document.pages else None
        images = [image for image in page.images if image.sha256] if page is not None else []
        largest = max(images, key=lambda image: image.box.width * image.box.height, default=None)
        data = package.with_digest(largest.sha256) if largest and largest.sha256 else None
    except (BrokenZipError, EncryptedZipError):
        return None
    return Scan(data, largest.box.width, largest.box.height) if largest and data else None
