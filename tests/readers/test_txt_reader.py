"""Plain text: encodings, pages, tables among the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.encoding import decode
from report import Paragraph, Table, Verdict

SENTENCE = "石桥镇共有党员1630名，其中流动党员215名，比上年增加9名，主要在县外务工。"
TRADITIONAL = (
    "石橋鎮共有黨員1630名，其中流動黨員215名，比上年增加9名，主要在縣外務工，請各村認真做好聯繫服務。"
)


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_chinese_text_is_read_in_every_usual_encoding(name: str) -> None:
    reading = read(Path("a.txt"), data=f"{SENTENCE}\r\n{SENTENCE}".encode(name))
    assert (reading.text, reading.verdict) == (f"{SENTENCE}\n{SENTENCE}", Verdict.COMPLETE)


def test_big5_is_told_from_gbk_by_its_everyday_characters() -> None:
    assert read(Path("a.txt"), data=TRADITIONAL.encode("big5")).text == TRADITIONAL


def test_traditional_characters_in_gbk_stay_gbk() -> None:
    assert read(Path("a.txt"), data=TRADITIONAL.encode("gbk")).text == TRADITIONAL


def test_a_character_outside_gbk_is_read_from_gb18030() -> None:
    text = SENTENCE + "书记是王𬭚、李䶮。"
    assert read(Path("a.txt"), data=text.encode("gb18030")).text == text


def test_a_few_damaged_bytes_make_the_reading_partial_and_are_counted() -> None:
    data = (SENTENCE * 20).encode("gb18030")
    reading = read(Path("a.txt"), data=data[:401] + b"\xff" + data[401:])
    assert reading.verdict is Verdict.PARTIAL
    assert "字节无法识别" in reading.reasons[0]
    assert SENTENCE in reading.text


def test_bytes_that_are_no_text_are_not_decoded() -> None:
    assert decode(bytes(range(256)) * 4) is None
    assert decode(b"\x00\x01\x02\x03" * 50) is None


def test_western_text_is_left_to_charset_normalizer() -> None:
    text = "Le maire a présenté le rapport à l’assemblée, où il a été discuté très vivement. " * 5
    decoded = decode(text.encode("cp1252"))
    assert decoded is not None
    assert "présenté" in decoded.text


def test_zero_width_characters_stay_and_white_space_at_the_ends_goes() -> None:
    reading = read(Path("a.txt"), data="　　人均收入2\u200b1530元。　\r\n".encode())
    assert reading.text == "人均收入2\u200b1530元。"


def test_form_feeds_are_pages() -> None:
    reading = read(Path("a.txt"), data="第一页的话。\f第二页的话。\f".encode())
    assert [block.page for block in reading.blocks] == [1, 2]
    assert reading.pages == 2


def test_without_form_feeds_there_are_no_pages() -> None:
    reading = read(Path("a.txt"), data=SENTENCE.encode())
    assert (reading.pages, reading.blocks[0].page) == (None, None)


def test_rows_with_tabs_are_a_table_with_caption_and_unit() -> None:
    rows = "村\t2022年\t2023年\n东桥村\t48.5\t52\n西桥村\t\t39\n"
    text = f"{SENTENCE}\n表2　各村集体经济收入\n单位：万元\n{rows}其余各村正在统计。"
    blocks = read(Path("a.txt"), data=text.encode()).blocks
    table = blocks[3]
    assert isinstance(table, Table)
    assert (table.caption, table.unit) == ("表2　各村集体经济收入", "万元")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["村", "2022年", "2023年"],
        ["东桥村", "48.5", "52"],
        ["西桥村", "", "39"],
    ]
    assert isinstance(blocks[4], Paragraph)


def test_rows_between_bars_are_a_table_without_its_rule() -> None:
    text = "全镇水库基本情况\n| 类型 | 座数（座） |\n| --- | ---: |\n| 小（1）型 | 12 |\n"
    table = read(Path("a.txt"), data=text.encode()).blocks[1]
    assert isinstance(table, Table)
    assert table.caption == "全镇水库基本情况"
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["类型", "座数（座）"],
        ["小（1）型", "12"],
    ]


def test_one_line_with_a_tab_is_a_paragraph() -> None:
    [block] = read(Path("a.txt"), data="时间：\t2024年3月".encode()).blocks
    assert isinstance(block, Paragraph)


@pytest.mark.parametrize(
    ("before", "caption", "unit"),
    [
        ("（单位：人、%）", None, "人、%"),
        ("附表1 人口情况 单位：人", "附表1 人口情况", "人"),
        ("编制单位：石桥镇人民政府 单位：元", None, "元"),
        ("填报单位：石桥镇人民政府", None, None),
        ("一、基本情况", None, None),
        ("各村情况见下表。", None, None),
        ("——以石桥镇为例", None, None),
    ],
)
def test_caption_and_unit_are_taken_only_where_they_are_stated(
    before: str, caption: str | None, unit: str | None
) -> None:
    table = read(Path("a.txt"), data=f"{before}\n村\t人数\n东桥村\t40\n".encode()).blocks[-1]
    assert isinstance(table, Table)
    assert (table.caption, table.unit) == (caption, unit)
