"""Tables give the same records as sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from figure_texts import briefly, report_of

from ingest.figures import extract_figures

TOWNS = [
    ["乡镇", "村数（个）", "集体收入（万元）"],
    ["石桥镇", "14", "486"],
    ["柳溪乡", "9", "1,213.5"],
    ["合计", "23", "1,699.5"],
]
AGES = [
    ["序号", "年龄段", "人数（名）", "占比（%）"],
    ["1", "40岁及以下", "31", "25"],
    ["2", "41岁及以上", "93", "75"],
    ["", "合计", "124", "100"],
]


def test_places_are_scopes_and_headers_name_the_indicator() -> None:
    figures = extract_figures(report_of(TOWNS))

    assert [(f.scope, *briefly(f)) for f in figures[:4]] == [
        ("石桥镇", "行政村数", "14个"),
        ("石桥镇", "集体收入", "486万元"),
        ("柳溪乡", "行政村数", "9个"),
        ("柳溪乡", "集体收入", "1213.5万元"),
    ]


def test_rows_belong_to_their_total() -> None:
    figures = extract_figures(report_of(TOWNS))

    assert [figure.group_of for figure in figures] == ["行政村数", "集体收入"] * 2 + [None, None]


def test_what_the_nearest_total_leaves_open_belongs_to_a_later_one() -> None:
    rows = [
        ["乡镇", "村数（个）", "集体收入（万元）"],
        ["石桥镇", "14", "486"],
        ["小计", "14", ""],
        ["柳溪乡", "9", "1,213.5"],
        ["合计", "23", "1,699.5"],
    ]
    figures = extract_figures(report_of(rows))

    assert [(figure.raw, figure.group_of) for figure in figures if figure.unit == "万元"] == [
        ("486", "集体收入"),
        ("1,213.5", "集体收入"),
        ("1,699.5", None),
    ]


def test_other_labels_are_part_of_the_name_and_serial_numbers_are_no_figures() -> None:
    figures = extract_figures(report_of(AGES, caption="乡村教师年龄结构表"))

    assert [briefly(figure) for figure in figures] == [
        ("40岁及以下人数", "31名"),
        ("40岁及以下占比", "25%"),
        ("41岁及以上人数", "93名"),
        ("41岁及以上占比", "75%"),
        ("乡村教师数", "124名"),
        ("占比合计", "100%"),
    ]


def test_a_cell_is_its_own_span() -> None:
    report = report_of("情况如下。", TOWNS)
    figure = extract_figures(report)[0]

    assert report.text[figure.anchor.start : figure.anchor.end] == "14"


def test_the_unit_of_the_caption_holds_for_the_whole_table() -> None:
    rows = [["项目", "2023年", "2024年"], ["总收入", "120", "150"]]
    figures = extract_figures(report_of(rows, unit="万元"))

    assert [(f.indicator, f.time, f.norm_value) for f in figures] == [
        ("总收入", "2023", Decimal(1200000)),
        ("总收入", "2024", Decimal(1500000)),
    ]


def test_dates_in_headers_are_the_time_and_no_part_of_the_name() -> None:
    rows = [
        ["乡镇", "2021年末市场主体（户）", "2022年10月末", "其中：企业（户）"],
        ["石桥镇", "120", "150", "30"],
    ]
    figures = extract_figures(report_of(rows, caption="表1 市场主体情况", unit="户"))

    assert [(f.indicator, f.time) for f in figures] == [
        ("市场主体户数", "2021"),
        ("市场主体户数", "2022-10"),
        ("企业户数", "2024-06"),
    ]


def test_a_column_that_is_only_a_year_is_named_by_what_stands_over_all() -> None:
    rows = [
        ["乡镇", "2021年", "2022年"],
        ["石桥镇", "120", "150"],
        ["柳溪镇", "80", "90"],
        ["合计", "200", "240"],
    ]
    figures = extract_figures(report_of(rows, caption="表1 各乡镇党员总数变化情况", unit="名"))

    assert {f.indicator for f in figures} == {"党员总数"}
    assert [(f.scope, f.time) for f in figures[::2]] == [
        ("石桥镇", "2021"),
        ("柳溪镇", "2021"),
        ("青禾镇", "2021"),
    ]


def test_the_unit_may_stand_behind_the_label_of_a_row() -> None:
    rows = [
        ["指标", "2021年", "2022年"],
        ["流动党员（名）", "12", "15"],
        ["村集体经济收入（万元）", "80", "9.5"],
    ]
    figures = extract_figures(report_of(rows))

    assert [(*briefly(f), f.time) for f in figures] == [
        ("流动党员数", "12名", "2021"),
        ("流动党员数", "15名", "2022"),
        ("村集体经济收入", "80万元", "2021"),
        ("村集体经济收入", "9.5万元", "2022"),
    ]


def test_numbers_without_any_unit_are_left_out() -> None:
    assert extract_figures(report_of([["项目", "结果"], ["甲", "12"]])) == ()


def test_a_table_cut_by_a_page_goes_on_with_its_headers() -> None:
    first = [["科目", "合计（元）", "基本支出（元）"], ["教育支出", "300", "200"]]
    report = report_of(first, [["卫生支出", "500", "100"]])

    assert [briefly(figure) for figure in extract_figures(report)] == [
        ("教育支出", "300元"),
        ("教育支出基本支出", "200元"),
        ("卫生支出", "500元"),
        ("卫生支出基本支出", "100元"),
    ]


def test_a_cell_on_a_later_page_of_its_table_opens_there() -> None:
    report = report_of([["项目", "总收入（万元）"], ["甲村", "120"], ["乙村", "150"]])
    table = report.sections[0].blocks[0]
    later = tuple(replace(cell, page=2) for cell in table.rows[2])
    moved = replace(table, rows=(*table.rows[:2], later), page=1)
    section = replace(report.sections[0], blocks=(moved,))

    pages = [figure.anchor.page for figure in extract_figures(replace(report, sections=(section,)))]

    assert pages == [1, 2]


def test_places_may_stand_in_the_head_and_indicators_below() -> None:
    rows = [["指标", "云溪镇", "石桥镇"], ["村数（个）", "14", "9"], ["常住人口（万人）", "2.3", "1.1"]]
    figures = extract_figures(report_of(rows))

    assert [(f.scope, *briefly(f)) for f in figures[:2]] == [
        ("云溪镇", "行政村数", "14个"),
        ("石桥镇", "行政村数", "9个"),
    ]
    assert figures[2].unit == "万人"


def test_a_column_of_units_and_a_column_of_growth() -> None:
    rows = [
        ["指标", "单位", "2023年", "增长（%）"],
        ["粮食产量", "吨", "2200", "4.8"],
        ["总收入", "万元", "110", "-8.3"],
    ]
    figures = extract_figures(report_of(rows))

    assert [briefly(f) for f in figures] == [
        ("粮食产量", "2200吨"),
        ("粮食产量增速", "4.8%"),
        ("总收入", "110万元"),
        ("总收入降幅", "8.3%"),
    ]
    assert [f.direction for f in figures] == [None, "up", None, "down"]
    assert {f.time for f in figures} == {"2023"}


def test_cells_may_carry_their_units_and_notes_name_nothing() -> None:
    rows = [["序号", "村名", "党员数", "备注", "60岁以上党员"], ["1", "云溪", "31名", "软弱涣散村", "12名"]]
    figures = extract_figures(report_of(rows))

    assert [(f.scope, *briefly(f)) for f in figures] == [
        ("云溪", "党员总数", "31名"),
        ("云溪", "60岁以上党员数", "12名"),
    ]


def test_a_bound_in_a_label_is_no_number() -> None:
    rows = [["收入档次", "户数（户）"], ["5万元以下", "31"], ["5-10万元", "40"]]

    assert [briefly(f) for f in extract_figures(report_of(rows))] == [
        ("5万元以下户数", "31户"),
        ("5-10万元户数", "40户"),
    ]


def test_two_blocks_side_by_side_have_labels_of_their_own() -> None:
    rows = [["项目", "数量（个）", "项目", "数量（个）"], ["养老院", "3", "卫生室", "12"]]

    assert [briefly(f) for f in extract_figures(report_of(rows))] == [
        ("养老院数量", "3个"),
        ("卫生室数量", "12个"),
    ]


def test_a_bare_multiplier_is_completed_by_its_column() -> None:
    rows = [["乡镇", "耕地面积（亩）"], ["云溪镇", "1.2万"]]

    assert [briefly(f) for f in extract_figures(report_of(rows))] == [("耕地面积", "1.2万亩")]


def test_a_label_merged_over_rows_names_each_of_them() -> None:
    report = report_of([["乡镇", "年份", "党员（名）"], ["云溪镇", "2022", "31"], ["2023", "33"]])
    table = report.sections[0].blocks[0]
    head, first, second = table.rows
    spanning = (replace(first[0], rowspan=2), *first[1:])
    moved = tuple(replace(cell, column=cell.column + 1) for cell in second)
    merged = replace(table, rows=(head, spanning, moved))
    section = replace(report.sections[0], blocks=(merged,))

    figures = extract_figures(replace(report, sections=(section,)))

    assert [(f.scope, f.time) for f in figures] == [("云溪镇", "2022"), ("云溪镇", "2023")]


def test_the_caption_may_name_the_place() -> None:
    rows = [["年龄段", "人数（名）"], ["35岁以下", "31"], ["合计", "31"]]
    figures = extract_figures(report_of(rows, caption="表2 云溪镇党员年龄结构"))

    assert [(f.scope, f.indicator) for f in figures] == [("云溪镇", "35岁以下人数"), ("云溪镇", "党员总数")]
