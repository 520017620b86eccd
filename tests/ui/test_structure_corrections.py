"""A person puts the structure of a report right on its page, and takes it back."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import TimeoutError as StillWaiting

TEXT = """柳溪镇党建工作调研报告
一、基本情况
柳溪镇位于县城南部。2022年，全镇共有党员321名，其中女党员84名。
村里人的话
流动党员分布在十几个城市，联系靠电话，组织生活参加率低。
二、对策建议
一是建立流动党员台账，二是依托驻外商会设立联络站。
"""
SLOW = 60_000
TRIES = 10


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("amending")
    file: Path = folder / "柳溪镇.txt"
    file.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(folder / "library"), str(file)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return str(serve(folder / "library"))


@pytest.fixture
def page(browser, address):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{address}/library")
    page.get_by_role("link", name=re.compile("柳溪镇党建")).first.click()
    page.locator(".dy-reading").wait_for()
    yield page
    context.close()


def correct_structure(page) -> None:
    page.get_by_text("更正", exact=True).first.click()
    page.get_by_text("结构", exact=True).click()
    page.get_by_role("button", name="保存这一节").wait_for()


def pick(page, box, name: str) -> None:
    """Choose *name*: a list that closes because the page is drawn again meanwhile is opened anew."""
    for _ in range(TRIES):
        box.click()
        box.fill("")
        box.press_sequentially(name)
        with contextlib.suppress(StillWaiting):
            page.get_by_role("option", name=name).wait_for(timeout=SLOW / TRIES)
            box.press("Enter")
            page.keyboard.press("Tab")  # closes the list, which hides all else from who cannot see
            page.get_by_role("listbox").wait_for(state="hidden")
            break
    page.wait_for_timeout(500)


def test_a_line_becomes_a_heading_in_the_outline_and_goes_when_it_is_taken_back(page) -> None:
    correct_structure(page)
    page.get_by_text("有一行没有认出来").click()
    line = page.get_by_role("combobox", name=re.compile("从哪一行起"))
    pick(page, line, "村里人的话")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_text("已添一个小标题").wait_for()

    page.locator(".dy-outline", has_text="村里人的话").wait_for()
    page.get_by_role("button", name="撤销").click()
    page.get_by_text("已撤销这项更正").wait_for()
    page.locator(".dy-outline", has_not_text="村里人的话").wait_for()


def test_a_section_gets_the_role_that_a_person_chooses(page) -> None:
    correct_structure(page)
    pick(page, page.get_by_role("combobox", name=re.compile("章节")), "二、对策建议")
    page.locator(".st-key-report_side").get_by_text("对策建议", exact=True).wait_for()
    pick(page, page.get_by_role("combobox", name=re.compile("部分")), "下一步打算")
    page.get_by_role("button", name="保存这一节").click()
    page.get_by_text("已校正这一节").wait_for()

    page.locator(".dy-outline", has_text="下一步打算").wait_for()
    page.get_by_text("对策建议 → 对策建议、下一步打算").wait_for()


def test_a_figure_that_is_none_leaves_the_list(page) -> None:
    page.get_by_text("更正", exact=True).first.click()
    page.get_by_text("题录", exact=True).wait_for()
    page.locator(".st-key-report_side").get_by_text("数据", exact=True).click()
    pick(page, page.get_by_role("combobox", name=re.compile("哪一条数据")), "女党员")
    page.get_by_role("button", name="这不是数据，剔除").click()
    page.get_by_text("已剔除这条数据").wait_for()

    page.locator(".st-key-report_side", has_text="数据 1").wait_for()
    assert page.locator("mark.dy-figure").count() == 1


def test_a_place_that_may_begin_a_report_is_decided_on_the_page_of_intakes(
    browser, serve, tmp_path: Path
) -> None:
    body = (
        "各村按轻重缓急一件一件往前推，出人出工，年底请群众代表逐项看过，多数人认可，也提了不少实在的意见。"
        * 3
    )
    file = tmp_path / "两篇.txt"
    file.write_text(
        f"云溪镇养老服务调研报告\n{body}\n一、基本情况\n{body}\n云溪镇人民政府\n2023年9月1日\n"
        f"农村集市改造提升方案\n{body}\n一、怎么看\n{body}\n二、怎么办\n{body}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(tmp_path / "library"), str(file)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    page = browser.new_page()
    page.set_default_timeout(SLOW)
    page.goto(serve(tmp_path / "library") + "/intake")
    page.get_by_text("待定的拆分 1 处").wait_for()
    page.get_by_role("button", name="拆成两篇").click()
    page.get_by_text("《农村集市改造提升方案》：已拆成两篇").wait_for()
    page.locator("table.dy-files", has_text="2 篇").wait_for()
    assert page.get_by_text("待定的拆分").count() == 0
    page.close()
