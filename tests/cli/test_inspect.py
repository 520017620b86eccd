"""`inspect --json` keeps its fixed form, and its offsets count in the whole file's text."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from cli.main import app

TWO_REPORTS = """第一篇：河湾镇养老服务调研报告
河湾镇养老服务调研报告
一、基本情况
全镇现有60周岁以上老年人1203人，建成养老服务站6个。
二、存在问题
护理人员不足，平均年龄偏大。
第二篇：山前乡养老服务调研报告
山前乡养老服务调研报告
一、基本情况
全乡现有60周岁以上老年人860人，建成养老服务站4个。
二、存在问题
活动场地偏小，经费紧张。
"""


def inspect(*paths: Path) -> list[dict]:  # type: ignore[type-arg]
    result = CliRunner().invoke(app, ["inspect", *map(str, paths), "--json"])
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_section_and_figure_stands_at_its_offsets_in_the_file_text(tmp_path: Path) -> None:
    path = tmp_path / "两篇.txt"
    path.write_text(TWO_REPORTS, "utf-8")

    (answer,) = inspect(path)

    assert [report["title"] for report in answer["reports"]] == [
        "河湾镇养老服务调研报告",
        "山前乡养老服务调研报告",
    ]
    for report in answer["reports"]:
        for section in report["sections"]:
            if section["heading"]:
                assert answer["text"].startswith(section["heading"], section["start"])
        for figure in report["figures"]:
            assert answer["text"][figure["start"] : figure["end"]] == figure["raw"]
    assert answer["reports"][1]["figures"]


def test_the_form_is_the_documented_one(tmp_path: Path) -> None:
    path = tmp_path / "一篇.txt"
    path.write_text(TWO_REPORTS.split("第二篇", maxsplit=1)[0], "utf-8")

    (answer,) = inspect(path)
    (report,) = answer["reports"]

    assert list(answer) == ["path", "sha256", "format", "verdict", "reasons", "text", "reports", "proposals"]
    assert set(report) >= {"title", "kind", "number", "issuer", "place", "date", "start", "end"}
    assert list(report["sections"][0]) == [
        "key", "level", "heading", "roles", "parent", "start", "end", "body_end", "page",
    ]  # fmt: skip
    assert list(report["figures"][0]) == [
        "indicator", "value", "unit", "norm_value", "norm_unit", "qualifier", "op", "direction", "scope",
        "time", "kind", "base", "group_of", "raw", "quote", "start", "end", "section", "page", "rule",
        "caliber",
    ]  # fmt: skip


def test_a_file_that_cannot_be_read_still_has_its_line_and_exit_code_2(tmp_path: Path) -> None:
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    result = CliRunner().invoke(app, ["inspect", str(path), "--json"])

    answer = json.loads(result.stdout)
    assert result.exit_code == 2
    assert answer["verdict"] == "unsupported"
    assert answer["reasons"]


def test_a_folder_stands_for_the_files_below_it(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    for name in ("2021/甲.txt", "乙.txt", ".隐藏.txt", "~$丙.docx", "Thumbs.db"):
        (tmp_path / name).write_text(TWO_REPORTS, "utf-8")

    assert [Path(answer["path"]).name for answer in inspect(tmp_path)] == ["甲.txt", "乙.txt"]
