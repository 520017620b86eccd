"""Sections of two versions are brought together by text, heading and likeness."""

from __future__ import annotations

import time
from itertools import pairwise

from index.alignment import Change, compare_reports
from index.wording_changes import Fate, compare_lines, compare_words
from ingest.structure import Read, structure
from report import Paragraph, Report, Source

CARE = "各村登记造册，每年核对一次，由村干部上门了解情况。"
FUND = "所需资金列入年度预算，由镇财政所按季拨付到户。"
STAFF = "护理人员每年参加两次培训，考核合格后方可上岗。"


def report(*lines: str) -> Report:
    blocks, at = [], 0
    for line in ("云溪镇敬老工作方案", *lines):
        blocks.append(Paragraph(line, at, at + len(line)))
        at += len(line) + 1
    return structure(Read(tuple(blocks), Source("a.txt", "0" * 64, "txt", at))).reports[0]


def told(old: Report, new: Report) -> list[tuple[str | None, Fate, bool]]:
    def words(change: Change) -> str | None:
        return ((change.new or change.old).heading or "").partition("、")[2] or None

    changes = compare_reports(old, new).changes
    return [(words(change), change.fate, change.moved) for change in changes if words(change)]


def test_a_section_put_in_does_not_change_those_whose_numbers_it_moves() -> None:
    old = report("一、登记对象", CARE, "二、资金来源", FUND)
    new = report("一、登记对象", CARE, "二、人员培训", STAFF, "三、资金来源", FUND)

    assert told(old, new) == [
        ("登记对象", Fate.SAME, False),
        ("人员培训", Fate.ADDED, False),
        ("资金来源", Fate.SAME, False),
    ]


def test_a_section_taken_out_stands_where_it_was() -> None:
    old = report("一、登记对象", CARE, "二、人员培训", STAFF, "三、资金来源", FUND)
    new = report("一、登记对象", CARE, "二、资金来源", FUND)

    assert told(old, new)[1] == ("人员培训", Fate.REMOVED, False)


def test_a_section_under_a_new_heading_is_known_by_its_text() -> None:
    old = report("一、登记对象", CARE, "二、资金来源", FUND)
    new = report("一、登记对象", CARE, "二、经费保障", FUND.replace("按季", "按月"))

    assert told(old, new)[1] == ("经费保障", Fate.CHANGED, False)


def test_a_section_that_stands_elsewhere_has_moved() -> None:
    old = report("一、登记对象", CARE, "二、人员培训", STAFF, "三、资金来源", FUND)
    new = report("一、资金来源", FUND, "二、登记对象", CARE, "三、人员培训", STAFF)

    assert [name for name, _, moved in told(old, new) if moved] == ["资金来源"]


def test_an_article_put_in_leaves_the_articles_behind_it_as_they_were() -> None:
    old = ["第一条 全镇老人登记造册。", "第二条 资金列入预算。"]
    new = ["第一条 全镇老人登记造册。", "第二条 护理人员持证上岗。", "第三条 资金列入预算。"]

    assert [line.fate for line in compare_lines(old, new)] == [Fate.SAME, Fate.ADDED, Fate.SAME]


def test_lines_that_went_stand_before_those_that_came_in_their_place() -> None:
    changes = compare_lines(
        ["资金列入预算。", "村干部上门代办。"], ["护理人员持证上岗。", "村干部上门代办，不收费。"]
    )

    assert [line.fate for line in changes] == [Fate.REMOVED, Fate.ADDED, Fate.CHANGED]


def test_pieces_put_together_are_the_two_wordings() -> None:
    old, new = "每人每月补助300元，由镇发放。", "每位老人每月补助400元，由村发放到户。"

    pieces = compare_words(old, new)

    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == new
    assert ("300", "400") in [(one.text, two.text) for one, two in pairwise(pieces)]


def test_thousands_of_lines_are_compared_in_seconds_alike_or_not() -> None:
    unlike = [f"{chr(0x4E00 + at)}{chr(0x5E00 + at)}{chr(0x6E00 + at)}" for at in range(3000)]
    same = ["同一行文字"] * 1500

    began = time.monotonic()
    gone = compare_lines(unlike, unlike[::-1])
    changed = compare_lines(same, ["同一行文字", "另"] * 750)

    assert time.monotonic() - began < 10
    assert len(gone) >= 3000
    assert sum(line.fate is not Fate.REMOVED for line in changed) == 1500
