"""What holds for any text: spans point at what they quote, numbers stay exact, time grows with length."""

from __future__ import annotations

import time
from decimal import Decimal

from figure_texts import figures_of, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.figures import extract_figures, find_conflicts
from ingest.figures.shadow import cast

_WORDS = (
    "全镇 其中 党员 共有 分别 占 增长 比上年 由 提高到 到2025年 每月 一次 两个 万 元 ％ １２ 3.5 6,230 名 户 "
    "、 ， 。 ； （ ） “ ” XX … \u200b 新街社区 至 约 以上 第 一 十 的 中 看 从 萬 億 "
    "黨員 — : 百分点 番 成 率 均 年 月 城乡居民 和 2022年 2021-2023年 四分之三 半 -30℃ 个村 分之 要 今年 亿 千 百 点 两 "
    "几 到 石桥村 全村 该村 社区 镇卫生院 二期 8时40分 未 没有 比 低 1:3 完成计划的 受访老人 愿意 年初 每年 在 中所占比重"
)
PIECES = st.sampled_from(_WORDS.split(" "))
REPORTS = st.lists(PIECES, max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(REPORTS, st.text(max_size=80)))
def test_any_text_gives_figures_whose_spans_are_their_quotes(text: str) -> None:
    report = report_of(text.replace("\n", " "))
    figures = extract_figures(report)

    for figure in figures:
        assert report.text[figure.anchor.start : figure.anchor.end] == figure.raw
        assert figure.raw.strip() != ""
        assert isinstance(figure.value, Decimal | tuple | None)
    for conflict in find_conflicts(figures, report):
        assert all(0 <= index < len(figures) for index in conflict.figures)


_CELLS = (
    "项目 单位 年份 2022 2023年 12 1,200.5 -3.2 25% 31名 1.2万 云溪镇 合计 其中：女 增长（%） 数量（个） "
    "5万元以下 备注 万元 "
)
CELLS = st.sampled_from(_CELLS.split(" "))
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(rows=TABLES)
def test_any_table_gives_figures_whose_spans_are_their_cells(rows: list[list[str]]) -> None:
    report = report_of(rows)

    for figure in extract_figures(report):
        assert report.text[figure.anchor.start : figure.anchor.end] == figure.raw
        assert figure.raw in {cell for row in rows for cell in row}


@given(value=st.decimals(min_value=0, max_value=10**9, places=2))
def test_a_printed_number_keeps_its_digits(value: Decimal) -> None:
    (figure,) = figures_of(f"村集体收入{value}元。")

    assert str(figure.value) == str(value)


@given(text=st.text(alphabet="黨員 ７7\u200b\u3000名a.１，", max_size=40))
def test_every_character_of_a_shadow_knows_its_source(text: str) -> None:
    shadow = cast(text, 5)
    places = [shadow.source(at) for at in range(len(shadow.text))]

    assert places == sorted(set(places))
    assert all(5 <= place < 5 + len(text) for place in places)


def test_the_time_taken_grows_with_the_text_alone() -> None:
    started = time.perf_counter()
    for text in (
        "年均" * 20000 + "5%",
        "一" * 20000,
        "(" * 20000,
        "甲、" * 20000 + "3个社区",
        "占比1%，" * 2000,
    ):
        figures_of(text)

    assert time.perf_counter() - started < 10
