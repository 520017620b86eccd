"""When two indicators are one, and by what those that are near differ."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ingest.figures
from ingest.figures.canonical import Canonical, canonical, difference
from ingest.figures.units import UNITS
from report import Kind

FOLDER = Path(ingest.figures.__file__).parent


EQUAL = """
妇女党员数 名 = 女党员数 人
女性党员数 名 = 女党员数 位
党员总数 名 = 党员数 位
党员 人 = 党员人数 名
养老机构数 家 = 养老机构数 个
合作社数 家 = 合作社总数 个
小学文化党员数 名 = 小学学历党员数 名
60周岁及以上老年人数 人 = 60岁以上老年人口 人
80岁（含）以上老人数 名 = 80周岁以上老年人数 人
空巢老人数 人 = 空巢老年人数 名
规上工业企业数 家 = 规模以上工业企业数 个
在校生数 人 = 在校学生数 名
外出务工人数 人 = 外出务工人员总数 人
农民人均可支配收入 元 = 农村居民人均可支配收入 元
城镇居民人均可支配收入 元 = 城镇常住居民人均可支配收入 元
村级集体经济收入 万元 = 村集体收入 元
公共财政预算收入 亿元 = 一般公共预算收入 万元
GDP 亿元 = 国内生产总值 亿元
民营企业数 家 = 私营企业数 家
非物质文化遗产项目数 项 = 非遗项目数 个
党支部个数 个 = 基层党支部数 个
行政村数 个 = 建制村数 个
户籍人口 人 = 户籍总人口 万人
耕地面积 亩 = 耕地面积 公顷
村干部人均年龄 岁 = 村干部平均年龄 周岁
社零总额 亿元 = 社会消费品零售总额 亿元
"""
UNEQUAL = """
高中文化党员数 名 ≠ 高中、中专文化党员数 名
大专以上学历党员数 名 ≠ 大专学历党员数 名
月工资 元/月 ≠ 月工资 元/年
就业率 % ≠ 就业率 个百分点
农村居民人均纯收入 元 ≠ 农村居民人均可支配收入 元
农村居民人均可支配收入 元 ≠ 城镇居民人均可支配收入 元
居民人均可支配收入 元 ≠ 农村居民人均可支配收入 元
三级医院床位数 张 ≠ 二三级医院床位数 张
一级保护水鸟种数 种 ≠ 二级保护水鸟种数 种
常住人口 户 ≠ 常住人口 人
常住人口 人 ≠ 户籍人口 人
走访企业数 家 ≠ 企业数 家
新增就业人数 人 ≠ 就业人数 人
累计确诊病例数 例 ≠ 新增确诊病例数 例
60岁以上老年人数 人 ≠ 65岁以上老年人数 人
60岁以上老年人数 人 ≠ 80岁以上老年人数 人
失能老人数 人 ≠ 半失能老人数 人
失能老人数 人 ≠ 失能、半失能老人数 人
专任教师数 人 ≠ 教师数 人
小学教师数 人 ≠ 初中教师数 人
村集体经济总收入 万元 ≠ 村集体经营性收入 万元
一般公共预算收入 万元 ≠ 一般公共预算支出 万元
地区生产总值 亿元 ≠ 国内生产总值 亿元
养老机构床位数 张 ≠ 护理型养老床位数 张
自然村数 个 ≠ 行政村数 个
党支部数 个 ≠ 党总支数 个
耕地面积 亩 ≠ 流转土地面积 亩
污水处理率 % ≠ 污水处理能力 立方米
矛盾纠纷数 起 ≠ 矛盾纠纷 人次
"""
NEAR = """
女党员数 | 党员数 | 性别不同：女与不限
高中文化党员数 | 初中文化党员数 | 文化程度不同：高中与初中
流动党员数 | 党员数 | 流动不同：流动与不限
60岁以上老人数 | 80岁以上老人数 | 年龄不同：60岁以上与80岁以上
少数民族干部数 | 干部数 | 民族不同：少数民族与不限
离退休党员数 | 在职党员数 | 在职不同：离退休与在职
"""


def _pairs(table: str, between: str) -> list[tuple[str, str]]:
    lines = [line.split(between) for line in table.strip().splitlines()]
    return [(left.strip(), right.strip()) for left, right in lines]


def _canonical(written: str) -> Canonical:
    name, unit = written.rsplit(" ", 1)
    return canonical(name, unit, Kind.LEVEL)


@pytest.mark.parametrize(("a", "b"), _pairs(EQUAL, " = "))
def test_two_names_of_one_thing_are_equal(a: str, b: str) -> None:
    assert _canonical(a).key == _canonical(b).key


@pytest.mark.parametrize(("a", "b"), _pairs(UNEQUAL, " ≠ "))
def test_what_is_not_the_same_never_compares(a: str, b: str) -> None:
    assert _canonical(a) != _canonical(b)


def test_a_share_and_a_count_never_compare() -> None:
    assert canonical("流动党员占比", "%", Kind.SHARE) != canonical("流动党员数", "名", Kind.LEVEL)


@pytest.mark.parametrize("line", NEAR.strip().splitlines())
def test_near_indicators_name_the_facet_that_differs(line: str) -> None:
    a, b, words = line.split(" | ")

    assert _difference(a, b) == words


@pytest.mark.parametrize(
    ("a", "b"), [("党员数", "党员总数"), ("党员数", "教师数"), ("女流动党员数", "党员数")]
)
def test_equal_and_unlike_indicators_are_not_near(a: str, b: str) -> None:
    assert not _difference(a, b)


def _difference(a: str, b: str) -> str:
    return difference(canonical(a, "名", Kind.LEVEL), canonical(b, "名", Kind.LEVEL)) or ""


def test_no_word_list_holds_a_word_twice() -> None:
    for path in FOLDER.glob("*.toml"):
        for words in _lists(tomllib.loads(path.read_text("utf-8"))):
            assert len(words) == len(set(words)), (path.name, words)


def _lists(value: object) -> list[list[str]]:
    if isinstance(value, dict):
        return [words for inner in value.values() for words in _lists(inner)]
    if isinstance(value, list):
        return [words for inner in value for words in _lists(inner)]
    return [value.split()] if isinstance(value, str) else []


def test_no_unit_stands_in_two_groups() -> None:
    groups = tomllib.loads((FOLDER / "units.toml").read_text("utf-8"))["group"]
    names = [name for group in groups for name in group["names"].split()]

    assert len(names) == len(set(names)) == len(UNITS)
