"""`diaoyan words` and `diaoyan synonyms` change a library's own lists, and each undoes itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from cli.main import app
from report import BadInputError

TEXT = "云溪镇基层治理调研报告\n全镇组建红管家队伍，红管家上门服务。\n加强党的建设。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    run(tmp_path / "library", "ingest", str(tmp_path / "甲.txt"))
    return tmp_path / "library"


def run(library: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--library", str(library)])


def said(library: Path, *arguments: str) -> dict[str, Any]:
    result = run(library, *arguments, "--json")
    assert result.exit_code == 0, result.exception
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_a_preview_shows_both_cuts_and_leaves_the_list_alone(library: Path) -> None:
    answer = said(library, "words", "add", "红管家", "--preview")

    assert (answer["done"], answer["reports"]) == (False, 1)
    assert "红管家" in answer["samples"][0]["after"]
    assert said(library, "words")["own"] == []


def test_a_word_is_added_to_the_library_s_own_list_and_removed_again(library: Path) -> None:
    assert said(library, "words", "add", "红管家")["done"]
    assert "红管家" in said(library, "words")["entries"]
    assert (library / "vocabulary" / "words.toml").is_file()

    run(library, "words", "remove", "红管家")
    assert said(library, "words")["own"] == []


def test_a_synonym_is_added_told_of_in_a_search_and_removed(library: Path) -> None:
    run(library, "synonyms", "add", "楼栋长 > 红管家")
    assert "也查了：红管家" in run(library, "search", "楼栋长").stdout
    assert "本库添加" in run(library, "synonyms").stdout

    run(library, "synonyms", "remove", "楼栋长 > 红管家")
    assert "也查了" not in run(library, "search", "楼栋长").stdout


def test_one_library_s_words_are_not_another_s(library: Path, tmp_path: Path) -> None:
    run(library, "words", "add", "红管家")
    run(tmp_path / "other", "ingest", str(tmp_path / "甲.txt"))

    assert said(tmp_path / "other", "words")["own"] == []


@pytest.mark.parametrize(
    "arguments",
    [("words", "add"), ("words", "add", "GDP"), ("words", "remove", "没有的"), ("synonyms", "add", "党建")],
)
def test_what_cannot_be_is_refused_with_the_remedy(library: Path, arguments: tuple[str, ...]) -> None:
    assert isinstance(run(library, *arguments).exception, BadInputError)
