"""The library that the pages show, and what a page says when there is nothing to show.

    shelf.show(render)

opens the library at $DIAOYAN_LIBRARY (else ./library), calls *render* with it and closes
it again. A library that is missing or empty, and every error that a person can act on, is
told in words with the remedy; *render* is then not called, or not finished.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from index.library import Library
from ingest.vocabulary import belong_to
from report import DiaoyanError, NotFoundError
from ui import links
from ui.markup import plain, show, tag

VARIABLE = "DIAOYAN_LIBRARY"
DEFAULT = "library"


def path() -> Path:
    """Return the folder of the library that is served."""
    return Path(os.environ.get(VARIABLE) or DEFAULT).absolute()


def show_library(render: Callable[[Library], None]) -> None:
    """Call *render* with the open library, or say what to do where it is missing or empty."""
    belong_to(path())
    try:
        library = Library.open(path())
    except NotFoundError:
        _show_empty()
        return
    except DiaoyanError as error:
        show_error(error)
        return
    with library:
        try:
            if library.cards()[1]:
                render(library)
            else:
                _show_empty()
        except DiaoyanError as error:
            show_error(error)


def show_error(error: DiaoyanError) -> None:
    """Say what *error* is about and what to do."""
    st.error(f"**{plain(error.subject)}**：{plain(error.problem)}。  \n{plain(error.remedy)}")


def show_title(title: str, note: str = "") -> None:
    """Head a page with *title* and, beside it, a *note* of what it holds."""
    show(tag("div", tag("h1", title), tag("span", note, cls="dy-note"), cls="dy-title"))


def _show_empty() -> None:
    with st.container(border=True, key="empty_library"):
        show(tag("h2", "资料库里还没有报告"))
        show(
            tag(
                "p",
                "先把历年调研报告和政策文件入库：把文件拖进“入库”页，或指定一个文件夹。Word、WPS、PDF、OFD、"
                "网页、表格、文本和压缩包都能读，一个文件里有多篇报告会自动分开。",
                cls="dy-lead",
            )
        )
        if st.button("去入库", type="primary", key="empty_intake"):
            st.switch_page(links.INTAKE)
        show(
            tag(
                "p", "想先看看效果，可在命令行运行下面的命令，它用自带的样例文档建一个资料库：", cls="dy-lead"
            )
        )
        st.code("diaoyan demo", language=None)
        show(tag("p", f"当前资料库位置：{path()}", cls="dy-quiet"))
