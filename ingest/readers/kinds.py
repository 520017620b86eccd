r"""Tell from its bytes what a file is, and name the remedy for what cannot be read yet.

    b"\xd0\xcf\x11\xe0…W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0…" -> "doc": 请用 Word 或 WPS 打开，另存为 .docx …

Kinds, names and remedies are data in kinds.toml. An OLE2 file is looked at for the names of its
streams, a zip archive for its members. Whether what a file claims to be can be read, is found
out by its reader.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path, PurePath

from ingest.readers import encoding
from report import Reading, Verdict

_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK\x03\x04"
_DOCUMENT = re.compile(r"word/document\w*\.xml", re.IGNORECASE)
_PDF = re.compile(rb"%PDF-\d")
_OPENING = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is refused; see kinds.toml for the fields."""

    format: str
    name: str
    remedy: str
    head: tuple[bytes, ...] = ()
    head_and_zero: tuple[bytes, ...] = ()
    member: frozenset[str] = frozenset()
    stream: tuple[bytes, ...] = ()
    opens: re.Pattern[str] | None = None


@cache
def refused_kinds() -> tuple[Kind, ...]:
    """Return the kinds of kinds.toml, in the order in which they are looked for."""
    text = (Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            entry["format"],
            entry["name"],
            entry["remedy"],
            tuple(bytes.fromhex(h) for h in entry.get("head", ())),
            tuple(bytes.fromhex(h) for h in entry.get("head_and_zero", ())),
            frozenset(entry.get("member", ())),
            tuple(_entry_name(s) for s in entry.get("stream", ())),
            re.compile(r"\s*(?:" + "|".join(entry["opens"]) + ")", re.IGNORECASE)
            if "opens" in entry
            else None,
        )
        for entry in tomllib.loads(text)["kind"]
    )


def is_docx(data: bytes, name: str) -> bool:  # noqa: ARG001 the form of every `accepts`
    """Return whether *data* is a Word document, also one whose zip directory is broken."""
    if not data.startswith(_ZIP):
        return False
    members = _members(data)
    if members is None:
        return b"word/document" in data
    return any(_DOCUMENT.fullmatch(member.replace("\\", "/")) for member in members)


def is_pdf(data: bytes, name: str) -> bool:  # noqa: ARG001
    """Return whether *data* is a PDF: its mark stands within the first 1024 bytes."""
    return _PDF.search(data[:1024]) is not None


def is_markdown(data: bytes, name: str) -> bool:
    """Return whether *data* is text and *name* says Markdown (by content they look alike)."""
    return PurePath(name).suffix.lower() in {".md", ".markdown"} and is_text(data, name)


def is_text(data: bytes, name: str) -> bool:  # noqa: ARG001
    """Return whether *data* decodes as plain text that is no other kind's notation."""
    if _binary_kind(data) is not None:
        return False
    decoded = encoding.decode(data)
    return decoded is not None and _notation(decoded.text) is None


def refuse(data: bytes) -> Reading:
    """Return the verdict on *data* that no reader takes: what it is and what can be done."""
    if data.startswith(_OLE2) and _entry_name("EncryptedPackage") in data.upper():
        reason = "Office 文档有打开密码。请用 Word 或 WPS 输入密码打开，去掉密码保存后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), "ooxml")
    kind = _binary_kind(data)
    if kind is None and (decoded := encoding.decode(data)) is not None:
        kind = _notation(decoded.text)
    if kind is None:
        reason = (
            "认不出文件类型，内容不是文字。请确认文件没有损坏；能打开的话另存为 .docx、.pdf 或 .txt 后入库。"
        )
        return Reading((), Verdict.UNSUPPORTED, (reason,), "unknown")
    return Reading((), Verdict.UNSUPPORTED, (f"暂不支持：{kind.name}。{kind.remedy}",), kind.format)


def _binary_kind(data: bytes) -> Kind | None:
    members = _members(data) or frozenset()
    directory = data.upper() if data.startswith(_OLE2) else b""
    for kind in refused_kinds():
        if data.startswith(kind.head) or kind.member & members:
            return kind
        if any(stream in directory for stream in kind.stream):
            return kind
        if data.startswith(kind.head_and_zero) and b"\0" in data[:16]:
            return kind
    return None


def _notation(text: str) -> Kind | None:
    opening = text[:_OPENING]
    return next((kind for kind in refused_kinds() if kind.opens and kind.opens.match(opening)), None)


def _members(data: bytes) -> frozenset[str] | None:
    """Return the member names of a zip archive, or None where there is no readable directory."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError):
        return None


def _entry_name(name: str) -> bytes:
    """Return how an OLE2 directory spells a stream's *name*, in capitals: UTF-16 with a terminating zero."""
    return (name.upper() + "\0").encode("utf-16-le")
