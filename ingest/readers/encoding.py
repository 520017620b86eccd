"""Turn the bytes of a text file into text: UTF-8, GB18030, UTF-16, Big5, and what else is sure.

    decode("全镇共有党员121名".encode("gbk")).text -> '全镇共有党员121名'

Strict decoding comes first, since UTF-8 hardly ever fits by chance. Bytes that fit both GB18030
and Big5 are decided by which of the two yields everyday characters. A few unreadable bytes (a
file cut off, one damaged place) are counted and replaced; bytes that are no text give None.
Zero-width characters stay: offsets count them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_ODD = re.compile("[\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]")
_GB_PAIR = re.compile(rb"[\x81-\xfe][\x30-\xfe]")
_GB_EVERYDAY = re.compile(rb"[\xb0-\xd7\xa1-\xa3][\xa1-\xfe]")  # level 1 of GB 2312 and its punctuation
_BIG5_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_BIG5_EVERYDAY = re.compile(rb"[\xa1-\xc6]")  # level 1 of Big5 and its punctuation
_HAN = re.compile("[一-鿿]")

MOST_CONTROLS = 0.002
"""Share of control characters above which something is not text."""

SURE_BIG5 = 0.85
CLEARER = 0.15
LEAST_GB = 0.25
"""Shares of everyday characters: from which text is Big5, clearly more so than GB, and Chinese at all."""

MOST_CHAOS = 0.1
"""What charset-normalizer may call messy in a text whose encoding it names."""

LEAST_FAMILIAR = 0.97
"""Share of Chinese and ASCII characters from which bytes with zeros are UTF-16."""

MOST_REPLACED = 0.01
"""Share of unreadable bytes above which an encoding does not fit."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and how many places could not be read."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes) -> Decoded | None:
    """Return the text in *data* without its byte order mark, or None where it is no text.

    >>> decode("沿河村".encode("utf-16")).encoding
    'utf-16-le'
    >>> decode(bytes(range(256))) is None
    True
    """
    data = data.rstrip(b"\x1a")  # the end-of-file mark of old editors
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], name)
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide
    if b"\0" in data:
        return None
    return _strict(data, "utf-8") or _chinese(data) or _repaired(data) or _guessed(data)


def _strict(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    return Decoded(text, name) if _is_text(text) else None


def _lenient(data: bytes, name: str) -> Decoded | None:
    text = data.decode(name, errors="replace")
    replaced = text.count("�")
    if replaced > max(1, len(text) * MOST_REPLACED) or not _is_text(text):
        return None
    return Decoded(text, name, replaced)


def _chinese(data: bytes) -> Decoded | None:
    """Return *data* read as GB18030 or Big5, whichever gives everyday characters."""
    simplified, traditional = _strict(data, "gb18030"), _strict(data, "big5hkscs")
    in_gb, in_big5 = _share(_GB_PAIR, _GB_EVERYDAY, data), _share(_BIG5_PAIR, _BIG5_EVERYDAY, data)
    if traditional is not None and in_big5 > (
        SURE_BIG5 if simplified is None else max(SURE_BIG5, in_gb + CLEARER)
    ):
        return Decoded(traditional.text, "big5")
    # Traditional text in GBK uses many characters outside level 1; other scripts hit it only by chance.
    return simplified if in_gb > LEAST_GB else None


def _share(pair: re.Pattern[bytes], everyday: re.Pattern[bytes], data: bytes) -> float:
    """Return the share of *everyday* ones among the double bytes (*pair*) at the beginning of *data*."""
    pairs = pair.findall(data[:_SAMPLE])
    return sum(everyday.match(found) is not None for found in pairs) / len(pairs) if pairs else 0.0


def _repaired(data: bytes) -> Decoded | None:
    found = [_lenient(data, name) for name in ("utf-8", "gb18030")]
    fitting = [decoded for decoded in found if decoded is not None and _HAN.search(decoded.text)]
    return min(fitting, key=lambda decoded: decoded.replaced, default=None)


def _guessed(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None or best.chaos > MOST_CHAOS:
        return None
    return _strict(data, best.encoding)


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """Return *data* read as UTF-16 without a mark, where line ends and letters give it away."""
    sample = data[:_SAMPLE]
    little = sample.count(b"\n\0") + sample.count(b"\r\0")
    big = sample.count(b"\0\n") + sample.count(b"\0\r")
    if b"\0" not in sample:
        return None
    names = ("utf-16-le", "utf-16-be") if little >= big else ("utf-16-be", "utf-16-le")
    for name in names:
        decoded = _lenient(data[: len(data) // 2 * 2], name)
        if decoded is not None and _is_familiar(decoded.text):
            return decoded
    return None


def _is_familiar(text: str) -> bool:
    familiar = len(re.findall("[\t\r\n -~　-〗一-鿿！-～“”‘’—…·]", text))
    return bool(text) and familiar / len(text) > LEAST_FAMILIAR


def _is_text(text: str) -> bool:
    limit = len(text) * MOST_CONTROLS
    return len(_CONTROL.findall(text)) <= limit and len(_ODD.findall(text)) <= max(2, len(text) * 0.02)
