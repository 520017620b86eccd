"""Write a recognised line as Chinese print has it: spaces, brackets and marks.

    "截至 2024 年末,全镇有合作社 18 家(含联社)。" -> "截至2024年末，全镇有合作社18家（含联社）。"

The models see the shape of a mark and not its width, so brackets and marks beside Han characters
become the full-width ones; between letters and digits they stay (3,874, WTO (GATT)). What was read is
not corrected by guesses: a misread character stays misread.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

WIDE_SPACE = "\u3000"

LEAST_GAP_OF_HAN, LEAST_GAP, LEAST_GAP_BY_MARK = 0.45, 0.7, 1.4
"""Gaps, in Han characters, that are a space in print: between two of them, beside a digit, beside a mark."""

FEWEST_STEPS = 2
"""Pairs of Han characters that tell their width."""

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_MARKS = r"\u3001-\u303f，。；：？！（）“”‘’—…、《》〈〉〔〕【】％℃"
_WIDE = _HAN + _MARKS
_SPACE_BY_WIDE = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])")
_SPACES = re.compile(r"[ \t\xa0]+")
_NUMBERED_YEAR = re.compile(r"(?<=[表图])(\d{1,2})(?=(?:19|20)\d\d[年—－～~-])")
_BRACKETED = re.compile(r"([(（])([^()（）]{0,200})([)）])")
_LONE = {"(": "（", ")": "）"}
_OPEN = re.compile(rf"(?<=[{_WIDE}])\(|\((?=[{_HAN}“《])")
_CLOSE = re.compile(rf"(?<=[{_HAN}”》％])\)|\)(?=[{_HAN}，。；：、])")
_MARK = re.compile(
    rf"(?<=[{_HAN}）”》〕])([,;:!?])(?![0-9A-Za-z])|(?<=[{_HAN}）”》〕])([,;:])(?=[0-9A-Za-z])"
)
_FULL = dict(zip(",;:!?", "，；：！？", strict=True))
_PAGE_NUMBER = re.compile(r"[-—–一―]{1,2}(\d{1,4})[-—–一―]{1,2}")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")


def chinese_form(text: str) -> str:
    """Return the recognised *text* with the spaces, brackets and marks of Chinese print.

    >>> chinese_form("截至 2024 年末,全镇有合作社 18 家(含联社)。")
    '截至2024年末，全镇有合作社18家（含联社）。'
    >>> chinese_form("PM2.5 (GB 3095)"), chinese_form("-3-")
    ('PM2.5 (GB 3095)', '— 3 —')
    """
    text = _SPACE_BY_WIDE.sub("", _SPACES.sub(" ", text.strip()))
    number = _PAGE_NUMBER.fullmatch("".join(text.split()))
    if number is not None:
        return f"— {number[1]} —"
    if text in _LONE:  # in a narrow cell the last bracket stands on a line of its own
        return _LONE[text]
    text = _BRACKETED.sub(lambda found: _pair(found, text), text)
    text = _CLOSE.sub("）", _OPEN.sub("（", text))
    text = _MARK.sub(lambda found: _FULL[found[0]], text)
    return _NUMBERED_YEAR.sub(r"\1 ", _SPACE_BY_WIDE.sub("", text))


def with_gaps(text: str, places: Sequence[float]) -> str:
    """Return *text* with an ideographic space for each Han character that would fit in a wide gap of it.

    *places* are where its characters, spaces aside, stand; where they do not match or show no Han
    character's width, *text* comes back as it is.

    >>> with_gaps("县长周怀远", (3, 6.5, 14, 17.5, 21))
    '县长\u3000周怀远'
    """
    chars = text.replace(" ", "")
    if len(places) != len(chars):
        return text
    pairs = [(a, b, y - x) for (a, x), (b, y) in pairwise(zip(chars, places, strict=True))]
    steps = [step for a, b, step in pairs if _HAN_CHARACTER.match(a) and _HAN_CHARACTER.match(b)]
    if len(steps) < FEWEST_STEPS or (em := median(steps)) <= 0:
        return text
    gaps = [0, *(_gap(a, b, step / em) for a, b, step in pairs)]
    spaced, at = "", 0
    for char in text:
        if char == " ":
            spaced += char
            continue
        spaced += WIDE_SPACE * gaps[at] + char
        at += 1
    return spaced


def _gap(one: str, two: str, step: float) -> int:
    """Return how many characters fit between *one* and *two*, whose middles are *step* characters apart."""
    room = step - (_width(one) + _width(two)) / 2
    if _HAN_CHARACTER.match(one) and _HAN_CHARACTER.match(two):
        least = LEAST_GAP_OF_HAN
    else:  # the ink of a mark stands beside its middle
        least = LEAST_GAP if one.isalnum() and two.isalnum() else LEAST_GAP_BY_MARK
    return max(1, round(room)) if room >= least else 0


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5


def _pair(found: re.Match[str], text: str) -> str:
    """Return a pair of brackets in full width where one is, or Han characters stand in it or beside it."""
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    wide = found[1] == "（" or found[3] == "）" or _HAN_CHARACTER.search(beside + found[2])
    return f"（{found[2]}）" if wide else found[0]
