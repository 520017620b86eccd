"""Titles and 发文字号 as keys: two documents are the same if they are written the same but for marks.

《青禾县养老服务条例》 = 青禾县 养老服务条例      青政发〔2021〕3号 = 青政发[2021] 3 号
"""

from __future__ import annotations

import re

from ingest.characters import fold

_MARKS = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]")


def title_key(title: str | None) -> str | None:
    """Return what tells the document called *title*, None where that is nothing.

    >>> title_key("《青禾县 养老服务条例》（试行）") == title_key("青禾县养老服务条例(试行)")
    True
    """
    return _key(title)


def number_key(number: str | None) -> str | None:
    """Return what tells the document numbered *number*, None where that is nothing.

    >>> number_key("青政发〔2021〕3 号") == number_key("青政发[2021]3号")
    True
    """
    return _key(number)


def _key(text: str | None) -> str | None:
    return _MARKS.sub("", fold(text)).lower() or None if text else None
