"""检索: one box, filters, and hits grouped by report, each passage a link to its place.

The box commits on Enter or 检索; an Enter that only ends the composition of an input method
is not a commit in the browser's part of Streamlit. Filters answer at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from index.export_hits import hits_xlsx
from index.library import Library
from index.query import parse
from index.synonyms import Widened
from index.terms import fold
from index.values import ReportHit, SearchResult, Statistics
from ingest.roles import role_name
from report import Query, Role
from ui import links, shelf, state, wording
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

各种写法可以连用，用空格隔开；单个字也能查。全角半角、繁体简体、1,234 和 1234、第12条和第十二条查起来都一样。
"""


def render(library: Library) -> None:
    """Show the page for *library*."""
    state.entered(PAGE)
    statistics = library.statistics()
    state.restore(state.SEARCH)
    shelf.show_title("检索", f"{statistics.reports} 篇报告 · {statistics.sections} 个章节")
    if faster := library.faster_engine():
        st.caption(
            f"资料库的章节已经很多，换用 {faster} 引擎检索会快得多：在命令行运行 diaoyan engine use {faster}"
        )
    _show_box()
    _show_filters(statistics)
    state.publish(state.SEARCH)
    text = state.text(state.SEARCH_TEXT)
    if not text.strip():
        _show_start(statistics)
        return
    limit = st.session_state.get(state.SEARCH_LIMIT, STEP)
    result = library.search(_query(text), limit=limit, passages=PASSAGES)
    if (result.relaxed or not result.hits) and (meant := library.meant(text)):
        st.button(f"你是不是要找：:blue[{plain(meant)}]", type="tertiary", on_click=_search_for, args=(meant,))
    _show_result(text, result)


def _search_for(text: str) -> None:
    st.session_state[state.SEARCH_TEXT.key] = text
    _forget_limit()


def _query(text: str) -> Query:
    typed = parse(text)
    return replace(
        typed,
        roles=typed.roles + tuple(Role(value) for value in state.chosen(state.SEARCH_ROLES)),
        kinds=typed.kinds + state.chosen(state.SEARCH_KINDS),
        places=typed.places + state.chosen(state.SEARCH_PLACES),
        formats=typed.formats + state.chosen(state.SEARCH_FORMATS),
        years=state.years(state.SEARCH_YEARS.key) or typed.years,
    )


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


def _show_filters(statistics: Statistics) -> None:
    options = {
        state.SEARCH_ROLES: ("部分", [role.value for role, _ in statistics.roles if role is not Role.OTHER]),
        state.SEARCH_KINDS: ("文种", [kind for kind, _ in statistics.kinds]),
        state.SEARCH_PLACES: ("地区", [place for place, _ in statistics.places]),
        state.SEARCH_YEARS: (
            "年份（可选起、止两年）",
            sorted((year for year, _ in statistics.years), reverse=True),
        ),
        state.SEARCH_FORMATS: ("格式", [form for form, _ in statistics.formats]),
    }
    for column, (shared, (label, values)) in zip(st.columns(len(options)), options.items(), strict=True):
        state.allow(shared.key, values)
        column.multiselect(
            label,
            values,
            key=shared.key,
            format_func=_naming(shared),
            placeholder="不限",
            max_selections=2 if shared is state.SEARCH_YEARS else None,
            select_all=False,
            persist_state="session",
            on_change=_forget_limit,
        )


def _naming(filter_: state.Shared) -> Callable[[str], str]:
    """Return how the values of *filter_* are called."""
    if filter_ is state.SEARCH_ROLES:
        return lambda value: role_name(Role(value))
    if filter_ is state.SEARCH_FORMATS:
        return lambda value: wording.name("format", value)
    return str


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
