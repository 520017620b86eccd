from dataclasses import replace

import pytest
from ui_builders import figure, report

from report import Span
from ui.excerpt import excerpt
from ui.markup import plain, tag
from ui.reading import Mark, marked, reading

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">&lt;b&gt;\x00"\''


def test_text_of_a_document_never_becomes_a_tag():
    shown = tag("p", HOSTILE).html
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&amp;lt;b&amp;gt;" in shown


def test_text_of_a_document_never_ends_an_attribute():
    shown = tag("a", "x", title='" onclick="alert(1)', jump="'><script>").html
    assert shown.count('"') == shown.count('="') * 2
    assert "<script" not in shown


@pytest.mark.parametrize("name", ["script", "img", "iframe", "svg", "style"])
def test_a_tag_that_could_load_or_run_something_cannot_be_made(name):
    with pytest.raises(ValueError, match=name):
        tag(name, "x")


@pytest.mark.parametrize("name", ["onclick", "href", "src", "style"])
def test_an_attribute_that_could_load_or_run_something_cannot_be_made(name):
    with pytest.raises(KeyError):
        tag("p", "x", **{name: "x"})


def test_hostile_text_stays_text_in_an_excerpt_even_where_a_mark_cuts_it():
    shown = excerpt(HOSTILE, (Span(3, 10), Span(8, 12), Span(500, 600))).html
    assert "<script" not in shown
    assert shown.count("<mark") == shown.count("</mark>") == 2


def test_hostile_text_stays_text_in_a_report():
    shown = reading(report(HOSTILE, figures=(figure("<img", 0, title="<b>"),)), (2, 9)).html
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b>" not in shown


def test_markdown_in_a_title_is_shown_as_it_stands():
    assert plain("[点我](http://x) :red[a] $b$ **c**\n# d") == (
        r"\[点我\]\(http\:\/\/x\) \:red\[a\] \$b\$ \*\*c\*\* \# d"
    )


def test_marks_that_overlap_cut_the_text_and_lose_none_of_it():
    text = "全镇共有党员121名，其中女党员34名。"
    shown = marked(text, 0, (Mark(6, 10, "n", id="f-0"), Mark(4, 20, "at", id="at"))).html
    assert shown.count('id="at"') == 1
    assert shown.count('id="f-0"') == 1
    assert '<mark class="n at" id="f-0">121名</mark>' in shown


def test_a_place_that_begins_with_a_figure_can_be_jumped_to_and_so_can_the_figure():
    document = report("党员121名。", figures=(figure("121名", 2, value="121"),))
    shown = reading(document, (2, 6)).html
    assert '<mark class="dy-at dy-figure" id="at"' in shown
    assert '<span id="f-0">121名</span>' in shown


def test_a_place_over_two_paragraphs_is_marked_in_both_and_jumped_to_at_the_first():
    shown = reading(report("第一段。", "第二段。"), (2, 7)).html
    assert '<mark class="dy-at" id="at">段。</mark>' in shown
    assert '<mark class="dy-at">第二</mark>' in shown


def test_a_place_that_begins_on_a_line_break_is_jumped_to_at_the_next_paragraph():
    shown = reading(report("第一段。", "第二段。"), (4, 7)).html
    assert '<mark class="dy-at" id="at">第二</mark>' in shown


def test_a_heading_and_the_text_on_its_line_stay_on_one_line():
    document = report("一、基本情况", "全镇共有党员121名。", heading="一、基本情况")
    section = document.sections[0]
    head, body = section.blocks
    joined = replace(section, blocks=(head, replace(body, start=head.end, end=head.end + len(body.text))))
    assert reading(replace(document, sections=(joined,)), None).html.count("<p") == 1
