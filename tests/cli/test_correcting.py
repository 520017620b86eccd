"""`diaoyan correct` and `diaoyan cuts` put right what was understood, say how it stands now, and take it back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from index.intake import ingest
from index.library import Library
from report import DiaoyanError

TEXT = """东湾镇党建工作调研报告
一、基本情况
2024年，全镇党员总数为1630名，流动党员215名。
当前的短板
阵地建设滞后于形势，设备陈旧，活动次数不多。
石桥镇情况
石桥镇的情况与此相近，不再细说，只列出几个数。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "党建.txt"
    path.write_text(TEXT, "utf-8")
    ingest(tmp_path / "library", [path])
    return path


def run(file: Path, *words: str) -> str:
    library = str(file.parent / "library")
    result = CliRunner().invoke(app, [*words, "--library", library], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def correct(file: Path, *changes: str) -> dict[str, object]:
    return json.loads(run(file, "correct", str(file), *changes, "--json"))


def test_metadata_roles_and_headings_are_put_right_in_one_go(file: Path) -> None:
    said = correct(
        file,
        "地区=青禾县东湾镇",
        "小标题:当前的短板=1",
        "部分:当前的短板=存在问题,原因分析",
        "--note",
        "核对过",
    )

    assert said["place"] == "青禾县东湾镇"
    section = next(one for one in said["sections"] if one["heading"] == "当前的短板")
    assert (section["level"], section["roles"]) == (1, ["problems", "causes"])
    assert [(one["field"], one["note"]) for one in said["corrections"]] == [
        ("place", "核对过"),
        ("heading", "核对过"),
        ("roles", "核对过"),
    ]


def test_a_correction_is_listed_with_what_was_read_and_taken_back(file: Path) -> None:
    before = correct(file)
    correct(file, "小标题:一、基本情况=无")
    assert "小标题“一、基本情况”：1 级标题 → 不是标题" in run(file, "correct", str(file))

    assert correct(file, "--undo", "1") == before


def test_a_report_is_cut_and_joined_again(file: Path) -> None:
    said = correct(file, "拆分:石桥镇情况=是")
    assert said["id"].endswith("-2")

    joined = json.loads(run(file, "correct", said["id"], "拆分=否", "--json"))
    assert joined["id"].endswith("-1")
    with Library.open(file.parent / "library") as library:
        assert library.statistics().reports == 1


def test_of_a_file_with_several_reports_one_must_be_named(file: Path) -> None:
    correct(file, "拆分:石桥镇情况=是")
    with pytest.raises(DiaoyanError, match="几篇报告"):
        correct(file)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("地区", "看不懂"),
        ("天气=晴", "看不懂"),
        ("部分:9.9=存在问题", "没有这一节"),
        ("部分:1=天气", "没有这个部分"),
        ("小标题:当前的短板=很大", "不能这样校正"),
        ("拆分:当前的短板=也许", "不能这样校正"),
        ("文种=", "不能这样更正"),
    ],
)
def test_a_change_that_cannot_be_made_is_named_and_changes_nothing(
    file: Path, change: str, said: str
) -> None:
    before = correct(file)
    with pytest.raises(DiaoyanError, match=said):
        correct(file, change)
    assert correct(file) == before


def test_without_open_cuts_it_says_so(file: Path) -> None:
    assert "没有待定的拆分" in run(file, "cuts")


def test_a_figure_is_named_by_what_is_printed_or_by_its_number(file: Path) -> None:
    said = correct(file, "数据:215名=指标:外出流动党员;地区:石桥镇", "数据:第1条=剔除")
    assert [(one["field"], one["value"]) for one in said["corrections"]] == [
        ("figure", None),
        ("figure", '{"indicator": "外出流动党员", "scope": "石桥镇"}'),
    ]
    rows = run(file, "figures", "外出流动党员", "--json").splitlines()
    assert [json.loads(row)["scope"] for row in rows] == ["石桥镇"]


def test_the_terms_of_a_figure_are_put_right(file: Path) -> None:
    correct(file, "数据:215名=口径:不含长期失联的")

    rows = [json.loads(row) for row in run(file, "figures", "--json").splitlines()]
    assert [row["caliber"] for row in rows if row["raw"] == "215名"] == ["不含长期失联的"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("数据:9名=剔除", "没有这条数据"),
        ("数据:215名=天气:晴", "看不懂"),
        ("数据:215名=数值:很多", "不是数值"),
        ("疑点:1=没有", "没有这一处疑点"),
    ],
)
def test_a_figure_or_conflict_that_is_not_there_is_named(file: Path, change: str, said: str) -> None:
    with pytest.raises(DiaoyanError, match=said):
        correct(file, change)


BODY = (
    "各村按轻重缓急一件一件往前推，出人出工，年底请群众代表逐项看过，多数人认可，也提了不少实在的意见。" * 3
)
TWO = (
    f"云溪镇养老服务调研报告\n{BODY}\n一、基本情况\n{BODY}\n云溪镇人民政府\n2023年9月1日\n"
    f"农村集市改造提升方案\n{BODY}\n一、怎么看\n{BODY}\n二、怎么办\n{BODY}\n"
)


def test_unsure_cuts_are_listed_and_answered(tmp_path: Path) -> None:
    path = tmp_path / "两篇.txt"
    path.write_text(TWO, "utf-8")
    ingest(tmp_path / "library", [path])
    assert "可能另有一篇《农村集市改造提升方案》" in run(path, "cuts")
    assert json.loads(run(path, "cuts", "--json"))[0]["title"] == "农村集市改造提升方案"

    assert "没有待定的拆分" in run(path, "cuts", "--accept", "1")
    with Library.open(tmp_path / "library") as library:
        assert library.statistics().reports == 2
    with pytest.raises(DiaoyanError, match="没有这一处"):
        run(path, "cuts", "--refuse", "1")


def test_a_line_that_is_named_by_too_few_words_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "村里.txt"
    path.write_text("云溪镇调研报告\n一、基本情况\n村里人说道路好走。\n村里人说路灯不亮。\n", "utf-8")
    ingest(tmp_path / "library", [path])
    with pytest.raises(DiaoyanError, match="2 行"):
        correct(path, "小标题:村里人=1")
