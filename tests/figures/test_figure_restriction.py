"""A figure of a part of its scope is told apart from one of the whole."""

from __future__ import annotations

import pytest
from figure_texts import figures_of

from ingest.figures.restriction import restriction


def restriction_of(text: str) -> str | None:
    return restriction(figures_of(text)[-1])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全镇退捕渔民386户，其中党员37名。", "其中：退捕渔民户数"),
        ("联合党支部吸收3个村的41名党员参加。", "联合党支部吸收3个村的"),
        ("有的党员多年未回，另有17名党员从事个体经营。", "另有"),
        ("把党员编入网格，每个网格配备党员2名。", "每个网格配备党员"),
        ("在务工集中的地方成立流动党员党支部1个，有党员37名。", "成立流动党员党支部1个"),
        ("全镇有21个村建成卫生室。", "村建成卫生室"),
        ("21个支部达到标准。", "支部达到标准"),
        ("调研组深入5个乡镇、31个村。", "深入5个乡镇"),
        ("普通高中2所，在校学生3142人。", "普通高中2所"),
        ("组建产业链党组织一个，现有党员37名。", "组建产业链党组织一个"),
        ("全镇新建功能型党小组12个，吸纳党员64名。", "新建功能型党小组12个"),
    ],
)
def test_words_that_cut_out_a_part_are_named(text: str, words: str) -> None:
    assert restriction_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "全镇现有2178名党员。",
        "全镇的2178名党员都已编入支部。",
        "全镇总人口4.1万人，其中党员2178名。",
        "全镇党员总数为2178名，其中女党员561名。",
        "全县71座小型水库中。",
        "为89名保洁员购买保险。",
        "全镇21个村全部建成卫生室。",
        "全镇有21个行政村、4个社区。",
        "全县有学校37所，在校学生14396人。",
        "镇党委下设党支部23个，共有党员812名。",
        "社区设立党支部5个，现有党员126名。",
        "截至2024年底，党员总数为1655名，比2023年的1630名增加25名，现有党员1655名。",
    ],
)
def test_what_speaks_of_the_whole_is_not_restricted(text: str) -> None:
    assert restriction_of(text) is None
