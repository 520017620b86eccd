"""Write small PDFs by hand: Chinese text in a font that every viewer knows, lines, a picture.

No font file is needed: pdfium knows the characters of the standard CMap UniGB-UCS2-H.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts ["
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
    b" /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880]"
    b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>] >>"
)


@dataclass
class PdfPage:
    """What is drawn on one page; positions count from the upper left corner, in points."""

    rotate: int = 0
    drawing: list[bytes] = field(default_factory=list)
    picture: bool = False

    def text(self, x: float, y: float, text: str, *, size: float = 12) -> PdfPage:
        """Set *text* with its baseline at *y*."""
        code = text.encode("utf-16-be").hex().encode()
        self.drawing.append(b"BT /F1 %g Tf %g %g Td <%s> Tj ET" % (size, x, HEIGHT - y, code))
        return self

    def lines(self, x: float, y: float, *lines: str, size: float = 12, pitch: float = 20) -> PdfPage:
        """Set *lines* one below the other, the first one at *y*."""
        for at, line in enumerate(lines):
            self.text(x, y + at * pitch, line, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        """Draw a line."""
        self.drawing.append(b"%g %g m %g %g l S" % (x0, HEIGHT - y0, x1, HEIGHT - y1))
        return self

    def grid(self, columns: list[float], rows: list[float]) -> PdfPage:
        """Draw a grid of lines."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self

    def shade(self, x0: float, y0: float, x1: float, y1: float) -> PdfPage:
        """Fill a grey area, as behind highlighted text."""
        self.drawing.append(b"0.8 g %g %g %g %g re f 0 g" % (x0, HEIGHT - y1, x1 - x0, y1 - y0))
        return self

    def scan(self) -> PdfPage:
        """Cover the page with a picture."""
        self.drawing.append(b"q %d 0 0 %d 0 0 cm /I1 Do Q" % (WIDTH, HEIGHT))
        self.picture = True
        return self


def make_pdf(*pages: PdfPage) -> bytes:
    """Return a PDF file of *pages*."""
    image = zlib.compress(bytes(range(256)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * at) for at in range(len(pages)))),
        _FONT,
        b"<< /Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(image), image),
    ]
    for at, page in enumerate(pages):
        content = b"\n".join(page.drawing)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
            % (WIDTH, HEIGHT, page.rotate, 6 + 2 * at)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
