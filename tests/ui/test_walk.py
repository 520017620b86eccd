"""A walk through the pages in a real browser: 检索 → report → 数据 → 入库."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from conftest import ROOT

SIZE = {"width": 1440, "height": 900}
SLOW = 60_000

FIRST = """柳溪镇党建工作调研报告
（2022年8月）
一、基本情况
柳溪镇位于县城南部。2022年，全镇共有党员321名，其中女党员84名，流动党员46名。
二、存在问题
（一）流动党员管理难。流动党员分布在十几个城市，联系靠电话，组织生活参加率低。
三、对策建议
一是建立流动党员台账，二是依托驻外商会设立联络站。
"""
SECOND = """东湾镇党建工作调研报告
（2022年9月）
一、基本情况
2022年，东湾镇共有党员287名，其中女党员63名，流动党员38名。
<script>window.hacked = 1</script><img src="http://203.0.113.9/x.png" onerror="window.hacked = 2">
二、存在问题
部分村党组织活动形式单一，流动党员管理不够经常。
三、对策建议
加强村级阵地建设，落实流动党员双向管理。
"""
THIRD = """石桥镇党建工作调研报告
（2023年6月）
一、基本情况
2023年，石桥镇共有党员402名，其中女党员118名。
二、存在问题
后备干部储备不足。
三、对策建议
实施村级后备力量培养计划。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("walk")
    documents = folder / "资料"
    documents.mkdir()
    (documents / "柳溪镇.txt").write_text(FIRST, encoding="utf-8")
    (documents / "东湾镇.txt").write_text(SECOND, encoding="utf-8")
    library = folder / "library"
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(library), str(documents)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return library


@pytest.fixture(scope="module")
def address(serve, library):
    return serve(library)


@pytest.fixture
def page(browser):
    requests: list[str] = []
    context = browser.new_context(viewport=SIZE, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.on("request", lambda request: requests.append(request.url))
    yield page
    context.close()
    outside = [url for url in requests if not re.match(r"(http|ws)://127\.0\.0\.1[:/]|data:|blob:", url)]
    assert requests
    assert not outside, "every request stays on this machine"


def search(page, address: str, text: str) -> None:
    page.goto(address)
    box = page.get_by_placeholder("输入要找的内容")
    box.fill(text)
    box.press("Enter")
    page.get_by_text(re.compile("共 \\d+ 篇报告")).wait_for()


def choose(page, name: str) -> None:
    page.locator("[data-testid=stTopNav]").get_by_role("link", name=name).click()


def test_a_passage_is_found_and_its_report_opens_at_that_place(page, address):
    search(page, address, "流动党员管理难")
    assert "q=" in page.url
    assert page.locator("mark.dy-hit").first.inner_text() in "流动党员管理难"
    page.get_by_role("link", name=re.compile("存在问题")).first.click()
    place = page.locator("mark#at").first
    place.wait_for()
    assert "report=" in page.url
    assert "at=" in page.url
    page.wait_for_timeout(500)
    box = place.bounding_box()
    assert box is not None
    assert 0 < box["y"] < SIZE["height"]


def test_what_was_found_is_saved_with_the_place_of_every_passage(page, address, tmp_path):
    search(page, address, "流动党员 OR 航天器 部分:没有的")
    page.get_by_text("没有“没有的”这个部分").wait_for(timeout=SLOW)

    with page.expect_download(timeout=SLOW) as started:
        page.get_by_role("button", name="导出结果").click()
    started.value.save_as(tmp_path / "结果.xlsx")
    head, *rows = openpyxl.load_workbook(tmp_path / "结果.xlsx").active.iter_rows(values_only=True)

    assert head[:3] == ("检索词", "名次", "报告")
    assert {row[2] for row in rows} == {"柳溪镇党建工作调研报告", "东湾镇党建工作调研报告"}


def test_what_was_searched_is_still_there_after_another_page_and_the_way_back(page, address):
    search(page, address, "流动党员 管理")
    choose(page, "数据")
    page.get_by_role("heading", name="数据").wait_for()
    choose(page, "检索")
    page.get_by_text(re.compile("共 \\d+ 篇报告")).wait_for()
    assert page.get_by_placeholder("输入要找的内容").input_value() == "流动党员 管理"
    page.get_by_role("link", name=re.compile("柳溪镇党建")).first.click()
    page.locator(".dy-reading").wait_for()
    page.go_back()
    page.get_by_text(re.compile("共 \\d+ 篇报告")).wait_for()
    assert page.get_by_placeholder("输入要找的内容").input_value() == "流动党员 管理"


def test_a_report_opened_from_the_list_stays_open_and_stands_in_the_url(page, address):
    page.goto(f"{address}/library")
    page.get_by_role("link", name=re.compile("柳溪镇党建")).first.click()
    page.locator(".dy-reading").wait_for()
    page.wait_for_url(re.compile("report="))
    page.get_by_text("更正", exact=True).first.click()
    page.get_by_role("button", name="保存更正").wait_for()
    assert page.locator(".dy-reading").count() == 1
    page.reload()
    page.locator(".dy-reading").wait_for()


def test_the_text_of_a_report_scrolls_for_itself_and_its_outline_stays_in_sight(page, address):
    page.set_viewport_size({"width": 1100, "height": 420})
    search(page, address, "流动党员管理难")
    page.get_by_role("link", name=re.compile("存在问题")).first.click()
    page.locator("mark#at").first.wait_for()
    assert page.locator(".st-key-report_text").evaluate("text => text.scrollHeight > text.clientHeight")
    assert page.locator(".dy-outline a").first.is_visible()


def test_an_enter_that_ends_the_composition_of_an_input_method_does_not_search(page, address):
    page.goto(address)
    box = page.get_by_placeholder("输入要找的内容")
    box.fill("liudong")
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True})
    page.wait_for_timeout(1500)
    assert "q=" not in page.url


