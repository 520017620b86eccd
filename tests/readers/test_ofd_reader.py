"""OFD: what is drawn on a page becomes text, tables and headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from ofd_builder import HEI, OfdPage, members, mm, text_object, xml
from ofd_printer import blocks_as_ofd
from ofd_samples import BODY, LEFT, SENTENCE, lines_of, reading_of, reading_of_files, texts
from sample_files import MARKDOWN

from ingest.readers import read
from report import Paragraph, Reading, Style, Table, Verdict, block_text


def rows(reading: Reading) -> list[list[str]]:
    [table] = [block for block in reading.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row] for row in table.rows]


def test_lines_become_paragraphs_and_headings_keep_their_size_and_font() -> None:
    page = OfdPage().text(LEFT, 80, "一、基本情况", size=16, font=HEI).lines(LEFT, 110, *lines_of(BODY))
    reading = reading_of(page)
    assert texts(reading) == ["一、基本情况", BODY.strip()]
    styles = [block.style for block in reading.blocks if isinstance(block, Paragraph) and block.style]
    assert [(style.size, style.font, style.bold) for style in styles] == [
        (16, "黑体", True),
        (12, "宋体", False),
    ]


def test_a_block_says_its_page_and_its_rectangle_in_points() -> None:
    [block] = reading_of(OfdPage(), OfdPage().text(LEFT, 100, SENTENCE)).blocks
    assert isinstance(block, Paragraph)
    [rect] = block.rects
    assert (block.page, rect.page) == (2, 2)
    assert rect.left == pytest.approx(LEFT, abs=0.2)
    assert rect.top < 100 < rect.bottom


@pytest.mark.parametrize(
    "steps",
    [
        'DeltaX="g 7 4"',
        'DeltaX="4"',  # the last step goes on
        'DeltaX="g 99999999 4"',
        'DeltaX="4 g 3 4 4"',
        "",  # each character as wide as in most fonts
        'DeltaX="g 7 4" DeltaY="g 7 0"',
        'DeltaX="nan 4"',
    ],
)
def test_characters_follow_one_another_as_their_steps_say(steps: str) -> None:
    element = (
        '<ofd:TextObject Boundary="20 20 60 6" Font="1" Size="4">'
        f'<ofd:TextCode X="0" Y="4" {steps}>青禾县云溪镇人民</ofd:TextCode></ofd:TextObject>'
    )
    page = OfdPage().raw(element).text(20 / 25.4 * 72 + 8 * 4 / 25.4 * 72, 24 / 25.4 * 72, "政府")
    assert texts(reading_of(page)) == ["青禾县云溪镇人民政府"]


def test_spaced_figures_stay_whole_and_a_wide_gap_is_a_space() -> None:
    figures = '<ofd:TextCode X="0" Y="4" DeltaX="g 3 3 12 g 3 3">12602023</ofd:TextCode>'
    element = f'<ofd:TextObject Boundary="20 20 60 6" Font="1" Size="4">{figures}</ofd:TextObject>'
    assert texts(reading_of(OfdPage().raw(element))) == ["1260 2023"]


def test_a_text_code_without_a_height_stands_on_the_line_of_the_one_before() -> None:
    codes = '<ofd:TextCode X="0" Y="4" DeltaX="4">云溪</ofd:TextCode><ofd:TextCode X="8">镇</ofd:TextCode>'
    element = f'<ofd:TextObject Boundary="20 20 60 6" Font="1" Size="4">{codes}</ofd:TextObject>'
    assert texts(reading_of(OfdPage().raw(element))) == ["云溪镇"]


def test_a_matrix_scales_text_and_its_size() -> None:
    element = (
        '<ofd:TextObject Boundary="20 20 80 8" CTM="0.3528 0 0 0.3528 0 0" Font="1" Size="22">'
        '<ofd:TextCode X="0" Y="20" DeltaX="g 4 22">\n  石桥镇年报\n</ofd:TextCode></ofd:TextObject>'
    )
    [block] = reading_of(OfdPage().raw(element)).blocks
    assert isinstance(block, Paragraph)
    assert block.text == "石桥镇年报"
    assert block.style is not None
    assert block.style.size == 22


def test_a_heavy_weight_is_bold() -> None:
    [block] = reading_of(OfdPage().raw(text_object(LEFT, 100, SENTENCE, more='Weight="700"'))).blocks
    assert isinstance(block, Paragraph)
    assert block.style is not None
    assert block.style.bold is True


def test_text_drawn_twice_to_look_bold_is_read_once() -> None:
    page = OfdPage().text(LEFT, 100, "二、存在问题").text(LEFT + 0.4, 100, "二、存在问题")
    assert texts(reading_of(page)) == ["二、存在问题"]


@pytest.mark.parametrize(
    "more",
    [
        'Visible="false"',
        'CTM="0.7071 0.7071 -0.7071 0.7071 0 0"',
        'Alpha="60"',
    ],
    ids=["hidden", "slanted", "thin ink"],
)
def test_a_watermark_and_what_is_hidden_are_left_out(more: str) -> None:
    page = OfdPage().text(LEFT, 100, SENTENCE).raw(text_object(LEFT, 300, "内部资料", size=36, more=more))
    assert texts(reading_of(page)) == [SENTENCE]


@pytest.mark.parametrize(("colour", "read"), [("210 210 210", False), ("200 30 30", True)])
def test_large_letters_are_a_watermark_where_they_are_pale(colour: str, read: bool) -> None:
    ink = f'<ofd:FillColor Value="{colour}"/>'
    reading = reading_of(OfdPage().raw(text_object(LEFT, 100, "青禾县人民政府文件", size=36, inner=ink)))
    assert ("青禾县人民政府文件" in texts(reading)) is read


SIDEWAYS = 'CTM="0 1 -1 0 0 0"'


def test_a_page_set_sideways_is_turned_before_it_is_read() -> None:
    page = OfdPage()
    for at, line in enumerate(["附件", *lines_of(BODY)]):
        page.raw(text_object(500 - 20 * at, 90, line, more=SIDEWAYS))
    reading = reading_of(page)
    assert texts(reading) == ["附件", BODY.strip()]
    [rect] = reading.blocks[1].rects
    assert rect.bottom - rect.top > rect.right - rect.left  # as the page is shown


def test_vertical_setting_is_read_from_right_to_left() -> None:
    page = OfdPage()
    for at, line in enumerate(("云溪镇志略", "清光绪年间修。")):
        down = " ".join(["4"] * (len(line) - 1))
        page.raw(
            f'<ofd:TextObject Boundary="{150 - 12 * at} 40 4 60" Font="1" Size="4"><ofd:TextCode X="0" Y="4" '
            f'DeltaY="{down}">{line}</ofd:TextCode></ofd:TextObject>'
        )
    assert texts(reading_of(page)) == ["云溪镇志略", "清光绪年间修。"]


def test_a_label_down_the_margin_is_one_line() -> None:
    label = (
        '<ofd:TextObject Boundary="5 100 4 60" Font="1" Size="4">'
        '<ofd:TextCode X="0" Y="4" DeltaY="g 9 4">编号20230011页</ofd:TextCode></ofd:TextObject>'
    )
    assert "编号20230011页" in texts(reading_of(OfdPage().lines(LEFT, 100, *lines_of(BODY)).raw(label)))


def table_page(page: OfdPage) -> OfdPage:
    page.text(220, 90, "表1　供水情况").text(330, 110, "单位：处")
    for y, row in zip((138, 163), (("村", "供水点"), ("北岭村", "4")), strict=True):
        page.text(90, y, row[0]).text(190, y, row[1])
    return page.lines(LEFT, 220, *lines_of(BODY))


def test_a_ruled_table_is_read_with_its_caption_and_unit() -> None:
    reading = reading_of(table_page(OfdPage().grid([85, 185, 285], [120, 145, 170])))
    assert rows(reading) == [["村", "供水点"], ["北岭村", "4"]]
    [table] = [block for block in reading.blocks if isinstance(block, Table)]
    assert (table.caption, table.unit) == ("表1　供水情况", "处")
    assert texts(reading)[-1] == BODY.strip()


def frames(*, more: str = "", inner: str = "", compact: bool = False) -> OfdPage:
    """The borders of the table of `table_page`, each cell an outline."""
    page = OfdPage()
    for x in (85, 185):
        for y in (120, 145):
            data = f"M 0 0 L {mm(100)} 0 L {mm(100)} {mm(25)} L 0 {mm(25)} C"
            data = data.replace(" L ", "L").replace("M ", "M") if compact else data
            page.path(f"{mm(x)} {mm(y)} {mm(100)} {mm(25)}", data, more=more, inner=inner)
    return page


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (frames(), True),
        (frames(compact=True), True),
        (frames(more='Fill="true"', inner='<ofd:FillColor Value="230 230 230"/>'), True),
        (frames(more='Stroke="false" Fill="true"', inner='<ofd:FillColor Value="230 230 230"/>'), False),
        (frames(more='Stroke="false"'), False),
        (frames(inner='<ofd:StrokeColor Value="255 255 255"/>'), False),
        (frames(inner='<ofd:StrokeColor Value="0 0 0" Alpha="0"/>'), False),
    ],
)
def test_only_lines_that_are_seen_make_a_table(page: OfdPage, found: bool) -> None:
    reading = reading_of(table_page(page))
    assert any(isinstance(block, Table) for block in reading.blocks) is found
    assert "北岭村" in reading.text


def test_thin_bars_rule_a_table() -> None:
    page = OfdPage()
    for x in (85, 185, 285):
        page.path(f"{mm(x)} {mm(120)} 0.2 {mm(50)}", f"M 0 0 L 0.2 0 L 0.2 {mm(50)} L 0 {mm(50)} C", more=BAR)
    for y in (120, 145, 170):
        page.path(
            f"{mm(85)} {mm(y)} {mm(200)} 0.2", f"M 0 0 L {mm(200)} 0 L {mm(200)} 0.2 L 0 0.2 C", more=BAR
        )
    assert rows(reading_of(table_page(page))) == [["村", "供水点"], ["北岭村", "4"]]


BAR = 'Stroke="false" Fill="true"'


def test_curves_are_no_borders_and_do_not_lose_the_lines_after_them() -> None:
    data = f"M 9 9 B 1 1 2 2 0 0 Q 1 1 0 0 A 1 1 0 0 1 0 0 L {mm(200)} 0"
    page = OfdPage().grid([85, 185, 285], [120, 145])
    page.path(f"{mm(85)} {mm(170)} {mm(200)} 1", data)
    for x in (85, 185, 285):
        page.rule(x, 145, x, 170)
    assert rows(reading_of(table_page(page))) == [["村", "供水点"], ["北岭村", "4"]]


def test_a_drawing_of_very_many_lines_does_not_hide_the_text() -> None:
    page = OfdPage().lines(LEFT, 100, *lines_of(BODY)).path("0 0 90 90", "M 0 0 " + "L 9 9 L 90 9 " * 9000)
    reading = reading_of(page)
    assert (reading.verdict, texts(reading)) == (Verdict.COMPLETE, [BODY.strip()])


def test_a_printed_document_gives_back_its_blocks() -> None:
    blocks = read(Path("a.md"), data=MARKDOWN.encode()).blocks
    prose = [Paragraph(BODY.strip(), 0, 0, style=Style(size=12)) for _ in range(16)]
    printed = [block for block in blocks if isinstance(block, Paragraph | Table)]
    reading = read(Path("a.ofd"), data=blocks_as_ofd([*printed, *prose]))
    assert (reading.verdict, reading.pages) == (Verdict.COMPLETE, 3)
    assert texts(reading) == [block_text(block) for block in printed] + [BODY.strip()] * 16


TEMPLATE = '<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/>'


def on_template(template: OfdPage | None) -> Reading:
    page = OfdPage(before='<ofd:Template TemplateID="50" ZOrder="Background"/>')
    page.text(90, 138, "北岭村").text(190, 138, "4")
    files = members([page], common=TEMPLATE)
    if template is not None:
        files["Doc_0/Tpls/Tpl_0/Content.xml"] = template.content()
    return reading_of_files(files)


def test_lines_and_text_of_a_template_belong_to_the_page() -> None:
    template = OfdPage().grid([85, 185, 285], [95, 120, 145]).text(90, 113, "村").text(190, 113, "供水点")
    assert rows(on_template(template)) == [["村", "供水点"], ["北岭村", "4"]]


def test_a_missing_template_makes_the_reading_partial() -> None:
    reading = on_template(None)
    assert reading.verdict is Verdict.PARTIAL
    assert "第 1 页" in reading.reasons[0]
    assert "北岭村" in reading.text


def with_units(units: str, resource: str, *, depth: int = 0) -> Reading:
    """A page that draws the unit *resource* of a resource file with *units*, in *depth* blocks."""
    drawn = f'<ofd:CompositeObject Boundary="0 0 200 200" CTM="2 0 0 2 0 0" ResourceID="{resource}"/>'
    page = OfdPage().raw("<ofd:PageBlock>" * depth + drawn + "</ofd:PageBlock>" * depth)
    files = members([page.text(LEFT, 700, SENTENCE)], common="<ofd:DocumentRes>Res.xml</ofd:DocumentRes>")
    files["Doc_0/Res.xml"] = xml("Res", f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>")
    return reading_of_files(files)


def unit(key: str, inner: str) -> str:
    return (
        f'<ofd:CompositeGraphicUnit ID="{key}"><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit>'
    )


def test_a_composite_unit_is_read_where_it_is_drawn() -> None:
    reading = with_units(unit("7", text_object(LEFT / 2, 50, "一、基本情况", size=8)), "7", depth=2)
    assert (reading.verdict, texts(reading)) == (Verdict.COMPLETE, ["一、基本情况", SENTENCE])
    [heading, _] = reading.blocks
    assert isinstance(heading, Paragraph)
    assert heading.style is not None
    assert heading.style.size == 16


@pytest.mark.parametrize(
    ("units", "depth"),
    [
        ("", 0),
        (unit("7", '<ofd:CompositeObject ResourceID="7"/>' * 2), 0),
        (unit("7", text_object(LEFT, 50, "藏得太深")), 40),
    ],
    ids=["missing", "holds itself", "too deep"],
)
def test_units_that_cannot_be_followed_to_the_end_are_said_to_be_missing(units: str, depth: int) -> None:
    reading = with_units(units, "7", depth=depth)
    assert (reading.verdict, texts(reading)) == (Verdict.PARTIAL, [SENTENCE])
    assert "第 1 页" in reading.reasons[0]


def test_a_page_with_more_text_than_a_page_holds_is_cut_and_says_so() -> None:
    reading = reading_of(OfdPage().text(LEFT, 100, SENTENCE).text(LEFT, 130, "长" * 200_001))
    assert (reading.verdict, texts(reading)) == (Verdict.PARTIAL, [SENTENCE])
