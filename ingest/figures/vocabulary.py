"""The package's word lists, read from the TOML files beside it.

`alternation(["户", "户次"])` gives "户次|户": longest first, so that a pattern built from
it takes the longest word. The lists hold words of the language only, never of one file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of *name*.toml."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))


def words(section: str, name: str) -> tuple[str, ...]:
    """Return the list *name* of *section* in words.toml, split at white space."""
    listed: str = load("words")[section][name]
    return tuple(listed.split())


def alternation(choices: Iterable[str]) -> str:
    """Return a pattern that matches the longest of *choices*.

    >>> alternation(["户", "户次"])
    '户次|户'
    """
    return "|".join(re.escape(word) for word in sorted(set(choices), key=lambda w: (-len(w), w)))
