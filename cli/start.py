"""Where the `diaoyan` process begins: the library's own word lists are named before anything is imported.

    diaoyan correct … --library 资料库      reads 资料库/vocabulary/units.toml

Patterns are built of units and words while modules are imported. A process that learned of the lists only
when its options are read would go on with the shipped ones, and lose in a correction what the user's own
words had found. What the options mean besides is not looked at here.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_OPTION = "--library"
_LIBRARY = "DIAOYAN_LIBRARY"
_FOLDER = "DIAOYAN_VOCABULARY"
_DEFAULT = "library"
_OWN = "vocabulary"


def main() -> None:
    """Run the command line."""
    own = Path(library_in(sys.argv[1:])).absolute() / _OWN
    if not os.environ.get(_FOLDER) and own.is_dir():
        os.environ[_FOLDER] = str(own)
    importlib.import_module("cli.main").main()


def library_in(words: Sequence[str]) -> str:
    """Return the library that the *words* of a command name, else that of the environment, else ./library.

    >>> library_in(["figures", "--library", "甲"]), library_in(["--library=乙", "figures"])
    ('甲', '乙')
    """
    for word, following in zip(words, (*words[1:], ""), strict=True):
        if word == _OPTION and following:
            return following
        if word.startswith(f"{_OPTION}="):
            return word.removeprefix(f"{_OPTION}=")
    return os.environ.get(_LIBRARY) or _DEFAULT
