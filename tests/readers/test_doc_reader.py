"""Word 97–2003 documents, read without any other program: text, fields, pieces, styles, automatic numbers."""

from __future__ import annotations

import pytest
from doc_builder import (
    BOLD,
    CENTERED,
    DELETED,
    DROP_CAP,
    HIDDEN,
    OUTLINE,
    SIZE,
    SYMBOL,
    Lists,
    level,
    make_doc,
    para,
    run,
    sprm,
    style,
)
from doc_reading import blocks, style_of, texts
from doc_streams import Piece

from report import Paragraph, block_text

CHINESE, CIRCLED, ENCLOSED, LEGAL, STEMS, DASHES, BULLET = 37, 18, 27, 38, 30, 57, 23


def field(code: str, result: str | None = None) -> str:
    return f"\x13{code}" + ("" if result is None else f"\x14{result}") + "\x15"


# Characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾县𠮷祥村", "青禾县𠮷祥村"),
        ("2023\x1e2025年", "2023-2025年"),
        ("云溪\x1f镇", "云溪镇"),
        ("前页\x0c后页", "前页后页"),
        ("见批注\x05处", "见批注处"),
        ("利润<5%&亏损>3%", "利润<5%&亏损>3%"),
        ("第一栏\t第二栏", "第一栏\t第二栏"),
    ],
)
def test_special_characters_say_what_a_person_sees(text: str, expected: str) -> None:
    assert texts(make_doc(para(text))) == [expected]


def test_a_line_break_that_was_typed_parts_lines_that_stand_alone() -> None:
    assert texts(make_doc(para("青禾县人民政府\x0b2024年5月8日"))) == ["青禾县人民政府", "2024年5月8日"]


def test_a_character_from_a_symbol_font_is_given_where_it_has_a_common_meaning() -> None:
    known, unknown = (sprm(SYMBOL, code << 16) for code in (0x2116, 0xF0FC))
    assert texts(make_doc(para(run("(", known), "12", run("(", unknown), "号"))) == ["№12号"]


def test_deleted_and_hidden_text_is_gone() -> None:
    data = make_doc(
        para("共有党员", run("120", sprm(DELETED, 1)), "121名", run("（草稿）", sprm(HIDDEN, 1)), "。")
    )
    assert texts(data) == ["共有党员121名。"]


def test_a_deleted_paragraph_mark_joins_it_with_the_next() -> None:
    data = make_doc(para("全镇现有", mark_grpprl=sprm(DELETED, 1)), para("老年人9738名。"))
    assert texts(data) == ["全镇现有老年人9738名。"]


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    data = make_doc(para("石", grpprl=sprm(DROP_CAP, 0x1B)), para("桥镇地处青禾县东部。"))
    assert texts(data) == ["石桥镇地处青禾县东部。"]


# Fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"见{field(' REF 甲 ', '第三章')}。", "见第三章。"),
        (f"甲{field(' XE 村 ')}乙", "甲乙"),
        (f"目录{field(' TOC ', '一、情况' + field(' PAGEREF a ', '3'))}完", "目录一、情况3完"),
        (f"甲{field(' IF ' + field(' PAGE ', '2') + ' = 2 ', '是')}乙", "甲是乙"),
        (f"第{field(' EQ ' + chr(92) + 'o' + chr(92) + 'ac(○,二)')}组", "第二组"),
        ("没有开头\x14的域\x15", "没有开头的域"),
    ],
)
def test_of_a_field_the_result_stays_and_the_code_goes(text: str, expected: str) -> None:
    assert texts(make_doc(para(text))) == [expected]


def test_a_field_goes_on_over_paragraphs() -> None:
    data = make_doc(para("\x13 TOC \x14一、情况"), para("二、问题\x15"), para("正文。"))
    assert texts(data) == ["一、情况", "二、问题", "正文。"]


# Pieces


def test_a_fast_saved_file_is_put_together_in_the_order_of_its_pieces() -> None:
    data = make_doc(
        para("青禾县有镇12个。", style=1),
        para("云溪镇在东。"),
        pieces=(Piece(4, last=True), Piece(1), Piece(2, narrow=True), Piece(5, last=True)),
        styles=(style("Normal", 0), style("标题一", 1)),
    )
    [first, second] = blocks(data)
    assert [block_text(first), block_text(second)] == ["青禾县有镇12个。", "云溪镇在东。"]
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.style
    assert second.style
    assert (first.style.level, second.style.level) == (1, None)


def test_one_byte_characters_are_those_of_western_windows() -> None:
    assert texts(make_doc(para("“12 €”…–ü"), pieces=(Piece(10, narrow=True),))) == ["“12 €”…–ü"]


