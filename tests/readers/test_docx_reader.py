"""Word documents: automatic numbers, styles, tables, and what stands outside the plain run of text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx_builder import cell, level, make_docx, numbering, para, run, table
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.docx.counting import count
from report import Block, Paragraph, Picture, Style, Table, Verdict

OUTLINE = (
    level(0, "chineseCounting", "%1、", more='<w:suff w:val="nothing"/>'),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "%1.%4", more="<w:isLgl/>"),
)


def blocks(data: bytes) -> tuple[Block, ...]:
    reading = read(Path("a.docx"), data=data)
    assert reading.verdict is Verdict.COMPLETE, reading.reasons
    return reading.blocks


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks(data) if isinstance(block, Paragraph)]


def style_of(data: bytes) -> Style:
    block = blocks(data)[0]
    assert isinstance(block, Paragraph)
    assert block.style is not None
    return block.style


def only_table(data: bytes) -> Table:
    [found] = [block for block in blocks(data) if isinstance(block, Table)]
    return found


def test_automatic_numbers_stand_before_the_text_and_restart_below_a_higher_level() -> None:
    data = make_docx(
        para("基本情况", numbered=(1, 0)),
        para("组织设置", numbered=(1, 1)),
        para("党员队伍", numbered=(1, 1)),
        para("2023年发展党员9名", numbered=(1, 2)),
        para("存在问题", numbered=(1, 0)),
        para("管理薄弱", numbered=(1, 1)),
        para("数据", numbered=(1, 3)),
        para("不编号"),
        numbers=numbering(OUTLINE),
    )
    assert texts(data) == [
        "一、基本情况",
        "（一）组织设置",
        "（二）党员队伍",
        "1. 2023年发展党员9名",
        "二、存在问题",
        "（一）管理薄弱",
        "2.1 数据",
        "不编号",
    ]


def test_the_number_is_given_in_the_style_too() -> None:
    data = make_docx(para("基本情况", numbered=(1, 0)), numbers=numbering(OUTLINE))
    assert style_of(data).number == "一、"


def test_a_list_may_start_elsewhere_and_be_started_anew_once() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    data = make_docx(
        *(para("甲", numbered=(1, 0)), para("乙", numbered=(1, 0))),
        *(para("丙", numbered=(2, 0)), para("丁", numbered=(2, 0))),
        numbers=numbering((level(0, "decimal", "%1、", start=5),), overrides=override),
    )
    assert texts(data) == ["5、甲", "6、乙", "1、丙", "2、丁"]


def test_numbers_come_from_styles_and_bullets_give_none() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:name w:val="列表"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="己"/><w:basedOn w:val="base"/></w:style>'
    )
    data = make_docx(
        *(para("第一条", style="own"), para("第二条", style="own"), para("要点", numbered=(2, 0))),
        para("取消编号", style="own", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        styles=styles,
        numbers=numbering((level(0, "decimal", "（%1）"),), (level(0, "bullet", "\uf0b7"),)),
    )
    assert texts(data) == ["（1）第一条", "（2）第二条", "要点", "取消编号"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", "1 2 10 11 21 110"),
        ("chineseCounting", "一 二 十 十一 二十一 一一〇"),
        ("chineseCountingThousand", "一 二 十 十一 二十一 一百一十"),
        ("japaneseCounting", "一 二 十 十一 二十一 百十"),
        ("ideographDigital", "一 二 一〇 一一 二一 一一〇"),
        ("chineseLegalSimplified", "壹 贰 壹拾 壹拾壹 贰拾壹 壹佰壹拾"),
        ("ideographTraditional", "甲 乙 癸 11 21 110"),
        ("decimalEnclosedCircle", "① ② ⑩ ⑪ ㉑ 110"),
        ("decimalEnclosedParen", "⑴ ⑵ ⑽ ⑾ 21 110"),
        ("decimalFullWidth", "１ ２ １０ １１ ２１ １１０"),
        ("decimalZero", "01 02 10 11 21 110"),
        ("lowerLetter", "a b j k u ffffff"),
        ("upperRoman", "I II X XI XXI CX"),
        ("lowerRoman", "i ii x xi xxi cx"),
        ("noSuchFormat", "1 2 10 11 21 110"),
    ],
)
def test_each_list_format_counts_its_own_way(form: str, expected: str) -> None:
    if form == "lowerLetter":
        assert [count(n, form) for n in (1, 2, 10, 11, 21, 27)] == ["a", "b", "j", "k", "u", "aa"]
    else:
        assert [count(n, form) for n in (1, 2, 10, 11, 21, 110)] == expected.split()


@pytest.mark.parametrize("name", ["heading 2", "标题 2", "Heading2"])
def test_a_heading_style_gives_its_level(name: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="a"><w:name w:val="{name}"/></w:style>'
    assert style_of(make_docx(para("基本情况", style="a"), styles=styles)).level == 2


def test_an_outline_level_is_a_level_and_ten_is_body_text() -> None:
    assert style_of(make_docx(para("甲", properties='<w:outlineLvl w:val="0"/>'))).level == 1
    assert style_of(make_docx(para("甲", properties='<w:outlineLvl w:val="9"/>'))).level is None


def test_size_weight_and_alignment_come_from_runs_before_styles() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    )
    titled = style_of(make_docx(para("报告", style="t"), styles=styles))
    assert (titled.name, titled.size, titled.bold, titled.centered) == ("Title", 22, True, True)
    plain = style_of(make_docx(para(run("报告", '<w:sz w:val="21"/><w:b w:val="0"/>')), styles=styles))
    assert (plain.size, plain.bold, plain.centered) == (10.5, False, False)


def test_insertions_stay_and_deletions_go() -> None:
    data = make_docx(
        para(
            "党员",
            f"<w:ins>{run('121')}</w:ins>",
            "<w:del><w:r><w:delText>120</w:delText></w:r></w:del>",
            "名。",
        ),
        para(f"<w:moveFrom>{run('旧')}</w:moveFrom>", f"<w:moveTo>{run('新址')}</w:moveTo>"),
        para("上半", properties="<w:rPr><w:del/></w:rPr>"),
        para("下半"),
    )
    assert texts(data) == ["党员121名。", "新址", "上半下半"]


def test_content_controls_links_fields_and_symbols_are_read() -> None:
    data = make_docx(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{para('目录')}{para('控件里的段落')}</w:sdtContent></w:sdt>",
        para(
            f"<w:hyperlink>{run('链接')}</w:hyperlink>",
            f"<w:sdt><w:sdtContent>{run('和控件')}</w:sdtContent></w:sdt>",
        ),
        para("<w:r><w:instrText>PAGE</w:instrText></w:r>", "第3页"),
        para("10", "<w:r><w:noBreakHyphen/></w:r>", "20", '<w:r><w:sym w:font="a" w:char="2103"/></w:r>'),
        para("看得见", run("看不见", "<w:vanish/>")),
    )
    assert texts(data) == ["目录", "控件里的段落", "链接和控件", "第3页", "10-20℃", "看得见"]


def test_a_typed_line_break_parts_paragraphs_but_not_a_sentence() -> None:
    br = "<w:r><w:br/></w:r>"
    data = make_docx(
        para("一、基本情况", br, "全镇共有党员121名。", br, "（一）组织设置"),
        para("要把群众满意作为工作的出发点和落脚点，真正解决好老人看病的困", br, "难，提升服务水平。"),
    )
    assert texts(data) == [
        "一、基本情况",
        "全镇共有党员121名。",
        "（一）组织设置",
        "要把群众满意作为工作的出发点和落脚点，真正解决好老人看病的困难，提升服务水平。",
    ]


def test_merged_cells_stand_once_with_their_place_and_spans() -> None:
    data = make_docx(
        table(
            (cell("年份", merge="restart"), cell("收入", span=2), cell("备注", merge="restart")),
            (cell(merge="continue"), "计划", "实际", cell(merge="continue")),
            ("2023", "48", "52", ""),
        )
    )
    rows = [[(c.text, c.column, c.colspan, c.rowspan) for c in row] for row in only_table(data).rows]
    assert rows == [
        [("年份", 0, 1, 2), ("收入", 1, 2, 1), ("备注", 3, 1, 2)],
        [("计划", 1, 1, 1), ("实际", 2, 1, 1)],
        [("2023", 0, 1, 1), ("48", 1, 1, 1), ("52", 2, 1, 1), ("", 3, 1, 1)],
    ]


def test_a_row_of_continued_cells_alone_is_left_out_of_rows_and_spans() -> None:
    data = make_docx(
        table(
            (cell("甲", merge="restart"), cell("乙", merge="restart")),
            (cell(merge="continue"), cell(merge="continue")),
            ("丙", "丁"),
        )
    )
    assert [[(c.text, c.rowspan) for c in row] for row in only_table(data).rows] == [
        [("甲", 1), ("乙", 1)],
        [("丙", 1), ("丁", 1)],
    ]


def test_cells_hold_several_paragraphs_and_nested_tables_on_one_line() -> None:
    nested = table(("内甲", "内乙"))
    data = make_docx(table((cell("年末", "人数"), cell("外", nested)), ("40", "41")))
    assert [c.text for c in only_table(data).rows[0]] == ["年末人数", "外内甲 内乙"]


def test_a_table_inside_a_content_control_keeps_its_place() -> None:
    data = make_docx(
        para("前"),
        f"<w:sdt><w:sdtContent>{table(('甲', '乙'), ('1', '2'))}</w:sdtContent></w:sdt>",
        para("后"),
    )
    assert [type(block) for block in blocks(data)] == [Paragraph, Table, Paragraph]


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    data = make_docx(table((cell("标题", "正文第一段。", "正文第二段。"),)))
    assert texts(data) == ["标题", "正文第一段。", "正文第二段。"]


def test_text_boxes_and_notes_come_after_their_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{para('框里的字')}</w:txbxContent></w:pict></w:r>"
    choices = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"
    data = make_docx(
        para("正文", both, '<w:r><w:footnoteReference w:id="2"/></w:r>', "继续。"),
        para("下一段。"),
        footnotes=f'<w:footnote w:id="2">{para("据统计年鉴。")}</w:footnote>',
    )
    assert texts(data) == ["正文继续。", "框里的字", "据统计年鉴。", "下一段。"]


def test_a_picture_is_a_block_with_the_hash_of_its_bytes() -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r>'
    relation = '<Relationship Id="r9" Type="image" Target="media/a.png"/>'
    data = make_docx(para("见图。", drawing), relations=relation, parts={"word/media/a.png": b"picture"})
    picture = blocks(data)[1]
    assert isinstance(picture, Picture)
    assert picture.sha256 is not None
    assert picture.start == picture.end == 4


def test_a_document_of_pictures_alone_needs_ocr() -> None:
    drawing = '<w:r><w:drawing><a:blip r:embed="r9"/></w:drawing></w:r>'
    relation = '<Relationship Id="r9" Type="image" Target="media/a.png"/>'
    data = make_docx(para(drawing), relations=relation, parts={"word/media/a.png": b"picture"})
    assert read(Path("a.docx"), data=data).verdict is Verdict.NEEDS_OCR


def test_a_relation_to_a_missing_part_harms_nothing() -> None:
    data = make_docx(
        para("正文。"), relations='<Relationship Id="r9" Type="x" Target="../userCustomization/a.xml"/>'
    )
    assert texts(data) == ["正文。"]


def test_documents_that_python_docx_wrote_are_read() -> None:
    document = docx.Document()
    document.add_heading("调研报告", 1)
    document.add_paragraph("全镇共有党员121名。")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.core_properties.title = "报告"
    buffer = io.BytesIO()
    document.save(buffer)
    reading = read(Path("a.docx"), data=buffer.getvalue())
    assert reading.text == "调研报告\n全镇共有党员121名。"
    assert ("title", "报告") in reading.properties
    block = reading.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.style is not None
    assert block.style.level == 1


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "boom">]><w:document xmlns:w="http://w"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    reading = read(Path("a.docx"), data=make_docx(parts={"word/document.xml": bomb}))
    assert "boom" not in reading.text


def test_broken_xml_is_read_as_far_as_it_goes_and_said_so() -> None:
    xml = '<w:document xmlns:w="http://w"><w:body><w:p><w:r><w:t>开头。</w:t></w:r></w:p><w:p><w:r><w:t>中'.encode()
    reading = read(Path("a.docx"), data=make_docx(parts={"word/document.xml": xml}))
    assert reading.verdict is Verdict.PARTIAL
    assert reading.text.startswith("开头。")
    assert "与原件核对" in reading.reasons[0]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_odd_values_in_the_xml_never_raise(data: st.DataObject) -> None:
    odd = st.sampled_from(["", "-1", "abc", "99999999999999999999", "1e400", "nan", "0.5", "零"])

    def change(found: re.Match[str]) -> str:
        return f'{found[1]}="{data.draw(odd)}"' if data.draw(st.integers(0, 3)) == 0 else found[0]

    def spoilt(xml: str) -> str:
        return re.sub(r'(w:(?:val|ilvl|numId|id|styleId|abstractNumId|char))="[^"]*"', change, xml)

    body = para("甲", run("乙", '<w:sz w:val="21"/><w:b w:val="1"/>'), style="a", numbered=(1, 1))
    rows = table((cell("丙", span=2, merge="restart"), "丁"), (cell("", merge="continue"), "戊"))
    styles = '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="x"/><w:basedOn w:val="a"/></w:style>'
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    made = make_docx(
        spoilt(body + rows), styles=spoilt(styles), numbers=spoilt(numbering(OUTLINE, overrides=override))
    )
    assert "甲乙" in read(Path("a.docx"), data=made).text


def test_a_chain_of_very_many_styles_is_followed() -> None:
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:name w:val="n"/><w:basedOn w:val="s{at + 1}"/></w:style>'
        for at in range(2000)
    )
    last = '<w:style w:type="paragraph" w:styleId="s2000"><w:name w:val="heading 3"/></w:style>'
    assert style_of(make_docx(para("甲", style="s0"), styles=styles + last)).level == 3


def test_an_archive_that_would_unpack_too_large_is_not_opened() -> None:
    small = replace(default_limits(), unpacked=1000)
    reading = read(Path("a.docx"), data=make_docx(para("很长。" * 1000)), limits=small)
    assert reading.verdict is Verdict.FAILED
    assert "过大" in reading.reasons[0]


def test_a_damaged_part_beside_the_body_makes_the_reading_partial_and_is_named() -> None:
    made = make_docx(para("总则", numbered=(1, 0)), numbers=numbering(OUTLINE))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        offset = archive.getinfo("word/numbering.xml").header_offset
    damaged = bytearray(made)
    for at in range(offset + 60, offset + 80):
        damaged[at] ^= 0x5A
    reading = read(Path("a.docx"), data=bytes(damaged))
    assert reading.verdict is Verdict.PARTIAL
    assert "自动编号" in reading.reasons[0]
    assert "总则" in reading.text


def test_an_encrypted_member_asks_for_the_password() -> None:
    data = bytearray(make_docx(para("正文。")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        count_of_members = len(archive.namelist())
    at = 0
    for _ in range(count_of_members):
        at = data.index(b"PK\x01\x02", at) + 8
        data[at] |= 1
    assert read(Path("a.docx"), data=bytes(data)).verdict is Verdict.ENCRYPTED
