"""What every reader keeps to, whatever the format: offsets, frozen values, and no crash on bad content."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from consistency import assert_consistent
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_files import RECOGNISED, SAMPLES, read_sample

from ingest.limits import default_limits
from ingest.readers import READERS, read
from ingest.readers.builder import Builder
from report import Paragraph, Table, Verdict


def every_sample() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("form", "data"), SAMPLES.items(), ids=SAMPLES.keys())


def test_each_reader_of_the_registry_has_a_sample_here() -> None:
    assert {reader.format for reader in READERS} == set(SAMPLES)


@every_sample()
def test_a_good_file_is_complete_and_names_its_format(form: str, data: bytes) -> None:
    reading = read_sample(form, data)
    assert (reading.format, reading.verdict) == (form, Verdict.COMPLETE)
    assert len(reading.reasons) == (form in RECOGNISED)  # that recognition may err is always said


@every_sample()
def test_all_readers_give_the_same_words(form: str, data: bytes) -> None:
    texts = [block.text for block in read_sample(form, data).blocks if isinstance(block, Paragraph)]
    assert texts[:3] == ["石桥镇养老服务调研报告", "一、基本情况", "全镇现有老年人9738名。"]


@every_sample()
def test_all_readers_give_the_table(form: str, data: bytes) -> None:
    [found] = [block for block in read_sample(form, data).blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.rows[0]] == ["村", "床位"]
    assert [cell.text for cell in found.rows[1]] == ["东桥村", "40"]


@every_sample()
def test_blocks_and_cells_stand_in_the_text_where_they_say(form: str, data: bytes) -> None:
    assert_consistent(read_sample(form, data))


@every_sample()
def test_the_same_bytes_give_the_same_reading(form: str, data: bytes) -> None:
    assert read_sample(form, data) == read_sample(form, data)


@every_sample()
def test_blocks_are_frozen(form: str, data: bytes) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read_sample(form, data).blocks[0].start = 1  # type: ignore[misc]


@every_sample()
def test_content_decides_and_not_the_extension(form: str, data: bytes, tmp_path: Path) -> None:
    wrong = tmp_path / "报告.doc"
    wrong.write_bytes(data)
    expected = "txt" if form in {"md", "csv"} else form  # kinds of text differ by name alone
    assert read(wrong).format == expected


@every_sample()
def test_a_file_cut_off_anywhere_gives_a_verdict_with_reasons(form: str, data: bytes) -> None:
    for end in range(1, len(data), max(1, len(data) // 40)):
        reading = read_sample(form, data[:end])
        assert reading.verdict is Verdict.COMPLETE or reading.reasons
        assert_consistent(reading)


@every_sample()
def test_damaged_bytes_give_a_verdict_with_reasons(form: str, data: bytes) -> None:
    for at in range(0, len(data), max(1, len(data) // 40)):
        damaged = data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 8]) + data[at + 8 :]
        reading = read_sample(form, damaged)
        assert reading.verdict is Verdict.COMPLETE or reading.reasons
        assert_consistent(reading)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    st.binary(max_size=300),
)
def test_random_bytes_never_raise(head: bytes, data: bytes) -> None:
    reading = read(Path("报告.txt"), data=head + data)
    assert reading.verdict is Verdict.COMPLETE or reading.reasons
    assert_consistent(reading)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet='一二（）、。，1名\t |#*,;"\n\r\f\u3000\u200b\ufeff表单位：', max_size=200),
    st.sampled_from(["a.txt", "a.md", "a.csv"]),
)
def test_any_text_keeps_its_offsets(text: str, name: str) -> None:
    assert_consistent(read(Path(name), data=text.encode()))


def test_a_reading_without_any_text_is_never_called_partial() -> None:
    reading = Builder().reading("docx", verdict=Verdict.PARTIAL, reasons=("文档内部有部件损坏。",))
    assert (reading.verdict, reading.reasons) == (Verdict.FAILED, ("文档内部有部件损坏。",))


def test_an_empty_file_has_failed() -> None:
    reading = read(Path("空.txt"), data=b"")
    assert reading.verdict is Verdict.FAILED
    assert "空" in reading.reasons[0]


def test_a_path_that_cannot_be_opened_has_failed(tmp_path: Path) -> None:
    reading = read(tmp_path / "没有.docx")
    assert reading.verdict is Verdict.FAILED
    assert reading.reasons


def test_a_file_beyond_the_limit_is_refused_unread() -> None:
    small = dataclasses.replace(default_limits(), bytes=10)
    reading = read(Path("大.txt"), data="很长很长的报告".encode(), limits=small)
    assert reading.verdict is Verdict.FAILED
    assert "上限" in reading.reasons[0]
