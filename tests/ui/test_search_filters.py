"""The filters of 检索 in a real browser: counts of the result, several values, what is excluded."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import ROOT

SLOW = 60_000
NOTICE = """青禾县人民政府关于加强流动党员管理的通知
青政发〔2021〕3号
各乡镇人民政府：
为加强流动党员管理，现就有关事项通知如下。
一、重点任务
建立流动党员台账。
青禾县人民政府
2021年5月6日
"""
FIRST = "柳溪镇流动党员调研报告\n（2023年6月）\n一、基本情况\n全镇流动党员46名。\n"
SECOND = "东湾镇流动党员调研报告\n（2022年6月）\n一、存在问题\n流动党员联系不便。\n"


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("filters")
    documents = folder / "资料"
    documents.mkdir()
    for name, text in (("通知.txt", NOTICE), ("柳溪.txt", FIRST), ("东湾.txt", SECOND)):
        (documents / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(folder / "library"), str(documents)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return serve(folder / "library")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(SLOW)
    yield page
    context.close()


def search(page, address: str, text: str) -> None:
    page.goto(address)
    box = page.get_by_placeholder("输入要找的内容")
    box.fill(text)
    box.press("Enter")
    found(page, 3)


def found(page, reports: int) -> None:
    page.get_by_text(f"共 {reports} 篇报告").wait_for()


def settled(page) -> None:
    """Wait until the page has answered: a list that opens while it is drawn anew closes again."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(300)


def choose(page, name: str, value: str) -> None:
    settled(page)
    box = page.get_by_role("combobox", name=re.compile(f"{name}$")).first
    box.click()
    page.get_by_role("option").filter(has_text=value).first.click()
    page.keyboard.press("Escape")


def chips(page) -> list[str]:
    page.wait_for_timeout(500)
    return page.locator("[data-testid=stMultiSelect] .react-aria-ComboBox [data-tag]").all_inner_texts()


def test_a_filter_takes_several_values_and_shows_what_each_has(page, address):
    search(page, address, "流动党员")
    choose(page, "文种", "政策文件（1）")
    found(page, 1)
    choose(page, "文种", "调研报告（2）")
    found(page, 3)
    assert chips(page) == ["政策文件（1）", "调研报告（2）"]


def test_what_is_excluded_stays_excluded_after_another_page_and_in_the_url(page, address):
    search(page, address, "流动党员")
    choose(page, "排除", "文种：政策文件（1）")
    found(page, 2)
    choose(page, "排除", "年份：2022（1）")
    found(page, 1)
    navigation = page.locator("[data-testid=stTopNav]")
    navigation.get_by_role("link", name="数据").click()
    page.get_by_role("heading", name="数据").wait_for()
    navigation.get_by_role("link", name="检索").click()
    found(page, 1)
    page.wait_for_url(re.compile("not=kinds"))
    page.reload()
    found(page, 1)
    assert chips(page) == ["文种：政策文件（1）", "年份：2022（1）"]


def test_counts_follow_the_other_filters_and_a_choice_that_nothing_has_can_be_taken_back(page, address):
    search(page, address, "流动党员")
    choose(page, "文种", "政策文件")
    found(page, 1)
    choose(page, "排除", "单位：青禾县人民政府")
    page.get_by_text("没有找到").wait_for()
    assert chips(page) == ["政策文件（0）", "单位：青禾县人民政府（1）"]
    page.get_by_role("button", name=re.compile("政策文件")).first.click()
    found(page, 2)


def test_an_old_link_with_a_value_that_is_nowhere_does_no_harm(page, address):
    page.goto(f"{address}/?q=流动党员&kind=没有的&role=nothing&not=kinds:没有的&not=x")
    found(page, 3)
    assert chips(page) == []
