"""The word lists of this package, read from the TOML files beside it and from the user's folder.

`alternation(["户", "户次"])` gives "户次|户": longest first, so that a pattern built from
it takes the longest word. The lists hold words of the language only, never of one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from ingest.vocabulary import shipped_table, table
from report import BadInputError

ROOM = "figures"


@cache
def load(name: str) -> dict[str, Any]:
    """Return the tables of *name*.toml with the user's additions, as they are when the program starts.

    Patterns are built of them while modules are imported, where nobody could be told of a fault in the
    user's file: the shipped words stand then, and `check_vocabulary` tells before a file is read.
    """
    try:
        return table(name, room=ROOM)
    except BadInputError:
        return shipped_table(name, room=ROOM)


def words(section: str, name: str) -> tuple[str, ...]:
    """Return the list *name* of *section* in figure_words.toml."""
    return tuple(load("figure_words")[section][name])


def alternation(choices: Iterable[str]) -> str:
    """Return a pattern that matches the longest of *choices*.

    >>> alternation(["户", "户次"])
    '户次|户'
    """
    return "|".join(re.escape(word) for word in sorted(set(choices), key=lambda w: (-len(w), w)))
