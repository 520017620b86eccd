"""Words of a list are used as patterns only where their matching is bounded."""

from __future__ import annotations

import pytest

from ingest.word_patterns import compile_word, join_words
from report import BadInputError


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("问题", "存在问题"),
        ("解决.{0,14}办法", "解决用地难题的办法"),
        (r"(?:19|20)\d\d年", "2024年"),
        ("[*+]号", "*号"),
        (r"c\+\+", "c++"),
        ("(?<!社会)保障", "要素保障"),
        ("(?:几|多){2}条", "几多条"),
    ],
)
def test_a_bounded_word_is_a_pattern(word: str, text: str) -> None:
    assert compile_word(word, where="词表").search(text)


@pytest.mark.parametrize(
    "word",
    [
        "难.*点",
        "难+",
        "难{2,}",
        "(?:难{1,9}){1,9}",
        "(?:(?:难{1,9})){3}",
        "甲.{0,90}乙.{0,90}丙.{0,90}丁",
        "(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)(?:a?)b",
        "(?:难|难){1,30}题",
        "(?:难难?){1,30}题",
        "(?:(?:难|难)(?:难|难)){1,20}题",
        "(?P<x>难)",
        r"(难)\1",
        "(?i)a",
        "(难",
        "(?:难)?",
        "",
    ],
)
def test_a_word_that_is_no_bounded_pattern_is_refused(word: str) -> None:
    with pytest.raises(BadInputError, match="词表"):
        compile_word(word, where="词表")


def test_no_words_find_nothing() -> None:
    assert not join_words([], where="词表").search("问题")
