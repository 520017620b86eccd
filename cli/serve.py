"""`diaoyan serve`: the pages in a browser, from this machine and for this machine only."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.console import out
from cli.options import DEFAULT_LIBRARY, LibraryOption
from report import BadInputError

HOST = "127.0.0.1"
PORT = 8501

PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, envvar="PORT", help="网页端口")]


def serve(library: LibraryOption = DEFAULT_LIBRARY, port: PortOption = PORT) -> None:
    """在本机打开网页界面（只监听 127.0.0.1，不联网）。

    例：diaoyan serve --library 我的资料库 --port 8600
    """
    run(library, port)


def run(library: Path, port: int) -> None:
    """Serve *library* on *port* until the process is stopped."""
    _require_free(port)
    out.print(f"\n网页地址：http://{HOST}:{port}　（按 Ctrl+C 结束）", highlight=False)
    app = _app()
    # The folder of app.py holds .streamlit/config.toml in a checkout; what must hold in an installed
    # wheel as well (this machine only, no telemetry, no question asked) is said again on the command line.
    command = [
        sys.executable, "-m", "streamlit", "run", str(app),
        "--server.address", HOST,
        "--server.port", str(port),
        "--server.headless", "true",
        "--server.fileWatcherType", "none",
        "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    environment = {**os.environ, "DIAOYAN_LIBRARY": str(library.absolute())}
    finished = subprocess.run(command, cwd=app.parent, env=environment, check=False)  # noqa: S603 - our own command
    if finished.returncode:
        raise typer.Exit(finished.returncode)


def _app() -> Path:
    spec = importlib.util.find_spec("app")
    if spec is None or spec.origin is None:
        raise BadInputError("app.py", "找不到网页程序", "请重新安装：py -m pip install .")
    return Path(spec.origin)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise BadInputError(
                f"端口 {port}", "已被占用", "请换一个，例如：PORT=8600 make demo 或 diaoyan serve --port 8600"
            )
