"""Topics are telling words of this field: no boilerplate, no places, no numbers, no fragments."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.topics import MOST, topics_of

TITLE = "关于云溪镇流动党员教育管理情况的调研报告"
TEXT = f"""{TITLE}
近年来，云溪镇外出务工人员增多，流动党员教育管理难度加大。全镇流动党员一百二十名，多从事餐饮行业。
一、基本情况
镇党委建立流动党员台账，组织关系转接及时，村集体经济较强的村还设立了联络站。
二、存在问题
流动党员参加组织生活少，组织关系转接不畅，联络站经费不足。村集体经济薄弱的村没有联络站。
三、对策建议
加强流动党员教育管理，规范组织关系转接，办好联络站，壮大村集体经济。
"""


def test_words_of_the_field_stay_whole_and_lead() -> None:
    topics = topics_of(TITLE, ("一、基本情况", "二、存在问题", "三、对策建议"), TEXT)

    assert topics[0] == "流动党员"
    assert "村集体经济" in topics
    assert "联络站" in topics
    assert len(topics) <= MOST


@pytest.mark.parametrize("word", ["云溪镇", "云溪", "工作", "加强", "存在问题", "近年来", "一百二十"])
def test_places_boilerplate_and_numbers_are_no_topics(word: str) -> None:
    assert word not in topics_of(TITLE, (), TEXT * 3)


def test_words_side_by_side_again_and_again_are_one_compound() -> None:
    text = "互助养老靠邻里。互助养老有章程。互助养老点五个，互助养老员十名。" * 2
    topics = topics_of(None, (), text)

    assert "互助养老" in topics
    assert "互助" not in topics


def test_a_word_said_once_is_no_topic_however_rare() -> None:
    assert topics_of(None, (), "流动党员台账。") == ()


def test_a_text_without_words_has_no_topics() -> None:
    assert topics_of(None, (), "12 ——\n") == ()


def test_a_user_takes_a_word_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "topics.toml").write_text('stop = ["联络站"]\n', "utf-8")
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))

    assert "联络站" not in topics_of(TITLE, (), TEXT)


def test_a_user_s_own_word_is_a_topic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.toml").write_text('words = ["红管家"]\n', "utf-8")
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path))

    assert "红管家" in topics_of(None, (), "红管家上门。红管家议事。")
