r"""Tell from its bytes what a file is, and name the remedy for what cannot be read yet.

    b"\xd0\xcf\x11\xe0…P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0…" -> "ppt": 请用 PowerPoint 或 WPS 另存为 PDF …

Kinds, names and remedies are data in kinds.toml. An OLE2 file is looked at for the names of its
streams, a zip archive for its members. Only kinds of text that look alike (Markdown, CSV, plain) are
told apart by the file's name. Whether what a file claims to be can be read, is found out by its reader.
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

UNKNOWN = "unknown"
TEXT = "txt"

_OLE2 = bytes.fromhex("D0CF11E0A1B11AE1")
_NEAR = 1024
_ENDING = 66_000
_OPENING = 4096


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; see kinds.toml for the fields."""

    format: str
    name: str
    remedy: str
    head: tuple[bytes, ...] = ()
    head_and_zero: tuple[bytes, ...] = ()
    near: re.Pattern[bytes] | None = None
    end: re.Pattern[bytes] | None = None
    member: re.Pattern[str] | None = None
    part: bytes = b""
    stream: tuple[bytes, ...] = ()
    opens: re.Pattern[str] | None = None
    suffix: frozenset[str] = frozenset()


@cache
def known_kinds() -> tuple[Kind, ...]:
    """Return the kinds of kinds.toml, in the order in which they are looked for."""
    text = (Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8")
    return tuple(
        Kind(
            entry["format"],
            entry["name"],
            entry.get("remedy", ""),
            head=tuple(bytes.fromhex(h) for h in entry.get("head", ())),
            head_and_zero=tuple(bytes.fromhex(h) for h in entry.get("head_and_zero", ())),
            near=re.compile(entry["near"].encode()) if "near" in entry else None,
            end=re.compile(entry["end"].encode()) if "end" in entry else None,
            member=_any_of(entry.get("member")),
            part=entry.get("part", "").encode(),
            stream=tuple(_entry_name(s) for s in entry.get("stream", ())),
            opens=_any_of(entry.get("opens"), before=r"\s*"),
            suffix=frozenset(entry.get("suffix", ())),
        )
        for entry in tomllib.loads(text)["kind"]
    )


def kind_of(data: bytes, name: str) -> str:
    """Return the format that *data* is, in the file *name*; UNKNOWN where it is none that we know.

    >>> kind_of(b"%PDF-1.7 ...", "a.txt"), kind_of("全镇共有党员121名。".encode(), "a.doc")
    ('pdf', 'txt')
    """
    kind = _binary_kind(data)
    if kind is not None:
        return kind.format
    decoded = encoding.decode(data)
    if decoded is None:
        return UNKNOWN
    kind = _text_kind(decoded.text, PurePath(name).suffix.lower())
    return kind.format if kind else TEXT


def refuse(data: bytes, form: str) -> Reading:
    """Return the verdict on *data* of the format *form*, which no reader takes: what can be done."""
    if data.startswith(_OLE2) and _entry_name("EncryptedPackage") in data.upper():
        reason = "Office 文档有打开密码。请用 Word 或 WPS 输入密码打开，去掉密码保存后重新入库。"
        return Reading((), Verdict.ENCRYPTED, (reason,), "ooxml")
    if form == UNKNOWN:
        reason = (
            "认不出文件类型，内容不是文字。请确认文件没有损坏；能打开的话另存为 .docx、.pdf 或 .txt 后入库。"
        )
        return Reading((), Verdict.UNSUPPORTED, (reason,), form)
    kind = next(kind for kind in known_kinds() if kind.format == form)
    return Reading((), Verdict.UNSUPPORTED, (f"暂不支持：{kind.name}。{kind.remedy}",), form)


def _binary_kind(data: bytes) -> Kind | None:
    members = _members(data)
    directory = data.upper() if data.startswith(_OLE2) else b""
    return next((kind for kind in known_kinds() if _is(kind, data, members, directory)), None)


def _is(kind: Kind, data: bytes, members: frozenset[str] | None, directory: bytes) -> bool:
    """Return whether *data* is of *kind*, going by its bytes, its zip *members*, its OLE2 *directory*."""
    if (kind.near and kind.near.search(data[:_NEAR])) or (kind.end and kind.end.search(data[-_ENDING:])):
        return True
    if members is not None and kind.member and any(map(kind.member.fullmatch, members)):
        return True
    if members is None and kind.part and data.startswith(b"PK") and kind.part in data:
        return True
    if kind.head and data.startswith(kind.head):
        return True
    if any(stream in directory for stream in kind.stream):
        return True
    return bool(kind.head_and_zero) and data.startswith(kind.head_and_zero) and b"\0" in data[:16]


def _text_kind(text: str, suffix: str) -> Kind | None:
    opening = text[:_OPENING]
    opened = (kind for kind in known_kinds() if kind.opens and kind.opens.match(opening))
    named = (kind for kind in known_kinds() if suffix in kind.suffix)
    return next(opened, None) or next(named, None)


def _members(data: bytes) -> frozenset[str] | None:
    """Return the member names of a zip archive, or None where there is no readable directory."""
    if not data.startswith(b"PK"):
        return None
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return frozenset(name.replace("\\", "/") for name in archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, OverflowError):
        return None


def _any_of(patterns: list[str] | None, *, before: str = "") -> re.Pattern[str] | None:
    return re.compile(f"{before}(?:{'|'.join(patterns)})", re.IGNORECASE) if patterns else None


def _entry_name(name: str) -> bytes:
    """Return how an OLE2 directory spells a stream's *name*, in capitals: UTF-16 with a terminating zero."""
    return (name.upper() + "\0").encode("utf-16-le")
