"""`duplicates` lists what repeats in a library, and what one report shares with others."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from index.intake import ingest

TAKEN = "走访的十户人家里，有七户说看病要翻两道梁，村里的卫生室每周只开两个半天，药品也不全，老人买降压药要托人从镇上带，遇到雨天路断了就只能等着，盼着能有个流动诊疗车。"
FIRST = f"云溪镇医疗服务调研报告\n一、存在问题\n{TAKEN}\n二、对策建议\n建议开行流动诊疗车。\n"
SECOND = f"石桥镇交通建设调研报告\n一、基本情况\n全镇通村公路硬化率不高。\n{TAKEN}\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in (("甲.txt", FIRST), ("甲副本.txt", FIRST.replace("，", "， ")), ("乙.txt", SECOND)):
        (tmp_path / name).write_text(text, "utf-8")
    ingest(tmp_path / "library", [tmp_path / name for name in ("甲.txt", "甲副本.txt", "乙.txt")])
    return tmp_path / "library"


def run(library: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["duplicates", "--library", str(library), *arguments])
    assert result.exit_code == 0
    return result.stdout


def test_files_with_one_text_are_named_together(library: Path) -> None:
    (group,) = json.loads(run(library, "--json"))["same"]

    assert {Path(copy["path"]).name for copy in group} == {"甲.txt", "甲副本.txt"}
    assert "同一篇 1（2 个文件）" in run(library)


def test_a_passage_of_one_report_is_listed_with_both_places(library: Path) -> None:
    found = json.loads(run(library, str(library.parent / "乙.txt"), "--json"))

    (passage,) = found["passages"]
    assert passage["quote"] == TAKEN[:-1]
    assert passage["report"]["title"] == "云溪镇医疗服务调研报告"
    assert SECOND[passage["start"] : passage["end"]] == TAKEN[:-1]


def test_a_library_without_duplicates_says_so(tmp_path: Path) -> None:
    (tmp_path / "乙.txt").write_text(SECOND, "utf-8")
    ingest(tmp_path / "library", [tmp_path / "乙.txt"])

    assert "没有发现重复的报告" in run(tmp_path / "library")
