"""`diaoyan engine`: which search engine a library has, and going over to another."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated

import typer
from rich.progress import Progress as Bar

from cli.console import err, out
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index import switching
from index.engines.registry import KINDS, is_installed
from index.folder import Folder
from index.values import Progress
from report import BadInputError


class Action(StrEnum):
    """What to do about the engine; the values are what a person types."""

    USE = "use"


def engine(
    action: Annotated[
        Action | None, typer.Argument(help="不写：看现在用的是哪个；use：换用另一个", show_default=False)
    ] = None,
    name: Annotated[
        str | None, typer.Argument(help="use 后面写引擎的名称：whoosh 或 tantivy", show_default=False)
    ] = None,
    library: LibraryOption = DEFAULT_LIBRARY,
    as_json: JsonOption = False,
) -> None:
    """看资料库用哪个检索引擎，或换用另一个：重建索引后才切换，中途停下不影响原来的引擎。

    whoosh 随软件自带；tantivy 要另装（pip install 'diaoyan-wenku[fast]'），建索引快约一倍、占用磁盘小得多。两个引擎查到的内容一样。

    例：diaoyan engine use tantivy
    """
    folder = Folder.at(library)
    if action is Action.USE:
        _use(folder, name)
    elif name:
        raise BadInputError(name, "不知道要做什么", "例：diaoyan engine use tantivy")
    _show(folder, as_json=as_json)


def _use(folder: Folder, name: str | None) -> None:
    if name is None:
        raise BadInputError("engine use", "没有写换用哪个引擎", "例：diaoyan engine use tantivy")
    with Bar(console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("重建索引", total=None)

        def on_progress(progress: Progress) -> None:
            bar.update(task, completed=progress.done, total=progress.total or None)

        def on_wait(holder: str) -> None:
            err.print(f"资料库正被占用（{holder}），等它做完……", markup=False, highlight=False)

        switching.switch(folder, name, on_progress=on_progress, on_wait=on_wait)


def _show(folder: Folder, *, as_json: bool) -> None:
    state = switching.state(folder)
    if as_json:
        print(json.dumps(asdict(state), ensure_ascii=False))
        return
    out.print(
        f"检索引擎：{state.name}（报告 {state.reports} 篇、章节 {state.sections} 个）",
        markup=False,
        highlight=False,
    )
    for kind in KINDS:
        if kind.name != state.name:
            words = "可以换用" if is_installed(kind.name) else f"未安装，安装：{kind.installing}"
            out.print(f"　另有：{kind.name}（{words}）", markup=False, highlight=False)
