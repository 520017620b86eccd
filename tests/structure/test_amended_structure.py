"""What a person puts right is found again by its words, and the blocks of a file come back from its reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from structure_texts import ANNEXED, BODY, LAW, NUMBERED, PARTS, UNNUMBERED, blocks_of

from ingest.amending import resolve
from ingest.rejoining import blocks_of as rejoined
from ingest.structure import Read, Structured, structure
from report import Amendment, Role, Source, Subject, flatten, quote_at

SOURCE = Source("调研.txt", "ab" * 32, "txt", 1)


def structured(text: str, *amendments: Amendment) -> Structured:
    return structure(Read(blocks_of(text), SOURCE), amendments)


def amendment(field: Subject, text: str, words: str, value: str | None) -> Amendment:
    start = text.index(words)
    return Amendment(field, start, quote_at(text, start), value)


def test_a_place_is_found_again_where_the_text_before_it_has_grown() -> None:
    made = amendment(Subject.CUT, "甲\n乙镇报告\n丙", "乙镇报告", "yes")
    assert resolve([made], "多出一行\n甲\n乙镇报告\n丙").cuts == {7: True}


def test_of_several_places_with_the_same_words_the_nearest_is_meant() -> None:
    text = "建议\n正文\n建议\n正文"
    assert resolve([Amendment(Subject.HEADING, 7, "建议", "1")], text).headings == {6: 1}


def test_an_amendment_whose_words_are_gone_is_named_and_not_applied() -> None:
    made = Amendment(Subject.HEADING, 3, "没有的话", "1")
    amended = resolve([made], "正文\n正文")
    assert amended.lost == (made,)
    assert not amended.headings


def test_a_heading_that_a_person_takes_away_is_text_of_the_section_before() -> None:
    made = amendment(Subject.HEADING, NUMBERED, "（二）人员情况", None)
    headings = [one.heading for one in flatten(structured(NUMBERED, made).reports[0].sections)]
    assert "（二）人员情况" not in headings
    assert "（一）设施情况" in headings


def test_a_heading_that_a_person_adds_has_the_level_given() -> None:
    text = f"{NUMBERED}\n值得一提的是\n{BODY}"
    made = amendment(Subject.HEADING, text, "值得一提的是", "1")
    found = {one.heading: one.level for one in flatten(structured(text, made).reports[0].sections)}
    assert found["值得一提的是"] == 1


def test_the_roles_that_a_person_gives_reach_the_sections_below() -> None:
    made = amendment(Subject.ROLES, NUMBERED, "一、基本情况", "problems causes")
    sections = {one.heading: one.roles for one in flatten(structured(NUMBERED, made).reports[0].sections)}
    assert sections["一、基本情况"] == (Role.PROBLEMS, Role.CAUSES)
    assert sections["（一）设施情况"] == (Role.PROBLEMS, Role.CAUSES)


def test_a_cut_that_a_person_makes_or_refuses_is_kept_to() -> None:
    text = f"{NUMBERED}\n{PARTS}"
    title = PARTS.split("\n")[0]
    assert len(structured(text).reports) == 2
    refused = structured(text, amendment(Subject.CUT, text, title, "no"))
    assert [report.text for report in refused.reports] == [text]
    made = structured(NUMBERED, amendment(Subject.CUT, NUMBERED, "一、基本情况", "yes"))
    assert [report.text.split("\n")[0] for report in made.reports] == [
        NUMBERED.split("\n")[0],
        "一、基本情况",
    ]


@pytest.mark.parametrize("text", [NUMBERED, PARTS, UNNUMBERED, LAW, ANNEXED, BODY])
def test_what_is_drawn_from_stored_reports_is_what_was_drawn_from_the_file(text: str) -> None:
    first = structured(text).reports
    assert rejoined(first) == blocks_of(text)
    assert structure(Read(rejoined(first), SOURCE)).reports == first


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([NUMBERED, PARTS, LAW, BODY, "一、甲。乙", "第一篇：甲", "第二篇：乙"]), max_size=5
    )
)
def test_the_blocks_of_any_file_come_back_from_its_reports(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    blocks = tuple(block for block in blocks_of(text) if text.strip())
    assert rejoined(structured(text).reports) == blocks


def test_refusing_all_cuts_of_stored_reports_gives_the_one_report_back() -> None:
    text = f"{NUMBERED}\n{PARTS}"
    two = structured(text).reports
    start = two[1].start
    refused = Amendment(Subject.CUT, start, quote_at(text, start), "no")
    merged = structure(Read(rejoined(two), SOURCE), [refused]).reports
    assert [report.text for report in merged] == [text]
    assert structure(Read(rejoined(merged), SOURCE)).reports == two


def test_a_conflict_is_dismissed_in_the_report_that_is_meant_and_in_no_other() -> None:
    body = f"一、基本情况\n云溪镇现有党员121名。\n二、主要做法\n云溪镇党员122名。\n{BODY}"
    text = f"第一篇：云溪镇党建调研报告\n{body}\n第二篇：云溪镇组织调研报告\n{body}"
    place = text.rindex("121名")
    made = Amendment(Subject.CONFLICT, place, "restated|121名|122名", "口径不同")
    gone = Amendment(Subject.CONFLICT, place, "restated|500名|501名", "口径不同")

    drawn = structured(text, made, gone)

    assert [[one.dismissed for one in report.conflicts] for report in drawn.reports] == [[None], ["口径不同"]]
    assert drawn.lost == (gone,)


def test_headings_of_one_wording_keep_their_order_where_the_text_has_grown() -> None:
    text = "开头\n建议\n甲\n建议\n乙\n建议\n丙"
    starts = [at for at in range(len(text)) if text.startswith("建议", at)]
    made = [Amendment(Subject.HEADING, at, "建议", str(level)) for level, at in enumerate(starts, 1)]
    grown = "多出一行字\n" + text
    assert resolve(made, grown).headings == {at + 6: level for level, at in enumerate(starts, 1)}


def test_of_more_amendments_than_places_the_one_that_fits_least_is_named() -> None:
    made = [Amendment(Subject.HEADING, at, "建议", "1") for at in (0, 9, 20)]
    amended = resolve(made, "甲甲\n乙乙\n丙丙\n建议\n丁丁丁丁丁丁丁\n建议")
    assert amended.headings == {9: 1, 20: 1}
    assert amended.lost == (made[0],)
