"""Write small Word documents from their XML, so that a test says exactly what stands in them."""

from __future__ import annotations

import io
import zipfile

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, style: str = "", numbered: tuple[int, int] | None = None, properties: str = "") -> str:
    """Return a paragraph; a run without markup is plain text, *numbered* is list id and level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        inner += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    body = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f"<w:p><w:pPr>{inner}{properties}</w:pPr>{body}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """Return a table cell; *merge* is "restart" or "continue"."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    body = "".join(piece if piece.startswith("<") else para(piece) for piece in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell without markup is plain text."""
    body = "".join(
        "<w:tr>" + "".join(piece if piece.startswith("<w:tc") else cell(piece) for piece in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{body}</w:tbl>"


def level(at: int, form: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbering(*lists: tuple[str, ...], overrides: str = "") -> str:
    """Return numbering.xml in which list number n (from 1) has the n-th of *lists* of levels.

    *overrides* stands in one more list, which shares the first definition.
    """
    body = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{"".join(levels)}</w:abstractNum>'
        for at, levels in enumerate(lists)
    )
    body += "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(lists))
    )
    if overrides:
        body += f'<w:num w:numId="{len(lists) + 1}"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    return body


def make_docx(
    *body: str,
    numbers: str = "",
    styles: str = "",
    footnotes: str = "",
    parts: dict[str, bytes] | None = None,
    relations: str = "",
) -> bytes:
    """Return a .docx whose document body is *body*."""
    members: dict[str, bytes] = {
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": _xml("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/styles.xml": _xml("styles", styles),
        "word/numbering.xml": _xml("numbering", numbers),
        "word/footnotes.xml": _xml("footnotes", footnotes),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


def _xml(root: str, body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{body}</w:{root}>'.encode()


def _relations(body: str) -> bytes:
    return f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}">{body}</Relationships>'.encode()
