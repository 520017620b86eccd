"""Word documents: what a person sees of revisions, fields, controls, boxes, notes, charts and inserted files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_builder import cell, level, make_docx, numbering, para, run, table

from ingest.limits import default_limits
from ingest.readers import read
from ingest.readers.docx.symbols import fonts
from report import Block, Paragraph, Picture, Table, Verdict

PNG = '<Relationship Id="r9" Type="image" Target="media/a.png"/>'
PLACEHOLDER = '<w:style w:type="character" w:styleId="a3"><w:name w:val="Placeholder Text"/></w:style>'
HIDDEN = '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'


def blocks(data: bytes) -> tuple[Block, ...]:
    reading = read(Path("a.docx"), data=data)
    assert reading.verdict is Verdict.COMPLETE, reading.reasons
    return reading.blocks


def texts(data: bytes) -> list[str]:
    return [block.text for block in blocks(data) if isinstance(block, Paragraph)]


def cell_texts(data: bytes) -> list[list[str]]:
    [found] = [block for block in blocks(data) if isinstance(block, Table)]
    return [[one.text for one in row] for row in found.rows]


def field(code: str, *result: str, separate: bool = True) -> str:
    """Return the runs of a field; a *result* without markup is plain text."""
    turns = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    body = "".join(piece if piece.startswith("<") else run(piece) for piece in result)
    inner = code if code.startswith("<") else f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return turns["begin"] + inner + (turns["separate"] if separate else "") + body + turns["end"]


def box(*content: str) -> str:
    """Return a run with a text box as Word writes it, once for newer and once for older programs."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><a:graphic>{inner}</a:graphic></w:drawing></mc:Choice>'
    fallback = f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


def picture(description: str = "") -> str:
    inner = f'<w:inline><w:docPr descr="{description}"/><a:blip r:embed="r9"/></w:inline>'
    return f"<w:r><w:drawing>{inner}</w:drawing></w:r>"


def captions(*body: str) -> list[str | None]:
    data = make_docx(*body, relations=PNG, parts={"word/media/a.png": b"picture"})
    return [block.caption for block in blocks(data) if isinstance(block, Picture)]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["第", field("PAGEREF _Toc1", "3"), "页"], "第3页"),
        ([field('IF 甲 = 乙 "无"', "有")], "有"),
        ([field(field("MERGEFIELD 级别", "县级") + run(" = 县级"), "全县")], "全县"),
        (["合计", field("= SUM(ABOVE)", field("FORMTEXT", "12")), "人"], "合计12人"),
        (["目标", field(r" eq \o\ac(○,3)", separate=False)], "目标③"),
        (["目标", field(r"EQ \o\ac(□,优)", separate=False)], "目标优"),
        (["占", field(r"EQ \f(1,2)", separate=False)], "占1/2"),
        (['<w:fldSimple w:instr="DATE">2024年</w:fldSimple>', "前"], "前"),
    ],
)
def test_a_field_gives_its_result_or_what_it_draws(runs: list[str], expected: str) -> None:
    assert texts(make_docx(para(*runs))) == [expected]


