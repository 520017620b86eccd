"""A figure names the total that it is a part of, and what its share or change is measured against."""

from __future__ import annotations

import pytest
from figure_texts import report_of

from ingest.figures import extract_figures
from report import Figure


def figures_of(*paragraphs: str | list[list[str]], kind: str = "调研报告") -> tuple[Figure, ...]:
    return extract_figures(report_of(*paragraphs, kind=kind))


def named(raw: str, figures: tuple[Figure, ...]) -> Figure:
    return next(figure for figure in figures if figure.raw == raw)


@pytest.mark.parametrize(
    ("paragraphs", "raw", "group"),
    [
        (("共有党员77名，下设支部2个，其中机关支部有21名、社区支部有56名。",), "21名", "党员总数"),
        (("走访企业46家，其中制造业21家；发放问卷320份。",), "320份", None),
        (("走访企业46家，其中制造业21家；发放问卷320份。",), "21家", "走访企业数"),
        (("共有教师268名，其中研究生71名；平均年龄44岁。",), "44岁", None),
        (("退捕渔民386户，其中党员37名。",), "37名", "退捕渔民户数"),
        (("共有流动党员99名。流动党员中，在省外的23名，占23.2%。",), "23.2%", "流动党员数"),
        (("全镇划分网格64个，东湖、南湖社区分别有31个、33个。",), "33个", "网格数"),
        (("东湖、南湖社区网格分别为31个、23个。",), "23个", None),
        (("现有9名党委成员（书记1名，副书记4名），干部15名。",), "4名", "党委成员数"),
        (("现有9名党委成员（书记1名，副书记4名），干部15名。",), "15名", None),
        (("村收入396万元。集体土地3万亩，其中耕地1万亩；账面资产894万元。",), "894万元", None),
        (("支出900万元，比预算数974万元少支74万元。其中，教育支出376万元。",), "376万元", "支出"),
        (("“三公”经费预算37万元，比上年减少1万元。其中：", "（一）接待费5万元。"), "5万元", "“三公”经费预算"),
        (("“三公”经费预算37万元。其中：", "（一）接待费5万元。", "办公经费9万元。"), "9万元", None),
        (
            ("项目支出90万元。项目支出构成如下：", "1.道路养护43万元。", "2.绿化47万元。"),
            "47万元",
            "项目支出",
        ),
        (("支出预算90万元。支出预算中，基本支出40万元；项目支出50万元。",), "50万元", "支出预算"),
    ],
)
def test_a_part_names_its_total(paragraphs: tuple[str, ...], raw: str, group: str | None) -> None:
    assert named(raw, figures_of(*paragraphs)).group_of == group


@pytest.mark.parametrize(
    ("paragraphs", "raw", "base"),
    [
        (("普及率由2021年的61.3%提高到2023年的86.3%，提高25个百分点。",), "25个百分点", "2021年"),
        (("收入由2020年12月的30万元增加到2023年6月的45万元，增长50%。",), "50%", "2020年12月"),
        (("游客58万人次，收入2亿元，同比分别增长18.2%和21.5%。",), "21.5%", "上年同期"),
        (("2018年至2022年，技术交易额翻了一番，专利增长70%。",), "70%", "2017年"),
        (("2018年至2022年，技术交易额翻了一番，专利增长70%。",), "一番", "2017年"),
        (("2018年以来，收入年均增长7.1%。",), "7.1%", "上年"),
        (("对全县经济增长贡献率超过30%。",), "30%", "全县经济增长"),
        (("湟鱼蕴藏量11万吨，达到保护初期的42倍。",), "42倍", "保护初期"),
        (("接待游客58万人次。其中过夜游客21万人次，占游客总量的36.2%。",), "36.2%", "接待游客人次"),
        (
            ("收回有效问卷298份。", "问卷显示，反映融资难的企业占58.4%，反映招工难的占47.3%。"),
            "47.3%",
            "收回有效问卷数",
        ),
        (("生产总值90亿元，增长6.5%。",), "6.5%", None),
        (("35岁以下党员124名，60岁以上党员428名，分别占12.5%、43.2%。",), "12.5%", None),
        (
            ("总人口28736人。60岁以上老年人6120人，占总人口的21.3%；65岁以上4230人，占14.7%。",),
            "14.7%",
            "总人口",
        ),
    ],
)
def test_a_share_or_change_names_what_it_is_measured_against(
    paragraphs: tuple[str, ...], raw: str, base: str | None
) -> None:
    assert named(raw, figures_of(*paragraphs)).base == base


@pytest.mark.parametrize(
    ("text", "raw", "base"),
    [
        ("生产总值90亿元，增长6.5%。", "6.5%", "上年"),
        ("低保标准提高30%。", "30%", None),
    ],
)
def test_a_yearly_report_measures_growth_against_the_year_before(
    text: str, raw: str, base: str | None
) -> None:
    assert named(raw, figures_of(text, kind="政府工作报告")).base == base


def test_the_share_column_of_a_table_is_of_its_total() -> None:
    table = [
        ["乡村医生年龄结构", "人数（名）", "占比（%）"],
        ["40岁及以下", "31", "11.6"],
        ["41岁及以上", "237", "88.4"],
        ["合计", "268", "100"],
    ]
    figures = figures_of("乡村医生年龄结构", table)

    assert named("11.6", figures).base == named("268", figures).indicator
