from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import (
    ANNEXED,
    BODY,
    LAW,
    MISSING_HEADING,
    NUMBERED,
    PARTS,
    RUN_IN,
    UNNUMBERED,
    blocks_of,
)

from ingest.outline import outline
from report import Role, Section, Style, flatten


def shape(text: str, styles: dict[int, Style] | None = None) -> list[tuple[int, str | None]]:
    return [(one.level, one.heading) for one in flatten(outline(blocks_of(text, styles)))]


def section(text: str, heading: str | None) -> Section:
    return next(one for one in flatten(outline(blocks_of(text))) if one.heading == heading)


def test_numbered_headings_and_items_nest_between_preamble_and_signature() -> None:
    assert shape(NUMBERED) == [
        (1, None),
        (1, "一、基本情况"),
        (2, "（一）设施情况"),
        (2, "（二）人员情况"),
        (1, "二、存在的主要问题及原因"),
        (2, "一是床位闲置"),
        (2, "二是人手不足"),
        (1, "三、对策建议"),
        (2, "（一）盘活床位"),
        (2, "（二）培训人员"),
        (1, None),
    ]


def test_preamble_and_signature_have_their_roles_and_the_rest_has_none() -> None:
    roles = [one.roles for one in outline(blocks_of(NUMBERED))]
    assert roles[0] == (Role.BACKGROUND,)
    assert roles[-1] == (Role.SIGNOFF,)
    assert not any(roles[1:-1])


def test_a_heading_and_its_text_on_one_line_are_cut_at_the_space() -> None:
    basics = section(RUN_IN, "一、基本情况")
    assert [block.text for block in basics.blocks if hasattr(block, "text")] == [
        "一、基本情况",
        "全乡共有合作社18家，社员1260户，去年产值突破两千万元，带动能力逐年增强。",
    ]


def test_items_inside_a_paragraph_are_of_level_three() -> None:
    assert (3, "一是抓品种") in shape(RUN_IN)
    assert (3, "二是抓品牌") in shape(RUN_IN)


def test_an_inline_item_that_continues_a_paragraph_s_series_has_its_level() -> None:
    text = f"某报告\n一、问题\n一是缺钱。{BODY}二是缺人。{BODY}\n二、建议\n{BODY}"
    assert [level for level, heading in shape(text) if heading in {"一是缺钱", "二是缺人"}] == [2, 2]


def test_levels_are_relative_to_the_document() -> None:
    assert [one for one in shape(PARTS) if one[1]] == [
        (1, "第一部分 调研背景"),
        (1, "第二部分 现状与成效"),
        (2, "一、总体情况"),
        (2, "二、主要做法"),
        (3, "1.盘活资源"),
        (3, "2.联村发展"),
        (1, "第三部分 发展目标"),
    ]


def test_bare_lines_that_name_parts_of_a_report_are_headings() -> None:
    assert [heading for _, heading in shape(UNNUMBERED)] == [None, "调研背景", "主要做法与成效", "意见建议"]


def test_a_bare_line_is_a_heading_where_the_format_shows_it() -> None:
    text = f"某某镇情况\n{BODY * 2}\n红绿灯的故事\n{BODY}"
    assert (1, "红绿灯的故事") not in shape(text)
    assert (1, "红绿灯的故事") in shape(text, {2: Style(level=1)})


def test_bare_headings_between_counting_numbers_stand_below_them() -> None:
    text = f"一、基本情况\n主要特点\n{BODY}\n二、存在问题\n{BODY}\n三、建议\n{BODY}"
    assert (2, "主要特点") in shape(text)


def test_numbers_that_start_anew_under_bare_headings_stand_below_them() -> None:
    text = (
        f"某局情况说明\n{BODY * 2}\n机构设置\n{BODY}\n一、内设科室\n{BODY}\n"
        f"主要职能\n一、抓党建\n{BODY}\n二、抓服务\n{BODY}"
    )
    assert shape(text) == [
        (1, None),
        (1, "机构设置"),
        (2, "一、内设科室"),
        (1, "主要职能"),
        (2, "一、抓党建"),
        (2, "二、抓服务"),
    ]


def test_a_missing_heading_is_implied_by_the_announcing_paragraph() -> None:
    found = outline(blocks_of(MISSING_HEADING))
    implied = found[3]
    assert (implied.level, implied.heading) == (1, None)
    assert [child.heading for child in implied.children] == ["（一）生源流失", "（二）经费紧张"]
    assert found[4].heading == "二、下步工作建议"


