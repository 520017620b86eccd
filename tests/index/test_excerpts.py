"""Excerpts are cut from the report's own text, and their marks stand at what was looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.excerpts import LENGTH, excerpt
from index.needles import exact
from index.terms import fold

TEXT = st.text(alphabet="党员流动管理１2ＡaⅣ㎡…，。；\n 　", max_size=400)
NEEDLES = st.lists(st.text(alphabet="党员流动管理12aiv", min_size=1, max_size=4), max_size=4)


def patterns(*needles: str) -> list[re.Pattern[str]]:
    return [mark for needle in map(exact, needles) if needle for mark in needle.marks]


def marked(text: str, *needles: str) -> list[str]:
    piece = excerpt(text, 0, len(text), patterns(*needles))
    return [piece.text[mark.start : mark.end] for mark in piece.marks]


@pytest.mark.parametrize(
    ("text", "needles", "found"),
    [
        ("全镇共有流动党员36名。", ("流动党员",), ["流动党员"]),
        ("全镇共有流动党员36名，流动党员占一成。", ("流动党员",), ["流动党员", "流动党员"]),
        ("２０２４年ＧＤＰ增长", ("2024", "gdp"), ["２０２４", "ＧＤＰ"]),
        ("面积120㎡，住房3间", ("m2",), ["㎡"]),
        ("全镇…流动党员36名…", ("流动党员",), ["流动党员"]),
        ("流动党员管理", ("流动党员", "党员管理"), ["流动党员管理"]),
        ("共有\n党员", ("共有 党员",), ["共有\n党员"]),
        ("没有这个词", ("养老",), []),
    ],
)
def test_marks_stand_at_the_matched_text(text: str, needles: tuple[str, ...], found: list[str]) -> None:
    assert marked(text, *needles) == found


def test_the_piece_is_where_most_different_words_stand_together() -> None:
    text = "流动流动流动。" + "其他内容。" * 60 + "流动党员的管理难。" + "其他内容。" * 60

    assert marked(text, "流动", "管理") == ["流动", "管理"]


def test_without_any_match_the_section_begins_unmarked() -> None:
    piece = excerpt("甲" * 500, 100, 400, patterns("养老"))

    assert (piece.start, piece.end, piece.marks) == (100, 100 + LENGTH, ())


@given(TEXT, NEEDLES, st.integers(0, 60), st.integers(0, 60))
def test_an_excerpt_is_a_piece_of_its_section_and_each_mark_holds_a_needle(
    text: str, needles: list[str], before: int, after: int
) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    piece = excerpt(text, start, end, patterns(*needles))

    assert start <= piece.start <= piece.end <= end
    assert piece.text == text[piece.start : piece.end]
    assert len(piece.text) <= LENGTH
    for mark in piece.marks:
        shown = fold(piece.text[mark.start : mark.end])
        assert any(fold(needle) in shown for needle in needles)


@given(TEXT, st.text(alphabet="党员流动管理12a", min_size=1, max_size=4))
def test_what_stands_in_a_section_is_marked(text: str, needle: str) -> None:
    held = fold(needle) in "".join(" " if char.isspace() else char for char in fold(text))

    assert bool(marked(text, needle)) >= held
