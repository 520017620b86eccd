from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import ANNEXED, BODY, LAW, NUMBERED, PARTS, UNNUMBERED, blocks_of

from ingest.split import Part, split

REPORTS = [NUMBERED, PARTS, UNNUMBERED.replace("调研背景", "一、调研背景")]


def parts_of(text: str) -> tuple[Part, ...]:
    return split(blocks_of(text)).parts


def begins(text: str) -> list[str]:
    return [text[part.start :].split("\n", maxsplit=1)[0] for part in parts_of(text)]


@pytest.mark.parametrize("text", [NUMBERED, PARTS, UNNUMBERED, LAW, ANNEXED, BODY, ""])
def test_a_single_report_is_one_part(text: str) -> None:
    assert [part.text for part in parts_of(text)] == ([text] if text else [""])


def test_titles_in_the_middle_begin_parts_where_the_numbers_start_anew() -> None:
    assert begins("\n".join(REPORTS)) == [text.split("\n")[0] for text in REPORTS]


def test_collection_headings_begin_parts_and_stay_in_them() -> None:
    text = f"第一篇：甲镇报告\n甲镇党建调研报告\n{BODY}\n第二篇：乙镇报告\n乙镇党建调研报告\n{BODY}"
    parts = parts_of(text)
    assert [part.label for part in parts] == ["第一篇：甲镇报告", "第二篇：乙镇报告"]
    assert parts[1].text.startswith("第二篇")


def test_a_table_of_contents_belongs_to_the_first_report_and_names_the_others() -> None:
    titles = [text.split("\n")[0] for text in REPORTS]
    contents = "\n".join(
        ["调研报告汇编", "目  录", *(f"{title} ………… {page}" for page, title in enumerate(titles, 1))]
    )
    parts = parts_of("\n".join([contents, *REPORTS]))
    assert len(parts) == len(REPORTS)
    assert parts[0].start == 0
    assert parts[1].text.startswith(titles[1])


def test_the_plan_that_a_notice_issues_stays_with_it() -> None:
    text = (
        f"县政府关于印发粮食安全管理办法的通知\n各乡镇：\n{BODY * 5}\n县政府\n2022年3月1日\n"
        f"粮食安全管理办法\n一、总则\n{BODY}"
    )
    assert len(parts_of(text)) == 1


def test_an_annex_with_a_title_of_its_own_begins_no_part() -> None:
    text = f"{NUMBERED}\n附件1\n走访情况报告\n一、您的年龄\n二、您的意见"
    assert len(parts_of(text)) == 1


def test_offsets_of_blocks_count_in_the_part_s_own_text() -> None:
    for part in parts_of("\n".join(REPORTS)):
        assert all(part.text[block.start : block.end] == getattr(block, "text", "") for block in part.blocks)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*REPORTS, LAW, ANNEXED, BODY, "第一篇：甲", "第二篇：乙", "", "— 3 —"]), max_size=6
    )
)
def test_parts_tile_any_file(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    parts = parts_of(text)
    assert "".join(part.text for part in parts) == text
    assert [part.start for part in parts][1:] == [part.end for part in parts][:-1]
