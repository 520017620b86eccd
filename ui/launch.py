"""Long work runs in a process of its own: `python -m cli ingest …`, told apart by its job id.

The job is queued before its process is started, so that there is a row to read from the first
moment. A child is started afresh, never forked: a fork of Streamlit would run app.py again. It gets
a session of its own, so that it goes on when the browser or the server is closed. What it
prints goes to a log beside the library; how far it is stands in the library's jobs table.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from index.library import Library

LOGS = "logs"
ROOT = Path(__file__).parents[1]
TAIL = 400

_children: dict[str, subprocess.Popen[bytes]] = {}


def start_ingest(library: Path, paths: Sequence[Path], *, reprocess: bool = False) -> str:
    """Start reading *paths* into *library*, made if need be, and return the id of the job."""
    job = _queued(library)
    command = [sys.executable, "-m", "cli", "ingest", "--library", str(library), "--job", job]
    command += ["--reprocess"] if reprocess else []
    command += ["--", *(str(path) for path in paths)]
    log = _log(library, job)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        _children[job] = subprocess.Popen(  # noqa: S603 - our own command, a list, no shell
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            start_new_session=True,
        )
    return job


def _queued(path: Path) -> str:
    with Library.open(path, create=True) as library:
        return library.queue_job("ingest")


def is_running(job: str) -> bool:
    """Tell whether this server started *job* and its process has not ended."""
    child = _children.get(job)
    return child is not None and child.poll() is None


def last_words(library: Path, job: str) -> str:
    """Return what the process of *job* said when it failed; for a fault of ours, where to read of it."""
    log = _log(library, job)
    words = log.read_text(encoding="utf-8", errors="replace").strip() if log.is_file() else ""
    return f"详细情况记在 {log}" if "Traceback" in words else words[-TAIL:]


def _log(library: Path, job: str) -> Path:
    return library / LOGS / f"{job}.log"
