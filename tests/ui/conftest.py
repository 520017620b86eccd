"""A server on a free port over a small library, and a browser that notes every request it makes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WAIT = 30
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")

Serve = Callable[[Path], str]


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Start the pages over a library and return their address; all servers stop with the module."""
    servers: list[subprocess.Popen[bytes]] = []

    def start(library: Path) -> str:
        port = free_port()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        environment = {**os.environ, "DIAOYAN_LIBRARY": str(library)}
        quiet = subprocess.DEVNULL
        servers.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet))
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/_stcore/health")
        return address

    yield start
    for server in servers:
        server.terminate()
        server.wait(WAIT)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """A headless Chromium of this system, or a skip that says what to install."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="缺少浏览器测试所需的 playwright，请运行 pip install playwright"
    )
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("没有找到 Chromium 浏览器，请先安装（Debian/Ubuntu：apt-get install chromium）")
    with playwright.sync_playwright() as tool:
        chromium = tool.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    until = time.monotonic() + WAIT
    while True:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
