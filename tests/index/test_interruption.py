"""Runs that are killed or meet one another, in real processes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from index_builders import answers, contents

from index.folder import Folder
from index.intake import ingest
from index.library import Library
from index.lock import writer_lock
from index.originals import Originals
from report import DiaoyanError

ROOT = Path(__file__).parents[2]
WAIT = 120
QUESTIONS = ("流动党员 管理", "养老", "村集体经济 收入")


@pytest.fixture
def folder_of_files(tmp_path: Path, corpus_documents: Path) -> Path:
    """Enough files for a pool of workers, few enough to be read twice."""
    folder = tmp_path / "files"
    folder.mkdir()
    for path in sorted(corpus_documents.iterdir())[:10]:
        shutil.copy(path, folder)
    return folder


def start(library: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "cli", "ingest", str(folder), "--library", str(library)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def stored(library: Path) -> int:
    try:
        with Library.open(library) as opened:
            return opened.statistics().reports
    except DiaoyanError:
        return 0


def message_of_job(library: Path) -> str:
    with Library.open(library) as opened:
        return "".join(job.message or "" for job in opened.jobs())


def wait_until(library: Path, reports: int) -> None:
    until = time.monotonic() + WAIT
    while stored(library) < reports:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有 SIGKILL")
def test_a_run_that_is_killed_and_run_again_leaves_the_same_library(
    tmp_path: Path, folder_of_files: Path
) -> None:
    ingest(tmp_path / "undisturbed", [folder_of_files])
    run = start(tmp_path / "killed", folder_of_files)
    wait_until(tmp_path / "killed", 3)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    assert stored(tmp_path / "killed") >= 3

    ingest(tmp_path / "killed", [folder_of_files])

    assert contents(tmp_path / "killed") | {"files": []} == contents(tmp_path / "undisturbed") | {"files": []}
    assert answers(tmp_path / "killed", *QUESTIONS) == answers(tmp_path / "undisturbed", *QUESTIONS)
    with Library.open(tmp_path / "killed") as opened:
        assert opened.verify() == ()


def test_two_runs_at_once_store_nothing_twice(tmp_path: Path, folder_of_files: Path) -> None:
    library = tmp_path / "library"
    runs = [start(library, folder_of_files) for _ in range(2)]
    said = [run.communicate(timeout=WAIT) for run in runs]

    assert [run.returncode for run in runs] == [0, 0], said
    ingest(tmp_path / "alone", [folder_of_files])
    assert contents(library)["reports"] == contents(tmp_path / "alone")["reports"]
    with Library.open(library) as opened:
        assert opened.verify() == ()
        assert len(opened.files()) == len(list(folder_of_files.iterdir()))


def test_whoever_waits_is_told_who_writes(tmp_path: Path, folder_of_files: Path) -> None:
    ingest(tmp_path / "library", [])
    folder = Folder.at(tmp_path / "library")
    with writer_lock(folder):
        run = start(folder.path, folder_of_files)
        until = time.monotonic() + WAIT
        while f"进程 {os.getpid()}" not in message_of_job(folder.path):
            assert run.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)

    said = run.communicate(timeout=WAIT)
    assert run.returncode == 0, said


def test_a_copy_that_a_killed_run_left_half_written_is_cleared(tmp_path: Path, folder_of_files: Path) -> None:
    folder = Folder.at(tmp_path / "library", create=True)
    (folder.originals / "deadbeef.partial").write_bytes(b"half")

    ingest(folder.path, [folder_of_files])

    names = set(Originals(folder.originals).names())
    assert {path.name for path in folder.originals.rglob("*") if path.is_file()} >= names
    assert not list(folder.originals.rglob("*.partial"))
