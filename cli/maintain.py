"""`diaoyan verify` and `diaoyan rebuild`: is the library sound, and its engine anew."""

from __future__ import annotations

import json

import typer
from rich.progress import Progress

from cli.console import err, out
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption
from index.library import Library
from index.values import Progress as RebuildProgress

FOUND_WRONG = 1


def verify(library: LibraryOption = DEFAULT_LIBRARY, as_json: JsonOption = False) -> None:
    """检查资料库是否完好：原始文件、目录和索引是否一致。

    例：diaoyan verify
    """
    with Library.open(library) as opened:
        findings = opened.verify()
    if as_json:
        print(json.dumps({"findings": list(findings)}, ensure_ascii=False))
    elif findings:
        for finding in findings:
            out.print(f"✗ {finding}", markup=False, highlight=False)
    else:
        out.print("资料库完好。")
    if findings:
        raise typer.Exit(FOUND_WRONG)


def rebuild(library: LibraryOption = DEFAULT_LIBRARY) -> None:
    """重建检索索引（不重读原始文件），索引损坏或升级后使用。

    例：diaoyan rebuild
    """
    with Library.open(library) as opened, Progress(console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("重建索引", total=None)

        def on_progress(progress: RebuildProgress) -> None:
            bar.update(task, completed=progress.done, total=progress.total or None)

        opened.rebuild(on_progress)
    out.print("索引已重建。")
