"""设置: the library's own words and synonyms, and what a change would do before it is made.

A word is tried first: the page shows how sentences of the library are cut now and then, and which
reports would be written anew. A change that is broken off, by 停止 or by leaving, changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from index import dictionary, switching, synonyms
from index.dictionary import Change, Sample
from index.folder import Folder
from index.library import Library
from index.synonyms import SYNONYMS
from index.values import Progress
from ingest.cutter import WORDS
from ingest.own_list import OwnList
from report import DiaoyanError
from ui import shelf, state
from ui.markup import Markup, show, tag

PAGE = "settings"
TITLES = 8


def render(library: Library) -> None:
    """Show the page for *library*."""
    state.entered(PAGE)
    st.query_params.clear()
    shelf.show_title("设置", f"检索引擎：{switching.state(Folder(library.path)).name}")
    if notice := st.session_state.pop(state.SETTINGS_NOTICE, None):
        st.success(notice)
    words, meanings = st.columns(2, gap="medium")
    with words, st.container(border=True, key="settings_words"):
        _show_words(library)
    with meanings, st.container(border=True, key="settings_synonyms"):
        _show_synonyms()


def _show_words(library: Library) -> None:
    show(tag("h2", "分词用的词"))
    show(
        tag(
            "p",
            "本地特有的说法可以加成一个词，如“红管家”。只影响排序，不影响查得到查不到；只重建含有这个词的报告的索引。",
            cls="dy-quiet",
        )
    )
    typed = st.text_input(
        "要添加的词（多个用空格隔开）", key=state.SETTINGS_WORDS, placeholder="例如：红管家"
    )
    gone = st.multiselect(
        "或者选要删去的词",
        WORDS.current(),
        key=state.SETTINGS_WORDS_GONE,
        placeholder="不删",
        select_all=False,
    )
    if typed.split() or gone:
        _guarded(lambda: _show_change(library, typed.split(), gone))
    _show_own(WORDS)


def _show_change(library: Library, typed: list[str], gone: list[str]) -> None:
    """Show what adding the words *typed*, or removing those *gone*, would do, and the button that does it."""
    change = dictionary.adding(typed) if typed else dictionary.removing(gone)
    seen = library.preview_words(change)
    named = "".join(f"《{title}》" for title in seen.titles[:TITLES])
    more = "等" if len(seen.titles) > TITLES else ""
    told = f"要重建 {len(seen.titles)} 篇报告的索引：{named}{more}" if seen.titles else "没有报告含有这个词。"
    show(tag("p", told))
    if typed and gone:
        st.caption("先处理添加的词；删去请在添加之后再做。")
    label = "添加" if typed else "删去"
    if st.button(f"{label}并重建有关的索引", type="primary", key="settings_words_go"):
        _apply(library, change, f"已{label}：{'、'.join(change.words)}。")
    for sample in seen.samples:
        show(_sample(sample))


def _sample(sample: Sample) -> Markup:
    cuts = (("现在", sample.before), ("改后", sample.after))
    lines = (tag("div", tag("span", f"{name}　", cls="dy-quiet"), " / ".join(words)) for name, words in cuts)
    return tag("p", *lines)


def _apply(library: Library, change: Change, done: str) -> None:
    bar = st.progress(0.0, "正在重建有关的索引……")
    st.button("停止", key="settings_stop")  # any click runs the page anew, which breaks off what it was doing

    def on_progress(progress: Progress) -> None:
        bar.progress(progress.done / max(progress.total, 1), "正在重建有关的索引……")

    def on_wait(holder: str) -> None:
        bar.progress(0.0, f"资料库正被占用（{holder}），等它做完……")

    dictionary.apply(Folder(library.path), change, on_progress=on_progress, on_wait=on_wait)
    _done(done, state.SETTINGS_WORDS, state.SETTINGS_WORDS_GONE)


def _show_synonyms() -> None:
    show(tag("h2", "同义词"))
    show(
        tag(
            "p",
            "“党建 = 党的建设”互查；“两新 > 非公企业、社会组织”只由左边查到右边。改了马上生效；检索时加引号的词不查同义词。",
            cls="dy-quiet",
        )
    )
    typed = st.text_input("要添加的同义词", key=state.SETTINGS_SYNONYM, placeholder="例如：党建 = 党的建设")
    if st.button("添加同义词", type="primary", disabled=not typed.strip(), key="settings_synonym_go"):
        _guarded(lambda: _change_synonyms(synonyms.with_added([typed]), f"已添加：{typed}。"))
    gone = st.multiselect(
        "或者选要删去的",
        SYNONYMS.current(),
        key=state.SETTINGS_SYNONYMS_GONE,
        placeholder="不删",
        select_all=False,
    )
    if gone and st.button("删去选中的", key="settings_synonyms_remove"):
        _guarded(lambda: _change_synonyms(synonyms.with_removed(gone), f"已删去：{'；'.join(gone)}。"))
    _show_own(SYNONYMS)


def _change_synonyms(own: tuple[str, ...], done: str) -> None:
    SYNONYMS.write(own)
    _done(done, state.SETTINGS_SYNONYM, state.SETTINGS_SYNONYMS_GONE)


def _show_own(kept: OwnList) -> None:
    """Show how the library's own list differs from the shipped one, and all that counts."""
    own, current = kept.own(), kept.current()
    added = [entry for entry in own if not entry.startswith("!")]
    gone = [entry.removeprefix("!") for entry in own if entry.startswith("!")]
    show(tag("p", f"本库添加的：{'；'.join(added) or '还没有'}"))
    if gone:
        show(tag("p", f"本库删去的：{'；'.join(gone)}（再添加一次就恢复）"))
    with st.expander(f"现在生效的全部（{len(current)}）"):
        show(tag("p", "；".join(current)))


def _guarded(step: Callable[[], None]) -> None:
    try:
        step()
    except DiaoyanError as error:
        shelf.show_error(error)


def _done(notice: str, *keys: str) -> None:
    """Run the page anew with *notice* and nothing under *keys*."""
    st.session_state[state.SETTINGS_NOTICE] = notice
    for key in keys:
        st.session_state.pop(key, None)
    st.rerun()


if __name__ == "__main__":
    shelf.show_library(render)