def test_a_form_check_box_is_shown_ticked_or_not() -> None:
    def check(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return (
            f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked, empty = '<w:default w:val="0"/><w:checked/>', '<w:default w:val="0"/>'
    assert texts(make_docx(para(check(ticked), "是", check(empty), "否"))) == ["☑是☐否"]


def test_a_field_that_is_never_closed_costs_no_more_than_its_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(make_docx(para("前", begin, "丢"), para("后"))) == ["前", "后"]


def test_a_table_of_contents_runs_over_paragraphs() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    data = make_docx(para(begin, separate, "一、概况\t1"), para("二、问题\t2", end), para("正文。"))
    assert texts(data) == ["一、概况\t1", "二、问题\t2", "正文。"]


def test_deleted_rows_and_cells_and_moved_paragraph_marks_are_gone() -> None:
    gone = "<w:tr><w:trPr><w:del/></w:trPr>" + cell("旧村") + cell("1") + "</w:tr>"
    struck = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{para('旧列')}</w:tc>"
    rows = table(("村", "户数", struck), ("东桥村", "45")).replace("</w:tbl>", gone + "</w:tbl>")
    assert cell_texts(make_docx(rows)) == [["村", "户数"], ["东桥村", "45"]]
    moved = para("上半", properties="<w:rPr><w:moveFrom/></w:rPr>")
    assert texts(make_docx(moved, para("下半"))) == ["上半下半"]


def test_a_deleted_mark_before_a_table_does_not_carry_the_text_behind_it() -> None:
    data = make_docx(para("上半", properties="<w:rPr><w:del/></w:rPr>"), table(("甲", "乙")), para("下半"))
    assert [type(block) for block in blocks(data)] == [Paragraph, Table, Paragraph]
    assert texts(data) == ["上半", "下半"]


def test_a_note_of_a_paragraph_whose_mark_was_deleted_is_kept() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = make_docx(
        para("上半", note, properties="<w:rPr><w:del/></w:rPr>"),
        para("下半"),
        footnotes=f'<w:footnote w:id="2">{para("据年鉴。")}</w:footnote>',
    )
    assert texts(data) == ["上半下半", "据年鉴。"]


def test_a_prompt_that_nobody_answered_is_not_text_but_an_answer_is() -> None:
    def control(text: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"

    prompt = control(run("单击此处输入文字。", '<w:rStyle w:val="a3"/>'))
    answer = control(run("云溪镇"))
    assert texts(make_docx(para("单位：", prompt, answer), styles=PLACEHOLDER)) == ["单位：云溪镇"]


def test_text_that_a_style_hides_is_not_seen() -> None:
    shown = run("看得见", '<w:vanish w:val="0"/>')
    assert texts(make_docx(para("看不见", shown, style="h"), styles=HIDDEN)) == ["看得见"]


def test_boxes_in_boxes_and_in_table_cells_are_read_once() -> None:
    data = make_docx(
        para("正文。", box(para("外框", box(para("内框"))))),
        table(("甲", cell(para("乙", box(para("格中框")))))),
    )
    assert texts(data) == ["正文。", "外框", "内框", "格中框"]
    assert cell_texts(data) == [["甲", "乙"]]


def test_pictures_and_notes_in_table_cells_come_after_the_table() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = make_docx(
        table(("甲", cell(para("乙", picture(), note)))),
        relations=PNG,
        parts={"word/media/a.png": b"picture"},
        footnotes=f'<w:footnote w:id="2">{para("据年鉴。")}</w:footnote>',
    )
    assert [type(block) for block in blocks(data)] == [Table, Picture, Paragraph]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = make_docx(para("甲", note), footnotes=f'<w:footnote w:id="2">{para("注一", note)}</w:footnote>')
    assert texts(data) == ["甲", "注一"]


def test_a_picture_in_a_note_is_found_through_the_relations_of_the_notes() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{PNG}</Relationships>'
    data = make_docx(
        para("甲", note),
        footnotes=f'<w:footnote w:id="2">{para("见图", picture())}</w:footnote>',
        parts={"word/media/a.png": b"picture", "word/_rels/footnotes.xml.rels": rels.encode()},
    )
    assert [type(block) for block in blocks(data)] == [Paragraph, Paragraph, Picture]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ((para(picture()), para("图1 全镇水系")), ["图1 全镇水系"]),
        ((para("图一　全镇水系"), para(picture()), para("正文。")), ["图一　全镇水系"]),
        ((para(picture()), para("图1 甲"), para(picture()), para("图2 乙")), ["图1 甲", "图2 乙"]),
        ((para("图1 甲"), para(picture()), para("图2 乙"), para(picture())), ["图1 甲", "图2 乙"]),
        ((para(picture()), para(picture()), para("图1 甲乙")), ["图1 甲乙", "图1 甲乙"]),
        ((para(picture()), para("图1显示，全镇水系发达。")), [None]),
        ((para(picture("全镇养老机构分布")), para("正文。")), ["全镇养老机构分布"]),
        ((para(picture("全镇养老机构分布")), para("图3 养老机构")), ["图3 养老机构"]),
        ((para(picture("微信图片_2024")), para("正文。")), [None]),
        ((para(picture("C:\\图\\水系.png")), para("正文。")), [None]),
        ((para(picture("图片包含 室内 描述已自动生成")), para("正文。")), [None]),
    ],
)
def test_a_picture_has_the_caption_beside_it_or_its_description(
    body: tuple[str, ...], expected: list[str | None]
) -> None:
    assert captions(*body) == expected


def test_word_art_and_the_text_of_drawn_shapes_are_read() -> None:
    art = '<w:r><w:pict><w:shape><w:textpath string="云溪镇人民政府文件"/></w:shape></w:pict></w:r>'
    shape = "<w:r><w:drawing><a:txBody><a:p><a:r><a:t>组织架构</a:t></a:r></a:p></a:txBody></w:drawing></w:r>"
    assert texts(make_docx(para(art), para(shape))) == ["云溪镇人民政府文件", "组织架构"]


def test_a_chart_gives_its_title_and_its_numbers_as_a_table() -> None:
    def points(name: str, form: str, *values: str) -> str:
        inner = "".join(f'<pt idx="{at}"><v>{value}</v></pt>' for at, value in enumerate(values))
        return f"<{name}><ref><cache><formatCode>{form}</formatCode>{inner}</cache></ref></{name}>"

    names = points("cat", "", "东桥村", "西桥村")
    counted = points("tx", "", "户数") + names + points("val", "General", "45", "4.2999999999999998")
    shares = points("tx", "", "占比") + names + points("val", "0.0%", "0.125", "0.3")
    title = "<title><tx><rich><p><r><t>各村户数</t></r></p></rich></tx></title>"
    plot = f"<plotArea><bar><ser>{counted}</ser><ser>{shares}</ser></bar></plotArea>"
    data = make_docx(
        para('<w:r><w:drawing><w:chart r:id="r5"/></w:drawing></w:r>'),
        relations='<Relationship Id="r5" Type="chart" Target="charts/chart1.xml"/>',
        parts={"word/charts/chart1.xml": f"<s><chart>{title}{plot}</chart></s>".encode()},
    )
    assert texts(data) == ["各村户数"]
    assert cell_texts(data) == [["", "户数", "占比"], ["东桥村", "45", "12.5%"], ["西桥村", "4.3", "30%"]]


def test_a_diagram_gives_the_text_of_its_shapes() -> None:
    nodes = "".join(f"<pt><t><p><r><t>{text}</t></r></p></t></pt>" for text in ("镇党委", "村支部"))
    transition = '<pt type="parTrans"><t><p><r><t>不读</t></r></p></t></pt>'
    data = make_docx(
        para('<w:r><w:drawing><w:relIds r:dm="r5"/></w:drawing></w:r>'),
        relations='<Relationship Id="r5" Type="diagramData" Target="diagrams/data1.xml"/>',
        parts={"word/diagrams/data1.xml": f"<m><ptLst>{nodes}{transition}</ptLst></m>".encode()},
    )
    assert texts(data) == ["镇党委", "村支部"]


@pytest.mark.parametrize(
    ("font", "code", "expected"),
    [
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F06C", "●"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 2", "00A3", "□"),
        ("Symbol", "F0B3", "≥"),
        ("宋体", "2103", "℃"),
        ("没有的字体", "F0FE", ""),
    ],
)
def test_a_symbol_is_said_in_unicode(font: str, code: str, expected: str) -> None:
    assert texts(make_docx(para("甲", f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'))) == [
        f"甲{expected}"
    ]


def test_a_letter_typed_in_a_symbol_font_is_what_is_seen() -> None:
    ticked = run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>')
    assert texts(make_docx(para(ticked, "同意 ", run("R"), "类"))) == ["☑同意 R类"]


def test_the_symbol_tables_hold_one_printable_character_for_each_code() -> None:
    for name, codes in fonts().items():
        for code, character in codes.items():
            assert (name, code, len(character), character.isprintable()) == (name, code, 1, True)


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("<m:f><m:num>A-B</m:num><m:den>B</m:den></m:f>", "(A-B)/B"),
        ("<m:sSup><m:e>m</m:e><m:sup>2</m:sup></m:sSup>", "m^2"),
        ("<m:sSub><m:e>x</m:e><m:sub>i</m:sub></m:sSub>", "x_i"),
        ("<m:rad><m:deg/><m:e>x+y</m:e></m:rad>", "√(x+y)"),
        ("<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=']'/></m:dPr><m:e>x</m:e></m:d>", "[x]"),
        (
            "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>i</m:sub><m:sup/><m:e>x</m:e></m:nary>",
            "∑_i x",
        ),
    ],
)
def test_an_equation_is_written_on_one_line(equation: str, expected: str) -> None:
    for text in ("A-B", "x+y", *"AB2mxi"):
        equation = equation.replace(f">{text}<", f"><m:r><m:t>{text}</m:t></m:r><")
    assert texts(make_docx(para("率", f'<m:oMath xmlns:m="m">{equation}</m:oMath>'))) == [f"率{expected}"]


