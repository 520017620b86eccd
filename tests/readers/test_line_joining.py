"""Lines that an editor or a page broke are joined, lines that a person broke are not."""

from __future__ import annotations

import pytest

from ingest.readers.wrapping import unwrap

PARAGRAPHS = [
    "柳溪镇产业发展调研报告",
    "　　近年来，柳溪镇把产业发展摆在突出位置，全镇现有市级农业龙头企业29家，户均增收3.6万元，占18.5%。",
    "一、基本情况",
    "　　（一）种植业稳步发展。粮食播种面积稳定在5.2万亩，蔬菜3.4万亩，粮食产量连年增长。",
    "柳溪镇人民政府",
    "2024年5月",
]
WIDTH = 22
WRAPPED = [text[at : at + WIDTH] for text in PARAGRAPHS for at in range(0, len(text), WIDTH)]


def texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in unwrap(lines)]


def test_hard_wrapped_lines_become_paragraphs_again() -> None:
    assert texts(*WRAPPED) == [text.strip() for text in PARAGRAPHS]


def test_lines_wrapped_after_so_many_columns_become_paragraphs_again() -> None:
    lines = [
        "全县2023年粮食产量9.82万吨，比上年增长1.3%，其",
        "中夏粮2.16万吨、秋粮7.66万吨，总产量连续十二年",
        "保持增长。",
    ]
    assert texts(*lines * 3)[0] == "".join(lines)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("要把群众满意作为工作的出发点和落脚点，真正解决好老人看病的困", "难，提升服务水平。"),
        ("根据省、市有关文件精神，县里出台了《", "青禾县养老服务条例"),
        ("重点治理秸秆焚烧和扬尘，细颗粒物（PM", "2.5）浓度下降一成"),
        ("会议通过了这项决定", "，并报上级备案。"),
    ],
)
def test_a_line_broken_in_mid_sentence_is_joined(first: str, second: str) -> None:
    assert texts(first, second) == [first + second]


@pytest.mark.parametrize(
    "lines",
    [
        ("关于加快推进石桥镇农村宅基地制度改革的若干意见", "（征求意见稿）"),
        ("柳溪镇党委", "柳溪镇人民政府"),
        ("一、基本情况", "全镇共有党员121名。"),
        ("联系方式：柳溪镇人民政府办公室，地址在人民路一段十八号院内", "邮编：430000"),
        ("全面落实河湖长制，建立巡查、保洁、执法等各项工作制度并抓好落实", "（二）严格考核"),
        ("全面落实河湖长制，建立巡查、保洁、执法等各项工作制度并抓好落实", "2.严格考核"),
        ("全面落实河湖长制，建立巡查、保洁、执法等各项工作制度并抓好落实", "3.1.2 严格考核"),
        ("第一部分　柳溪镇农村养老服务调研报告…………4", "第二部分　石桥镇农村养老服务调研报告…………9"),
        ("            （一） 设施布局不均，闲置与紧缺并存", "镇区床位紧张，排队的有32人。"),
        ("一组 张三 李四 王五 赵六", "二组 孙七 周八 吴九 郑十"),
        ("全镇共有党员121名。", "　　另有流动党员34名，"),
        ("全镇共有党员121名，", "", "流动党员34名。"),
    ],
)
def test_lines_that_begin_something_new_stay_apart(lines: tuple[str, ...]) -> None:
    assert texts(*lines) == [line.strip() for line in lines if line]


def test_short_lines_of_one_length_are_a_list() -> None:
    names = ["东桥村", "西桥村", "南桥村", "北桥村", "中桥村"]
    assert texts(*names) == names


def test_a_sentence_that_just_fits_goes_on_with_prose_but_not_with_a_signature() -> None:
    full = "要坚持先易后难、以点带面的工作思路，确保年底前见效。"
    body = [
        "要坚持先易后难、以点带面的工作思路，分批推进到位，逐",
        *["不留死角不留盲区地把各项任务落细落实，件件有着落，事"] * 3,
        full,
    ]
    assert len(texts(*body, "同时要加强督导考核，压实各方责任。")) == 1
    assert texts(*body, "柳溪镇人民政府")[-1] == "柳溪镇人民政府"


def test_latin_words_are_joined_with_a_space_and_hyphens_are_undone() -> None:
    line = "The survey was carried out in all villages of the county and the informa-"
    lines = [line, "tion was checked twice by different teams before it was put into this one", "report."] * 2
    joined = texts(*lines)[0]
    assert "information was" in joined
    assert "one report." in joined


def test_a_line_far_longer_than_the_width_was_not_wrapped_at_it() -> None:
    long = "该镇从实际出发，总结推广了多种做法，其中最有代表性的是把服务点建到村民小组，由村干部轮流值守。"
    assert texts(*WRAPPED, long, "石桥镇调研组")[-2:] == [long, "石桥镇调研组"]


def test_sentences_and_headings_of_one_length_show_no_width() -> None:
    lines = [
        "第一篇：河湾镇养老服务调研报告",
        "河湾镇养老服务调研报告",
        "护理人员不足，平均年龄偏大。",
        "第二篇：山前乡养老服务调研报告",
        "山前乡养老服务调研报告",
        "活动场地偏小，经费紧张不足。",
    ]
    assert texts(*lines) == lines


def test_marks_that_hang_over_the_width_do_not_widen_it() -> None:
    lines = [
        "按照收入划分，全镇超过一百万元的村有3个，2",
        "0万元以上的村有11个，镇里为每个村都安排了",
        "帮扶责任单位和帮扶人，逐村制定了增收办法，",
        "每个季度都要对一次账，做到底数清、方向明，",
        "并且在年底向党员大会和村民代表会议报告全年",
        "的收支和增收情况，由党员群众当场提出意见。",
    ]
    assert texts(*lines) == ["".join(lines)]
