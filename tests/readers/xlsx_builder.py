"""Write small workbooks from their XML, so that a test says exactly what stands in them."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def text(place: str, said: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(said)}</t></is></c>'


def number(place: str, said: float | str, *, style: int = 0) -> str:
    return f'<c r="{place}" s="{style}"><v>{said}</v></c>'


def row(at: int, *cells: str, more: str = "") -> str:
    return f'<row r="{at}" {more}>{"".join(cells)}</row>'


def texts(at: int, *said: str) -> str:
    """Return a row of texts and, where they read like numbers, numbers."""
    cells = [
        number(f"{chr(65 + n)}{at}", s) if s.replace(".", "").isdigit() else text(f"{chr(65 + n)}{at}", s)
        for n, s in enumerate(said)
        if s
    ]
    return row(at, *cells)


def sheet(*rows: str, merged: tuple[str, ...] = (), columns: str = "") -> str:
    """Return the inside of a worksheet."""
    areas = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return f"{columns}<sheetData>{''.join(rows)}</sheetData>" + (
        f"<mergeCells>{areas}</mergeCells>" if areas else ""
    )


def make_xlsx(
    *sheets: str,
    names: tuple[str, ...] = (),
    states: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    shared: str = "",
    properties: str = "",
    strict: bool = False,
    parts: dict[str, str] | None = None,
) -> bytes:
    """Return a workbook of *sheets*; style n (from 1) has the n-th of *formats*."""
    main, office = (_STRICT, _STRICT_OFFICE) if strict else (_MAIN, _OFFICE)
    names = names or tuple(f"Sheet{n}" for n in range(1, len(sheets) + 1))
    states = states or ("visible",) * len(sheets)
    listed = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    codes = "".join(
        f'<numFmt numFmtId="{170 + n}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for n, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{170 + n}"/>' for n in range(len(formats)))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        out.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>{listed}</sheets></workbook>',
        )
        out.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        out.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="{main}"><numFmts>{codes}</numFmts><cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>',
        )
        if shared:
            out.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{shared}</sst>')
        for n, inside in enumerate(sheets, 1):
            out.writestr(f"xl/worksheets/sheet{n}.xml", f'<worksheet xmlns="{main}">{inside}</worksheet>')
        for name, inside in (parts or {}).items():
            out.writestr(name, inside)
    return buffer.getvalue()
