"""Word 97–2003 documents: what is said of files that are locked, old, broken or hostile."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest
from doc_builder import (
    Lists,
    level,
    make_doc,
    para,
    text_box,
)
from doc_reading import reading
from ole_builder import make_ole

from ingest.limits import default_limits
from ingest.readers import read
from report import Verdict


def test_a_file_with_a_password_is_encrypted() -> None:
    found = reading(make_doc(para("正文。"), flags=0x0100))
    assert found.verdict is Verdict.ENCRYPTED
    assert "密码" in found.reasons[0]


def test_a_file_of_word_95_needs_libreoffice() -> None:
    found = reading(make_doc(para("正文。"), version=104))
    assert found.verdict is Verdict.UNSUPPORTED
    assert "LibreOffice" in found.reasons[0]


def test_a_stream_that_is_no_word_document_has_failed() -> None:
    found = reading(make_ole({"WordDocument": b"nothing"}))
    assert found.verdict is Verdict.FAILED
    assert "修复" in found.reasons[0]


def test_a_file_whose_text_is_cut_off_is_partial() -> None:
    data = make_doc(*(para(f"云溪镇第{at}村有耕地{at}亩。") for at in range(900)))
    whole = reading(data)
    cut = reading(data[: data.index("云溪镇第0村".encode("utf-16-le")) + 5000])
    assert cut.verdict is Verdict.PARTIAL
    assert "核对" in cut.reasons[0]
    assert 0 < len(cut.text) < len(whole.text)


@pytest.mark.parametrize(
    ("part", "said"), [(1, "样式"), (12, "格式"), (73, "自动编号"), (40, "文本框"), (2, "脚注")]
)
def test_a_part_that_is_broken_is_named_and_the_text_stays(part: int, said: str) -> None:
    lists = Lists([(level(0, "\0、"),)])
    data = make_doc(para("全镇有老年人9738名。"), lists=lists, broken=part)
    found = reading(data)
    assert (found.verdict, found.text) == (Verdict.PARTIAL, "全镇有老年人9738名。")
    assert said in found.reasons[0]


def test_a_file_without_text_is_not_complete() -> None:
    assert reading(make_doc(para(""))).verdict is Verdict.FAILED


def test_a_text_box_that_claims_to_stand_in_itself_is_written_once() -> None:
    assert reading(make_doc(para("正文。", text_box("图例")), anchor=6)).text == "正文。\n图例"


def test_a_stream_that_runs_in_a_circle_ends() -> None:
    data = bytearray(make_doc(para("正文。")))
    first, size = (
        512 + 2 * 4,
        512 * 2 + 128 + 120,
    )  # the link of the first sector, the length of the first stream
    data[first : first + 4] = struct.pack("<I", 2)
    data[size : size + 4] = struct.pack("<I", 0x7FFFFFF0)
    assert reading(bytes(data)).verdict in {Verdict.PARTIAL, Verdict.FAILED}


def test_a_text_larger_than_the_limit_is_refused() -> None:
    small = replace(default_limits(), unpacked=2000)
    found = read(Path("a.doc"), data=make_doc(para("云溪镇。" * 500)), limits=small)
    assert (found.verdict, found.format) == (Verdict.FAILED, "doc")
