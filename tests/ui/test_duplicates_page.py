"""A reader filters the reports that repeat, and opens a passage in the report that has it too."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TAKEN = "老支书说，村里的水渠是三十年前修的，渠底开裂，一到用水的时候下游十几亩地就等不到水，几户人家轮着守夜放水，年年为这个吵架，修一修要八万多块，村里拿不出。"
FILES = {
    "云溪.txt": f"云溪镇水利建设调研报告\n一、存在问题\n{TAKEN}\n",
    "云溪副本.txt": f"云溪镇水利建设调研报告\n一、存在问题\n{TAKEN.replace('，', '， ')}\n",
    "石桥.txt": f"石桥镇农业生产调研报告\n一、基本情况\n全镇以水稻、油菜轮作为主，另有茶园和少量蚕桑，种粮大户租了近一半的田，机耕机收已经普及，烘干要排队到邻镇去，"
    f"粮价好的年份农户留得多，差的年份当场就卖给贩子，合作社收购量只占三成，仓库是旧粮站改的，屋顶漏雨。\n{TAKEN}\n",
}
SLOW = 60_000


@pytest.fixture(scope="module")
def address(serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("duplicates")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [str(folder / name) for name in FILES]
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(folder / "library"), *paths]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return str(serve(folder / "library"))


def test_repeated_reports_are_filtered_and_a_shared_passage_opens_in_the_other(browser, address) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN").new_page()
    page.set_default_timeout(SLOW)
    page.goto(f"{address}/library?repeated=yes")
    page.get_by_text("符合条件的 1 篇").wait_for()
    page.get_by_role("link", name=re.compile("云溪镇水利")).first.click()
    block = page.locator(".st-key-report_duplicates")
    block.get_by_text("同一篇报告有 2 个文件").wait_for()
    block.get_by_role("link", name=re.compile("在《石桥镇农业")).click()

    page.get_by_role("heading", name="石桥镇农业生产调研报告").wait_for()
    assert any("老支书说" in text for text in page.locator(".dy-reading mark").all_inner_texts())
