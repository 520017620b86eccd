"""What a person decides about headings and cuts holds, whatever was found there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import BODY, NUMBERED, PARTS, UNNUMBERED, blocks_of

from ingest.outline import outline
from ingest.split import split
from report import Section, flatten

REASON = "全镇护理员仅有九人，平均年龄五十六岁，夜间值守长期靠临时工顶替，老人家属多次反映。"


def sections(text: str, decided: dict[int, int | None]) -> list[Section]:
    return list(flatten(outline(blocks_of(text), decided=decided)))


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("值得一提的是", "值得一提的是"),
        (f"人手不足。{REASON}", "人手不足"),
        (f"　　人手不足。{REASON}", "人手不足"),
        (f"三、人手不足 {REASON}", "三、人手不足"),
        (f"护理员短缺，夜间无人值守，{REASON}", "护理员短缺"),
    ],
)
def test_a_heading_set_by_hand_ends_where_its_text_begins(line: str, heading: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    found = sections(text, {len(BODY) + 1: 2})
    assert [(one.level, one.heading) for one in found] == [(1, None), (2, heading)]
    assert text[found[1].start : found[1].end].strip() == f"{line}\n{BODY}".strip()


def test_a_heading_set_by_hand_may_stand_inside_a_paragraph() -> None:
    text = f"{BODY}表现之一是人手不足。{REASON}"
    found = sections(text, {text.index("表现之一"): 1})
    assert [one.heading for one in found] == [None, "表现之一是人手不足"]


def test_a_paragraph_that_announces_a_section_can_be_made_its_heading() -> None:
    announced = f"从走访情况看，养老服务还存在以下问题。{BODY}"
    report = f"柳塘镇养老服务调研报告\n{BODY}\n一、基本情况\n（一）设施\n{BODY}\n（二）人员\n{BODY}"
    text = f"{report}\n{announced}\n（一）床位少\n{BODY}\n（二）人手少\n{BODY}"
    start = text.index(announced)
    assert [one.heading for one in sections(text, {}) if one.start == start] == [None]
    made = next(one for one in sections(text, {start: 1}) if one.start == start)
    assert (made.level, made.heading) == (1, "从走访情况看，养老服务还存在以下问题")
    assert start not in [one.start for one in sections(text, {start: None})]


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from([NUMBERED, PARTS, UNNUMBERED]))
def test_headings_decided_anywhere_hold_and_sections_tile_the_text(data: st.DataObject, text: str) -> None:
    words = [at for at, character in enumerate(text) if not character.isspace()]
    levels = st.one_of(st.none(), st.integers(1, 5))
    decided = data.draw(st.dictionaries(st.sampled_from(words), levels, max_size=6))
    found = sections(text, decided)
    levels_found = {one.start: one.level for one in found if one.start > 0 or one.heading}
    for start, level in decided.items():
        assert levels_found.get(start) == level
    assert found[0].start == 0
    assert [one.start for one in found[1:]] == [one.body_end for one in found[:-1]]
    assert found[-1].body_end == len(text)
    own = [block for one in found for block in one.blocks]
    assert all(before.end <= after.start for before, after in pairwise(own))


@settings(max_examples=80, deadline=None)
@given(st.data(), st.lists(st.sampled_from([NUMBERED, PARTS, UNNUMBERED, BODY]), min_size=1, max_size=4))
def test_cuts_decided_at_any_line_hold_and_parts_tile_the_file(
    data: st.DataObject, pieces: list[str]
) -> None:
    text = "\n".join(pieces)
    blocks = blocks_of(text)
    starts = st.sampled_from([block.start for block in blocks[1:]] or [0])
    decided = data.draw(st.dictionaries(starts, st.booleans(), max_size=6))
    parts = split(blocks, decided=decided).parts
    begins = {part.start for part in parts[1:]}
    assert all((start in begins) == begun for start, begun in decided.items() if start > 0)
    assert "".join(part.text for part in parts) == text
