"""Broken, encrypted, nested and odd files: each gets a verdict, and nothing else happens.

The files are those of parser test suites, which lie beside the checkout; without them this test skips.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOSTILE = ROOT.parent / "shared" / "corpora" / "hostile"
GUARD = """
import os, socket
def forbidden(self, address, *rest):
    if self.family != getattr(socket, "AF_UNIX", None):
        open(os.environ["NETWORK_LOG"], "a").write(repr(address))
        raise OSError("no network in this test")
socket.socket.connect = socket.socket.connect_ex = forbidden
"""


def files_below(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="旁边没有 shared/corpora/hostile")
def test_every_hostile_file_gets_a_verdict_and_leaves_nothing_outside_the_library(tmp_path: Path) -> None:
    for name in ("guard", "work", "temp", "home"):
        (tmp_path / name).mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD, "utf-8")
    log = tmp_path / "network.log"
    environment = {name: value for name, value in os.environ.items() if name != "DIAOYAN_SOFFICE"} | {
        "PYTHONPATH": os.pathsep.join((str(tmp_path / "guard"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
        "NETWORK_LOG": str(log),
        "TMPDIR": str(tmp_path / "temp"),
        "HOME": str(tmp_path / "home"),
    }
    command = [
        sys.executable,
        "-m",
        "cli",
        "ingest",
        str(HOSTILE),
        "--library",
        str(tmp_path / "库"),
        "--json",
    ]
    done = subprocess.run(  # noqa: PLW1510 - its exit code is looked at below
        command, cwd=tmp_path / "work", env=environment, capture_output=True, text=True, encoding="utf-8"
    )

    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)["files"]
    paths = {Path(row["path"]).name for row in said if "!/" not in row["path"]}
    assert paths == {path.name for path in HOSTILE.iterdir()}
    assert [row["path"] for row in said if row["verdict"] != "complete" and not row["reasons"]] == []
    assert not log.exists()
    assert files_below(tmp_path / "work") == files_below(tmp_path / "temp") == set()
    assert list((tmp_path / "库" / "staging").iterdir()) == []