def test_what_a_piece_says_holds_for_all_its_text() -> None:
    deleted = 0x41 << 1 | 1 << 8
    data = make_doc(para("留下删去留下"), pieces=(Piece(2), Piece(2, prm=deleted)))
    assert texts(data) == ["留下留下"]


# Styles


def test_a_built_in_heading_has_its_level_in_any_language() -> None:
    data = make_doc(para("基本情况", style=1), styles=(style("Normal", 0), style("Überschrift 2", 2)))
    assert style_of(data).level == 2


def test_an_outline_level_counts_from_one() -> None:
    assert style_of(make_doc(para("基本情况", grpprl=sprm(OUTLINE, 2)))).level == 3


def test_looks_come_from_the_style_and_from_the_text_itself() -> None:
    chpx = sprm(BOLD, 1) + sprm(SIZE, 44)
    styles = (style("Normal", 0), style("公文标题", 62, papx=sprm(CENTERED, 1), chpx=chpx))
    found = style_of(make_doc(para("调研报告", style=1), styles=styles))
    assert (found.name, found.bold, found.size, found.centered) == ("公文标题", True, 22.0, True)
    own = style_of(make_doc(para(run("调研报告", sprm(SIZE, 32) + sprm(BOLD, 0)), style=1), styles=styles))
    assert (own.size, own.bold) == (16.0, False)


def test_what_a_piece_says_of_its_paragraphs_wins_over_their_own() -> None:
    centered = 0x05 << 1 | 1 << 8
    data = make_doc(para("调研报告", grpprl=sprm(CENTERED, 0)), pieces=(Piece(5, prm=centered),))
    assert style_of(data).centered is True


def test_a_style_takes_over_what_it_is_based_on() -> None:
    styles = (style("Normal", 0), style("甲", 60, chpx=sprm(SIZE, 44)), style("乙", 61, based_on=1))
    assert style_of(make_doc(para("标题", style=2), styles=styles)).size == 22.0


@pytest.mark.parametrize(("said", "bold"), [(0x80, True), (0x81, False)])
def test_bold_may_be_said_as_in_the_style_or_unlike_it(said: int, bold: bool) -> None:
    styles = (style("Normal", 0), style("甲", 60, chpx=sprm(BOLD, 1)), style("乙", 61, based_on=1))
    assert style_of(make_doc(para(run("标题", sprm(BOLD, said)), style=2), styles=styles)).bold is bold


# Automatic numbers


def test_automatic_numbers_are_counted_through_their_levels() -> None:
    lists = Lists(
        [(level(CHINESE, "\0、", gap=2), level(CHINESE, "（\1）"), level(0, "\2."), level(0, "\0.\3"))]
    )
    data = make_doc(
        para("基本情况", numbered=(1, 0)),
        para("组织设置", numbered=(1, 1)),
        para("党员队伍", numbered=(1, 1)),
        para("2023年发展党员9名", numbered=(1, 2)),
        para("存在问题", numbered=(1, 0)),
        para("管理薄弱", numbered=(1, 1)),
        para("不编号"),
        lists=lists,
    )
    assert texts(data) == [
        "一、基本情况",
        "（一）组织设置",
        "（二）党员队伍",
        "1. 2023年发展党员9名",
        "二、存在问题",
        "（一）管理薄弱",
        "不编号",
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [(CIRCLED, "③"), (ENCLOSED, "⑶"), (LEGAL, "叁"), (STEMS, "丙"), (DASHES, "- 3 -"), (200, "3")],
)
def test_numbers_are_written_in_the_format_of_their_level(form: int, expected: str) -> None:
    data = make_doc(para("条目", numbered=(1, 0)), lists=Lists([(level(form, "\0", start=3),)]))
    assert style_of(data).number == expected


def test_a_bullet_gives_no_number() -> None:
    data = make_doc(para("条目", numbered=(1, 0)), lists=Lists([(level(BULLET, "•"),)]))
    assert texts(data) == ["条目"]


def test_a_list_may_start_anew_elsewhere() -> None:
    lists = Lists([(level(0, "\0、"),)], overrides=[(0, 0, 7)])
    data = make_doc(*(para("条", numbered=(number, 0)) for number in (1, 1, 2, 2)), lists=lists)
    assert texts(data) == ["1、条", "2、条", "7、条", "8、条"]


def test_a_paragraph_that_was_taken_out_of_its_list_has_no_number() -> None:
    styles = (style("Normal", 0), style("条目", 60, papx=sprm(0x460B, 1)))
    data = make_doc(
        para("甲", style=1),
        para("乙", style=1, numbered=(0xF801, 0)),
        styles=styles,
        lists=Lists([(level(0, "\0、"),)]),
    )
    assert texts(data) == ["1、甲", "乙"]
