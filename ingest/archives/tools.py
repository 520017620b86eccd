r"""Find a program on this computer that unpacks RAR, and read what it unpacks from its output.

    WinRAR's UnRAR, 7-Zip, libarchive's bsdtar (since Windows 10 as tar.exe), The Unarchiver's unar

A program is called without a shell, with the path of an archive of our own naming and no name from
inside it, in a folder where it may leave things, and is killed when its time is over.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

_WRITES_FILES = "unrar-free"
"""On Debian this stands in for unrar, does not know its command "p", and unpacks into files instead."""

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True, slots=True)
class Tool:
    """A program and what it is told before the path of an archive, to unpack it all to its output."""

    program: str
    arguments: tuple[str, ...]


_UNRAR = ("p", "-inul", "-p-", "--")
_SEVEN_ZIP = ("x", "-so", "-bd", "-p-", "--")
_BSDTAR = ("-xOf",)
_UNAR = ("-q", "-p", "-", "-o", "-", "--")
_KNOWN = (
    Tool("unrar", _UNRAR),
    Tool(r"%ProgramFiles%\WinRAR\UnRAR.exe", _UNRAR),
    Tool(r"%ProgramFiles(x86)%\WinRAR\UnRAR.exe", _UNRAR),
    Tool("7z", _SEVEN_ZIP),
    Tool("7zz", _SEVEN_ZIP),
    Tool(r"%ProgramFiles%\7-Zip\7z.exe", _SEVEN_ZIP),
    Tool("bsdtar", _BSDTAR),
    Tool(r"%SystemRoot%\System32\tar.exe", _BSDTAR),
    Tool("unar", _UNAR),
)


def found_tools() -> tuple[Tool, ...]:
    """Return the programs that are installed here, the most capable first."""
    found = ((_located(tool.program), tool.arguments) for tool in _KNOWN)
    return tuple(Tool(program, arguments) for program, arguments in found if program)


@contextmanager
def unpacked(tool: Tool, archive: Path, *, scratch: Path, seconds: float) -> Iterator[IO[bytes]]:
    """Give what *tool* writes when it unpacks *archive*; it runs in *scratch* for at most *seconds*.

    Its output simply ends where it fails: whoever reads has to check what came.
    """
    process = subprocess.Popen(  # noqa: S603 - a known program and a path that we made
        [tool.program, *tool.arguments, str(archive.absolute())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=scratch,
        creationflags=_NO_WINDOW,
    )
    with process:
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            yield cast("IO[bytes]", process.stdout)
        finally:
            timer.cancel()
            process.kill()


def _located(program: str) -> str | None:
    found = shutil.which(os.path.expandvars(program))
    if found is None or Path(found).resolve().name == _WRITES_FILES:
        return None
    # Windows looks in the current folder first, where anybody may have put a program of that name.
    return found if Path(found).absolute().parent != Path.cwd() else None
