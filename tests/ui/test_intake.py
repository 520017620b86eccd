import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.library import Library
from index.values import FileRow, Job, JobState
from ingest import recognition
from report import LibraryError, Status, Verdict
from ui import launch
from ui.file_list import worth_retrying
from ui.inbox import keep, safe_name
from ui.progress import is_silent, remaining

NOW = datetime(2026, 1, 2, 8, 0, tzinfo=UTC)


def job(done, total=30, *, state=JobState.RUNNING, silent=0):
    heard = NOW - timedelta(seconds=silent)
    return Job("j", "ingest", state, total, done, None, NOW - timedelta(seconds=20), heard, None, None, ())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\报告.docx", "报告.docx"),
        ("/absolute/甲.pdf", "甲.pdf"),
        ("NUL", "_NUL"),
        ("con.txt", "_con.txt"),
        ("...", "未命名"),
        ("a\x00b\n:c.txt", "a_b__c.txt"),
    ],
)
def test_the_name_of_an_upload_is_never_a_path(name, expected):
    assert safe_name(name) == expected


def test_a_long_name_keeps_its_ending():
    assert safe_name("长" * 300 + ".docx").endswith("长.docx")
    assert len(safe_name("长" * 300 + ".docx")) <= 120


def test_an_upload_stays_inside_the_inbox_of_the_library(tmp_path: Path):
    kept = keep(tmp_path, "../../外面.txt", b"x")
    assert kept.resolve().is_relative_to(tmp_path / "inbox")


def test_the_same_upload_is_kept_once_and_another_one_of_its_name_beside_it(tmp_path: Path):
    first = keep(tmp_path, "甲.txt", b"1")
    assert keep(tmp_path, "甲.txt", b"1") == first
    second = keep(tmp_path, "甲.txt", b"2")
    assert (first.read_bytes(), second.name) == (b"1", "甲-2.txt")


def test_an_inbox_that_cannot_be_written_is_told_with_the_remedy(tmp_path: Path):
    (tmp_path / "inbox").write_text("", encoding="utf-8")
    with pytest.raises(LibraryError, match="写权限"):
        keep(tmp_path, "甲.txt", b"1")


def test_the_time_left_follows_the_pace_so_far():
    assert remaining(job(10), NOW) == pytest.approx(40)


def test_the_time_left_is_unknown_at_the_start_and_at_the_end():
    assert remaining(job(0), NOW) is None
    assert remaining(job(30), NOW) is None


def test_a_job_that_was_killed_is_told_from_one_that_runs():
    assert is_silent(job(10, silent=300), NOW)
    assert not is_silent(job(10, silent=2), NOW)
    assert not is_silent(job(30, state=JobState.DONE, silent=300), NOW)


def test_reading_is_started_as_a_process_of_its_own_without_a_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    started = {}

    class Child:
        def __init__(self, command, **options):
            started.update(options, command=command)

        def poll(self):
            return None

    monkeypatch.setattr("subprocess.Popen", Child)
    job_id = launch.start_ingest(tmp_path, [Path("-危险; rm.txt")])
    assert started["command"][:4] == [sys.executable, "-m", "cli", "ingest"]
    assert started["command"][-2:] == ["--", "-危险; rm.txt"]
    assert job_id in started["command"]
    assert started.get("shell", False) is False
    assert started["start_new_session"] is True


def test_a_job_stands_in_the_table_before_its_process_has_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("subprocess.Popen", lambda *_, **__: None)
    job_id = launch.start_ingest(tmp_path / "new", [Path("甲.txt")])
    with Library.open(tmp_path / "new") as library:
        assert library.job(job_id).state is JobState.QUEUED


def row(path, verdict):
    return FileRow(path, None, Status.FAILED, verdict, ("原因。",), (), NOW)


@pytest.mark.parametrize(
    ("available", "expected"), [(False, ["甲.pdf", "年.zip"]), (True, ["甲.pdf", "扫描.pdf", "年.zip"])]
)
def test_what_is_worth_another_try_is_a_file_that_is_there(monkeypatch, available, expected):
    monkeypatch.setattr(recognition, "available", lambda: available)
    files = (
        row("甲.pdf", Verdict.FAILED),
        row("扫描.pdf", Verdict.NEEDS_OCR),
        row("锁.pdf", Verdict.ENCRYPTED),
        row("年.zip!/乙.pdf", Verdict.FAILED),
        row("年.zip!/丙.pdf", Verdict.FAILED),
    )

    assert worth_retrying(files) == [Path(name) for name in expected]
