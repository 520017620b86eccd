"""A browser goes from a repealed document to the one that repeals it, and looks at what changed."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

LINES = (
    "云溪镇敬老办法",
    "第一条 为了敬老，制定本办法。",
    "第二条 每人每月补助{amount}元。",
    "第三条 {last}",
    "云溪镇人民政府",
    "{year}年3月1日",
)
OLD = "\n".join(LINES).format(amount=100, year=2020, last="自公布之日起施行。")
NEW = "\n".join(LINES).format(
    amount=300, year=2023, last="自公布之日起施行。2020年公布的《云溪镇敬老办法》同时废止。"
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("relations")
    documents = folder / "资料"
    documents.mkdir()
    (documents / "旧.txt").write_text(OLD, encoding="utf-8")
    (documents / "新.txt").write_text(NEW, encoding="utf-8")
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(folder / "library"), str(documents)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder / "library"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1100, "height": 700}, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


def test_a_repealed_document_leads_to_the_sentence_that_repeals_it_and_to_what_changed(page, serve, library):
    page.goto(serve(library) + "/library?validity=已废止")
    page.get_by_text("符合条件的 1 篇").wait_for()
    page.get_by_role("link", name="云溪镇敬老办法").click()

    related = page.locator(".st-key-related")
    related.get_by_text("废止本文").wait_for()
    assert "已废止" in related.inner_text()
    related.get_by_role("link", name="云溪镇敬老办法", exact=True).first.click()
    assert page.locator("mark#at").first.inner_text() == "《云溪镇敬老办法》"

    page.get_by_role("link", name="对比改了什么").click()
    comparison = page.locator(".st-key-comparison")
    comparison.locator("mark.dy-added").filter(has_text="300").wait_for()
    assert "100" in comparison.locator("mark.dy-removed").all_inner_texts()
    page.get_by_role("button", name="返回正文").click()
    page.locator(".dy-reading").wait_for()
    assert not re.search("older=", page.url)