def test_a_page_break_parts_paragraphs() -> None:
    broken = para("云溪镇人民政府", '<w:r><w:br w:type="page"/></w:r>', "附件1")
    assert texts(make_docx(broken)) == ["云溪镇人民政府", "附件1"]


def test_only_the_first_line_of_a_broken_paragraph_has_its_number() -> None:
    data = make_docx(
        para("总则", "<w:r><w:br/></w:r>", "（一）适用范围", numbered=(1, 0)),
        numbers=numbering((level(0, "decimal", "%1、"),)),
    )
    found = [block for block in blocks(data) if isinstance(block, Paragraph)]
    assert [(one.text, one.style and one.style.number) for one in found] == [
        ("1、总则", "1、"),
        ("（一）适用范围", None),
    ]


def test_a_column_of_automatic_numbers_is_read() -> None:
    number = cell(para(numbered=(1, 0)))
    data = make_docx(
        table(("序号", "村"), (number, "东桥村"), (number, "西桥村")),
        numbers=numbering((level(0, "decimal", "%1"),)),
    )
    assert cell_texts(data) == [["序号", "村"], ["1", "东桥村"], ["2", "西桥村"]]


def test_cells_merged_the_old_way_stand_once() -> None:
    def merged(text: str, state: str) -> str:
        return f'<w:tc><w:tcPr><w:hMerge w:val="{state}"/></w:tcPr>{para(text)}</w:tc>'

    data = make_docx(table((merged("收入", "restart"), merged("", "continue"), "备注"), ("计划", "实际", "")))
    [found] = [block for block in blocks(data) if isinstance(block, Table)]
    assert [(one.text, one.column, one.colspan) for one in found.rows[0]] == [("收入", 0, 2), ("备注", 2, 1)]


