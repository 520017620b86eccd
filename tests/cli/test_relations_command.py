"""`diaoyan relations` and `diaoyan diff` say how documents stand to one another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.main import app
from index.intake import ingest
from report import NotFoundError


def rule(amount: str, year: int, last: str) -> str:
    return (
        f"云溪镇敬老办法\n第一条 为了敬老，制定本办法。\n第二条 每人每月补助{amount}元。\n第三条 {last}\n"
        f"云溪镇人民政府\n{year}年3月1日\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("relations")
    (folder / "旧.txt").write_text(rule("100", 2020, "自公布之日起施行。"), "utf-8")
    (folder / "新.txt").write_text(
        rule("300", 2023, "自公布之日起施行。2020年公布的《云溪镇敬老办法》同时废止。"), "utf-8"
    )
    ingest(folder / "library", [folder / "旧.txt", folder / "新.txt"])
    return folder


def run(folder: Path, *words: str) -> str:
    arguments = [str(folder / word) if word.endswith(".txt") else word for word in words]
    result = CliRunner().invoke(
        app, [*arguments, "--library", str(folder / "library")], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_a_repealed_document_is_told_with_the_sentence_that_says_so(folder: Path) -> None:
    said = run(folder, "relations", "旧.txt")

    assert "已废止" in said
    assert "2020年公布的《云溪镇敬老办法》同时废止" in said.replace("\n", "")


def test_a_document_that_nothing_is_known_of_is_not_said_to_hold(folder: Path) -> None:
    said = run(folder, "relations", "新.txt")

    assert "库内未见废止或修订的记载" in said
    assert "现行" not in said


def test_relations_are_given_to_programs_with_their_places(folder: Path) -> None:
    said = json.loads(run(folder, "relations", "旧.txt", "--json"))

    (link,) = said["named_by"]
    assert (said["validity"], link["relation"]) == ("repealed", "repeals")
    assert link["in"] == said["ended_by"]["id"] == said["versions"][0]["id"]


def test_two_versions_are_compared_word_by_word(folder: Path) -> None:
    said = run(folder, "diff", "旧.txt", "新.txt")

    assert "[-100-]{+300+}" in said


def test_the_comparison_is_given_to_programs(folder: Path) -> None:
    said = json.loads(run(folder, "diff", "旧.txt", "新.txt", "--json"))

    pieces = [piece for change in said["changes"] for line in change["lines"] for piece in line["pieces"]]
    assert {"fate": "removed", "text": "100"} in pieces
    assert {"fate": "added", "text": "300"} in pieces


def test_a_report_that_is_not_there_is_an_error(folder: Path) -> None:
    with pytest.raises(NotFoundError):
        run(folder, "diff", "旧.txt", "nobody-1")
