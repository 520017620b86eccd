r"""Words of a word list become patterns, and no word may keep the matcher busy for long.

    问题                    a plain word
    解决.{0,14}办法          a pattern whose gap is bounded
    (?:很|非)+常             refused: a repetition without an end
    (?:a{1,9}){1,9}         refused: a repetition inside a repetition

A user adds words of his own, so each is looked at before it is used: it must compile,
repeat only within bounds, not repeat what already repeats, stand beside others in one
pattern (no named groups, no references to groups), and leave the matcher no more
than `WAYS` ways to try at one place. Then the work is linear in the text.
"""

from __future__ import annotations

import re
from math import prod

from report import BadInputError

WAYS = 1 << 13
"""A word may be tried in so many ways at one place of the text: the widths of its gaps, multiplied."""

_ESCAPED = re.compile(r"\\.")
_UNFIT = re.compile(r"\(\?(?!:|=|!|<=|<!)|\\[1-9]")
_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_REPEAT = re.compile(r"[*+]|\{(\d*)(,?)(\d*)\}")
_OPTION = re.compile(r"(?<!\()\?|\([^()]*\|")
_REPEATED_GROUP = re.compile(r"\(([^()]*)\)(?:[*+]|\{[^}]*\})")
_GROUP = re.compile(r"\([^()]*\)")

_REMEDY = "请改写这个词：间隔写成 .{0,12} 的样子，不用 * 和 +，不在重复里再套重复"


def compile_word(word: str, *, where: str) -> re.Pattern[str]:
    """Return the pattern of *word*, which stands at *where*.

    Raises BadInputError where it is empty, no pattern, or could take without bound.
    """
    trouble = _trouble(word)
    if trouble:
        raise BadInputError(where, f"词“{word}”{trouble}", _REMEDY)
    try:
        pattern = re.compile(word)
    except (re.error, OverflowError) as error:
        raise BadInputError(where, f"词“{word}”不是正确的正则表达式（{error}）", _REMEDY) from error
    if pattern.match(""):
        raise BadInputError(where, f"词“{word}”什么字都没有也算找到", _REMEDY)
    return pattern


def join_words(words: list[str], *, where: str) -> re.Pattern[str]:
    """Return a pattern that finds any of *words*, each of which is looked at; none where there are none."""
    for word in words:
        compile_word(word, where=where)
    return re.compile("|".join(f"(?:{word})" for word in words) or "(?!)")


def _trouble(word: str) -> str | None:
    bare = _CLASS.sub("x", _ESCAPED.sub("x", word))
    widths = [_width(match) for match in _REPEAT.finditer(bare)]
    if not word.strip():
        return "是空的"
    if _UNFIT.search(word):
        return "里有命名组、反向引用或标志"
    if None in widths:
        return "里有不设上限的重复"
    if _nested(bare):
        return "里的重复套着重复"
    ways = prod(width or 1 for width in widths) << len(_OPTION.findall(bare))
    return "里的间隔太多、太宽" if ways > WAYS else None


def _width(repeat: re.Match[str]) -> int | None:
    """Return in how many ways *repeat* can be taken, None where that has no bound."""
    low, comma, high = repeat.groups()
    if repeat.group() in {"*", "+"} or (comma and not high):
        return None
    return int(high) - int(low or 0) + 1 if comma else 1


def _nested(bare: str) -> bool:
    """Return whether a group that is repeated holds a repetition; groups are folded from the inside out."""
    while True:
        if any(_REPEAT.search(match.group(1)) for match in _REPEATED_GROUP.finditer(bare)):
            return True
        folded = _GROUP.sub(lambda group: "x{1,2}" if _REPEAT.search(group.group()) else "x", bare)
        if folded == bare:
            return False
        bare = folded
