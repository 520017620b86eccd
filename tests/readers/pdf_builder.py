"""Write small PDFs by hand: Chinese text in a font that every viewer knows, lines, a picture.

No font file is needed: pdfium knows the characters of the standard CMap UniGB-UCS2-H.
"""

from __future__ import annotations

import math
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
    fields: list[bytes] = field(default_factory=list)

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

    def turned(
        self, x: float, y: float, text: str, *, degrees: float, size: float = 12, grey: float = 0
    ) -> PdfPage:
        """Set *text* turned clockwise by so many degrees."""
        angle = math.radians(-degrees)
        code = text.encode("utf-16-be").hex().encode()
        matrix = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), x, HEIGHT - y)
        place = b"%.4f %.4f %.4f %.4f %g %g Tm" % matrix
        self.drawing.append(b"%g g BT /F1 %g Tf %s <%s> Tj ET 0 g" % (grey, size, place, code))
        return self

    def set_as(self, operators: bytes, x: float, y: float, text: str) -> PdfPage:
        """Set *text* after *operators* of the text state, as 3 Tr (not shown) or 12 Tc (spaced)."""
        self.drawing.append(b"q " + operators)
        self.text(x, y, text)
        self.drawing.append(b"Q")
        return self

    def form_field(self, x: float, y: float, value: str) -> PdfPage:
        """Put a text field on the page, filled in with *value* but without an appearance."""
        self.fields.append(
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f%d) /F 4 /DA (/F1 12 Tf 0 g) /V <FEFF%s>"
            b" /Rect [%g %g %g %g] >>"
            % (
                len(self.fields),
                value.encode("utf-16-be").hex().encode(),
                x,
                HEIGHT - y - 6,
                x + 200,
                HEIGHT - y + 16,
            )
        )
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
    fields = b" ".join(value for page in pages for value in page.fields)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [%s] /NeedAppearances true"
        b" /DR << /Font << /F1 3 0 R >> >> >> >>" % fields
        if fields
        else b"<< /Type /Catalog /Pages 2 0 R >>",
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
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> /Annots [%s] >>"
            % (WIDTH, HEIGHT, page.rotate, 6 + 2 * at, b" ".join(page.fields))
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def make_drawn_font_pdf(text: str) -> bytes:
    """Return a PDF of the letters *text* in a font of drawings, whose codes say nothing but whose names do."""
    letters = sorted(set(text))
    names = b" ".join(b"/" + letter.encode() for letter in letters)
    drawings = b" ".join(b"/%s 4 0 R" % letter.encode() for letter in letters)
    codes = bytes(1 + letters.index(letter) for letter in text).hex().encode()
    content = b"BT /F1 12 Tf 85 700 Td <%s> Tj ET" % codes
    drawing = b"1000 0 d0 0 0 500 700 re f"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0]"
            b" /CharProcs << %s >> /Encoding << /Differences [1 %s] >> /FirstChar 1 /LastChar %d /Widths [%s] >>"
            % (drawings, names, len(letters), b" ".join([b"600"] * len(letters))),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 6 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    )


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
