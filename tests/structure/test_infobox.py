"""The information box of a government page: what it states fills what the document leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.infobox import InfoBox, read_infobox
from ingest.understand import understand
from report import Block, Cell, Paragraph, Report, Table


def boxed(*rows: tuple[str, ...]) -> Table:
    cells = tuple(tuple(Cell(text, 0, len(text), column) for column, text in enumerate(row)) for row in rows)
    return Table(cells, 0, 1)


def line(text: str) -> Paragraph:
    return Paragraph(text, 0, len(text))


FULL = InfoBox("养老服务办法", "青政发〔2023〕12号", "青禾县人民政府", "2023-05-08")


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (
            (
                boxed(
                    ("标　　题：", "养老服务办法", "发文字号：", "青政发〔2023〕12号"),
                    ("发文机关：", "青禾县人民政府", "成文日期：", "2023年05月08日"),
                ),
            ),
            FULL,
        ),
        (
            (
                line("养老服务办法"),
                boxed(
                    ("名称：养老服务办法",),
                    ("[文 号]", "青政发〔2023〕12号"),
                    ("发布机构", "青禾县人民政府"),
                    ("发文日期", "2023-05-08 16:20"),
                ),
            ),
            FULL,
        ),
        ((boxed(("索引号：", "0143"), ("发布日期：", "2023-05-12"), ("发文字号：", "")),), InfoBox()),
        ((boxed(("名称", "数量"), ("床位", "40")),), InfoBox()),
        ((line("全镇现有老年人9738名。" * 10), boxed(("标题：", "甲"), ("文号：", "乙"))), InfoBox()),
    ],
)
def test_the_box_states_title_number_issuer_and_date(blocks: tuple[Block, ...], expected: InfoBox) -> None:
    assert read_infobox(blocks) == expected


BOX = (
    "<table><tr><td>标题：<td>青禾县人民政府关于推进养老服务发展的意见<tr><td>发文字号：<td>青政发〔2023〕12号"
    "<tr><td>发文机关：<td>青禾县人民政府<tr><td>成文日期：<td>2023年5月8日<tr><td>发布日期：<td>2023年5月12日</table>"
)
TEXT = "<p>为推进养老服务发展，结合我县实际，提出如下意见。</p><p>一、总体要求</p><p>到2025年，床位达到1200张。</p>"


def report_of(tmp_path: Path, body: str) -> Report:
    page = tmp_path / "页.html"
    page.write_text(f"<html><meta charset='utf-8'><body>{body}</body></html>", encoding="utf-8")
    [report] = understand(page).reports
    return report


def test_a_report_takes_from_the_box_what_its_text_does_not_say(tmp_path: Path) -> None:
    report = report_of(
        tmp_path, f"{BOX}<div><p>青禾县人民政府</p><p>关于推进养老服务发展的意见</p>{TEXT}</div>"
    )
    assert report.title == "青禾县人民政府关于推进养老服务发展的意见"
    assert (report.number, report.issuer, report.date) == (
        "青政发〔2023〕12号",
        "青禾县人民政府",
        "2023-05-08",
    )


def test_what_the_text_says_is_stronger_than_the_box(tmp_path: Path) -> None:
    head = "<p>关于推进养老服务发展的意见</p><p>青政办发〔2023〕9号</p>"
    signed = "<p>青禾县人民政府办公室</p><p>2023年4月30日</p>"
    report = report_of(tmp_path, f"{BOX}<div>{head}{TEXT}{signed}</div>")
    assert (report.number, report.issuer) == ("青政办发〔2023〕9号", "青禾县人民政府办公室")
    assert report.date == "2023-04-30"