def test_a_series_that_starts_anew_below_a_narrower_number_is_nested() -> None:
    text = (
        f"一、现状\n（一）达标情况\n一、配齐了人员。{BODY}\n二、落实了经费。{BODY}\n"
        f"（二）制度建设\n{BODY}\n二、建议\n{BODY}"
    )
    assert shape(text) == [
        (1, "一、现状"),
        (2, "（一）达标情况"),
        (3, "一、配齐了人员"),
        (3, "二、落实了经费"),
        (2, "（二）制度建设"),
        (1, "二、建议"),
    ]


def test_a_series_below_its_own_kind_is_nested_where_the_outer_one_counts_on() -> None:
    inner = "".join(f"{number}、改革要点\n{BODY}\n" for number in "一二三四")
    text = f"一、回顾\n{BODY}\n二、方针\n{BODY}\n{inner}三、外交\n{BODY}"
    assert [level for level, _ in shape(text)] == [1, 1, 2, 2, 2, 2, 1]


def test_chapters_are_headings_and_articles_contents_and_list_entries_are_not() -> None:
    headings = [heading for _, heading in shape(LAW)]
    assert headings == [None, "第一章 总则", "第二章 保护措施", "第三章 法律责任", "第四章 附则"]
    first = outline(blocks_of(LAW))[1]
    assert first.start > LAW.index("第四章 附则")


def test_what_follows_a_signature_is_an_annex_with_its_own_numbers() -> None:
    assert [one for one in shape(ANNEXED) if one[0] == 1] == [
        (1, None),
        (1, "一、提高认识"),
        (1, "二、组织实施"),
        (1, None),
        (1, "附件1"),
    ]
    assert (2, "一、清理河道") in shape(ANNEXED)


@pytest.mark.parametrize(
    "entries",
    ["（一）申请书；\n（二）概算；\n（三）其他材料。", "1.镇党群中心。\n2.镇便民中心。\n3.镇文化站。"],
)
def test_list_entries_are_no_sections(entries: str) -> None:
    assert shape(f"一、申报材料\n申报时应当提交：\n{entries}\n二、时限\n{BODY}") == [
        (1, "一、申报材料"),
        (1, "二、时限"),
    ]


def test_lead_sentences_count_only_as_a_group() -> None:
    long = BODY * 3
    leads = "".join(f"{word}取得新的进展和明显成效。\n{long}\n" for word in ("农业", "工业", "服务业"))
    text = f"一、过去一年的工作\n{leads}二、今年的工作\n{long}\n外贸稳中有进。\n{long}"
    assert [heading for level, heading in shape(text) if level == 2] == [
        "农业取得新的进展和明显成效。",
        "工业取得新的进展和明显成效。",
        "服务业取得新的进展和明显成效。",
    ]


def test_keys_are_positions_and_parents_are_keys() -> None:
    found = list(flatten(outline(blocks_of(NUMBERED))))
    assert [one.key for one in found][:5] == ["1", "2", "2.1", "2.2", "3"]
    assert found[2].parent == "2"


LINES = st.sampled_from(
    [
        "",
        BODY,
        "一、基本情况",
        "二、问题 " + BODY,
        "（一）设施",
        "（二）人员。" + BODY,
        "1.数量。" + BODY,
        "一是多。" + BODY + "二是少。三是散。",
        "第一章 总则",
        "第一条 为了保护。",
        "第二条 应当：",
        "第三条 可以。",
        "附件1",
        "主要做法",
        "柳塘镇人民政府",
        "2023年5月18日",
        "关于柳塘镇的调研报告",
        "——要点；",
        "目录",
    ]
) | st.text(max_size=30).filter(lambda line: "\n" not in line)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_own_texts_tile_any_text(lines: list[str]) -> None:
    blocks = blocks_of("\n".join(lines))
    text = "\n".join(lines)
    found = list(flatten(outline(blocks)))
    position = 0
    for one in found:
        assert one.start == position
        assert one.start <= one.body_end <= one.end
        assert all(text[block.start : block.end] == getattr(block, "text", "") for block in one.blocks)
        position = one.body_end
    assert position == (len(text) if found else 0)
    assert found or not text


def test_heading_styles_of_two_levels_nest_and_may_hold_a_colon() -> None:
    text = (
        f"河湾镇乡村振兴的调研与思考\n{BODY * 2}\n现状：菜篮子里的变化\n收入在涨\n{BODY}\n村庄在美\n{BODY}\n"
        f"建议：把优势做足\n一、稳住种植\n{BODY}\n二、建好冷链\n{BODY}"
    )
    upper, lower = Style(level=2), Style(level=3)
    assert shape(text, {0: Style(level=1), 2: upper, 3: lower, 5: lower, 7: upper, 8: lower, 10: lower}) == [
        (1, None),
        (1, "现状：菜篮子里的变化"),
        (2, "收入在涨"),
        (2, "村庄在美"),
        (1, "建议：把优势做足"),
        (2, "一、稳住种植"),
        (2, "二、建好冷链"),
    ]


