"""检索: one box, filters, and hits grouped by report, each passage a link to its place.

The box commits on Enter or 检索; an Enter that only ends the composition of an input method
is not a commit in the browser's part of Streamlit. Filters answer at once.
"""

from __future__ import annotations

import streamlit as st

from index.export_hits import hits_xlsx
from index.library import Library
from index.query import parse
from index.synonyms import Widened
from index.terms import fold
from index.values import ReportHit, SearchResult, Statistics
from ui import links, search_filters, shelf, state, wording
from ui.excerpt import breadcrumb, fact_line, passage_body
from ui.markup import joined, plain, show, tag
from ui.related import validity_badge

PAGE = "search"
STEP = 10
PASSAGES = 3

SYNTAX = """
| 写法 | 意思 |
| --- | --- |
| `流动党员 管理` | 两个词都要有（没有这样的报告时，含其中一部分的也列出） |
| `"流动党员管理"` | 引号里的字句必须原样出现，换行、空格不影响 |
| `养老院 OR 敬老院` | 有一个就行，也可以写“或” |
| `-社区` | 不要含“社区”的 |
| `流动*员` | `*` 代一句话里的若干字，`?` 代一个字 |
| `台账 NEAR/10 党员` | 两处相隔不超过 10 个字，不写数字就是 20 个字 |
| `部分:存在问题` | 只在“存在问题”部分里找 |
| `文种:调研报告` | 只找调研报告 |
| `地区:柳溪镇` | 只找这个地区的 |
| `单位:县民政局` | 只找这个单位发的 |
| `年份:2020..2023` | 只找这几年的，单独一年写 `年份:2023` |
| `标题:养老` `主题:党建` | 题名里有这几个字、有这个主题词的 |
| `字号:〔2023〕1号` `文件:历年` | 发文字号、文件名里有这几个字的 |
| `-文种:法规` `-年份:2020..2022` | 排除；部分、地区、单位、主题等也一样，`-部分:` 是不在这些部分里找 |

各种写法可以连用，用空格隔开；单个字也能查。全角半角、繁体简体、1,234 和 1234、第12条和第十二条查起来都一样；
同义词（如 党建 = 党的建设）一并查找，加引号就只查原词，可在“设置”里增减。
"""


def render(library: Library) -> None:
    """Show the page for *library*."""
    state.entered(PAGE)
    statistics = library.statistics()
    state.restore(state.SEARCH)
    shelf.show_title("检索", f"{statistics.reports} 篇报告 · {statistics.sections} 个章节")
    if faster := library.faster_engine():
        st.caption(
            f"资料库的章节已经很多，换用 {faster} 引擎建索引快约一倍、占用磁盘小得多：在命令行运行 diaoyan engine use {faster}"
        )
    text = state.text(state.SEARCH_TEXT)
    everything = library.facets()
    search_filters.restrict(everything)
    result = _answer(library, text) if text.strip() else None
    _show_box()
    search_filters.show_filters(result.facets if result else everything, _forget_limit)
    state.publish(state.SEARCH)
    if result:
        _show_meant(library, text, result)
        _show_result(text, result)
    else:
        _show_start(statistics)


def _answer(library: Library, text: str) -> SearchResult:
    query = search_filters.filtered(parse(text))
    limit = st.session_state.get(state.SEARCH_LIMIT, STEP)
    return library.search(query, limit=limit, passages=PASSAGES, facets=True)


def _show_meant(library: Library, text: str, result: SearchResult) -> None:
    if (result.relaxed or not result.hits) and (meant := library.meant(text)):
        st.button(
            f"你是不是要找：:blue[{plain(meant)}]", type="tertiary", on_click=_search_for, args=(meant,)
        )


def _search_for(text: str) -> None:
    st.session_state[state.SEARCH_TEXT.key] = text
    _forget_limit()


