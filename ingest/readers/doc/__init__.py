"""Read a Word 97–2003 document (.doc, also as WPS writes it, .wps): the same as of a .docx.

    File(b"\\xd0\\xcf\\x11\\xe0…WordDocument…") -> Paragraph("一、基本情况", style=Style(level=1, number="一、", …))

Where LibreOffice is installed it turns the file into .docx; where it is not, fails or is too slow, our own
reading of the format does. Either way the docx reader makes the blocks, and whether the file is whole is
judged here on its own structures: LibreOffice shows what is left of a broken file without a word.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.readers import docx
from ingest.readers.doc import libreoffice
from ingest.readers.doc.binary import DamagedError
from ingest.readers.doc.builtin import rewritten
from ingest.readers.doc.container import Container
from ingest.readers.file import File
from report import Reading, Verdict

FORMAT = "doc"

_SHARE_OF_TIME = 0.75
"""How much of a file's time LibreOffice may take; our own reading needs well under a second."""

_LEAST_SHARE = 0.99

_ENCRYPTED = "文档有打开密码。请用 Word 或 WPS 输入密码打开，去掉密码保存后重新入库。"
_OLD = (
    "这是 Word 95 或更早版本的文档，没有 LibreOffice 时读不了。"
    "请用 Word 或 WPS 打开后另存为 .docx，或安装 LibreOffice 后重新入库。"
)
_OLD_FAILED = (
    "这是 Word 95 或更早版本的文档，LibreOffice 也没有转换成功。请用 Word 或 WPS 打开后另存为 .docx。"
)
_BROKEN = "文档已损坏或没有下载完整，正文读不出来。请重新获取，或用 Word、WPS 打开修复后另存为 .docx。"
_UNSURE = "文档结构有损坏，由 LibreOffice 尽量读出，可能缺少内容。请与原件核对，或用 Word 打开修复后另存。"
_LOST = "文档内部有损坏（{}），可能缺少部分内容。请与原件核对，或用 Word 打开修复后另存。"


def read(file: File) -> Reading:
    """Return what the Word document in *file* says."""
    try:
        container = Container(file.data)
    except DamagedError:
        return _unsure(file)
    if container.fib.encrypted:
        return Reading((), Verdict.ENCRYPTED, (_ENCRYPTED,), FORMAT)
    properties = container.properties()
    if container.fib.old:
        return replace(_old(file), properties=properties)
    try:
        own = docx.read(replace(file, data=rewritten(container)))
    except DamagedError:
        return replace(_unsure(file), properties=properties)
    best = _fuller(_converted(file), own)
    return replace(_judged(best, container.damaged), format=FORMAT, properties=properties)


def _fuller(converted: Reading | None, own: Reading) -> Reading:
    """Return *converted*, but *own* where LibreOffice gives nothing or lost text on the way."""
    if converted is None or len(converted.text) < _LEAST_SHARE * len(own.text):
        return own
    return converted


def _converted(file: File) -> Reading | None:
    """Return what LibreOffice makes of *file*, or None where that is nothing to rely on."""
    limits = file.limits
    data = libreoffice.converted(file.data, seconds=_SHARE_OF_TIME * limits.seconds, most=limits.bytes)
    reading = docx.read(replace(file, data=data)) if data is not None else None
    return replace(reading, format=FORMAT) if reading and reading.verdict is Verdict.COMPLETE else None


def _old(file: File) -> Reading:
    reason = _OLD_FAILED if libreoffice.program() else _OLD
    return _converted(file) or Reading((), Verdict.UNSUPPORTED, (reason,), FORMAT)


def _unsure(file: File) -> Reading:
    """Return what LibreOffice saves of a *file* whose structures we cannot follow."""
    saved = _converted(file)
    if saved is None:
        return Reading((), Verdict.FAILED, (_BROKEN,), FORMAT)
    return replace(saved, verdict=Verdict.PARTIAL, reasons=(_UNSURE,))


def _judged(reading: Reading, damaged: set[str]) -> Reading:
    """Return *reading*, which is not complete where anything was *damaged*."""
    if not damaged or reading.verdict is not Verdict.COMPLETE:
        return reading
    return replace(reading, verdict=Verdict.PARTIAL, reasons=(_LOST.format("、".join(sorted(damaged))),))
