"""What cannot be read is named, with a remedy; names and magic are data."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.readers import READERS, read
from ingest.readers.kinds import known_kinds
from report import Verdict

ARCHIVES = {"zip", "7z", "rar"}
OLE2 = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def stream(name: str) -> bytes:
    return OLE2 + (name + "\0").encode("utf-16-le") + bytes(64)


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name in names:
            out.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "form", "remedy"),
    [
        (stream("PowerPoint Document"), "ppt", "另存为 PDF"),
        (stream("POWERPOINT DOCUMENT"), "ppt", "另存为 PDF"),
        (OLE2, "ole2", "另存为 .docx"),
        (archive("[Content_Types].xml", "ppt/presentation.xml"), "pptx", "PDF"),
        (archive("[Content_Types].xml", "xl/workbook.bin"), "xlsb", "xlsx"),
        (archive("mimetype", "content.xml"), "odf", "docx"),
        (b"\x1f\x8b\x08\x00abc", "gz", "解压"),
        (b"Received: from a\nDate: today\nMIME-Version: 1.0\n\nabc", "mht", "docx"),
        (b'<?xml version="1.0"?><w:wordDocument/>', "xml", "docx"),
        (bytes(range(256)), "unknown", "损坏"),
    ],
)
def test_an_unreadable_kind_is_named_with_its_remedy(data: bytes, form: str, remedy: str) -> None:
    reading = read(Path("报告.docx"), data=data)
    assert (reading.verdict, reading.format) == (Verdict.UNSUPPORTED, form)
    assert remedy in reading.reasons[0]
    assert reading.blocks == ()


@pytest.mark.parametrize("name", ["EncryptedPackage", "ENCRYPTEDPACKAGE"])
def test_an_encrypted_office_file_asks_for_its_password(name: str) -> None:
    reading = read(Path("a.docx"), data=stream(name))
    assert reading.verdict is Verdict.ENCRYPTED
    assert "密码" in reading.reasons[0]


def test_english_words_that_look_like_a_mark_are_text() -> None:
    assert read(Path("a.txt"), data=b"BM is the abbreviation that we use below.").verdict is Verdict.COMPLETE


def test_every_kind_says_its_name_its_remedy_and_how_it_is_recognised() -> None:
    read_formats = {reader.format for reader in READERS} | ARCHIVES
    for kind in known_kinds():
        assert kind.name
        assert kind.remedy.endswith("。") or kind.format in read_formats
        assert any(
            (kind.head, kind.head_and_zero, kind.near, kind.member, kind.stream, kind.opens, kind.suffix)
        )


def test_no_mark_belongs_to_two_kinds() -> None:
    marks = [mark for kind in known_kinds() for mark in (*kind.head, *kind.stream, *kind.suffix)]
    assert len(marks) == len(set(marks))
