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
from collections import Counter
from collections.abc import Mapping

from report import BadInputError

WAYS = 1 << 13
"""A word may be tried in so many ways at one place of the text: the widths of its gaps, multiplied."""

MOST_TIMES = 14
PRIVATE = 0xE000
"""Groups that were counted are stood for by characters from here on, which no word holds."""

_ESCAPED = re.compile(r"\\.")
_UNFIT = re.compile(r"\(\?(?!:|=|!|<=|<!)|\\[1-9]")
_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_REPEAT = re.compile(r"[*+]|\{(\d*)(,?)(\d*)\}")
_INNERMOST = re.compile(r"\((?:\?(?::|=|!|<=|<!))?([^()]*)\)")
_ATOM = re.compile(r"(.)(\{(\d*),?(\d*)\})?(\?{0,2})", re.DOTALL)
_REPEATED_GROUP = re.compile(r"\(([^()]*)\)(?:[*+]|\{[^}]*\})")
_GROUP = re.compile(r"\([^()]*\)")

_REMEDY = "请改写这个词：间隔写成 .{0,12} 的样子，不用 * 和 +，不在重复里再套重复"


_SAMPLE = "x 一、问题（1）,abc"
"""Words and marks in which a pattern that needs no character (\\b, 难?) is found, and a real word mostly is not."""


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
    if any(match.start() == match.end() for match in pattern.finditer(_SAMPLE)):
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
    return "里的间隔太多、太宽" if _ways(bare) > WAYS else None


def _ways(bare: str) -> int:
    """Return in how many ways *bare* can be taken at one place, no more than `WAYS` + 1; from the innermost group out."""
    groups: dict[str, int] = {}
    while match := _INNERMOST.search(bare):
        name = chr(PRIVATE + len(groups))
        groups[name] = _ways_of(match[1], groups)
        bare = bare[: match.start()] + name + bare[match.end() :]
    return _ways_of(bare, groups)


def _ways_of(flat: str, groups: Mapping[str, int]) -> int:
    """Return the ways of *flat*, which holds no group: the most of a choice, times those that may begin alike."""
    choices = flat.split("|")
    most = max(_ways_in_a_row(choice, groups) for choice in choices)
    firsts = Counter(choice[:1] for choice in choices)
    vague = any(first in ".x" or first in groups for first in firsts)
    return min(most * (len(choices) if vague else max(firsts.values())), WAYS + 1)


def _ways_in_a_row(choice: str, groups: Mapping[str, int]) -> int:
    ways = 1
    for atom, repeat, low, high, optional in _ATOM.findall(choice):
        times = int(high or low or 0) if repeat else 1
        # Two ways repeated MOST_TIMES times pass the limit; a higher power need not be computed.
        once = groups.get(atom, 1) ** min(times, MOST_TIMES)
        widths = times - int(low or 0) + 1 if repeat else 1
        ways = min(ways * (once * widths + len(optional)), WAYS + 1)
    return ways


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