def test_tags_in_a_document_are_shown_as_text_and_never_run(page, address):
    search(page, address, "东湾镇")
    page.get_by_role("link", name=re.compile("东湾镇党建")).first.click()
    page.locator(".dy-reading").wait_for()
    text = page.locator(".dy-reading").inner_text()
    assert "<script>window.hacked = 1</script>" in text
    assert "onerror=" in text
    assert page.evaluate("window.hacked") is None
    assert page.locator(".dy-reading img").count() == 0


def test_a_figure_in_the_list_jumps_to_its_place_in_the_text(page, address):
    search(page, address, "柳溪镇")
    page.get_by_role("link", name=re.compile("柳溪镇党建")).first.click()
    page.get_by_role("radio", name=re.compile("^数据")).or_(
        page.get_by_text(re.compile(r"^数据 \d+"))
    ).first.click()
    row = page.locator(".dy-figures a").filter(has_text="321名").first
    row.click()
    assert page.locator("mark.dy-figure.dy-here").inner_text() == "321名"


def test_a_cell_of_the_comparison_opens_its_source_sentence(page, address):
    page.goto(f"{address}/data?indicator=党员")
    table = page.locator("[data-testid=stDataFrame]").first
    table.wait_for()
    page.wait_for_timeout(1000)
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] - 20, box["y"] + 50)
    source = page.locator("[class*=st-key-source_]").first
    source.wait_for()
    assert source.locator("mark.dy-hit").inner_text() in ("321名", "287名")
    page.wait_for_url(re.compile("cell="))
    choose(page, "检索")
    page.get_by_placeholder("输入要找的内容").wait_for()
    choose(page, "数据")
    source.wait_for()
    source.get_by_role("link").first.click()
    page.locator("mark#at").first.wait_for()
    assert "report=" in page.url


def test_an_uploaded_file_is_read_and_listed(page, address):
    page.goto(f"{address}/intake")
    upload = {"name": "石桥镇.txt", "mimeType": "text/plain", "buffer": THIRD.encode("gb18030")}
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files([upload])
    page.get_by_role("button", name="开始入库").click()
    page.get_by_text("入库完成：新入库 1").wait_for()
    row = page.locator("table.dy-list tr").filter(has_text="石桥镇.txt").first
    assert "完整读出" in row.inner_text()
    search(page, address, "后备干部")
    page.get_by_role("link", name=re.compile("石桥镇党建")).first.wait_for()


def test_a_folder_is_read_with_a_word_on_every_file_and_its_remedy(page, serve, tmp_path):
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "石桥镇.txt").write_text(THIRD, encoding="utf-8")
    (folder / "空.txt").write_bytes(b"")
    page.goto(serve(tmp_path / "library") + "/intake")
    page.get_by_placeholder("历年调研").fill(str(folder))
    page.get_by_placeholder("历年调研").press("Tab")
    page.get_by_role("button", name="读入文件夹").click()
    page.get_by_text("入库完成：新入库 1 · 未入库 1").wait_for()
    row = page.locator("table.dy-list tr").filter(has_text="空.txt").first.inner_text()
    assert "未能读取" in row
    assert "文件是空的" in row


def test_an_empty_library_says_on_every_page_what_to_do(page, serve, tmp_path):
    address = serve(tmp_path / "none")
    for path in ("/", "/library", "/data"):
        page.goto(address + path)
        page.get_by_text("资料库里还没有报告").wait_for()
        page.get_by_text("diaoyan demo").wait_for()
    page.get_by_role("button", name="去入库").click()
    page.get_by_text("选择文件").or_(page.get_by_text("拖入文件")).first.wait_for()
    assert not (tmp_path / "none").exists(), "looking at a library does not make one"
