"""Write a recognised line as Chinese print has it: spaces, brackets and marks.

    "截至 2024 年末,全镇有合作社 18 家(含联社)。" -> "截至2024年末，全镇有合作社18家（含联社）。"

The models see the shape of a mark and not its width, so brackets and marks beside Han characters
become the full-width ones; between letters and digits they stay (3,874, WTO (GATT)). What was read is
not corrected by guesses: a misread character stays misread.
"""

from __future__ import annotations

import re

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"
_MARKS = r"\u3000-\u303f，。；：？！（）“”‘’—…、《》〈〉〔〕【】％℃"
_WIDE = _HAN + _MARKS
_SPACE_BY_WIDE = re.compile(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")
_SPACES = re.compile(r"\s+")
_BRACKETED = re.compile(r"\(([^()]{0,200})\)")
_OPEN = re.compile(rf"(?<=[{_WIDE}])\(|\((?=[{_HAN}“《])")
_CLOSE = re.compile(rf"(?<=[{_HAN}”》％])\)|\)(?=[{_HAN}，。；：、])")
_MARK = re.compile(rf"(?<=[{_HAN}）”》〕])([,;:!?])(?![0-9A-Za-z])|(?<=[{_HAN}）”》〕])([,;:])(?=[0-9A-Za-z])")
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
    text = _SPACES.sub(" ", _SPACE_BY_WIDE.sub("", text.strip()))
    number = _PAGE_NUMBER.fullmatch(text.replace(" ", ""))
    if number is not None:
        return f"— {number[1]} —"
    text = _BRACKETED.sub(lambda found: _pair(found, text), text)
    text = _CLOSE.sub("）", _OPEN.sub("（", text))
    text = _MARK.sub(lambda found: _FULL[found[0]], text)
    return _SPACE_BY_WIDE.sub("", text)


def _pair(found: re.Match[str], text: str) -> str:
    """Return a pair of brackets in full width where Han characters stand in it or beside it."""
    beside = text[max(0, found.start() - 1) : found.start()] + text[found.end() : found.end() + 1]
    return f"（{found[1]}）" if _HAN_CHARACTER.search(beside + found[1]) else found[0]
