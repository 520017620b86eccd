"""Of whom and when a figure is said, which group it belongs to, and what is a target."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figure_texts import figures_of, report_of

from ingest.figures import extract_figures
from ingest.figures.dates import read_date
from report import Role


def scopes_of(text: str, **options: object) -> list[str | None]:
    return [figure.scope for figure in figures_of(text, **options)]


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("全镇有党员90名。其中新街社区党员21名，妇女党员4名。", ["青禾镇", "新街社区", "新街社区"]),
        ("新街社区有党员21名。新街社区老人多。全镇有党员90名。", ["新街社区", "青禾镇"]),
        ("青禾镇党委共有党员90名，其中青禾机关党支部有21名。", ["青禾镇党委", "青禾机关党支部"]),
        ("薄弱村有12个，行政村有30个。", ["青禾镇", "青禾镇"]),
        ("石桥镇中心幼儿园位于镇区。现有教职工21名。", ["石桥镇中心幼儿园"]),
    ],
)
def test_the_scope_holds_until_the_next_one(text: str, scopes: list[str]) -> None:
    assert scopes_of(text) == scopes


def test_a_scope_ends_with_its_paragraph() -> None:
    report = report_of("新街社区有党员21名，新街社区老人多。", "有商户30户。")

    assert [figure.scope for figure in extract_figures(report)] == ["新街社区", "青禾镇"]


def test_the_scope_is_cut_out_of_the_name() -> None:
    assert [figure.indicator for figure in figures_of("石桥镇辖区面积2.1平方公里。")] == ["辖区面积"]


def test_without_any_place_the_scope_is_unknown() -> None:
    assert scopes_of("共有党员90名。", place=None) == [None]


@pytest.mark.parametrize(
    ("text", "today", "iso"),
    [
        ("2024年7月", None, "2024-07"),
        ("2023年底", None, "2023-12"),
        ("去年", "2024-03-15", "2023"),
        ("今年", None, None),
        ("1至10月", "2024-11", "2024-01/2024-10"),
        ("今年9月至10月", "2024-11", "2024"),
        ("今年前三季度", "2023-11", "2023-01/2023-09"),
        ("2022年以来", "2024-05", "2022/2024-05"),
        ("五年来", "2018-03", "2013/2017"),
        ("十三五", None, "2016/2020"),
        ("二零二四年三月", None, "2024-03"),
        ("9月", None, None),
    ],
)
def test_dates_are_iso_or_unknown(text: str, today: str | None, iso: str | None) -> None:
    moment = read_date(text, 0, today)

    assert moment is not None
    assert (moment.iso, moment.end) == (iso, len(text))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2023年，全镇接待游客3万人次。", ["2023"]),
        ("2023年，全镇接待游客3万人次。实现收入800万元。", ["2023", "2023"]),
        ("全镇接待游客3万人次。", ["2024-06"]),
        ("全镇总收入比2020年增长30%。", ["2024-06"]),
        ("截至2023年底，全镇有党员90名。", ["2023-12"]),
    ],
)
def test_the_nearest_date_wins(text: str, times: list[str]) -> None:
    assert [figure.time for figure in figures_of(text)] == times


def test_a_date_of_comparison_is_the_base() -> None:
    assert [figure.base for figure in figures_of("全镇总收入比2020年增长30%。")] == ["2020年"]


def test_the_heading_gives_its_section_the_time() -> None:
    report = report_of("全县新增就业3万人。", heading="一、2021年工作回顾")

    assert [figure.time for figure in extract_figures(report)] == ["2021"]


def test_a_government_report_looks_back_on_the_year_before() -> None:
    report = report_of("全县新增就业3万人。", kind="政府工作报告", date="2022-01", role=Role.PRACTICES)

    assert [figure.time for figure in extract_figures(report)] == ["2021"]


def test_what_lies_in_the_future_is_a_target() -> None:
    figures = figures_of("到2027年，全镇总收入突破8000万元，村均达到43万元。")

    assert [(figure.kind, figure.time) for figure in figures] == [("target", "2027"), ("target", "2027")]


def test_targets_hold_for_the_following_paragraphs_of_their_section() -> None:
    report = report_of("到2027年，创新能力明显增强。", "研发中心达到30家。", role=Role.GOALS)

    assert [(figure.kind, figure.time) for figure in extract_figures(report)] == [("target", "2027")]


def test_a_group_ends_with_its_sentence() -> None:
    figures = figures_of("共有学校18所，其中小学11所、初中7所。另有教师535人。")

    assert [figure.group_of for figure in figures] == [None, "学校数", "学校数", None]


def test_a_number_above_its_total_ends_the_group() -> None:
    figures = figures_of("共走访企业46家，其中制造业21家、服务业25家；发放问卷320家。")

    assert figures[-1].group_of is None


@pytest.mark.parametrize(
    "text",
    [
        "全镇户籍人口43150人。",
        "年末，全镇市场主体12860户。",
        "全镇集体土地3620亩。",
        "此外，占全镇的四成，即40个村。",
        "扩建镇敬老院护理床位20张。",
        "基地穿镇而过，年产竹材30吨。",
    ],
)
def test_words_that_look_like_places_leave_the_scope_at_home(text: str) -> None:
    assert set(scopes_of(text, place="青禾镇")) == {"青禾镇"}


def test_a_control_character_is_no_word() -> None:
    assert scopes_of("全镇\x01党员12名。\x01", place="青禾镇") == ["青禾镇"]


def test_a_bulletin_speaks_of_the_year_in_its_title() -> None:
    report = replace(
        report_of("年末60周岁以上老年人35124人。", kind="年报", date="2025-03-28"),
        title="青禾县2024年统计公报",
    )
    assert [f.time for f in extract_figures(report)] == ["2024"]


def test_the_whole_village_is_the_one_just_spoken_of() -> None:
    figures = figures_of("石桥村流转土地1200亩，全村共有农户312户。该村人均收入1.8万元。")

    assert {figure.scope for figure in figures} == {"石桥村"}


def test_the_whole_county_in_a_report_of_a_town_is_the_county() -> None:
    figures = figures_of("全县养老机构36家，我镇6家。")

    assert [figure.scope for figure in figures] == ["全县", "青禾镇"]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("石桥社区划分为6个网格。", "石桥社区"),
        ("镇卫生院现有医护人员42人。", "镇卫生院"),
        ("社区每年都有2万元办公经费。", "青禾镇社区"),
        ("经省主管部门认定的企业3家。", "青禾镇"),
        ("家庭农场64家。", "青禾镇"),
    ],
)
def test_names_of_places_are_told_from_kinds(text: str, scope: str) -> None:
    assert [figure.scope for figure in figures_of(text)] == [scope]


def test_a_title_of_some_months_gives_them_to_all_that_is_not_dated() -> None:
    report = replace(report_of("全县用电量18.6亿千瓦时。", date=None), title="2024年上半年青禾县工业运行分析")

    assert [figure.time for figure in extract_figures(report)] == ["2024-01/2024-06"]


def test_the_year_spoken_of_is_the_year_of_the_text_before() -> None:
    figures = figures_of("2023年本年收入2600万元，当年支出2400万元。")

    assert [figure.time for figure in figures] == ["2023", "2023"]


def test_what_was_reached_in_a_year_before_the_report_is_no_target() -> None:
    figures = figures_of("2023年全县生产总值突破300亿元。", role=Role.GOALS)

    assert [figure.kind.value for figure in figures] == ["level"]


def test_a_year_after_the_first_one_named_is_no_target_where_the_report_has_no_date() -> None:
    report = report_of("2016年5月启动监测。", "2022年监测到水鸟44种。", date=None)

    assert [figure.kind.value for figure in extract_figures(report)] == ["level"]


@pytest.mark.parametrize("text", ["未来三年，新发展茶园800亩。", "力争培训护理员500人次。"])
def test_what_is_striven_for_is_a_target_among_suggestions_too(text: str) -> None:
    assert [figure.kind.value for figure in figures_of(text, role=Role.SUGGESTIONS)] == ["target"]


def test_what_a_law_lays_down_is_no_target() -> None:
    figures = figures_of("按照规划要求，绿地率不低于30%。", kind="法规", role=Role.TASKS)

    assert [figure.kind.value for figure in figures] == ["level"]
