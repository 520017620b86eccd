"""Clauses and texts are told apart: commands, deficits, achievements, facts, causes, plans."""

from __future__ import annotations

import pytest

from ingest.roles.moods import clauses, shape, text_mood
from ingest.roles.table import Mood


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("加强教育培训", Mood.DUTY),
        ("着力破解用地难题", Mood.DUTY),
        ("优化布局,补齐设施短板", Mood.DUTY),
        ("把网格织密", Mood.DUTY),
        ("引育并举", Mood.DUTY),
        ("建设成效", Mood.NONE),
        ("提升治理成效", Mood.DUTY),
        ("巩固整治成果", Mood.DUTY),
        ("推广典型做法", Mood.DUTY),
        ("推进措施", Mood.NONE),
        ("落实帮扶措施", Mood.DUTY),
        ("推进中存在的难点", Mood.NONE),
        ("队伍老化", Mood.LACK),
        ("发展不平衡", Mood.LACK),
        ("运营经费紧张,可持续性不强", Mood.LACK),
        ("重建设、轻管护", Mood.LACK),
        ("品牌影响力有待提升", Mood.LACK),
        ("能耗降低", Mood.NONE),
        ("现状与不足", Mood.NONE),
        ("基础设施持续改善", Mood.DONE),
        ("治理成效明显", Mood.DONE),
        ("资源家底", Mood.NONE),
    ],
)
def test_the_shape_of_a_heading_tells_its_mood(words: str, mood: Mood) -> None:
    assert shape(clauses(words)) is mood


def test_one_clause_of_three_does_not_tell_the_mood_of_a_heading() -> None:
    assert shape(clauses("一张网,一本账,加强培训")) is Mood.NONE


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("床位短缺，护理员不足，设施老化，服务单一。", Mood.LACK),
        ("先后建成食堂六处，累计服务两万人次，获评先进。", Mood.DONE),
        ("要尽快出台办法，建议设立资金，应当优先保障山区。", Mood.DUTY),
        ("辖十四个村，现有人口三万人，总面积九十平方公里。", Mood.STATE),
        ("由于起步晚，导致管理粗放，原因还有两个。", Mood.CAUSE),
        ("明年力争开工四处，下一步将再建两座。", Mood.PLAN),
        ("这是主要的、重要的、必要的。", Mood.NONE),
        ("今天天气很好，" * 100 + "问题，不足。", Mood.NONE),
        ("", Mood.NONE),
    ],
)
def test_running_text_speaks_for_a_mood(text: str, mood: Mood) -> None:
    assert text_mood(text).mood is mood


def test_the_words_that_speak_most_are_named() -> None:
    assert text_mood("经费不足，人手不足，设施老化。").words == ("不足", "老化")
