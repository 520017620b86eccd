"""One table of sentences for each rule: indicator and amount of every number in order."""

from __future__ import annotations

import pytest
from figure_texts import figures_of, rows_of

from report import Role

Rows = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "柳溪、石桥、东湾村养殖户分别为12户、9户和7户。",
            [("养殖户数", "12户"), ("养殖户数", "9户"), ("养殖户数", "7户")],
        ),
        (
            "全镇接待游客3.2万人次，实现旅游收入860万元，同比分别增长8%和11%。",
            [
                ("接待游客人次", "3.2万人次"),
                ("旅游收入", "860万元"),
                ("接待游客人次增速", "8%"),
                ("旅游收入增速", "11%"),
            ],
        ),
    ],
)
def test_r1_respectively_gives_each_number_its_own_item(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


def test_r1_takes_places_of_a_list_for_scopes() -> None:
    scopes = [figure.scope for figure in figures_of("柳溪、石桥、东湾村养殖户分别为12户、9户和7户。")]

    assert scopes == ["柳溪村", "石桥村", "东湾村"]


def test_r2_from_to_gives_two_levels_with_their_own_times() -> None:
    text = "自来水普及率由2021年的71.5%提高到2023年的93%，提高21.5个百分点。"

    found = [(f.indicator, f.value, f.time, f.kind.value, f.direction) for f in figures_of(text)]

    assert [row[0] for row in found] == ["自来水普及率", "自来水普及率", "自来水普及率提高幅度"]
    assert [row[2] for row in found] == ["2021", "2023", "2023"]
    assert [row[3:] for row in found] == [("level", None), ("level", None), ("change_abs", "up")]


@pytest.mark.parametrize(
    ("text", "indicator", "kind", "direction"),
    [
        ("粮食总产量比上年增长4.2%。", "粮食总产量增速", "change_rel", "up"),
        ("贫困人口减少800人。", "贫困人口减少数", "change_abs", "down"),
        ("单位能耗下降3.1%。", "单位能耗降幅", "change_rel", "down"),
        ("居民消费价格上涨2%。", "居民消费价格涨幅", "change_rel", "up"),
        ("一般公共预算收入同比增加56万元。", "一般公共预算收入增加额", "change_abs", "up"),
        ("农民收入年均增长7%。", "农民收入年均增速", "change_rel", "up"),
        ("发明专利拥有量增加两倍。", "发明专利拥有量增速", "change_rel", "up"),
    ],
)
def test_r3_changes_have_a_name_a_kind_and_a_direction(
    text: str, indicator: str, kind: str, direction: str
) -> None:
    (figure,) = figures_of(text)

    assert (figure.indicator, figure.kind, figure.direction) == (indicator, kind, direction)


def test_r3_a_second_change_in_a_row_is_one_of_the_same_level() -> None:
    text = "全镇实现工业产值2386万元，比上年增加212万元，增长9.8%。"

    assert rows_of(text) == [
        ("工业产值", "2386万元"),
        ("工业产值增加额", "212万元"),
        ("工业产值增速", "9.8%"),
    ]
    assert [figure.base for figure in figures_of(text)] == [None, "上年", "上年"]


def test_r3_new_jobs_are_no_growth() -> None:
    assert rows_of("城镇新增就业1200人。") == [("城镇新增就业", "1200人")]


@pytest.mark.parametrize(
    ("text", "indicator", "base"),
    [
        ("共有党员200名，其中流动党员31名，占党员总数的15.5%。", "流动党员占比", "党员总数"),
        ("退休和流动党员占一半以上。", "退休和流动党员占比", None),
        ("智能算力占比达到40%。", "智能算力占比", None),
        ("反映用地难的企业占58.4%。", "反映用地难企业占比", None),
    ],
)
def test_r4_shares_are_named_after_the_part_and_know_their_base(
    text: str, indicator: str, base: str | None
) -> None:
    figure = figures_of(text)[-1]

    assert (figure.indicator, figure.kind, figure.base) == (indicator, "share", base)


@pytest.mark.parametrize(
    ("text", "indicator", "kind"),
    [
        ("专任教师与学生之比为1:12。", "专任教师与学生之比", "ratio"),
        ("技术交易额翻了一番。", "技术交易额", "multiple"),
        ("茶叶产量是2020年的3倍。", "茶叶产量", "multiple"),
    ],
)
def test_r5_ratios_and_multiples(text: str, indicator: str, kind: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.indicator, figure.kind) == (indicator, kind)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇现有行政村12个，农户6850户。", [("行政村数", "12个"), ("农户数", "6850户")]),
        ("共有党员77名，下设支部两个。", [("党员总数", "77名"), ("党支部数", "2个")]),
        ("建成污水处理设施的村只有5个。", [("建成污水处理设施村数", "5个")]),
        ("有物业管理的小区37个。", [("有物业管理小区数", "37个")]),
        ("共受理群众信访184件次。", [("受理群众信访件次", "184件次")]),
        ("在城区设立服务站3个。", [("服务站数", "3个")]),
        ("巡查人员83名，平均年龄61岁。", [("巡查人员数", "83名"), ("巡查人员平均年龄", "61岁")]),
        ("办公经费每年2万元。", [("办公经费", "2万元/年")]),
    ],
)
def test_r6_the_name_stands_before_the_number(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有5个居委会。", [("居委会数", "5个")]),
        ("现有21名教职工和146名学生。", [("教职工数", "21名"), ("学生数", "146名")]),
        ("吸纳47名流动党员参加活动。", [("吸纳流动党员数", "47名")]),
        ("辖柳溪、石桥、东湾3个社区。", [("社区数", "3个")]),
        ("仅有90平方米的办公场所。", [("办公场所面积", "90平方米")]),
        ("全镇有8400人受益。", [("受益人数", "8400人")]),
    ],
)
def test_r7_the_name_stands_after_the_number(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有常住人口4500户共9902人。", [("常住户数", "4500户"), ("常住人口", "9902人")]),
        ("低保户221户，356人。", [("低保户数", "221户"), ("低保人数", "356人")]),
        ("志愿者队伍1支35人。", [("志愿者队伍数", "1支"), ("志愿者数", "35人")]),
    ],
)
def test_r8_two_measures_of_one_thing(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每季度召开一次联席会议。", [("联席会议召开频次", "1次/季度")]),
        ("支部委员会每月召开一次。", [("支部委员会召开频次", "1次/月")]),
        ("医护人员每月上门巡诊两次。", [("上门巡诊频次", "2次/月")]),
        ("半年一次工作总结。", [("工作总结频次", "1次/半年")]),
    ],
)
def test_r9_how_often_something_is_done(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全镇共有党员100名，其中小学文化57名，大专及以上43名。",
            [("党员总数", "100名"), ("小学文化党员数", "57名"), ("大专及以上党员数", "43名")],
        ),
        ("流动党员中，在省外务工的23名。", [("省外务工流动党员数", "23名")]),
        (
            "全镇132名流动党员中，仍有19名长期没有参加过组织生活。",
            [("流动党员数", "132名"), ("长期没有参加过组织生活流动党员数", "19名")],
        ),
    ],
)
def test_r10_the_head_stands_in_the_nearest_total(text: str, expected: Rows) -> None:
    assert rows_of(text) == expected


