"""Texts made to be slow: the time grows with the text, never with its square."""

from __future__ import annotations

import time

import pytest
from figure_texts import report_of

from ingest.figures import extract_figures

SHORT, LONG = 50_000, 200_000
BOUND = 3.0
"""Four times the text may take four times as long, and this much more."""

HOSTILE = [
    "7",
    "7,",
    "1,234,",
    "百千",
    "、",
    "，",
    "（",
    "“",
    "其中",
    "其中，",
    "全镇",
    "石桥村",
    "分别",
    "甲、",
    "比",
    "占",
    "增长",
    "12名",
    "由3户增加到",
    "3-",
    "1:",
    "____",
    " ",
    "60岁以上",
    "百分之",
    "点五",
    "党员12名，其中女党员3名，占25%；",
    "同口径，",
    "扣除",
    "（不含",
    "按现价计算，12名、",
    "（不含农户）5户",
]


def seconds(unit: str, length: int) -> float:
    report = report_of(unit * (length // len(unit)))
    began = time.process_time()
    extract_figures(report)
    return time.process_time() - began


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    short = seconds(unit, SHORT)

    assert seconds(unit, LONG) <= (short + 0.05) * LONG / SHORT * BOUND
