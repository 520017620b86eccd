"""`diaoyan ingest`: files and folders become part of a library, with a word on every file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from cli.console import err, out, workers
from cli.options import DEFAULT_LIBRARY, JsonOption, LibraryOption, LimitsOption
from index import intake
from index.library import Library
from index.run import Manner
from index.values import FileRow, IntakeSummary
from index.values import Progress as IntakeProgress
from ingest.limits import load
from report import Status, Verdict

MANY = 1_000
"""Enough files for a full pool: how many there are is known only once folders are read."""

VERDICTS = {
    Verdict.COMPLETE: "完整",
    Verdict.PARTIAL: "部分读出",
    Verdict.NEEDS_OCR: "需要文字识别",
    Verdict.ENCRYPTED: "已加密",
    Verdict.UNSUPPORTED: "暂不支持",
    Verdict.FAILED: "未能读取",
}


def ingest(
    paths: Annotated[list[Path], typer.Argument(help="文件或文件夹，可给多个")],
    library: LibraryOption = DEFAULT_LIBRARY,
    reprocess: Annotated[bool, typer.Option("--reprocess", help="没有变化的文件也重新读一遍")] = False,
    as_json: JsonOption = False,
    limits: LimitsOption = None,
    job: Annotated[str | None, typer.Option("--job", hidden=True)] = None,
) -> None:
    """把文件或整个文件夹入库；没有变化的文件自动跳过，随时可以中断后重来。

    例：diaoyan ingest 历年调研 报告.docx
    """
    manner = Manner(limits=load(limits), reprocess=reprocess, job_id=job)
    summary = run(library, paths, manner)
    if as_json:
        print(json.dumps(_summary_json(summary), ensure_ascii=False))
    else:
        show(summary)
        _advise(library)


def _advise(library: Path) -> None:
    """Say that a large library is searched quicker by another engine."""
    with Library.open(library) as opened:
        if faster := opened.faster_engine():
            out.print(
                f"资料库的章节已经很多，换用 {faster} 引擎建索引快约一倍、占用磁盘小得多：diaoyan engine use {faster}",
                markup=False,
                highlight=False,
            )


def run(library: Path, paths: list[Path], manner: Manner) -> IntakeSummary:
    """Take *paths* into *library* with a progress bar on a terminal, and return what was done."""
    with workers(MANY, manner.limits) as executor, _bar() as on_progress:
        return intake.ingest(library, paths, replace(manner, executor=executor, on_progress=on_progress))


@contextmanager
def _bar() -> Iterator[Callable[[IntakeProgress], None]]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=err, disable=not err.is_terminal) as bar:
        task = bar.add_task("入库", total=None, name="")

        def on_progress(progress: IntakeProgress) -> None:
            name = Path(progress.current).name if progress.current else ""
            words = "　".join(part for part in (name, progress.message) if part)
            bar.update(task, completed=progress.done, total=progress.total or None, name=words)

        yield on_progress


def show(summary: IntakeSummary) -> None:
    """Print what an ingest did: the counts, then every file that needs a person."""
    for row in summary.outcomes:
        if row.status is Status.FAILED or row.reasons:
            _show_file(row)
    counts = (
        ("新增", summary.added),
        ("更新", summary.replaced),
        ("未变跳过", summary.skipped),
        ("重复", summary.duplicate),
        ("未读出", summary.failed),
        ("已不在原处", summary.vanished),
    )
    words = "，".join(f"{name} {count}" for name, count in counts if count) or "没有可入库的文件"
    stop = "（已取消，已完成的部分保留）" if summary.cancelled else ""
    out.print(f"入库完成{stop}：{words}", markup=False, highlight=False)
    out.print(
        f"本次写入报告 {summary.reports} 篇、数据 {summary.figures} 条，用时 {summary.seconds:.1f} 秒",
        markup=False,
        highlight=False,
    )


def _show_file(row: FileRow) -> None:
    out.print(f"[{VERDICTS[row.verdict]}] {row.path}", markup=False, highlight=False)
    for reason in row.reasons:
        out.print(f"    {reason}", markup=False, highlight=False)


def _summary_json(summary: IntakeSummary) -> dict[str, object]:
    counts = {status.value: 0 for status in Status}
    counts |= {
        "added": summary.added,
        "replaced": summary.replaced,
        "skipped": summary.skipped,
        "duplicate": summary.duplicate,
        "failed": summary.failed,
        "vanished": summary.vanished,
    }
    return {
        "counts": counts,
        "reports": summary.reports,
        "figures": summary.figures,
        "seconds": round(summary.seconds, 3),
        "cancelled": summary.cancelled,
        "files": [
            {
                "path": row.path,
                "sha256": row.sha256,
                "status": row.status.value,
                "verdict": row.verdict.value,
                "reasons": list(row.reasons),
                "reports": list(row.reports),
            }
            for row in summary.outcomes
        ],
    }
