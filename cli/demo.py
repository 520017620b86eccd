"""`diaoyan demo`: the main job on the sample corpus, then the pages in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli import compare, ingest, search
from cli.console import out
from cli.options import LibraryOption
from cli.serve import PORT, PortOption
from cli.serve import run as serve
from corpus import documents
from index.library import Library
from index.query import parse
from index.run import Manner
from index.values import Statistics
from ingest.roles import role_name
from report import Role

QUESTION = "流动党员 管理"
INDICATOR = "党员总数"


def demo(
    library: LibraryOption = Path("demo-library"),
    port: PortOption = PORT,
    serve_pages: Annotated[bool, typer.Option("--serve/--no-serve", help="最后是否打开网页")] = True,
) -> None:
    """用自带的样例文档走一遍：入库、看懂了什么、检索、对比，然后打开网页。

    例：diaoyan demo --port 8600
    """
    out.rule("一、把样例文档入库")
    ingest.show(ingest.run(library, [documents()], Manner()))
    with Library.open(library) as opened:
        out.rule("二、读懂了什么")
        _show_statistics(opened.statistics())
        out.rule(f"三、检索：{QUESTION}（只看存在问题）")
        search.show(QUESTION, opened.search(parse(QUESTION, roles=(Role.PROBLEMS,)), limit=3))
        out.rule(f"四、对比：{INDICATOR}")
        compare.show(opened.compare(INDICATOR))
    if serve_pages:
        serve(library, port)


def _show_statistics(statistics: Statistics) -> None:
    out.print(
        f"文件 {statistics.files} 个，报告 {statistics.reports} 篇，章节 {statistics.sections} 个，"
        f"数据 {statistics.figures} 条，自查疑点 {statistics.conflicts} 处",
        highlight=False,
    )
    roles = "，".join(f"{role_name(role)} {count}" for role, count in statistics.roles)
    out.print(f"各部分章节：{roles}", highlight=False)
    kinds = "，".join(f"{kind} {count}" for kind, count in statistics.kinds)
    out.print(f"文种：{kinds}", highlight=False)
