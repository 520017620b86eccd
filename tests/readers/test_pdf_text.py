"""PDF: characters as a person sees them, however the page draws them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fpdf import FPDF
from pdf_builder import PdfPage, make_pdf

from ingest.readers import read
from report import Paragraph, Picture, Reading, Table, Verdict

PROSE = "石桥镇地处青禾县南部，辖十二个行政村和两个社区。"


def reading_of(*pages: PdfPage) -> Reading:
    return read(Path("a.pdf"), data=make_pdf(*pages))


def texts(*pages: PdfPage) -> list[str]:
    return [block.text for block in reading_of(*pages).blocks if isinstance(block, Paragraph)]


def test_marks_drawn_after_the_text_stand_in_the_gaps_left_for_them() -> None:
    page = PdfPage().text(85, 100, "推行").text(121, 100, "积分制").text(169, 100, "办法。")
    assert texts(page.text(109, 100, "“").text(157, 100, "”")) == ["推行“积分制”办法。"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (PdfPage().set_as(b"12 Tc", 85, 100, "基本情况"), "基本情况"),
        (PdfPage().set_as(b"6 Tc", 85, 100, "全镇现有老年人9738名。"), "全镇现有老年人9738名。"),
        (PdfPage().text(85, 100, "调 研 报 告"), "调研报告"),
        (PdfPage().text(85, 100, "东村 西村 北村"), "东村 西村 北村"),
        (PdfPage().text(85, 100, "1 背景"), "1 背景"),
        (PdfPage().text(85, 100, "甲 乙"), "甲 乙"),
    ],
)
def test_letters_set_wide_are_one_word(page: PdfPage, expected: str) -> None:
    assert texts(page) == [expected]


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    page = PdfPage().text(85, 100, "一、基本情况").text(85.4, 100, "一、基本情况")
    for at, char in enumerate("二、人人有责"):
        page.text(85 + 12 * at, 130, char).text(85.3 + 12 * at, 130, char)
    assert texts(page) == ["一、基本情况", "二、人人有责"]


@pytest.mark.parametrize(
    ("degrees", "size", "grey"), [(-45, 12, 0), (30, 60, 0.5), (0, 60, 0.85)], ids=["aslant", "up", "pale"]
)
def test_a_watermark_is_left_out(degrees: float, size: float, grey: float) -> None:
    page = PdfPage().turned(150, 500, "内部资料", degrees=degrees, size=size, grey=grey)
    assert texts(page.text(85, 100, PROSE)) == [PROSE]


def test_the_hidden_text_of_a_searchable_scan_is_read_and_the_paper_is_no_picture() -> None:
    page = PdfPage().scan().set_as(b"3 Tr", 85, 100, PROSE)
    reading = reading_of(page)
    assert [type(block) for block in reading.blocks] == [Paragraph]
    assert (reading.text, reading.verdict) == (PROSE, Verdict.COMPLETE)


def test_a_photograph_beside_text_stays_a_picture() -> None:
    page = PdfPage().text(85, 100, PROSE)
    page.drawing.append(b"q 200 0 0 200 85 300 cm /I1 Do Q")
    page.picture = True
    assert [type(block) for block in reading_of(page).blocks] == [Paragraph, Picture]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_set_sideways_is_read_and_its_rectangles_lie_where_it_is_shown(degrees: int) -> None:
    page = PdfPage()
    for at, line in enumerate(("一、基本情况", "全镇现有老年人9738名。", "二、存在问题")):
        x, y = {90: (500 - 30 * at, 100), 180: (500, 700 - 30 * at), 270: (100 + 30 * at, 700)}[degrees]
        page.turned(x, y, line, degrees=degrees)
    found = [block for block in reading_of(page).blocks if isinstance(block, Paragraph)]
    assert [block.text for block in found] == ["一、基本情况", "全镇现有老年人9738名。", "二、存在问题"]
    rect = found[0].rects[0]
    assert rect.right - rect.left == pytest.approx(12 if degrees != 180 else 72, abs=4)
    assert rect.bottom - rect.top == pytest.approx(72 if degrees != 180 else 12, abs=4)
    assert (rect.left, rect.top) == pytest.approx(
        {90: (498, 100), 180: (428, 698), 270: (90, 628)}[degrees], abs=6
    )


def test_what_was_filled_into_a_form_is_read_beside_its_label() -> None:
    page = PdfPage().text(85, 100, "填报单位：").form_field(150, 100, "云溪镇人民政府")
    assert "".join(texts(page).pop().split()) == "填报单位：云溪镇人民政府"


def test_a_pdf_that_opens_without_a_password_is_read_though_encrypted() -> None:
    fpdf = pytest.importorskip("fpdf")
    document = fpdf.FPDF()
    document.set_encryption(owner_password="owner", user_password="")
    document.add_page()
    document.set_font("helvetica", size=12)
    document.cell(0, 10, "Annual report of the county")
    reading = read(Path("a.pdf"), data=io.BytesIO(bytes(document.output())).getvalue())
    assert (reading.text, reading.verdict) == ("Annual report of the county", Verdict.COMPLETE)


def test_the_unit_of_the_tables_stays_though_it_repeats_on_every_page() -> None:
    pages = [
        PdfPage()
        .text(420, 80, "单位：万元")
        .grid([85, 185, 285], [100, 125, 150])
        .text(90, 118, f"项目{name}")
        .text(190, 118, "金额")
        .text(90, 143, name)
        .text(190, 143, "12")
        for name in "甲乙丙丁"
    ]
    tables = [block for block in reading_of(*pages).blocks if isinstance(block, Table)]
    assert [table.unit for table in tables] == ["万元"] * 4


def test_an_article_goes_on_after_the_gap_behind_its_number() -> None:
    page = (
        PdfPage().text(109, 100, "第六条").text(169, 100, "镇人民政府应当统一领导、组织、协调全镇的养老服务")
    )
    page.lines(85, 120, "工作，并将所需经费列入年度预算。", "第七条")
    assert texts(page)[0] == (
        "第六条 镇人民政府应当统一领导、组织、协调全镇的养老服务工作，并将所需经费列入年度预算。"
    )


def test_a_title_over_two_centred_lines_is_one_paragraph() -> None:
    page = (
        PdfPage()
        .text(85, 80, "关于进一步加强石桥镇农村养老服务工", size=22)
        .text(230, 112, "作的意见", size=22)
    )
    for at in range(4):
        page.lines(
            85,
            150 + 40 * at,
            "　　" + "养老服务是一件大事，各村要把它办好办实。" + "办好办实。",
            "有专人管。",
        )
    assert texts(page)[0] == "关于进一步加强石桥镇农村养老服务工作的意见"


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(4.5, "一、基本情况 全镇下辖行政村"), (2, "一、基本情况全镇下辖行政村")],
    ids=["a space", "loosely set"],
)
def test_a_gap_that_is_a_space_parts_two_han_words(gap: float, expected: str) -> None:
    assert texts(PdfPage().text(85, 100, "一、基本情况").text(85 + 72 + gap, 100, "全镇下辖行政村")) == [
        expected
    ]


FULL = "全镇十二个行政村都建立了外出人员台账，逐户登记去向。"


def with_full_lines(page: PdfPage) -> PdfPage:
    """Show on *page* how wide a full line is: as wide as FULL."""
    return page.lines(85, 300, FULL, FULL, FULL, FULL)


def test_a_list_mark_in_mid_paragraph_begins_no_paragraph_where_paragraphs_are_indented() -> None:
    first = "问题有两个方面：一是各村自行其是，缺少统一安排；"
    page = with_full_lines(PdfPage()).text(109, 100, first).text(85, 120, "二是资源不能共享。")
    assert texts(page)[0] == first + "二是资源不能共享。"


def test_items_that_begin_at_the_margin_stay_apart_though_their_lines_are_full() -> None:
    first = "一是各村自行其是，缺少统一安排，资料也都不够齐全的；"
    page = with_full_lines(PdfPage()).text(85, 100, first).text(85, 120, "二是资源不能共享。")
    assert texts(page)[:2] == [first, "二是资源不能共享。"]


def test_a_row_torn_by_a_page_break_is_one_row() -> None:
    columns = [85, 185, 335]
    above = PdfPage().grid(columns, [700, 725]).text(90, 718, "乡镇").text(190, 718, "村集体经济收入（万")
    below = (
        PdfPage()
        .grid(columns, [60, 85, 110])
        .text(190, 78, "元）")
        .text(90, 103, "云溪镇")
        .text(190, 103, "312.4")
    )
    [table] = reading_of(
        above.grid(columns, [675, 700]).text(90, 693, "单位").text(190, 693, "数额"), below
    ).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["单位", "数额"],
        ["乡镇", "村集体经济收入（万元）"],
        ["云溪镇", "312.4"],
    ]


def test_files_attached_to_a_pdf_are_named_and_not_passed_over() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    pdf.cell(text="The county has twelve villages and two communities.")
    pdf.embed_file(basename="annex.txt", bytes=b"twelve")

    reading = read(Path("a.pdf"), data=bytes(pdf.output()))

    assert reading.verdict is Verdict.PARTIAL
    assert "annex.txt" in reading.reasons[0]


def test_a_page_with_more_characters_than_are_read_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.readers.pdf.characters.MOST_CHARACTERS", 12)

    reading = reading_of(PdfPage().text(85, 100, "不长的一页。"), PdfPage().text(85, 100, PROSE))

    assert reading.verdict is Verdict.PARTIAL
    assert reading.reasons[0].startswith("第 2 页")
