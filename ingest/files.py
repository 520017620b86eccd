"""Which files paths name: a folder stands for all files below it.

    files_of([Path("历年调研"), Path("a.docx")])  ->  历年调研/2021/甲.docx, 历年调研/乙.pdf, a.docx

A library, hidden files, the lock files of office programs (~$甲.docx) and what a system leaves beside documents
(Thumbs.db) are left out of a folder, and of an archive.
What a path that is not there means is left to whoever asks.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

LIBRARY = "library.db"
"""The file by which a folder is known for a library, whose parts are no documents."""

_SYSTEM_NAMES = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that *paths* name as they name them, those below a folder sorted, each place once."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(location_of(file), file)
    return tuple(found.values())


def location_of(path: Path) -> Path:
    """Return where *path* is, the same however it is written; links are not followed.

    >>> location_of(Path("/a/../b")) == location_of(Path("/b"))
    True
    """
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps "..", resolve follows links


def is_clutter(parts: Iterable[str]) -> bool:
    """Return whether a file along the path of *parts* was put there by a program and is no document.

    >>> is_clutter(["__MACOSX", "甲.docx"]), is_clutter(["历年", "~$甲.docx"]), is_clutter(["历年", "甲.docx"])
    (True, True, False)
    """
    return any(part.startswith((".", "~$")) or part.casefold() in _SYSTEM_NAMES for part in parts)


def sha256_of(path: Path) -> str:
    """Return the sha256 of the bytes of *path*; OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _below(folder: Path) -> Iterator[Path]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    libraries = {file.parent for file in files if file.name == LIBRARY}
    for file in files:
        if not is_clutter(file.relative_to(folder).parts) and libraries.isdisjoint(file.parents):
            yield file
