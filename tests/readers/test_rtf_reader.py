r"""A Rich Text document reads as a person sees it: text, headings, numbers, tables, notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from report import Paragraph, Picture, Reading, Table, Verdict

FONTS = rb"{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset2 Wingdings;}{\f3\fcharset204 Arial;}}"


def escaped(text: str) -> bytes:
    return "".join(rf"\'{byte:02x}" for byte in text.encode("gbk")).encode()


def reading(body: bytes, *, page: int = 936, head: bytes = b"") -> Reading:
    return read(
        Path("a.rtf"), data=b"{\\rtf1\\ansi\\ansicpg%d" % page + FONTS + head + b"\\f1 " + body + b"}"
    )


def texts(found: Reading) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "body",
    [
        escaped("云溪镇"),
        b"{\\b" + escaped("云溪镇")[:4] + b"}{" + escaped("云溪镇")[4:] + b"}",
        "云溪镇".encode("gbk"),
        b"\\u20113?\\u28330\\'3f\\u-27321?",
        b"\\uc2\\u20113\\'d4\\'c6\\u28330\\'cf\\'aa\\uc0\\u-27321",
    ],
    ids=["escapes", "a character over two groups", "raw bytes", "numbers", "numbers with two bytes beside"],
)
def test_characters_read_however_they_are_written(body: bytes) -> None:
    assert texts(reading(body + b"\\par")) == ["云溪镇"]


def test_raw_bytes_that_look_like_syntax_belong_to_their_character() -> None:
    raw = "誠昞".encode("gbk")
    assert b"}" in raw or b"\\" in raw
    assert texts(reading(raw + b"\\par")) == ["誠昞"]


def test_a_character_outside_the_basic_plane_is_one() -> None:
    assert texts(reading(b"\\u-10187?\\u-9138?\\par")) == ["\U0001d44e"]


def test_the_font_decides_the_code_page() -> None:
    assert texts(reading(b"\\f3\\'cf\\'f0 \\f1" + escaped("云溪") + b"\\par", page=1252)) == ["Пр 云溪"]
    assert texts(reading(b"\\loch\\f0\\hich\\af0\\dbch\\af1" + escaped("云溪") + b"\\par", page=1252)) == [
        "云溪"
    ]


def test_what_a_person_does_not_see_is_left_out() -> None:
    hidden = b"{\\v a}{\\deleted b}{\\header c}{\\*\\unknown d}{\\*\\annotation e}{\\f2 x}\\v f\\v0 "
    assert texts(reading(b"1" + hidden + b"2{\\deleted\\par}3\\par")) == ["123"]


def test_a_field_shows_its_result() -> None:
    field = b"{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt " + escaped("网址") + b"}}"
    assert texts(reading(field + b"\\par")) == ["网址"]


def test_headings_come_from_style_names_and_outline_levels() -> None:
    head = b"{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 own;}{\\s2 heading 2;}}"
    body = b"\\pard\\s1 a\\par\\pard\\s2 b\\par\\pard\\s0\\outlinelevel2 c\\par\\pard\\qc\\b\\fs44 d\\par\\pard\\b0 e\\par"
    found = [block.style for block in reading(body, head=head).blocks if isinstance(block, Paragraph)]
    assert [style and style.level for style in found] == [1, 2, 3, None, None]
    title = found[3]
    assert title is not None
    assert (title.size, title.bold, title.centered, title.font) == (22, True, True, "SimSun")


def test_automatic_numbers_stand_before_their_paragraphs_and_bullets_do_not() -> None:
    body = b"{\\listtext 1.\\tab}a\\par{\\pntext\\'b7\\tab}b\\par{\\listtext " + escaped("一、") + b"}c\\par"
    assert texts(reading(body)) == ["1. a", "b", "一、c"]


def test_cells_stand_in_rows_with_their_spans() -> None:
    body = (
        b"\\trowd\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\intbl a\\cell b\\cell\\cell\\row"
        b"\\trowd\\clvmrg\\cellx1000\\cellx2010\\cellx3000\\intbl\\cell c\\cell d\\par e\\cell\\row\\pard f\\par"
    )
    found = reading(body)
    [table] = [block for block in found.blocks if isinstance(block, Table)]
    assert [[(c.text, c.column, c.colspan, c.rowspan) for c in row] for row in table.rows] == [
        [("a", 0, 1, 2), ("b", 1, 2, 1)],
        [("c", 1, 1, 1), ("d e", 2, 1, 1)],
    ]
    assert texts(found) == ["f"]


def test_a_nested_table_is_text_of_its_cell_and_a_single_cell_a_frame() -> None:
    nested = b"\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}{\\nonesttables\\par}"
    body = b"\\trowd\\cellx2000\\cellx4000\\intbl " + nested + b"\\itap1 c\\cell d\\cell\\row\\pard\\par"
    [table] = [block for block in reading(body).blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[0]] == ["a b c", "d"]
    assert texts(reading(b"\\trowd\\cellx2000\\intbl a\\par b\\cell\\row\\pard\\par")) == ["a", "b"]


def test_notes_text_boxes_and_pictures_come_after_their_paragraph() -> None:
    body = (
        b"a{\\super\\chftn}{\\footnote\\pard n\\par}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt t\\par}}{\\shprslt z}}"
        b"{\\*\\shppict{\\pict\\pngblip 8950}}{\\nonshppict{\\pict 00}}b\\par c\\par"
    )
    found = reading(body)
    assert texts(found) == ["ab", "n", "t", "c"]
    assert sum(isinstance(block, Picture) for block in found.blocks) == 1


def test_bytes_of_an_embedded_file_are_no_text() -> None:
    assert texts(reading(b"a{\\pict\\bin4 }}\0\\}b\\par")) == ["ab"]


def test_title_and_date_are_what_the_file_says_of_itself() -> None:
    head = b"{\\info{\\title " + escaped("调研") + b"}{\\author x}{\\creatim\\yr2024\\mo5\\dy8\\hr9}}"
    assert reading(b"a\\par", head=head).properties == (
        ("title", "调研"),
        ("creator", "x"),
        ("created", "2024-05-08"),
    )


def test_a_file_that_breaks_off_is_partial() -> None:
    found = read(Path("a.rtf"), data=b"{\\rtf1 abc\\par{\\b def")
    assert texts(found) == ["abc", "def"]
    assert found.verdict is Verdict.PARTIAL
    assert "结尾" in found.reasons[0]


def test_bytes_that_are_no_character_are_counted() -> None:
    found = reading(b"a\\'ff\\'20b\\par")
    assert found.verdict is Verdict.PARTIAL
    assert "1 处" in found.reasons[0]


def test_a_hundred_thousand_groups_inside_each_other_do_no_harm() -> None:
    assert texts(reading(b"{" * 100_000 + b"a" + b"}" * 100_000 + b"b\\par")) == ["ab"]
