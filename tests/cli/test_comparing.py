"""`diaoyan compare`, wide and long, and `diaoyan indicators`: every cell with its source, in every form."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from cli.main import app
from index.intake import ingest
from report import BadInputError

TEXTS = {
    "青禾21.txt": "青禾县人口报告\n一、基本情况\n2021年，全县常住人口12.1万人，粮食产量4.13万吨。\n",
    "青禾22.txt": "青禾县人口发展调研报告\n一、基本情况\n2022年，全县常住人口（不含外来务工人员）12.3万人。\n",
    "青禾22乙.txt": "青禾县劳动力调研报告\n一、基本情况\n=SUM(A1)表明，2022年，全县常住人口13.1万人，粮食总产量4.21万吨。\n",
}
CALIBER = "不含外来务工人员"
MIXED = "统计范围口径不一：“不含外来务工人员” 1 条，未注明 2 条，比较前请核对。"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("comparing")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    ingest(folder / "library", [folder / name for name in TEXTS])
    return folder / "library"


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "library"))


def run(library: Path, *words: str) -> str:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(
        app, [*words, "--library", str(library)], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_table_marks_a_cell_with_its_terms_and_says_what_is_mixed(library: Path) -> None:
    said = run(library, "compare", "常住人口")

    assert "13.1 ≠ 12.3①" in said or "12.3① ≠ 13.1" in said
    assert f"口径：①{CALIBER}" in said
    assert MIXED in said


def test_the_long_form_is_a_series_with_one_number_and_its_source_on_a_line(library: Path) -> None:
    said = run(library, "compare", "常住人口", "--long")

    lines = [line for line in said.splitlines() if "青禾县" in line and "万人" in line]
    assert [line.split("│")[2].strip() for line in lines] == ["2021", "2022", "2022"]
    assert all("《青禾县" in line for line in lines)
    assert sum(CALIBER in line for line in lines) == 1


def test_json_has_every_figure_once_in_either_form(library: Path) -> None:
    wide = json.loads(run(library, "compare", "常住人口", "--json"))
    long = json.loads(run(library, "compare", "常住人口", "--json", "--long"))

    figures = [figure for cell in wide["cells"] for figure in cell["figures"]]
    assert [row["raw"] for row in long["rows"]] == [figure["raw"] for figure in figures]
    assert {row["cell"]["time"] for row in long["rows"]} == {"2021", "2022"}
    assert wide["mixed"] == long["mixed"] == [MIXED]
    assert [figure["caliber"] for figure in figures].count(CALIBER) == 1
    assert all(figure["quote"] and figure["report"]["title"] and figure["paths"] for figure in figures)
    assert "cells" not in long
    assert "rows" not in wide


def test_csv_is_long_unless_wide_is_asked_for_and_both_name_the_sources(
    library: Path, tmp_path: Path
) -> None:
    long, wide = tmp_path / "long.csv", tmp_path / "wide.csv"
    run(library, "compare", "常住人口", "--export", str(long))
    run(library, "compare", "常住人口", "--wide", "--export", str(wide))

    lines = rows(long.read_text("utf-8"))
    quotes = [line[lines[0].index("原句")] for line in lines[1:4]]
    assert any(quote.startswith("'=SUM(A1)") for quote in quotes)
    assert [line[lines[0].index("口径")] for line in lines[1:4]].count(CALIBER) == 1
    head, place, note = rows(wide.read_text("utf-8"))
    assert head == ["地区", "2021（人）", "2021出处", "2022（人）", "2022出处"]
    assert place[2] == "12.1万人《青禾县人口报告》"
    assert f"12.3万人（{CALIBER}）《青禾县人口发展调研报告》" in place[4]
    assert note == [f"注：{MIXED}"] == lines[4]


def test_a_workbook_notes_the_terms_on_the_cell_and_the_mixture_below(library: Path, tmp_path: Path) -> None:
    wide, long = tmp_path / "wide.xlsx", tmp_path / "long.xlsx"
    run(library, "compare", "常住人口", "--export", str(wide))
    run(library, "compare", "常住人口", "--long", "--export", str(long))

    table = openpyxl.load_workbook(wide)["对比"]
    assert [item.value for item in table[3]][:2] == ["青禾县", 121000]
    assert table["C3"].comment.text == f"口径：{CALIBER}"
    assert f"注：{MIXED}" in [row[0].value for row in table.iter_rows()]
    book = openpyxl.load_workbook(long)
    assert book.sheetnames[0] == "对比"
    assert "来源" not in book.sheetnames
    assert [book["对比"].cell(row, 8).value for row in (2, 3, 4)].count("12.1万人") == 1
    assert not [item for sheet in book for row in sheet.iter_rows() for item in row if item.data_type == "f"]


def test_names_are_proposed_merged_listed_and_taken_back(library: Path) -> None:
    pair = json.loads(run(library, "indicators", "suggest", "--json"))[0]
    assert pair["names"] == ["粮食产量", "粮食总产量"]
    assert [example["raw"] for example in pair["examples"]] == ["4.13万吨", "4.21万吨"]
    assert "1 处相邻年份的数接得上" in run(library, "indicators", "suggest")

    assert "作为同一指标" in run(library, "indicators", "merge", "粮食产量", "粮食总产量")
    listed = {one["indicator"]: one for one in json.loads(run(library, "indicators", "--json"))}
    assert (listed["粮食产量"]["others"], listed["粮食产量"]["figures"]) == (["粮食总产量"], 2)
    assert json.loads(run(library, "compare", "粮食总产量", "--json"))["times"] == ["2021", "2022"]
    assert "原文的名称：粮食产量、粮食总产量" in run(library, "compare", "粮食总产量")
    assert "合并　粮食产量　粮食总产量" in run(library, "indicators", "decided")

    assert "已撤销" in run(library, "indicators", "merge", "粮食总产量", "粮食产量", "--undo")
    assert "还没有决定过" in run(library, "indicators", "decided")
    run(library, "indicators", "keep-apart", "粮食产量", "粮食总产量")
    assert json.loads(run(library, "indicators", "suggest", "--json")) == []
    assert json.loads(run(library, "indicators", "decided", "--json"))[0]["together"] is False


@pytest.mark.parametrize(
    "words", [("merge", "粮食产量"), ("suggest", "粮食产量"), ("suggest", "--undo"), ("keep-apart",)]
)
def test_a_decision_needs_two_names_and_a_list_needs_none(library: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(BadInputError):
        run(library, "indicators", *words)
