"""A reader puts together two names of one indicator, takes it back, and sees on what terms numbers were counted."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

FILES = {
    "青禾21.txt": "青禾县粮食生产调研报告\n一、基本情况\n2021年，全县粮食产量4.13万吨。\n",
    "青禾22.txt": "青禾县农业发展调研报告\n一、基本情况\n2022年，全县粮食总产量4.21万吨，常住人口（不含外来务工人员）12.3万人。\n",
    "青禾22乙.txt": "青禾县人口工作调研报告\n一、基本情况\n2022年，全县常住人口13.1万人。\n",
}
SLOW = 60_000


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("names")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [str(folder / name) for name in FILES]
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(folder / "library"), *paths]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return str(serve(folder / "library"))


@pytest.fixture
def page(browser):
    page = browser.new_context(viewport={"width": 1100, "height": 700}, locale="zh-CN").new_page()
    page.set_default_timeout(SLOW)
    return page


def test_two_names_are_merged_compared_and_taken_back(page, address) -> None:
    page.goto(f"{address}/data")
    page.get_by_text("整理指标名称").click()
    pair = page.locator(".st-key-names_0")
    pair.get_by_text("1 处相邻年份的数接得上").wait_for()
    pair.locator("mark.dy-hit").nth(1).wait_for()
    assert pair.locator("mark.dy-hit").all_inner_texts() == ["4.13万吨", "4.21万吨"]
    pair.get_by_role("button", name="合并").click()
    page.get_by_text("粮食产量、粮食总产量：已合并").wait_for()
    page.get_by_text("没有发现写法不同").wait_for()

    other = page.context.new_page()
    other.goto(f"{address}/data?indicator=粮食产量")
    other.get_by_text("1 个地区 · 2 条数据").wait_for()
    other.close()

    page.get_by_role("button", name="撤销").click()
    page.get_by_text(re.compile("已撤销")).wait_for()
    pair.get_by_role("button", name="分开").click()
    page.get_by_text("粮食产量、粮食总产量：已分开").wait_for()
    page.get_by_text(re.compile("分开　粮食产量　粮食总产量")).wait_for()


def test_the_terms_of_a_number_stand_below_its_table_and_beside_its_source(page, address) -> None:
    page.goto(f"{address}/data?indicator=常住人口&cell=青禾县&cell=2022")
    page.get_by_text("口径：①不含外来务工人员").wait_for()
    page.get_by_text("统计范围口径不一：“不含外来务工人员” 1 条，未注明 1 条").first.wait_for()
    source = page.locator("[class*=st-key-source_]").filter(has_text="12.3万人")
    assert "口径：不含外来务工人员" in source.inner_text()
