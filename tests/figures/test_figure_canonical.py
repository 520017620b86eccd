"""When two indicators are one, and by what those that are near differ."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import ingest.figures
from ingest.figures.canonical import canonical, difference
from ingest.figures.units import UNITS
from report import Kind

FOLDER = Path(ingest.figures.__file__).parent


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("妇女党员数", "名"), ("女党员数", "人")),
        (("党员总数", "名"), ("党员数", "位")),
        (("党员", "人"), ("党员人数", "名")),
        (("养老机构数", "家"), ("养老机构数", "个")),
        (("小学文化党员数", "名"), ("小学学历党员数", "名")),
    ],
)
def test_two_names_of_one_thing_are_equal(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert canonical(*a, Kind.LEVEL).key == canonical(*b, Kind.LEVEL).key


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("高中文化党员数", "名"), ("高中、中专文化党员数", "名")),
        (("月工资", "元/月"), ("月工资", "元/年")),
        (("就业率", "%"), ("就业率", "个百分点")),
        (("农村居民人均纯收入", "元"), ("农村居民人均可支配收入", "元")),
        (("三级医院床位数", "张"), ("二三级医院床位数", "张")),
        (("常住人口", "户"), ("常住人口", "人")),
        (("走访企业数", "家"), ("企业数", "家")),
    ],
)
def test_what_is_not_the_same_never_compares(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert canonical(*a, Kind.LEVEL) != canonical(*b, Kind.LEVEL)


def test_a_share_and_a_count_never_compare() -> None:
    assert canonical("流动党员占比", "%", Kind.SHARE) != canonical("流动党员数", "名", Kind.LEVEL)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("女党员数", "党员数", "性别不同：女与不限"),
        ("高中文化党员数", "初中文化党员数", "文化程度不同：高中与初中"),
        ("流动党员数", "党员数", "流动不同：流动与不限"),
    ],
)
def test_near_indicators_name_the_facet_that_differs(a: str, b: str, words: str) -> None:
    assert difference(canonical(a, "名", Kind.LEVEL), canonical(b, "名", Kind.LEVEL)) == words


@pytest.mark.parametrize(
    ("a", "b"), [("党员数", "党员总数"), ("党员数", "教师数"), ("女流动党员数", "党员数")]
)
def test_equal_and_unlike_indicators_are_not_near(a: str, b: str) -> None:
    assert difference(canonical(a, "名", Kind.LEVEL), canonical(b, "名", Kind.LEVEL)) is None


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
