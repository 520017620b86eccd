"""`diaoyan search --facets`: a quiet line or two of counts, and JSON that has them only where asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app

CARE = "石桥镇养老服务调研报告\n（2023年6月）\n一、存在问题\n护理人员不足，老年食堂开不下去。\n"
PARTY = "柳溪镇党建工作调研报告\n（2022年8月）\n一、基本情况\n全镇有老年食堂9个，党员321名。\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("facets")
    for name, text in (("养老.txt", CARE), ("党建.txt", PARTY)):
        (folder / name).write_text(text, "utf-8")
    files = [str(path) for path in sorted(folder.glob("*.txt"))]
    assert CliRunner().invoke(app, ["ingest", "--library", str(folder / "library"), *files]).exit_code == 0
    return folder / "library"


def run(library: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["search", "--library", str(library), *arguments])
    assert result.exit_code == 0, result.exception
    return result.output


def test_the_main_facets_stand_under_the_number_of_reports(library: Path) -> None:
    first, kinds, places, *_ = run(library, "--facets", "老年食堂").splitlines()

    assert "2 篇" in first
    assert kinds == "文种：调研报告 2　年份：2022 1、2023 1"
    assert places.startswith("地区：柳溪镇 1、石桥镇 1　部分：")
    assert "文种：" not in run(library, "老年食堂")


def test_an_excluded_filter_is_understood_in_a_question(library: Path) -> None:
    assert "1 篇" in run(library, "老年食堂 -地区:石桥镇")


def test_json_has_facets_only_where_they_are_asked_for(library: Path) -> None:
    plain, counted = (
        json.loads(run(library, "--json", *option, "老年食堂 年份:2023")) for option in ((), ("--facets",))
    )

    assert counted.pop("facets")["years"] == [{"value": "2022", "count": 1}, {"value": "2023", "count": 1}]
    assert counted == plain


def test_json_has_facets_too_where_nothing_was_found(library: Path) -> None:
    assert json.loads(run(library, "--json", "--facets", "航天"))["facets"] == {}
