"""Read a Word document (.docx): body text with automatic numbers, tables, pictures.

    heading 1 in list "%1、" -> Paragraph("一、基本情况", style=Style(level=1, number="一、", …))

The XML is read directly: python-docx raises on real files whose relations point to missing parts,
and does not see content controls, revisions and automatic numbers. Headers, footers and comments
are left out. A .docx does not know its pages, so no block has one.
"""

from __future__ import annotations

from ingest.readers.builder import Builder
from ingest.readers.docx.body import Body
from ingest.readers.docx.package import Package
from ingest.readers.docx.properties import read_properties
from ingest.readers.file import File
from ingest.readers.zipped import BrokenZipError, EncryptedZipError
from report import Reading, Verdict

FORMAT = "docx"

_PARTS = {
    "document": "正文",
    "styles": "样式",
    "numbering": "自动编号",
    "footnotes": "脚注",
    "endnotes": "尾注",
}


def read(file: File) -> Reading:
    """Return what the Word document in *file* says."""
    build = Builder()
    try:
        package = Package(file)
        body = Body(package, build, file.limits)
        found = body.read()
        properties = read_properties(package)
    except EncryptedZipError:
        reason = "文档有密码。请用 Word 或 WPS 输入密码打开，去掉密码保存后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), FORMAT)
    except BrokenZipError as error:
        return Reading((), Verdict.FAILED, (str(error),), FORMAT)
    if not found:
        reason = "文档正文读不出来，文件可能已损坏。请用 Word 打开修复后另存为 .docx。"
        return Reading((), Verdict.FAILED, (reason,), FORMAT)
    reasons = (*_damage(package.damaged), *dict.fromkeys(body.reasons), *_embedded(body.embedded))
    verdict = Verdict.PARTIAL if reasons else Verdict.COMPLETE
    return build.reading(FORMAT, verdict=verdict, reasons=reasons, properties=properties)


def _damage(parts: frozenset[str]) -> tuple[str, ...]:
    if not parts:
        return ()
    return (
        f"文档内部有部件损坏（{_named(parts)}），可能缺少部分内容。请与原件核对，或用 Word 打开修复后另存。",
    )


def _embedded(files: int) -> tuple[str, ...]:
    if not files:
        return ()
    reason = f"文档里嵌入了 {files} 个其他程序的文件（如 Excel 表格），只看得到图，没有读其中的内容。"
    return (f"{reason}请双击打开，把需要的内容粘贴成文字或表格，或另存后单独入库。",)


def _named(parts: frozenset[str]) -> str:
    """Return what the *parts* hold, in Chinese where a person has a word for it."""
    stems = (part.rpartition("/")[2].partition(".")[0] for part in sorted(parts))
    return "、".join(dict.fromkeys(_PARTS.get(stem, stem) for stem in stems))