def _show_box() -> None:
    box, button, syntax = st.columns([10, 1, 1.2], vertical_alignment="bottom", gap="small")
    box.text_input(
        "检索词",
        key=state.SEARCH_TEXT.key,
        placeholder="输入要找的内容，例如：流动党员管理 部分:存在问题",
        label_visibility="collapsed",
        persist_state="session",
        on_change=_forget_limit,
    )
    button.button("检索", type="primary", width="stretch", key="search_go")
    with syntax.popover("写法说明", width="stretch"):
        st.markdown(SYNTAX)


def _forget_limit() -> None:
    st.session_state.pop(state.SEARCH_LIMIT, None)


def _show_start(statistics: Statistics) -> None:
    places = "、".join(f"{place}（{count}）" for place, count in statistics.places[:8])
    years = "、".join(f"{year}（{count}）" for year, count in sorted(statistics.years, reverse=True)[:8])
    kinds = "、".join(f"{kind}（{count}）" for kind, count in statistics.kinds)
    rows = (("文种", kinds), ("地区", places), ("年份", years))
    show(
        tag(
            "div",
            tag("p", "在上面输入要找的内容，按回车或点“检索”。也可以先在“文库”里按地区、年份浏览。"),
            tag(
                "table",
                tag("tbody", *(tag("tr", tag("th", head), tag("td", text)) for head, text in rows if text)),
            ),
            cls="dy-start",
        )
    )


def _show_result(text: str, result: SearchResult) -> None:
    for hint in result.query.hints:
        st.caption(hint)
    for item in result.widened:
        _show_widened(item)
    if not result.hits:
        st.info("没有找到。可以减少检索词、去掉引号，或放宽上面的筛选条件。")
        return
    if result.relaxed:
        st.info("只含部分检索词的报告也列在内，含得越多排得越前。需要一字不差时请加引号。")
    count, save = st.columns([8, 1.2], vertical_alignment="center")
    with count:
        show(tag("div", f"共 {result.total} 篇报告，按相关程度排列", cls="dy-quiet"))
    save.download_button(
        "导出结果",
        lambda: hits_xlsx([(text, result)]),
        file_name="检索结果.xlsx",
        help="下面列出的段落连同出处，存成 Excel 表",
        on_click="ignore",
        width="stretch",
    )
    for hit in result.hits:
        _show_hit(hit)
    if result.total > len(result.hits):
        rest = result.total - len(result.hits)
        st.button(f"再显示一些（还有 {rest} 篇）", on_click=_show_more, args=(len(result.hits),))


def _show_widened(item: Widened) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"widened_{item.typed}"):
        st.caption(f"也查了：{'、'.join(item.also)}", width="content")
        only = f"只查“{item.typed}”"
        st.button(only, type="tertiary", key=f"only_{item.typed}", on_click=_quote, args=(item.typed,))


def _quote(typed: str) -> None:
    """Put *typed* in quotes where the query has it, so that it alone is looked for."""
    text = state.text(state.SEARCH_TEXT)
    found = fold(text).find(typed)
    at, end = (found, found + len(typed)) if len(fold(text)) == len(text) and found >= 0 else (0, len(text))
    st.session_state[state.SEARCH_TEXT.key] = f'{text[:at]} "{text[at:end]}" {text[end:]}'.strip()


def _show_more(shown: int) -> None:
    st.session_state[state.SEARCH_LIMIT] = shown + STEP


def _show_hit(hit: ReportHit) -> None:
    with st.container(border=True, key=f"hit_{hit.card.id}", gap=None):
        links.show_report_link(wording.title_of(hit.card), hit.card.id)
        show(tag("div", validity_badge(hit.card), fact_line(wording.facts_of(hit.card)), cls="dy-tags"))
        for number, passage in enumerate(hit.passages):
            with st.container(key=f"passage_{hit.card.id}_{number}", gap=None):
                links.show_report_link(breadcrumb(passage), hit.card.id, passage.hit.anchor)
                show(joined(passage_body(passage)))


if __name__ == "__main__":
    shelf.show_library(render)
