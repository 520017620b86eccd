"""The document of a page without the site around it; what could be the document's always stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.readers import read
from ingest.readers.html.vocabulary import labels_in, says_tools, vocabulary
from report import Table

PARAGRAPHS = (
    "<p>各乡镇人民政府，县政府各部门：</p><p>为推进养老服务发展，结合我县实际，提出如下意见。</p>"
    "<p>一、总体要求</p><p>到2025年，全县养老床位达到1200张，护理型床位占比不低于55%。</p>"
)
BODY = [
    "各乡镇人民政府，县政府各部门：",
    "为推进养老服务发展，结合我县实际，提出如下意见。",
    "一、总体要求",
    "到2025年，全县养老床位达到1200张，护理型床位占比不低于55%。",
]
TITLE = "青禾县人民政府关于推进养老服务发展的意见"
CONTENT = f"<div class='content'>{PARAGRAPHS}</div>"


def lines(body: str, *, title: str = "") -> list[str]:
    text = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body>{body}</body></html>"
    return read(Path("页.html"), data=text.encode()).text.split("\n")


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><a href='/'>首页</a></nav>",
        "<ul class='topNav'><li><a href='/a'>首页</a><li><a href='/b'>政务公开</a></ul>",
        "<div id='site-header'><img src='logo.png' alt='x'><span>青禾县门户</span></div>",
        "<div class='BreadcrumbNav'>当前位置：<a href='/'>首页</a> &gt; 正文</div>",
        "<p>您现在的位置：<a href='/'>首页</a> → 正文</p>",
        "<table><tr><td>当前位置：首页 > 政务公开 > 正文</td></tr></table>",
        "<div><a href='/a'>要闻</a><a href='/b'>公告</a><a href='/c'>视频</a></div>",
        "<div>【<a href='javascript:window.print()'>打印本页</a>】【<a href='javascript:close()'>关闭窗口</a>】</div>",
        "<div>字体：[ 大 中 小 ]</div>",
        "<div class='share'>分享到：<a href='#'>微信</a></div>",
        "<p>扫一扫在手机打开当前页</p>",
        "<p>上一篇：关于举办培训班的通知</p>",
        "<p>（责任编辑：某某）</p>",
        "<p><span>浏览次数：25</span><span>【字体：<a href='#'>大</a> <a href='#'>小</a>】</span></p>",
        "<div><a href='/1'>青禾县政府公开指南</a><a href='/2'>制度</a></div>",
        "<h3>相关链接</h3><ul><li><a href='/1'>意见的政策解读</a><li><a href='/2'>图解</a></ul>",
        "<div class='footer'><p>主办：青禾县人民政府办公室，地址：人民路1号，邮编：123456。</p></div>",
        "<div>版权所有：青禾县人民政府</div><div>某ICP备12345678号</div>",
        "<aside class='sidebar'><h4>热点</h4><a href='/h'>某文</a></aside>",
        "<div class='nav'><a href='/'>首页</a></div><div>青禾县门户网站</div>",
    ],
)
@pytest.mark.parametrize(
    "form", ["{f}{c}", "{c}{f}", "<div><table><tr><td>{f}</td></tr><tr><td>{c}</td></tr></table></div>"]
)
def test_furniture_of_the_site_is_left_out(furniture: str, form: str) -> None:
    assert lines(form.format(f=furniture, c=CONTENT), title="青禾县政府公开") == BODY


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (f"<h1>{TITLE}</h1>", [TITLE]),
        (f"<div class='con-title'>{TITLE}</div>", [TITLE]),
        (f"<div class='header'><h1>{TITLE}</h1></div>", [TITLE]),
        ("<p>青政发〔2023〕12号</p>", ["青政发〔2023〕12号"]),
        ("<p>发布时间：2023-05-08　来源：县民政局</p>", ["发布时间：2023-05-08　来源：县民政局"]),
        ("<p>青禾县人民政府</p><p>2023年5月8日</p>", ["青禾县人民政府", "2023年5月8日"]),
        (
            "<div>附件：<br><a href='/1.doc'>1.分工表.doc</a><br><a href='/2.xls'>2.资金表.xls</a></div>",
            ["附件：", "1.分工表.doc", "2.资金表.xls"],
        ),
        (
            "<ul class='hot'><li>附件1：<a href='/a'>分工表</a><li><a href='/b'>附件2</a></ul>",
            ["附件1：分工表", "附件2"],
        ),
        ("<p>（此件公开发布）</p>", ["（此件公开发布）"]),
        ("<table border=1><tr><td>村<td>床位<tr><td>东村<td>40</table>", ["村\t床位", "东村\t40"]),
    ],
)
@pytest.mark.parametrize(
    "form", ["<div class='nav'><a href='/'>首页</a></div>{p}{c}", "{c}{p}<div class='footer'>版权所有</div>"]
)
def test_what_is_of_the_document_stays_around_its_text(part: str, expected: list[str], form: str) -> None:
    found = lines(form.format(p=part, c=CONTENT), title=f"{TITLE}_青禾县")
    assert found == ([*expected, *BODY] if form.endswith("{c}") else [*BODY, *expected])


@pytest.mark.parametrize("words", ["nav-content print-area", "share", "sidebar footer", "ad"])
def test_what_encloses_the_document_stays_whatever_it_is_called(words: str) -> None:
    assert lines(f"<div class='{words}'><div id='{words}'>{PARAGRAPHS}</div></div>") == BODY


def test_tools_inside_the_document_go_and_its_headings_stay() -> None:
    body = (
        "<h1 class='print'>养老意见</h1><div class='tools'>字号 大 中 小</div><h2 class='share'>一、目标</h2>"
        f"<p class='print'>（一）床位</p>{PARAGRAPHS}<div class='share'>微信</div>"
    )
    assert lines(f"<div>{body}</div>") == ["养老意见", "一、目标", "（一）床位", *BODY]


def test_a_page_without_prose_is_kept_as_it_is() -> None:
    assert lines("<div class='list'><a href='/1'>通知一</a></div><p>打印机</p>") == ["通知一", "打印机"]


BOX = [
    "索引号：\t0143/2023-00012",
    "发文机关：\t青禾县人民政府",
    "成文日期：\t2023年5月8日",
    "主 题 词：\t",
]


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li><b>索引号：</b>0143/2023-00012<li><b>发文机关：</b>青禾县人民政府<li><b>成文日期：</b>2023年5月8日<li>主 题 词：</ul>",
        "<div><p>索引号：<p>0143/2023-00012<p>发文机关：青禾县人民政府　成文日期：2023年5月8日<p>主 题 词：</div>",
        (
            "<table><tr><td>索引号：<td>0143/2023-00012<tr><td>发文机关：<td>青禾县人民政府"
            "<tr><td>成文日期：<td>2023年5月8日<tr><td>主 题 词：<td></table>"
        ),
    ],
)
def test_the_information_box_is_a_table_before_the_document(box: str) -> None:
    text = f"<html><meta charset='utf-8'><body><div class='head'>{box}</div>{CONTENT}"
    reading = read(Path("页.html"), data=text.encode())
    assert isinstance(reading.blocks[0], Table)
    assert reading.text.split("\n") == [*BOX, *BODY]


def test_a_second_copy_of_the_document_is_left_out() -> None:
    assert lines(f"<div class='pc'>{PARAGRAPHS}</div><div class='phone'>{PARAGRAPHS}</div>") == BODY


def test_of_two_copies_the_one_under_the_information_box_stays() -> None:
    box = "<table><tr><td>索引号：<td>0143<tr><td>发文机关：<td>青禾县人民政府</table>"
    found = lines(f"<div>{PARAGRAPHS}</div>', null, '<div>{box}{CONTENT}</div>', 'HTML');")
    assert found == ["索引号：\t0143", "发文机关：\t青禾县人民政府", *BODY]


def test_a_title_above_the_document_goes_only_where_the_document_has_it() -> None:
    titled = f"<p>青禾县人民政府</p><p>关于推进养老服务发展的意见</p>{PARAGRAPHS}"
    assert lines(f"<h1>{TITLE}</h1><div>{titled}</div>") == [
        "青禾县人民政府",
        "关于推进养老服务发展的意见",
        *BODY,
    ]
    cited = f"<p>现将{TITLE}印发给你们，请遵照执行。</p>{PARAGRAPHS}"
    assert lines(f"<h1>{TITLE}</h1><div>{cited}</div>")[0] == TITLE


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("【打印】【关闭窗口】", True),
        ("字号：大 中 小", True),
        ("分享到：微信 微博 QQ空间", True),
        ("打印机采购情况", False),
        ("大", False),
        ("收藏家协会", False),
    ],
)
def test_a_line_of_buttons_is_told_from_a_line_of_text(text: str, tools: bool) -> None:
    assert says_tools(text) is tools


def test_labels_may_be_spaced_and_must_differ() -> None:
    assert labels_in("索 引 号：1 标　　题：2 标题：3") == 2


def test_the_vocabulary_loads_without_words_in_two_lists() -> None:
    words = vocabulary()
    assert not words.site_words & words.tool_words
