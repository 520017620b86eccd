"""A CSV file is a table where it is one, and text where it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.limits import default_limits
from ingest.readers import read
from report import Paragraph, Reading, Table, Verdict

BEDS = [["村", "床位"], ["东桥村", "40"], ["西桥村", "25"]]


def reading(text: str, encoding: str = "utf-8") -> Reading:
    return read(Path("表.csv"), data=text.encode(encoding))


def only_table(found: Reading) -> list[list[str]]:
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_told_from_the_text(mark: str, encoding: str) -> None:
    found = reading("\r\n".join(mark.join(row) for row in BEDS), encoding)
    assert only_table(found) == BEDS
    assert (found.format, found.verdict) == ("csv", Verdict.COMPLETE)


def test_quoted_cells_may_hold_delimiters_quotes_and_line_breaks() -> None:
    found = reading('村,床位,备注\n"东桥村\n（含桥南）","1,040","称""大院"""\n')
    assert only_table(found)[1] == ["东桥村（含桥南）", "1,040", '称"大院"']


def test_a_quote_that_never_closes_costs_nothing() -> None:
    assert only_table(reading('村,床位\n"东桥村,40\n西桥村,25\n')) == BEDS


def test_title_unit_and_note_are_paragraphs() -> None:
    found = reading("表1 敬老院情况,,\n,,单位：张\n村,床位,备注\n东桥村,40,新建\n注：不含民办。,,\n")
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == [
        "表1 敬老院情况",
        "单位：张",
        "注：不含民办。",
    ]


def test_text_that_looks_like_a_formula_is_text() -> None:
    assert only_table(reading("村,算式\n东桥村,=1+1\n"))[1] == ["东桥村", "=1+1"]


def test_a_first_line_may_name_the_delimiter() -> None:
    assert only_table(reading("sep=;\n村;床位\n东桥村;40,5\n"))[1] == ["东桥村", "40,5"]


@pytest.mark.parametrize(
    "prose",
    [
        "全镇现有老年人9738名。\n其中女性5000名，男性4738名。",
        "We went to the village, and then home.\nIt has schools, roads, and shops.\nNo more.",
        "石桥镇,云溪镇",
    ],
)
def test_prose_under_this_name_is_read_as_text(prose: str) -> None:
    assert [block.text for block in reading(prose).blocks] == prose.split("\n")


def test_cells_past_the_limit_are_not_read_and_the_reader_told() -> None:
    data = "村,床位\n东桥村,40\n西桥村,25\n".encode()
    found = read(Path("表.csv"), data=data, limits=replace(default_limits(), cells=4))
    assert only_table(found) == BEDS[:2]
    assert found.verdict is Verdict.PARTIAL
    assert "4 个的上限" in found.reasons[0]