def test_a_part_takes_over_the_verb_of_its_total() -> None:
    assert rows_of("共走访企业46家，其中服务业17家。") == [
        ("走访企业数", "46家"),
        ("走访服务业企业数", "17家"),
    ]


def test_a_bound_names_what_the_next_number_counts() -> None:
    figures = figures_of("年收入10万元以下的薄弱村仍有21个。")

    assert [figure.kind for figure in figures] == ["threshold", "level"]
    assert figures[1].indicator == "年收入10万元以下薄弱村数"


def test_a_number_without_a_name_is_kept_with_an_unknown_indicator() -> None:
    (figure,) = figures_of("约30分钟后，开始下雨。")

    assert figure.indicator is None


def test_r3_the_level_that_a_change_starts_from_is_a_level_of_its_own_time() -> None:
    text = "2025年，全县村集体经济收入3459.6万元，比上年的3113.1万元增长11.1%，是2020年1900万元的1.8倍。"

    found = [(f.indicator, f.time, f.kind.value) for f in figures_of(text, date="2026-01")]

    assert found == [
        ("村集体经济收入", "2025", "level"),
        ("村集体经济收入", "2024", "level"),
        ("村集体经济收入增速", "2025", "change_rel"),
        ("村集体经济收入", "2020", "level"),
        ("村集体经济收入", "2025", "multiple"),
    ]


