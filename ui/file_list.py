"""Every file that the library was given: what became of it, why, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from index.values import FileRow
from ingest import recognition
from ingest.file_task import INSIDE
from report import Status, Verdict
from ui import launch, shelf, state, wording
from ui.markup import Markup, show, tag

SHOWN = 200
GOOD = frozenset({Verdict.COMPLETE})


def show_files(files: Sequence[FileRow]) -> None:
    """Show *files* with a filter by verdict and a way to retry those that failed."""
    counts = Counter(file.verdict for file in files)
    chosen = _show_filter(counts)
    wanted = sorted(
        (file for file in files if not chosen or file.verdict.value in chosen),
        key=lambda file: (file.verdict in GOOD, -file.seen.timestamp(), file.path),
    )
    _show_retry(wanted)
    show(_table(wanted[:SHOWN]))
    if len(wanted) > SHOWN:
        show(tag("p", f"只列出前 {SHOWN} 个，共 {len(wanted)} 个；可按读取情况筛选。", cls="dy-quiet"))


def _show_filter(counts: Counter[Verdict]) -> list[str]:
    chosen: list[str] = st.pills(
        "按读取情况筛选",
        [verdict.value for verdict in Verdict if counts[verdict]],
        key=state.INTAKE_VERDICTS,
        selection_mode="multi",
        format_func=lambda value: f"{wording.name('verdict', value)} {counts[Verdict(value)]}",
        persist_state="session",
    )
    return chosen


def _show_retry(files: list[FileRow]) -> None:
    failed = worth_retrying(files)[:SHOWN]
    if failed and st.button(f"重试未能读取的 {len(failed)} 个文件", key="retry_failed"):
        st.session_state[state.INTAKE_JOB] = launch.start_ingest(shelf.path(), failed, reprocess=True)
        st.rerun()


def worth_retrying(files: Sequence[FileRow]) -> list[Path]:
    """Return the files that may be read another time; of a file in an archive, the archive.

    Pictures are worth it only where their text can be recognised here.
    """
    hopeful = {Verdict.FAILED, Verdict.NEEDS_OCR} if recognition.available() else {Verdict.FAILED}
    paths = (file.path.partition(INSIDE)[0] for file in files if file.verdict in hopeful)
    return [Path(path) for path in dict.fromkeys(paths)]


def _table(files: list[FileRow]) -> Markup:
    head = tag("tr", *(tag("th", name) for name in ("文件", "读取情况", "报告", "说明", "时间")))
    return tag(
        "table", tag("thead", head), tag("tbody", *(_row(file) for file in files)), cls="dy-list dy-files"
    )


def _row(file: FileRow) -> Markup:
    good = file.verdict in GOOD
    verdict = wording.name("verdict", file.verdict)
    status = wording.name("status", file.status) if file.status is Status.DUPLICATE else ""
    again = "与库里另一个文件是同一篇报告，文库中合为一篇" if file.repeats else ""
    remedy = "" if good or file.reasons else wording.name("remedy", file.verdict)
    return tag(
        "tr",
        tag("td", wording.file_name(file.path), title=file.path),
        tag("td", tag("span", verdict, cls="dy-sure-good" if good else "dy-unsure")),
        tag("td", f"{len(file.reports)} 篇" if file.reports else "—"),
        tag("td", "；".join(part for part in (status, again, *file.reasons, remedy) if part)),
        tag("td", wording.moment_text(file.seen)),
    )
