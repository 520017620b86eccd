"""The query language: what parses is an operator, everything else is looked for as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from index_builders import fill

from index.library import Library
from index.query import parse
from report import Near, Query, Role, Without

PIECES = (
    "流动党员",
    "党",
    "12",
    "GDP",
    '"',
    "“",
    "”",
    "「",
    "」",
    "-",
    "－",
    ":",
    "：",
    "..",
    "年份",
    "2020",
    "部分",
    "存在问题",
    " -文种:",
    " OR ",
    " NEAR/3 ",
    " NOT ",
    "或",
    "?",
)
TYPED = st.lists(
    st.sampled_from((*PIECES, " ", "\u3000", "\n", "%", "_", "'", "*", "(", "\\")), max_size=8
).map("".join)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("流动党员 管理", Query("流动党员 管理")),
        ("  流动党员\u3000管理 ", Query("流动党员 管理")),
        ('"三会一课" “主题党日” 「两学一做」', Query("", phrases=("三会一课", "主题党日", "两学一做"))),
        ('党员 -社区 -"联络 站"', Query("党员", excluded=("社区", "联络 站"))),
        ("部分:存在问题,对策建议", Query("", roles=(Role.PROBLEMS, Role.SUGGESTIONS))),
        ("role:problems", Query("", roles=(Role.PROBLEMS,))),
        ("文种：调研报告、统计公报", Query("", kinds=("调研报告", "统计公报"))),
        ("地区:柳溪镇 发文单位:青禾县人民政府 格式:docx", Query("", places=("柳溪镇",), issuers=("青禾县人民政府",), formats=("docx",))),
        ("年份:2020..2023", Query("", years=(2020, 2023))),
        ("年份：2023年至2020年", Query("", years=(2020, 2023))),
        ("年:2024", Query("", years=(2024, 2024))),
        ("养老院 OR 敬老院 OR “幸福 院” 收费", Query("收费", any_of=(("养老院", "敬老院", "幸福 院"),))),
        ("甲村 或 乙村", Query("", any_of=(("甲村", "乙村"),))),
        ("流动*员 *管理* 党?员", Query("管理", patterns=("流动*员", "党?员"))),
        ("台账 NEAR 党员 “三会” NEAR/5 一课", Query("", near=(Near("台账", "党员", 20), Near("三会", "一课", 5)))),
        ("党员 AND 台账 NOT 社区", Query("党员 台账", excluded=("社区",))),
        ("标题:养老 文件:历年.zip 文号:〔2023〕1号 主题:党建", Query("", titles=("养老",), files=("历年.zip",), numbers=("〔2023〕1号",), topics=("党建",))),
        ("养老 -文种:法规,年报 －地区：柳溪镇", Query("养老", without=Without(kinds=("法规", "年报"), places=("柳溪镇",)))),
        ("-部分:存在问题 -年份:2020,2021..2022", Query("", without=Without(roles=(Role.PROBLEMS,), years=((2020, 2020), (2021, 2022))))),
        ('-"文种:法规" -会议:时间', Query("", excluded=("文种:法规", "会议:时间"))),
    ],
)  # fmt: skip
def test_an_operator_counts_where_it_parses(typed: str, query: Query) -> None:
    assert parse(typed) == query


@pytest.mark.parametrize(
    "typed",
    ["会议:时间", "年份:去年", "年份:20", "部分:没有的", "部分:", ":存在问题", "-", '"', '"未完', "10-20岁", "http://a.cn/x?y=1"],
)  # fmt: skip
def test_what_does_not_parse_is_looked_for_as_it_stands(typed: str) -> None:
    query = parse(typed)

    assert query.text.replace(" ", "") == typed
    assert query == Query(query.text, hints=query.hints)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("年份:去年", "年份:2023"),
        ("部分:没有的", "存在问题"),
        ("文种:", "后面没有内容"),
        ('"未完', "引号没有成对"),
        ("OR 党员", "“OR”前后"),
        ("党员 NEAR/5", "“NEAR/5”前后"),
        ("党员 NOT", "“NOT”前后"),
    ],
)
def test_what_looks_like_an_operator_and_is_none_leaves_a_hint(typed: str, hint: str) -> None:
    query = parse(typed)

    assert [hint in one for one in query.hints] == [True]
    assert query.text.replace(" ", "") == typed.replace(" ", "")


@pytest.mark.parametrize(
    "typed", ["会议:时间", "10-20岁", "http://a.cn/x?y=1", "有哪些?", "流动党员 管理", "5*"]
)
def test_plain_text_leaves_no_hint(typed: str) -> None:
    assert parse(typed).hints == ()


def test_an_excluded_filter_that_means_nothing_is_excluded_as_text_with_a_hint() -> None:
    query = parse("党员 -年份:去年")

    assert (query.text, query.excluded) == ("党员", ("年份:去年",))
    assert "年份:2023" in query.hints[0]


def test_roles_that_the_caller_gives_are_added_once() -> None:
    assert parse("部分:存在问题", roles=[Role.PROBLEMS, Role.CAUSES]).roles == (Role.PROBLEMS, Role.CAUSES)


@given(TYPED | st.text(max_size=30))
@example('"""-"":"“-：')
def test_nothing_that_can_be_typed_is_an_error(typed: str) -> None:
    query = parse(typed)

    assert not any(part == "" for part in (*query.phrases, *query.excluded, *query.places, *query.kinds))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("query"))[0]


@settings(deadline=None, max_examples=150)
@given(typed=st.lists(TYPED | st.text(max_size=20), min_size=3, max_size=3))
def test_nothing_that_can_be_typed_makes_a_search_fail(library: Path, typed: list[str]) -> None:
    with Library.open(library) as opened:
        for text in typed:
            result = opened.search(parse(text))
            assert len(result.hits) <= result.total
