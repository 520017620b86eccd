import csv
import io
from dataclasses import replace

import openpyxl
from ui_builders import cell, comparison, figure

from index.export import comparison_csv, comparison_xlsx
from index.values import Restricted


def book(*cells):
    return openpyxl.load_workbook(io.BytesIO(comparison_xlsx(comparison(*cells))))


def test_a_single_value_is_a_number_in_the_table():
    sheet = book(cell(figure("121名", 4, value="121")))["对比"]
    assert [item.value for item in sheet[3]] == ["柳溪镇", 121]


def test_values_that_differ_stand_side_by_side_and_are_not_averaged():
    sheet = book(cell(figure("121名", 4, value="121"), figure("122名", 9, value="122")))["对比"]
    assert sheet["B3"].value == "121 ≠ 122"


def test_every_figure_has_a_line_with_its_sentence_in_the_sources():
    sheet = book(
        cell(figure("121名", 4, value="121", quote="共有党员121名。"), figure("122名", 9, value="122"))
    )["来源"]
    rows = list(sheet.values)
    assert rows[1][8] == "共有党员121名。"
    assert [row[3] for row in rows[1:]] == [121, 122]


def test_a_sentence_that_looks_like_a_formula_or_link_is_written_as_text():
    danger = '=HYPERLINK("http://x","y")'
    sheet = book(cell(figure("1名", 0, value="1", quote=danger), title="http://example.com"))["来源"]
    assert (sheet["I2"].value, sheet["I2"].data_type) == (danger, "s")
    assert sheet["J2"].hyperlink is None


def test_csv_disarms_formulas_and_opens_in_excel_as_utf8():
    data = comparison_csv(comparison(cell(figure("1名", 0, value="-1", quote="=1+1"))))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1][8] == "'=1+1"
    assert rows[1][3] == "-1"


def test_a_masked_number_is_named_and_not_zero():
    sheet = book(cell(figure("人", 4)))["对比"]
    assert sheet["B3"].value == "空缺"


def test_figures_of_a_part_stand_on_a_sheet_of_their_own_with_what_restricts_them():
    part = Restricted(
        "其中：退捕渔民数", cell(figure("37名", 4, value="37", quote="其中党员37名。")).figures[0]
    )
    whole = replace(comparison(cell(figure("121名", 4, value="121"))), restricted=(part,))

    sheets = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(whole)))

    assert [item.value for item in sheets["只指一部分"][2]][:4] == [
        "其中：退捕渔民数",
        "柳溪镇",
        "2023",
        "党员总数",
    ]
    assert [item.value for item in sheets["对比"][3]] == ["柳溪镇", 121]
