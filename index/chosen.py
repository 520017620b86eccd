"""Which engine searches a library: kept beside its catalog, for the engines' folder is disposable.

    library/engine.json: {"engine": "tantivy"}

A library without that file is searched by the engine that needs nothing installed. The file
is read at every search, so that an open library goes over to a new choice by itself.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Collection

from index.engines.base import SearchEngine
from index.engines.registry import DEFAULT, NAMES, engine_of
from index.folder import Folder


def chosen(folder: Folder) -> str:
    """Return the name of the engine that searches the library in *folder*."""
    try:
        return str(json.loads(folder.choice.read_text("utf-8"))["engine"])
    except FileNotFoundError:
        return DEFAULT
    except (ValueError, KeyError, TypeError):  # whatever it was, the engine can be built anew
        return DEFAULT


def choose(folder: Folder, name: str) -> None:
    """Keep that the engine called *name* searches the library in *folder*."""
    partial = folder.choice.with_suffix(".partial")
    partial.write_text(json.dumps({"engine": name}), "utf-8")
    partial.replace(folder.choice)


def open_engine(folder: Folder, name: str | None = None) -> SearchEngine:
    """Return the engine called *name*, or the chosen one, of the library in *folder*.

    Raises LibraryError where its package is not installed.
    """
    name = name or chosen(folder)
    engine = engine_of(name)
    place = folder.engine_of(name)
    place.mkdir(parents=True, exist_ok=True)
    return engine(place)


def remove_strays(folder: Folder, *, keep: Collection[str] = NAMES) -> None:
    """Remove from the engines' folder all but the engines *keep*: what an older version left there, too."""
    for path in folder.engine.iterdir():
        if path.name in keep:
            continue
        # On Windows another process may still hold a file: then the next writer removes it.
        shutil.rmtree(path, ignore_errors=True)
        if path.is_file():
            path.unlink(missing_ok=True)


class ChosenEngine:
    """The engine that is chosen now, opened once; threads may share it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._name = chosen(folder)
        self._engine = open_engine(folder, self._name)

    def now(self) -> SearchEngine:
        """Return the engine; one that was chosen before may still answer another thread, and is not closed."""
        with self._lock:
            name = chosen(self._folder)
            if name != self._name:
                self._name, self._engine = name, open_engine(self._folder, name)
            return self._engine

    def close(self) -> None:
        """Give back all files."""
        self._engine.close()
