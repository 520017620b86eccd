"""Word 97–2003 documents: tables, and what stands outside the run of text."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import replace

import pytest
from doc_builder import (
    DATA,
    DELETED,
    HUGE,
    IN_TABLE,
    PICTURE,
    footnote,
    inner_row,
    make_doc,
    para,
    row,
    row_end,
    run,
    sprm,
    text_box,
)
from doc_reading import blocks, cells, reading, texts
from ole_builder import property_set

from report import Picture


def test_cells_below_each_other_share_the_columns_of_the_grid() -> None:
    data = make_doc(
        row("指标", "收入（万元）", edges=(0, 1000, 3000)),
        row("", "计划", "实际", edges=(10, 1000, 2000, 3010)),
    )
    assert cells(data) == [
        [("指标", 0, 1, 1), ("收入（万元）", 1, 2, 1)],
        [("", 0, 1, 1), ("计划", 1, 1, 1), ("实际", 2, 1, 1)],
    ]


@pytest.mark.parametrize("flags", [(0, 1, 2), (0, 2, 1)])
def test_cells_merged_across_stand_once_whichever_flag_begins(flags: tuple[int, ...]) -> None:
    data = make_doc(row("年份", "收入", "", flags=flags), row("2020", "1", "2"))
    assert cells(data)[0] == [("年份", 0, 1, 1), ("收入", 1, 2, 1)]


def test_cells_merged_downwards_stand_once() -> None:
    data = make_doc(row("年份", "收入", flags=(0x60, 0)), row("", "支出", flags=(0x20, 0)))
    assert cells(data) == [[("年份", 0, 1, 2), ("收入", 1, 1, 1)], [("支出", 1, 1, 1)]]


def test_a_table_in_a_cell_gives_its_text_there() -> None:
    inside = sprm(IN_TABLE, 1)
    data = make_doc([para("外", grpprl=inside), *inner_row("内一", "内二"), *row("后", "右")])
    assert cells(data) == [[("外内一 内二后", 0, 1, 1), ("右", 1, 1, 1)]]


def test_a_row_whose_definition_is_too_long_stands_in_the_data_stream() -> None:
    definition = row_end(edges=(0, 1000, 3000), flags=(0, 0))
    data = struct.pack("<H", len(definition)) + definition
    wide = [*row("甲", "乙")[:-1], para(grpprl=sprm(HUGE, 0), mark="\x07")]
    assert cells(make_doc(wide, row("丙", "丁", "戊"), data=data))[0] == [("甲", 0, 1, 1), ("乙", 1, 2, 1)]


def test_a_row_that_was_deleted_is_gone() -> None:
    gone = [*row("甲", "乙")[:-1], para(grpprl=row_end(), mark="\x07", mark_grpprl=sprm(DELETED, 1))]
    assert cells(make_doc(gone, row("丙", "丁"))) == [[("丙", 0, 1, 1), ("丁", 1, 1, 1)]]


def test_a_cell_mark_outside_tables_ends_a_paragraph() -> None:
    assert texts(make_doc(para("甲", mark="\x07"), para("乙", mark="\x07"))) == ["甲", "乙"]


# What stands outside the run of text


def test_notes_and_text_boxes_come_after_their_paragraph() -> None:
    data = make_doc(
        para("有老年人9738名", footnote("统计到年底。"), text_box("图例"), "。"),
        para("另有儿童512名", footnote("不含外出。"), "。"),
    )
    assert texts(data) == ["有老年人9738名。", "统计到年底。", "图例", "另有儿童512名。", "不含外出。"]


def test_a_note_whose_mark_was_deleted_is_gone() -> None:
    mark = replace(footnote("旧注。"), grpprl=sprm(DELETED, 1))
    assert texts(make_doc(para("正文", mark, "。"))) == ["正文。"]


def test_headers_are_left_out() -> None:
    assert texts(make_doc(para("正文。"), header="内部资料")) == ["正文。"]


def test_a_picture_in_the_text_gives_a_block_with_the_hash_of_its_bytes() -> None:
    png = b"\x89PNG\r\n\x1a\n..."
    blip = struct.pack("<HHI", 0x6E0 << 4, 0xF01E, 17 + len(png)) + bytes(17) + png
    data = struct.pack("<IHH", 68 + len(blip), 68, 0x64).ljust(68, b"\0") + blip
    shown = run("\x01", sprm(PICTURE, 0))
    found = blocks(make_doc(para("图1", shown), data=data))
    assert [block.sha256 for block in found if isinstance(block, Picture)] == [
        hashlib.sha256(png).hexdigest()
    ]
    not_shown = run("\x01", sprm(PICTURE, 0) + sprm(DATA, 1))
    assert len(blocks(make_doc(para("图1", not_shown), data=data))) == 1


@pytest.mark.parametrize(
    ("codepage", "title"), [(936, "养老服务报告".encode("gbk")), (65001, "养老服务报告".encode())]
)
def test_title_and_time_stand_in_the_properties(codepage: int, title: bytes) -> None:
    summary = property_set(codepage=codepage, title=title, created=133596006000000000)
    data = make_doc(para("正文。"), streams={"\x05SummaryInformation": summary})
    assert reading(data).properties == (("title", "养老服务报告"), ("created", "2024-05-08T00:10:00Z"))


def test_a_title_in_an_unknown_codepage_is_left_out() -> None:
    summary = property_set(codepage=9999, title=b"\xd1\xf8", created=0)
    data = make_doc(para("正文。"), streams={"\x05SummaryInformation": summary})
    assert reading(data).properties == ()