def test_a_year_that_a_multiple_refers_to_does_not_reach_the_next_sentence() -> None:
    text = "2025年，粮食产量12万吨，是2020年8万吨的1.5倍。石桥镇粮食产量3万吨。"

    times = [f.time for f in figures_of(text, date="2026-01")]

    assert times == ["2025", "2020", "2025", "2025"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("全镇村集体收入超过50万元的村达到5个。", ["threshold", "level"]),
        ("50万元至100万元的村3个。", ["threshold", "level"]),
        ("对党员不足15名、班子配备困难的村，探索联建。", ["threshold"]),
        ("租用一间不足24平方米的房屋办公。", ["level"]),
    ],
)
def test_a_bound_before_what_is_counted_is_a_threshold(text: str, kinds: list[str]) -> None:
    assert [f.kind.value for f in figures_of(text)] == kinds


def test_the_whole_place_is_no_part_of_an_indicator() -> None:
    assert [f.indicator for f in figures_of("全镇村集体经济收入986.4万元。")] == ["村集体经济收入"]
    assert rows_of("86个行政村村均40.2万元。")[0] == ("行政村数", "86个")


def test_places_before_the_name_of_the_next_number_are_counted_alone() -> None:
    assert rows_of("5个乡镇党员总数为8167名。") == [("乡镇数", "5个"), ("党员总数", "8167名")]
    assert rows_of("13个村的总收入不及上年。") == [("行政村数", "13个")]


def test_r3_a_change_in_people_after_a_share_is_of_the_people() -> None:
    found = rows_of("流动党员168名，占党员总数的14.2%，较2023年增加7名。")
    assert found[-1] == ("流动党员增加数", "7名")


def test_r4_the_base_of_a_list_of_shares_is_that_of_the_first() -> None:
    text = "党员总数1872名。35岁以下党员298名，占党员总数的15.9%；60岁以上党员691名，占36.9%。"
    assert [f.base for f in figures_of(text) if f.kind.value == "share"] == ["党员总数"] * 2


def test_r4_a_part_is_no_whole_of_the_next_part() -> None:
    text = "党员总数1334名，流动党员161名，占12.1%。60岁以上党员512名，占38.4%。"
    assert [f.base for f in figures_of(text) if f.kind.value == "share"] == ["党员总数"] * 2


def test_shares_from_and_to_are_of_the_times_of_their_levels() -> None:
    text = "流动党员由2020年的1015名增加到2024年的1181名，占比由13.1%上升到14.5%。"
    assert [f.time for f in figures_of(text)] == ["2020", "2024", "2020", "2024"]


def test_r10_a_narrower_age_takes_the_place_of_that_of_the_total() -> None:
    found = rows_of("60周岁以上老年人3496人。其中，60至69岁1852人，80周岁以上507人。")
    assert found[1:] == [("60至69岁老年人数", "1852人"), ("80周岁以上老年人数", "507人")]


@pytest.mark.parametrize(
    ("text", "indicator", "base"),
    [
        ("62.5%的受访老人表示愿意居家养老。", "愿意居家养老受访老人占比", "受访老人"),
        ("四分之一的村没有活动场所。", "没有活动场所村占比", "村"),
        ("优势树种为油松，占总数的31%。", "油松占比", "总数"),
        ("教育支出在财政支出中所占的比重为19.8%。", "教育支出占比", "财政支出"),
    ],
)
def test_r4_a_share_is_named_by_whom_it_is_of(text: str, indicator: str, base: str) -> None:
    (figure,) = figures_of(text)

    assert (figure.indicator, figure.base, figure.kind) == (indicator, base, "share")


