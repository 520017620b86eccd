"""Cut Chinese text into words, with the words of this field: 流动党员 is one word, 一肩挑 too.

    cutter()("全镇流动党员") → ["全镇", "流动党员"]

jieba and its faster twin rjieba agree on runs of Han characters, so only such runs may be
handed over. words.toml holds what their dictionary lacks; what a word means, and which
words matter, is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from ingest.own_list import OwnList

WORDS = OwnList(Path(__file__).parent / "words.toml", "words")
Cut = Callable[[str], list[str]]

USER_WORD_FREQUENCY = 20000
"""High enough that a user word wins over its parts, as a person who adds it expects."""


def cutter() -> Cut:
    """Return the cutter of this process, user words added: rjieba where it is installed, else jieba."""
    return cutter_with(user_words())


@lru_cache(maxsize=4)
def cutter_with(added: tuple[str, ...]) -> Cut:
    """Return the cutter whose dictionary has the words *added*."""
    try:
        return rjieba_cutter(added)
    except ImportError:
        return jieba_cutter(added)


def rjieba_cutter(added: tuple[str, ...]) -> Cut:
    """Return a cutter that uses rjieba with the words *added*; ImportError where it is missing."""
    from rjieba import Jieba  # noqa: PLC0415 - no wheel on some machines: jieba then serves

    tokenizer = Jieba()
    for word in added:
        tokenizer.add_word(word, USER_WORD_FREQUENCY, None)
    return tokenizer.cut


def jieba_cutter(added: tuple[str, ...]) -> Cut:
    """Return a cutter that uses jieba with the words *added*."""
    import jieba  # noqa: PLC0415 - its dictionary costs a second and is not needed beside rjieba

    tokenizer = jieba.Tokenizer()
    for word in added:
        tokenizer.add_word(word, USER_WORD_FREQUENCY)
    cut: Cut = tokenizer.lcut
    return cut


def user_words() -> tuple[str, ...]:
    """Return the words that are added to the cutter's dictionary now: those of `words.toml`, then the user's."""
    return WORDS.current()
