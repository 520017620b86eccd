"""A tree of headings written out in any manner of numbering is read as that tree again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import blocks_of

from ingest.outline import outline
from report import Paragraph, Style, flatten

HAN = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
STYLES = {
    "第一部分": lambda n: f"第{HAN[n]}部分 ",
    "第一章": lambda n: f"第{HAN[n]}章 ",
    "第一节": lambda n: f"第{HAN[n]}节 ",
    "壹、": lambda n: f"{'壹贰叁肆伍陆柒捌玖拾'[n]}、",
    "一、": lambda n: f"{HAN[n]}、",
    "（一）": lambda n: f"（{HAN[n]}）",
    "1.": lambda n: f"{n + 1}.",
    "（1）": lambda n: f"（{n + 1}）",
    "①": lambda n: CIRCLED[n],
    "一是": lambda n: f"{HAN[n]}是",
}
WIDEST_FIRST = list(STYLES)
NAMES = [
    "村组道路", "灌溉渠系", "农技推广", "集市管理", "校舍修缮", "图书借阅", "庭院绿化", "茶园管护", "仓储物流",
    "夜间照明", "河道清淤", "文化下乡", "邻里调解", "冬季供暖", "果树嫁接", "农机维修", "渡口渡船", "山林巡护",
]  # fmt: skip
BODY = "这几年，镇里按轻重缓急一件一件往前推，村里出人出工，县里给了一些资金，年底请群众代表逐项看过，多数人认可，也提了不少实在的意见。"


@dataclass(frozen=True)
class Node:
    name: str
    lead: bool
    run_in: bool
    children: tuple[Node, ...] = ()


def nodes(depth: int) -> st.SearchStrategy[Node]:
    children = st.lists(nodes(depth - 1), min_size=2, max_size=4) if depth > 1 else st.nothing()
    below = st.one_of(st.just([]), children) if depth > 1 else st.just([])
    return st.builds(
        lambda name, lead, run_in, kids: Node(name, lead or not kids, run_in and not kids, tuple(kids)),
        st.sampled_from(NAMES),
        st.booleans(),
        st.booleans(),
        below,
    )


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[Node], list[str]]:
    roots = draw(st.lists(nodes(3), min_size=2, max_size=5))
    places = draw(st.lists(st.integers(0, len(STYLES) - 1), min_size=3, max_size=3, unique=True))
    return roots, [WIDEST_FIRST[place] for place in sorted(places)]


def written(roots: list[Node], styles: list[str]) -> str:
    lines = ["云溪镇农村工作情况调研报告", BODY]
    for number, node in enumerate(roots):
        lines += _lines(node, number, styles)
    return "\n".join(lines)


def _lines(node: Node, number: int, styles: list[str]) -> Iterator[str]:
    heading = STYLES[styles[0]](number) + node.name
    if node.run_in or styles[0] == "一是":
        yield f"{heading}。{BODY}"
    else:
        yield heading
        if node.lead:
            yield BODY
    for at, child in enumerate(node.children):
        yield from _lines(child, at, styles[1:])


def expected(roots: list[Node], styles: list[str], level: int = 1) -> Iterator[tuple[int, str]]:
    for number, node in enumerate(roots):
        yield level, (STYLES[styles[0]](number) + node.name)
        yield from expected(list(node.children), styles[1:], level + 1)


def read(text: str) -> list[tuple[int, str]]:
    return [(one.level, one.heading) for one in flatten(outline(blocks_of(text))) if one.heading]


@settings(max_examples=300, deadline=None)
@given(documents())
def test_the_outline_of_a_tree_written_out_is_that_tree(document: tuple[list[Node], list[str]]) -> None:
    roots, styles = document
    assert read(written(roots, styles)) == list(expected(roots, styles))


AGAINST_CUSTOM = [
    ("1.", "（一）"),
    ("1.", "一、"),
    ("（一）", "一、"),
    ("（1）", "1."),
    ("①", "（1）"),
    ("①", "一、"),
]


@settings(max_examples=100, deadline=None)
@given(st.lists(nodes(2), min_size=2, max_size=4), st.sampled_from(AGAINST_CUSTOM))
def test_a_document_that_counts_on_past_wider_numbers_nests_them_throughout(
    roots: list[Node], styles: tuple[str, str]
) -> None:
    below = (Node("村组道路", True, False), Node("灌溉渠系", True, False))
    first = Node("农技推广", lead=True, run_in=False, children=below)
    assert read(written([first, *roots], list(styles))) == list(expected([first, *roots], list(styles)))


def by_path(roots: list[Node], path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Node]]:
    for number, node in enumerate(roots, 1):
        yield (*path, number), node
        yield from by_path(list(node.children), (*path, number))


@settings(max_examples=100, deadline=None)
@given(st.lists(nodes(3), min_size=2, max_size=5))
def test_decimal_numbers_give_the_tree_that_they_count(roots: list[Node]) -> None:
    lines, wanted = ["云溪镇农村工作情况调研报告", BODY], []
    for path, node in by_path(roots):
        number = f"{path[0]}." if len(path) == 1 else ".".join(map(str, path)) + " "
        lines += [number + node.name, *([BODY] if node.lead else [])]
        wanted.append((len(path), number + node.name))
    assert read("\n".join(lines)) == wanted


@settings(max_examples=100, deadline=None)
@given(st.lists(nodes(2), min_size=2, max_size=4))
def test_numbers_that_run_on_through_the_chapters_stay_below_them(roots: list[Node]) -> None:
    lines, wanted, count = ["云溪镇农村工作实施意见", BODY], [], 0
    for number, root in enumerate(roots):
        lines += [f"{HAN[number]}、{root.name}", BODY]
        wanted.append((1, f"{HAN[number]}、{root.name}"))
        for child in root.children:
            count += 1
            lines.append(f"{count}.{child.name}。{BODY}")
            wanted.append((2, f"{count}.{child.name}"))
    assert read("\n".join(lines)) == wanted


@settings(max_examples=100, deadline=None)
@given(st.lists(nodes(3), min_size=2, max_size=4))
def test_headings_that_the_format_levels_need_no_numbers(roots: list[Node]) -> None:
    blocks: list[tuple[str, int | None]] = [("云溪镇农村工作情况调研报告", None), (BODY, None)]
    wanted = []
    for path, node in by_path(roots):
        blocks += [(node.name, len(path)), *([(BODY, None)] if node.lead else [])]
        wanted.append((len(path), node.name))
    assert [
        (one.level, one.heading) for one in flatten(outline(styled_blocks(blocks))) if one.heading
    ] == wanted


def styled_blocks(lines: list[tuple[str, int | None]]) -> tuple[Paragraph, ...]:
    blocks, at = [], 0
    for text, level in lines:
        style = Style(level=level) if level else None
        blocks.append(Paragraph(text, at, at + len(text), style=style))
        at += len(text) + 1
    return tuple(blocks)


FONTS = ["黑体", "SimHei", "楷体_GB2312"]


@pytest.mark.parametrize("font", FONTS)
def test_headings_told_by_their_font_alone_are_found(font: str) -> None:
    lines = ["云溪镇农村工作情况调研报告", BODY, "走访所得", BODY, BODY, "几件难事", BODY, "怎样来办", BODY]
    blocks, at = [], 0
    for number, text in enumerate(lines):
        style = Style(font=font if len(text) < 10 and number else "仿宋_GB2312", size=16.0)
        blocks.append(Paragraph(text, at, at + len(text), style=style))
        at += len(text) + 1
    found = [one.heading for one in flatten(outline(tuple(blocks))) if one.heading]
    assert found == ["走访所得", "几件难事", "怎样来办"]