def test_who_writes_stands_under_the_title_and_heads_no_section() -> None:
    text = f"河湾镇党建工作调研报告\n河湾镇党建工作办公室\n{BODY}\n基本情况\n{BODY}\n意见建议\n{BODY}"
    centred = Style(centered=True)
    headings = [heading for _, heading in shape(text, {0: centred, 1: centred, 3: centred, 5: centred})]
    assert headings == [None, "基本情况", "意见建议"]


def test_an_empty_line_after_the_signature_is_no_annex() -> None:
    assert shape(NUMBERED + "\n") == shape(NUMBERED)


def headings_of(*lines: str) -> list[str]:
    sections = outline(blocks_of("\n".join(("云溪镇文化站工作调研报告", BODY, *lines))))
    return [one.heading for one in flatten(sections) if one.heading]


@pytest.mark.parametrize(
    "line",
    [
        "①县文化馆.非遗名录汇编.",
        "1.王某.农村养老研究[J].乡村研究,2020,(3):12.",
        "2.李某.集市的变迁[M].青禾出版社,2019.",
        "3.县志办网站 https://example.invalid/a",
    ],
)
def test_notes_and_references_head_nothing(line: str) -> None:
    assert headings_of("一、基本情况", f"名录已有两千余项①。{BODY}", line, "二、存在问题", BODY) == [
        "一、基本情况",
        "二、存在问题",
    ]


def test_circled_points_are_no_notes() -> None:
    points = (f"①摸清底数。{BODY}", f"②建立台账。{BODY}")
    assert headings_of("一、主要做法", BODY, *points) == ["一、主要做法", "①摸清底数", "②建立台账"]


@pytest.mark.parametrize("number", ["1.3.", "1.3 ", "1.3", "1.3、"])
def test_decimals_may_be_followed_by_a_full_stop_or_a_bracket(number: str) -> None:
    found = headings_of("1.基本情况", "1.1人员", BODY, "1.2房屋", BODY, f"{number}（镇区）设备", BODY)
    assert found[-1] == f"{number}（镇区）设备"


def test_what_is_attached_is_named_before_the_signature_and_begins_with_its_own_line() -> None:
    found = headings_of(
        "一、工作要求",
        BODY,
        "附件：1.联席会议制度",
        "2.成员名单",
        "青禾县人民政府",
        "2023年9月1日",
        "附件1",
        "联席会议制度",
        BODY,
    )
    assert found == ["一、工作要求", "附件1"]
    found = headings_of(
        "一、工作要求", BODY, "附件：联席会议制度", "青禾县人民政府", "2023年9月1日", "附件", BODY
    )
    assert found == ["一、工作要求", "附件"]


@pytest.mark.parametrize(
    "numbers", [("Ⅰ. ", "Ⅱ. ", "Ⅲ. "), ("壹、", "贰、", "叁、"), ("问题一：", "问题二：", "问题三：")]
)
def test_rarer_numbers_count_too(numbers: tuple[str, ...]) -> None:
    names = ("队伍", "阵地", "经费")
    found = headings_of(
        *(line for pair in zip(numbers, names, strict=True) for line in ("".join(pair), BODY))
    )
    assert found == [f"{number}{name}" for number, name in zip(numbers, names, strict=True)]


def test_points_that_are_named_and_counted_stand_below_their_chapter() -> None:
    text = "\n".join(
        (
            "云溪镇文化站工作调研报告",
            BODY,
            "一、主要做法",
            BODY,
            "二、存在问题",
            f"问题一：队伍老化。{BODY}",
            f"问题二：经费不足。{BODY}",
        )
    )
    assert shape(text)[1:] == [
        (1, "一、主要做法"),
        (1, "二、存在问题"),
        (2, "问题一：队伍老化"),
        (2, "问题二：经费不足"),
    ]


def test_items_that_begin_anew_in_a_paragraph_are_nested_once_and_not_ever_deeper() -> None:
    text = "一、主要做法\n情况如下。" + "一是抓好党建。二是抓好养老。" * 300
    items = [one for one in flatten(outline(blocks_of(text))) if one.heading and "抓好" in one.heading]
    assert len(items) == 600
    assert {one.level for one in items} == {3, 4}
