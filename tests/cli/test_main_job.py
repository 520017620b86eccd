"""The main job through the command line: a folder becomes a library that is searched and compared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

ROOT = Path(__file__).parents[2]


def diaoyan(*args: str, code: int = 0) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "cli", *args],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "160"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, corpus_documents: Path) -> str:
    folder = str(tmp_path_factory.mktemp("main-job") / "library")
    diaoyan("ingest", str(corpus_documents), "--library", folder)
    return folder


def test_a_second_run_does_no_work(library: str, corpus_documents: Path) -> None:
    summary = json.loads(diaoyan("ingest", str(corpus_documents), "--library", library, "--json"))

    assert summary["counts"]["added"] == 0
    assert summary["counts"]["skipped"] == len(summary["files"]) > 20


def test_search_finds_problem_sections_of_reports(library: str) -> None:
    answer = json.loads(
        diaoyan("search", "流动党员", "管理", "--role", "problems", "--library", library, "--json")
    )

    assert answer["query"] == "流动党员 管理"
    assert all("流动党员" in hit["excerpt"] for hit in answer["hits"][:1])
    assert all(Path(path).exists() for hit in answer["hits"] for path in hit["paths"])


def test_a_word_with_a_minus_is_left_out_and_is_no_option(library: str) -> None:
    whole = diaoyan("search", "养老", "--library", library, "--json", "--limit", "50")
    rest = diaoyan("search", "养老", "-护理员", "-文种:年报", "--library", library, "--json", "--limit", "50")

    assert 0 < len(json.loads(rest)["hits"]) < len(json.loads(whole)["hits"])
    assert json.loads(rest)["query"] == "养老 -护理员 -文种:年报"


def test_a_batch_gives_one_line_per_question_even_for_an_odd_one(library: str, tmp_path: Path) -> None:
    questions = tmp_path / "问题.txt"
    questions.write_text('养老服务\n"村集体经济\n部分:\n', "utf-8")

    lines = diaoyan("search", "--batch", str(questions), "--library", library, "--json").splitlines()

    assert [json.loads(line)["query"] for line in lines] == ["养老服务", '"村集体经济', "部分:"]


def test_a_batch_is_saved_as_one_table_with_the_place_of_every_passage(library: str, tmp_path: Path) -> None:
    questions, saved = tmp_path / "问题.txt", tmp_path / "结果.xlsx"
    questions.write_text("流动党员管理\n=航天器\n", "utf-8")

    diaoyan("search", "--batch", str(questions), "--library", library, "--export", str(saved))
    head, *rows = openpyxl.load_workbook(saved).active.iter_rows(values_only=True)

    assert head == (
        "检索词",
        "名次",
        "报告",
        "文种",
        "单位",
        "地区",
        "日期",
        "章节",
        "部分",
        "摘录",
        "页",
        "文件",
    )
    assert {row[0] for row in rows} == {"流动党员管理", "=航天器"}
    assert rows[-1][2] == "（没有找到）"
    assert all(Path(row[11].split("；")[0]).exists() and "党员" in row[9] for row in rows[:3])


def test_a_batch_is_saved_as_csv_in_which_nothing_is_a_formula(library: str, tmp_path: Path) -> None:
    saved = tmp_path / "结果.csv"

    diaoyan("search", "=航天器", "--library", library, "--export", str(saved))

    assert saved.read_text("utf-8-sig").splitlines()[1].startswith("'=航天器,,（没有找到）")


def test_results_are_saved_only_as_what_a_spreadsheet_opens(library: str, tmp_path: Path) -> None:
    diaoyan("search", "党员", "--library", library, "--export", str(tmp_path / "结果.doc"), code=2)

    assert not (tmp_path / "结果.doc").exists()


def test_compare_fills_a_table_over_towns_and_years_with_the_sentence_of_each_cell(library: str) -> None:
    comparison = json.loads(diaoyan("compare", "党员总数", "--library", library, "--json"))

    assert len(comparison["scopes"]) >= 4
    assert len(comparison["times"]) >= 4
    for cell in comparison["cells"]:
        for figure in cell["figures"]:
            assert figure["raw"] in figure["quote"]
            assert figure["paths"]


def test_a_comparison_is_exported_with_its_sources(library: str, tmp_path: Path) -> None:
    target = tmp_path / "党员.xlsx"

    diaoyan("compare", "党员总数", "--library", library, "--export", str(target))

    cells = [value for sheet in openpyxl.load_workbook(target) for row in sheet.values for value in row]
    assert any("青禾县" in str(value) or "镇" in str(value) for value in cells)


def test_figures_show_the_sentence(library: str) -> None:
    lines = diaoyan("figures", "党员总数", "--library", library, "--limit", "3", "--json").splitlines()

    assert lines
    assert all(json.loads(line)["raw"] in json.loads(line)["quote"] for line in lines)


def test_the_library_verifies_and_is_the_same_after_a_rebuild(library: str) -> None:
    before = diaoyan("search", "养老", "--library", library, "--json")

    assert "完好" in diaoyan("verify", "--library", library)
    diaoyan("rebuild", "--library", library)

    assert diaoyan("search", "养老", "--library", library, "--json") == before


def test_a_library_that_is_not_there_is_named_with_the_remedy(tmp_path: Path) -> None:
    said = diaoyan("search", "养老", "--library", str(tmp_path / "没有"), code=5)

    assert "没有" in said
    assert "错误" in said


def test_the_demo_shows_what_was_understood(tmp_path: Path) -> None:
    said = diaoyan("demo", "--no-serve", "--library", str(tmp_path / "demo"))

    for words in ("报告", "存在问题", "数据", "党员总数", "柳溪镇"):
        assert words in said


def test_the_word_lists_that_lie_in_a_library_are_used_and_a_change_of_them_reads_files_anew(
    tmp_path: Path,
) -> None:
    file = tmp_path / "调研.txt"
    file.write_text("东湾镇调研报告\n一、基本情况\n全镇有党员一百名。\n二、家常话\n有几件事要说。\n", "utf-8")
    library = str(tmp_path / "library")
    diaoyan("ingest", str(file), "--library", library)
    words = tmp_path / "library" / "vocabulary" / "roles.toml"
    words.parent.mkdir()
    words.write_text('[problems]\nstrong = ["家常话"]\n', "utf-8")

    diaoyan("ingest", str(file), "--library", library)

    said = json.loads(diaoyan("correct", str(file), "--library", library, "--json"))
    assert [one["roles"] for one in said["sections"] if one["heading"] == "二、家常话"] == [["problems"]]


def test_a_unit_of_a_library_s_own_list_still_counts_after_a_correction(tmp_path: Path) -> None:
    report, library = tmp_path / "石桥.txt", tmp_path / "library"
    report.write_text("石桥镇储粮调研报告\n一、基本情况\n2022年，全镇储粮31囤，党员121名。\n", "utf-8")
    (library / "vocabulary").mkdir(parents=True)
    (library / "vocabulary" / "units.toml").write_text('[[group]]\nclass = "count"\nnames = "囤"\n', "utf-8")
    diaoyan("ingest", str(report), "--library", str(library))
    diaoyan("correct", str(report), "数据:121名=地区:云溪镇", "--library", str(library))

    assert "31囤" in diaoyan("figures", f"--library={library}")


def test_a_word_list_that_cannot_be_read_is_named_with_the_remedy(tmp_path: Path) -> None:
    library = tmp_path / "library"
    (library / "vocabulary").mkdir(parents=True)
    (library / "vocabulary" / "roles.toml").write_text("[problems", "utf-8")
    (tmp_path / "调研.txt").write_text("东湾镇调研报告\n一、基本情况\n全镇有党员一百名。\n", "utf-8")

    said = diaoyan("ingest", str(tmp_path / "调研.txt"), "--library", str(library), code=2)

    assert "roles.toml" in said


def test_growth_is_reckoned_beside_a_comparison_and_exported_with_its_sources(
    library: str, tmp_path: Path
) -> None:
    target = tmp_path / "党员.xlsx"
    said = json.loads(
        diaoyan(
            "compare", "党员总数", "--reckon", "同比", "--export", str(target), "--library", library, "--json"
        )
    )

    known = [one for one in said["derived"] if one["value"] is not None]
    assert known
    assert all(len(one["inputs"]) >= 2 and "÷" in one["formula"] for one in known)
    rows = list(openpyxl.load_workbook(target)["计算"].values)
    assert rows[0][:4] == ("地区", "时间", "算的是", "结果")
    assert len(rows) == len(said["derived"]) + 1


def test_what_cannot_be_reckoned_is_said_with_what_can(library: str) -> None:
    for text in ("方差", "占比", "同比:户籍人口"):
        assert "可写：同比" in diaoyan("compare", "党员总数", "--reckon", text, "--library", library, code=2)


def test_contradictions_between_reports_are_listed_and_settled_with_a_reason(library: str) -> None:
    said = json.loads(diaoyan("conflicts", "--library", library, "--json"))
    assert any(one["scope"] == "石桥镇" and "相差" in one["explanation"] for one in said["between"])
    assert said["inside"]

    assert "请写明" in diaoyan("conflicts", "--dismiss", "1", "--library", library, code=2)
    assert "不是问题：时点不同" in diaoyan(
        "conflicts", "--dismiss", "1", "--note", "时点不同", "--library", library
    )
    assert "时点不同" not in diaoyan("conflicts", "--restore", "1", "--library", library)
