"""Write small OFD packages by hand (GB/T 33190): text, ruled lines, pictures.

    make_ofd(OfdPage().text(85, 80, "一、基本情况", size=16))

Positions count from the upper left corner, in points, as in pdf_builder; OFD has them in millimetres.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 595.28, 841.89
SONG, HEI = 1, 2
_MM = 25.4 / 72
_NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def mm(points: float) -> str:
    """Return *points* in millimetres, as OFD writes numbers."""
    return f"{points * _MM:.4f}".rstrip("0").rstrip(".")


def widths(text: str, size: float) -> list[float]:
    """Return how wide the characters of *text* are: ASCII takes half."""
    return [size / 2 if char.isascii() else size for char in text]


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Return *text* in lines that are at most *width* points wide."""
    lines, line, used = [], "", 0.0
    for char, wide in zip(text, widths(text, size), strict=True):
        if line and used + wide > width:
            lines.append(line)
            line, used = "", 0.0
        line += char
        used += wide
    return [*lines, line]


def text_object(
    x: float, y: float, text: str, *, size: float = 12, font: int = SONG, more: str = "", inner: str = ""
) -> str:
    """Return a text object with its baseline at *y*; *more* attributes, *inner* elements before the text."""
    steps = " ".join(mm(width) for width in widths(text, size)[:-1])
    boundary = f"{mm(x)} {mm(y - size)} {mm(sum(widths(text, size)))} {mm(1.3 * size)}"
    return (
        f'<ofd:TextObject ID="9" Boundary="{boundary}" Font="{font}" Size="{mm(size)}" {more}>{inner}'
        f'<ofd:TextCode X="0" Y="{mm(size)}" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )


@dataclass
class OfdPage:
    """What is drawn on one page; `before` and `after` its layer stand other elements (Area, Template)."""

    drawing: list[str] = field(default_factory=list)
    before: str = ""

    def text(self, x: float, y: float, text: str, *, size: float = 12, font: int = SONG) -> OfdPage:
        """Set *text* with its baseline at *y*."""
        return self.raw(text_object(x, y, text, size=size, font=font))

    def lines(self, x: float, y: float, *lines: str, size: float = 12, pitch: float = 20) -> OfdPage:
        """Set *lines* one below the other, the first one at *y*."""
        for at, line in enumerate(lines):
            self.text(x, y + at * pitch, line, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> OfdPage:
        """Draw a line."""
        boundary = f"{mm(x0)} {mm(y0)} {mm(x1 - x0)} {mm(y1 - y0)}"
        data = f"M 0 0 L {mm(x1 - x0)} {mm(y1 - y0)}"
        return self.path(boundary, data)

    def path(self, boundary: str, data: str, *, more: str = "", inner: str = "") -> OfdPage:
        """Draw the path *data*, all in millimetres."""
        return self.raw(
            f'<ofd:PathObject ID="9" Boundary="{boundary}" LineWidth="0.2" {more}>{inner}'
            f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
        )

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> OfdPage:
        """Draw a grid of lines."""
        for x in columns:
            self.rule(x, rows[0], x, rows[-1])
        for y in rows:
            self.rule(columns[0], y, columns[-1], y)
        return self

    def scan(self, *, picture: int = 3) -> OfdPage:
        """Cover the page with a picture."""
        side = f"{mm(WIDTH)} 0 0 {mm(HEIGHT)} 0 0"
        boundary = f"0 0 {mm(WIDTH)} {mm(HEIGHT)}"
        return self.raw(
            f'<ofd:ImageObject ID="9" Boundary="{boundary}" CTM="{side}" ResourceID="{picture}"/>'
        )

    def raw(self, element: str) -> OfdPage:
        """Draw *element* as it is written."""
        self.drawing.append(element)
        return self

    def content(self) -> str:
        """Return the page as XML."""
        layer = f'<ofd:Layer ID="8">{"".join(self.drawing)}</ofd:Layer>'
        return xml("Page", f"{self.before}<ofd:Content>{layer}</ofd:Content>")


def xml(root: str, inner: str, attributes: str = "") -> str:
    """Return an XML file with the element *root*."""
    declaration = '<?xml version="1.0" encoding="UTF-8"?>'
    return f"{declaration}\n<ofd:{root} {_NAMESPACE} {attributes}>{inner}</ofd:{root}>"


def members(
    pages: Iterable[OfdPage], *, folder: str = "Doc_0", info: str = "", common: str = "", more: str = ""
) -> dict[str, str | bytes]:
    """Return the files of a package with one document: by *folder*, with *common* data and *more* elements."""
    contents = [page.content() for page in pages]
    listed = "".join(
        f'<ofd:Page ID="{100 + at}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(contents))
    )
    fonts = f'<ofd:Fonts><ofd:Font ID="{SONG}" FontName="宋体"/><ofd:Font ID="{HEI}" FontName="黑体"/></ofd:Fonts>'
    media = (
        '<ofd:MultiMedias><ofd:MultiMedia ID="3" Type="Image"><ofd:MediaFile>scan.png</ofd:MediaFile>'
        "</ofd:MultiMedia></ofd:MultiMedias>"
    )
    area = f"<ofd:PageArea><ofd:PhysicalBox>0 0 {mm(WIDTH)} {mm(HEIGHT)}</ofd:PhysicalBox></ofd:PageArea>"
    shared = f"{area}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{common}"
    return {
        "OFD.xml": root(folder, info=info),
        f"{folder}/Document.xml": xml(
            "Document",
            f"<ofd:CommonData>{shared}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}",
        ),
        f"{folder}/PublicRes.xml": xml("Res", fonts + media, 'BaseLoc="Res"'),
        f"{folder}/Res/scan.png": bytes(range(256)),
    } | {f"{folder}/Pages/Page_{at}/Content.xml": content for at, content in enumerate(contents)}


def root(*folders: str, info: str = "") -> str:
    """Return the file OFD.xml of a package whose documents lie in *folders*."""
    bodies = (
        f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>"
        f"<ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot></ofd:DocBody>"
        for folder in folders
    )
    return xml("OFD", "".join(bodies), 'Version="1.0" DocType="OFD"')


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of *files*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def make_ofd(*pages: OfdPage, info: str = "") -> bytes:
    """Return an OFD file of *pages*."""
    return packed(members(pages, info=info))
