"""Markdown: structure is kept, markup goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.md import plain
from report import Block, Paragraph, Verdict


def blocks(text: str) -> tuple[Block, ...]:
    return read(Path("a.md"), data=text.encode()).blocks


def levels(text: str) -> list[tuple[str, int | None]]:
    return [
        (block.text, block.style.level if block.style else None)
        for block in blocks(text)
        if isinstance(block, Paragraph)
    ]


def test_headings_have_levels_and_no_marks() -> None:
    text = "# 柳溪镇工作报告\n\n## 一、工作回顾 ##\n\n全年工作如下。\n\n三、展望\n-----\n\n附件\n=====\n"
    assert levels(text) == [
        ("柳溪镇工作报告", 1),
        ("一、工作回顾", 2),
        ("全年工作如下。", None),
        ("三、展望", 2),
        ("附件", 1),
    ]


def test_numbers_of_lists_stay_and_bullets_go() -> None:
    assert levels("1. 修路\n2. 架桥\n\n- 植树\n* 清河\n") == [
        ("1. 修路", None),
        ("2. 架桥", None),
        ("植树", None),
        ("清河", None),
    ]


def test_comments_and_rules_go_and_front_matter_becomes_properties() -> None:
    reading = read(
        Path("a.md"),
        data=(
            '---\ntitle: "养老服务办法"\ndate: 2024-05-01\n---\n'
            "# 办法\n\n<!-- INFO\nEND -->\n\n***\n\n第一条　内容。\n"
        ).encode(),
    )
    assert reading.properties == (("title", "养老服务办法"), ("date", "2024-05-01"))
    assert reading.text == "办法\n第一条　内容。"


def test_code_in_fences_is_kept_as_it_is() -> None:
    assert levels("```\n# 不是标题\n**x**\n```\n正文。") == [
        ("# 不是标题", None),
        ("**x**", None),
        ("正文。", None),
    ]


def test_a_file_of_front_matter_alone_has_no_text() -> None:
    reading = read(Path("_index.md"), data=b"---\ncollapse: true\n---\n")
    assert reading.verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**党员**121名，*其中*女党员~~35~~34名", "党员121名，其中女党员3534名"),
        ("见[办法](http://example.cn/a)和![示意图](a.png)", "见办法和示意图"),
        ("`代码`与<b>粗体</b>&nbsp;和\\*星号\\*", "代码与粗体\xa0和*星号*"),
        ("****镇共有**个村", "****镇共有**个村"),
        ("面积3*4=12，党员____名", "面积3*4=12，党员____名"),
        ("“____、____”主题教育", "“____、____”主题教育"),
    ],
)
def test_inline_marks_go_and_placeholders_stay(marked: str, text: str) -> None:
    assert plain(marked) == text


def test_only_the_start_of_a_line_is_a_bullet_or_a_quote() -> None:
    text = "**种菜的人老了。** 226户中，收入 > 10万元的有29户。\n\n- 推行中央厨房 + 配送\n\n> 村民的话"
    assert [words for words, _ in levels(text)] == [
        "种菜的人老了。 226户中，收入 > 10万元的有29户。",
        "推行中央厨房 + 配送",
        "村民的话",
    ]
