r"""Read a plain text file: lines -> paragraphs and tables.

    "一、基本情况\r\n　　全镇共有党员12\r\n1名。\r\n" -> ["一、基本情况", "全镇共有党员121名。"]

Assumes that a line is a paragraph unless it was wrapped (see `wrapping`), that a form feed ends a
page, and that neighbouring rows with tabs or bars are a table (see `rows`).
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.readers.builder import Builder
from ingest.readers.encoding import Decoded, decode
from ingest.readers.file import File
from ingest.readers.grid import grid
from ingest.readers.rows import find_tables
from ingest.readers.wrapping import unwrap
from report import Reading, Verdict

_FORM_FEED = "\f"


def read(file: File) -> Reading:
    """Return what the plain text in *file* says."""
    decoded = decode(file.data)
    if decoded is None:
        return Reading((), Verdict.FAILED, ("不是可读的文本文件。请确认文件没有损坏。",), "txt")
    pages = decoded.text.rstrip(_FORM_FEED).split(_FORM_FEED)
    build = Builder()
    for number, page in enumerate(pages, 1):
        add_lines(build, page.splitlines(), page=number if len(pages) > 1 else None)
    return finish(build, decoded, "txt", pages=len(pages) if len(pages) > 1 else None)


def add_lines(build: Builder, lines: Sequence[str], *, page: int | None = None) -> None:
    """Add the paragraphs and tables in *lines* to *build*."""
    tables = {table.start: table for table in find_tables(lines)}
    inside = {at for table in tables.values() for at in range(table.start, table.end)}
    prose = unwrap(["" if at in inside else line for at, line in enumerate(lines)])
    starts = {paragraph.line: paragraph for paragraph in prose}
    for at in sorted(tables.keys() | starts.keys()):
        if at in tables:
            build.table(grid(tables[at].cells), page=page)
        else:
            build.paragraph(starts[at].text, page=page)


def finish(
    build: Builder,
    decoded: Decoded,
    form: str,
    *,
    pages: int | None = None,
    properties: tuple[tuple[str, str], ...] = (),
) -> Reading:
    """Return the reading; places of *decoded* that could not be read make it partial."""
    if not decoded.replaced:
        return build.reading(form, pages=pages, properties=properties)
    trouble = f"有 {decoded.replaced} 处字节无法识别，已用 � 代替（按 {decoded.encoding} 编码）。"
    reason = trouble + "请与原件核对，或用编辑器另存为 UTF-8 后重新入库。"
    return build.reading(form, verdict=Verdict.PARTIAL, reasons=(reason,), pages=pages, properties=properties)
