"""What speaks for another report at a line in the middle of a file, and what does not."""

from __future__ import annotations

import pytest
from structure_texts import BODY, blocks_of

from ingest.split import split

FIRST = f"云溪镇养老服务调研报告\n一、基本情况\n{BODY}\n二、存在问题\n{BODY}\n三、对策建议\n{BODY}\n{BODY}"


def cuts(*lines: str) -> list[str]:
    text = "\n".join((FIRST, *lines))
    return [text[part.start :].split("\n")[0] for part in split(blocks_of(text)).parts[1:]]


def doubts(*lines: str) -> list[str]:
    return [one.title for one in split(blocks_of("\n".join((FIRST, *lines)))).proposals]


@pytest.mark.parametrize(
    "below",
    [
        ("石桥镇政府研究室（2024年11月8日）", "调研背景", BODY, "主要做法", BODY),
        ("石桥镇人民政府", BODY, BODY),
        ("——以上河村为例", BODY, BODY),
        ("摘要：本文考察了石桥镇的水利设施。", BODY, "1.引言", BODY),
        (f"近期我们走访了九个村，现将情况报告如下。{BODY}", "主要做法", BODY),
        ("一、基本情况", BODY),
    ],
)
def test_a_title_begins_a_report_where_the_lines_below_it_open_one(below: tuple[str, ...]) -> None:
    assert cuts("石桥镇水利设施调研报告", *below) == ["石桥镇水利设施调研报告"]


def test_a_title_may_be_broken_over_two_lines() -> None:
    assert cuts("关于石桥镇水利设施管护情况的", "调研报告", "一、基本情况", BODY) == [
        "关于石桥镇水利设施管护情况的"
    ]


def test_a_title_that_is_said_twice_begins_one_report() -> None:
    lines = ("2023年石桥镇政府工作报告", "政府工作报告", "各位代表：", BODY, "一、过去一年的工作", BODY)
    assert cuts(*lines) == ["2023年石桥镇政府工作报告"]


def test_a_greeting_needs_no_end_of_the_report_before() -> None:
    assert cuts("联系电话见封底", "石桥镇2023年工作报告", "各位代表：", BODY) == ["石桥镇2023年工作报告"]


def test_a_title_after_a_text_that_did_not_end_is_proposed() -> None:
    lines = ("联系电话见封底", "石桥镇水利设施调研报告", "一、基本情况", BODY)
    assert cuts(*lines) == []
    assert doubts(*lines) == ["石桥镇水利设施调研报告"]


@pytest.mark.parametrize(
    "line",
    [
        "灌溉用水分时计量与收费的通用方法",  # names a way, no law
        "为了解各村水利设施管护情况和群众意见",
        "水利设施管护的经验",
        "附件：石桥镇水利设施调研报告",
    ],
)
def test_a_line_that_is_no_title_begins_nothing(line: str) -> None:
    assert cuts(line, "一、基本情况", BODY) == []
    assert doubts(line, "一、基本情况", BODY) == []


def test_a_line_that_names_a_report_begins_none_over_plain_text() -> None:
    lines = ("深入各村开展水利调研", BODY, BODY)
    assert cuts(*lines) == []
    assert doubts(*lines) == []
