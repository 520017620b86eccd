"""Which reader takes a file: a plain tuple, chosen by content.

    b"%PDF-1.7 …"  -> pdf        b"PK…word/document.xml…" -> docx

A reader is a module with `read(file: File) -> Reading`; a new format is one module, one line in
`READERS` and its marks in kinds.toml. What no reader takes is refused with a remedy. An archive is
no reader's: whoever reads many files takes its members apart (`ingest.archives`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from ingest.limits import Limits, default_limits
from ingest.readers import kinds
from ingest.readers.file import File, RecognisedPage
from report import Reading, Verdict


@dataclass(frozen=True, slots=True)
class Reader:
    """A format and the module that reads it."""

    format: str
    module: str

    def read(self, file: File) -> Reading:
        """Return what *file* says."""
        function = cast("Callable[[File], Reading]", import_module(self.module).read)
        return function(file)


READERS: tuple[Reader, ...] = (
    Reader("docx", "ingest.readers.docx"),
    Reader("doc", "ingest.readers.doc"),
    Reader("pdf", "ingest.readers.pdf"),
    Reader("xlsx", "ingest.readers.xlsx"),
    Reader("xls", "ingest.readers.xls"),
    Reader("rtf", "ingest.readers.rtf"),
    Reader("csv", "ingest.readers.csv"),
    Reader("html", "ingest.readers.html"),
    Reader("ofd", "ingest.readers.ofd"),
    Reader("image", "ingest.readers.image"),
    Reader("md", "ingest.readers.md"),
    Reader("txt", "ingest.readers.txt"),
)


def read(
    path: Path,
    *,
    data: bytes | None = None,
    name: str | None = None,
    limits: Limits | None = None,
    recognised: Mapping[int, RecognisedPage] | None = None,
) -> Reading:
    """Return what the file at *path*, called *name*, says; with *data* (its bytes) the disk is not touched.

    *recognised* is what text recognition found on its pages. Trouble with the file is a verdict with
    reasons in Chinese, never an exception.
    """
    limits, name = limits or default_limits(), name or path.name
    if data is None:
        try:
            size = path.stat().st_size
            data = path.read_bytes() if size <= limits.bytes else b""
        except OSError as error:
            reason = f"文件打不开：{error.strerror or error}。请检查路径和读取权限后重试。"
            return Reading((), Verdict.FAILED, (reason,))
    else:
        size = len(data)
    if size > limits.bytes:
        reason = (
            f"文件有 {size / 2**20:.0f} MB，超过 {limits.bytes / 2**20:.0f} MB 的上限。"
            "请拆分成较小的文件后再入库，或调高限额（bytes）。"
        )
        return Reading((), Verdict.FAILED, (reason,))
    if not data:
        return Reading((), Verdict.FAILED, ("文件是空的（0 字节）。请确认保存或复制是否完成。",))
    form = kinds.kind_of(data, name)
    reader = next((reader for reader in READERS if reader.format == form), None)
    if reader is None:
        return kinds.refuse(data, form)
    return reader.read(File(data, name, limits, recognised or {}))
