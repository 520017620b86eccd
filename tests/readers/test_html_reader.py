"""A web page as a browser shows it: white space, headings, lists, tables, notes, looks, encodings."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from ingest.readers import read
from report import Paragraph, Picture, Reading, Table, Verdict


def page(body: str, *, head: str = "") -> Reading:
    text = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return read(Path("页.html"), data=text.encode())


def lines(body: str, *, head: str = "") -> list[str]:
    return page(body, head=head).text.split("\n")


def styles(body: str, *, head: str = "") -> list[Paragraph]:
    return [block for block in page(body, head=head).blocks if isinstance(block, Paragraph)]


def table(body: str) -> Table:
    [found] = [block for block in page(body).blocks if isinstance(block, Table)]
    return found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>全镇共有\n   党员<b>121</b>名。</p>", ["全镇共有党员121名。"]),
        ("<p>quality\n of life</p>", ["quality of life"]),
        ("<p>2023\n2024</p>", ["2023 2024"]),
        ("<p>做到“干净”\n“整洁”</p>", ["做到“干净”“整洁”"]),
        ("<p>Новый\nгод</p>", ["Новый год"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<p>开头<span style='display:block'>独行</span></p>", ["开头", "独行"]),
        ("<td>　　一、概况<br>　　全镇有村12个。", ["一、概况", "全镇有村12个。"]),
        ("<p>成效明显。　　二是强化保障。</p>", ["成效明显。", "二是强化保障。"]),
        ("<p>第一段\n　　第二段</p>", ["第一段", "第二段"]),
        ("<p>&nbsp;&nbsp;&nbsp;&nbsp;第一段，<br>&nbsp;&nbsp;&nbsp;&nbsp;第二段</p>", ["第一段，", "第二段"]),
        ("<pre>甲村\n乙村</pre>", ["甲村", "乙村"]),
        ("<p style='white-space: pre-line'>甲村\n乙村</p>", ["甲村", "乙村"]),
        ("<p><ruby>禾<rp>(</rp><rt>hé</rt><rp>)</rp></ruby>苗村</p>", ["禾苗村"]),
        ("<p>10<sup>4</sup>亩，5m<sup>2</sup></p>", ["10⁴亩，5m2"]),
        ("<p>A&amp;B&lt;C&#20013;</p>", ["A&B<C中"]),
        ("<p>一<!-- 二 -->三<script>四</script><style>五</style></p>", ["一三"]),
        ("<p>党\u00ad员</p>", ["党员"]),
    ],
)
def test_text_is_what_a_browser_shows(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>草稿</p>",
        "<p style='display: none'>草稿</p>",
        "<p style='color:red; DISPLAY:NONE !important'>草稿</p>",
        "<p class='b a'>草稿</p>",
        "<p id='c'>草稿</p>",
        "<i>草稿</i>",
        "<span style='visibility:hidden'>草稿</span>",
        "<select><option>草稿</option></select>",
        "<noscript>草稿</noscript>",
        "<table border=1><tr style='display:none'><td>草<td>稿</tr></table>",
    ],
)
def test_what_is_hidden_is_not_read(hidden: str) -> None:
    sheet = "<style>/* x */ p.a, #c {display: none} i {visibility: hidden} @media print {p {display:none}}</style>"
    assert lines(f"{hidden}<p>正文</p>", head=sheet) == ["正文"]


@pytest.mark.parametrize(
    ("opening", "numbers"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start='3'>", ["3.", "4."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol type='a'>", ["a.", "b."]),
        ("<ol type='I'>", ["I.", "II."]),
        ("<ol style='list-style-type: cjk-ideographic' start='10'>", ["十、", "十一、"]),
        ("<ol style='list-style: simp-chinese-informal inside'>", ["一、", "二、"]),
        ("<ol style='list-style-type: simp-chinese-formal'>", ["壹、", "贰、"]),
        ("<ol style='list-style-type: lower-roman'>", ["i.", "ii."]),
        ("<ol class='cn'>", ["一、", "二、"]),
        ("<ul style='list-style-type: decimal'>", ["1.", "2."]),
        ("<ul>", ["", ""]),
        ("<ol style='list-style: none'>", ["", ""]),
    ],
)
def test_numbers_of_lists_are_put_in(opening: str, numbers: list[str]) -> None:
    body = f"{opening}<li>修路<li>架桥</ol>"
    head = "<style>.cn {list-style-type: cjk-ideographic}</style>"
    assert lines(body, head=head) == [f"{numbers[0]}修路", f"{numbers[1]}架桥"]


def test_a_list_goes_on_after_a_stated_value_and_an_inner_list() -> None:
    body = "<ol><li>甲<ol><li>子</ol><li value='7'><p>乙</p><p>又</p><li>丙</ol>"
    assert lines(body) == ["1.甲", "1.子", "7.乙", "又", "8.丙"]


def test_headings_and_looks_become_styles() -> None:
    sheet = "<style>p.t {text-align: center; font-size: 22pt; font-weight: bold; font-family: '方正小标宋', serif}</style>"
    title, heading, large, plain = styles(
        "<p class='t'>工作报告</p><h2>一、概况</h2><center><font size='5'>大字</font></center><p>正文</p>",
        head=sheet,
    )
    assert title.style is not None
    assert (title.style.size, title.style.bold, title.style.centered) == (22.0, True, True)
    assert title.style.font == "方正小标宋"
    assert heading.style is not None
    assert heading.style.level == 2
    assert large.style is not None
    assert (large.style.size, large.style.centered) == (18.0, True)
    assert plain.style is not None
    assert (plain.style.size, plain.style.level, plain.style.bold) == (None, None, False)


def test_a_number_is_named_in_the_style() -> None:
    [item] = styles("<ol style='list-style-type: cjk-ideographic'><li>基本情况</ol>")
    assert item.style is not None
    assert item.style.number == "一、"


def test_merged_cells_stand_once_with_their_spans() -> None:
    found = table(
        "<table border=1><tr><th rowspan=2>乡镇<th colspan=2>床位<tr><th>现有<th>新增<tr><td>云溪镇<td>120<td>80</table>"
    )
    assert [[(c.text, c.column, c.colspan, c.rowspan) for c in row] for row in found.rows] == [
        [("乡镇", 0, 1, 2), ("床位", 1, 2, 1)],
        [("现有", 1, 1, 1), ("新增", 2, 1, 1)],
        [("云溪镇", 0, 1, 1), ("120", 1, 1, 1), ("80", 2, 1, 1)],
    ]


def test_a_cell_is_one_line_and_a_table_in_it_is_its_text() -> None:
    found = table(
        "<table border=1><tr><td>项<br>目<td>金额<tr><td><p>修路</p><td><table border=1><tr><td>1<td>2<tr><td>3<td>4</table></table>"
    )
    assert [[cell.text for cell in row] for row in found.rows] == [["项目", "金额"], ["修路", "1 2 3 4"]]


def test_a_caption_stands_before_its_table() -> None:
    reading = page("<table border=1><caption>表1　床位</caption><tr><td>村<td>床位<tr><td>东村<td>4</table>")
    assert reading.text == "表1　床位\n村\t床位\n东村\t4"
    assert isinstance(reading.blocks[1], Table)
    assert reading.blocks[1].caption == "表1　床位"


LONG = "各村要对照台账逐户核实，确保不漏一户、不错一人。" * 5


@pytest.mark.parametrize(
    "layout",
    [
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table role='presentation'><tr><td>甲<td>乙</table>",
        "<table><tr><td>甲<td>乙</table>",
        "<table border=0><tr><td><table><tr><td>甲</table><tr><td>乙</table>",
        "<table><tr><td><div><p>甲</div><tr><td>乙</table>",
        f"<table><tr><td>侧栏<td><p>{LONG}<p>{LONG}<p>{LONG}<tr><td>甲<td>乙</table>",
    ],
)
def test_a_table_that_arranges_the_page_is_no_table(layout: str) -> None:
    reading = page(layout)
    assert not any(isinstance(block, Table) for block in reading.blocks)
    assert reading.text.replace("\n", "").endswith("甲乙")


def test_nothing_in_a_table_is_lost_that_stands_outside_its_cells() -> None:
    assert lines("<table border=1>前言<tr><td>村<td>户<tr><td>东村<td>9<p>备注</table>")[0] == "前言"
    text = "".join(lines("<table border=1><form><tr><td>村<td>户<tr><td>东村<td>9<td>备注</form></table>"))
    assert text == "村\t户东村\t9\t备注"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup><a href='#n' id='r'>[1]</a></sup>", "<p id='n'><a href='#r'>[1]</a> 不含社区。</p>"),
        ("<a name='r'></a><a href='#n'>①</a>", "<div><a name='n' href='#r'>①</a>不含社区。</div>"),
        ("<a href='#n' id='r'><sup>1</sup></a>", "<ol><li id='n'>不含社区。<a href='#r'>↩</a></li></ol>"),
        (
            "<a name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>",
            "<div id='sdfootnote1'><p><a name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>不含社区。</p></div>",
        ),
    ],
)
def test_a_note_stands_after_its_paragraph_without_marks(mark: str, note: str) -> None:
    body = f"<p>全镇党员121名{mark}。</p><p>下一段。</p>{note}"
    assert lines(body) == ["全镇党员121名。", "不含社区。", "下一段。"]


def test_a_link_to_a_place_without_a_way_back_is_no_note() -> None:
    assert lines("<p>见<a href='#c'>1</a></p><p id='c'>第一章</p>") == ["见1", "第一章"]


def test_pictures_have_captions_and_add_no_text() -> None:
    data = b"\x89PNG\r\n\x1a\nabc"
    source = "data:image/png;base64," + base64.b64encode(data).decode()
    body = (
        f"<p>座谈会</p><img src='{source}' alt='现场'><img src='b.jpg'><img src='i.gif' width=16 height=16>"
    )
    reading = page(body)
    pictures = [block for block in reading.blocks if isinstance(block, Picture)]
    assert [picture.caption for picture in pictures] == ["现场", None]
    assert [picture.sha256 for picture in pictures] == [hashlib.sha256(data).hexdigest(), None]
    assert reading.text.strip() == "座谈会"


def test_what_the_head_says_becomes_properties() -> None:
    head = "<title>养老服务\n 办法_青禾县</title><meta name='PubDate' content='2023-05-08'><meta name='viewport' content='x'>"
    assert page("<p>正文</p>", head=head).properties == (
        ("title", "养老服务 办法_青禾县"),
        ("PubDate", "2023-05-08"),
    )


TEXT = "全镇共有党员121名，其中女党员35名。"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "gb2312"),
        ("utf-8-sig", "gbk"),
        ("gb18030", "gb2312"),
        ("gb18030", "utf-8"),
        ("gb18030", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("big5hkscs", "big5"),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(encoding: str, declared: str) -> None:
    text = "建立委員會，加強組織領導。" * 3 if encoding.startswith("big5") else TEXT
    data = f"<html><meta charset={declared}><p>{text}".encode(encoding)
    reading = read(Path("a.htm"), data=data)
    assert (reading.verdict, reading.text) == (Verdict.COMPLETE, text)


def test_a_declared_encoding_decides_where_the_bytes_do_not() -> None:
    data = "<html><meta charset='gb2312'><p>村".encode("gb18030")
    assert read(Path("a.htm"), data=data).text == "村"
    arabic = "<html><meta charset=iso-8859-6><p>\u0645\u0631\u062d\u0628\u0627".encode("iso-8859-6")
    assert read(Path("a.htm"), data=arabic).text == "\u0645\u0631\u062d\u0628\u0627"


def test_places_that_cannot_be_read_make_it_partial() -> None:
    data = ("<html><p>" + TEXT * 20).encode() + b"\xff" + b"</p></html>"
    reading = read(Path("a.html"), data=data)
    assert reading.verdict is Verdict.PARTIAL
    assert "无法识别" in reading.reasons[0]


def test_xhtml_is_read_and_its_entities_are_not_followed() -> None:
    data = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}<br/>第二行</p><p/>&x;</body></html>'
    )
    assert read(Path("a.xhtml"), data=data.encode()).text == f"{TEXT}\n第二行\n&x;"


def test_a_fragment_is_known_by_its_name_and_text_without_tags_keeps_its_lines() -> None:
    assert read(Path("a.html"), data=f"<div>{TEXT}</div>".encode()).format == "html"
    assert read(Path("a.md"), data=f"<div>{TEXT}</div>".encode()).format == "md"
    assert read(Path("a.html"), data="一、概况\n二、做法\n".encode()).text == "一、概况\n二、做法"


WORD = "<meta name=Generator content='Microsoft Word 15 (filtered)'>"


def test_numbers_that_word_wrote_out_lose_their_padding_and_bullets_go() -> None:
    ignored = "<![if !supportLists]><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>"
    body = f"<p>{ignored.format('一、')}基本情况<o:p></o:p></p><p>{ignored.format('l')}机构</p>"
    assert lines(body, head=WORD) == ["一、基本情况", "机构"]


def test_a_page_of_an_office_program_stays_whole() -> None:
    body = "<div class=nav><a href=a>首页</a><a href=b>公开</a></div><p>打印</p><p>" + TEXT
    assert lines(body, head=WORD) == ["首页公开", "打印", TEXT]


def test_libreoffice_breaks_its_source_at_spaces_only_and_marks_page_margins() -> None:
    head = "<meta name='generator' content='LibreOffice 7.4'>"
    body = "<p>第一部分\n 发展现状</p><div title='footer'><p>— 3 —</p></div>"
    assert lines(body, head=head) == ["第一部分 发展现状"]


@pytest.mark.parametrize(
    ("body", "verdict", "word"),
    [
        ("<frameset><frame src='main.htm'></frameset>", Verdict.FAILED, "main.htm"),
        (f"<div><p>{TEXT}<iframe src='/f/plan.pdf?x=1'></iframe></div>", Verdict.PARTIAL, "plan.pdf"),
        ("<div id=app></div><script src=a.js></script>", Verdict.FAILED, "脚本"),
        ("<p>照片</p><img src=1.jpg width=800 height=1100>", Verdict.NEEDS_OCR, "图片"),
        ("<p></p>", Verdict.FAILED, "没有文字"),
    ],
)
def test_what_is_not_in_the_file_is_said(body: str, verdict: Verdict, word: str) -> None:
    reading = page(body)
    assert reading.verdict is verdict
    assert word in reading.reasons[0]


def test_a_counter_in_a_frame_is_no_part_of_the_document() -> None:
    assert page(f"<p>{TEXT}</p><iframe src='/c.html' width=0 height=0></iframe>").verdict is Verdict.COMPLETE


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + TEXT + "</div>" * 100_000,
        "<table><tr><td>" * 5_000 + TEXT,
        "<b><i>" * 50_000 + TEXT,
        "<ol><li>" * 5_000 + TEXT,
        "<p>" + " " * 500_000 + TEXT,
        "<p>" + "\n　" * 50_000 + TEXT,
        "<" * 50_000 + TEXT,
        "<style>" + "{" * 100_000 + "</style>" + TEXT,
        "<table>" + "<tr>" + "<td colspan=99999 rowspan=99999>" * 500 + TEXT,
        "<p>" + "标 " * 50_000 + TEXT,
    ],
)
def test_hostile_markup_is_read_in_bounded_time_and_its_text_stays(hostile: str) -> None:
    assert page(hostile).text.endswith(TEXT)


def test_comments_in_a_row_do_not_slow_the_recognition_down() -> None:
    assert read(Path("a.html"), data=("<!---->" * 500 + f"<p>{TEXT}").encode()).text == TEXT
