"""A workbook reads as a person sees it: sheets, tables with caption and unit, notes, shown numbers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from xlsx_builder import make_xlsx, number, row, sheet, text, texts

from ingest.limits import default_limits
from ingest.readers import read
from report import Paragraph, Picture, Reading, Table, Verdict

BEDS = ("乡镇", "床位"), ("云溪镇", "40"), ("石桥镇", "25")


def reading(data: bytes) -> Reading:
    return read(Path("表.xlsx"), data=data)


def paragraphs(found: Reading) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def tables(found: Reading) -> list[Table]:
    return [block for block in found.blocks if isinstance(block, Table)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def rows(*said: tuple[str, ...], start: int = 1) -> list[str]:
    return [texts(at, *line) for at, line in enumerate(said, start)]


def test_title_unit_and_note_are_paragraphs_around_the_table() -> None:
    data = make_xlsx(
        sheet(
            row(1, text("A1", "青禾县敬老院情况表")),
            row(2, text("A2", "填报单位：青禾县民政局"), text("C2", "单位：张")),
            *rows(("乡镇", "床位", "其中护理型"), ("云溪镇", "40", "12"), ("合计", "40", "12"), start=3),
            row(6, text("A6", "注：不含民办机构。")),
            merged=("A1:C1", "A6:C6"),
        )
    )
    found = reading(data)
    [table] = tables(found)
    assert paragraphs(found) == [
        "青禾县敬老院情况表",
        "填报单位：青禾县民政局 单位：张",
        "注：不含民办机构。",
    ]
    assert (table.caption, table.unit) == ("青禾县敬老院情况表", "张")
    assert cells(table)[-1] == ["合计", "40", "12"]


def test_a_line_merged_over_the_columns_looks_like_a_title() -> None:
    data = make_xlsx(
        sheet(texts(1, "敬老院情况"), texts(2, "2023年底"), *rows(*BEDS, start=3), merged=("A1:B1",))
    )
    looks = [block.style for block in reading(data).blocks if isinstance(block, Paragraph)]
    assert [style is not None and style.centered for style in looks] == [True, False]


@pytest.mark.parametrize(
    ("above", "said", "unit"),
    [
        (("填报单位：民政局", "2023年12月", "单位：张"), "填报单位：民政局 2023年12月 单位：张", "张"),
        (("", "", "单位：张"), "单位：张", "张"),
        (("", "2023年12月31日", ""), "2023年12月31日", None),
        (("", "敬老院情况", ""), "敬老院情况", None),
    ],
)
def test_what_is_said_of_a_table_above_it_is_no_row(above: tuple[str, ...], said: str, unit: str) -> None:
    found = reading(make_xlsx(sheet(*rows(above, ("乡镇", "床位", "人数"), ("云溪镇", "40", "12")))))
    assert paragraphs(found) == [said]
    assert [table.unit for table in tables(found)] == [unit]


def test_a_year_over_columns_is_their_header() -> None:
    data = make_xlsx(sheet(*rows(("", "2023年"), ("乡镇", "床位", "人数"), ("云溪镇", "40", "12"))))
    assert [line[1] for line in cells(tables(reading(data))[0])] == ["2023年", "床位", "40"]


def test_merged_cells_stand_once_with_their_spans() -> None:
    data = make_xlsx(
        sheet(
            texts(1, "乡镇", "床位", "covered"),
            row(2, text("B2", "总数"), text("C2", "护理型")),
            texts(3, "云溪镇", "40", "12"),
            merged=("A1:A2", "B1:C1"),
        )
    )
    [table] = tables(reading(data))
    assert [(c.text, c.column, c.colspan, c.rowspan) for c in table.rows[0]] == [
        ("乡镇", 0, 1, 2),
        ("床位", 1, 2, 1),
    ]
    assert [c.column for c in table.rows[1]] == [1, 2]


def test_blank_rows_and_numbered_captions_part_tables() -> None:
    data = make_xlsx(
        sheet(
            *rows(*BEDS),
            *rows(*BEDS, start=5),
            texts(8, "表3 学校"),
            *rows(("乡镇", "学校"), ("云溪镇", "3"), start=9),
        )
    )
    found = tables(reading(data))
    assert [len(table.rows) for table in found] == [3, 3, 2]
    assert found[2].caption == "表3 学校"


def test_a_group_of_rows_in_a_table_stays_in_it() -> None:
    data = make_xlsx(
        sheet(*rows(("项目", "金额"), ("一、基本支出",), ("工资", "30"), ("二、项目支出",), ("修缮", "12")))
    )
    [table] = tables(reading(data))
    assert [line[0] for line in cells(table)] == ["项目", "一、基本支出", "工资", "二、项目支出", "修缮"]


def test_a_sheet_written_as_a_document_reads_as_text() -> None:
    said = "全县现有敬老院12家，床位1600张。"
    data = make_xlsx(
        sheet(
            texts(1, "一、基本情况"),
            texts(2, said),
            *rows(*BEDS, start=3),
            texts(6, "二、存在问题"),
            row(7, text("A7", "护理人员不足。\n床位空置较多。")),
        )
    )
    found = reading(data)
    assert paragraphs(found) == ["一、基本情况", said, "二、存在问题", "护理人员不足。", "床位空置较多。"]
    assert len(tables(found)[0].rows) == 3


@pytest.mark.parametrize(
    ("said", "code", "shown"),
    [(0.52, "0%", "52%"), (1234.5, "#,##0.00", "1,234.50"), (45420, 'yyyy"年"m"月"d"日"', "2024年5月8日")],
)
def test_numbers_are_shown_by_their_format(said: float, code: str, shown: str) -> None:
    data = make_xlsx(sheet(row(1, text("A1", "数"), number("B1", said, style=1))), formats=(code,))
    assert cells(tables(reading(data))[0]) == [["数", shown]]


def test_every_type_of_cell_shows_what_the_sheet_shows() -> None:
    line = row(
        1,
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="B1" t="b"><v>1</v></c>',
        '<c r="C1" t="e"><v>#DIV/0!</v></c>',
        '<c r="D1" t="str"><f>A1</f><v>甲_x000D_乙</v></c>',
        '<c r="E1" t="d" s="1"><v>2024-05-08</v></c>',
        '<c r="F1"><f>SUM(G1)</f><v>7</v></c>',
        text("G1", "=1+1"),
        '<c r="H1" t="str"><f>DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
    )
    shared = "<si><r><t>云溪</t></r><r><t>镇</t></r><rPh><t>yun</t></rPh></si>"
    found = reading(make_xlsx(sheet(line), formats=("yyyy/m/d",), shared=shared))
    assert cells(tables(found)[0]) == [["云溪镇", "TRUE", "#DIV/0!", "甲乙", "2024/5/8", "7", "=1+1"]]
    assert found.verdict is Verdict.COMPLETE


def test_a_formula_without_a_saved_result_makes_the_reading_partial() -> None:
    found = reading(
        make_xlsx(sheet(*rows(*BEDS), row(4, text("A4", "合计"), '<c r="B4"><f>B2+B3</f><v/></c>')))
    )
    assert found.verdict is Verdict.PARTIAL
    assert "1 个公式" in found.reasons[0]
    assert "保存" in found.reasons[0]


def test_sheets_are_named_unless_the_program_named_them() -> None:
    data = make_xlsx(*(sheet(*rows(*BEDS)),) * 3, names=("收支", "Sheet2", "工作表3"))
    assert paragraphs(reading(data)) == ["收支"]


def test_what_is_hidden_is_left_out_and_the_reader_told() -> None:
    data = make_xlsx(
        sheet(
            texts(1, "乡镇", "代码", "床位"),
            row(2, text("A2", "云溪镇"), text("B2", "x7"), number("C2", 40), more='hidden="1"'),
            texts(3, "石桥镇", "x8", "25"),
            columns='<cols><col min="2" max="2" hidden="1"/></cols>',
        ),
        sheet(*rows(*BEDS)),
        names=("表", "底稿"),
        states=("visible", "veryHidden"),
    )
    found = reading(data)
    assert [cells(table) for table in tables(found)] == [[["乡镇", "床位"], ["石桥镇", "25"]]]
    assert found.verdict is Verdict.COMPLETE
    assert all(part in found.reasons[0] for part in ("1 张", "1 个隐藏（或被筛选掉）的行", "1 个隐藏的列"))


def test_a_merged_cell_whose_first_column_is_hidden_still_shows() -> None:
    data = make_xlsx(
        sheet(
            texts(1, "敬老院情况"),
            texts(2, "甲", "乡镇", "床位"),
            texts(3, "乙", "云溪镇", "40"),
            merged=("A1:C1",),
            columns='<cols><col min="1" max="1" hidden="1"/></cols>',
        )
    )
    assert paragraphs(reading(data)) == ["敬老院情况"]


def test_a_workbook_of_the_strict_edition_reads_the_same() -> None:
    pages = (sheet(*rows(*BEDS)),)
    assert reading(make_xlsx(*pages, strict=True)).text == reading(make_xlsx(*pages)).text


def test_text_boxes_and_pictures_come_after_the_cells() -> None:
    drawing = (
        '<d xmlns:r="r"><sp><txBody><p><r><t>填表</t></r><r><t>说明</t></r></p></txBody></sp>'
        '<pic><blip r:embed="p1"/></pic></d>'
    )
    relations = '<Relationships><Relationship Id="{}" Target="{}"/></Relationships>'
    found = reading(
        make_xlsx(
            sheet(*rows(*BEDS)),
            parts={
                "xl/worksheets/_rels/sheet1.xml.rels": relations.format("d1", "../drawings/drawing1.xml"),
                "xl/drawings/drawing1.xml": drawing,
                "xl/drawings/_rels/drawing1.xml.rels": relations.format("p1", "../media/image1.png"),
                "xl/media/image1.png": "png",
            },
        )
    )
    assert paragraphs(found) == ["填表说明"]
    assert isinstance(found.blocks[-1], Picture)


@pytest.mark.parametrize(
    ("inside", "areas"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>', ()),
        ('<row r="1"><c r="A1"><v>1</v></c></row>', ("A1:XFD1048576",) * 3000),
        (
            "".join(
                f'<row r="{n}"><c r="{c}{n}"><v>1</v></c></row>' for n, c in enumerate("AZQBAADXFC" * 200, 1)
            ),
            (),
        ),
    ],
)
def test_a_sheet_is_as_large_as_what_it_shows(inside: str, areas: tuple[str, ...]) -> None:
    found = reading(make_xlsx(sheet(inside, merged=areas)))
    assert found.verdict is Verdict.COMPLETE
    assert sum(len(row) for table in tables(found) for row in table.rows) < 60_000


def test_cells_past_the_limit_are_not_read_and_the_reader_told() -> None:
    data = make_xlsx(sheet(*rows(*BEDS)), sheet(*rows(*BEDS)))
    found = read(Path("表.xlsx"), data=data, limits=replace(default_limits(), cells=4))
    assert cells(tables(found)[0]) == [["乡镇", "床位"], ["云溪镇", "40"]]
    assert found.verdict is Verdict.PARTIAL
    assert "4 个的上限" in found.reasons[0]


def test_a_damaged_sheet_is_read_as_far_as_it_goes() -> None:
    found = reading(make_xlsx(sheet(*rows(*BEDS), "<row><c r='A9'")))
    assert len(tables(found)[0].rows) == 3
    assert found.verdict is Verdict.PARTIAL
    assert "Sheet1" in found.reasons[0]


def test_a_workbook_without_sheets_has_failed() -> None:
    assert reading(make_xlsx()).verdict is Verdict.FAILED
