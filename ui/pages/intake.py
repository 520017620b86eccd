"""入库: drop files or name a folder, watch them being read, and see what became of each.

The reading is done by `diaoyan ingest` in a process of its own; this page starts it and
reads the library's tables. It works without a library too: the first intake makes one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from index.library import Library
from index.values import FileRow, Job, JobState
from report import DiaoyanError, NotFoundError
from ui import inbox, launch, shelf, state, wording
from ui.cut_proposals import show_cut_proposals
from ui.file_list import show_files
from ui.markup import Markup, show, tag
from ui.progress import counts_text, show_ended, show_progress

PAGE = "intake"
JOBS = 10


def render() -> None:
    """Show the page."""
    state.entered(PAGE)
    st.query_params.clear()
    shelf.show_title("入库", f"资料库位置：{shelf.path()}")
    try:
        jobs = _jobs()
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    job_id = st.session_state.get(state.INTAKE_JOB) or next(
        (job.id for job in jobs if _is_under_way(job)), None
    )
    _show_choice(busy=job_id is not None)
    if job_id is not None:
        show_progress(job_id)
    ended = next((job for job in jobs if job.id == st.session_state.get(state.INTAKE_ENDED)), None)
    if ended is not None and job_id is None:
        show_ended(ended)
    _show_books(jobs, busy=job_id is not None)


def _is_under_way(job: Job) -> bool:
    return job.state is JobState.RUNNING or (job.state is JobState.QUEUED and launch.is_running(job.id))


def _show_choice(*, busy: bool) -> None:
    drop, folder = st.columns(2, gap="medium")
    with drop, st.container(border=True, height="stretch", key="intake_drop"):
        round_ = st.session_state.get(state.INTAKE_UPLOAD_ROUND, 0)
        files = st.file_uploader(
            "拖入文件（Word、WPS、PDF、OFD、网页、表格、文本、图片、压缩包，可多选）",
            accept_multiple_files=True,
            key=f"{state.INTAKE_UPLOAD}_{round_}",
        )
        show(
            tag(
                "p",
                "按内容识别，不看后缀；压缩包里的文件逐个读入。读不了的会说明原因和办法。",
                cls="dy-quiet",
            )
        )
        if st.button("开始入库", type="primary", disabled=busy or not files, key="intake_files"):
            _start(lambda: [inbox.keep(shelf.path(), file.name, file.getvalue()) for file in files])
    with folder, st.container(border=True, height="stretch", key="intake_folder_box"):
        name = st.text_input(
            "或者填写本机的文件夹",
            key=state.INTAKE_FOLDER,
            placeholder="例如 D:\\历年调研 或 /home/office/历年调研",
            persist_state="session",
        )
        show(
            tag(
                "p",
                "文件夹里的文件（含下级文件夹）全部读入，原文件不改动；没有变化的自动跳过。",
                cls="dy-quiet",
            )
        )
        if st.button("读入文件夹", type="primary", disabled=busy, key="intake_folder_go"):
            _start_folder((name or "").strip().strip('"'))


def _start_folder(name: str) -> None:
    folder = Path(name).expanduser()
    if not name or not folder.is_absolute():
        st.warning("请填写完整的文件夹位置，例如 D:\\历年调研。")
    elif not folder.is_dir():
        st.warning("找不到这个文件夹，请检查位置是否写对、是否有权限打开。")
    else:
        _start(lambda: [folder])


def _start(paths: Callable[[], list[Path]]) -> None:
    try:
        st.session_state[state.INTAKE_JOB] = launch.start_ingest(shelf.path(), paths())
    except DiaoyanError as error:
        shelf.show_error(error)
        return
    st.session_state[state.INTAKE_UPLOAD_ROUND] = st.session_state.get(state.INTAKE_UPLOAD_ROUND, 0) + 1
    st.rerun()


def _jobs() -> tuple[Job, ...]:
    try:
        with Library.open(shelf.path()) as library:
            return library.jobs(JOBS)
    except NotFoundError:
        return ()


def _files() -> tuple[FileRow, ...]:
    with Library.open(shelf.path()) as library:
        return library.files()


def _show_books(jobs: tuple[Job, ...], *, busy: bool) -> None:
    files = _files() if jobs else ()
    if files:
        with Library.open(shelf.path()) as library:
            show_cut_proposals(library)
        show_files(files)
    elif not busy:
        show(tag("p", "资料库里还没有文件。入库之后，这里列出每个文件读得怎样。", cls="dy-hint"))
    if not jobs:
        return
    with st.expander("最近的入库"):
        show(_job_table(jobs))


def _job_table(jobs: tuple[Job, ...]) -> Markup:
    head = tag("tr", *(tag("th", name) for name in ("开始", "事项", "情况", "进度", "结果")))
    rows = (
        tag(
            "tr",
            tag("td", wording.moment_text(job.started)),
            tag("td", wording.name("job_kind", job.kind)),
            tag("td", wording.name("job_state", job.state)),
            tag("td", f"{job.done} / {job.total}"),
            tag("td", job.message or counts_text(job)),
        )
        for job in jobs
    )
    return tag("table", tag("thead", head), tag("tbody", *rows), cls="dy-list")


if __name__ == "__main__":
    render()
