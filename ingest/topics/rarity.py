"""How rare a word is in Chinese at large, as jieba's table of inverse document frequencies has it.

    养老 7.9, 情况 4.0; a word that is rarer than 10 has no entry and counts as 10

The table comes with jieba (idf.txt); only words below the limit are kept, a sixth of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

RAREST = 10.0

_ENTRY = re.compile(r"^(\S+) (\d\.\d+)$", re.MULTILINE)


def rarity(word: str) -> float:
    """Return the inverse document frequency of *word*, at most `RAREST`.

    >>> rarity("工作") < rarity("养老") < rarity("流动党员")
    True
    """
    return float(_table().get(word, RAREST))


@cache
def _table() -> Mapping[str, str]:
    return dict(_ENTRY.findall(files("jieba").joinpath("analyse", "idf.txt").read_text("utf-8")))