def test_a_list_level_that_was_skipped_counts_as_begun() -> None:
    data = make_docx(
        *(para("甲", numbered=(1, 0)), para("乙", numbered=(1, 2)), para("丙", numbered=(1, 1))),
        numbers=numbering(tuple(level(at, "decimal", f"%{at + 1}、") for at in range(3))),
    )
    assert texts(data) == ["1、甲", "1、乙", "2、丙"]


def test_a_list_from_a_style_takes_the_level_that_names_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="two"><w:name w:val="二级"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = (level(0, "decimal", "%1、"), level(1, "decimal", "%1.%2", more='<w:pStyle w:val="two"/>'))
    data = make_docx(
        para("概况", numbered=(1, 0)), para("人口", style="two"), styles=styles, numbers=numbering(levels)
    )
    assert texts(data) == ["1、概况", "1.1 人口"]


def test_a_hidden_number_is_counted_and_not_shown() -> None:
    levels = (
        level(0, "decimal", "%1、", more="<w:rPr><w:vanish/></w:rPr>"),
        level(1, "decimal", "%1.%2"),
    )
    data = make_docx(para("概况", numbered=(1, 0)), para("人口", numbered=(1, 1)), numbers=numbering(levels))
    assert texts(data) == ["概况", "1.1 人口"]


def inserted(data: bytes, name: str) -> bytes:
    relation = f'<Relationship Id="r5" Type="aFChunk" Target="{name}"/>'
    chunk = '<w:altChunk r:id="r5"/>'
    return make_docx(para("前"), chunk, para("后"), relations=relation, parts={f"word/{name}": data})


def test_an_inserted_document_is_read_where_it_stands() -> None:
    inner = make_docx(para("总则", style="t"), table(("村", "户数"), ("东桥村", "45")))
    data = inserted(inner, "chunk.docx")
    assert [type(block) for block in blocks(data)] == [Paragraph, Paragraph, Table, Paragraph]
    assert texts(data) == ["前", "总则", "后"]


def test_an_inserted_file_that_cannot_be_read_makes_the_reading_partial() -> None:
    reading = read(Path("a.docx"), data=inserted(b"\x00\x01\x02\x03" * 9, "chunk.bin"))
    assert reading.verdict is Verdict.PARTIAL
    assert "插入" in reading.reasons[0]
    assert reading.text == "前\n后"


@pytest.mark.parametrize(
    ("program", "verdict"), [("Excel.Sheet.12", Verdict.PARTIAL), ("Equation.3", Verdict.COMPLETE)]
)
def test_an_embedded_file_is_not_read_and_the_verdict_says_so(program: str, verdict: Verdict) -> None:
    embedded = f'<w:r><w:object><w:OLEObject ProgID="{program}"/></w:object></w:r>'
    reading = read(Path("a.docx"), data=make_docx(para("见附表。", embedded)))
    assert reading.verdict is verdict
    assert all("嵌入了 1 个" in reason and "粘贴" in reason for reason in reading.reasons)


def test_documents_inserted_too_deep_are_not_read() -> None:
    data = make_docx(para("最里层"))
    for _ in range(3):
        data = inserted(data, "chunk.docx")
    assert "最里层" in read(Path("a.docx"), data=data).text
    shallow = read(Path("a.docx"), data=data, limits=replace(default_limits(), depth=2))
    assert (shallow.verdict, "最里层" in shallow.text) == (Verdict.PARTIAL, False)


def test_entities_are_not_expanded_and_the_verdict_says_that_text_may_be_missing() -> None:
    clean = make_docx(para("正文。"))
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "很长">]>'
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>前&a;后</w:t></w:r></w:p></w:body></w:document>'
    )
    assert read(Path("a.docx"), data=clean).verdict is Verdict.COMPLETE
    reading = read(Path("a.docx"), data=make_docx(parts={"word/document.xml": bomb.encode()}))
    assert reading.verdict is Verdict.PARTIAL
    assert "很长" not in reading.text


def test_elements_nested_ten_thousand_deep_do_no_harm() -> None:
    for opening, closing in (
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    ):
        nested = opening * 10_000 + para("里") + closing * 10_000
        reading = read(Path("a.docx"), data=make_docx(para("前"), nested))
        assert reading.verdict is Verdict.PARTIAL
        assert reading.text.startswith("前")
