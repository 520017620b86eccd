"""Have LibreOffice turn an old Word file into .docx, where it is installed.

    converted(data, seconds=90) -> b"PK…"        None where there is no LibreOffice, or it fails or is too slow

Each call has a temporary folder with a profile of its own, so that calls can run side by side and nothing
stays behind. The profile forbids macros, links and network. `DIAOYAN_SOFFICE` names the program; a name that is
no file means that LibreOffice is not used.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

VARIABLE = "DIAOYAN_SOFFICE"

_LOG = logging.getLogger(__name__)
_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_FILTER = "docx:MS Word 2007 XML"
_PROFILE = Path(__file__).with_name("profile.toml")
_REGISTRY = (
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</oor:items>'
)
_ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


def program() -> str | None:
    """Return the path of LibreOffice, or None where it is not installed."""
    chosen = os.environ.get(VARIABLE)
    if chosen is not None:
        return chosen if Path(chosen).is_file() else None
    on_path = (shutil.which(name) for name in _NAMES)
    usual = (place for place in _USUAL_PLACES if Path(place).is_file())
    return next((found for found in on_path if found), None) or next(usual, None)


def converted(data: bytes, *, seconds: float, most: int) -> bytes | None:
    """Return the Word file *data* as .docx, or None where that needs more than *seconds*, or fails.

    A result of more than *most* bytes is taken for a failure.
    """
    office = program()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="diaoyan-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        source, result = home / "document.doc", home / "out" / "document.docx"
        source.write_bytes(data)
        settings = home / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_settings(), encoding="utf-8")
        command = [office, f"-env:UserInstallation={(home / 'profile').as_uri()}", *_OPTIONS]
        command += ["--convert-to", _FILTER, "--outdir", str(result.parent), str(source)]
        if not _run(command, home, seconds) or not result.is_file() or result.stat().st_size > most:
            return None
        return result.read_bytes()


def _settings() -> str:
    """Return the settings of profile.toml as LibreOffice writes them."""
    said = tomllib.loads(_PROFILE.read_text(encoding="utf-8"))["setting"]
    return _REGISTRY.format(
        "".join(
            _ITEM.format(one["path"], name, value) for one in said for name, value in one["values"].items()
        )
    )


def _run(command: list[str], home: Path, seconds: float) -> bool:
    """Return whether *command* ended well within *seconds*; else it is gone with all that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603 the program is the user's own, the arguments are ours
            command,
            cwd=home,
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        _LOG.warning("LibreOffice does not start: %s", error)
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        _LOG.warning("LibreOffice took longer than %s s", seconds)
        return False
    finally:
        _end(process)


def _environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing is written outside *home* and no proxy leads outside."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return kept | dict.fromkeys(
        ("HOME", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(home)
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* and its children, which on Windows are no group but a tree."""
    if sys.platform == "win32":
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 a fixed command of Windows
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
