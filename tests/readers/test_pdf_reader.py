"""PDF: lines to paragraphs, page furniture, tables, and honest verdicts on pages without text."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_builder import PdfPage, make_pdf

from ingest.readers import read
from report import Paragraph, Picture, Reading, Table, Verdict

LEFT, RIGHT_CHARACTERS = 85, 30
BODY = (
    "　　石桥镇地处青禾县南部，辖12个行政村和2个社区，户籍人口4.3万人。近年来，镇党委坚持把养老服务"
    "作为民生大事来抓，先后投入资金1260万元，新建和改造敬老院3所、农村幸福院11个，养老床位由2020年的"
    "186张增加到2023年的342张，老年人的获得感不断增强。"
)


def wrapped(text: str, width: int = RIGHT_CHARACTERS) -> list[str]:
    """Break *text* into lines of *width* Han characters; an ASCII character is half as wide."""
    lines, line, size = [], "", 0.0
    for char in text:
        size += 0.5 if char.isascii() else 1.0
        if size > width:
            lines.append(line)
            line, size = "", 0.5 if char.isascii() else 1.0
        line += char
    return [*lines, line]


def reading_of(*pages: PdfPage) -> Reading:
    return read(Path("a.pdf"), data=make_pdf(*pages))


def texts(*pages: PdfPage) -> list[str]:
    return [block.text for block in reading_of(*pages).blocks if isinstance(block, Paragraph)]


def test_lines_become_paragraphs_and_a_number_keeps_its_unit() -> None:
    lines = [*wrapped(BODY), *wrapped("　　一是完善服务设施。" + BODY.strip())]
    page = PdfPage().text(180, 80, "石桥镇养老服务调研报告", size=20).lines(LEFT, 130, *lines)
    assert texts(page) == ["石桥镇养老服务调研报告", BODY.strip(), "一是完善服务设施。" + BODY.strip()]


def test_headings_between_paragraphs_stay_apart_and_show_their_size() -> None:
    page = PdfPage().text(LEFT, 80, "一、基本情况", size=16).lines(LEFT, 110, *wrapped(BODY))
    page.text(LEFT, 300, "二、存在问题", size=16).lines(LEFT, 330, *wrapped(BODY))
    found = [block for block in reading_of(page).blocks if isinstance(block, Paragraph)]
    assert [block.text for block in found] == ["一、基本情况", BODY.strip(), "二、存在问题", BODY.strip()]
    assert [block.style.size for block in found if block.style] == [16, 12, 16, 12]


def test_a_signature_at_the_right_stays_apart() -> None:
    page = PdfPage().lines(LEFT, 100, *wrapped(BODY))
    page.text(349, 260, "石桥镇养老服务").text(349, 280, "工作领导办公室")
    assert texts(page)[1:] == ["石桥镇养老服务", "工作领导办公室"]


def test_a_paragraph_goes_on_overleaf_with_a_rectangle_on_each_page() -> None:
    lines = wrapped(BODY)
    first = PdfPage().lines(LEFT, 700, *lines[:3]).text(290, 800, "— 1 —")
    second = PdfPage().lines(LEFT, 80, *lines[3:]).text(290, 800, "— 2 —")
    [block] = reading_of(first, second).blocks
    assert isinstance(block, Paragraph)
    assert block.text == BODY.strip()
    assert block.page == 1
    assert [rect.page for rect in block.rects] == [1, 2]


def test_page_numbers_headers_and_footers_are_dropped() -> None:
    pages = [
        PdfPage()
        .text(LEFT, 40, "青禾县调研报告选编")
        .lines(LEFT, 100, f"第{name}篇文章的内容只有一句话。")
        .text(280, 810, f"- {at} -")
        for at, name in enumerate("一二三四", 1)
    ]
    assert texts(*pages) == [f"第{name}篇文章的内容只有一句话。" for name in "一二三四"]


def test_a_note_at_the_foot_does_not_part_a_sentence() -> None:
    lines = wrapped(BODY)
    first = PdfPage().lines(LEFT, 600, *lines[:3]).text(LEFT, 780, "① 据青禾县统计局资料整理。", size=9)
    second = PdfPage().lines(LEFT, 80, *lines[3:], *wrapped("　　二是加强队伍建设。" + BODY.strip()))
    assert texts(first, second)[:2] == [BODY.strip(), "① 据青禾县统计局资料整理。"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(BODY, 18), wrapped("　　右栏的文字从这里开始。" + BODY.strip(), 18)
    page = PdfPage()
    for at in range(max(len(left), len(right))):  # drawn across, as some programs do
        for x, column in ((60, left), (310, right)):
            if at < len(column):
                page.text(x, 100 + 20 * at, column[at])
    assert texts(page) == [BODY.strip(), "右栏的文字从这里开始。" + BODY.strip()]


def table_page() -> PdfPage:
    page = (
        PdfPage()
        .lines(LEFT, 100, *wrapped(BODY))
        .text(200, 240, "表1　养老床位情况")
        .text(380, 260, "单位：张")
    )
    page.grid([85, 185, 285, 385], [270, 295, 320, 345])
    for y, row in zip(
        (288, 313, 338),
        (("村", "2022年", "2023年"), ("东桥村", "40", "52"), ("西桥村", "25", "31")),
        strict=True,
    ):
        for x, text in zip((90, 190, 290), row, strict=True):
            page.text(x, y, text)
    return page.lines(LEFT, 380, *wrapped("　　表后的段落。" + BODY.strip()))


def test_a_ruled_table_is_read_once_with_caption_and_unit() -> None:
    blocks = reading_of(table_page()).blocks
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Paragraph, Table, Paragraph]
    table = blocks[3]
    assert isinstance(table, Table)
    assert (table.caption, table.unit, table.page) == ("表1　养老床位情况", "张", 1)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["村", "2022年", "2023年"],
        ["东桥村", "40", "52"],
        ["西桥村", "25", "31"],
    ]


def test_merged_cells_of_a_ruled_table_stand_once_with_their_spans() -> None:
    page = PdfPage()
    for x, top in ((85, 100), (185, 100), (285, 125), (385, 100)):
        page.rule(x, top, x, 175)
    page.rule(85, 100, 385, 100).rule(185, 125, 385, 125).rule(85, 150, 385, 150).rule(85, 175, 385, 175)
    page.text(90, 130, "年份").text(240, 118, "收入").text(190, 143, "计划").text(290, 143, "实际")
    page.text(90, 168, "2023").text(190, 168, "48").text(290, 168, "52")
    [table] = reading_of(page).blocks
    assert isinstance(table, Table)
    assert [[(c.text, c.column, c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [("年份", 0, 1, 2), ("收入", 1, 2, 1)],
        [("计划", 1, 1, 1), ("实际", 2, 1, 1)],
        [("2023", 0, 1, 1), ("48", 1, 1, 1), ("52", 2, 1, 1)],
    ]


def rows_page(*rows: tuple[str, str, str], top: int = 100) -> PdfPage:
    page = PdfPage().grid([85, 185, 285, 385], [top + 25 * at for at in range(len(rows) + 1)])
    for at, row in enumerate(rows):
        for x, text in zip((90, 190, 290), row, strict=True):
            page.text(x, top + 18 + 25 * at, text)
    return page


def test_a_table_cut_by_a_page_break_is_one_with_its_header_once() -> None:
    head = ("村", "2022年", "2023年")
    reading = reading_of(
        rows_page(head, ("东桥村", "40", "52"), top=650),
        rows_page(head, ("西桥村", "25", "31"), ("合计", "65", "83")),
    )
    [table] = reading.blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["村", "东桥村", "西桥村", "合计"]
    assert [row[0].page for row in table.rows] == [None, None, 2, 2]
    assert [rect.page for rect in table.rects] == [1, 2]


def test_columns_without_upright_rules_are_a_table_too() -> None:
    page = PdfPage().text(200, 100, "表2　样地基本情况")
    for at, row in enumerate((("样地", "面积（亩）", "户数"), ("东桥", "120", "45"), ("西桥", "98", "39"))):
        for x, text in zip((100, 230, 380), row, strict=True):
            page.text(x, 130 + 20 * at, text)
    blocks = reading_of(page).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table]


def test_grey_areas_behind_text_are_no_table() -> None:
    page = PdfPage()
    lines = wrapped(BODY)
    for at in range(len(lines)):
        page.shade(LEFT, 88 + 20 * at, 445, 104 + 20 * at)
    assert texts(page.lines(LEFT, 100, *lines)) == [BODY.strip()]


def test_a_frame_around_text_is_no_table() -> None:
    page = PdfPage().grid([70, 460], [60, 300]).lines(LEFT, 100, *wrapped(BODY))
    assert texts(page) == [BODY.strip()]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rectangles_lie_on_the_page_as_it_is_shown(rotate: int) -> None:
    page = PdfPage(rotate=rotate).text(100, 100, "字")
    block = reading_of(page).blocks[0]
    assert isinstance(block, Paragraph)
    rect = block.rects[0]
    width, height = (842, 595) if rotate % 180 else (595, 842)
    centre = (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2
    expected = {0: (106, 96), 90: (842 - 96, 106), 180: (595 - 106, 842 - 96), 270: (96, 595 - 106)}[rotate]
    assert 0 <= rect.left < rect.right <= width
    assert 0 <= rect.top < rect.bottom <= height
    assert centre == pytest.approx(expected, abs=6)


def test_a_scan_needs_ocr_and_one_scan_among_pages_is_named() -> None:
    assert reading_of(PdfPage().scan()).verdict is Verdict.NEEDS_OCR
    text = PdfPage().lines(LEFT, 100, *wrapped(BODY))
    reading = reading_of(text, PdfPage().scan().text(290, 800, "2"), PdfPage().scan(), text)
    assert reading.verdict is Verdict.PARTIAL
    assert "第 2-3 页" in reading.reasons[0]
    assert any(isinstance(block, Picture) for block in reading.blocks)


def test_an_empty_page_among_others_is_no_trouble_but_alone_is_a_failure() -> None:
    text = PdfPage().lines(LEFT, 100, *wrapped(BODY))
    assert reading_of(text, PdfPage()).verdict is Verdict.COMPLETE
    assert reading_of(PdfPage()).verdict is Verdict.FAILED


def test_a_garbled_page_is_named() -> None:
    text = PdfPage().lines(LEFT, 100, *wrapped(BODY))
    reading = reading_of(text, PdfPage().lines(LEFT, 100, "\ue001\ue002\ue003\ue004" * 5))
    assert reading.verdict is Verdict.PARTIAL
    assert "第 2 页" in reading.reasons[0]


def test_a_password_is_asked_for() -> None:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="user")
    document.add_page()
    buffer = io.BytesIO(bytes(document.output()))
    reading = read(Path("a.pdf"), data=buffer.getvalue())
    assert reading.verdict is Verdict.ENCRYPTED
    assert "密码" in reading.reasons[0]


def test_a_broken_pdf_has_failed() -> None:
    reading = read(Path("a.pdf"), data=b"%PDF-1.7\nnothing of a document follows")
    assert reading.verdict is Verdict.FAILED
    assert "损坏" in reading.reasons[0]


def test_a_header_wider_than_its_columns_belongs_to_the_table_below_it() -> None:
    page = (
        PdfPage()
        .text(90, 110, "行政村的名称")
        .text(200, 110, "耕地面积合计（亩）")
        .text(350, 110, "常住户数合计")
    )
    for at, row in enumerate((("甲", "120", "45"), ("乙", "98", "39"), ("丙", "87", "36"))):
        for x, text in zip((70, 190, 460), row, strict=True):
            page.text(x, 130 + 20 * at, text)
    [table] = reading_of(page).blocks
    assert isinstance(table, Table)
    assert [row[1].text for row in table.rows] == ["耕地面积合计（亩）", "120", "98", "87"]


@pytest.mark.parametrize(
    "page_of",
    [
        lambda at: (
            PdfPage()
            .text(150, 80, f"{2019 + at}年青禾县经济运行情况", size=20)
            .lines(LEFT, 130, *wrapped(BODY))
        ),
        lambda at: PdfPage().text(LEFT, 80, "一、基本情况").lines(LEFT, 130, f"第{at}个村的情况是这样的。"),
        lambda at: PdfPage().lines(LEFT, 90, f"户数{300 * at + at * at}户", f"党员{40 * at + 7 % at}名"),
    ],
    ids=["titles that count years", "the same heading in each profile", "figures in the same places"],
)
def test_what_stands_at_the_same_height_of_many_pages_but_is_text_stays(
    page_of: Callable[[int], PdfPage],
) -> None:
    pages = [page_of(at) for at in range(1, 7)]
    alone = [line for page in pages for line in texts(page)]
    assert "".join(texts(*pages)) == "".join(alone)
