"""An Excel 97-2003 workbook reads like the newer kind."""

from __future__ import annotations

import datetime
import io
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
import xlwt

from ingest.readers import read
from ingest.readers.sheets.boxes import count_text_boxes
from report import Paragraph, Reading, Table, Verdict

Fill = Callable[[xlwt.Workbook], None]


def make_xls(fill: Fill) -> bytes:
    book, buffer = xlwt.Workbook(), io.BytesIO()
    fill(book)
    book.save(buffer)
    return buffer.getvalue()


def beds(book: xlwt.Workbook) -> None:
    sheet = book.add_sheet("养老")
    sheet.write_merge(0, 0, 0, 2, "云溪镇敬老院情况")
    sheet.write(1, 2, "单位：张")
    for row, line in enumerate((("村", "床位", "入住率"), ("东桥村", 1200, 0.52)), 2):
        for column, said in enumerate(line):
            code = {1: "#,##0", 2: "0.0%"}.get(column, "General")
            sheet.write(row, column, said, xlwt.easyxf(num_format_str=code))
    sheet.write(4, 0, "截至")
    sheet.write(4, 1, datetime.date(2024, 5, 8), xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"'))


def reading(fill: Fill) -> Reading:
    return read(Path("表.xls"), data=make_xls(fill))


def test_caption_unit_and_shown_numbers() -> None:
    found = reading(beds)
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert [b.text for b in found.blocks if isinstance(b, Paragraph)] == [
        "养老",
        "云溪镇敬老院情况",
        "单位：张",
    ]
    assert (table.caption, table.unit) == ("云溪镇敬老院情况", "张")
    assert [[c.text for c in row] for row in table.rows[1:]] == [
        ["东桥村", "1,200", "52.0%"],
        ["截至", "2024年5月8日", ""],
    ]
    assert (found.format, found.verdict, found.reasons) == ("xls", Verdict.COMPLETE, ())


def test_what_is_hidden_is_left_out_and_the_reader_told() -> None:
    def fill(book: xlwt.Workbook) -> None:
        beds(book)
        book.get_sheet(0).row(3).hidden = True
        book.get_sheet(0).col(2).hidden = True
        draft = book.add_sheet("底稿")
        draft.write(0, 0, "内部数据")
        draft.visibility = 1

    found = reading(fill)
    assert "东桥村" not in found.text
    assert "入住率" not in found.text
    assert "内部数据" not in found.text
    assert all(part in found.reasons[0] for part in ("1 张", "1 个隐藏（或被筛选掉）的行", "1 个隐藏的列"))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_workbook_cut_off_is_never_complete(share: float) -> None:
    data = make_xls(beds)
    found = read(Path("表.xls"), data=data[: int(len(data) * share)])
    assert found.verdict is not Verdict.COMPLETE
    assert found.reasons


def test_a_chain_of_sectors_that_closes_on_itself_ends() -> None:
    data = bytearray(make_xls(beds))
    table = int.from_bytes(data[76:80], "little")
    at = 512 + table * 512
    for sector in range(40):
        data[at + sector * 4 : at + sector * 4 + 4] = (sector ^ 1).to_bytes(4, "little")
    assert read(Path("表.xls"), data=bytes(data)).verdict is Verdict.FAILED


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


@pytest.mark.parametrize(
    ("kind", "boxes"), [(0x06, 1), (0x02, 1), (0x19, 0)], ids=["text box", "rectangle", "comment"]
)
def test_text_boxes_are_counted_and_comments_are_none(kind: int, boxes: int) -> None:
    thing = record(0x005D, struct.pack("<HHH", 0x15, 0x12, kind) + bytes(16)) + record(0x01B6, bytes(18))
    assert count_text_boxes(record(0x0809, bytes(16)) + thing + record(0x000A, b"") + b"\x5d") == boxes
