from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structure_texts import BODY, blocks_of

from ingest.characters import fold
from ingest.contents import contents_blocks
from ingest.dates import find_dates, han_number, read_date
from ingest.headings import cut_heading
from ingest.numbering import read_number
from ingest.signature import find_signatures, is_organisation


@pytest.mark.parametrize(
    ("line", "rank", "ordinal"),
    [
        ("第一部分 调研背景", "PART", 1),
        ("第十二章 附则", "CHAPTER", 12),
        ("第二节 程序", "PARAGRAPH", 2),
        ("第一百零三条 本法", "ARTICLE", 103),
        ("壹、总论", "FORMAL", 1),
        ("Ⅱ. 样地与方法", "FORMAL", 2),
        ("问题一：基础薄弱", "HAN_BRACKET", 1),
        ("短板2：资金不足", "HAN_BRACKET", 2),
        ("一、基本情况", "HAN", 1),
        ("二、2024年工作", "HAN", 2),
        ("（十九）完善机制", "HAN_BRACKET", 19),
        ("㈢组织实施", "HAN_BRACKET", 3),
        ("(二)、党组织建设", "HAN_BRACKET", 2),
        ("１、基本现状", "DIGIT", 1),
        ("3．师资", "DIGIT", 3),
        ("1 研究方法", "DIGIT", 1),
        ("2.1 样地", "DECIMAL", 1),
        ("2.1.3 样方", "FINE_DECIMAL", 3),
        ("（１）老年人口", "DIGIT_BRACKET", 1),
        ("2）设施", "DIGIT_BRACKET", 2),
        ("③经费", "CIRCLED", 3),
        ("四是抓规范", "ITEM", 4),
        ("第三，关心干部", "ITEM", 3),
        ("其二，平台不足", "ITEM", 2),
    ],
)
def test_numbers_of_every_style_are_read(line: str, rank: str, ordinal: int) -> None:
    number = read_number(fold(line))
    assert number is not None
    assert (number.rank.name, number.ordinal) == (rank, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        "1.5万人参加",
        "2024年以来",
        "第一书记驻村",
        "一般来说",
        "（2024年3月）",
        "3 个村",
        "二〇二四年",
        "基本情况",
    ],
)
def test_what_only_begins_like_a_number_is_none(line: str) -> None:
    assert read_number(fold(line)) is None


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("一、基本情况 全镇共有党员77名，下设支部两个。", "一、基本情况"),
        ("（二）日常管理松散。流出地支部看不见，流入地支部管不着。", "（二）日常管理松散"),
        ("（一）理顺体系，夯实基础。", "（一）理顺体系，夯实基础。"),
        ("1、柳塘镇基本情况：柳塘镇辖区面积503平方公里。", "1、柳塘镇基本情况"),
        ("一是由于合作社自负盈亏，" + BODY[:-1] + "，" + BODY, "一是由于合作社自负盈亏"),
        (f"2、针对思想保守问题，要强化创新意识，{BODY}", "2、针对思想保守问题，要强化创新意识"),
        (f"（一）推行“一户一码。扫码即办”模式。{BODY}", "（一）推行“一户一码。扫码即办”模式"),
    ],
)
def test_a_heading_ends_with_its_point(line: str, heading: str) -> None:
    folded = fold(line)
    number = read_number(folded)
    assert number is not None
    assert line[: cut_heading(folded, number.length).end] == heading


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2012年8月", "2012-08"),
        ("２０２４年９月２０日", "2024-09-20"),
        ("二〇二四年七月十日", "2024-07-10"),
        ("二○一九年十二月三十一日", "2019-12-31"),
        ("（2024年11月8日）", "2024-11-08"),
        ("2024.9.20", "2024-09-20"),
        ("2024 年 9 月", "2024-09"),
        ("2024年13月", None),
        ("今年3月", None),
        ("2024年以来", None),
    ],
)
def test_dates_are_read_as_iso(text: str, iso: str | None) -> None:
    assert read_date(text) == iso


def test_dates_are_found_where_they_stand() -> None:
    text = "自2023年1月1日起，至二〇二四年止"
    assert [(text[one.start : one.end], one.iso) for one in find_dates(text)] == [
        ("2023年1月1日", "2023-01-01"),
        ("二〇二四年", "2024"),
    ]


@given(st.integers(min_value=1, max_value=99))
def test_chinese_numbers_are_read_back(number: int) -> None:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    written = (digits[tens] if tens > 1 else "") + ("十" if tens else "") + (digits[ones] if ones else "")
    assert han_number(written) == number


@given(st.text(max_size=60))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("line", "signs"),
    [("中共**镇委", True), ("柳塘镇人民政府", True), ("一、基本情况", False), ("工作推进。", False)],
)
def test_bodies_that_sign_are_told_by_their_names(line: str, signs: bool) -> None:
    assert is_organisation(line) is signs


def test_several_bodies_may_sign_together() -> None:
    blocks = blocks_of(f"{BODY}\n柳塘镇民政办公室\n柳塘镇财政所\n2022年3月1日")
    (found,) = find_signatures(blocks, after=1)
    assert (found.first, found.last) == (1, 3)
    assert found.issuers == ("柳塘镇民政办公室", "柳塘镇财政所")


def test_contents_end_where_the_text_begins() -> None:
    blocks = blocks_of(f"目  录\n一、现状\n二、问题\n一、现状\n{BODY}\n二、问题\n{BODY}")
    assert contents_blocks(blocks) == {0, 1, 2}
