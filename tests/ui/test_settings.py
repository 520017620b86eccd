"""设置 in a browser: a word is tried and added, a synonym is added, and a fault is told beside its box."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import Serve
from typer.testing import CliRunner

from cli.main import app

WAIT = 20_000
TEXT = "云溪镇基层治理调研报告\n全镇组建红管家队伍，红管家上门服务。\n加强党的建设。\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Serve) -> str:
    folder: Path = tmp_path_factory.mktemp("settings")
    (folder / "甲.txt").write_text(TEXT, "utf-8")
    library = folder / "library"
    result = CliRunner().invoke(app, ["ingest", "--library", str(library), str(folder / "甲.txt")])
    assert result.exit_code == 0, result.exception
    return serve(library)


@pytest.fixture
def page(address: str, browser: Any) -> Any:
    shown = browser.new_page(viewport={"width": 1100, "height": 700})
    shown.set_default_timeout(WAIT)
    shown.goto(f"{address}/settings")
    yield shown
    shown.close()


def enter(page: Any, label: str, text: str) -> None:
    box = page.get_by_label(label)
    box.fill(text)
    box.press("Enter")


def test_a_word_is_tried_and_added(page: Any) -> None:
    enter(page, "要添加的词（多个用空格隔开）", "红管家")
    page.get_by_text("要重建 1 篇报告的索引").wait_for()
    page.get_by_text("/ 红管家 /").first.wait_for()
    page.get_by_role("button", name="添加并重建有关的索引").click()

    page.get_by_text("已添加：红管家。").wait_for()
    page.get_by_text("本库添加的：红管家").wait_for()


def test_what_cannot_be_a_word_is_told(page: Any) -> None:
    enter(page, "要添加的词（多个用空格隔开）", "GDP")

    page.get_by_text("只能是汉字").wait_for()


def test_a_synonym_counts_at_once_and_can_be_left_out(page: Any, address: str) -> None:
    enter(page, "要添加的同义词", "楼栋长 > 红管家")
    page.get_by_role("button", name="添加同义词").click()
    page.get_by_text("本库添加的：楼栋长 > 红管家").wait_for()

    page.goto(f"{address}/?q=楼栋长")
    page.get_by_text("也查了：红管家").wait_for()
    page.get_by_role("button", name="只查“楼栋长”").click()
    page.get_by_text("没有找到").wait_for()
    assert page.get_by_placeholder("输入要找的内容").input_value() == '"楼栋长"'
