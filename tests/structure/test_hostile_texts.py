"""Texts made to be slow: reading their structure takes time that grows with the text, never with its square."""

from __future__ import annotations

import time

import pytest
from structure_texts import blocks_of

from ingest.structure import Read, structure
from report import Source

SHORT, LONG = 6_000, 24_000
BOUND = 2.5
"""Four times the text may take four times as long, and this much more."""

HOSTILE = [
    "、",
    "7",
    "万",
    "其中",
    "分别为",
    "（",
    " ",
    "《",
    "一、",
    "一是好；",
    "全",
    "目录\n",
    "一、好\n",
    "第一条 好\n",
    "2024年5月1日\n",
    "石桥镇人民政府\n",
    "关于石桥镇的调研报告\n",
    "根据《办法》，",
]


def seconds(unit: str, length: int) -> float:
    blocks = blocks_of(unit * (length // len(unit)))
    began = time.process_time()
    structure(Read(blocks, Source("报告.txt", "0" * 64, "txt", length)))
    return time.process_time() - began


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    seconds(unit, len(unit))  # word lists are loaded
    short = seconds(unit, SHORT)

    assert seconds(unit, LONG) <= (short + 0.05) * LONG / SHORT * BOUND
