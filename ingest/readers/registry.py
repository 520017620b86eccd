"""Which reader takes a file: a plain tuple, asked in order, by content.

    b"%PDF-1.7 …"  -> pdf        b"PK…word/document.xml…" -> docx

A reader is a module with `read(data, name)`; a new format is one module and one line in
`READERS`. What no reader takes is named by `kinds` and refused with a remedy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from ingest.readers import kinds
from report import Reading, Verdict

MAX_BYTES = 200 * 1024 * 1024
"""Larger files are refused: no report is that long, and a worker's memory is not endless."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format, how its content is recognised, and the module that reads it."""

    format: str
    accepts: Callable[[bytes, str], bool]
    module: str

    def read(self, data: bytes, name: str) -> Reading:
        """Return what the bytes *data* of a file called *name* say."""
        function = cast("Callable[[bytes, str], Reading]", import_module(self.module).read)
        return function(data, name)


READERS: tuple[Reader, ...] = (
    Reader("docx", kinds.is_docx, "ingest.readers.docx"),
    Reader("pdf", kinds.is_pdf, "ingest.readers.pdf"),
    Reader("md", kinds.is_markdown, "ingest.readers.md"),
    Reader("txt", kinds.is_text, "ingest.readers.txt"),
)


def read(path: Path, *, data: bytes | None = None) -> Reading:
    """Return what the file at *path* says; with *data* (its bytes) the disk is not touched.

    Trouble with the file is a verdict with reasons in Chinese, never an exception.
    """
    if data is None:
        try:
            size = path.stat().st_size
            data = path.read_bytes() if size <= MAX_BYTES else b""
        except OSError as error:
            reason = f"文件打不开：{error.strerror or error}。请检查路径和读取权限后重试。"
            return Reading((), Verdict.FAILED, (reason,))
    else:
        size = len(data)
    return _read_bytes(data, size, path.name)


def _read_bytes(data: bytes, size: int, name: str) -> Reading:
    if size > MAX_BYTES:
        reason = (
            f"文件有 {size // 2**20} MB，超过 {MAX_BYTES // 2**20} MB 的上限。请拆分成较小的文件后再入库。"
        )
        return Reading((), Verdict.FAILED, (reason,))
    if not data:
        return Reading((), Verdict.FAILED, ("文件是空的（0 字节）。请确认保存或复制是否完成。",))
    for reader in READERS:
        if reader.accepts(data, name):
            return reader.read(data, name)
    return kinds.refuse(data)