def test_r4_goes_on_with_the_whole_of_the_share_before() -> None:
    figures = figures_of("七成受访老人愿意居家养老，三成愿意到养老机构。")

    assert [figure.base for figure in figures] == ["受访老人", "受访老人"]


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        ("新增就业1260人，完成年度目标的105%。", "新增就业年度目标完成率"),
        ("公共预算收入2.3亿元，为预算的104.2%。", "公共预算收入预算完成率"),
    ],
)
def test_r5_so_much_of_a_plan_is_its_completion(text: str, indicator: str) -> None:
    assert figures_of(text)[-1].indicator == indicator


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("市场监管部门对28起未依法申报案件作出处罚。", ("未依法申报案件数", "28起")),
        ("县里抽调了60位民警。", ("抽调民警数", "60位")),
        ("推动建成300个具有引领作用的实训基地。", ("具有引领作用实训基地数", "300个")),
        ("全镇仍有11个自然村未通硬化路。", ("未通硬化路自然村数", "11个")),
        ("地震共造成365人死亡。", ("死亡人数", "365人")),
        ("水厂配备了56名管理和施工人员。", ("管理和施工人员数", "56名")),
        ("给予30万元一次性奖励。", ("一次性奖励", "30万元")),
    ],
)
def test_r7_a_verb_leaves_the_name_to_the_noun_after_the_number(text: str, row: tuple[str, str]) -> None:
    assert rows_of(text) == [row]


def test_r1_hands_out_the_years_of_a_list() -> None:
    figures = figures_of("2022年和2023年，全镇分别完成造林1500亩和1800亩。")

    assert [figure.time for figure in figures] == ["2022", "2023"]


def test_r1_hands_out_every_year_of_a_period() -> None:
    figures = figures_of("2021-2023年，新发展党员分别为12名、15名、11名。")

    assert [figure.time for figure in figures] == ["2021", "2022", "2023"]


@pytest.mark.parametrize("count", ["三", "3"])
def test_r1_takes_the_names_of_counted_places(count: str) -> None:
    figures = figures_of(f"云溪、石桥、柳湾{count}个村分别有低保户32户、27户和19户。")

    assert [figure.scope for figure in figures][-3:] == ["云溪村", "石桥村", "柳湾村"]


def test_r2_the_clause_before_names_a_change_that_opens_its_own() -> None:
    figures = figures_of("固定资产占投资的比重，由上年的74.3%提高到83.7%。")

    assert [figure.indicator for figure in figures] == ["固定资产占比", "固定资产占比"]


def test_r3_less_than_another_place_is_a_difference() -> None:
    figures = figures_of("石桥村人均收入1.86万元，比全镇平均水平低3200元。")

    assert (figures[1].kind, figures[1].direction, figures[1].base) == ("change_abs", "down", "全镇平均水平")


def test_r6_every_year_makes_the_unit_one_for_each_year_wherever_it_stands() -> None:
    (figure,) = figures_of("社区每年都有2万元办公经费。")

    assert figure.unit == "万元/年"


def test_r1_hands_the_two_numbers_of_city_and_country_out() -> None:
    assert [row[0] for row in rows_of("城乡居民人均可支配收入分别增长6%和7%。")] == [
        "城镇居民人均可支配收入增速",
        "农村居民人均可支配收入增速",
    ]


def test_r1_the_last_number_of_a_list_gives_its_unit_to_all() -> None:
    assert rows_of("满意率、办结率分别提高0.6个和1.8个百分点。") == [
        ("满意率提高幅度", "0.6个百分点"),
        ("办结率提高幅度", "1.8个百分点"),
    ]
    assert rows_of("石桥、柳湾两个村低保户分别为32和19户。") == [("低保户数", "32户"), ("低保户数", "19户")]


def test_r5_a_structure_of_three_is_no_ratio() -> None:
    assert rows_of("三次产业结构调整为16.1:38.4:45.5。") == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("今年要新建高标准农田3万亩，改造公路120公里。", ["target", "target"]),
        ("现有毕业生820人，今年要帮助700人就业。", ["level", "target"]),
        ("将肺癌等12类大病纳入救助范围。", ["level"]),
    ],
)
def test_what_follows_a_word_of_obligation_in_a_plan_is_aimed_at(text: str, kinds: list[str]) -> None:
    figures = figures_of(text, role=Role.PLANS, date="2024-02")

    assert [figure.kind for figure in figures] == kinds


def test_a_report_of_several_years_speaks_at_their_end() -> None:
    (figure,) = figures_of("观测样地共24个。", date="2011/2022")

    assert (figure.time, figure.kind) == ("2022", "level")
