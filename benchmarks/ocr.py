"""How well and how fast scans are read: pages of the sample documents, printed, crumpled, recognised.

    python -m benchmarks.ocr            # every second page
    python -m benchmarks.ocr --all

Each page is drawn at 150 dpi, slanted by up to a degree, blurred, sprinkled with noise and saved as a poor
JPEG, always in the same way. What recognition and layout make of it is compared with what the PDF itself
says through the same layout: the character error rate is the edit distance (white space aside) over the
length. The exit status is 1 where a page is worse than TARGET.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from corpus import documents
from ingest.limits import default_limits
from ingest.readers.paged.layout import lay_out
from ingest.readers.paged.page import Page
from ingest.readers.paged.recognised import as_page
from ingest.readers.pdf.source import Document
from ingest.recognition import available, recognise

if sys.platform != "win32":
    import resource

TARGET = 0.02
DPI = 150
SLANTS = (-1.0, 1.0, 0.6, -0.4)
BLUR, NOISE, SPECKS, QUALITY = 0.6, 10, 0.0005, 50


@dataclass(frozen=True, slots=True)
class Result:
    """A page, the share of its characters that are wrong, and the processor seconds it took."""

    name: str
    rate: float
    seconds: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every page, not every second one")
    every = 1 if parser.parse_args().all else 2
    if not available():
        print("缺少文字识别组件：python -m pip install rapidocr onnxruntime")
        return 2
    results = []
    for path in sorted(documents().glob("*.pdf")):
        for number in range(1, len(pypdfium2.PdfDocument(path)) + 1, every):
            results.append(measure(path, number))
            print(f"{results[-1].rate:7.2%} {results[-1].seconds:6.1f} s  {results[-1].name}")
    times = sorted(result.seconds for result in results)
    print(
        f"pages {len(results)}, worst {max(r.rate for r in results):.2%}, median {times[len(times) // 2]:.1f} s"
    )
    print(f"peak memory of the process {peak()}")
    return int(any(result.rate > TARGET for result in results))


def measure(path: Path, number: int) -> Result:
    document = Document(path.read_bytes())
    page = document.page(number - 1)
    document.close()
    assert page is not None
    with TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.jpg"
        scan.write_bytes(scanned(path, number))
        start = time.process_time()
        found = recognise(scan, "image", 1, default_limits())
        seconds = time.process_time() - start
    expected, read = text_of(page), text_of(as_page(number, found))
    return Result(f"{path.name} 第 {number} 页", distance(read, expected) / len(expected), seconds)


def scanned(path: Path, number: int) -> bytes:
    """Return page *number* as a poor scanner would save it."""
    drawn = pypdfium2.PdfDocument(path)[number - 1].render(scale=DPI / 72).to_pil().convert("L")
    slanted = drawn.rotate(SLANTS[number % len(SLANTS)], Image.Resampling.BICUBIC, fillcolor=255)
    random = np.random.default_rng(number)
    grey = np.asarray(slanted.filter(ImageFilter.GaussianBlur(BLUR)), np.float64)
    grey = 20 + 0.9 * grey + random.normal(0, NOISE, grey.shape)
    specks = random.random(grey.shape)
    grey[specks < SPECKS], grey[specks > 1 - SPECKS] = 0, 255
    out = BytesIO()
    Image.fromarray(grey.clip(0, 255).astype(np.uint8)).save(out, "JPEG", quality=QUALITY, dpi=(DPI, DPI))
    return out.getvalue()


def text_of(page: Page) -> str:
    return "".join(lay_out([page]).reading("pdf").text.split())


def distance(one: str, two: str) -> int:
    """Return the Levenshtein distance of two texts."""
    above = list(range(len(two) + 1))
    for at, char in enumerate(one, 1):
        row = [at]
        for column, other in enumerate(two, 1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (char != other)))
        above = row
    return above[-1]


def peak() -> str:
    if sys.platform == "win32":
        return "unknown"
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{kilobytes / (2**20 if sys.platform == 'darwin' else 1024):.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
