"""How far a job is: a bar with counts and the time that is left, asked anew every second.

A job is read from the library's jobs table. It waits in it until its process begins; a process
that ended before that has failed, and its last words are shown. A job whose heartbeat is old
was killed: reading the files again goes on where it stopped.
"""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from index.library import Library
from index.values import Job, JobState
from report import DiaoyanError, NotFoundError, Status
from ui import launch, shelf, state, wording
from ui.markup import plain, show, tag

EVERY = 1.0
SILENT = 60
FEW = 3
RUNNING = (JobState.QUEUED, JobState.RUNNING)


def remaining(job: Job, now: datetime) -> float | None:
    """Return the seconds that *job* will still take at its pace so far, None where that is unknown."""
    if job.started is None or job.done < FEW or job.total <= job.done:
        return None
    return (now - job.started).total_seconds() / job.done * (job.total - job.done)


def is_silent(job: Job, now: datetime) -> bool:
    """Tell whether *job* says that it runs but has not been heard of for a minute."""
    return (
        job.state in RUNNING and job.heartbeat is not None and (now - job.heartbeat).total_seconds() > SILENT
    )


def counts_text(job: Job) -> str:
    """Return how many files of *job* came to which end, in one line."""
    counts = dict(job.counts)
    return " · ".join(
        f"{wording.name('status', status)} {counts[status]}" for status in Status if counts.get(status)
    )


@st.fragment(run_every=EVERY)
def show_progress(job_id: str) -> None:
    """Show how far job *job_id* is, until it has ended; then the whole page is run once more."""
    # Asked before the row is read: a short job may begin and end between the two.
    alive = launch.is_running(job_id)
    job = _job(job_id)
    if job is not None and job.state is JobState.QUEUED and alive:
        st.progress(0.0, text="正在启动……")
        return
    if job is not None and job.state is JobState.RUNNING and not is_silent(job, datetime.now(UTC)):
        _show_running(job)
        return
    if job is not None and job.state is JobState.QUEUED:
        _ask_to_stop(job_id)
    st.session_state[state.INTAKE_JOB] = None
    st.session_state[state.INTAKE_ENDED] = job_id
    st.rerun()


def _job(job_id: str) -> Job | None:
    try:
        with Library.open(shelf.path()) as library:
            return library.job(job_id)
    except NotFoundError:
        return None


def _show_running(job: Job) -> None:
    left = remaining(job, datetime.now(UTC))
    words = [f"{job.done} / {job.total} 个文件" if job.total else "正在清点文件"]
    words += [f"约需 {wording.duration_text(left)}"] if left else []
    bar, button = st.columns([8, 1], vertical_alignment="center")
    with bar:
        st.progress(job.done / job.total if job.total else 0.0, text=" · ".join(words))
        current = f"正在读：{wording.file_name(job.current)}" if job.current else ""
        said = (current, job.message, counts_text(job))
        show(tag("div", " · ".join(part for part in said if part), cls="dy-quiet"))
    if button.button("取消", key=f"cancel_{job.id}", width="stretch"):
        _cancel(job.id)


def _cancel(job_id: str) -> None:
    try:
        _ask_to_stop(job_id)
    except DiaoyanError as error:
        shelf.show_error(error)
    else:
        st.toast("读完手头的文件就停下，已完成的部分保留。")


def _ask_to_stop(job_id: str) -> None:
    with Library.open(shelf.path()) as library:
        library.cancel_job(job_id)


def show_ended(job: Job) -> None:
    """Say how *job* ended."""
    words = counts_text(job) or "没有可入库的文件"
    if job.started is None:
        st.error(f"入库没有开始。{plain(launch.last_words(shelf.path(), job.id)) or '请重试。'}")
    elif job.state is JobState.DONE and dict(job.counts).get(Status.FAILED):
        st.warning(f"入库完成：{words}。未入库的文件，原因和办法见下表。")
    elif job.state is JobState.DONE:
        st.success(f"入库完成：{words}")
    elif job.state is JobState.CANCELLED:
        st.warning(f"已取消，已完成的部分保留：{words}")
    elif job.state in RUNNING:
        st.warning("入库中断了。再点一次“开始入库”，会从停下的地方接着做。")
    else:
        st.error(plain(job.message or "入库没有完成，请重试。"))
