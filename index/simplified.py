"""Traditional characters as simplified ones, one by one, by OpenCC's table: 黨 → 党, 後 → 后.

Texts and queries are compared so, a character at a time, and no place moves. What a word of several characters
would be elsewhere (乾隆) is of no matter here: both sides are cast alike.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from opencc import OpenCC


def simplified(char: str) -> str:
    """Return the simplified form of one character.

    >>> simplified("黨"), simplified("党"), simplified("a")
    ('党', '党', 'a')
    """
    ideograph = "\u3400" <= char <= "\u9fff" or char >= "\U00020000"
    return str(_converter().convert(char)) if ideograph else char


@cache
def table_version() -> str:
    """Return which edition of the table is installed."""
    return version("opencc")


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
