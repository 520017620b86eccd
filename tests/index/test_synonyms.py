"""A word of a query is looked for in the words that mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from index_builders import fill

from index import synonyms
from index.library import Library
from index.query import parse
from index.synonyms import SYNONYMS, also_meant, read_rule
from index.values import SearchResult
from report import BadInputError

TEXTS = {
    "甲.txt": "云溪镇党建工作调研报告\n全镇党建抓得紧。\n",
    "乙.txt": "石桥镇组织工作调研报告\n加强党的建设，夯实基层。\n",
    "丙.txt": "青禾县养殖业调研报告\n全县养羊大户五家。\n",
}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIAOYAN_VOCABULARY", str(tmp_path / "library" / "vocabulary"))
    return fill(tmp_path, TEXTS)[0]


def search(library: Path, text: str) -> SearchResult:
    with Library.open(library) as opened:
        return opened.search(parse(text))


def names(result: SearchResult) -> list[str]:
    return [hit.card.name for hit in result.hits]


def test_what_was_typed_comes_first_and_what_means_the_same_is_found_and_marked(library: Path) -> None:
    result = search(library, "党建")

    assert names(result) == ["甲.txt", "乙.txt"]
    assert [(item.typed, item.also) for item in result.widened] == [("党建", ("党的建设",))]
    other = result.hits[1].passages[0].hit
    assert [other.excerpt[mark.start : mark.end] for mark in other.marks] == ["党的建设"]


def test_the_other_side_of_a_two_way_rule_finds_the_first(library: Path) -> None:
    assert set(names(search(library, "党的建设"))) == {"甲.txt", "乙.txt"}


@pytest.mark.parametrize("text", ['"党建"', "党建 OR 没有的词"])
def test_what_is_said_exactly_is_not_widened(library: Path, text: str) -> None:
    result = search(library, text)

    assert names(result) == ["甲.txt"]
    assert result.widened == ()


def test_a_rule_counts_at_once_one_way_only_and_is_undone(library: Path) -> None:
    with Library.open(library) as opened:
        SYNONYMS.write(synonyms.with_added(["养殖大户 > 养羊大户"]))
        assert opened.search(parse("养殖大户")).widened
        assert names(opened.search(parse("养殖大户"))) == ["丙.txt"]
        assert not opened.search(parse("养羊大户")).widened

        SYNONYMS.write(synonyms.with_removed(["养殖大户＞养羊大户"]))
        assert not opened.search(parse("养殖大户")).widened
    assert SYNONYMS.own() == ()


def test_the_longest_is_taken_first_and_only_whole_words_are() -> None:
    assert [item.typed for _, _, item in also_meant(["党", "的", "建设"])] == ["党的建设"]
    assert list(also_meant(["党建引领", "治理"])) == []


def test_the_shipped_rules_are_written_as_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIAOYAN_VOCABULARY", raising=False)

    assert [str(read_rule(text)) for text in SYNONYMS.current()] == list(SYNONYMS.current())


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "看不懂"),
        ("党建", "看不懂"),
        ("党建 =", "没有写词"),
        ("甲 = 党建", "个字"),
        ("党建 = 党，建设", "标点"),
        ("党务 = 党务", "同一个词"),
        ("党的建设 > 党建", "已经有"),
        ("党建 = 党的建设", "已经有"),
        ("一 = 二 = 三", "看不懂"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(library: Path, rule: str, said: str) -> None:
    with pytest.raises(BadInputError, match=said):
        synonyms.with_added([rule])
