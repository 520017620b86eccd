"""The same document in several formats is understood the same: outline and figures do not hang on the format."""

from __future__ import annotations

from pathlib import Path

import pytest
from ofd_printer import blocks_as_ofd

from benchmarks import measures
from benchmarks.conversion import convert, office
from corpus.markup import parse
from corpus.word import set_word
from ingest.readers import read
from ingest.understand import Understanding, understand

SOURCE = """+++
format = "docx"
date = 2024-06-30
numbering = true
+++
# 云溪镇养老服务调研报告
全镇共有行政村12个。2023年底，60周岁以上老年人9738名，占户籍人口的22.6%。现将情况报告如下。
## 基本情况
### 设施情况
2023年底，全镇有养老机构3家、床位320张，入住老年人214名，入住率66.9%，比上年提高5.2个百分点。
### 队伍情况
全镇有护理员46名，其中持证的31名，占67.4%；大专以上学历的9名。
## 存在问题
一是床位闲置。三家机构中有两家离集镇超过10公里，老年人不愿去，家属探望也不方便，常年空置床位106张。
二是人手不足。按照规定应当配备护理员58名，实际缺少12名。
## 对策建议
力争到2025年，新建农村幸福院8个，护理员达到60名以上，入住率达到80%。
云溪镇民政办公室
2024年6月30日
"""

TABLE = """= 表1 各村养老床位
> 单位：张
| 村 | 2022年 | 2023年 |
| 东桥村 | 36 | 40 |
| 西桥村 | 22 | 25 |
"""
"""A text file written by LibreOffice has each cell on a line of its own, so it is compared without tables."""

HAS_TABLE = ("html", "pdf", "doc", "rtf", "docx", "ofd")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("same")
    with_table = SOURCE.replace("### 队伍情况\n", TABLE + "### 队伍情况\n")
    (folder / "表.docx").write_bytes(set_word(parse(with_table)))
    (folder / "文.docx").write_bytes(set_word(parse(SOURCE)))
    return folder


def word(folder: Path, form: str) -> Path:
    return folder / ("表.docx" if form in HAS_TABLE else "文.docx")


def rewritten(folder: Path, form: str) -> Understanding:
    """Return how the document is understood that LibreOffice, or the printer of the tests, wrote as *form*."""
    if form == "ofd":
        path = folder / "表.ofd"
        path.write_bytes(blocks_as_ofd(read(word(folder, form)).blocks))
        return understand(path)
    if office() is None:
        pytest.skip("没有安装 LibreOffice（soffice），跳过格式对照")
    source = word(folder, form)
    target = folder / form / f"{source.stem}.{form}"
    return understand(target if target.exists() else convert([source], form, target.parent)[source.stem])


@pytest.mark.parametrize("form", ["docx", "txt", "html", "pdf", "doc", "rtf", "ofd"])
def test_the_outline_is_the_same_in_every_format(folder: Path, form: str) -> None:
    source, found = understand(word(folder, form)), rewritten(folder, form)
    numbers = form not in measures.UNNUMBERED
    outlines = (measures.outline(one, numbers=numbers) for one in (source, found))
    assert measures.differences(*outlines) == ()


@pytest.mark.parametrize("form", ["docx", "txt", "html", "pdf", "doc", "rtf", "ofd"])
def test_the_figures_are_the_same_in_every_format(folder: Path, form: str) -> None:
    source, found = understand(word(folder, form)), rewritten(folder, form)
    assert measures.differences(sorted(measures.figures(source)), sorted(measures.figures(found))) == ()


def test_the_document_itself_has_sections_and_figures(folder: Path) -> None:
    source = understand(folder / "表.docx")
    assert "1 一、基本情况 basics" in measures.outline(source)
    assert len(measures.figures(source)) > 20
